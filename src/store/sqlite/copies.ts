import type { Database } from 'better-sqlite3';
import { bandKeys, copyLikeness, shingles } from '../../domain/copy.ts';

/** Days between a report and its copies, at most: outlets print a wire's report within hours, and forms of words come back every week. */
const WITHIN_DAYS = 3;
/** Articles that are compared word for word, those with most bands in common first. */
const MOST_COMPARED = 20;

interface Known {
  id: number;
  source: string;
  text: string;
  published_at: number;
  copy_of: number | null;
}

/** Links one article to the first of the same words. Within a transaction of its caller. */
export interface CopyLinker {
  link(id: number): void;
}

export function copyLinker(db: Database): CopyLinker {
  const find = db.prepare<[number], Known>(
    'SELECT id, source, text, published_at, copy_of FROM articles WHERE id = ?',
  );
  const forget = db.prepare('DELETE FROM bands WHERE article = ?');
  const keep = db.prepare('INSERT OR IGNORE INTO bands (key, day, article) VALUES (?, ?, ?)');
  const near = db.prepare<unknown[], Known>(`
    SELECT a.id, a.source, a.text, a.published_at, a.copy_of
    FROM (
      SELECT b.article AS id, count(*) AS shared FROM json_each(@keys) k CROSS JOIN bands b
      WHERE b.key = k.value AND b.day BETWEEN @from AND @to AND b.article <> @id GROUP BY b.article
    ) n JOIN articles a ON a.id = n.id
    WHERE a.source <> @source COLLATE NOCASE
    ORDER BY n.shared DESC, a.id LIMIT ${MOST_COMPARED}
  `);
  const point = db.prepare('UPDATE articles SET copy_of = ? WHERE id = ?');
  const followers = db.prepare('UPDATE articles SET copy_of = @to WHERE copy_of = @from AND id <> @to');

  return {
    link(id) {
      const own = find.get(id)!;
      const set = shingles(own.text);
      const keys = bandKeys(set);
      const day = Math.floor(own.published_at / 86_400_000);
      const found = near.all({
        keys: JSON.stringify(keys),
        id,
        source: own.source,
        from: day - WITHIN_DAYS,
        to: day + WITHIN_DAYS,
      });
      forget.run(id);
      for (const key of keys) keep.run(key, day, id);
      let best: { original: Known; alike: number } | undefined;
      for (const other of found) {
        const alike = copyLikeness(set, shingles(other.text));
        if (alike === undefined || (best !== undefined && alike <= best.alike)) continue;
        const original = other.copy_of === null ? other : find.get(other.copy_of);
        // An article that was copied and is edited must not become a copy of its own copy.
        if (original !== undefined && original.id !== id) best = { original, alike };
      }
      if (best === undefined) point.run(null, id);
      else if (isEarlier(own, best.original)) {
        point.run(null, id);
        point.run(id, best.original.id);
        followers.run({ from: best.original.id, to: id });
      } else {
        point.run(best.original.id, id);
        followers.run({ from: id, to: best.original.id });
      }
    },
  };
}

const isEarlier = (a: Known, b: Known): boolean =>
  a.published_at < b.published_at || (a.published_at === b.published_at && a.id < b.id);
