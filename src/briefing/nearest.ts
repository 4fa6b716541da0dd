import { distance } from 'fastest-levenshtein';
import type { Emptiness } from '../domain/brief.ts';
import { fold } from '../language/names.ts';
import { tokenSimilarity } from '../language/spelling.ts';
import type { Store } from '../store/store.ts';
import { findHits } from './find.ts';
import { formatTerm, parseTopic, type Term, type Topic, wholeTime } from './topic.ts';
import { contentWords } from './word.ts';

/** Offers at most, and those for one word that is not found. */
const OFFERED = 5;
const A_WORD = 2;
/** Slips by which a word of so many letters may be off: none in the shortest, one to five letters, two to eight, three in longer ones. */
const slipsIn = (letters: number): number => (letters < 3 ? 0 : letters < 6 ? 1 : letters < 9 ? 2 : 3);
/** Headlines that are looked at. */
const TITLES = 1_000;

/** Why a line finds nothing in the whole archive, and lines near to it: other spellings and fewer words; none where nothing is near. */
export async function nearestTopics(store: Store, input: string, command = 'brief'): Promise<Emptiness> {
  const whole = wholeTime(input);
  const topic = parseTopic(whole);
  const offers: Emptiness['nearest'] = [];
  const offer = (words: string, label = words) => {
    const line = `/${command} ${words}`;
    if (words !== '' && !offers.some((other) => other.line === line)) offers.push({ label, line });
  };
  const found = await findHits(store, topic, {}, 1);
  for (const { label, words } of found.offers) offer(words, label);
  const titles = wordsOf(await store.articles.recentTitles(TITLES));
  const words = plainTerms(topic);
  const stems = words.map(({ words }) => contentWords(words)[0] ?? '');
  const { holding } = await store.articles.frequencies(stems);
  const unknown = words.filter((_, i) => holding[i] === 0);
  const meant = await Promise.all(unknown.map(({ words: typed }) => alike(store, typed, titles)));
  const longest = Math.max(0, ...meant.map((list) => list.length));
  for (let i = 0; i < longest; i++)
    offer(replaced(topic, new Map(unknown.map((term, at) => [term, meant[at]![i] ?? meant[at]![0] ?? '']))));
  if (unknown.length === 0 && words.length > 1)
    for (const term of topic.clauses.length > 4 ? [] : words) {
      const fewer = replaced(topic, new Map([[term, '']]));
      if (fewer !== '' && (await findHits(store, parseTopic(fewer), {}, 1)).hits.length > 0) offer(fewer);
    }
  const why =
    found.notes.find((note) => /^No /u.test(note)) ??
    (unknown.length > 0 && words.length > 1
      ? `No article has ${unknown.map(({ words }) => `“${words}”`).join(' or ')}.`
      : words.length > 1 && unknown.length === 0
        ? `No article has all of ${words.map(({ words }) => `“${words}”`).join(', ')}.`
        : `No article mentions “${whole}”.`);
  return { why, nearest: offers.slice(0, OFFERED) };
}

/** Single words that must be there. */
const plainTerms = ({ clauses }: Topic): Term[] =>
  clauses.flatMap(([term, more]) =>
    more === undefined && term?.field === 'text' && contentWords(term.words).length === 1 ? [term] : [],
  );

/** The line with other words in the place of some, or without them. */
function replaced({ clauses, none }: Topic, others: ReadonlyMap<Term, string>): string {
  return [
    ...clauses.flatMap((terms) => {
      const kept = terms
        .map((one) => ({ ...one, words: others.get(one) ?? one.words }))
        .filter(({ words }) => words !== '');
      return kept.length === 0 ? [] : kept.map(formatTerm).join(' OR ');
    }),
    ...none.map((one) => `-${formatTerm(one)}`),
  ].join(' ');
}

type Titles = Map<string, { word: string; count: number }>;

/** Telling words of headlines by their folded form, with how many headlines have them. */
function wordsOf(titles: readonly string[]): Titles {
  const found: Titles = new Map();
  for (const title of titles)
    for (const printed of new Set(title.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]{2,}/gu) ?? [])) {
      const word = printed.replace(/['’]s$/u, '');
      if (contentWords(word).length === 0) continue;
      const key = fold(word);
      const known = found.get(key);
      found.set(key, { word: known?.word ?? word, count: (known?.count ?? 0) + 1 });
    }
  return found;
}

/** Words that articles have and that are spelt like this one, the likest first: of headlines, of names, and of all texts. */
async function alike(store: Store, typed: string, titles: Titles): Promise<string[]> {
  const asked = fold(typed);
  const stem = contentWords(typed)[0];
  /** Share of the letters that differ, those that changed places or sound alike counting less; 1 for what is no neighbour. */
  const far = (word: string) => {
    if (stem !== undefined && contentWords(word)[0] === stem) return 0;
    const letters = distance(asked, word);
    const longest = Math.max(asked.length, word.length);
    const sound = 1 - tokenSimilarity(asked, word);
    const slips = slipsIn(Math.min(asked.length, word.length));
    // Neighbours that changed places, and letters that sound alike, are two letters and one slip.
    if (letters > slips && (letters > slips + 1 || sound * longest > slips)) return 1;
    return Math.min(letters / longest, sound);
  };
  const found = new Map<string, { word: string; far: number; count: number }>();
  const add = (word: string, count: number) => {
    const key = fold(word);
    if (key !== asked && far(key) < 1 && !found.has(key)) found.set(key, { word, far: far(key), count });
  };
  for (const { word, count } of titles.values()) add(word, count);
  for (const { name } of await store.actors.nearest(typed, 5))
    for (const part of name.split(/\s+/u)) add(part, 1);
  if (found.size === 0)
    for (const { word, articles } of await store.articles.wordsLike(typed, A_WORD)) add(word, articles);
  return [...found.values()]
    .sort((a, b) => a.far - b.far || b.count - a.count)
    .slice(0, A_WORD)
    .map(({ word }) => word);
}
