import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type House, openHouse } from '../../src/app.ts';
import { text as words } from '../../src/card/text.ts';
import { readConfig } from '../../src/config.ts';
import type { Brief } from '../../src/domain/brief.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { type Fetcher, makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller, type Poller } from '../../src/ingest/poll.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { makeLog } from '../../src/log.ts';

/** A newspaper with three desks: an RSS feed with summaries and pages, an Atom feed with full texts, a JSON feed that prints the wire. */
const WIRE = [
  'The dam above Kesten was opened on Tuesday for the first time in eleven years after four days of rain.',
  'Water minister Hanna Brodel said that the villages below the dam had been warned and that nobody had to leave.',
  'The lake behind the dam holds ninety million cubic metres, and engineers expect it to fall by two metres before Friday.',
];
const CITY = [
  'Farmers below the Kesten dam drove their cattle to higher ground on Tuesday night while the river Orla rose.',
  'Mayor Pavel Stransky told reporters that three bridges were closed and that schools would open again on Thursday.',
  'A spokeswoman of the railway said that trains between Kesten and the coast were an hour late because of the flood.',
];
const SPORT = [
  'The women of Kesten Rowers won the national regatta for the second year, a length ahead of the crew from Marbach.',
  'Their coach said the boat had been the lightest of the field, and that the crew had trained on the lake all winter.',
];
const paragraphs = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('');

let server: Server;
let base: string;
let asked: string[];
let house: House;
let fetcher: Fetcher;
let poller: Poller;
let clock: number;
let wire: string[];

const routes = (): Record<string, [type: string, body: string]> => ({
  '/city.xml': [
    'application/rss+xml',
    `<rss version="2.0"><channel><title>Kesten Courier</title><link>${base}/</link><item><guid>c1</guid><title>Cattle driven uphill as river rises below Kesten dam</title><link>${base}/city/cattle?utm_source=rss</link><description>Farmers moved their herds.</description><pubDate>Wed, 04 Mar 2026 06:30:00 GMT</pubDate></item></channel></rss>`,
  ],
  '/city/cattle?utm_source=rss': ['text/html', page('Cattle driven uphill as river rises', CITY)],
  '/city/cattle': ['text/html', page('Cattle driven uphill as river rises', CITY)],
  '/wire.atom': [
    'application/atom+xml',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Northern Wire</title><id>urn:wire</id><updated>2026-03-03T18:00:00Z</updated><entry><id>urn:wire:1</id><title>Kesten dam opened after rain</title><link href="${base}/wire/1"/><published>2026-03-03T18:00:00Z</published><updated>2026-03-03T18:00:00Z</updated><content type="html"><![CDATA[${paragraphs(wire)}]]></content></entry></feed>`,
  ],
  '/coast.json': [
    'application/feed+json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Coast Herald',
      items: [
        {
          id: '1',
          url: `${base}/coast/1`,
          title: 'Dam at Kesten opens its gates',
          content_html: paragraphs(WIRE),
          date_published: '2026-03-03T20:00:00Z',
        },
        {
          id: '2',
          url: `${base}/coast/2`,
          title: 'Rowers of Kesten win again',
          content_html: paragraphs(SPORT),
          date_published: '2026-03-03T21:00:00Z',
        },
      ],
    }),
  ],
});
const page = (title: string, lines: string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="Kesten Courier"></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs(lines)}<p>Subscribe to our newsletter</p></article><footer>All rights reserved</footer></body></html>`;

beforeEach(async () => {
  clock = Date.UTC(2026, 2, 4, 8);
  asked = [];
  wire = WIRE;
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const found = routes()[url];
    if (found === undefined) return response.writeHead(404).end();
    const etag = `"${found[1].length}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': found[0], etag }).end(found[1]);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => new Date(clock);
  const config = readConfig({ DATABASE_PATH: ':memory:', FETCH_ALLOW: '127.0.0.1/32', READERS: '0' });
  house = await openHouse(config, makeLog('silent'), now);
  fetcher = makeFetcher({ contact: 'test', allow: config.FETCH_ALLOW, now });
  poller = makePoller({
    store: house.store,
    reader: makeReader(0),
    fetcher,
    now,
    random: () => 0.5,
    wait: async (ms) => void (clock += ms),
  });
});
afterEach(async () => {
  await fetcher.close();
  await house.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const caller: Caller = {
  platform: 'local',
  workspace: 'local',
  channel: 'test',
  user: 'editor',
  manager: true,
};
const ask = (line: string) => house.dispatcher.dispatch(line, caller);

test('three feeds of a newspaper become articles, and a brief that cites them', async () => {
  for (const path of ['/city.xml', '/wire.atom', '/coast.json'])
    expect((await ask(`/feed add ${base}${path}`)).outcome).toBe('ok');
  expect(await poller.tick()).toMatchObject({ feeds: 3, failed: 0, added: 4, updated: 0 });
  expect(await house.store.articles.coverage()).toMatchObject({ articles: 4, sources: 3 });

  const { outcome, data, card } = await ask('/brief kesten dam');
  const brief = data as Brief;
  expect(outcome).toBe('ok');
  expect(brief).toMatchObject({ articles: 3, sources: 3, empty: null });
  expect(brief.points.length).toBeGreaterThanOrEqual(3);
  const cited = new Set<string>();
  for (const { text, citations } of brief.points)
    for (const [index, { article, source, url, start, end }] of citations.entries()) {
      const kept = await house.store.articles.find(article);
      expect(kept?.url).toBe(url);
      if (index === 0) expect(kept?.text.slice(start, end)).toBe(text);
      cited.add(source);
    }
  expect([...cited].sort()).toEqual(['Coast Herald', 'Kesten Courier', 'Northern Wire']);
  expect(brief.points.some(({ text }) => text === CITY[1])).toBe(true);

  // The page of a summary was read, without what stands around its article.
  const [hit] = await house.store.articles.search({ clauses: [[{ words: 'cattle' }]], limit: 2 });
  expect(await house.store.articles.find(hit?.article ?? 0)).toMatchObject({
    source: 'Kesten Courier',
    url: `${base}/city/cattle`,
    text: CITY.join('\n\n'),
    publishedAt: new Date('2026-03-04T06:30:00Z'),
  });

  // The wire's report is told once, with both outlets.
  const told = brief.points.filter(({ text }) => WIRE.includes(text));
  expect(told.length).toBeGreaterThan(0);
  for (const { citations } of told)
    expect(citations.map(({ source }) => source).sort()).toEqual(['Coast Herald', 'Northern Wire']);
  expect(words(card)).toMatch(/1 of \d articles/u);
});

test('a second look takes nothing twice, and a report that was changed is told as changed', async () => {
  for (const path of ['/city.xml', '/wire.atom', '/coast.json']) await ask(`/feed add ${base}${path}`);
  await poller.tick();
  clock += 24 * 3_600_000;
  asked = [];
  expect(await poller.tick()).toMatchObject({ feeds: 3, failed: 0, added: 0, updated: 0 });
  // The page of yesterday's report is looked at once more, in case it was corrected.
  expect(asked.toSorted()).toEqual(['/city.xml', '/city/cattle', '/coast.json', '/robots.txt', '/wire.atom']);
  wire = [...WIRE, 'The gates were closed again on Wednesday, the ministry said, when the rain had ended.'];
  clock += 24 * 3_600_000;
  expect(await poller.tick()).toMatchObject({ failed: 0, added: 0, updated: 1 });
  const { data } = await ask('/brief kesten dam');
  expect((data as Brief).articles).toBe(3);
  const [hit] = await house.store.articles.search({
    clauses: [[{ words: 'gates' }], [{ words: 'closed' }], [{ words: 'again' }]],
    limit: 2,
  });
  expect(await house.store.articles.find(hit?.article ?? 0)).toMatchObject({
    source: 'Northern Wire',
    revisedAt: expect.any(Date),
  });
});
