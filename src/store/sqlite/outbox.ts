import type { Database } from 'better-sqlite3';
import type { Card } from '../../card/card.ts';
import type { Delivery, DeliveryDraft } from '../../domain/outbox.ts';
import type { Claim, OutboxStore, Settled, Settlement } from '../delivery.ts';
import { addressOf, placeOf } from './address.ts';

interface Row {
  id: number;
  key: string;
  platform: string;
  workspace: string;
  channel: string;
  thread: string | null;
  user: string | null;
  owner: string | null;
  card: string;
  slot: number | null;
  zone: string | null;
  due: number | null;
  expires: number;
  attempts: number;
  unsure: number;
}

const YEAR = 365 * 86_400_000;

/** Puts a delivery in the outbox, inside the caller's transaction. False where its key is known. */
export function insertDelivery(
  db: Database,
  draft: DeliveryDraft,
  now: number,
  of: { slot?: number; watch?: number } = {},
): boolean {
  const made = db
    .prepare(
      `INSERT INTO outbox (key, platform, workspace, channel, thread, user, owner, card, slot, watch, zone, due, expires, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
    )
    .run(
      draft.key,
      draft.to.platform,
      draft.to.workspace,
      draft.to.channel,
      draft.to.thread ?? null,
      draft.user ?? null,
      draft.owner ?? null,
      JSON.stringify(draft.card),
      of.slot ?? null,
      of.watch ?? null,
      draft.zone ?? null,
      draft.due?.getTime() ?? null,
      draft.expires.getTime(),
      now,
    );
  return made.changes > 0;
}

export function outboxStore(db: Database): OutboxStore {
  // `unsure`: 0 not, 1 an answer was lost, 2 taken over from a holder that may still be alive.
  // A lease that is free, has run out, or lies so far ahead that the clock must have gone back since; likewise a pause that began in what is now the future. A channel's deliveries go out in their
  // order: none starts while an older one of the same channel waits. Direct messages are a queue of their own.
  const claim = db.prepare<Record<string, unknown>, Row>(`
    UPDATE outbox SET attempts = attempts + 1, lease_owner = @owner, lease_until = @until,
      unsure = CASE WHEN lease_owner IS NULL THEN unsure ELSE 2 END
    WHERE id = (
      SELECT id FROM outbox AS candidate
      WHERE state = 'ready'
        AND (lease_until IS NULL OR lease_until <= @now OR lease_until > @now + 2 * @lease)
        AND (next_try <= @now OR settled_at > @now)
        AND (user IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM closed WHERE closed.platform = candidate.platform AND closed.channel = candidate.channel AND retry_at > @now))
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS before WHERE before.state = 'ready' AND before.id < candidate.id
            AND before.platform = candidate.platform AND before.channel = candidate.channel AND before.user IS candidate.user)
      ORDER BY id LIMIT 1
    )
    RETURNING *
  `);
  const renew = db.prepare(`
    UPDATE outbox SET lease_until = @until WHERE id = @id AND lease_owner = @owner AND attempts = @attempt AND state = 'ready'
  `);
  const byId = db.prepare<[number], Row & { state: string; lease_owner: string | null; ref: string | null }>(
    'SELECT * FROM outbox WHERE id = ?',
  );
  const finish = db.prepare(
    'UPDATE outbox SET state = @state, outcome = @outcome, ref = @ref, settled_at = @at, lease_owner = NULL, lease_until = NULL WHERE id = @id',
  );
  const wait = db.prepare(
    'UPDATE outbox SET outcome = @outcome, next_try = @nextTry, settled_at = @at, unsure = @unsure, lease_owner = NULL, lease_until = NULL WHERE id = @id',
  );
  const contest = db.prepare(
    "UPDATE outbox SET unsure = 2, settled_at = CASE state WHEN 'sent' THEN ? ELSE settled_at END WHERE id = ?",
  );
  const slot = db.prepare(
    'UPDATE slots SET state = @state, reason = @reason, settled_at = @at WHERE id = @id',
  );
  const tell = db.prepare('INSERT INTO told (watch, key) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const reopen = db.prepare('DELETE FROM closed WHERE platform = ? AND channel = ?');

  const settle = db.transaction((claim: Claim, { sent, at, ...more }: Settlement): Settled => {
    const { id, owner, attempt } = claim;
    const row = byId.get(id);
    if (row === undefined) return { held: false };
    const held = row.state === 'ready' && row.lease_owner === owner && row.attempts === attempt;
    const when = at.getTime();
    // Somebody else has it, and this one may stand too: it is looked for now and once more.
    if (!held && (sent.outcome === 'sent' || sent.outcome === 'unknown')) contest.run(when, id);
    if (row.state === 'sent' || (!held && sent.outcome !== 'sent'))
      return { held, ...(row.ref === null ? {} : { ref: row.ref }) };
    if (sent.outcome === 'sent') {
      finish.run({ id, state: 'sent', outcome: 'sent', ref: sent.ref, at: when });
      if (row.slot !== null) {
        slot.run({ id: row.slot, state: more.late ? 'late' : 'sent', reason: more.late ?? null, at: when });
        markShown(db, row, when);
      }
      if (row.user === null) reopen.run(row.platform, row.channel);
    } else if (sent.outcome === 'gone') {
      finish.run({ id, state: 'failed', outcome: sent.why, ref: null, at: when });
      if (row.slot !== null)
        slot.run({
          id: row.slot,
          state: 'failed',
          reason: `The channel refuses messages: ${sent.why}`,
          at: when,
        });
      if (row.user === null) close(row, sent.why, when, more);
    } else {
      wait.run({
        id,
        outcome: sent.why,
        at: when,
        nextTry: (more.nextTry ?? at).getTime(),
        unsure: Math.max(row.unsure, sent.outcome === 'unknown' ? 1 : 0),
      });
    }
    return { held, ...(sent.outcome === 'sent' ? { ref: sent.ref } : {}) };
  });

  function close(
    row: Row,
    why: string,
    at: number,
    { retryAt, notice }: Omit<Settlement, 'sent' | 'at'>,
  ): void {
    const known = db
      .prepare('SELECT 1 FROM closed WHERE platform = ? AND channel = ?')
      .get(row.platform, row.channel);
    db.prepare(
      `INSERT INTO closed (platform, channel, workspace, why, since, retry_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET why = excluded.why, retry_at = excluded.retry_at`,
    ).run(row.platform, row.channel, row.workspace, why, at, (retryAt ?? new Date(at)).getTime());
    if (known === undefined && notice !== undefined) insertDelivery(db, notice, at);
  }

  return {
    async add(draft, now, told) {
      const put = db.transaction((): boolean => {
        if (!insertDelivery(db, draft, now.getTime(), told ? { watch: told.watch } : {})) return false;
        // One key that another process has told meanwhile undoes the whole message.
        for (const key of told?.keys ?? []) if (tell.run(told?.watch, key).changes === 0) throw new Told();
        return true;
      });
      try {
        return put.immediate();
      } catch (error) {
        if (error instanceof Told) return false;
        throw error;
      }
    },
    async claim(owner, now, leaseMs) {
      const at = now.getTime();
      const row = claim.get({ owner, now: at, until: at + leaseMs, lease: leaseMs });
      return row && deliveryOf(row);
    },
    async renew(claim, now, leaseMs) {
      return renew.run({ ...claim, until: now.getTime() + leaseMs }).changes > 0;
    },
    async settle(claim, settlement) {
      return settle.immediate(claim, settlement);
    },
    async doubtful(since, until) {
      return db
        .prepare<[number, number, number], Row & { ref: string }>(
          `SELECT * FROM outbox WHERE state = 'sent' AND unsure > 0 AND user IS NULL AND ref IS NOT NULL
             AND created_at > ? AND settled_at > ? AND settled_at <= ? LIMIT 20`,
        )
        .all(since.getTime(), since.getTime(), until.getTime())
        .map((row) => ({ id: row.id, to: addressOf(row), key: row.key, ref: row.ref }));
    },
    async cleared(id, again) {
      if (again === undefined) db.prepare('UPDATE outbox SET unsure = 0 WHERE id = ?').run(id);
      else db.prepare('UPDATE outbox SET settled_at = ? WHERE id = ?').run(again.getTime(), id);
    },
    async expire(now) {
      return db
        .transaction(() => {
          const rows = db
            .prepare<[number], Row & { outcome: string | null }>(
              "SELECT * FROM outbox WHERE state = 'ready' AND lease_owner IS NULL AND expires <= ?",
            )
            .all(now.getTime());
          for (const row of rows) {
            const last = row.outcome ?? 'nothing could be sent in that time';
            const why = row.unsure
              ? `Nobody knows whether it arrived: ${last}`
              : `It could not be sent in time: ${last}`;
            finish.run({ id: row.id, state: 'failed', outcome: why, ref: null, at: now.getTime() });
            if (row.slot !== null)
              slot.run({
                id: row.slot,
                state: row.unsure ? 'failed' : 'missed',
                reason: why,
                at: now.getTime(),
              });
          }
          return rows.length;
        })
        .immediate();
    },
    async prune(before) {
      const at = before.getTime();
      db.transaction(() => {
        db.prepare("DELETE FROM outbox WHERE state <> 'ready' AND created_at < ?").run(at);
        db.prepare('UPDATE slots SET replies = NULL, shown = NULL WHERE due < ? AND replies IS NOT NULL').run(
          at,
        );
        db.prepare('DELETE FROM shown WHERE at < ?').run(at - YEAR);
      }).immediate();
    },
    async closed() {
      return db
        .prepare<
          [],
          {
            platform: string;
            channel: string;
            workspace: string;
            why: string;
            since: number;
            retry_at: number;
          }
        >('SELECT * FROM closed')
        .all()
        .map((row) => ({
          to: { platform: row.platform, workspace: row.workspace, channel: row.channel },
          why: row.why,
          since: new Date(row.since),
          retryAt: new Date(row.retry_at),
        }));
    },
    async reopen(to) {
      return reopen.run(to.platform, to.channel).changes > 0;
    },
    async waiting() {
      const row = db
        .prepare<[], { count: number; oldest: number | null }>(
          "SELECT count(*) AS count, min(created_at) AS oldest FROM outbox WHERE state = 'ready'",
        )
        .get();
      return { count: row?.count ?? 0, oldest: row?.oldest == null ? undefined : new Date(row.oldest) };
    },
  };
}

/** A development was told by another process between the look and the message. */
class Told extends Error {}

function markShown(db: Database, row: Row, at: number): void {
  const keys = db
    .prepare<[number], { shown: string | null }>('SELECT shown FROM slots WHERE id = ?')
    .get(row.slot ?? 0)?.shown;
  const mark = db.prepare(
    'INSERT INTO shown (platform, channel, key, at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
  );
  for (const key of keys ? (JSON.parse(keys) as string[]) : []) mark.run(row.platform, placeOf(row), key, at);
}

const deliveryOf = (row: Row): Delivery => ({
  id: row.id,
  key: row.key,
  to: addressOf(row),
  user: row.user ?? undefined,
  owner: row.owner ?? undefined,
  card: JSON.parse(row.card) as Card,
  due: row.due === null ? undefined : new Date(row.due),
  zone: row.zone ?? undefined,
  slot: row.slot ?? undefined,
  expires: new Date(row.expires),
  attempts: row.attempts,
  unsure: row.unsure > 0,
  contested: row.unsure === 2,
});
