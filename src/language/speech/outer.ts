import type { Statement } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import { cueFrame, particleFrame } from '../english/verbs.ts';
import type { Source } from './cues.ts';
import { canSpeak } from './nouns.ts';
import { partyOf, type Scene, spanOf } from './scene.ts';

/** "a draft that calls for calm, she said": the outer cue is no part of what the inner one takes. */
export function endBefore(found: readonly Statement[], text: string): void {
  for (const inner of found)
    for (const outer of found) {
      const last = inner.content.at(-1)!;
      const end = outer.content[0].end;
      if (outer === inner) continue;
      const lead = text.slice(outer.cue.end, inner.cue.start);
      // "Two envoys, who asked for calm, said": the verb after the relative clause is the subject's next.
      if (
        inner.speaker &&
        inner.speaker.end <= outer.cue.start &&
        contains(outer.content[0], inner.cue) &&
        /,(?: but (?:only|rather|instead|merely))?\s*$/.test(lead)
      ) {
        outer.content[0].end = Math.max(
          outer.content[0].start + 1,
          outer.cue.end + lead.replace(/,(?: but \p{Ll}+)?\s*$/u, '').length,
        );
        continue;
      }
      if (!contains(last, outer.cue) || !contains(outer.content[0], inner.cue)) continue;
      if (end > last.start && end < last.end) last.end = end;
    }
}

/** A statement inside what another one reports is said on that one's word. */
export function nest(found: Statement[]): void {
  for (const inner of found) {
    for (const outer of found) {
      if (outer === inner || inner.attribution) continue;
      if (!outer.content.some((span) => contains(span, inner.cue))) continue;
      // "points to Peru, which it says": a noun's relative clause is not on that one's word.
      const [base = '', particle] = outer.verb.split(' ');
      if (!/[co]/.test((particle ? particleFrame(base, particle) : cueFrame(base)) ?? 'c')) continue;
      const who = outer.speaker;
      inner.attribution =
        who && who.end <= outer.cue.start && outer.cue.start - who.end < 40
          ? { start: who.start, end: outer.cue.end }
          : outer.cue;
    }
  }
}

/** Past ", a former colonel now with the institute" behind a source: who he is, not what he said. */
function overApposition(scene: Scene, from: number): number {
  const { words, groups } = scene;
  if (words[from - 1]?.text !== ',' || words[from]?.tag !== 'det') return from;
  for (let i = from; i < words.length; i++) {
    if (words[i]!.text === ',') return i + 1;
    if (groups[words[i]!.group]?.finite && !/^(?:who|which|that)$/.test(words[i - 1]!.lower)) return from;
  }
  return words.length;
}

/** "according to the union; the police counted 200", ", but others saw fewer": what follows is another one's count. */
function standsApart(scene: Scene, to: number): boolean {
  const [mark, next] = [scene.words[to], scene.words[to + 1]];
  return (
    mark?.text === ';' ||
    (mark?.text === ',' && /^(?:but|while|whereas|though|although|yet)$/.test(next?.lower ?? ''))
  );
}

/** "according to X" hangs on the statements of its sentence, or is one itself. */
export function attribute(scene: Scene, source: Source, found: Statement[]): void {
  const { words } = scene;
  const main = found.filter(
    (one) =>
      !one.content.some((span) => contains(span, source.span)) &&
      !found.some((other) => other !== one && other.content.some((span) => contains(span, one.cue))),
  );
  const owned = main.filter((one) => one.speaker === undefined || !overlaps(one.speaker, source.span));
  if (owned.length > 0) {
    for (const one of owned) one.attribution ??= source.span;
    return;
  }
  if (found.some((one) => one.content.some((span) => overlaps(span, source.span)))) return;
  const content: Span[] = [];
  const last = words.length;
  let left = source.from;
  while (left > 0 && words[left - 1]!.tag === 'mark') left--;
  let right = source.to;
  while (right < last && words[right]!.tag === 'mark') right++;
  right = overApposition(scene, right);
  let end = last;
  while (end > right && (words[end - 1]!.tag === 'mark' || words[end - 1]!.tag === 'quote')) end--;
  if (left > 1) content.push(spanOf(scene, 0, left));
  if (end > right + 1 && !(left > 1 && standsApart(scene, source.to)))
    content.push(spanOf(scene, right, end));
  const first = words[source.noun.head]!.lower;
  if (content.length === 0 || (!canSpeak(scene, source.noun) && !/^(?:him|her|them)$/.test(first))) return;
  if (/^(?:plan|schedule|law|rules?|need|age|size|taste)$/.test(first)) return;
  found.push({
    speaker: partyOf(scene, source.noun),
    cue: source.cue,
    verb: 'according to',
    content: content as [Span, ...Span[]],
    direct: false,
    negated: false,
    sentence: scene.index,
  });
}
