import type { Database } from 'better-sqlite3';
import type { Watch } from '../../domain/watch.ts';
import type { WatchStore, WorkspaceStore } from '../delivery.ts';
import { addressOf, columnsOf, insertRow, rowsOf } from './address.ts';

interface Row {
  id: number;
  platform: string;
  workspace: string;
  channel: string;
  thread: string | null;
  owner: string;
  subject: string;
  line: string;
  zone: string;
  quiet: string | null;
  cap: number;
  snoozed_until: number | null;
  created_at: number;
  checked_at: number | null;
}

export function watchStore(db: Database): WatchStore {
  const byId = db.prepare<[number], Row>('SELECT * FROM watches WHERE id = ?');
  const list = rowsOf<Row>(db, 'watches');
  const tell = db.prepare('INSERT INTO told (watch, key) VALUES (?, ?) ON CONFLICT DO NOTHING');
  return {
    async add(draft) {
      const id = insertRow(db, 'watches', {
        ...columnsOf(draft.to),
        owner: draft.owner,
        subject: draft.subject,
        line: draft.line,
        zone: draft.zone,
        quiet: draft.quiet ? JSON.stringify(draft.quiet) : null,
        cap: draft.cap,
        created_at: draft.createdAt.getTime(),
      });
      return watchOf(byId.get(id)!);
    },
    async find(id) {
      const row = byId.get(id);
      return row && watchOf(row);
    },
    async list(where) {
      return list(where).map(watchOf);
    },
    async remove(id) {
      return db.prepare('DELETE FROM watches WHERE id = ?').run(id).changes > 0;
    },
    async snooze(id, until) {
      return (
        db.prepare('UPDATE watches SET snoozed_until = ? WHERE id = ?').run(until?.getTime() ?? null, id)
          .changes > 0
      );
    },
    async checked(id, at, known) {
      db.transaction(() => {
        db.prepare('UPDATE watches SET checked_at = ? WHERE id = ?').run(at.getTime(), id);
        for (const key of known) tell.run(id, key);
      }).immediate();
    },
    async known(id, keys) {
      const find = db.prepare<[number, string]>('SELECT 1 FROM told WHERE watch = ? AND key = ?');
      return new Set(keys.filter((key) => find.get(id, key) !== undefined));
    },
    async told(id, since) {
      return (
        db
          .prepare<[number, number], { count: number }>(
            'SELECT count(*) AS count FROM outbox WHERE watch = ? AND created_at >= ?',
          )
          .get(id, since.getTime())?.count ?? 0
      );
    },
  };
}

export function workspaceStore(db: Database): WorkspaceStore {
  return {
    async zone(platform, workspace) {
      return (
        db
          .prepare<[string, string], { zone: string | null }>(
            'SELECT zone FROM workspaces WHERE platform = ? AND workspace = ?',
          )
          .get(platform, workspace)?.zone ?? undefined
      );
    },
    async setZone(platform, workspace, zone) {
      db.prepare(
        'INSERT INTO workspaces (platform, workspace, zone) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET zone = excluded.zone',
      ).run(platform, workspace, zone);
    },
  };
}

const watchOf = (row: Row): Watch => ({
  id: row.id,
  to: addressOf(row),
  owner: row.owner,
  subject: row.subject,
  line: row.line,
  zone: row.zone,
  quiet: row.quiet ? (JSON.parse(row.quiet) as NonNullable<Watch['quiet']>) : undefined,
  cap: row.cap,
  snoozedUntil: row.snoozed_until === null ? undefined : new Date(row.snoozed_until),
  createdAt: new Date(row.created_at),
  checkedAt: row.checked_at === null ? undefined : new Date(row.checked_at),
});
