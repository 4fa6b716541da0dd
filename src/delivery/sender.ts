import { randomUUID } from 'node:crypto';
import type { Card } from '../card/card.ts';
import type { Address } from '../domain/caller.ts';
import type { Delivery, DeliveryDraft, Sent } from '../domain/outbox.ts';
import type { Claim, Settlement } from '../store/delivery.ts';
import { timeOf } from './moment.ts';
import { LATE_AFTER, type Outside } from './outside.ts';

/** A claim holds this long, in milliseconds: longer than a send may take, so that only a process that was held up loses one. */
const LEASE = 120_000;
/** A send that has not answered by then may have arrived, in milliseconds. */
const SEND_TIMEOUT = 45_000;
/** Sends under way at once; a channel has one at most. */
const AT_ONCE = 8;
/** Whether a message stands twice is asked for this long, in milliseconds. */
const DOUBT = 3_600_000;
/** First pause after a failure, and the longest one, in milliseconds; each pause is three times the one before. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 10 * 60_000;
/** The longest a platform can make us wait, in milliseconds. */
const LONGEST_WAIT = 3_600_000;
/** A channel that refuses is asked again at most this often, in milliseconds; more would be held against our address. */
const REFUSED_FOR = 3_600_000;
const WEEK = 7 * 86_400_000;

/** Empties the outbox: claims, sends, settles. Repeatable at any point: what was sent and not settled is looked for before it is sent again. */
export function sender(
  outside: Outside,
  options: { timeoutMs?: number; leaseMs?: number } = {},
): { flush(): Promise<void> } {
  const { store, now, report } = outside;
  const owner = randomUUID();
  const lease = options.leaseMs ?? LEASE;
  /** Outcomes that could not be written (a full disk): written first as soon as that goes again. */
  const unwritten = new Map<number, { delivery: Delivery; settlement: Settlement }>();

  const claimOf = ({ id, attempts }: Delivery): Claim => ({ id, owner, attempt: attempts });

  async function settle(delivery: Delivery, settlement: Settlement): Promise<void> {
    unwritten.set(delivery.id, { delivery, settlement });
    const { held, ref } = await store.outbox.settle(claimOf(delivery), settlement);
    unwritten.delete(delivery.id);
    outside.step?.('settled');
    // Whoever sent on a claim that somebody else held too sees to it that one message stays: each of the two does, so that the later one finds both.
    const { outcome } = settlement.sent;
    const doubtful = held ? delivery.contested && outcome === 'sent' : outcome !== 'retry';
    if (doubtful && ref !== undefined && delivery.user === undefined)
      await keepOne(delivery.to, delivery.key, ref);
  }

  /** True where it was seen to that one message stands. */
  async function keepOne(to: Address, key: string, ref: string): Promise<boolean> {
    try {
      await outside.keepOne?.(to, key, ref);
      return true;
    } catch (error) {
      report(error, `delivery ${key}`);
      return false;
    }
  }

  /**
   * Looks a lease later again for messages whose fate was open for a time: a request that was slow to be carried out, or a process that was killed before it
   * could see that another had sent too.
   */
  async function sweep(): Promise<void> {
    const at = now().getTime();
    const found = await store.outbox.doubtful(new Date(at - DOUBT), new Date(at - lease));
    for (const { id, to, key, ref } of found)
      await store.outbox.cleared(id, (await keepOne(to, key, ref)) ? undefined : now());
  }

  async function deliver(delivery: Delivery): Promise<void> {
    // A process that was held up since the claim (a suspended machine, a stalled disk) must not send on one that another has taken over meanwhile.
    if (!(await store.outbox.renew(claimOf(delivery), now(), lease))) return;
    const at = now();
    if (delivery.expires <= at) {
      // Its time went by since the claim: it goes back, and is put on record as the others that are too old.
      await settle(delivery, {
        sent: { outcome: 'retry', why: 'held up here' },
        at,
        nextTry: new Date(at.getTime() + FIRST_PAUSE),
      });
      return;
    }
    const late = lateness(delivery, at);
    const card = late ? labelled(delivery.card, late) : delivery.card;
    outside.step?.('sending');
    const sent = await attempt(delivery, card, options.timeoutMs ?? SEND_TIMEOUT);
    outside.step?.('sent');
    const after = now();
    const settlement: Settlement = { sent, at: after };
    if (sent.outcome === 'sent') settlement.late = late;
    else if (sent.outcome === 'gone') {
      settlement.retryAt = new Date(after.getTime() + REFUSED_FOR);
      if (delivery.user === undefined && delivery.owner !== undefined)
        settlement.notice = notice(delivery, sent.why, after);
    } else settlement.nextTry = new Date(after.getTime() + pause(delivery.attempts, sent.afterMs));
    await settle(delivery, settlement);
  }

  async function attempt(delivery: Delivery, card: Card, timeoutMs: number): Promise<Sent> {
    const { to, user, key, unsure } = delivery;
    if (user !== undefined && outside.tell === undefined)
      return { outcome: 'gone', why: 'no direct messages there' };
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Sent>((resolve) => {
      timer = setTimeout(
        () => resolve({ outcome: 'unknown', why: `no answer within ${timeoutMs / 1000} s` }),
        timeoutMs,
      );
    });
    try {
      const send =
        user === undefined
          ? outside.send(to, card, key, unsure)
          : (outside.tell?.(to, user, card, key) ?? timeout);
      return await Promise.race([send, timeout]);
    } catch (error) {
      report(error, `delivery ${key}`);
      return { outcome: 'unknown', why: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Claims one and sends it, over and over; each that is found lets one more go on beside it, up to `AT_ONCE`. */
  async function work(under: { way: Promise<void>[] }): Promise<void> {
    for (;;) {
      const delivery = await store.outbox.claim(owner, now(), lease);
      if (delivery === undefined) return;
      outside.step?.('claimed');
      if (under.way.length < AT_ONCE) spread(under);
      await deliver(delivery);
    }
  }

  const spread = (under: { way: Promise<void>[] }): void => {
    under.way.push(work(under).catch((error: unknown) => report(error, 'outbox')));
  };

  return {
    async flush() {
      for (const { delivery, settlement } of [...unwritten.values()]) await settle(delivery, settlement);
      await sweep();
      await store.outbox.expire(now());
      const under: { way: Promise<void>[] } = { way: [] };
      spread(under);
      // The list grows while it is worked off.
      for (const one of under.way) await one;
    },
  };
}

/** How long to wait after the n-th try, in milliseconds; what the platform asks for counts where it is longer. */
export const pause = (attempts: number, afterMs = 0): number =>
  Math.min(LONGEST_WAIT, Math.max(afterMs, Math.min(LONGEST_PAUSE, FIRST_PAUSE * 3 ** (attempts - 1))));

function lateness({ due, zone }: Delivery, at: Date): string | undefined {
  if (due === undefined || zone === undefined || at.getTime() - due.getTime() <= LATE_AFTER) return undefined;
  return `Late: was due ${timeOf(due, zone)}, sent ${timeOf(at, zone)}`;
}

const labelled = (card: Card, late: string): Card => ({
  ...card,
  blocks: [{ kind: 'text', text: [{ text: late, style: 'strong' }] }, ...card.blocks],
});

/** What the owner is told once when a channel refuses us. */
const notice = (delivery: Delivery, why: string, at: Date): DeliveryDraft => ({
  key: `g${delivery.key}`.slice(0, 25),
  to: delivery.to,
  user: delivery.owner,
  expires: new Date(at.getTime() + WEEK),
  card: {
    title: 'A channel refuses my messages',
    blocks: [
      {
        kind: 'text',
        text: [
          {
            text: `I could not post in the channel ${delivery.to.channel}: ${why}. What you set up there is kept. Let me in again, and it goes on by itself within the hour, or at once with /digest resume.`,
          },
        ],
      },
    ],
  },
});
