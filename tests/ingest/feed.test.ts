import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/ingest/charset.ts';
import { parseDate } from '../../src/ingest/date.ts';
import { discoverFeeds } from '../../src/ingest/discover.ts';
import { nextLook } from '../../src/ingest/due.ts';
import { parseFeed } from '../../src/ingest/feed.ts';
import { parseOpml, writeOpml } from '../../src/ingest/opml.ts';

const now = new Date('2026-11-25T12:00:00Z');
const read = (xml: string) => parseFeed(xml, 'https://paper.example/feeds/all.xml', now);
const rss = (items: string) => `<rss version="2.0"><channel><title>Paper</title>${items}</channel></rss>`;

describe('formats', () => {
  const expected = {
    id: 'https://paper.example/a',
    title: 'Fish & chips',
    url: 'https://paper.example/a',
    publishedAt: new Date('2026-11-24T08:00:00Z'),
  };
  test.each([
    [
      'rss',
      rss(
        '<item><title>Fish &amp; chips</title><link>/a?utm_medium=x#top</link><guid>https://paper.example/a</guid><pubDate>Tue, 24 Nov 2026 09:00:00 +0100</pubDate></item>',
      ),
    ],
    [
      'rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper</title></channel><item rdf:about="https://paper.example/a"><title>Fish &amp; chips</title><link>https://paper.example/a</link><dc:date>2026-11-24T08:00Z</dc:date></item></rdf:RDF>',
    ],
    [
      'atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><entry><id>https://paper.example/a</id><title type="html">Fish &amp;amp; chips</title><link href="../a"/><updated>2026-11-24T08:00:00Z</updated></entry></feed>',
    ],
    [
      'json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Paper',
        items: [
          {
            id: 'https://paper.example/a',
            url: 'https://paper.example/a',
            title: 'Fish & chips',
            content_text: 'x',
            date_published: '2026-11-24T08:00:00Z',
          },
        ],
      }),
    ],
    [
      'sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://paper.example/a</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-24T08:00:00Z</news:publication_date><news:title>Fish &amp; chips</news:title></news:news></url></urlset>',
    ],
  ])('%s', (format, source) => {
    const feed = read(source);
    expect(feed).toMatchObject({ format, title: 'Paper', problems: [] });
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]).toMatchObject(expected);
  });

  test('what is wrong is told', () => {
    const feed = read(
      rss(
        '<item><title>One</title><guid>1</guid></item><item><title>Two</title><guid>1</guid><pubDate>soon</pubDate></item><item/><item><title>Three</title><link>https://p.example/3</link><pubDate>2031-01-01</pubDate></item>',
      ),
    );
    expect(feed.entries.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(feed.problems.join('\n')).toMatch(
      /has no address[\s\S]*has no date[\s\S]*“soon”[\s\S]*two entries have the id “1”[\s\S]*in the future/u,
    );
    expect(() => read('<!doctype html><html><body>Hello</body></html>')).toThrow(/web page, not a feed/u);
    expect(() => read('')).toThrow(/empty/u);
    expect(() => read('%PDF-1.4')).toThrow(/no feed/u);
  });
});

describe('older and careless feeds', () => {
  const item = (inner: string) =>
    read(rss(`<item><title>Ferry</title><link>/f</link>${inner}</item>`)).entries[0];

  test.each([
    ['<body xmlns="http://www.w3.org/1999/xhtml"><p>The ferry sailed.</p><p>It came back.</p></body>'],
    [
      '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><p>The ferry sailed.</p><p>It came back.</p></xhtml:body>',
    ],
    ['<fullitem>&lt;p&gt;The ferry sailed.&lt;/p&gt;&lt;p&gt;It came back.&lt;/p&gt;</fullitem>'],
  ])('the full text stands in %s', (inner) => {
    expect(item(`<description>A ferry</description>${inner}`)?.text).toBe(
      'The ferry sailed.\n\nIt came back.',
    );
  });

  test('what stands in CDATA is left as it is', () => {
    expect(item('<description><![CDATA[<body>The ferry</body> sailed.]]></description>')?.text).toContain(
      'The ferry',
    );
  });

  test('quotation marks that were taken for control signs', () => {
    expect(item('<description>\u0093Don\u0092t wait\u0094, he said \u0085</description>')?.text).toBe(
      '“Don’t wait”, he said',
    );
  });

  test('what a feed says of itself', () => {
    const feed = read(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Paper</title><tagline>News of the <![CDATA[<b>coast</b>]]></tagline><copyright>&lt;i&gt;CC BY&lt;/i&gt; Paper</copyright><author><name>Ada Quay</name></author></feed>',
    );
    expect(feed).toMatchObject({
      description: 'News of the coast',
      rights: 'CC BY Paper',
      author: 'Ada Quay',
    });
    expect(
      read(rss('<description>All of it</description><webMaster>post@paper.example (Bo Tide)</webMaster>')),
    ).toMatchObject({ description: 'All of it', author: 'Bo Tide' });
  });

  test('an item described by its media alone', () => {
    const feed = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>P</title><entry><link href="/v"/><media:group><media:title>Harbour</media:title><media:description>Ships at dawn</media:description></media:group></entry></feed>',
    );
    expect(feed.entries[0]).toMatchObject({ title: 'Harbour', text: 'Ships at dawn' });
  });
});

describe('hostile feeds', () => {
  test('entities that blow up stay words', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    const feed = read(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}]>${rss('<item><title>&l12;</title><link>https://p.example/1</link></item>')}`,
    );
    expect(JSON.stringify(feed).length).toBeLessThan(2_000);
  });
  test('no file and no address is read for an entity', () => {
    const feed = read(
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>${rss('<item><title>A &x; b</title><link>https://p.example/1</link></item>')}`,
    );
    expect(feed.entries[0]?.title).toBe('A &x; b');
  });
  test('a hundred thousand entries: the first thousand are taken', () => {
    const feed = read(
      rss('<item><title>T</title></item>'.repeat(100_000).replace(/T/gu, () => `T${Math.random()}`)),
    );
    expect(feed.entries.length).toBeLessThanOrEqual(1_000);
    expect(feed.problems.join()).toContain('the first 1000');
  });
  test.each(['<body>', '<![CDATA[', '<a:body>', '<body'])(
    'a million signs of %s that is never closed',
    (tag) => {
      const started = performance.now();
      try {
        read(`<rss><channel><title>P</title></body>${tag.repeat(1_000_000 / tag.length)}`);
      } catch (error) {
        expect(String(error)).toMatch(/no feed/u);
      }
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
  test('deep nesting, scripts and control signs', () => {
    const deep = `${'<div>'.repeat(5_000)}word<script>alert(1)</script>${'</div>'.repeat(5_000)}`;
    const feed = read(
      `\u0000 junk ${rss(`<item><title>A\u0007B</title><link>javascript:alert(1)</link><description><![CDATA[${deep}]]></description></item>`)}`,
    );
    expect(feed.entries[0]).toMatchObject({ title: 'AB', text: 'word' });
    expect(feed.entries[0]?.url).toBeUndefined();
  });
});

describe('dates', () => {
  test.each([
    ['Sat, 23 Mar 2024 07:30:00 GMT', '2024-03-23T07:30:00.000Z'],
    ['Sat, 23 Mar 24 07:30 EST', '2024-03-23T12:30:00.000Z'],
    ['23 March 2024 7:30 pm PDT', '2024-03-24T02:30:00.000Z'],
    ['2024-03-23T07:30:00.5+02:00', '2024-03-23T05:30:00.500Z'],
    ['2024-03-23 07:30:00', '2024-03-23T07:30:00.000Z'],
    ['20240323T073000Z', '2024-03-23T07:30:00.000Z'],
    ['2024-083', '2024-03-23T12:00:00.000Z'],
    ['Sat Mar 23 07:30:00 UTC 2024', '2024-03-23T07:30:00.000Z'],
    ['March 23, 2024', '2024-03-23T12:00:00.000Z'],
    ['Samstag, 23. März 2024 07:30', '2024-03-23T07:30:00.000Z'],
    ['23 de marzo de 2024', '2024-03-23T12:00:00.000Z'],
    ['23 марта 2024', '2024-03-23T12:00:00.000Z'],
    ['23.03.2024 07:30', '2024-03-23T07:30:00.000Z'],
    ['03/23/2024', '2024-03-23T12:00:00.000Z'],
    ['2004년 05월 28일 오후 01:31:15', '2004-05-28T04:31:15.000Z'],
    ['1711179000', '2024-03-23T07:30:00.000Z'],
  ])('%s', (text, iso) => {
    expect(parseDate(text)?.toISOString()).toBe(iso);
  });
  test.each(['', 'yesterday', 'Sat, 45 Mar 2024', '2024-13-01', '12:30', 'x'.repeat(300)])(
    '“%s” is none',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );
  test('every instant is read back from its two standard forms', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          date.setUTCMilliseconds(0);
          expect(parseDate(date.toISOString())).toEqual(date);
          expect(parseDate(date.toUTCString())).toEqual(date);
        },
      ),
    );
  });
});

test('encodings: mark, UTF-8 before words on it, the server, the document, Windows-1252', () => {
  const xml = (encoding: string) => Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`);
  expect(decodeText(Buffer.from('\ufeff<a>é', 'utf16le'))).toBe('<a>é');
  expect(
    decodeText(Buffer.concat([xml('iso-8859-1'), Buffer.from('é')]), 'text/xml; charset=latin1'),
  ).toContain('é');
  expect(decodeText(Buffer.concat([xml('windows-1251'), Buffer.from([0xcf, 0xf0])]))).toContain('Пр');
  expect(
    decodeText(Buffer.concat([xml('utf-8'), Buffer.from([0xcf, 0xf0])]), 'text/xml; charset=koi8-r'),
  ).toContain('оП');
  expect(decodeText(Buffer.from([0x93, 0x41, 0xe9, 0x94]))).toBe('“Aé”');
});

test('a page tells its feeds, those of comments last', () => {
  const html =
    '<base href="/news/"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" type="application/atom+xml" href="all.xml"><link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/json+oembed" href="/oembed">';
  expect(discoverFeeds(html, 'https://paper.example/').map(({ url }) => url)).toEqual([
    'https://paper.example/news/all.xml',
    'https://paper.example/comments/feed',
  ]);
});

test('a list that was written is read back', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.webUrl({ validSchemes: ['https'] }).map((url) => new URL(url).href),
        { maxLength: 8 },
      ),
      fc.string({ minLength: 1, unit: 'grapheme-ascii' }),
      (urls, word) => {
        const title = word.trim() || 'x';
        const feeds = urls.map((url) => ({ url, title }));
        expect(parseOpml(writeOpml(feeds, now)).feeds).toEqual(feeds);
      },
    ),
  );
  expect(() => parseOpml('<rss/>')).toThrow(/no OPML/u);
});

test('the next look lies ahead, within bounds, and not before what was asked', () => {
  const natural = (max: number) => fc.option(fc.nat(max), { nil: undefined });
  fc.assert(
    fc.property(
      fc.nat(40),
      natural(3_000),
      natural(200_000),
      natural(2_000_000_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, ttl, maxAge, retryAfter, random) => {
        const wait = nextLook({ now, failures, ttl, maxAge, retryAfter, random }).getTime() - now.getTime();
        expect(wait).toBeGreaterThanOrEqual(10 * 60_000);
        expect(wait).toBeLessThanOrEqual(7.7 * 86_400_000);
        if (failures > 0 && retryAfter !== undefined)
          expect(wait).toBeGreaterThanOrEqual(Math.min(retryAfter, 7 * 86_400_000));
        if (failures === 0) expect(wait).toBeGreaterThanOrEqual(Math.min((ttl ?? 0) * 60_000, 86_400_000));
      },
    ),
  );
});
