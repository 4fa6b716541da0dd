import { expect, test } from 'vitest';
import { makeBrief } from '../../src/briefing/brief.ts';
import { findProfile } from '../../src/briefing/profile.ts';
import { makeTimeline } from '../../src/briefing/timelinebrief.ts';
import { faultsOf, isVerbatim } from '../eval/measure/verbatim.ts';
import { add, seeded } from './desk.ts';

const until = new Date('2024-04-01T00:00:00Z');

test('what is shown is its span but for marked omissions', () => {
  const span = 'But the bridge (built in 1950, and never painted) was shut on Monday.';
  expect(isVerbatim(span, span)).toBe(true);
  expect(isVerbatim('… the bridge … was shut on Monday.', span)).toBe(true);
  expect(isVerbatim('the bridge was shut on Monday.', span)).toBe(false);
  expect(isVerbatim('But the bridge … was closed on Monday.', span)).toBe(false);
  expect(isVerbatim('But the bridge … was shut', span)).toBe(false);
  expect(isVerbatim('… was shut on Monday. … the bridge', span)).toBe(false);
});

test('faults are seen: outside of the article, empty, doubled, half a sentence', () => {
  const text = 'The bridge was shut on Monday. and half of it';
  const at = (start: number, end: number) => ({
    article: 1,
    title: '',
    source: '',
    publishedAt: until,
    dateOrigin: 'source' as const,
    start,
    end,
  });
  const whole = { text: text.slice(0, 30), citations: [at(0, 30)] };
  const found = faultsOf(
    [
      whole,
      whole,
      { text: text.slice(31), citations: [at(31, text.length)] },
      { text: 'x', citations: [at(0, 99)] },
    ],
    () => text,
  );
  expect(found.map(({ fault }) => fault).sort()).toEqual(['broken', 'broken', 'doubled', 'empty', 'outside']);
});

test('briefs, timelines and profiles of the starter articles are word for word', async () => {
  const store = await seeded();
  await add(store, {
    source: 'Gazette',
    title: 'Bridge in Temsk shut',
    text: 'The council of Temsk shut the bridge over the Orlo on Monday.\n\nBut Mayor Ada Lind of Temsk promised the hauliers of the region a new bridge over the Orlo within two years.',
    at: '2024-03-20T10:00:00Z',
  });
  const texts = new Map<number, string>();
  for (let id = 1; id <= 40; id++) {
    const article = await store.articles.find(id);
    if (article !== undefined) texts.set(id, article.text);
  }
  const textOf = (id: number) => texts.get(id);
  let shown = 0;
  for (const topic of [
    'ceasefire',
    'rafah',
    'hostages',
    'washington',
    'doha',
    'egypt',
    'veto',
    'temsk bridge',
  ])
    for (const length of ['short', 'normal', 'long'] as const) {
      const { points } = await makeBrief(store, topic, { until }, length);
      const { days } = await makeTimeline(store, topic, { until });
      const told = days.flatMap(({ points: those }) => those);
      shown += points.length + told.length;
      expect(faultsOf(points, textOf)).toEqual([]);
      expect(faultsOf(told, textOf)).toEqual([]);
    }
  expect(shown).toBeGreaterThan(150);
  const { points } = await makeBrief(store, 'temsk bridge', { until });
  expect(points.map(({ text }) => text).at(-1)).toMatch(/^… Mayor Ada Lind/u);
  for (const name of ['blinken', 'netanyahu', 'gallant']) {
    const answer = await findProfile(store, name, until);
    if (answer.kind !== 'profile') throw new Error(`${name} is known`);
    expect(faultsOf(answer.profile.timeline, textOf)).toEqual([]);
    for (const { text, citations } of answer.profile.statements)
      expect(
        isVerbatim(
          `… ${text} …`,
          textOf(citations[0]!.article)!.slice(citations[0]!.start, citations[0]!.end),
        ),
      ).toBe(true);
  }
  await store.close();
});
