import type { Digest } from '../domain/digest.ts';
import { parseSchedule, type Schedule } from '../domain/schedule/schedule.ts';
import { nextSlot, slotsBetween } from '../domain/schedule/slot.ts';
import type { SlotPlan } from '../store/delivery.ts';
import { type Composed, compose, keyOfSlot } from './compose.ts';
import { timeOf } from './moment.ts';
import { GRACE, LATE_AFTER, type Outside } from './outside.ts';

/** Slots put on record at once after a long time away; older ones are not listed. */
const RECORD = 5_000;
/** A delivery has at least this long to be sent, in milliseconds. */
const SHORTEST = 10 * 60_000;

const toInstant = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());
const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

/** Brings the record of every digest up to now. Of the slots that came due since, the newest is sent if it is not too old; the rest gets a reason. */
export function planner(outside: Outside, planned: () => void): { tick(): Promise<void> } {
  const grace = outside.grace ?? GRACE;
  const { store, now, report } = outside;
  /** Next slots by digest, version and record: what a tick needs is a comparison of two numbers. */
  const next = new Map<number, { version: number; plannedUntil: number; at: number; schedule: Schedule }>();

  function upcoming(digest: Digest): { at: number; schedule: Schedule } {
    const schedule = parseSchedule(digest.schedule);
    const slot = nextSlot(schedule, digest.zone, toInstant(digest.plannedUntil));
    const at = slot?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    next.set(digest.id, {
      version: digest.version,
      plannedUntil: digest.plannedUntil.getTime(),
      at,
      schedule,
    });
    return { at, schedule };
  }

  async function planDigest(listed: Digest, at: Date): Promise<void> {
    let digest = listed;
    if (digest.plannedUntil.getTime() > at.getTime() && digest.createdAt.getTime() <= at.getTime()) {
      await store.digests.rewind(digest.id, at);
      digest = (await store.digests.find(digest.id)) ?? digest;
    }
    const { at: first, schedule } = upcoming(digest);
    if (first > at.getTime()) return;
    const due = slotsBetween(schedule, digest.zone, toInstant(digest.plannedUntil), toInstant(at), RECORD);
    const newest = due.pop();
    if (newest === undefined) return;
    const slots: SlotPlan[] = due.map((slot) => ({
      ...named(slot, digest.zone),
      state: 'missed',
      reason: missed(slot, newest, at, digest.zone, grace),
    }));
    const last = await newestSlot(digest, newest, at);
    if (last === undefined) return;
    slots.push(last);
    const done = await store.digests.plan(digest.id, digest.version, toDate(newest), slots);
    if (!done) return;
    outside.step?.('planned');
    planned();
  }

  /** Undefined: nothing can be said yet, the next tick tries again. */
  async function newestSlot(digest: Digest, slot: Temporal.Instant, at: Date): Promise<SlotPlan | undefined> {
    const base = named(slot, digest.zone);
    const age = at.getTime() - slot.epochMilliseconds;
    if (age >= grace)
      return { ...base, state: 'missed', reason: missed(slot, undefined, at, digest.zone, grace) };
    const local = slot.toZonedDateTimeISO(digest.zone);
    const { quiet, onlyNews } = digest.options;
    if (quiet?.weekdays.includes(local.dayOfWeek) || quiet?.dates.includes(local.toPlainDate().toString()))
      return { ...base, state: 'skipped', reason: 'A quiet day of this digest.' };
    const shut = (await store.outbox.closed()).find(
      ({ to, retryAt }) =>
        to.platform === digest.to.platform && to.channel === digest.to.channel && retryAt > at,
    );
    if (shut) return { ...base, state: 'failed', reason: `The channel refuses messages: ${shut.why}` };
    outside.step?.('composing');
    const composed = await compose(digest, base.due, outside);
    outside.step?.('composed');
    if ('failed' in composed) {
      // The last minutes of the grace are for the reason.
      if (age < grace - SHORTEST) return undefined;
      return { ...base, state: 'failed', reason: composed.failed };
    }
    // A line that failed is asked again while the digest is not late yet; then the rest goes out without it.
    if (composed.partial && age < LATE_AFTER) return undefined;
    if (onlyNews && composed.news === 0)
      return { ...base, state: 'skipped', reason: 'Nothing new, and it is sent only with news.' };
    const expires = new Date(Math.max(slot.epochMilliseconds + grace, at.getTime() + SHORTEST));
    return toSend(digest, base, composed, expires);
  }

  return {
    async tick() {
      const at = now();
      for (const { id, version, plannedUntil } of await store.digests.heads()) {
        const known = next.get(id);
        const same = known?.version === version && known.plannedUntil === plannedUntil;
        if (same && known.at > at.getTime() && plannedUntil <= at.getTime()) continue;
        try {
          const digest = await store.digests.find(id);
          if (digest?.state === 'active') await planDigest(digest, at);
        } catch (error) {
          report(error, `digest ${id}`);
        }
      }
    },
  };
}

/** A slot with its finished message. */
export const toSend = (
  digest: Digest,
  slot: Pick<SlotPlan, 'due' | 'local'>,
  composed: Exclude<Composed, { failed: string }>,
  expires: Date,
): SlotPlan => ({
  ...slot,
  state: 'planned',
  replies: composed.replies,
  shown: composed.keys,
  delivery: {
    key: keyOfSlot(digest.id, slot.due),
    to: digest.to,
    owner: digest.owner,
    card: composed.card,
    due: slot.due,
    zone: digest.zone,
    expires,
  },
});

/** A slot's instant and its wall time, by which it is on record once. */
export const named = (slot: Temporal.Instant, zone: string): Pick<SlotPlan, 'due' | 'local'> => ({
  due: toDate(slot),
  local: `${slot.toZonedDateTimeISO(zone).toPlainDateTime()}[${zone}]`,
});

function missed(
  slot: Temporal.Instant,
  newest: Temporal.Instant | undefined,
  at: Date,
  zone: string,
  grace: number,
): string {
  const late = Math.round((at.getTime() - slot.epochMilliseconds) / 60_000);
  const span =
    late < 120
      ? `${late} min`
      : late < 2880
        ? `${Math.round(late / 60)} h`
        : `${Math.round(late / 1440)} days`;
  if (newest !== undefined && at.getTime() - slot.epochMilliseconds < grace)
    return `Seen ${span} after it was due; the one of ${timeOf(toDate(newest), zone)} covers it.`;
  return `Seen ${span} after it was due, which is more than ${Math.round(grace / 60_000)} min: it was not sent any more.`;
}
