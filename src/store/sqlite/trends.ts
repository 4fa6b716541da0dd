import type { Database } from 'better-sqlite3';
import type { TrendStore } from '../trends.ts';

/** Characters of a text that are its opening: about two sentences. */
const LEAD = 240;

type OpeningRow = [number, number, string, number, string, string, number];

export function trendStore(db: Database): TrendStore {
  const openings = db
    .prepare<[number, number, number], OpeningRow>(
      `SELECT id, coalesce(copy_of, id), source, published_at, title, substr(text, 1, ${LEAD}), coalesce(revised_at, 0) FROM articles
       WHERE published_at >= ? AND published_at < ? ORDER BY published_at DESC, id DESC LIMIT ?`,
    )
    .raw();
  const named = db
    .prepare<[number, number], [number, number]>(
      `SELECT DISTINCT a.id, l.actor FROM articles a JOIN actor_links l ON l.article = a.id
       WHERE a.published_at >= ? AND a.published_at < ? AND l.kind IN ('person', 'organisation') AND l.names <> '[]'`,
    )
    .raw();
  const actorOf = db.prepare<[number], { name: string; kind: string }>(
    'SELECT name, kind FROM actors WHERE id = ?',
  );
  return {
    async openings(since, until, limit) {
      return (openings.all(since, until, limit) as unknown as OpeningRow[]).map(
        ([article, report, source, at, title, lead, revised]) => ({
          article,
          report,
          source,
          at,
          title,
          lead,
          revised,
        }),
      );
    },
    async named(since, until) {
      return named.all(since, until) as unknown as [number, number][];
    },
    async actors(ids) {
      const found = new Map<number, { name: string; kind: 'person' | 'organisation' }>();
      for (const id of ids) {
        const row = actorOf.get(id);
        if (row?.kind === 'person' || row?.kind === 'organisation')
          found.set(id, { name: row.name, kind: row.kind });
      }
      return found;
    },
  };
}
