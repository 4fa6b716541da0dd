import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller } from '../../src/ingest/poll.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { readLines } from './data.ts';
import { printTable } from './table.ts';

interface Snapshot {
  date: string;
  items: { section: string; summary: string }[];
}

const escaped = (text: string): string => text.replace(/[&<]/gu, (sign) => (sign === '&' ? '&amp;' : '&lt;'));

/** Plays a feed's snapshots day by day from a loopback server into a fresh store. Items have no id and no address there, only words: the hard case. */
export async function run(files: string[]): Promise<Record<string, unknown>> {
  const snapshots = files
    .flatMap((file) => readLines<Snapshot>(file))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  let shown: Snapshot['items'] = [];
  let clock = new Date(0);
  const server = createServer((_request, response) => {
    const items = shown
      .map(({ summary }) => `<item><description>${escaped(summary)}</description></item>`)
      .join('');
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel><title>Replay</title>${items}</channel></rss>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const store = await openStore(':memory:');
  const reader = makeReader(1);
  const fetcher = makeFetcher({ contact: 'replay', allow: '127.0.0.1/32', now: () => clock });
  const poller = makePoller({
    store,
    reader,
    fetcher,
    now: () => clock,
    random: () => 0.5,
    wait: async () => {},
  });
  /** Each snapshot is looked at twice, whatever the pace. */
  const due = async (): Promise<void> => {
    for (const { id } of await store.feeds.list()) await store.feeds.setState(id, 'active', clock);
  };
  const total = { looks: 0, failed: 0, added: 0, updated: 0, known: 0 };
  const distinct = new Set<string>();
  /** The words last seen under each opening, the only name that an item has here. */
  const openings = new Map<string, string>();
  let edits = 0;
  let again = 0;
  let largest = 0;
  const started = performance.now();
  try {
    for (const { date, items } of snapshots) {
      clock = new Date(date);
      shown = items.filter(({ summary }) => summary.trim() !== '');
      if (total.looks === 0)
        await store.feeds.add({
          url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
          title: 'Replay',
          createdAt: clock,
          nextLook: clock,
        });
      const now = new Set<string>();
      for (const { summary } of shown) {
        const words = summary.replace(/\s+/gu, ' ').trim();
        const opening = words.slice(0, 90);
        distinct.add(words);
        if (now.has(opening)) continue;
        now.add(opening);
        if (openings.has(opening) && openings.get(opening) !== words) edits++;
        openings.set(opening, words);
      }
      await due();
      const first = await poller.tick();
      total.looks += first.feeds;
      for (const key of ['failed', 'added', 'updated', 'known'] as const) total[key] += first[key];
      // The same snapshot once more, an hour later: nothing of it may be new.
      clock = new Date(clock.getTime() + 3_600_000);
      await due();
      const second = await poller.tick();
      again += second.added + second.updated;
      largest = Math.max(largest, process.memoryUsage.rss());
    }
    const { articles } = await store.articles.coverage();
    const figures = {
      snapshots: snapshots.length,
      distinct_texts: distinct.size,
      distinct_openings: openings.size,
      edits,
      articles,
      ...total,
      new_at_second_look: again,
      seconds: Math.round((performance.now() - started) / 1000),
      largest_memory_mb: Math.round(largest / 1e6),
    };
    printTable(['figure', 'value'], Object.entries(figures));
    return figures;
  } finally {
    await fetcher.close();
    await reader.close();
    await store.close();
    server.close();
  }
}
