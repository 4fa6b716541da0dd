import nodeCron from 'node-cron';
import type { Outside } from './outside.ts';
import { planner } from './planner.ts';
import { sender } from './sender.ts';
import { watcher } from './watcher.ts';

/** How long a digest's buttons open what it was made from, and how often older ones are forgotten, in milliseconds. */
const KEEP = 30 * 86_400_000;
const PRUNE_EVERY = 6 * 3_600_000;

/** Everything that goes out by itself. */
export interface Deliveries {
  /** One round: plan what is due, look at what is watched, send what waits. Rounds never overlap. */
  tick(): Promise<void>;
  /** A round now and with each minute. */
  start(): void;
  /** No further rounds; resolves when the one under way is through. */
  stop(): Promise<void>;
}

export function deliveries(outside: Outside, options: { sendTimeoutMs?: number } = {}): Deliveries {
  const plan = planner(outside);
  const watch = watcher(outside);
  const send = sender(outside, { timeoutMs: options.sendTimeoutMs });
  let running: Promise<void> | undefined;
  let task: { stop(): unknown } | undefined;

  let pruned = Number.NEGATIVE_INFINITY;

  async function prune(): Promise<void> {
    const at = outside.now().getTime();
    if (Math.abs(at - pruned) < PRUNE_EVERY) return;
    await outside.store.outbox.prune(new Date(at - KEEP));
    pruned = at;
  }

  async function round(): Promise<void> {
    for (const [name, part] of [
      ['planner', plan.tick],
      ['watcher', watch.tick],
      ['sender', send.flush],
      ['prune', prune],
    ] as const) {
      try {
        await part();
      } catch (error) {
        outside.report(error, name);
      }
    }
  }
  function tick(): Promise<void> {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    tick,
    start() {
      // node-cron only beats: which instants are slots is held against the database, in the channel's own zone.
      task = nodeCron.schedule('*/15 * * * * *', () => void tick(), { timezone: 'Etc/UTC', noOverlap: true });
      void tick();
    },
    async stop() {
      await task?.stop();
      await running;
    },
  };
}
