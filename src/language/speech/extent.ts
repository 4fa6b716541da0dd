import type { Span } from '../../domain/span.ts';
import type { VerbGroup } from '../chunks.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Cue } from './cues.ts';
import { type Scene, spanOf } from './scene.ts';

/** Where what is said ends: the sentence's end without its mark, a later cue of the same subject, ", according to", a new clause after "but". */
export function contentEnd(scene: Scene, from: number, cue: Cue, stops: readonly number[]): number {
  const { words, groups } = scene;
  let end = words.length;
  while (
    end > from &&
    ((words[end - 1]!.tag === 'mark' && !closesBracket(scene, from, end)) ||
      (words[end - 1]!.tag === 'quote' && !closesInside(scene, end - 1, from)))
  )
    end--;
  for (const stop of stops) if (stop > from && stop < end) end = stop;
  const main = mainAfter(scene, from, cue);
  if (main !== undefined && main < end) end = main;
  // "told X that … and instead demanded": a verb of the cue's own tense after "and".
  for (const group of groups) {
    if (group.from <= from || group.from >= end || group.infinitive) continue;
    if (scene.quotes.some((quote) => quote.start < group.start && group.end < quote.end)) continue;
    let j = group.from - 1;
    while (j > from && words[j]!.tag === 'adv') j--;
    const own = ownClause(scene, group, cue, from);
    if (own !== undefined) end = Math.min(end, own);
    if (words[j]!.lower !== 'and' && words[j]!.lower !== 'but') {
      // ", adding that": the next thing said.
      const participle =
        group.form === 'ing' &&
        group.from === group.main &&
        words[j]!.text === ',' &&
        /^(?:say|add|tell|note|argue|warn|claim|insist|stress|explain|call|urge|accuse|describe|cite|suggest|predict|promise|vow|deny|declare|write|announce|admit|acknowledge|assert|point)$/.test(
          group.base,
        );
      if (participle) end = Math.min(end, j);
      continue;
    }
    const sameTense =
      group.form === cue.group.form &&
      group.finite &&
      cue.group.form !== 'base' &&
      group.modal === undefined &&
      cueWord(group.base) &&
      group.from === group.main;
    if (sameTense) end = Math.min(end, words[j - 1]?.text === ',' ? j - 1 : j);
  }
  while (
    end > from &&
    ((words[end - 1]!.tag === 'mark' && !closesBracket(scene, from, end)) || words[end - 1]!.tag === 'conj')
  )
    end--;
  return end;
}

/**
 * "asked people to wait, and the captain warned them": a cue in the tense of the first with a subject of its own after ", and" is said by
 * the text, not by the first speaker; index of the comma.
 */
function ownClause(scene: Scene, group: VerbGroup, cue: Cue, from: number): number | undefined {
  const { words, phrases } = scene;
  if (
    !group.finite ||
    group.form !== cue.group.form ||
    group.from !== group.main ||
    cue.group.from !== cue.group.main
  )
    return undefined;
  if (!tells(group.base) || group.modal !== undefined || cue.group.form === 'base') return undefined;
  let at = group.from - 1;
  while (words[at]?.tag === 'adv') at--;
  for (let round = 0; round < 3; round++) {
    const phrase = phrases[words[at]?.phrase ?? -1];
    if (!phrase || phrase.to !== at + 1) return undefined;
    at = phrase.from - 1;
    if (words[at]?.tag === 'prep' && phrases[words[at - 1]?.phrase ?? -1]) at--;
    else break;
  }
  if (!/^(?:and|but|while|whereas)$/.test(words[at]?.lower ?? '') || words[at - 1]?.text !== ',')
    return undefined;
  return at - 1 > from ? at - 1 : undefined;
}

/**
 * "Ruiz, after saying she would stay, left", "Ruiz, who said she would stay, left", "After saying it was late, she left": the comma where
 * the clause that the cue is put into goes on.
 */
function mainAfter(scene: Scene, from: number, cue: Cue): number | undefined {
  const { words, groups, phrases } = scene;
  let lead = cue.group.from - 1;
  while (words[lead]?.tag === 'adv') lead--;
  const inserted =
    cue.group.form === 'ing' &&
    cue.group.from === cue.group.main &&
    (lead < 0 || words[lead]?.tag === 'prep');
  const relative = words[lead]?.lower === 'who' && words[lead - 1]?.text === ',';
  if (!inserted && !relative) return undefined;
  const opening = inserted && lead <= 0;
  for (let i = from + 1; i < words.length - 1; i++) {
    if (words[i]!.text !== ',') continue;
    if (scene.quotes.some((quote) => quote.start < words[i]!.start && words[i]!.end < quote.end)) continue;
    const phrase = phrases[words[i + 1]!.phrase];
    const group = groups[words[opening && phrase?.from === i + 1 ? phrase.to : i + 1]?.group ?? -1];
    if (group?.finite && (opening ? phrase !== undefined : group.from === i + 1)) return i;
  }
  return undefined;
}

/** "(FEC)" at the end keeps its bracket. */
const closesBracket = (scene: Scene, from: number, end: number): boolean =>
  scene.words[end - 1]!.text === ')' && scene.words.slice(from, end).some((word) => word.text === '(');

/** A closing mark whose quotation opens inside what is said belongs to it. */
const closesInside = (scene: Scene, at: number, from: number): boolean => {
  const mark = scene.words[at]!;
  return scene.quotes.some((quote) => quote.end === mark.end && quote.start > scene.words[from]!.start);
};

/** Verbs that tell what somebody said, also where they are not in the list of those that share a subject. */
const tells = (base: string): boolean =>
  cueWord(base) || /^(?:[cq]|[^bm]*[cqn][^bm]*)$/.test(cueFrame(base) ?? '');

const cueWord = (base: string): boolean =>
  /^(?:say|tell|add|ask|urge|demand|warn|call|insist|deny|accuse|announce|declare|promise|vow|pledge|note|claim|reject|criticise|praise|condemn|propose|stress|argue|describe|express|threaten|write)$/.test(
    base,
  );

/** The clause before a cue at the sentence's end: from its start to the comma before the speaker. */
export function clauseBefore(scene: Scene, stop: number, start: number): Span | undefined {
  const { words } = scene;
  let to = stop;
  while (
    to > start &&
    (words[to - 1]!.tag === 'mark' || (words[to - 1]!.tag === 'quote' && !closesInside(scene, to - 1, start)))
  )
    to--;
  let from = start;
  while (from < to && words[from]!.tag === 'mark') from++;
  return to - from >= 2 ? spanOf(scene, from, to) : undefined;
}
