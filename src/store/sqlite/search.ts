import type { Database } from 'better-sqlite3';
import { stemmer as stemOf } from 'stemmer';
import { fold } from '../../language/names.ts';
import { tokenSimilarity } from '../../language/spelling.ts';
import type { ArticleStore, Hit } from '../articles.ts';
import { matchExpression } from './match.ts';

/** Weight of a word in the title against one in the text, for BM25. */
const TITLE_WEIGHT = 4;

/** How much more an article of this instant weighs than an old one, and the age at which half of that is left: 7 days, in milliseconds. */
const FRESH = 0.6;
const HALF = 7 * 86_400_000;

/** Stems less alike than this are other words. */
const ALIKE = 0.74;

/** The part of the article store that looks for articles. */
export function articleSearch(
  db: Database,
): Pick<ArticleStore, 'search' | 'frequencies' | 'wordsLike' | 'sources'> {
  const newest = db.prepare<[], number | null>('SELECT max(published_at) FROM articles').pluck();
  const held = db.prepare<[string], number>('SELECT doc FROM articles_vocabulary WHERE term = ?').pluck();
  const beginning = db.prepare<[string, string], { term: string; doc: number }>(
    'SELECT term, doc FROM articles_vocabulary WHERE term >= ? AND term < ? AND length(term) > 2',
  );
  const shown = db
    .prepare<[string], string>(
      "SELECT snippet(articles_words, -1, '', '', '', 8) FROM articles_words WHERE articles_words MATCH ? LIMIT 1",
    )
    .pluck();
  const size = db.prepare<[], number>('SELECT count(*) FROM articles').pluck();
  // One step an outlet through the index, where DISTINCT would walk through every article.
  const outlets = db
    .prepare<[], string>(
      `WITH RECURSIVE outlets (name) AS (
         SELECT min(source) FROM articles
         UNION ALL SELECT (SELECT min(source) FROM articles WHERE source > name) FROM outlets WHERE name IS NOT NULL
       ) SELECT name FROM outlets WHERE name IS NOT NULL`,
    )
    .pluck();

  return {
    async search({
      clauses,
      none,
      sources = [],
      notSources = [],
      actors = [],
      notActors = [],
      period = {},
      limit,
    }) {
      const match = matchExpression(clauses, none);
      if (match === undefined && clauses.length > 0) return [];
      const conditions = [
        ...sources.map((names) => ({ sql: 'a.source IN', list: names })),
        ...(notSources.length > 0 ? [{ sql: 'a.source NOT IN', list: notSources }] : []),
      ].map(({ sql, list }) => ({
        sql: `${sql} (SELECT value FROM json_each(?))`,
        list: JSON.stringify(list),
      }));
      const spoken = [
        ...actors.map((ids) => ({ sql: 'a.id IN', list: ids })),
        ...(notActors.length > 0 ? [{ sql: 'a.id NOT IN', list: notActors }] : []),
      ].map(({ sql, list }) => ({
        sql: `${sql} (SELECT article FROM actor_links WHERE actor IN (SELECT value FROM json_each(?)))`,
        list: JSON.stringify(list),
      }));
      const all = [...conditions, ...spoken];
      const where = all.map(({ sql }) => ` AND ${sql}`).join('');
      const lists = all.map(({ list }) => list);
      const since = period.since?.getTime() ?? -8.64e15;
      const until = period.until?.getTime() ?? 8.64e15;
      if (match === undefined)
        return db
          .prepare<unknown[], Hit>(
            `SELECT a.id AS article, a.published_at / 86400000.0 AS score FROM articles a
             WHERE a.published_at >= ? AND a.published_at < ?${where} ORDER BY a.published_at DESC, a.id DESC LIMIT ?`,
          )
          .all(since, until, ...lists, limit);
      const now = Math.min(until, newest.get() ?? 0);
      return db
        .prepare<unknown[], Hit>(
          `SELECT w.rowid AS article,
             -bm25(articles_words, ${TITLE_WEIGHT}, 1) * (1 + ${FRESH} / (1 + max(0, ? - a.published_at) / ${HALF}.0)) AS score
           FROM articles_words w JOIN articles a INDEXED BY articles_when ON a.id = w.rowid
           WHERE articles_words MATCH ? AND a.published_at >= ? AND a.published_at < ?${where}
           ORDER BY score DESC, w.rowid LIMIT ?`,
        )
        .all(now, match, since, until, ...lists, limit);
    },
    async frequencies(stems) {
      return { articles: size.get() ?? 0, holding: stems.map((stem) => held.get(stem) ?? 0) };
    },
    async wordsLike(word, limit) {
      const asked = fold(word);
      if (!/^\p{L}{3,40}$/u.test(asked)) return [];
      const prefix = asked.slice(0, 2);
      const stem = stemOf(asked);
      return beginning
        .all(prefix, `${prefix}\u{10ffff}`)
        .map((one) => ({ ...one, like: tokenSimilarity(one.term, stem) }))
        .filter(({ like }) => like >= ALIKE)
        .sort((a, b) => b.like - a.like || b.doc - a.doc)
        .slice(0, limit)
        .flatMap(({ term, doc }) => {
          const printed = shown.get(`"${term.replaceAll('"', '')}"`);
          // The words around the match: the first that begins like its stem is the printed form.
          const full = printed?.match(/[\p{L}\p{N}'’-]+/gu)?.find((one) => stemOf(fold(one)) === term);
          return full === undefined ? [] : [{ word: full, articles: doc }];
        });
    },
    async sources() {
      return outlets.all();
    },
  };
}
