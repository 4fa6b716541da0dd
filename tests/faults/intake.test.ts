import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, openStore } from '../../src/store/sqlite/open.ts';

const AT = '2026-03-04T08:00:00Z';
const FEEDS = 3;
const ENTRIES = 12;
const NAMES = ['Ada Holm', 'Ivo Holm', 'Mira Castell', 'Jon Varga'];

const folder = mkdtempSync(join(tmpdir(), 'wiredesk-'));
const database = join(folder, 'desk.db');
let asked = 0;
/** Told of every request: kills are set by what has been asked, so that they fall into the middle of the work. */
let onAsked: () => void = () => {};
const server = createServer((request, response) => {
  asked++;
  onAsked();
  const feed = Number(/(\d+)\.xml$/u.exec(request.url ?? '')?.[1] ?? 0);
  const items = Array.from({ length: ENTRIES }, (_, n) => {
    const name = NAMES[(feed + n) % NAMES.length]!;
    return `<item><guid isPermaLink="false">${feed}-${n}</guid><title>Story ${feed} ${n}</title><link>/${feed}/${n}</link><description><![CDATA[${`<p>${name} told the council of town ${n} on Monday that the bridge would open. ${name.split(' ')[1]} said so in ${feed + 2} letters.</p>`.repeat(8)}]]></description><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate></item>`;
  });
  response
    .writeHead(200, { 'content-type': 'application/rss+xml' })
    .end(`<rss version="2.0"><channel><title>Paper ${feed}</title>${items.join('')}</channel></rss>`);
});

beforeEach(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const store = await openStore(database);
  const now = new Date(AT);
  const { port } = server.address() as AddressInfo;
  for (let feed = 0; feed < FEEDS; feed++)
    await store.feeds.add({
      url: `http://127.0.0.1:${port}/${feed}.xml`,
      title: `Paper ${feed}`,
      createdAt: now,
      nextLook: now,
    });
  await store.close();
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

/** One life; killed `ms` after the feed was asked for, where given. */
async function live(ms?: number): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./intake.ts', import.meta.url)), database, AT],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  onAsked = () => {
    if (ms !== undefined) setTimeout(() => child.kill('SIGKILL'), ms);
    onAsked = () => {};
  };
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('killed in the middle of taking feeds in, again and again: nothing is lost, nothing stands twice', async () => {
  const killed = [40, 120, 15, 250, 80, 400];
  let deaths = 0;
  for (const ms of killed) if ((await live(ms)) === null) deaths++;
  expect(await live()).toBe(0);
  expect(deaths).toBeGreaterThan(2);
  expect(asked).toBeGreaterThan(FEEDS);

  const db = connect(database);
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(one('SELECT count(*) FROM articles')).toBe(FEEDS * ENTRIES);
  expect(one('SELECT count(DISTINCT title) FROM articles')).toBe(FEEDS * ENTRIES);
  expect(one('SELECT count(*) FROM revisions')).toBe(0);
  expect(one('SELECT count(*) FROM readings')).toBe(FEEDS * ENTRIES);
  expect(one("SELECT count(*) FROM feed_entries WHERE fingerprint NOT LIKE 'try%'")).toBe(FEEDS * ENTRIES);
  // Whoever an article names is linked, once, and what waited to be decided again is decided.
  expect(one('SELECT count(DISTINCT article) FROM actor_links')).toBe(FEEDS * ENTRIES);
  expect(one('SELECT count(*) FROM links_again')).toBe(0);
  for (const name of NAMES)
    expect(db.prepare('SELECT count(*) FROM actors WHERE name = ?').pluck().get(name)).toBe(1);
  expect(
    one('SELECT count(*) FROM actors a WHERE NOT EXISTS (SELECT 1 FROM actor_links WHERE actor = a.id)'),
  ).toBe(0);
  db.exec("INSERT INTO articles_words (articles_words) VALUES ('integrity-check')");
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}, 120_000);
