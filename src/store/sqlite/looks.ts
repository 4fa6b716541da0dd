import type { Database } from 'better-sqlite3';
import type { LookStore } from '../looks.ts';

export function lookStore(db: Database): LookStore {
  const select = db
    .prepare<[string, string], number>('SELECT at FROM looks WHERE who = ? AND topic = ?')
    .pluck();
  const upsert = db.prepare('INSERT OR REPLACE INTO looks (who, topic, at) VALUES (?, ?, ?)');
  return {
    async last(who, topic) {
      const at = select.get(who, topic) as number | undefined;
      return at === undefined ? undefined : new Date(at);
    },
    async save(who, topic, at) {
      upsert.run(who, topic, at.getTime());
    },
  };
}
