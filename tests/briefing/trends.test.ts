import { describe, expect, test } from 'vitest';
import { logLikelihood, makeTrends } from '../../src/briefing/trends.ts';
import { spark, trendsCard } from '../../src/briefing/trendscard.ts';
import { labelOf } from '../../src/briefing/trendsterms.ts';
import { text } from '../../src/card/text.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add, seeded } from './desk.ts';

const NOW = new Date('2025-06-29T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const OUTLETS = ['Coast Courier', 'The Lantern', 'Vell Tribune'];
/** One subject a line, so that ordinary news has no two articles alike. */
const ORDINARY = [
  'Library opens late after painters find old murals',
  'Orchard owners expect a thin harvest of pears',
  'Cyclists ask for wider lanes along the canal',
  'Museum lends two clocks to a school',
  'Swimmers cross the lake in record numbers',
  'Bakers argue about the price of flour',
  'Choir sings in the empty granary',
  'Surveyors measure the hill again',
];

/** Six weeks of eight ordinary articles a week, and what is put on top. */
async function archive(
  extra: { title: string; text: string; source: string; days: number }[],
  weeks = 6,
): Promise<Store> {
  const store = await openStore(':memory:');
  for (let week = 0; week < weeks; week++)
    for (const [i, title] of ORDINARY.entries())
      await add(store, {
        source: OUTLETS[i % 3]!,
        title: `${title}, week ${week}`,
        text: `${title} this time. Nobody was surprised.`,
        at: daysAgo(week * 7 + 0.5 + i * 0.7),
      });
  for (const one of extra) await add(store, { ...one, at: daysAgo(one.days) });
  return store;
}
const ferry = (source: string, days: number, n: number) => ({
  source,
  days,
  title: `Ferry strike leaves island cut off, day ${n}`,
  text: `Union leader Ilse Brandt told ${n} reporters in harbour ${n} that the ferry strike would go on ${'and on '.repeat(n)}until spring.`,
});

describe('/trends', () => {
  test('finds the topic and the person told of more than before, with counts on both sides', async () => {
    const store = await archive([
      ...[1, 2, 3, 4, 5, 6].map((n) => ferry(OUTLETS[n % 3]!, n, n)),
      ferry('The Lantern', 10, 7),
      ferry('Coast Courier', 20, 8),
    ]);
    const found = await makeTrends(store, {}, NOW);
    expect(found.past?.reports).toBe(34);
    const [first] = found.topics;
    expect(first?.label.toLowerCase()).toMatch(/ferry|strike/u);
    expect(first).toMatchObject({ now: 6, before: 0.5, state: 'rising', outlets: 3 });
    expect(first?.series).toEqual([0, 0, 1, 1, 6].slice(-first!.series.length));
    expect(found.actors.map(({ label }) => label)).toContain('Ilse Brandt');
    // Ordinary subjects come back every week: they do not rise.
    expect(found.topics.map(({ label }) => label).join(' ')).not.toMatch(/library|murals|choir|clocks/iu);
    const drawn = text(trendsCard(found, { zone: 'UTC', line: (name, words) => `/${name} ${words}` }));
    expect(drawn).toMatch(/6 articles this week, 0\.5 a week before, 3 outlets/u);
    expect(drawn).toContain('/actor Ilse Brandt');
  });

  test('more news in all raises nothing', async () => {
    const more = ORDINARY.map((title, i) => ({
      title: `${title}, again`,
      text: `${title} once more. Some were surprised ${i} times.`,
      source: OUTLETS[(i + 1) % 3]!,
      days: 0.3 + i * 0.5,
    }));
    const found = await makeTrends(await archive(more), {}, NOW);
    expect(found.reports).toBe(16);
    expect([...found.topics, ...found.actors]).toEqual([]);
  });

  test('ten pieces of one outlet are no trend, nor is one report that all print', async () => {
    const alone = await archive(
      [1, 2, 3, 4, 5, 6, 1.5, 2.5, 3.5, 4.5].map((days, n) => ferry('The Lantern', days, n + 1)),
    );
    expect((await makeTrends(alone, {}, NOW)).topics).toEqual([]);
    const words = ferry('', 2, 3);
    const long = `${words.text} ${'Ships stayed in port and passengers slept in the waiting hall of the terminal. '.repeat(12)}`;
    const wire = await archive(
      ['Coast Courier', 'The Lantern', 'Vell Tribune', 'Daily Mast'].map((source) => ({
        ...words,
        text: long,
        source,
        days: 2,
      })),
    );
    const found = await makeTrends(wire, {}, NOW);
    expect(found.copies).toBe(3);
    expect(found.topics).toEqual([]);
  });

  test('what was never told of before is new, what is told of less falls', async () => {
    const past = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25].map((days, n) => ({
      title: `Dam inquiry hears engineer ${n}`,
      text: `The dam inquiry heard from engineer number ${n} on ${'cracks '.repeat(n + 1)}.`,
      source: OUTLETS[n % 3]!,
      days,
    }));
    const found = await makeTrends(
      await archive([...past, ...[1, 2, 3, 4].map((n) => ferry(OUTLETS[n % 3]!, n, n))]),
      {},
      NOW,
    );
    expect(found.topics[0]).toMatchObject({ state: 'new', before: 0, now: 4 });
    expect(found.falling[0]).toMatchObject({ state: 'falling', now: 0, kind: 'topic' });
    expect(found.falling[0]?.label.toLowerCase()).toMatch(/dam|inquiry|engineer|crack/u);
  });

  test('without a past nothing is said to rise, and the card says when the archive begins', async () => {
    const store = await seeded();
    const found = await makeTrends(store, {}, new Date('2026-11-25T00:00:00Z'));
    expect(found).toMatchObject({ end: 'newest', topics: [], actors: [] });
    expect(found.past).toBeUndefined();
    expect(found.most.length).toBeGreaterThan(3);
    const drawn = text(trendsCard(found, { zone: 'UTC', line: (name, words) => `/${name} ${words}` }));
    expect(drawn).toContain('no past to compare with: the archive begins on 18 Mar 2024');
    expect(drawn).toContain('ends with the newest article, 26 Mar 2024');
  });

  test('an empty archive says so', async () => {
    const found = await makeTrends(await openStore(':memory:'), {}, NOW);
    expect(text(trendsCard(found, { zone: 'UTC', line: () => '' }))).toContain('I have no articles yet');
  });
});

test('a word that mostly is a part of longer names is no topic', () => {
  const item = (title: string) => ({ key: title, report: 1, source: 'a', bucket: 0, title, lead: '' });
  const printed = ['Vote in the United States', 'United States votes', 'Floods in Vell'].map(item);
  expect(labelOf(['state'], printed)).toBeUndefined();
  expect(labelOf(['state'], [...printed, item('Old state of the road'), item('What a state')])).toBeDefined();
  expect(labelOf(['state'], [item('Visit of the secretary of state')])).toBeUndefined();
  expect(labelOf(['vell'], printed)).toBe('Vell');
});

test('log-likelihood is that of Rayson and Garside', () => {
  // 2 × (12 ln(12/4.8) + 12 ln(12/19.2)) for 12 of 100 against 12 of 400.
  expect(logLikelihood(12, 12, 100, 400)).toBeCloseTo(10.71, 2);
  expect(logLikelihood(10, 40, 100, 400)).toBeCloseTo(0, 10);
});

test('bars are drawn from the least to the most', () => {
  expect(spark([0, 1, 2, 4])).toBe('▁▃▅█');
});
