import type { Database } from 'better-sqlite3';
import type { ArticleStore, Hit } from '../articles.ts';
import { matchExpression } from './match.ts';

/** Weight of a word in the title against one in the text, for BM25. */
const TITLE_WEIGHT = 4;

/** How much more an article of this instant weighs than an old one, and the age at which half of that is left: 7 days, in milliseconds. */
const FRESH = 0.6;
const HALF = 7 * 86_400_000;

/** The part of the article store that looks for articles. */
export function articleSearch(db: Database): Pick<ArticleStore, 'search' | 'frequencies' | 'sources'> {
  const newest = db.prepare<[], number | null>('SELECT max(published_at) FROM articles').pluck();
  const held = db.prepare<[string], number>('SELECT doc FROM articles_vocabulary WHERE term = ?').pluck();
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
    async sources() {
      return outlets.all();
    },
  };
}
