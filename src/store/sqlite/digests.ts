import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Address } from '../../domain/caller.ts';
import type { Digest, DigestOptions, Slot, SlotState } from '../../domain/digest.ts';
import type { DigestStore, SlotPlan } from '../delivery.ts';
import { addressOf, columnsOf, insertRow, placeOf, rowsOf } from './address.ts';
import { insertDelivery } from './outbox.ts';

interface DigestRow {
  id: number;
  platform: string;
  workspace: string;
  channel: string;
  thread: string | null;
  lines: string;
  schedule: string;
  zone: string;
  owner: string;
  state: Digest['state'];
  options: string;
  created_at: number;
  planned_until: number;
  version: number;
}
interface SlotRow {
  id: number;
  digest: number;
  due: number;
  state: SlotState;
  reason: string | null;
  settled_at: number | null;
  replies?: Buffer | null;
}

export function digestStore(db: Database): DigestStore {
  const byId = db.prepare<[number], DigestRow>('SELECT * FROM digests WHERE id = ?');
  const list = rowsOf<DigestRow>(db, 'digests');
  const heads = db.prepare<[], { id: number; version: number; plannedUntil: number }>(
    "SELECT id, version, planned_until AS plannedUntil FROM digests WHERE state = 'active' ORDER BY id",
  );
  const insertSlot = db.prepare(`
    INSERT INTO slots (digest, due, local, state, reason, settled_at, replies, shown)
    VALUES (@digest, @due, @local, @state, @reason, @settledAt, @replies, @shown)
    ON CONFLICT DO NOTHING
  `);
  const advance = db.prepare(
    'UPDATE digests SET planned_until = ? WHERE id = ? AND version = ? AND planned_until <= ?',
  );
  // An older message that nobody has tried to send gives way: two digests at once would be a burst, and the newer one covers it.
  const overtaken = db.prepare<[number, number], { id: number; slot: number }>(`
    SELECT outbox.id, slot FROM outbox JOIN slots ON slots.id = outbox.slot
    WHERE slots.digest = ? AND slots.due < ? AND outbox.state = 'ready' AND unsure = 0
      AND lease_owner IS NULL
  `);
  const drop = db.prepare("UPDATE outbox SET state = 'failed', outcome = ?, settled_at = ? WHERE id = ?");
  const miss = db.prepare("UPDATE slots SET state = 'missed', reason = ?, settled_at = ? WHERE id = ?");

  const plan = db.transaction((id: number, version: number, until: number, slots: SlotPlan[]): boolean => {
    if (advance.run(until, id, version, until).changes === 0) return false;
    for (const slot of slots) {
      const made = insertSlot.run({
        digest: id,
        due: slot.due.getTime(),
        local: slot.local,
        state: slot.state,
        reason: slot.reason ?? null,
        settledAt: slot.state === 'planned' ? null : until,
        replies: slot.replies === undefined ? null : zstdCompressSync(JSON.stringify(slot.replies)),
        shown: slot.shown === undefined ? null : JSON.stringify(slot.shown),
      });
      if (made.changes === 0 || slot.delivery === undefined) continue;
      for (const old of overtaken.all(id, slot.due.getTime())) {
        const why = 'The channel could not be reached before the next one was due, which covers it.';
        drop.run(why, until, old.id);
        miss.run(why, until, old.slot);
      }
      insertDelivery(db, slot.delivery, until, { slot: Number(made.lastInsertRowid) });
    }
    return true;
  });

  return {
    async add(draft) {
      const id = insertRow(db, 'digests', {
        ...columnsOf(draft.to),
        lines: JSON.stringify(draft.lines),
        schedule: draft.schedule,
        zone: draft.zone,
        owner: draft.owner,
        options: JSON.stringify(draft.options),
        created_at: draft.createdAt.getTime(),
        planned_until: draft.createdAt.getTime(),
      });
      return digestOf(byId.get(id)!);
    },
    async find(id) {
      const row = byId.get(id);
      return row && digestOf(row);
    },
    async list(where) {
      return list(where).map(digestOf);
    },
    async heads() {
      return heads.all();
    },
    async change(id, change) {
      const row = byId.get(id);
      if (row === undefined) return false;
      const next = { ...digestOf(row), ...defined(change) };
      const made = db
        .prepare(
          `UPDATE digests SET lines = ?, schedule = ?, zone = ?, state = ?, options = ?, planned_until = ?,
             platform = ?, workspace = ?, channel = ?, thread = ?, version = version + 1 WHERE id = ?`,
        )
        .run(
          JSON.stringify(next.lines),
          next.schedule,
          next.zone,
          next.state,
          JSON.stringify(next.options),
          next.plannedUntil.getTime(),
          next.to.platform,
          next.to.workspace,
          next.to.channel,
          next.to.thread ?? null,
          id,
        );
      return made.changes > 0;
    },
    async remove(id) {
      return db.transaction(() => {
        db.prepare(
          `UPDATE outbox SET state = 'failed', outcome = 'The digest was removed.'
           WHERE state = 'ready' AND lease_owner IS NULL AND slot IN (SELECT id FROM slots WHERE digest = ?)`,
        ).run(id);
        return db.prepare('DELETE FROM digests WHERE id = ?').run(id).changes > 0;
      })();
    },
    async plan(id, version, until, slots) {
      return plan.immediate(id, version, until.getTime(), slots);
    },
    async rewind(id, now) {
      db.transaction(() => {
        db.prepare("DELETE FROM slots WHERE digest = ? AND due > ? AND state = 'missed'").run(
          id,
          now.getTime(),
        );
        db.prepare('UPDATE digests SET planned_until = ? WHERE id = ? AND planned_until > ?').run(
          now.getTime(),
          id,
          now.getTime(),
        );
      }).immediate();
    },
    async history(id, limit) {
      return db
        .prepare<[number, number], SlotRow>(
          'SELECT id, digest, due, state, reason, settled_at FROM slots WHERE digest = ? ORDER BY due DESC LIMIT ?',
        )
        .all(id, limit)
        .map(slotOf);
    },
    async slot(id, due) {
      const row = db
        .prepare<[number, number], SlotRow>('SELECT * FROM slots WHERE digest = ? AND due = ?')
        .get(id, due.getTime());
      if (row === undefined) return undefined;
      const replies = row.replies ? JSON.parse(zstdDecompressSync(row.replies).toString('utf8')) : undefined;
      return { ...slotOf(row), replies };
    },
    async lastSent(id) {
      const row = db
        .prepare<[number], SlotRow>(
          "SELECT id, digest, due, state, reason, settled_at FROM slots WHERE digest = ? AND state IN ('sent', 'late') ORDER BY due DESC LIMIT 1",
        )
        .get(id);
      return row && slotOf(row);
    },
    async shown(to: Address, keys) {
      const find = db.prepare<[string, string, string]>(
        'SELECT 1 FROM shown WHERE platform = ? AND channel = ? AND key = ?',
      );
      return new Set(keys.filter((key) => find.get(to.platform, placeOf(to), key) !== undefined));
    },
  };
}

const digestOf = (row: DigestRow): Digest => ({
  id: row.id,
  to: addressOf(row),
  lines: JSON.parse(row.lines) as string[],
  schedule: row.schedule,
  zone: row.zone,
  owner: row.owner,
  state: row.state,
  options: JSON.parse(row.options) as DigestOptions,
  createdAt: new Date(row.created_at),
  plannedUntil: new Date(row.planned_until),
  version: row.version,
});

const slotOf = (row: SlotRow): Slot => ({
  id: row.id,
  digest: row.digest,
  due: new Date(row.due),
  state: row.state,
  reason: row.reason ?? undefined,
  settledAt: row.settled_at === null ? undefined : new Date(row.settled_at),
});

const defined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
