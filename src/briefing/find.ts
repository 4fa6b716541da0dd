import type { Period } from '../domain/period.ts';
import type { Hit } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import { parseTopic, type Topic } from './topic.ts';
import { contentWords } from './word.ts';

/** Words from which on a line is a description and not a list of words that must all be there. */
const DESCRIPTION = 5;
/** Different words of a description an article must have. */
const LEAST = 2;
/** BM25 for descriptions: a word said often counts on for longer, and long articles are less held back, than in the index's own (1.2, 0.75). */
const K1 = 2;
const B = 0.5;
/** Hits ranked anew. */
const RANKED = 200;

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
 * four words that no article has together; `loose` says so.
 */
export async function findHits(
  store: Store,
  topic: Topic,
  period: Period,
  limit: number,
): Promise<{ hits: Hit[]; loose: boolean }> {
  const query = {
    none: topic.none,
    any: topic.any,
    period,
    limit,
    ...(topic.source === undefined ? {} : { source: topic.source }),
  };
  const words = topic.all.filter((word) => contentWords(word).length > 0);
  if (words.length < DESCRIPTION) {
    const hits = await store.articles.search({ ...query, all: [...topic.all, ...topic.title] });
    if (hits.length > 0 || words.length < 3) return { hits, loose: false };
  }
  const hits = await store.articles.search({
    ...query,
    all: topic.title,
    any: [...topic.any, words],
    limit: Math.max(limit, RANKED),
  });
  return { hits: await rank(store, hits, contentWords(words.join(' ')), limit), loose: true };
}

/** The hits again by BM25 over stems without stop words (Robertson and Zaragoza 2009); those with too few of the words are dropped. */
async function rank(store: Store, hits: Hit[], sought: string[], limit: number): Promise<Hit[]> {
  const stems = [...new Set(sought)];
  const { articles, holding } = await store.articles.frequencies(stems);
  const rarity = new Map(
    stems.map((stem, i) => {
      const held = Math.min(holding[i] ?? 0, articles);
      return [stem, Math.log(1 + (articles - held + 0.5) / (held + 0.5))];
    }),
  );
  const texts = (await store.articles.list(hits.map(({ article }) => article))).map(({ id, title, text }) => {
    const counts = new Map<string, number>();
    const words = contentWords(`${title} ${text}`);
    for (const word of words) if (rarity.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
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
