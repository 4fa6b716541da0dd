import type { Span } from '../../domain/span.ts';
import { titleNoun } from '../english/titles.ts';
import { AUXILIARIES, cueFrame, isAmbiguous, type VerbForm, verbReadings } from '../english/verbs.ts';
import {
  ADJECTIVES,
  ADVERBS,
  CONJUNCTIONS,
  DAYS,
  DETERMINERS,
  looksAdjective,
  NUMBERS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
} from '../english/words.ts';
import { tokenize } from '../tokens.ts';

export type Tag =
  | 'det'
  | 'pos'
  | 'pron'
  | 'prep'
  | 'to'
  | 'conj'
  | 'sub'
  | 'aux'
  | 'verb'
  | 'noun'
  | 'name'
  | 'adj'
  | 'adv'
  | 'num'
  | 'mark'
  | 'quote';

/** A word of a sentence with its class. */
export interface Word extends Span {
  text: string;
  lower: string;
  tag: Tag;
  /** Base and form where it is a verb. */
  base?: string;
  form?: VerbForm;
  /** Index of its noun phrase in `Clause.phrases`, -1 outside. */
  phrase: number;
  /** Index of its verb group, -1 outside. */
  group: number;
}

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
  if (ADVERBS.has(lower) || (lower.endsWith('ly') && lower.length > 4 && verbReadings(lower).length === 0))
    return 'adv';
  if (PREPOSITIONS.has(lower)) return 'prep';
  if (SUBORDINATORS.has(lower)) return 'sub';
  if (titleNoun(lower) && verbReadings(lower).length === 0 && lower !== 'general') return 'noun';
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

/** Verb or noun, by neighbours. */
function settle(words: Word[], i: number): void {
  const word = words[i]!;
  const before = words[i - 1];
  const after = words[i + 1];
  if (word.tag === 'pos' && word.lower !== "'" && word.lower !== '’') {
    // "he's said", "it's a": after a pronoun it is a verb.
    if (before?.tag === 'pron' || (before?.tag === 'sub' && /^(?:that|there)$/.test(before.lower))) {
      word.tag = 'aux';
      word.base = 'be';
    }
    return;
  }
  if (word.lower === 'that') {
    // "that man" against "that he": a determiner before a noun after a preposition or verb that takes none is rare; kept as subordinator.
    if (before?.tag === 'prep' || before?.tag === 'to') word.tag = after?.tag === 'noun' ? 'det' : 'pron';
    return;
  }
  if (
    word.lower === 'her' &&
    after &&
    !(
      after.tag === 'noun' ||
      after.tag === 'adj' ||
      after.tag === 'name' ||
      after.tag === 'verb' ||
      after.tag === 'num'
    )
  )
    word.tag = 'pron';
  if (word.tag !== 'verb') return;
  const readings = verbReadings(word.lower);
  const near = skipAdverbs(words, i);
  const left = near >= 0 ? words[near]! : undefined;
  const verb = decide(
    words,
    i,
    left,
    after,
    readings.map((one) => one.form),
  );
  if (!verb) {
    const ed = readings.some((one) => one.form === 'ed' || one.form === 'participle' || one.form === 'ing');
    word.tag = ed ? 'adj' : 'noun';
    if (
      ed &&
      readings.every((one) => one.form === 'ing') &&
      (after === undefined || after.tag === 'prep' || after.tag === 'mark')
    )
      word.tag = 'noun';
    return;
  }
  let reading = readings[0]!;
  const aux = left?.tag === 'aux' ? left.base : undefined;
  if (aux === 'have' || aux === 'be')
    reading =
      readings.find((one) => one.form === 'ed' || one.form === 'participle' || one.form === 'ing') ?? reading;
  else if (aux === 'modal' || aux === 'do' || left?.tag === 'to')
    reading = readings.find((one) => one.form === 'base') ?? reading;
  else if (left && left.tag !== 'sub')
    reading =
      readings.find(
        (one) => one.form === 'past' || one.form === 'ed' || one.form === 's' || one.form === 'ing',
      ) ?? reading;
  word.base = reading.base;
  word.form = reading.form;
}

function skipAdverbs(words: Word[], i: number): number {
  let j = i - 1;
  while (j >= 0 && words[j]!.tag === 'adv') j--;
  if (words[j]?.tag === 'quote' && words[j - 1]?.tag === 'to') j--;
  return j;
}

function decide(
  words: Word[],
  i: number,
  left: Word | undefined,
  after: Word | undefined,
  forms: VerbForm[],
): boolean {
  const word = words[i]!;
  const base = forms.includes('base');
  const s = forms.includes('s');
  const past = forms.includes('past') || forms.includes('ed');
  if (!left) {
    // First word: a participle opens a clause; a base form is rather a noun or a heading.
    if (base || s) return !isAmbiguous(word.lower) && after !== undefined && after.tag !== 'mark';
    return true;
  }
  if (left.tag === 'aux') {
    if (left.base === 'be' && (base || s) && !past) return false;
    return left.base !== 'have' || past || forms.includes('participle') || !isAmbiguous(word.lower);
  }
  if (left.tag === 'to') return base;
  if (left.tag === 'det' || left.tag === 'pos' || left.tag === 'num') {
    if (left.tag === 'num') return past && !base;
    // "the proposed deal": an adjective; "all said" is a verb.
    if (
      /^(?:all|both|many|some|few|several|most|each|neither|either)$/.test(left.lower) &&
      (past || forms.includes('past'))
    )
      return true;
    return false;
  }
  if (left.tag === 'adj') {
    if (past && !base && !isNounLike(after) && nounBefore(words, i)) return true;
    return past && !base && after?.tag !== 'noun';
  }
  if (left.tag === 'prep')
    return forms.includes('ing') || (past && !base && /^(?:as|than|before|after|since)$/.test(left.lower));
  if (left.tag === 'pron') return base || s || past || forms.includes('ing') || forms.includes('participle');
  if (left.tag === 'noun' || left.tag === 'name') {
    if (forms.includes('ing')) return true;
    if (past && !base) return true;
    const ambiguous = isAmbiguous(word.lower);
    if (s) {
      if (!ambiguous) return left.tag === 'name' || !left.lower.endsWith('s') || past;
      return isObjectStart(after) && !(left.tag === 'noun' && after?.tag === 'prep');
    }
    if (base) {
      // Plural subject before a base form ("officials say"), or a base that is also a past ("put", "cut").
      const plural =
        (left.lower.endsWith('s') && !left.lower.endsWith('ss')) ||
        /^(?:people|police|men|women|children)$/.test(left.lower);
      if (past && !ambiguous) return true;
      if (!ambiguous) return plural || past || cueFrame(word.lower) !== undefined;
      // "parents still want": an adverb between is a verb's.
      if (plural && words[i - 1]!.tag === 'adv') return true;
      return (plural || past) && isObjectStart(after);
    }
    return past || forms.includes('participle');
  }
  if (left.tag === 'conj') {
    if (past && !base) return !(after?.tag === 'noun' && words[i - 2]?.tag === 'adj');
    if (base || s) return !isAmbiguous(word.lower) || (isObjectStart(after) && verbBefore(words, i - 1));
    return true;
  }
  if (left.tag === 'mark' || left.tag === 'quote') {
    if (base || s) return !isAmbiguous(word.lower) || (s && (after?.tag === 'name' || after?.tag === 'det'));
    return true;
  }
  if (left.tag === 'sub') return past || s || forms.includes('ing');
  if (left.tag === 'verb')
    return (
      forms.includes('ing') ||
      (past && !base && !isNounLike(after)) ||
      (base && /^(?:help|let|make)$/.test(left.base ?? ''))
    );
  return true;
}

const isNounLike = (word: Word | undefined): boolean => word?.tag === 'noun' || word?.tag === 'name';
const isObjectStart = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.tag === 'det' ||
    word.tag === 'sub' ||
    word.tag === 'pron' ||
    word.tag === 'to' ||
    word.tag === 'quote' ||
    word.tag === 'name' ||
    word.tag === 'adj' ||
    word.tag === 'num' ||
    word.tag === 'adv');
function nounBefore(words: Word[], i: number): boolean {
  const two = words[i - 2];
  return two?.tag === 'det';
}
function verbBefore(words: Word[], i: number): boolean {
  for (let j = i - 1; j >= 0 && j > i - 12; j--) if (words[j]!.tag === 'verb') return true;
  return false;
}
