/** One process of the delivery, to be killed: the real store, planner and sender against the recorder, on a clock that runs faster. */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { deliveries } from '../../src/delivery/delivery.ts';
import type { Step } from '../../src/delivery/outside.ts';
import type { Sent } from '../../src/domain/outbox.ts';
import { articleStore } from '../../src/store/sqlite/articles.ts';
import { digestStore } from '../../src/store/sqlite/digests.ts';
import { connect } from '../../src/store/sqlite/open.ts';
import { outboxStore } from '../../src/store/sqlite/outbox.ts';
import { watchStore } from '../../src/store/sqlite/watches.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: '' },
    url: { type: 'string', default: '' },
    /** Virtual and real milliseconds at which the clock starts, and how much faster it runs. */
    virtual: { type: 'string', default: '0' },
    real: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    /** Dies at the n-th time it comes to this step: "claimed:3". */
    die: { type: 'string', default: '' },
    /** Stops (SIGSTOP) instead of dying. */
    pause: { type: 'boolean', default: false },
    /** Length of a claim in virtual milliseconds; the program's own unless told. */
    lease: { type: 'string' },
    /** Loaded, it waits for a word on standard input before it opens the database. */
    wait: { type: 'boolean', default: false },
    /** The database file may not grow. */
    full: { type: 'boolean', default: false },
  },
});
const speed = Number(values.speed);
const now = (): Date => new Date(Number(values.virtual) + (Date.now() - Number(values.real)) * speed);
const [where, times = '1'] = values.die.split(':');
let left = Number(times);

/** A send is given up after this long, in real milliseconds, and its connection with it, as the platforms' clients do. */
const PATIENCE = 120;

if (values.wait) {
  // A process that is killed keeps nothing of what it compiled.
  flushCompileCache();
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.pause();
}
const db = connect(values.database);
if (values.full) db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);

async function send(key: string, again: boolean): Promise<Sent> {
  const url = `${values.url}/${encodeURIComponent(key)}`;
  try {
    if (again) {
      const [found] = await standing(key);
      if (found !== undefined) return { outcome: 'sent', ref: String(found) };
    }
    const response = await fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(PATIENCE) });
    if (response.status === 429)
      return { outcome: 'retry', why: '429', afterMs: Number(response.headers.get('retry-after')) * 1000 };
    if (response.status === 503) return { outcome: 'retry', why: '503' };
    if (!response.ok) return { outcome: 'unknown', why: String(response.status) };
    return { outcome: 'sent', ref: String(((await response.json()) as { ref: number }).ref) };
  } catch (error) {
    return { outcome: 'unknown', why: String(error) };
  }
}

async function standing(key: string): Promise<number[]> {
  const response = await fetch(`${values.url}/${encodeURIComponent(key)}`);
  return ((await response.json()) as { refs: number[] }).refs;
}

const house = deliveries(
  {
    store: {
      digests: digestStore(db),
      outbox: outboxStore(db),
      watches: watchStore(db),
      articles: articleStore(db),
    },
    answer: async (line) => ({
      card: { title: line, blocks: [] },
      data: { stories: [], points: [{ text: `${line} at ${now().toISOString()}`, citations: [] }] },
    }),
    send: (_to, _card, key, again) => send(key, again),
    async keepOne(_to, key, ref) {
      for (const one of await standing(key))
        if (String(one) !== ref)
          await fetch(`${values.url}/${encodeURIComponent(key)}/${one}`, { method: 'DELETE' });
    },
    now,
    report() {},
    step(name: Step) {
      if (name !== where || --left !== 0) return;
      if (values.pause) writeSync(1, 'stopped\n');
      process.kill(process.pid, values.pause ? 'SIGSTOP' : 'SIGKILL');
    },
  },
  { sendTimeoutMs: 150, ...(values.lease ? { leaseMs: Number(values.lease) } : {}) },
);
writeSync(1, 'ready\n');
for (;;) {
  await house.tick();
  if (values.pause) writeSync(1, 'round\n');
  await new Promise((resolve) => setTimeout(resolve, 5));
}
