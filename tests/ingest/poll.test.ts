import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Feed } from '../../src/domain/feed.ts';
import { type Fetcher, makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller, type PollerHouse } from '../../src/ingest/poll.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { nextPageLook } from '../../src/ingest/relook.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

const HOUR = 3_600_000;
const body = (word: string): string =>
  Array.from(
    { length: 12 },
    (_, n) =>
      `<p>The ${word} council met for the ${n + 2}th time and spoke about the harbour, the price of bread and the new bridge.</p>`,
  ).join('');

interface Item {
  id: string;
  title: string;
  text?: string;
  date?: string;
}

/** A newspaper on loopback whose feed and pages a test can change; counts what it was asked. */
let paper: {
  base: string;
  items: Item[];
  pages: Record<string, string>;
  status: number;
  headers: Record<string, string>;
  robots: string;
  moved: boolean;
  asked: string[];
};
let server: Server;
let store: Store;
let fetcher: Fetcher;
let clock: number;
let feed: Feed;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 25, 12);
  server = createServer((request, response) => {
    const url = request.url ?? '';
    paper.asked.push(url);
    if (url === '/robots.txt') return response.writeHead(paper.robots === '' ? 404 : 200).end(paper.robots);
    if (paper.pages[url] !== undefined)
      return response.writeHead(200, { 'content-type': 'text/html' }).end(paper.pages[url]);
    if (url === '/old.xml' && paper.moved) return response.writeHead(301, { location: '/feed.xml' }).end();
    if (url !== '/feed.xml' && url !== '/old.xml') return response.writeHead(500).end();
    if (paper.status !== 200) return response.writeHead(paper.status, paper.headers).end();
    const xml = `<rss version="2.0"><channel><title>Harbour Post</title>${paper.items
      .map(
        ({ id, title, text = '', date = 'Wed, 25 Nov 2026 09:00:00 GMT' }) =>
          `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>${paper.base}/${id}?utm_source=rss</link><description><![CDATA[${text}]]></description><pubDate>${date}</pubDate></item>`,
      )
      .join('')}</channel></rss>`;
    const etag = `"${xml.length}-${paper.items.map(({ date }) => date).join()}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(xml);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  paper = { base, items: [], pages: {}, status: 200, headers: {}, robots: '', moved: false, asked: [] };
  store = await openStore(':memory:');
  fetcher = makeFetcher({ contact: 'test', allow: '127.0.0.1/32', now: () => new Date(clock) });
  feed = await add('/feed.xml');
});
afterEach(async () => {
  await fetcher.close();
  await store.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const add = async (path: string): Promise<Feed> =>
  (
    await store.feeds.add({
      url: `${paper.base}${path}`,
      title: 'Harbour Post',
      createdAt: new Date(clock),
      nextLook: new Date(clock),
    })
  ).feed;

function poller(extra: Partial<PollerHouse> = {}) {
  return makePoller({
    store,
    reader: makeReader(0),
    fetcher,
    now: () => new Date(clock),
    random: () => 0.5,
    wait: async (ms) => {
      clock += ms;
    },
    ...extra,
  });
}
const article = async (word: string) =>
  (await store.articles.search({ clauses: [[{ words: word }]], limit: 5 })).length;

test('an entry becomes an article once; a new date is not news, new words are a revision', async () => {
  const { tick } = poller();
  paper.items = [
    { id: 'a', title: 'Bridge opens', text: body('town') },
    { id: 'b', title: 'Bread dearer', text: body('market') },
  ];
  expect(await tick()).toMatchObject({ feeds: 1, failed: 0, added: 2 });
  const [hit] = await store.articles.search({
    clauses: [[{ words: 'bridge' }], [{ words: 'opens' }]],
    limit: 1,
  });
  expect(await store.articles.find(hit?.article ?? 0)).toMatchObject({
    title: 'Bridge opens',
    source: 'Harbour Post',
    url: `${paper.base}/a`,
    publishedAt: new Date('2026-11-25T09:00:00Z'),
    dateOrigin: 'source',
  });

  clock += HOUR;
  expect(await tick()).toMatchObject({ feeds: 1, added: 0, updated: 0, known: 0 });
  clock += HOUR;
  for (const item of paper.items) item.date = 'Wed, 25 Nov 2026 13:30:00 GMT';
  expect(await tick()).toMatchObject({ feeds: 1, added: 0, updated: 0, known: 2 });
  clock += HOUR;
  paper.items[0] = { id: 'a', title: 'Bridge opens late', text: body('town') };
  expect(await tick()).toMatchObject({ added: 0, updated: 1, known: 1 });
  expect(await store.articles.coverage()).toMatchObject({ articles: 2 });
  expect(await store.articles.find(hit?.article ?? 0)).toMatchObject({
    title: 'Bridge opens late',
    revisedAt: expect.any(Date),
  });
});

test('a summary is filled up from its page, where robots.txt lets it', async () => {
  paper.robots = 'User-agent: Wiredesk\nDisallow: /closed\n';
  const page = (word: string) =>
    `<html><head><title>x</title></head><body><article><h1>Story</h1>${body(word)}</article></body></html>`;
  paper.pages = { '/open?utm_source=rss': page('open'), '/open': page('open'), '/closed': page('closed') };
  paper.items = [
    { id: 'open', title: 'Open story', text: 'Short word.' },
    { id: 'closed', title: 'Closed story', text: 'Short sign.' },
  ];
  const notes: string[] = [];
  expect(await poller({ onNote: ({ why }) => notes.push(why) }).tick()).toMatchObject({ added: 2 });
  expect(await article('harbour')).toBe(1);
  expect(await article('sign')).toBe(1);
  expect(notes).toEqual([expect.stringContaining('robots.txt')]);
  expect(paper.asked.filter((url) => url === '/robots.txt')).toHaveLength(1);
  expect(paper.asked).not.toContain('/closed');
});

test('a page behind a wall is not kept; its summary is, and the feed shows how many there were', async () => {
  const wall = (text: string) =>
    `<html><head><title>Story</title></head><body><article><h1>Story</h1>${text}</article></body></html>`;
  paper.pages = {
    '/paid?utm_source=rss': wall('<p>The town council met.</p><p>Subscribe to continue reading.</p>'),
    '/asked?utm_source=rss': wall(
      '<h1>Before you continue</h1><p>We and our partners use cookies with your consent.</p><button>Accept all</button>',
    ),
  };
  for (const [path, html] of Object.entries(paper.pages)) paper.pages[path.split('?')[0]!] = html;
  paper.items = [
    { id: 'paid', title: 'Paid story', text: 'A summary of one.' },
    { id: 'asked', title: 'Asked story', text: 'A summary of two.' },
  ];
  const { tick } = poller();
  expect(await tick()).toMatchObject({ added: 2 });
  expect([await article('summary'), await article('partners'), await article('council')]).toEqual([2, 0, 0]);
  clock += HOUR;
  await tick();
  expect((await store.feeds.find(feed.id))?.walls).toEqual({ consent: 1, paywall: 1 });
});

test('a page that is corrected while its feed stays as it was is seen, with few and conditional requests', async () => {
  const page = (word: string) =>
    `<html><head><title>x</title></head><body><article><h1>Story</h1>${body(word)}</article></body></html>`;
  paper.items = [{ id: 'open', title: 'Open story', text: 'Short word.' }];
  paper.pages = { '/open?utm_source=rss': page('first'), '/open': page('first') };
  const asked = () => paper.asked.filter((url) => url.startsWith('/open')).length;
  const { tick } = poller();
  expect(await tick()).toMatchObject({ added: 1 });
  expect(asked()).toBe(1);
  clock += HOUR;
  await tick();
  expect(asked()).toBe(1);
  paper.pages = { '/open?utm_source=rss': page('corrected'), '/open': page('corrected') };
  clock += 6 * HOUR;
  expect(await tick()).toMatchObject({ added: 0, updated: 1 });
  expect([asked(), await article('corrected'), await article('first')]).toEqual([2, 1, 0]);
  for (let look = 0; look < 100; look++) {
    clock += HOUR;
    await tick();
  }
  expect(asked()).toBe(3);
  expect(await store.articles.coverage()).toMatchObject({ articles: 1 });
});

test('a page that became a wall or is gone changes nothing', async () => {
  const page = `<html><head><title>x</title></head><body><article><h1>Story</h1>${body('first')}</article></body></html>`;
  paper.items = [{ id: 'open', title: 'Open story', text: 'Short word.' }];
  paper.pages = { '/open?utm_source=rss': page, '/open': page };
  const { tick } = poller();
  await tick();
  const wall =
    '<html><body><article><h1>Story</h1><p>The council met.</p><p>Subscribe to continue reading.</p></article></body></html>';
  paper.pages = { '/open?utm_source=rss': wall, '/open': wall };
  clock += 7 * HOUR;
  expect(await tick()).toMatchObject({ updated: 0 });
  paper.pages = {};
  clock += 20 * HOUR;
  expect(await tick()).toMatchObject({ updated: 0 });
  expect(await article('first')).toBe(1);
});

test('pages with a validator are asked for more often, ever more seldom', () => {
  const first = new Date(clock);
  const looks = (validated: boolean): number[] => {
    const found: number[] = [];
    for (let at: Date | undefined = first; at !== undefined; at = nextPageLook(first, at, validated))
      found.push((at.getTime() - clock) / HOUR);
    return found;
  };
  expect(looks(true)).toEqual([0, 1.5, 6, 24, 47]);
  expect(looks(false)).toEqual([0, 6, 24]);
});

test('a page that does not answer is asked three times, then the summary stands', async () => {
  paper.items = [{ id: 'broken', title: 'Broken page', text: 'Only the summary is there.' }];
  const { tick } = poller();
  const added: number[] = [];
  for (let look = 0; look < 4; look++) {
    added.push((await tick()).added);
    clock += HOUR;
  }
  expect(added).toEqual([0, 0, 1, 0]);
  expect(paper.asked.filter((url) => url === '/broken')).toHaveLength(3);
});

test('a crash between keeping and marking repeats nothing', async () => {
  paper.items = [{ id: 'a', title: 'Bridge opens', text: body('town') }];
  const crashing: Store = {
    ...store,
    feeds: { ...store.feeds, mark: () => Promise.reject(new Error('power cut')) },
  };
  await expect(poller({ store: crashing }).tick()).rejects.toThrow('power cut');
  expect(await poller().tick()).toMatchObject({ added: 0, known: 1 });
  expect(await store.articles.coverage()).toMatchObject({ articles: 1 });
});

test('failures are waited out longer each time, shown, and told once after three days', async () => {
  paper.status = 503;
  const told: string[] = [];
  const { tick } = poller({ onFailing: async ({ title }) => void told.push(title) });
  const waits: number[] = [];
  for (let look = 0; look < 12; look++) {
    await tick();
    const now = (await store.feeds.find(feed.id)) as Feed;
    waits.push(Math.round((now.nextLook.getTime() - clock) / 60_000));
    clock = now.nextLook.getTime();
  }
  expect(waits.slice(0, 9)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
  expect(told).toEqual(['Harbour Post']);
  expect(await store.feeds.find(feed.id)).toMatchObject({
    failures: 12,
    problem: expect.stringContaining('503'),
  });
  paper.status = 200;
  await tick();
  const well = (await store.feeds.find(feed.id)) as Feed;
  expect([well.failures, well.problem, well.failingSince]).toEqual([0, undefined, undefined]);
});

test('Retry-After is waited for', async () => {
  paper.status = 429;
  paper.headers = { 'retry-after': '7200' };
  await poller().tick();
  const { nextLook } = (await store.feeds.find(feed.id)) as Feed;
  expect(nextLook.getTime() - clock).toBeGreaterThanOrEqual(7_200_000);
});

test('a feed that moved for good is kept under its new address, once', async () => {
  paper.moved = true;
  const old = await add('/old.xml');
  await store.feeds.remove(feed.id);
  await poller().tick();
  expect(await store.feeds.find(old.id)).toMatchObject({ url: `${paper.base}/feed.xml` });
  clock += 2 * HOUR;
  await add('/old.xml');
  await poller().tick();
  expect((await store.feeds.list()).map(({ url }) => url)).toEqual([`${paper.base}/feed.xml`]);
});

test('paused feeds are left alone, and two ticks at once are one', async () => {
  const { tick } = poller();
  const [first, second] = await Promise.all([tick(), tick()]);
  expect(first).toBe(second);
  await store.feeds.setState(feed.id, 'paused', new Date(clock));
  expect((await tick()).feeds).toBe(0);
});
