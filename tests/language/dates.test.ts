import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surface } from '../../src/domain/span.ts';
import { findDates } from '../../src/language/dates.ts';
import { structure } from '../../src/language/structure.ts';

/** A Saturday. */
const published = new Date('2024-03-23T12:00:00Z');
const read = (text: string, at: Date | undefined = published) =>
  findDates(text, structure(text).sentences, at);
const pairs = (text: string): string[] => read(text).map((date) => `${surface(text, date)} = ${date.value}`);

describe('the tense tells which day', () => {
  test.each([
    ['She said on Tuesday that it holds.', ['Tuesday = 2024-03-19']],
    ['The envoy is to be received in Lima on Tuesday.', ['Tuesday = 2024-03-26']],
    ['She will meet him on Tuesday.', ['Tuesday = 2024-03-26']],
    ['She has invited him for a meeting in Lima on Tuesday.', ['Tuesday = 2024-03-26']],
    ['On Tuesday, the board is to meet again.', ['Tuesday = 2024-03-26']],
    ['He said he will go on Monday.', ['Monday = 2024-03-25']],
    ['The court is hearing the case on Monday.', ['Monday = 2024-03-25']],
    ['He will succeed her on Feb. 1.', ['Feb. 1 = 2025-02-01']],
    ['It landed on Monday; talks will resume on Tuesday.', ['Monday = 2024-03-18', 'Tuesday = 2024-03-26']],
    ['The vote was put off until Monday.', ['Monday = 2024-03-25']],
    ['In the year ended Nov. 30, it sank.', ['Nov. 30 = 2023-11-30']],
    ['A vote is scheduled for Monday.', ['Monday = 2024-03-25']],
    ["The lawyers are looking for ways around Tuesday's ruling.", ['Tuesday = 2024-03-19']],
    ["The parties are preparing for Tuesday's vote.", ['Tuesday = 2024-03-26']],
    ['Until Tuesday, they had not named him.', ['Tuesday = 2024-03-19']],
    ['The board announced the plan on Tuesday.', ['Tuesday = 2024-03-19']],
    ['Norway announced an Orla ferry plan on Tuesday.', ['Tuesday = 2024-03-19']],
    ['The ministers plan to meet on Tuesday.', ['Tuesday = 2024-03-26']],
    ['They plan a march on Tuesday.', ['Tuesday = 2024-03-26']],
    ['The dam broke on Saturday.', ['Saturday = 2024-03-23']],
    ['It began last Saturday.', ['last Saturday = 2024-03-16']],
    ['It opened in November.', ['November = 2023-11']],
    ['It will open in November.', ['November = 2024-11']],
    ['The fair opened on Dec. 7.', ['Dec. 7 = 2023-12-07']],
    ['The fair opens on 2 April.', ['2 April = 2024-04-02']],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });
});

test.each([
  [
    'Her visits on Thursday and Friday respectively went well.',
    ['Thursday = 2024-03-21', 'Friday = 2024-03-22'],
  ],
  ['It was built in 2019 and sold in the 1990s.', ['2019 = 2019', 'the 1990s = 199']],
  ['The quake on the night of 3 April 2023 killed nobody.', ['the night of 3 April 2023 = 2023-04-03TNI']],
  ['It rained overnight.', ['overnight = 2024-03-23TNI']],
  ['Profits fell in the first quarter of 2023.', ['the first quarter of 2023 = 2023-Q1']],
  ['They met last week and three years ago.', ['last week = 2024-W11', 'three years ago = 2021']],
  ['Early March 2024 was dry.', ['Early March 2024 = 2024-03']],
  ['It lasted three days.', ['three days = P3D']],
  ['They meet every Monday.', ['every Monday = XXXX-WXX-1']],
  ['It closed at 10:30 p.m. on Tuesday.', ['10:30 p.m. on Tuesday = 2024-03-19T22:30']],
  ['They spoke yesterday and will speak tomorrow.', ['yesterday = 2024-03-22', 'tomorrow = 2024-03-24']],
  ['On Easter Sunday 2024 the bells rang.', ['Easter Sunday 2024 = 2024-03-31']],
  ['He may march on; May Lin sold 2019 shares to 1,990 people.', []],
])('%s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  ['on 5 May 2023', 'day', '2023-05-05', '2023-05-05'],
  ['in February 2024', 'month', '2024-02-01', '2024-02-29'],
  ['last week', 'week', '2024-03-11', '2024-03-17'],
  ['in the second quarter of 2023', 'quarter', '2023-04-01', '2023-06-30'],
  ['in 2019', 'year', '2019-01-01', '2019-12-31'],
  ['in the 1980s', 'decade', '1980-01-01', '1989-12-31'],
  ['for two weeks', 'duration', undefined, undefined],
  ['daily', 'set', undefined, undefined],
  ['now', 'reference', undefined, undefined],
])('the days of "%s"', (words, granularity, from, to) => {
  const [date] = read(`It rained ${words}.`);
  expect([date?.granularity, date?.from, date?.to]).toEqual([granularity, from, to]);
});

test('without a day of publication only what is dated in itself has days', () => {
  const text = 'She said on Tuesday, 5 March 2024, and again last week, that it will end on Friday.';
  expect(findDates(text, structure(text).sentences, undefined).map((d) => [d.value, d.from])).toEqual([
    ['2024-03-05', '2024-03-05'],
    ['XXXX-WXX-5', undefined],
  ]);
});

test('mentions are in order, inside the text, apart from each other, and their days are days', {
  timeout: 30_000,
}, () => {
  const words = fc
    .array(
      fc.constantFrom(
        'March',
        '3',
        '31',
        '2024',
        'Friday',
        'last',
        'week',
        'the',
        'third',
        'quarter',
        'years',
        'ago',
        'a',
        ',',
        '.',
        '99',
        'will',
        'said',
        '\n',
        '10',
        'p.m.',
        'of',
        'night',
        'February',
        '30',
        '\ud800',
        'every',
        "'90s",
      ),
      { maxLength: 40 },
    )
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(
      fc.oneof(words, fc.string({ unit: 'binary' })),
      fc.option(fc.date({ noInvalidDate: false }), { nil: undefined }),
      (text, at) => {
        let end = 0;
        for (const date of read(text, at)) {
          expect(date.start).toBeGreaterThanOrEqual(end);
          expect(date.end).toBeGreaterThan(date.start);
          expect(date.end).toBeLessThanOrEqual(text.length);
          expect(surface(text, date)).toBe(surface(text, date).trim());
          if (date.from !== undefined && date.to !== undefined) expect(date.from <= date.to).toBe(true);
          end = date.end;
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('time grows with the length, not faster', { timeout: 30_000 }, () => {
  for (const text of [
    'a '.repeat(50_000),
    'the '.repeat(25_000),
    'on Friday, March 3 '.repeat(2_000),
    '1 '.repeat(50_000),
    ' '.repeat(125_000),
  ]) {
    const began = performance.now();
    read(text);
    expect(performance.now() - began).toBeLessThan(5000);
  }
});
