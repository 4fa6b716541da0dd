import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gistLikeness, hashWord, packGist, unpackGist } from '../../src/domain/gist.ts';
import { carryOn, faded, linkStories } from '../../src/domain/story.ts';

/** Likeness from a table of named pairs; all others have nothing in common. */
const pairs =
  (table: Record<string, number>) =>
  (a: number, b: number): number =>
    table[`${Math.min(a, b)}-${Math.max(a, b)}`] ?? 0;

test('average link: a chain of likenesses is no story, a group that is alike on average is', () => {
  expect(linkStories(3, pairs({ '0-1': 0.6, '1-2': 0.5 }))).toEqual([[0, 1], [2]]);
  expect(linkStories(3, pairs({ '0-1': 0.6, '1-2': 0.5, '0-2': 0.4 }))).toEqual([[0, 1, 2]]);
});

test('an article alone goes to the large story it is far nearest to, and stays alone between two', () => {
  const four = (from: number) =>
    Object.fromEntries(
      [0, 1, 2, 3].flatMap((i) =>
        [0, 1, 2, 3].filter((j) => j > i).map((j) => [`${from + i}-${from + j}`, 0.8]),
      ),
    );
  const to = (from: number, alike: number) =>
    Object.fromEntries([0, 1, 2, 3].map((i) => [`${from + i}-8`, alike]));
  const both = { ...four(0), ...four(4) };
  expect(linkStories(9, pairs({ ...both, ...to(0, 0.22) }))).toEqual([
    [0, 1, 2, 3, 8],
    [4, 5, 6, 7],
  ]);
  expect(linkStories(9, pairs({ ...both, ...to(0, 0.22), ...to(4, 0.2) }))).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8],
  ]);
});

test('every article is in one story, whatever the likenesses', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 14 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (size, stream) => {
        const values = [...stream.take(size * size)];
        const groups = linkStories(size, (a, b) => values[Math.min(a, b) * size + Math.max(a, b)]!);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
      },
    ),
  );
});

test('a day apart is less alike, and it does not matter which came first', () => {
  const day = 86_400_000;
  expect(faded(0.8, 0, 0)).toBe(0.8);
  expect(faded(0.8, 0, day)).toBeLessThan(0.5);
  expect(faded(0.8, 0, 3 * day)).toBe(faded(0.8, 3 * day, 0));
});

test('a group goes on as the story it shares most with; a story that is split goes on once, one that is merged is told', () => {
  // Story 7 comes apart: the larger part keeps its id.
  expect(carryOn([[0, 1], [2]], [7, 7, 7])).toEqual({ stories: [7, undefined], merged: new Map() });
  // Stories 3 and 9 become one: 9 had more of it.
  expect(carryOn([[0, 1, 2, 3]], [3, 9, 9, undefined])).toEqual({ stories: [9], merged: new Map([[3, 9]]) });
  // Equal shares: the older story goes on.
  expect(carryOn([[0, 1]], [5, 4])).toEqual({ stories: [4], merged: new Map([[5, 4]]) });
});

test('no story goes on twice, and none that ended leads to one that did not go on', () => {
  const story = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(story, fc.integer({ min: 0, max: 4 })), { maxLength: 20 }), (rows) => {
      const groups = [...Map.groupBy(rows.keys(), (i) => rows[i]![1]).values()];
      const before = rows.map(([one]) => one);
      const { stories, merged } = carryOn(groups, before);
      const going = stories.filter((one) => one !== undefined);
      expect(new Set(going).size).toBe(going.length);
      for (const one of new Set(before))
        if (one !== undefined) expect(going.includes(one) || going.includes(merged.get(one)!)).toBe(true);
    }),
  );
});

test('a gist survives packing: the same words, weights to a sixteenth', () => {
  const words = fc.dictionary(fc.string({ minLength: 1 }), fc.double({ min: 0.1, max: 15, noNaN: true }));
  fc.assert(
    fc.property(words, (weights) => {
      const counts = new Map(Object.entries(weights).map(([word, weight]) => [hashWord(word), weight]));
      const gist = unpackGist(packGist([...counts]), () => 1);
      expect([...gist.words]).toEqual([...counts.keys()].sort((a, b) => a - b));
      for (const [i, word] of gist.words.entries())
        expect(Math.abs(gist.weights[i]! - counts.get(word)!)).toBeLessThanOrEqual(1 / 16);
      if (counts.size > 0) expect(gistLikeness(gist, gist)).toBeCloseTo(1);
    }),
  );
});
