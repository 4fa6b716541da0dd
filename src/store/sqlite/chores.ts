import type { Database } from 'better-sqlite3';
import { languageVersion } from '../../language/version.ts';
import type { ArticleStore } from '../articles.ts';
import type { CopyLinker } from './copies.ts';

/** Articles that one step goes through: it is one transaction, which holds up everything else. */
const A_STEP = 5;

/** Work on articles that are stored already: which are to be read anew, and what a migration left to do. */
export function chores(
  db: Database,
  copies: CopyLinker,
): Pick<ArticleStore, 'stale'> & { bandSome(): boolean } {
  const ofVersion = db
    .prepare<[string, number], number>(
      'SELECT article FROM readings WHERE version = ? ORDER BY article DESC LIMIT ?',
    )
    .pluck();
  const below = db
    .prepare<[string], string>('SELECT version FROM readings WHERE version < ? ORDER BY version DESC LIMIT 1')
    .pluck();
  const above = db
    .prepare<[string], string>('SELECT version FROM readings WHERE version > ? ORDER BY version LIMIT 1')
    .pluck();
  const left = db
    .prepare<[string, string], number>('SELECT count(*) FROM readings WHERE version < ? OR version > ?')
    .pluck();
  const position = db.prepare<[string], number>('SELECT position FROM chores WHERE name = ?').pluck();
  const move = db.prepare<[number, string]>('UPDATE chores SET position = ? WHERE name = ?');
  const end = db.prepare<[string]>('DELETE FROM chores WHERE name = ?');
  const next = db.prepare<[number, number], { id: number; banded: number }>(`
    SELECT a.id, EXISTS (SELECT 1 FROM bands b WHERE b.article = a.id) AS banded
    FROM articles a WHERE a.id <= ? ORDER BY a.id DESC LIMIT ?
  `);

  /** Articles from before copies were looked for get their bands, and meet their copies. */
  const bands = db.transaction((): boolean => {
    const from = position.get('bands');
    if (from === undefined) return false;
    const rows = next.all(from, A_STEP);
    const last = rows.at(-1)?.id;
    if (last === undefined) end.run('bands');
    else {
      for (const { id, banded } of rows) if (banded === 0) copies.link(id);
      move.run(last - 1, 'bands');
    }
    return last !== undefined;
  });

  return {
    async stale(limit) {
      const version = languageVersion();
      const older = below.get(version) ?? above.get(version);
      if (older === undefined) return { ids: [], left: 0 };
      return { ids: ofVersion.all(older, limit) as number[], left: left.get(version, version) ?? 0 };
    },
    /** Bands for a few articles; false where all have theirs. */
    bandSome: () => position.get('bands') !== undefined && bands.immediate(),
  };
}
