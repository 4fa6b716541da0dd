import nodeCron from 'node-cron';
import type { Outside } from './outside.ts';
import { planner } from './planner.ts';
import { sender } from './sender.ts';
import { watcher } from './watcher.ts';

/** How long a digest's buttons open what it was made from, and how often older ones are forgotten, in milliseconds. */
const KEEP = 30 * 86_400_000;
const PRUNE_EVERY = 6 * 3_600_000;

/** Four times a minute: a retry after a few seconds is not held up for a whole one. */
const BEAT = '*/15 * * * * *';

/** Everything that goes out by itself. */
export interface Deliveries {
  /** Plans what is due, looks at what is watched, sends what waits; resolves when that is done. Neither part ever runs twice at once. */
  tick(): Promise<void>;
  /** A round now and every quarter of a minute. */
  start(): void;
  /** No further rounds; resolves when the one under way is through. */
  stop(): Promise<void>;
}

export function deliveries(
  outside: Outside,
  options: { sendTimeoutMs?: number; leaseMs?: number } = {},
): Deliveries {
  const send = sender(outside, { timeoutMs: options.sendTimeoutMs, leaseMs: options.leaseMs });
  const plan = planner(outside, () => void flush());
  const watch = watcher(outside);
  let planning: Promise<void> | undefined;
  let flushing: Promise<void> | undefined;
  let wanted = false;
  let task: { stop(): unknown } | undefined;
  let pruned = Number.NEGATIVE_INFINITY;

  async function prune(): Promise<void> {
    const at = outside.now().getTime();
    if (Math.abs(at - pruned) < PRUNE_EVERY) return;
    await outside.store.outbox.prune(new Date(at - KEEP));
    pruned = at;
  }

  async function attempt(name: string, part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      outside.report(error, name);
    }
  }

  // Planning and sending wait for each other nowhere: what is planned goes out at once, and a platform that hangs holds up no slot.
  function round(): Promise<void> {
    planning ??= (async () => {
      await attempt('planner', plan.tick);
      await attempt('watcher', watch.tick);
      await attempt('prune', prune);
    })().finally(() => {
      planning = undefined;
    });
    return planning;
  }
  function flush(): Promise<void> {
    wanted = true;
    flushing ??= (async () => {
      while (wanted) {
        wanted = false;
        await attempt('sender', send.flush);
      }
    })().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }
  async function tick(): Promise<void> {
    await round();
    await flush();
  }

  return {
    tick,
    start() {
      // node-cron only beats: which instants are slots is held against the database, in the channel's own zone.
      task = nodeCron.schedule(BEAT, () => void tick(), { timezone: 'Etc/UTC' });
      void tick();
    },
    async stop() {
      await task?.stop();
      await planning;
      await flushing;
    },
  };
}
