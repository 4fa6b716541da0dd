import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { selectArticles } from '../../src/briefing/select.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from './desk.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
  const at = '2025-02-03T08:00:00Z';
  await add(store, {
    source: 'Northern Wire',
    title: 'Storm closes harbour of Galmouth',
    text: 'A winter storm closed the harbour of Galmouth. Ferries stayed in port.',
    at,
  });
  await add(store, {
    source: 'Daily Shire',
    title: 'Ferries to sail again',
    text: 'Ferries will sail again from Galmouth. The harbour master said the storm was over.',
    at,
  });
  await add(store, {
    source: 'Daily Shire',
    title: 'Minister José Almeida resigns',
    text: 'The minister resigned over a harbour contract. The master of the house was informed.',
    at,
  });
});

const titles = async (words: string) =>
  (await selectArticles(store, words, {}, 'all')).articles
    .map(({ title }) => title[0])
    .sort()
    .join('');

test.each([
  ['all words must be there', 'storm ferries', 'FS'],
  ['other forms of a word count', 'resigned storms', ''],
  ['stems', 'storming', 'FS'],
  ['diacritics do not count', 'jose', 'M'],
  ['a phrase is in order', '"harbour master"', 'F'],
  ['curly quotes make a phrase too', '“harbour master”', 'F'],
  ['minus leaves out', 'harbour -storm', 'M'],
  ['a minus phrase leaves out', 'harbour -"harbour master"', 'MS'],
  ['either', 'resigned OR ferries', 'FMS'],
  ['either of three', 'resigned OR sail OR winter', 'FMS'],
  ['either of two, and a third', 'resigned OR ferries storm', 'FS'],
  ['title only', 'title:harbour', 'S'],
  ['title only, of a phrase', 'title:"sail again"', 'F'],
  ['source', 'harbour source:"Daily Shire"', 'FM'],
  ['source in other letters', 'harbour source:"daily shire"', 'FM'],
  ['nothing but a source', 'source:"Daily Shire"', 'FM'],
])('%s: %s', async (_, words, found) => {
  expect(await titles(words)).toBe(found);
});

test('whatever is typed, the search answers, or says that there is no word to look for', async () => {
  const odd = fc.string({ unit: fc.constantFrom(...'ab "*^():-+{}~\'“”.,AND OR NOT NEAR title:source:\0é') });
  await fc.assert(
    fc.asyncProperty(odd, async (words) => {
      const { articles } = await selectArticles(store, words, {}, 'all').catch((error: unknown) => {
        expect(error).toMatchObject({
          code: 'invalid',
          message: expect.stringContaining('at least one word'),
        });
        return { articles: [] };
      });
      expect(articles.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});

test('a description finds what has most of its words, the best first, and says so', async () => {
  const { articles, how } = await selectArticles(
    store,
    'ferries delayed by the winter storm near Galmouth harbour',
    {},
    'all',
  );
  expect(articles.map(({ title }) => title)).toEqual([
    'Storm closes harbour of Galmouth',
    'Ferries to sail again',
  ]);
  expect(how[0]).toMatch(/^2 articles have most of the words/u);
});
