import type { Span } from '../../domain/span.ts';
import { verbReadings } from '../../language/english/verbs.ts';
import type { Met, Passage } from './passage.ts';

const REASON =
  /\b(?:because(?: of)?|since|after|as|due to|owing to|over|amid|for fear|fearing|so that|so as to|in order to|in protest|in response|thanks to|on the grounds?|to (?:avoid|prevent|protest|make|get|keep|save|help|allow|protect|give|stop|let|find|force)|following|in the absence of|blamed?|caused? by|led to|prompted|reason|out of|accusing|for \p{L}+ing|when|by (?:\p{L}+ing))\b/giu;

const isTensed = (word: string): boolean =>
  /^(?:is|was|were|are|had|has|have|would|could|did|does)$/iu.test(word) ||
  (!/^\p{Lu}/u.test(word) &&
    verbReadings(word.toLowerCase()).some(({ form }) => form !== 'base' && form !== 'ing'));

/** Where a sentence gives its reason: the words from the marker on, after what is asked about or before it. */
export function reasonIn(passage: Passage, verb: Span, mets: readonly Met[]): Span | undefined {
  const { text } = passage.article;
  const { start, end } = passage.sentence;
  const sentence = text.slice(start, end);
  const asked = mets.flatMap(({ spans }) => spans);
  for (const match of sentence.matchAll(REASON)) {
    const at = start + match.index;
    // "Not six, as officials first said" tells whose word it is.
    if (
      /^as$/iu.test(match[0]) &&
      /^as (?:[\p{L}’'-]+ ){0,4}(?:said|says|say|told|reported|put|claimed|announced|expected|planned|known)\b/iu.test(
        sentence.slice(match.index),
      )
    )
      continue;
    if (
      /^(?:as|since|over|by)/iu.test(match[0]) &&
      /^(?:as|since|over) (?:well|of|the (?:past|last|weekend|next|years)|monday|tuesday|wednesday|thursday|friday|\d)\b/iu.test(
        sentence.slice(match.index),
      )
    )
      continue;
    // "Sacked as home secretary": an office is no reason.
    if (/^as$/iu.test(match[0]) && !passage.words.some((word) => word.start > at && isTensed(word.text)))
      continue;
    const rest = { start: at, end: clauseEnd(text, at, end) };
    // "Because Russia used its veto" gives no reason for the veto.
    if (rest.start <= verb.start && verb.end <= rest.end) continue;
    // A reason says something that was not asked.
    const fresh = passage.words.filter(
      (word) =>
        word.start >= rest.start + match[0].length &&
        word.end <= rest.end &&
        !asked.some((span) => span.start <= word.start && word.end <= span.end),
    );
    const before = asked.some((span) => span.end <= at);
    const leading = match.index < 3;
    if (fresh.length >= 3 && (before || leading)) return rest;
  }
  return undefined;
}

const clauseEnd = (text: string, from: number, end: number): number => {
  const stop = /[;]|, (?:who|which|but)\b/u.exec(text.slice(from, end));
  return stop ? from + stop.index : /[.!?]$/u.test(text.slice(from, end)) ? end - 1 : end;
};

/** A sentence that only repeats the question answers nothing. */
export function saysMore(passage: Passage, mets: readonly Met[]): boolean {
  const asked = mets.flatMap(({ spans }) => spans);
  const fresh = passage.words.filter(
    (word) => word.text.length > 2 && !asked.some((span) => span.start <= word.start && word.end <= span.end),
  );
  return (
    fresh.length >= 3 &&
    !/\?$/u.test(passage.article.text.slice(passage.sentence.start, passage.sentence.end))
  );
}
