import type { Article } from '../../domain/article.ts';
import type { Period } from '../../domain/period.ts';
import type { DateMention, Mention, Reading, Sentence } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import type { Linked } from '../../store/passages.ts';
import type { Store } from '../../store/store.ts';
import type { Sense } from './sense.ts';

/** A word of a sentence; offsets are into the article's text. */
export interface Word extends Span {
  text: string;
  keys: readonly string[];
}

/** Somebody or something named in a sentence, with who that is. */
export interface Named extends Span {
  kind: Mention['kind'];
  form: Mention['form'];
  actor?: Linked;
}

/** A sentence with what was read out of it. */
export interface Passage {
  article: Article;
  reading: Reading;
  linked: ReadonlyMap<number, Linked>;
  index: number;
  sentence: Sentence;
  words: Word[];
  named: Named[];
  dates: DateMention[];
  /** Words of the title and of the two sentences before: what the sentence may leave unsaid. */
  around: { keys: readonly string[][]; actors: ReadonlySet<number> };
  /** Words of the dateline and the sentence before: where it happens. */
  place: readonly string[][];
  /** Words and actors of the title and the first two sentences: what the article is about. */
  about: { keys: readonly string[][]; actors: ReadonlySet<number> };
}

/** Articles looked through for one question. */
const MOST = 60;

/** The sentences of the articles in which the question may be answered. Of every name one form must stand in the article; of the other words one. */
export async function findPassages(
  store: Store,
  senses: readonly Sense[],
  period: Period,
): Promise<Passage[]> {
  const names = senses.filter(({ kind }) => kind === 'name');
  const words = senses.filter(({ kind }) => kind !== 'name');
  const clauses = names.map(({ words: own, forms }) => [...new Set([own.join(' '), ...own, ...forms])]);
  const free = words.flatMap(({ words: own }) => own);
  // All words first: in a large archive any one of them stands in very many articles.
  const every = await store.passages.about([...clauses, ...free.map((word) => [word])], period, MOST);
  let ids =
    every.length >= MOST
      ? every
      : [
          ...new Set([
            ...every,
            ...(await store.passages.about(free.length > 0 ? [...clauses, free] : clauses, period, MOST)),
          ]),
        ];
  if (ids.length < 5 && names.length > 0) {
    const loose = await store.passages.about(clauses, period, MOST);
    ids = [...new Set([...ids, ...loose])];
  }
  return readPassages(store, ids);
}

export async function readPassages(store: Store, ids: readonly number[]): Promise<Passage[]> {
  const articles = await store.articles.list([...ids]);
  const linked = await store.passages.actorsIn(ids);
  const found: Passage[] = [];
  for (const article of articles) {
    const reading = await store.articles.reading(article.id);
    if (reading !== undefined)
      found.push(...passagesOf(article, reading, linked.get(article.id) ?? new Map()));
  }
  return found;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu;

function passagesOf(article: Article, reading: Reading, linked: ReadonlyMap<number, Linked>): Passage[] {
  const title = wordsIn(article.title, 0);
  const titleActors = reading.mentions.flatMap((mention) =>
    mention.in === 'title' && mention.actor !== undefined ? (linked.get(mention.actor)?.id ?? []) : [],
  );
  const passages: Passage[] = [];
  // The dateline tells where it is: it stands before the first sentence.
  const dateline = wordsIn(article.text.slice(0, reading.sentences[0]?.start ?? 0).slice(0, 80), 0);
  const opening = {
    keys: [...title, ...dateline].map(({ keys }) => [...keys]),
    actors: new Set(titleActors),
  };
  for (const [index, sentence] of reading.sentences.entries()) {
    const named = reading.mentions
      .filter((mention) => mention.in === 'text' && overlaps(mention, sentence))
      .map(({ start, end, kind, form, actor }): Named => {
        const who = actor === undefined ? undefined : linked.get(actor);
        return { start, end, kind, form, ...(who === undefined ? {} : { actor: who }) };
      })
      .sort((a, b) => a.start - b.start);
    // "She has …, but she spoke": the second pronoun is the first one's.
    for (const [i, one] of named.entries()) {
      if (one.form !== 'pronoun' || one.actor !== undefined) continue;
      const printed = article.text.slice(one.start, one.end).toLowerCase();
      const same = named
        .slice(0, i)
        .findLast(
          (other) =>
            other.actor !== undefined && article.text.slice(other.start, other.end).toLowerCase() === printed,
        );
      if (same?.actor) one.actor = same.actor;
    }
    const before = passages.slice(-2);
    passages.push({
      article,
      reading,
      linked,
      index,
      sentence,
      words: wordsIn(article.text.slice(sentence.start, sentence.end), sentence.start),
      named,
      dates: reading.dates.filter((date) => contains(sentence, date)),
      around: {
        keys: [...title, ...before.flatMap(({ words }) => words)].map(({ keys }) => [...keys]),
        actors: new Set([
          ...titleActors,
          ...before.flatMap((one) => one.named.flatMap(({ actor }) => actor?.id ?? [])),
        ]),
      },
      about: opening,
      place: [...dateline, ...(passages.at(-1)?.words ?? [])].map(({ keys }) => [...keys]),
    });
    const own = passages.at(-1)!;
    if (index < 2) {
      opening.keys.push(...own.words.map(({ keys }) => [...keys]));
      for (const { actor } of own.named) if (actor) opening.actors.add(actor.id);
    }
  }
  return passages;
}

export const wordsIn = (text: string, offset: number): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    keys: keysOf(match[0]),
  }));

/** What stands in the sentences before counts so much, what the article is about a little less. */
const NEAR = 0.6;
const ABOUT = 0.5;

/** How well a passage speaks of one sense: 1 in the sentence itself, less where what stands before it does; with the words of the sentence that do. */
export interface Met {
  sense: Sense;
  share: number;
  own: boolean;
  spans: Span[];
}

export function meet(passage: Passage, sense: Sense): Met {
  const spans: Span[] = [];
  let share = 0;
  for (const one of passage.named)
    if (one.actor !== undefined && sense.actors.has(one.actor.id)) {
      spans.push(one);
      share = 1;
    }
  const found = sense.keys.map((keys) => best(passage.words, keys));
  if (found.every(({ likeness }) => likeness > 0)) {
    spans.push(...found.flatMap(({ words }) => words));
    share = Math.max(share, Math.min(...found.map(({ likeness }) => likeness)));
  }
  if (share > 0) return { sense, share, own: true, spans };
  const holds = (around: Passage['around']) =>
    [...sense.actors].some((id) => around.actors.has(id)) ||
    sense.keys.every((keys) => around.keys.some((other) => wordLikeness(keys, other) === 1));
  // "Swore her in": a pronoun or description that nobody has been found for may stand for somebody just named.
  const loose =
    sense.kind === 'name' && !sense.place && holds(passage.around)
      ? passage.named.find(
          ({ form, kind, actor }) => form !== 'name' && kind === 'person' && actor === undefined,
        )
      : undefined;
  if (loose) return { sense, share: 0.75, own: true, spans: [loose] };
  // "The hospital", where the article is about the Yodogawa hospital.
  const head = sense.words.length > 1 ? best(passage.words, sense.keys.at(-1)!) : undefined;
  if (head?.likeness === 1 && (holds(passage.around) || holds(passage.about))) {
    const bare = head.words.filter(
      (word) =>
        /\b(?:the|its|his|her|their|this) $/iu.test(passage.article.text.slice(word.start - 6, word.start)) &&
        /^\p{Ll}/u.test(word.text),
    );
    if (bare.length > 0) return { sense, share: 0.75, own: true, spans: bare };
  }
  const near = holds(passage.around) ? NEAR : holds(passage.about) ? ABOUT : 0;
  return { sense, share: sense.kind === 'name' ? near : near * 0.85, own: false, spans: [] };
}

function best(words: readonly Word[], keys: readonly string[]): { likeness: number; words: Word[] } {
  let likeness = 0;
  let found: Word[] = [];
  for (const word of words) {
    const own = wordLikeness(keys, word.keys);
    if (own === 0 || own < likeness) continue;
    if (own > likeness) found = [];
    likeness = own;
    found.push(word);
  }
  return { likeness, words: found };
}
