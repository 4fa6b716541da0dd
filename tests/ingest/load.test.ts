import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lines } from '../../src/ingest/lines.ts';
import { load } from '../../src/ingest/load.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

let store: Store;
let folder: string;
const reader = makeReader(0);
const now = () => new Date('2026-11-25T00:00:00Z');
const run = (paths: string[], options: { source?: string; date?: Date } = {}, input?: Readable) =>
  load(paths, options, { store, reader, now, atOnce: 2, input });
const put = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeEach(async () => {
  store = await openStore(':memory:');
  folder = mkdtempSync(join(tmpdir(), 'wiredesk-'));
});
afterEach(() => store.close());

const RAW =
  'Harbour reopens after storm\nThe port had been shut for two days.\nPORTSIDE: The harbour of Portside reopened on Monday.\nShips waited outside.';

describe('loading', () => {
  test('raw text: title, standfirst and paragraphs; its date is the one given', async () => {
    await run([put('a.txt', RAW)], { source: 'Test Wire', date: new Date('2024-03-23T12:00:00Z') });
    const article = await store.articles.find(1);
    expect(article).toMatchObject({
      title: 'Harbour reopens after storm',
      source: 'Test Wire',
      dateOrigin: 'given',
    });
    expect(article?.text.split('\n\n')).toHaveLength(3);
  });

  test('without a date the time of the file is taken and marked as approximate', async () => {
    await run([put('a.txt', RAW)]);
    expect((await store.articles.find(1))?.dateOrigin).toBe('approximate');
  });

  test('a dateline’s day is the article’s, of the last year in which it had come; a whole date is taken as printed', async () => {
    const words = (line: string) =>
      `Bridge falls: ${line.slice(0, 8)} ${line.length}\n\n${line} A BRIDGE FELL ON MONDAY.\n\nNobody was hurt.`;
    const load = async (name: string, line: string, date?: Date) => {
      const path = put(name, words(line));
      utimesSync(path, new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T10:00:00Z'));
      await run([path], date === undefined ? {} : { date });
    };
    await load('a.txt', 'LEEDS, JUNE 8 -');
    await load('b.txt', 'BERGEN, Dec 13 (Agency) –');
    await load('c.txt', 'BERGEN, Norway, 3 March 2021 —');
    await load('d.txt', 'OSLO, June 8 -', new Date('2024-06-08T12:00:00Z'));
    await load('e.txt', 'MOSS, June 8 -', new Date('2024-06-10T12:00:00Z'));
    const kept = await Promise.all([1, 2, 3, 4, 5].map((id) => store.articles.find(id)));
    expect(kept.map((one) => [one?.publishedAt.toISOString().slice(0, 10), one?.dateOrigin])).toEqual([
      ['2026-06-08', 'approximate'],
      ['2025-12-13', 'approximate'],
      ['2021-03-03', 'source'],
      ['2024-06-08', 'source'],
      ['2024-06-10', 'given'],
    ]);
  });

  test('twice adds nothing; an edited article keeps its id and its former text', async () => {
    const meta =
      '---\ntitle: Vote delayed\nsource: Post\npublishedAt: 2024-03-20T10:00:00Z\nurl: https://example.org/v\n---\n';
    const path = put('v.md', `${meta}The vote was put off.`);
    expect(await run([path])).toMatchObject({ added: 1 });
    expect(await run([path])).toMatchObject({ added: 0, known: 1 });
    put('v.md', `${meta}The vote was put off until Friday.`);
    expect(await run([path])).toMatchObject({ updated: 1, added: 0 });
    expect(await store.articles.find(1)).toMatchObject({
      text: 'The vote was put off until Friday.',
      revisedAt: now(),
    });
    expect(
      (await store.articles.search({ clauses: [[{ words: 'friday' }]], limit: 5 })).map(
        ({ article }) => article,
      ),
    ).toEqual([1]);
  });

  test('JSON, JSON Lines, HTML, gzip, folders and standard input', async () => {
    const body =
      'The council of Ridgeway approved a budget on Monday after a long debate about parking. It takes effect in May.';
    mkdirSync(join(folder, 'in'));
    put(
      'in/a.json',
      JSON.stringify({ articles: [{ headline: 'One', body, outlet: 'A', date: '2024-01-02' }] }),
    );
    put(
      'in/b.jsonl.gz',
      gzipSync(
        `${JSON.stringify({ title: 'Two', text: body, source: { name: 'B' } })}\n\n${JSON.stringify({ title: 'Three', text: body, source: 'B' })}\n`,
      ),
    );
    put(
      'in/c.html',
      `<!doctype html><html lang="en"><head><title>Four</title><meta property="og:site_name" content="C"></head><body><article><h1>Four</h1>${`<p>${body}</p>`.repeat(4)}</article></body></html>`,
    );
    put('in/.hidden.txt', RAW);
    put('in/picture.png', Buffer.from([1, 2, 3]));
    const result = await run([join(folder, 'in'), '-'], { source: 'S' }, Readable.from([Buffer.from(RAW)]));
    expect(result).toEqual({ added: 5, updated: 0, known: 0, failed: [] });
    const all = await store.articles.list([1, 2, 3, 4, 5]);
    expect(all.map(({ title, source }) => `${source}: ${title}`).sort()).toEqual([
      'A: One',
      'B: Three',
      'B: Two',
      'C: Four',
      'S: Harbour reopens after storm',
    ]);
  });

  test('a bad file is told with its path and reason, and the rest is loaded', async () => {
    const bad = [
      put('empty.txt', ''),
      put('binary.txt', Buffer.from([0, 1, 2, 0, 255])),
      put('broken.json', '{"title": '),
      put('front.md', '---\ntitle: [\n---\nText.'),
      put('date.md', '---\ntitle: T\npublishedAt: someday\n---\nText.'),
      put('notext.json', '{"title":"T"}'),
      put('lines.jsonl', `{"title":"Good","text":"A good one stands here."}\nnot json\n`),
      put('cut.txt.gz', gzipSync(RAW.repeat(50)).subarray(0, 60)),
      join(folder, 'missing.txt'),
    ];
    const { added, failed } = await run(bad);
    expect(added).toBe(1);
    expect(failed.map(({ path, why }) => `${path.slice(folder.length + 1)}: ${why}`)).toEqual([
      expect.stringMatching(/^empty\.txt: it holds no text/u),
      expect.stringMatching(/^binary\.txt: it is a binary file/u),
      expect.stringMatching(/^broken\.json: it is no JSON/u),
      expect.stringMatching(/^front\.md: its front matter is no YAML/u),
      expect.stringMatching(/^date\.md: its publishedAt “someday” is no date/u),
      expect.stringMatching(/^notext\.json: it has a title and no text/u),
      expect.stringMatching(/^lines\.jsonl:2: it is no JSON/u),
      expect.stringMatching(/^cut\.txt\.gz: /u),
      expect.stringMatching(/^missing\.txt: there is no such file/u),
    ]);
  });

  test('an article over 5 MB is refused', async () => {
    const { failed } = await run([put('long.txt', `Title\n${'word '.repeat(1_100_000)}`)]);
    expect(failed[0]?.why).toMatch(/5\.5 MB; an article may have 5 MB/u);
  });
});

describe('lines of a stream', () => {
  test('are whole over chunk borders and letters of several bytes, and a line that is too long is passed over', async () => {
    const bytes = Buffer.from(`première\n${'x'.repeat(50)}\nlast`);
    const chunks = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
    const found = [];
    for await (const line of lines(Readable.from(chunks), 20)) found.push(line);
    expect(found).toEqual([
      { number: 1, text: 'première' },
      { number: 2, text: undefined },
      { number: 3, text: 'last' },
    ]);
  });
});
