import { beforeAll, describe, expect, test } from 'vitest';
import { makeBrief } from '../../src/briefing/brief.ts';
import type { Brief } from '../../src/domain/brief.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add, seeded } from './desk.ts';

const TOPICS = [
  'ceasefire',
  'rafah',
  'hostages',
  '"security council"',
  'netanyahu',
  'washington',
  'egypt',
  'veto',
  'gallant',
  'doha talks',
];

let store: Store;
const briefs = new Map<string, Brief>();
beforeAll(async () => {
  store = await seeded();
  for (const topic of TOPICS) briefs.set(topic, await makeBrief(store, topic, {}, 'long'));
});

const plainWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe.each(TOPICS)('/brief %s on the starter articles', (topic) => {
  const of = () => briefs.get(topic)!;

  test('has stories, and every story has a point', () => {
    expect(of().empty).toBeNull();
    expect(of().stories.length).toBeGreaterThan(0);
    for (const story of of().stories)
      expect(of().points.filter((point) => point.story === story.id).length, story.headline).toBeGreaterThan(
        0,
      );
  });

  test('every point is what stands in the cited article', async () => {
    for (const { text, citations } of of().points) {
      const article = await store.articles.find(citations[0].article);
      expect(article?.text.slice(citations[0].start, citations[0].end)).toBe(text);
      for (const { article: id, start, end } of citations) {
        const other = await store.articles.find(id);
        expect(other?.text.slice(start, end).length).toBeGreaterThan(20);
      }
    }
  });

  test('no sentence stands twice, and no article is in two stories', () => {
    const texts = of().points.map(({ text }) => plainWords(text));
    expect(new Set(texts).size).toBe(texts.length);
    const articles = of().stories.flatMap((story) => story.articles);
    expect(new Set(articles).size).toBe(articles.length);
    expect(new Set(of().stories.map(({ headline }) => headline)).size).toBe(of().stories.length);
  });

  test('no point begins with a word that hangs on a sentence before it', () => {
    for (const { text } of of().points)
      expect(text).not.toMatch(
        /^(?:He|She|They|It|His|Her|Their|This|These|That|But|And|However|On steps)\b/u,
      );
  });
});

test('a period keeps out what was printed before and after it', async () => {
  const period = { since: new Date('2024-03-20T00:00:00Z'), until: new Date('2024-03-23T00:00:00Z') };
  const { points, stories } = await makeBrief(store, 'ceasefire', period, 'long');
  expect(stories.length).toBeGreaterThan(0);
  for (const { citations } of points)
    for (const { publishedAt } of citations) {
      expect(publishedAt.getTime()).toBeGreaterThanOrEqual(period.since.getTime());
      expect(publishedAt.getTime()).toBeLessThan(period.until.getTime());
    }
});

test('short is shorter than normal, and normal than long', async () => {
  const count = async (length: 'short' | 'normal' | 'long') =>
    (await makeBrief(store, 'ceasefire', {}, length)).points.length;
  const [short, normal, long] = [await count('short'), await count('normal'), await count('long')];
  expect(short).toBeLessThan(normal);
  expect(normal).toBeLessThan(long);
});

describe('an empty answer says why', () => {
  test('no article has the word: what there is, and words nearest to it', async () => {
    const { empty, points } = await makeBrief(store, 'cesefire', {});
    expect(points).toEqual([]);
    expect(empty?.why).toMatch(/^No article mentions “cesefire”\. I have \d+ articles from \d+ sources, /u);
    expect(empty?.nearest[0]?.line.toLowerCase()).toBe('/brief ceasefire');
  });

  test('nothing in the period, but something outside it', async () => {
    const { empty } = await makeBrief(store, 'gallant', { until: new Date('2024-03-20T00:00:00Z') });
    expect(empty?.why).toMatch(/in that time; \d+ outside it/u);
  });

  test('the archive ends before the period', async () => {
    const { empty } = await makeBrief(store, 'ceasefire', { since: new Date('2025-01-01T00:00:00Z') });
    expect(empty?.why).toMatch(/^No article is as new as 1 Jan 2025/u);
  });

  test('nothing is kept at all', async () => {
    const bare = await openStore(':memory:');
    expect((await makeBrief(bare, 'anything', {})).empty?.why).toMatch(/no articles yet/u);
    await bare.close();
  });
});

test('a copy of a wire report counts once, and both outlets are cited', async () => {
  const desk = await openStore(':memory:');
  const text =
    'The city council of Marlow voted on Tuesday to close the Thames bridge to lorries from the first of June.\n\n' +
    'Mayor Alice Penrose said the bridge, which dates from 1832, had been damaged by heavy vehicles three times in two years.\n\n' +
    'Hauliers in the region announced that they would challenge the decision of the Marlow council in court.';
  await add(desk, {
    source: 'Northern Wire',
    title: 'Marlow closes bridge to lorries',
    text,
    at: '2025-05-06T10:00:00Z',
  });
  await add(desk, {
    source: 'Daily Shire',
    title: 'Bridge in Marlow to be closed',
    text,
    at: '2025-05-06T12:00:00Z',
  });
  const { stories, points } = await makeBrief(desk, 'marlow bridge', {});
  expect(stories).toHaveLength(1);
  expect(stories[0]).toMatchObject({ copies: 1 });
  expect(points[0]?.citations.map(({ source }) => source).sort()).toEqual(['Daily Shire', 'Northern Wire']);
  await desk.close();
});

test('a report that many outlets print has one voice: what is told does not change, and all are named', async () => {
  const wire =
    'The Orlo ferry was taken out of service on Monday because rust was found in its hull.\n\nA dozen painters from Temsk have been hired for the winter to make the ferry white again.\n\nThe ferry company said that a smaller boat would cross the river every hour until spring, weather allowing.';
  const own =
    'Engineers closed the Orlo ferry on Monday after they had found rust in its hull, and passengers must take the bridge.\n\nThe mayor of Temsk asked the ministry for money to build a second bridge over the Orlo before next winter.';
  const told = async (printed: string[]) => {
    const desk = await openStore(':memory:');
    for (const source of printed)
      await add(desk, { source, title: 'Orlo ferry out of service', text: wire, at: '2025-05-06T04:00:00Z' });
    await add(desk, {
      source: 'Gazette',
      title: 'Ferry on the Orlo stops',
      text: own,
      at: '2025-05-06T05:00:00Z',
    });
    const { stories, points } = await makeBrief(desk, 'orlo ferry', {}, 'short');
    await desk.close();
    return { stories, texts: points.map(({ text }) => text) };
  };
  const once = await told(['Wire']);
  const often = await told(['Wire', 'Post', 'Echo', 'Herald', 'Star']);
  expect(often.texts).toEqual(once.texts);
  expect(once.stories).toMatchObject([{ copies: 0 }]);
  expect(often.stories).toMatchObject([{ copies: 4 }]);
  expect(often.stories[0]?.sources.toSorted()).toEqual(['Echo', 'Gazette', 'Herald', 'Post', 'Star', 'Wire']);
});

test('numbers that differ between outlets stand side by side; a later count by the same outlet does not', async () => {
  const desk = await openStore(':memory:');
  const body = (count: string) =>
    `A bus fell into the river Orlo near Temsk on Monday and ${count} people were killed, the police said.\n\nThe bus was on its way from Temsk to the coast when it left the road at the Orlo bridge.`;
  await add(desk, {
    source: 'Northern Wire',
    title: 'Bus falls into Orlo',
    text: body('seven'),
    at: '2025-06-02T10:00:00Z',
  });
  await add(desk, {
    source: 'Northern Wire',
    title: 'Bus in Orlo: toll rises',
    text: body('12'),
    at: '2025-06-02T14:00:00Z',
  });
  await add(desk, {
    source: 'Daily Shire',
    title: 'Bus plunges into river Orlo',
    text: body('nine'),
    at: '2025-06-02T15:00:00Z',
  });
  const { disagreements } = await makeBrief(desk, 'orlo bus', {});
  expect(disagreements).toHaveLength(1);
  expect(
    disagreements[0]?.sides.map(({ value, point }) => [value, point.citations[0].source]).sort(),
  ).toEqual([
    ['12', 'Northern Wire'],
    ['nine', 'Daily Shire'],
  ]);
  await desk.close();
});

test('a story that says only what another has said is not told beside it', async () => {
  const desk = await openStore(':memory:');
  const text =
    'Engineers closed the Orlo bridge in Temsk on Monday because four of its twelve pillars are rusty.';
  await add(desk, { source: 'Gazette', title: 'Orlo bridge closed', text, at: '2025-05-06T10:00:00Z' });
  await add(desk, { source: 'Herald', title: 'Orlo: a history', text, at: '2025-05-26T10:00:00Z' });
  const { stories, points } = await makeBrief(desk, 'orlo', {});
  expect(points).toHaveLength(1);
  expect(stories).toHaveLength(1);
  await desk.close();
});
