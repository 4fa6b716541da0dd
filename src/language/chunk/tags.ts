import type { Span } from '../../domain/span.ts';
import { titleNoun } from '../english/titles.ts';
import { AUXILIARIES, verbReadings } from '../english/verbs.ts';
import {
  ADJECTIVES,
  ADVERBS,
  CONJUNCTIONS,
  DAYS,
  DETERMINERS,
  isAdverb,
  looksAdjective,
  NUMBERS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
} from '../english/words.ts';
import { tokenize } from '../tokens.ts';
import { settle } from './verb.ts';
import type { Tag, Word } from './word.ts';

/** Longest sentence that is read as one, in tokens: what goes on beyond it is left out (tables, lists, garbage). */
const MOST_TOKENS = 400;

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', '``', "''", '‘']);
const CAPITAL = /^\p{Lu}/u;

/** Words of a sentence with their classes; names are nouns of their own class. */
export function tagWords(text: string, sentence: Span, names: readonly Span[]): Word[] {
  const tokens = tokenize(text, sentence).slice(0, MOST_TOKENS);
  const words: Word[] = tokens.map((token) => ({
    start: token.start,
    end: token.end,
    text: token.text,
    lower: token.text.toLowerCase(),
    tag: 'noun',
    phrase: -1,
    group: -1,
  }));
  let n = firstFrom(names, sentence.start);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    while (n < names.length && names[n]!.end <= word.start) n++;
    const name = names[n];
    const named = name !== undefined && name.start <= word.start && word.end <= name.end;
    word.tag = tagOf(words, i, named);
  }
  for (let i = 0; i < words.length; i++) settle(words, i);
  return words;
}

/** Index of the first span that ends after `at`; spans in order. */
export function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tagOf(words: Word[], i: number, named: boolean): Tag {
  const word = words[i]!;
  const { lower, text } = word;
  if (/^['’]s$/i.test(text)) return 'pos';
  if (
    (text === "'" || text === '’') &&
    i > 0 &&
    words[i - 1]!.end === word.start &&
    /s$/i.test(words[i - 1]!.text)
  )
    return 'pos';
  if (text === '%' && /\d$/.test(words[i - 1]?.text ?? '')) return 'noun';
  // "the Kurdish-led forces": what hangs on a name by a hyphen is one word with it.
  const glued = (at: number): boolean => words[at]?.end === words[at + 1]?.start;
  if (text === '-' && i > 0 && glued(i - 1) && glued(i)) return 'adj';
  if (i > 1 && words[i - 1]!.text === '-' && glued(i - 1) && glued(i - 2) && /^\p{Ll}/u.test(text))
    return 'adj';
  if (!/[\p{L}\p{N}]/u.test(text)) return QUOTES.has(text) ? 'quote' : 'mark';
  if (named || /^(?:US|WHO|IT|U\.S\.|U\.N\.)$/.test(text)) return 'name';
  const first =
    i === 0 ||
    words[i - 1]!.tag === 'quote' ||
    (words[i - 1]!.tag === 'mark' && /[.:!?—–]/.test(words[i - 1]!.text));
  if (CAPITAL.test(text) && !first && !isClosed(lower)) {
    if (text.length > 1 && text === text.toUpperCase()) return 'name';
    return DAYS.has(lower) ? 'noun' : 'name';
  }
  if (AUXILIARIES.has(lower)) {
    word.base = AUXILIARIES.get(lower)!;
    return 'aux';
  }
  if (lower === 'to') return 'to';
  if (lower === 'there') return 'pron';
  // "Captain Smith": a title at the sentence's start is no verb.
  if (first && titleNoun(lower) && words[i + 1] && CAPITAL.test(words[i + 1]!.text) && CAPITAL.test(text))
    return 'noun';
  if (/^[\d.,%$£€]+/.test(text) || NUMBERS.has(lower)) return 'num';
  if (POSSESSIVES.has(lower)) return 'det';
  if (PRONOUNS.has(lower) && lower !== 'one') return 'pron';
  if (lower === 'that') return 'sub';
  if (DETERMINERS.has(lower)) return 'det';
  if (CONJUNCTIONS.has(lower)) return 'conj';
  if (ADVERBS.has(lower) || (isAdverb(lower) && verbReadings(lower).length === 0)) return 'adv';
  if (PREPOSITIONS.has(lower)) return 'prep';
  if (SUBORDINATORS.has(lower)) return 'sub';
  if (titleNoun(lower) && verbReadings(lower).length === 0 && lower !== 'general') return 'noun';
  if (lower === 'retired' && i + 1 < words.length && (first || words[i - 1]!.text === ',')) return 'adj';
  if (ADJECTIVES.has(lower) || lower === 'outgoing' || lower === 'acting') return 'adj';
  if (verbReadings(lower).length > 0) return 'verb';
  if (CAPITAL.test(text) && first && words[i + 1] && CAPITAL.test(words[i + 1]!.text)) return 'name';
  if (looksAdjective(lower)) return 'adj';
  return 'noun';
}

const isClosed = (lower: string): boolean =>
  PRONOUNS.has(lower) ||
  DETERMINERS.has(lower) ||
  PREPOSITIONS.has(lower) ||
  CONJUNCTIONS.has(lower) ||
  POSSESSIVES.has(lower) ||
  lower === 'to' ||
  (AUXILIARIES.has(lower) && lower !== 'may' && lower !== 'might');
