import { expect, test } from 'vitest';
import type { ReadArticle } from '../../src/briefing/choose.ts';
import { findCounts } from '../../src/briefing/differ/count.ts';
import { findDifferences } from '../../src/briefing/differ.ts';
import { read } from '../../src/language/read.ts';

let id = 0;
const say = (source: string, text: string, hour = 12, day = 3): ReadArticle => {
  const publishedAt = new Date(Date.UTC(2024, 4, day, hour));
  id += 1;
  return {
    article: {
      id,
      source,
      title: '',
      text,
      language: 'en',
      publishedAt,
      dateOrigin: 'source',
      fetchedAt: publishedAt,
      fingerprint: String(id),
    },
    reading: read({ title: '', text, publishedAt }),
  };
};

test.each([
  ['At least 12 people were killed when the dam broke.', [['killed', 'at least 12', 12]]],
  [
    'The flood killed nine and injured more than 40 people.',
    [
      ['killed', 'nine', 9],
      ['injured', 'more than 40', 40],
    ],
  ],
  ['The death toll from the flood has risen to 1,204.', [['killed', '1,204', 1204]]],
  [
    'Three children died and 20 residents remain missing.',
    [
      ['killed: children', 'three', 3],
      ['missing: residents', '20', 20],
    ],
  ],
  ['The flood displaced some 2 thousand people.', [['displaced', 'some 2 thousand', 2000]]],
  ['The storm left 14 people dead.', [['killed', '14', 14]]],
  ['The vote left 14 seats open after 12 hours.', []],
  ['He killed two hours in the station.', []],
])('%s', (text, expected) => {
  expect(findCounts(text).map(({ about, value, number }) => [about, value, number])).toEqual(expected);
});

test('two sources with different numbers differ, each with its sentence', () => {
  const [difference, ...rest] = findDifferences([
    say('Herald', 'The dam broke and 12 people were killed.'),
    say('Courier', 'Officials said 15 people were killed.', 14),
    say('Gazette', 'In all 15 people were killed, the governor said.', 13),
  ]);
  expect(rest).toEqual([]);
  expect(difference?.about).toBe('killed');
  expect(difference?.sides.map((side) => [side.value, side.sources, side.claim.told.article.source])).toEqual(
    [
      ['15', ['Courier', 'Gazette'], 'Courier'],
      ['12', ['Herald'], 'Herald'],
    ],
  );
});

test.each([
  [
    'a lower bound below the other number',
    say('Herald', 'At least 12 people were killed.'),
    say('Courier', 'A total of 15 people were killed.'),
  ],
  [
    'a source that corrects itself',
    say('Herald', 'In all 12 people were killed.', 8),
    say('Herald', 'In all 15 people were killed.', 20),
  ],
  [
    'days apart',
    say('Herald', 'In all 12 people were killed.', 8, 1),
    say('Courier', 'In all 15 people were killed.', 8, 4),
  ],
  [
    'other people',
    say('Herald', 'In all 12 soldiers were killed.'),
    say('Courier', 'In all 15 people were killed.'),
  ],
  [
    'another fate',
    say('Herald', 'In all 12 people were injured.'),
    say('Courier', 'In all 15 people were killed.'),
  ],
])('no difference: %s', (_, one, other) => {
  expect(findDifferences([one, other])).toEqual([]);
});
