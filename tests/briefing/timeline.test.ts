import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectTimeline, type TimelineItem } from '../../src/briefing/timeline.ts';

let articles = 0;
const item = (published: string, text: string, named: string[] = [], position = 0): TimelineItem => ({
  article: ++articles,
  published,
  position,
  text,
  span: { start: 0, end: text.length },
  dates: named.map((day) => ({ granularity: 'day', from: day, to: day })),
});

/** A dam breaks on 2 May; on 4 May nothing much is written; it is remembered for weeks. */
const dam = [
  item('2024-05-03', 'The Orla dam broke on Thursday and flooded two villages.', ['2024-05-02']),
  item('2024-05-03', 'Crews searched the flooded villages below the Orla dam.'),
  item('2024-05-04', 'Prices of sandbags rose a little in the market town.'),
  item('2024-05-20', 'The Orla dam broke on 2 May after a week of rain, an inquiry found.', ['2024-05-02']),
  item('2024-05-21', 'Ministers spoke about the inquiry into the Orla dam for an hour.'),
  item('2024-06-10', 'Families marched for the victims of 2 May at the Orla dam.', ['2024-05-02']),
];

test('the day that is still named weeks later comes first, with a sentence that tells it', () => {
  const [day, ...rest] = selectTimeline(dam, { days: 1 });
  expect(rest).toEqual([]);
  expect(day?.date).toBe('2024-05-02');
  expect(day?.items).toHaveLength(1);
  expect(day?.items[0]?.text).toMatch(/dam broke/);
});

test('days come in order, within the window, with at most the sentences asked for and none twice', () => {
  const days = selectTimeline(dam, { days: 4, sentences: 2, from: '2024-05-02', to: '2024-05-31' });
  expect(days.length).toBeGreaterThan(2);
  expect(days.map((d) => d.date)).toEqual(days.map((d) => d.date).toSorted());
  expect(days.at(-1)!.date < '2024-06-01').toBe(true);
  const texts = days.flatMap((d) => d.items.map((i) => i.text));
  expect(new Set(texts).size).toBe(texts.length);
});

test('a month or a year is no day of a timeline', () => {
  const vague: TimelineItem = {
    ...item('2024-05-03', 'The old dam was built by hand in the dry year of 1950.', [], 30),
    dates: [{ granularity: 'year', from: '1950-01-01', to: '1950-12-31' }],
  };
  expect(selectTimeline([vague], { days: 5 })).toEqual([]);
});

test('the same items in another order give the same days', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-05-${String(n).padStart(2, '0')}`);
  const items = fc.array(
    fc.record({
      published: day,
      named: fc.array(day, { maxLength: 2 }),
      words: fc.array(fc.constantFrom('dam', 'rain', 'vote', 'crew', 'harbour'), {
        minLength: 6,
        maxLength: 12,
      }),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 6 }), (drafts, days) => {
      const list = drafts.map((draft, n) => ({
        ...item(draft.published, `${n} ${draft.words.join(' ')}`, draft.named),
        article: n,
      }));
      const dates = (all: TimelineItem[]) => selectTimeline(all, { days }).map((d) => d.date);
      expect(dates(list)).toEqual(dates(list.toReversed()));
      expect(dates(list).length).toBeLessThanOrEqual(days);
    }),
  );
});

test('a sentence does not stand under a day that only an aside of it names', () => {
  const aside = {
    ...item('2024-05-03', 'The council met although the Orla dam had broken on Thursday.', ['2024-05-02']),
    told: [],
  };
  const plain = item('2024-05-03', 'The Orla dam broke on Thursday and flooded two villages.', [
    '2024-05-02',
  ]);
  const [day] = selectTimeline([aside, plain], { days: 1, sentences: 2 });
  expect(day?.date).toBe('2024-05-02');
  expect(day?.items.map(({ text }) => text)).toEqual([plain.text]);
});

test('what is said again under another day is left out', () => {
  const text = 'The Orla dam broke after a week of rain and flooded two villages.';
  const days = selectTimeline([item('2024-05-03', text), item('2024-05-04', text)], {
    days: 3,
    sentences: 2,
  });
  expect(days.flatMap(({ items }) => items)).toHaveLength(1);
});
