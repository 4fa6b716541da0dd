import type { Span } from '../domain/span.ts';
import {
  afterQuoteVerbs,
  beforeNumber,
  maybeFinal,
  neverFinal,
  sentenceStarters,
} from './english/abbreviations.ts';

/** A run of full stops, question or exclamation marks with the closing marks after it; or one that ends a sentence in another script. */
const ending = /[.!?…‽]+[”"’'»)\]]*|[。！？｡।॥؟۔։።]+[”"’'»)\]」』]*/gu;
/** What may stand between a sentence's end and its first letter. */
const opening = /[\s“"‘'«([¿¡—–\-•*]/u;
/** How far back the word before a full stop is looked for, and how far on the word after it, in UTF-16 units. */
const reach = 40;

/**
 * The sentences of one paragraph, trimmed, in order and without overlap. Splits at end marks and joins again what an abbreviation,
 * an initial, a number or a quotation within a sentence holds together. Linear: a bounded window is looked at for each mark.
 */
export function splitSentences(text: string, within: Span): Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  ending.lastIndex = within.start;
  for (let match = ending.exec(text); match && match.index < within.end; match = ending.exec(text)) {
    const end = Math.min(match.index + match[0].length, within.end);
    if (end >= within.end) break;
    if (!endsHere(text, match.index, end, within, start) || creditFollows(text, end, within.end)) continue;
    push(sentences, text, start, end);
    start = end;
  }
  push(sentences, text, start, within.end);
  return sentences;
}

function push(sentences: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && blank(text, start)) start++;
  while (end > start && blank(text, end - 1)) end--;
  if (start === end) return;
  // A lone mark ("…", ")") goes with the sentence before it.
  const last = sentences.at(-1);
  if (last && end - start < 4 && !/[\p{L}\p{N}]/u.test(text.slice(start, end))) last.end = end;
  else sentences.push({ start, end });
}

const blank = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** Whether the end mark from `mark` to `end` (closing marks included) closes a sentence. */
function endsHere(text: string, mark: number, end: number, within: Span, start: number): boolean {
  const sign = text.charAt(mark);
  if (/[。！？｡।॥؟۔։።]/u.test(sign)) return true;
  const next = wordAfter(text, end, within.end);
  const single = end - mark === 1;
  if (!blank(text, end)) {
    // "…work.The minister": a blank the publisher forgot. Only where both sides are plain words.
    if (sign !== '.' || next.gap > 0 || !/^\p{Lu}\p{Ll}/u.test(next.word)) return false;
    const before = wordBefore(text, mark, start);
    return /^\p{Ll}{3,}$/u.test(before) && sentenceStarters.has(next.word.toLowerCase());
  }
  if (/^\p{Ll}/u.test(next.word)) return false;
  if (sign !== '.') {
    const quoted = /[”"’'»]/.test(text.slice(mark, end));
    return !(quoted && speakerFollows(text, end, within.end));
  }
  if (text.startsWith('..', mark)) return true;
  const before = wordBefore(text, mark, start);
  if (!single && !isTitle(before)) return true;
  return !goesOn(before, next.word, text, mark, start);
}

const isTitle = (word: string): boolean => neverFinal.has(word) || neverFinal.has(titled(word));
/** "GEN" as "Gen"; other forms as they are. */
const titled = (word: string): string =>
  word.length > 1 && word === word.toUpperCase() && !word.includes('.')
    ? word.charAt(0) + word.slice(1).toLowerCase()
    : word;

/** Whether the full stop after `before` belongs to an abbreviation, an initial or a number inside the sentence. */
function goesOn(before: string, next: string, text: string, mark: number, start: number): boolean {
  const number = /^\p{N}/u.test(next);
  if (isTitle(before)) return next !== '';
  if (number && (beforeNumber.has(before) || beforeNumber.has(titled(before)))) return true;
  const starter = sentenceStarters.has(next.toLowerCase());
  if (maybeFinal.has(before) || (maybeFinal.has(titled(before)) && before.length > 2)) {
    if (/^[Nn]os?$/.test(before)) return false;
    // "at 5 p.m. Tuesday", "5 p.m. EST" go on; "at 5 p.m. Crews …" does not.
    if (/^[ap]\.m$/i.test(before))
      return /^(?:\p{Lu}{2,4}|\p{L}+day|\p{Lu}[a-z]{2})$|^(?:January|February|March|April|June|July|August|September|October|November|December)$/u.test(
        next,
      );
    return !starter;
  }
  // An initial: "Mark A. Milley", "J. K. Rowling"; but "vitamin C. The …".
  if (/^\p{Lu}$/u.test(before) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(before)) {
    if (starter && !/^(?:a|i|an|may|will)$/i.test(next)) return false;
    return /^\p{Lu}/u.test(next);
  }
  // A number at the start of a line: "1. The committee …".
  return /^\p{N}{1,2}$/u.test(before) && text.slice(start, mark).trim() === before;
}

/** The word that ends before `mark`, inner full stops included ("U.S", "Milley"). */
function wordBefore(text: string, mark: number, floor: number): string {
  let at = mark;
  const low = Math.max(floor, mark - reach);
  while (at > low && /[\p{L}\p{N}.'’&]/u.test(text.charAt(at - 1))) at--;
  return text.slice(at, mark).replace(/^[.'’&]+/, '');
}

/** The word after `from` and how many units stand before it. */
function wordAfter(text: string, from: number, limit: number): { word: string; gap: number } {
  let at = from;
  const high = Math.min(limit, from + reach);
  while (at < high && opening.test(text.charAt(at))) at++;
  const word = /^[\p{L}\p{N}$€£]*/u.exec(text.slice(at, high))?.[0] ?? '';
  return { word, gap: at - from };
}

/** Whether all that follows in the paragraph is a dash and whose words they are: `"It is a long game." – Ada Quay`. */
function creditFollows(text: string, from: number, limit: number): boolean {
  return limit - from < 2 * reach && CREDIT.test(text.slice(from, limit));
}
const CREDIT = /^\s+(?:[-–—]|--)\s*\p{Lu}[^.!?…]*(?:\b\p{Lu}\.[^.!?…]*)*$/u;

/** Whether what follows a quotation is its speaker with a verb of saying: `"Why?" Ms Smith asked`. */
function speakerFollows(text: string, from: number, limit: number): boolean {
  const ahead = text.slice(from, Math.min(limit, from + 60));
  const words = ahead.split(/\s+/).filter(Boolean).slice(0, 5);
  for (const word of words) {
    if (afterQuoteVerbs.has(word.replace(/[^\p{L}]/gu, '').toLowerCase())) return true;
    if (/["“”.!?]/.test(word.slice(1)) && !isTitle(word.replace(/\.$/, ''))) return false;
  }
  return false;
}
