/** One process of the delivery, to be killed: the real store, planner and sender against the recorder, on a clock that runs faster. */
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
    /** The database file may not grow. */
    full: { type: 'boolean', default: false },
  },
});
const speed = Number(values.speed);
const now = (): Date => new Date(Number(values.virtual) + (Date.now() - Number(values.real)) * speed);
const [where, times = '1'] = values.die.split(':');
let left = Number(times);

const db = connect(values.database);
if (values.full) db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);

async function send(key: string, again: boolean): Promise<Sent> {
  const url = `${values.url}/${encodeURIComponent(key)}`;
  try {
    if (again) {
      const { found } = (await (await fetch(url)).json()) as { found: boolean };
      if (found) return { outcome: 'sent', ref: key };
    }
    const response = await fetch(url, { method: 'POST', body: '{}' });
    if (response.status === 429)
      return { outcome: 'retry', why: '429', afterMs: Number(response.headers.get('retry-after')) * 1000 };
    if (response.status === 503) return { outcome: 'retry', why: '503' };
    return response.ok ? { outcome: 'sent', ref: key } : { outcome: 'unknown', why: String(response.status) };
  } catch (error) {
    return { outcome: 'unknown', why: String(error) };
  }
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
    now,
    report() {},
    step(name: Step) {
      if (name === where && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  },
  { sendTimeoutMs: 150 },
);
process.stdout.write('ready\n');
for (;;) {
  await house.tick();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
