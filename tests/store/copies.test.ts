import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bandKeys, copyLikeness, shingles } from '../../src/domain/copy.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 3,
  maxLength: 9,
});
const words = (from: number, to: number) => fc.array(word, { minLength: from, maxLength: to });
const meet = (a: string, b: string) => {
  const keys = new Set(bandKeys(shingles(a)));
  return bandKeys(shingles(b)).some((key) => keys.has(key));
};

describe('near-duplicates', () => {
  test('case, punctuation and white space do not count', () => {
    fc.assert(
      fc.property(words(20, 60), (list) => {
        const plain = list.join(' ');
        const dressed = `${list.join(',\n ').toUpperCase()}.`;
        expect(shingles(dressed)).toEqual(shingles(plain));
        expect(bandKeys(shingles(dressed))).toEqual(bandKeys(shingles(plain)));
      }),
    );
  });

  test('a text with a new beginning and a new end still meets its original and is a copy', () => {
    fc.assert(
      fc.property(words(120, 200), words(10, 10), words(10, 10), (list, start, end) => {
        const copy = [...start, ...list.slice(10, -10), ...end].join(' ');
        expect(meet(list.join(' '), copy)).toBe(true);
        expect(copyLikeness(shingles(list.join(' ')), shingles(copy))).toBeGreaterThan(0.5);
      }),
      { seed: 7 },
    );
  });

  test('texts with other words never meet and are no copies; a few words are too few', () => {
    fc.assert(
      fc.property(words(30, 90), words(30, 90), (a, b) => {
        const [left, right] = [a.map((one) => `a${one}`).join(' '), b.map((one) => `b${one}`).join(' ')];
        expect(meet(left, right)).toBe(false);
        expect(copyLikeness(shingles(left), shingles(right))).toBeUndefined();
      }),
      { seed: 7 },
    );
    expect(bandKeys(shingles('The harbour is closed until Monday.'))).toEqual([]);
  });
});

const REPORT = [
  'The port of Halden was closed on Thursday after a tanker lost part of its load near the northern breakwater.',
  'Harbour master Ivo Lindqvist said that no one had been hurt and that the beaches of the region were not in danger.',
  'Two tugs pulled the ship into a dock, where divers are to look at the hull as soon as the wind allows it.',
  'The owner of the tanker, a company from Rotterdam, declined to comment and pointed to an inquiry by the coast guard.',
];
const OTHER =
  'Voters in Halden will decide in June whether the old theatre is to be sold. The mayor had asked the council for a decision in spring, but a majority of members wanted to hear the citizens first, a spokeswoman said on Thursday.';

describe('in the store', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(':memory:');
  });
  afterEach(() => store.close());

  let count = 0;
  const save = async (source: string, text: string, at: string, url = `https://example.org/${++count}`) => {
    const publishedAt = new Date(at);
    const title = `Title ${url}`;
    const draft = { url, source, title, text, publishedAt, dateOrigin: 'source' as const };
    return (await store.articles.save(draft, publishedAt, read({ title, text, publishedAt }))).id;
  };
  const original = async (id: number) => (await store.articles.find(id))?.copyOf;
  const text = REPORT.join('\n\n');

  test('a copy in another outlet knows the first; whole, edited a little, or cut', async () => {
    const wire = await save('Wire', text, '2026-03-05T08:00Z');
    const whole = await save('Post', text, '2026-03-05T10:00Z');
    const edited = await save(
      'Times',
      text.replace('was closed', 'has been shut').replace('as soon as', 'once'),
      '2026-03-06T10:00Z',
    );
    const cut = await save('Echo', REPORT.slice(0, 3).join(' '), '2026-03-05T12:00Z');
    const other = await save('Echo', OTHER, '2026-03-05T12:00Z');
    expect(await Promise.all([wire, whole, edited, cut, other].map(original))).toEqual([
      undefined,
      wire,
      wire,
      wire,
      undefined,
    ]);
  });

  test('one outlet does not copy itself, and the same words weeks later are no copy', async () => {
    await save('Wire', text, '2026-03-05T08:00Z');
    expect(await original(await save('wire', text, '2026-03-05T10:00Z'))).toBeUndefined();
    expect(await original(await save('Post', text, '2026-03-25T10:00Z'))).toBeUndefined();
  });

  test('an earlier article that comes later becomes the original of all', async () => {
    const post = await save('Post', text, '2026-03-05T10:00Z');
    const times = await save('Times', text, '2026-03-05T11:00Z');
    const wire = await save('Wire', text, '2026-03-05T08:00Z');
    expect(await Promise.all([wire, post, times].map(original))).toEqual([undefined, wire, wire]);
  });

  test('a copy that is written anew is none any more, and may be copied itself', async () => {
    const wire = await save('Wire', text, '2026-03-05T08:00Z');
    const post = await save('Post', text, '2026-03-05T10:00Z', 'https://example.org/post');
    await save('Post', OTHER, '2026-03-05T10:00Z', 'https://example.org/post');
    expect(await original(post)).toBeUndefined();
    const times = await save('Times', OTHER, '2026-03-05T12:00Z');
    expect(await original(times)).toBe(post);
    expect(await original(wire)).toBeUndefined();
  });
});
