import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller } from '../../src/ingest/poll.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { printTable } from '../eval/table.ts';

const FEEDS = 200;
const ENTRIES = 50;
/** Hosts, so that several feeds are fetched at once as in the wild. */
const HOSTS = 4;
const STEP = 500;
const NAMES = ['Ada Holm', 'Ivo Brandt', 'Mira Castell', 'Jon Varga', 'Lea Quist', 'Tom Arden', 'Eva Roth'];
const TOWNS = ['Halden', 'Kesten', 'Marlow', 'Temsk', 'Orlo', 'Portsea', 'Marbach', 'Lund', 'Vara'];
const THINGS = ['bridge', 'harbour', 'school', 'tunnel', 'library', 'market', 'railway', 'theatre', 'dam'];

/** 200 feeds of 50 entries with full texts into a database on disk: the most memory the program holds, and how long it takes. The newspaper runs in a process of its own. */
export async function run(): Promise<Record<string, unknown>> {
  const paper = fork(fileURLToPath(import.meta.url), ['serve'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [ports] = (await once(paper, 'message')) as [number[]];
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const store = await openStore(join(folder, 'desk.db'));
  const now = () => new Date('2026-03-04T08:00:00Z');
  for (let feed = 0; feed < FEEDS; feed++)
    await store.feeds.add({
      url: `http://127.0.0.1:${ports[feed % HOSTS]}/${feed}.xml`,
      title: `Paper ${feed}`,
      createdAt: now(),
      nextLook: now(),
    });
  const fetcher = makeFetcher({ contact: 'bench', allow: '127.0.0.1/32', now });
  const reader = makeReader(1);
  const poller = makePoller({
    store,
    reader,
    fetcher,
    now,
    random: () => 0.5,
    wait: async () => {},
  });
  let most = 0;
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
    const at = performance.now();
    longest = Math.max(longest, at - last - STEP);
    last = at;
  }, STEP);
  const started = performance.now();
  let added = 0;
  let failed = 0;
  for (let tick = await poller.tick(); tick.feeds > 0; tick = await poller.tick()) {
    added += tick.added;
    failed += tick.failed;
  }
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  await fetcher.close();
  await reader.close();
  await store.close();
  paper.kill();
  rmSync(folder, { recursive: true });
  const figures = {
    feeds: FEEDS,
    articles: added,
    failed,
    seconds,
    articles_a_second: added / seconds,
    most_rss_mb: most / 1e6,
    longest_stall_ms: longest,
  };
  printTable(['figure', 'value'], Object.entries(figures));
  return figures;
}

/** A feed whose entries differ from all others in names, numbers and order. */
function feedXml(feed: number): string {
  let state = feed + 1;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length]!;
  };
  const number = () => pick([3, 7, 12, 19, 24, 31, 45, 58, 63, 77, 82, 96]) + pick([0, 100, 200, 300]);
  const sentences = [
    () =>
      `Mayor ${pick(NAMES)} of ${pick(TOWNS)} said on Tuesday that the ${pick(THINGS)} would cost ${number()} million crowns.`,
    () =>
      `“We have waited ${number()} days for the ${pick(THINGS)},” ${pick(NAMES)} told reporters in ${pick(TOWNS)}.`,
    () =>
      `${pick(NAMES)} met ${pick(NAMES)} in ${pick(TOWNS)} on Monday to speak about the ${pick(THINGS)} and the ${pick(THINGS)}.`,
    () =>
      `The council of ${pick(TOWNS)} voted ${number()} to ${number()} to close the ${pick(THINGS)} until the summer.`,
    () =>
      `Police in ${pick(TOWNS)} counted ${number()} people at the ${pick(THINGS)}, a spokeswoman, ${pick(NAMES)}, said.`,
  ];
  const items = Array.from({ length: ENTRIES }, (_, entry) => {
    const text = Array.from({ length: 12 }, () => `<p>${pick(sentences)()} ${pick(sentences)()}</p>`).join(
      '',
    );
    return `<item><guid isPermaLink="false">${feed}-${entry}</guid><title>${pick(TOWNS)} and the ${pick(THINGS)}, ${feed} ${entry}</title><link>http://127.0.0.1/${feed}/${entry}</link><description><![CDATA[${text}]]></description><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>Paper ${feed}</title>${items.join('')}</channel></rss>`;
}

if (process.argv[2] === 'serve' && process.send !== undefined) {
  const servers = await Promise.all(
    Array.from({ length: HOSTS }, async () => {
      const server = createServer((request, response) => {
        const feed = /^\/(\d+)\.xml$/u.exec(request.url ?? '')?.[1];
        if (feed === undefined) response.writeHead(404).end();
        else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedXml(Number(feed)));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return server;
    }),
  );
  process.send(servers.map((server) => (server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}
