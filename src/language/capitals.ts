import type { Span } from '../domain/span.ts';
import { tagWords } from './chunk/tags.ts';
import { cityNames } from './english/cities.ts';
import { isForename } from './english/forenames.ts';
import { countryOf } from './english/nationalities.ts';
import { titleNoun } from './english/titles.ts';
import { verbReadings } from './english/verbs.ts';

/** Least share of capitals among the letters of a text that is set in capitals as a whole. */
const SHARE = 0.9;

/** Whether a text of at least so many letters is printed in capitals throughout, as old wire copy is. */
export function isCapitals(text: string, fewest = 40): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper + lower >= fewest && upper >= SHARE * (upper + lower);
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)$/;
/** Short forms that stay in capitals. */
const INITIALS = /^(?:us|u\.s\.|uk|u\.k\.|eu|un|nato|\p{L}\.(?:\p{L}\.)+)$/u;
/** Small words inside names. */
const SMALL = /^(?:of|and|the|for|in|on|at|de|del|van|von|der|al|bin)$/;

/**
 * The text as it would be printed in sentences: small letters, and capitals at the start of sentences and in names. `names` are what a
 * tagger takes for names in the capitals. Words that a sentence is made of (verbs, prepositions, titles) stay small also inside of
 * them. Every unit keeps its place; what has no small letter of the same length stays.
 */
export function inSentenceCase(text: string, sentences: readonly Span[], names: readonly Span[]): string {
  const units = [
    ...text.replace(/\p{Lu}/gu, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)),
  ].join('');
  const out = units.split('');
  const upper = (at: number): void => {
    out[at] = text[at]!;
  };
  for (const { start, end } of sentences) {
    const first = text.slice(start, end).search(/\p{L}/u);
    if (first >= 0) upper(start + first);
    let afterForename = false;
    let before = '';
    for (const word of tagWords(units, { start, end }, [])) {
      const { lower } = word;
      const common = isCommon(lower, word.tag);
      const named = names.some((name) => name.start <= word.start && word.end <= name.end);
      const name =
        (INITIALS.test(lower) && (lower !== 'us' || named)) ||
        CALENDAR.test(lower) ||
        countryOf(lower.replace(/^./u, (one) => one.toUpperCase())) !== undefined ||
        (cityNames.has(lower) && before !== 'det') ||
        (named && !common && !(before === 'det' && cityNames.has(lower))) ||
        (named && isForename(lower)) ||
        (afterForename && !common);
      afterForename = isForename(lower) && !common && named;
      before = word.tag;
      if (!name) continue;
      if (INITIALS.test(lower)) for (let at = word.start; at < word.end; at++) upper(at);
      else {
        for (let at = word.start; at < word.end; at++)
          if (at === word.start || /[-’']/.test(text[at - 1]!)) upper(at);
      }
    }
  }
  // What stands between sentences (a dateline) keeps its capitals.
  let from = 0;
  for (const { start, end } of [...sentences, { start: text.length, end: text.length }]) {
    for (let at = from; at < start; at++) upper(at);
    from = end;
  }
  return out.join('');
}

/** Words that a sentence is made of, as against names. */
function isCommon(lower: string, tag: string): boolean {
  if (SMALL.test(lower)) return true;
  if (/^(?:det|pron|prep|aux|adv|conj|sub|to|num|mark|quote|pos)$/.test(tag)) return true;
  if (titleNoun(lower) !== undefined) return true;
  return verbReadings(lower).length > 0 && tag === 'verb';
}
