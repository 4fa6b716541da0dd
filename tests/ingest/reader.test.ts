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
    expect(page).toMatchObject({ title: 'Bridge opens', teaser: false });
    expect(page.text?.split('\n\n')).toHaveLength(8);
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
