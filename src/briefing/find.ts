import type { Period } from '../domain/period.ts';
import type { Hit, SearchQuery } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import type { Offer } from './meant.ts';
import { type Resolved, resolve } from './resolve.ts';
import { parseTopic, type Topic } from './topic.ts';
import { contentWords } from './word.ts';

/** Words from which on a line is a description and not a list of words that must all be there. */
const DESCRIPTION = 5;
/** Different words of a description an article must have. */
const LEAST = 2;
/** BM25 for descriptions: a word said often counts on for longer, and long articles are less held back, than in the index's own (1.2, 0.75). */
const K1 = 2;
const B = 0.5;
/** Words at the start of a text that count more, and how much: news says first what it is about. */
const LEAD = 150;
const LED = 1.5;
/** In an archive of this size a word of a description that stands in more than this share of it finds nothing by itself; it still ranks. */
const LARGE = 5_000;
const COMMON = 0.05;
/** Words of a description by which it is found at least. */
const FINDING = 4;
/** How often a word of the title counts. */
const TITLED = 3;
/** Hits ranked anew. */
const RANKED = 200;

/** What a topic found. */
export interface Found {
  /** Best first. */
  hits: Hit[];
  /** The articles have only some of the words. */
  loose: boolean;
  /** What was understood otherwise than typed, in words for the reader. */
  notes: string[];
  /** Lines to try instead. */
  offers: Offer[];
  /** Of each clause its ways to be met, as stems that stand together: names of an actor, a word in its spellings. */
  sought: string[][][];
  /** Stems of what is sought, each thing in one spelling: what a sentence on the topic is told by. */
  stems: ReadonlySet<string>;
}

/** Hits for a line as typed, best first. */
export async function findArticles(
  store: Store,
  input: string,
  period: Period,
  limit: number,
): Promise<Hit[]> {
  return (await findHits(store, parseTopic(input), period, limit)).hits;
}

/**
 * Articles with all that is sought. A description of five words or more is sought by as many of its words as an article has, as are three or
 * four words that no article has together; `loose` says so. Refuses a since: or until: that is no date (`AppError`).
 */
export async function findHits(store: Store, topic: Topic, asked: Period, limit: number): Promise<Found> {
  const resolved = await resolve(store, topic, asked);
  const { notes, offers, nobody } = resolved;
  const sought = resolved.clauses.map(({ ways }) =>
    ways.map(contentWords).filter((stems) => stems.length > 0),
  );
  const stems = new Set(resolved.clauses.flatMap(({ main }) => main.flatMap(contentWords)));
  const found = { notes, offers, sought: sought.filter((ways) => ways.length > 0), stems };
  if (nobody) return { ...found, hits: [], loose: false };
  const free = resolved.clauses.filter(({ free }) => free);
  if (free.length < DESCRIPTION) {
    const hits = await search(store, resolved, resolved.clauses, limit);
    if (hits.length > 0 || free.length < 3) return { ...found, hits, loose: false };
  }
  const rest = resolved.clauses.filter(({ free }) => !free);
  const any = {
    free: false,
    ways: [],
    main: [],
    words: (await rarest(store, free)).flatMap(({ words }) => words),
    actors: [],
    sources: [],
  };
  const hits = await search(store, resolved, [...rest, any], Math.max(limit, RANKED));
  const words = contentWords(free.flatMap(({ ways }) => ways.slice(0, 1)).join(' '));
  return { ...found, hits: await rank(store, hits, words, limit), loose: true };
}

/**
 * One search for clauses of one kind. A clause that may be met by a word or by somebody ("rafah OR actor:blinken") makes two searches,
 * whose hits are put together.
 */
async function search(
  store: Store,
  { none, period }: Resolved,
  clauses: Resolved['clauses'],
  limit: number,
): Promise<Hit[]> {
  let queries: Pick<SearchQuery, 'clauses' | 'actors' | 'sources'>[] = [
    { clauses: [], actors: [], sources: [] },
  ];
  for (const { words, actors, sources } of clauses)
    queries = queries
      .flatMap((query) => [
        ...(words.length > 0 ? [{ ...query, clauses: [...query.clauses, words] }] : []),
        ...(actors.length > 0 ? [{ ...query, actors: [...query.actors!, actors] }] : []),
        ...(sources.length > 0 ? [{ ...query, sources: [...query.sources!, sources] }] : []),
      ])
      .slice(0, MOST_QUERIES);
  const hits: Hit[] = [];
  for (const query of queries)
    hits.push(...(await store.articles.search({ ...query, ...none, period, limit })));
  if (queries.length <= 1) return hits;
  const best = new Map<number, Hit>();
  for (const hit of hits) if (hit.score > (best.get(hit.article)?.score ?? -1)) best.set(hit.article, hit);
  return [...best.values()].sort((a, b) => b.score - a.score || a.article - b.article).slice(0, limit);
}

/** Searches that one line may come to. */
const MOST_QUERIES = 8;

/** The words of a description that find: in a large archive the most common ones only cost time. */
async function rarest(store: Store, free: Resolved['clauses']): Promise<Resolved['clauses']> {
  const { articles, holding } = await store.articles.frequencies(
    free.map(({ ways }) => contentWords(ways[0] ?? '')[0] ?? ''),
  );
  if (articles < LARGE) return free;
  const order = free.map((clause, i) => ({ clause, held: holding[i]! })).sort((a, b) => a.held - b.held);
  return order.filter(({ held }, i) => i < FINDING || held <= articles * COMMON).map(({ clause }) => clause);
}

/**
 * The hits again by BM25 over stems without stop words (Robertson and Zaragoza 2009), words of the title and the lead and words asked for twice
 * counting more; those with too few of the words are dropped.
 */
async function rank(store: Store, hits: Hit[], sought: string[], limit: number): Promise<Hit[]> {
  const asked = new Map<string, number>();
  for (const stem of sought) asked.set(stem, (asked.get(stem) ?? 0) + 1);
  const stems = [...asked.keys()];
  const { articles, holding } = await store.articles.frequencies(stems);
  const rarity = new Map(
    stems.map((stem, i) => {
      const held = Math.min(holding[i] ?? 0, articles);
      return [stem, asked.get(stem)! * Math.log(1 + (articles - held + 0.5) / (held + 0.5))];
    }),
  );
  const texts = (await store.articles.list(hits.map(({ article }) => article))).map(({ id, title, text }) => {
    const counts = new Map<string, number>();
    const words = contentWords(text);
    for (const [i, word] of words.entries())
      if (rarity.has(word)) counts.set(word, (counts.get(word) ?? 0) + (i < LEAD ? LED : 1));
    for (const word of contentWords(title))
      if (rarity.has(word)) counts.set(word, (counts.get(word) ?? 0) + TITLED);
    return { id, counts, length: words.length };
  });
  const mean = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  return texts
    .filter(({ counts }) => counts.size >= Math.min(LEAST, stems.length))
    .map(({ id, counts, length }) => {
      let score = 0;
      for (const [word, count] of counts)
        score += ((rarity.get(word) ?? 0) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
      return { article: id, score };
    })
    .sort((a, b) => b.score - a.score || a.article - b.article)
    .slice(0, limit);
}
