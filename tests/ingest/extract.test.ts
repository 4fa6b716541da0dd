import { expect, test } from 'vitest';
import { readPage } from '../../src/ingest/extract.ts';

const paragraph = (word: string): string =>
  `The ${word} council met in the old hall on Monday evening and agreed, after a long debate, to repair the harbour wall before the winter storms arrive.`;
const words = ['town', 'county', 'parish', 'harbour', 'city'];
const body = words.map((word) => `<p>${paragraph(word)}</p>`).join('\n');
const text = words.map(paragraph).join('\n\n');
const page = (head: string, inside = body): string =>
  `<!doctype html><html lang="en-GB"><head><title>Wall to be repaired | Harbour Post</title>${head}</head><body><header><nav><a href="/">Home</a> <a href="/news">News</a></nav></header><main><article><h1>Wall to be repaired</h1>${inside}</article></main><footer>© 2026 Harbour Post. All rights reserved.</footer></body></html>`;
const url = 'https://post.example/2026/11/24/wall?utm_source=x';

test('title, byline, date, language, outlet and address from JSON-LD', () => {
  const data = {
    '@graph': [
      { '@type': 'Organization', name: 'Harbour Post' },
      {
        '@type': 'NewsArticle',
        headline: 'Wall to be repaired',
        author: [
          { '@type': 'Person', name: 'Ann Lee' },
          { '@type': 'Person', name: 'Bo Ray' },
        ],
        datePublished: '2026-11-24T08:00:00+01:00',
        publisher: { name: 'Harbour Post' },
      },
    ],
  };
  const found = readPage(
    page(
      `<script type="application/ld+json">${JSON.stringify(data)}</script><link rel="canonical" href="/2026/11/24/wall">`,
    ),
    url,
  );
  expect(found).toEqual({
    title: 'Wall to be repaired',
    byline: 'Ann Lee, Bo Ray',
    publishedAt: new Date('2026-11-24T07:00:00Z'),
    language: 'en',
    source: 'Harbour Post',
    url: 'https://post.example/2026/11/24/wall',
    text,
  });
});

test.each([
  ['meta', '<meta property="article:published_time" content="2026-11-24T10:00:00Z">', body],
  ['time', '', `<time datetime="2026-11-24T10:00:00Z">yesterday</time>${body}`],
  ['words in the page', '', `<div class="entry-date">Posted 24. November 2026, 10:00</div>${body}`],
])('a date from %s', (_name, head, inside) => {
  expect(
    readPage(page(head, inside), 'https://post.example/wall').publishedAt?.toISOString().slice(0, 10),
  ).toBe('2026-11-24');
});

test('a date from the address, and none where nothing tells one', () => {
  expect(readPage(page(''), url).publishedAt).toEqual(new Date('2026-11-24T12:00:00Z'));
  expect(readPage(page(''), 'https://post.example/wall').publishedAt).toBeUndefined();
});

test.each([
  ['<p class="byline">By Ann Lee</p>', 'Ann Lee'],
  ['<span class="author">Von Ann Lee</span>', 'Ann Lee'],
  ['<a rel="author" href="/ann">Ann Lee</a>', 'Ann Lee'],
  ['<span class="author">Harbour Post</span>', undefined],
])('%s', (inside, byline) => {
  expect(
    readPage(page('<meta property="og:site_name" content="Harbour Post">', inside + body), url).byline,
  ).toBe(byline);
});

test('what is not the article stays out', () => {
  const furniture = [
    '<figure><img src="x.jpg"><figcaption>The wall in spring. Photo: A. Person</figcaption></figure>',
    '<p>Read more: <a href="/2">The other wall</a></p>',
    '<div class="newsletter-signup"><p>Sign up for our newsletter and never miss a wall again, ever.</p></div>',
    '<p>Advertisement</p>',
    '<script>document.write("<p>injected</p>")</script>',
    '<ul><li><a href="/3">Ten walls you must see</a></li><li><a href="/4">Walls of the world</a></li></ul>',
  ];
  const inside = words.map((word, index) => `${furniture[index] ?? ''}<p>${paragraph(word)}</p>`).join('');
  const end =
    '<h3>Related stories</h3><ul><li><a href="/5">More on walls</a></li></ul><p>© 2026 Harbour Post</p>';
  expect(readPage(page('', inside + (furniture[5] ?? '') + end), url).text).toBe(text);
});

test('headings, lists and quotations of the article stay in', () => {
  const inside = `${body}<h2>What it costs</h2><ul><li>Stones for the wall, twelve tons of them.</li><li>Two cranes for a month.</li></ul><blockquote>“We could not wait,” said the harbour master.</blockquote><p>${paragraph('last')}</p>`;
  expect(readPage(page('', inside), url).text).toBe(
    `${text}\n\nWhat it costs\n\nStones for the wall, twelve tons of them.\n\nTwo cranes for a month.\n\n“We could not wait,” said the harbour master.\n\n${paragraph('last')}`,
  );
});

test('a page for subscribers is told as such, a long free one is not', () => {
  const paid =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Wall to be repaired","isAccessibleForFree":"False"}</script>';
  expect(readPage(page(paid), url).wall).toBe('paywall');
  expect(
    readPage(
      page(
        paid,
        body.repeat(1) +
          words.map((word) => `<p>${paragraph(`other ${word}`)} ${paragraph(`third ${word}`)}</p>`).join(''),
      ),
      url,
    ).wall,
  ).toBeUndefined();
});

test('a canonical address of another site or of the front page is not believed', () => {
  for (const href of ['https://other.example/wall', 'https://post.example/'])
    expect(readPage(page(`<link rel="canonical" href="${href}">`), url).url).toBe(url);
});

test('broken, empty and hostile pages: a refusal or words, never a fault', () => {
  expect(() => readPage('', url)).toThrow(/no article/u);
  expect(() => readPage('<html><body></body></html>', url)).toThrow(/no article/u);
  expect(readPage(`<p>${paragraph('open')}<p>${paragraph('tag')}`, url).text).toContain(paragraph('tag'));
  expect(readPage(page('<script type="application/ld+json">{"@type": broken</script>'), url).text).toBe(text);
  expect(readPage(page('', `${'<div>'.repeat(3_000)}${body}`), url).text).toContain(paragraph('town'));
});
