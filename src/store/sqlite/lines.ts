import type { Database } from 'better-sqlite3';
import type { LineStore } from '../lines.ts';

export function lineStore(db: Database): LineStore {
  const insert = db.prepare('INSERT OR IGNORE INTO lines (key, line) VALUES (?, ?)');
  const select = db.prepare<[string], string>('SELECT line FROM lines WHERE key = ?').pluck();
  return {
    async save(key, line) {
      insert.run(key, line);
    },
    async find(key) {
      return select.get(key) as string | undefined;
    },
  };
}
