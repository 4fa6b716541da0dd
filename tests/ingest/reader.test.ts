import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { makeReader } from '../../src/ingest/reader.ts';

const now = new Date('2026-03-04T08:00:00Z');
const bytes = (text: string, contentType: string, encoding: BufferEncoding = 'utf8') => ({
  body: Buffer.from(text, encoding),
  contentType,
  url: 'https://paper.example/x',
});
const FEED = `<rss version="2.0"><channel><title>Caf\u00e9 Post</title><item><guid>1</guid><title>Bridge opens</title><link>/a</link><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>`;
const body = Array.from(
  { length: 8 },
  (_, n) =>
    `<p>The town council met for the ${n + 2}th time and spoke about the harbour and the new bridge.</p>`,
).join('');

describe.each([0, 1])('with %i threads', (threads) => {
  const reader = makeReader(threads);
  afterAll(() => reader.close());

  test('a feed is decoded and read, with its dates', async () => {
    const feed = await reader.feed(bytes(FEED, 'text/xml; charset=iso-8859-1', 'latin1'), now);
    expect(feed).toMatchObject({
      title: 'Café Post',
      entries: [
        {
          url: 'https://paper.example/a',
          title: 'Bridge opens',
          publishedAt: new Date('2026-03-03T09:00:00Z'),
        },
      ],
    });
  });

  test('a page gives its article', async () => {
    const page = await reader.page(
      bytes(
        `<html><head><title>Bridge opens</title></head><body><article>${body}</article></body></html>`,
        'text/html',
      ),
    );
    expect(page).toMatchObject({ title: 'Bridge opens' });
    expect(page.text?.split('\n\n')).toHaveLength(8);
  });

  test('a feed is found, or the page that links to one; a list of feeds is called so', async () => {
    expect(await reader.find(bytes(FEED, 'text/xml', 'latin1'), now)).toMatchObject({
      feed: { entries: [{}] },
    });
    const linked =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
    expect(await reader.find(bytes(linked, 'text/html'), now)).toEqual({
      link: 'https://paper.example/feed.xml',
    });
    const list =
      '<?xml version="1.0"?>\n<!-- feeds -->\n<opml version="2.0"><body><outline xmlUrl="https://a.example/f"/></body></opml>';
    await expect(reader.find(bytes(list, 'text/xml'), now)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/OPML.*wiredesk feed import/u),
    });
  });

  test('the articles of a file come with its faults', async () => {
    const given = { name: 'a.json', fileTime: now };
    const parts = await reader.contents(
      'a.json',
      Buffer.from(JSON.stringify([{ title: 'Bridge opens', text: 'It is open.' }, { title: 'No text' }])),
      given,
    );
    expect(parts).toEqual([
      { draft: expect.objectContaining({ title: 'Bridge opens', publishedAt: now }) },
      { why: 'it has a title and no text' },
    ]);
    await expect(reader.contents('a.txt', Buffer.from([1, 0, 2]), given)).rejects.toMatchObject({
      message: expect.stringContaining('binary'),
    });
  });

  test('a refusal keeps its code and its words', async () => {
    const feed = reader.feed(bytes('<html><body>Nothing here</body></html>', 'text/html'), now);
    await expect(feed).rejects.toBeInstanceOf(AppError);
    await expect(feed).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/web page|no feed/u),
    });
    const linked =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>';
    await expect(reader.feed(bytes(linked, 'text/html'), now)).rejects.toMatchObject({
      message: expect.stringContaining('https://paper.example/feed.xml'),
    });
    await expect(reader.page(bytes('', 'text/html'))).rejects.toMatchObject({ code: 'invalid' });
  });

  test('an article is read', async () => {
    const text = 'Mayor Ilse Brandt said on Monday that the bridge was open.';
    const reading = await reader.read({ title: 'Bridge opens', text, publishedAt: now });
    expect(reading.statements).toHaveLength(1);
  });
});
