import type { Database } from 'better-sqlite3';
import type { ActorKind } from '../../domain/reading.ts';
import type { Linked, PassageStore } from '../passages.ts';

/** Weight of a word in the title against one in the text, for BM25. */
const TITLE_WEIGHT = 4;

export function passageStore(db: Database): PassageStore {
  const about = db
    .prepare<[{ match: string; since: number; until: number; limit: number }], number>(
      `SELECT w.rowid FROM articles_words w JOIN articles a ON a.id = w.rowid
       WHERE articles_words MATCH @match AND a.published_at >= @since AND a.published_at < @until
       ORDER BY bm25(articles_words, ${TITLE_WEIGHT}, 1), w.rowid LIMIT @limit`,
    )
    .pluck();
  const linked = db.prepare<[number], { local: number; id: number; name: string; kind: ActorKind }>(
    'SELECT l.local, l.actor AS id, a.name, a.kind FROM actor_links l JOIN actors a ON a.id = l.actor WHERE l.article = ?',
  );
  return {
    async about(clauses, period, limit) {
      const match = clauses
        .map((words) => words.map(quoted).filter((word) => word !== '""'))
        .filter((words) => words.length > 0)
        .map((words) => `(${words.join(' OR ')})`)
        .join(' AND ');
      if (match === '') return [];
      return about.all({
        match,
        since: period.since?.getTime() ?? -8.64e15,
        until: period.until?.getTime() ?? 8.64e15,
        limit,
      });
    },
    async actorsIn(articles) {
      return new Map(
        articles.map((article) => [
          article,
          new Map(linked.all(article).map(({ local, ...actor }): [number, Linked] => [local, actor])),
        ]),
      );
    },
  };
}

/** Words of a phrase within quotation marks: nothing of the index's own syntax is left. */
const quoted = (words: string): string => `"${(words.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')}"`;
