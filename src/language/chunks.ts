import type { Span } from '../domain/span.ts';
import { tagWords } from './chunk/tags.ts';
import type { Word } from './chunk/word.ts';
import { titleNoun } from './english/titles.ts';
import type { VerbForm } from './english/verbs.ts';
import { DAYS, DETERMINERS } from './english/words.ts';

export { firstFrom } from './chunk/tags.ts';
export type { Word } from './chunk/word.ts';

/** A simple noun phrase, possessives joined ("Israel's defence minister"); indices of words, half open. */
export interface NounPhrase extends Span {
  from: number;
  to: number;
  /** Index of its last noun. */
  head: number;
  pronoun: boolean;
}

/** Auxiliaries, adverbs and a verb that belong together. */
export interface VerbGroup extends Span {
  from: number;
  to: number;
  /** Index of the main verb. */
  main: number;
  base: string;
  form: VerbForm;
  passive: boolean;
  negated: boolean;
  /** "will", "would", "to" … before it. */
  modal: string | undefined;
  infinitive: boolean;
  /** Stands as a participle without auxiliary: "saying", "asked by". */
  finite: boolean;
}

export interface Chunks {
  words: Word[];
  phrases: NounPhrase[];
  groups: VerbGroup[];
}

/**
 * Words, noun phrases and verb groups of one sentence, by word lists and neighbours; `names` are known name spans of the text.
 * Linear in the length of the sentence.
 */
export function chunk(text: string, sentence: Span, names: readonly Span[]): Chunks {
  const words = tagWords(text, sentence, names);
  const groups = findGroups(words);
  const phrases = findPhrases(words);
  return { words, phrases, groups };
}

function findGroups(words: Word[]): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let i = 0; i < words.length; ) {
    const tag = words[i]!.tag;
    const startsTo = tag === 'to' && infinitiveAt(words, i) >= 0;
    if (tag !== 'aux' && tag !== 'verb' && !startsTo) {
      i++;
      continue;
    }
    let end = i;
    let main = -1;
    let last = -1;
    let modal: string | undefined;
    // "never met", "neither met nor called": the word stands before the group.
    let before = i - 1;
    while (words[before]?.tag === 'adv' && !/^(?:never|not)$/.test(words[before]!.lower)) before--;
    let negated = /^(?:never|neither|nor)$/.test(words[before]?.lower ?? '');
    let be = false;
    const infinitive = startsTo;
    while (end < words.length) {
      const word = words[end]!;
      if (word.tag === 'aux') {
        if (last >= 0 && word.form === undefined && words[last]!.tag === 'verb') break;
        if (word.base === 'modal') modal = word.lower;
        be = word.base === 'be';
        last = end;
        end++;
      } else if ((word.tag === 'to' && end === i) || (word.tag === 'quote' && infinitive && main < 0)) {
        end++;
      } else if (word.tag === 'adv') {
        const next = nextSolid(words, end);
        if (!/^(?:aux|verb)$/.test(words[next]?.tag ?? '')) {
          if (/^(?:not|n't|n’t|never)$/.test(word.lower)) {
            negated = true;
            end++;
            continue;
          }
          break;
        }
        if (/^(?:not|n't|n’t|never)$/.test(word.lower)) negated = true;
        end++;
      } else if (word.tag === 'verb' && main < 0) {
        main = end;
        last = end;
        end++;
        break;
      } else break;
    }
    const at = main >= 0 ? main : last;
    if (at < 0) {
      i = Math.max(end, i + 1);
      continue;
    }
    const verb = words[at]!;
    const base = main >= 0 ? verb.base! : auxBase(verb);
    const form: VerbForm = main >= 0 ? verb.form! : auxForm(verb);
    const hasAux = words.slice(i, at).some((word) => word.tag === 'aux');
    const passive = main >= 0 && be && (form === 'ed' || form === 'participle');
    const index = groups.length;
    for (let j = i; j < end; j++) words[j]!.group = index;
    groups.push({
      from: i,
      to: end,
      main: at,
      start: words[i]!.start,
      end: words[end - 1]!.end,
      base,
      form,
      passive,
      negated,
      modal,
      infinitive,
      finite: !infinitive && (hasAux || form === 'past' || form === 'ed' || form === 's' || form === 'base'),
    });
    i = end;
  }
  return groups;
}

const auxBase = (word: Word): string => (word.base === 'modal' ? word.lower : word.base!);
const auxForm = (word: Word): VerbForm =>
  /ing$/.test(word.lower) ? 'ing' : /^(?:was|were|had|did|been)$/.test(word.lower) ? 'past' : 's';

function nextSolid(words: Word[], from: number): number {
  let j = from;
  while (j < words.length && words[j]!.tag === 'adv') j++;
  return j;
}

function infinitiveAt(words: Word[], i: number): number {
  let next = nextSolid(words, i + 1);
  // to "leave it": the quotation begins inside.
  if (words[next]?.tag === 'quote') next = nextSolid(words, next + 1);
  const word = words[next];
  if (!word) return -1;
  if (word.tag === 'aux' && /^(?:be|have|do)$/.test(word.lower)) return next;
  return word.tag === 'verb' && word.form === 'base' ? next : -1;
}

function findPhrases(words: Word[]): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let i = 0;
  while (i < words.length) {
    const word = words[i]!;
    if (word.tag === 'pron') {
      const self = { from: i, to: i + 1, head: i, pronoun: true, start: word.start, end: word.end };
      word.phrase = phrases.length;
      phrases.push(self);
      i++;
      continue;
    }
    if (!/^(?:det|adj|num|noun|name)$/.test(word.tag)) {
      i++;
      continue;
    }
    let end = i;
    let head = -1;
    while (end < words.length) {
      const here = words[end]!;
      if (here.tag === 'name' && opensOwn(words, i, end)) break;
      // "in Jordan | last week"
      if (
        head >= 0 &&
        /^(?:last|next)$/.test(here.lower) &&
        /^(?:week|month|year|night|summer|winter|spring|autumn)$|day$/.test(words[end + 1]?.lower ?? '')
      )
        break;
      if (here.tag === 'noun' || here.tag === 'name') head = end;
      else if (here.tag === 'num') head = head < 0 ? end : head;
      else if (here.tag === 'pos') {
        if (head < 0 || end === i) break;
      } else if (here.tag === 'det') {
        if (
          end > i &&
          !/^(?:the|a|an)$/.test(words[end - 1]!.lower) &&
          !(DETERMINERS.has(words[end - 1]!.lower) && end === i + 1)
        )
          break;
        if (head >= 0) break;
      } else if (here.tag === 'adj') {
        // fine
      } else if (
        head < 0 &&
        /^(?:and|but|or)$/.test(here.lower) &&
        words[end - 1]?.tag === 'adj' &&
        words[end + 1]?.tag === 'adj' &&
        end > i
      ) {
        // "complete but unofficial returns"
      } else if (
        here.tag === 'quote' &&
        end > i &&
        (head < 0 || words[end - 1]!.tag === 'pos') &&
        words[end + 1] &&
        /^(?:adj|noun|name)$/.test(words[end + 1]!.tag)
      ) {
        // the "so-called" state
      } else break;
      if ((here.tag === 'noun' || here.tag === 'adj') && DAYS.has(here.lower) && head === end && end > i) {
        // "Prado Thursday": a day is no part of a name phrase.
        head = lastNoun(words, i, end);
        if (head < 0) head = end;
        break;
      }
      end++;
    }
    if (head < 0) {
      // "the accused", "the many": an adjective as head after a determiner.
      if (end > i && words[i]!.tag === 'det') head = end - 1;
      else {
        i = Math.max(end, i + 1);
        continue;
      }
    }
    const to = Math.max(head + 1, i + 1);
    for (let j = i; j < to; j++) words[j]!.phrase = phrases.length;
    phrases.push({ from: i, to, head, pronoun: false, start: words[i]!.start, end: words[to - 1]!.end });
    i = to;
  }
  return phrases;
}

/**
 * "In the course of the talks | Israel had asked", "at the summit | Turkey and Greece agreed": a name after a common noun that is no title
 * begins a phrase of its own where the words before it lead the sentence in, and also after a plural ("reporters" and titles excepted).
 */
function opensOwn(words: Word[], from: number, at: number): boolean {
  const before = words[at - 1];
  if (at === from || before?.tag !== 'noun' || /^\p{Lu}/u.test(before.text) || titleNoun(before.lower))
    return false;
  let ahead = at;
  while (/^(?:name|conj)$/.test(words[ahead]?.tag ?? '')) ahead++;
  if (!/^(?:verb|aux)$/.test(words[ahead]?.tag ?? '')) return false;
  let start = from;
  while (start > 0 && !/^(?:mark|quote|sub|conj|verb|aux)$/.test(words[start - 1]!.tag)) start--;
  return words[start]!.tag === 'prep';
}

function lastNoun(words: Word[], from: number, to: number): number {
  for (let j = to - 1; j >= from; j--) if (words[j]!.tag === 'noun' || words[j]!.tag === 'name') return j;
  return -1;
}
