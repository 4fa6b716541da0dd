import type { Span } from '../../domain/span.ts';
import type { Quote } from '../quotes.ts';
import type { Cue } from './cues.ts';
import { canSpeak, nounStartingAt } from './nouns.ts';
import type { Noun, Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** The noun after the verb in "…," said Smith. */
export function invertedSpeaker(scene: Scene, cue: Cue): Noun | undefined {
  const { words } = scene;
  if (!/[q]/.test(cue.frame) || cue.group.from !== cue.group.main) return undefined;
  let at = cue.group.from - 1;
  while (words[at]?.tag === 'adv') at--;
  const mark = words[at];
  // "Said Ruiz: “…”" opens the sentence.
  if (at < 0 && /^(?:said|says|added|adds)$/.test(words[cue.group.from]!.lower)) {
    const first = nounStartingAt(scene, cue.to);
    const colon = first ? words[first.to] : undefined;
    return first && canSpeak(scene, first) && colon && (colon.text === ':' || colon.text === ',')
      ? first
      : undefined;
  }
  if (
    !mark ||
    !(
      mark.text === ',' ||
      mark.tag === 'quote' ||
      mark.text === '?' ||
      mark.text === '!' ||
      mark.text === '–' ||
      mark.text === '—'
    )
  )
    return undefined;
  const noun = nounStartingAt(scene, cue.to);
  if (!noun || !canSpeak(scene, noun) || /^(?:him|her|them|it|that|us)$/.test(words[noun.head]!.lower))
    return undefined;
  const next = words[noun.to];
  // "…, said Smith had left": then Smith is no speaker.
  if (next && next.group >= 0 && scene.groups[next.group]!.finite && next.tag !== 'to') return undefined;
  // ", said the talk with the mayor had taken an hour": nor then.
  if (mark.text === ',' && ownsVerb(scene, noun.to) && !quoteBefore(scene, cue.group.from)) return undefined;
  if (/^(?:tell|ask|warn|inform|assure|remind|urge)$/.test(cue.base) && mark.tag !== 'quote')
    return undefined;
  // A participle that goes with a subject before ("Smith, quoted …, said") has its subject already.
  const over = mark.text === ',' ? subjectOf(scene, cue.group) : undefined;
  if (over && !quoteBefore(scene, cue.group.from)) {
    const head = words[over.head]!;
    if (head.tag === 'name' || scene.phrases[head.phrase]?.pronoun) return undefined;
  }
  // A title before the name: the holder speaks.
  const comma = words[noun.to];
  const role = scene.roles.find(
    (one) =>
      one.holder &&
      one.start >= words[noun.from]!.start - 1 &&
      one.start < words[noun.to - 1]!.end &&
      one.holder.start >= words[noun.to - 1]!.end,
  );
  if (role?.holder && comma?.text === ',') {
    const later = nounStartingAt(scene, noun.to + 1, false);
    if (later && words[later.from]!.start === role.holder.start) return later;
  }
  return noun;
}

/** Whether phrases that hang on a noun lead to a finite verb without a mark between. */
function ownsVerb(scene: Scene, from: number): boolean {
  const { words, groups, phrases } = scene;
  let at = from;
  while (words[at]?.tag === 'prep' || words[at]?.tag === 'to') {
    const phrase = phrases[words[at + 1]?.phrase ?? -1];
    if (!phrase || phrase.from !== at + 1) return false;
    at = phrase.to;
  }
  const group = groups[words[at]?.group ?? -1];
  return at > from && group !== undefined && group.from === at && group.finite;
}

/** A quotation that ends right before the word at `start`, but for a comma. */
export function quoteBefore(scene: Scene, start: number): Quote | undefined {
  const { words } = scene;
  const at = words[start]!.start;
  const text = scene.article.text;
  for (let i = scene.quotes.length - 1; i >= 0; i--) {
    const quote = scene.quotes[i]!;
    if (quote.end > at) continue;
    return /^[\s,–—-]*$/.test(text.slice(quote.end, at)) &&
      /[,.?!…–—]$|^$/.test(lastMark(text, quote, at)) &&
      (wordsIn(text, quote) > 1 || quote.start === words[0]!.start)
      ? quote
      : undefined;
  }
  return undefined;
}

const wordsIn = (text: string, quote: Quote): number =>
  text.slice(quote.inner.start, Math.min(quote.inner.end, quote.inner.start + 80)).split(/\s+/).length;

/** The mark inside or right after a quotation; a partial quotation in a clause has none. */
const lastMark = (text: string, quote: Quote, at: number): string =>
  text.slice(quote.inner.start, quote.inner.end).trimEnd().slice(-1) + text.slice(quote.end, at).trim();

export const quoteAt = (scene: Scene, at: number): Quote | undefined => {
  const word = scene.words[at];
  return word
    ? scene.quotes.find((quote) => quote.start === word.start || quote.inner.start === word.start)
    : undefined;
};

/** "…," he said. "…": a quotation that opens after the cue and a mark, in the same sentence. */
export function quoteAfter(scene: Scene, from: number): Quote | undefined {
  const { words } = scene;
  for (let i = from; i < words.length && i < from + 12; i++) {
    if (words[i]!.tag === 'quote')
      return /^[,:.–—]$/.test(words[i - 1]?.text ?? '') ? quoteAt(scene, i) : undefined;
    if (words[i]!.group >= 0) return undefined;
  }
  return undefined;
}

/** Marks and blanks at the edges are no part of what was said. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /[\s,]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
