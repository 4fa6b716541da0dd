import { expect, test } from 'vitest';
import { namedPeople } from '../../src/briefing/who.ts';
import type { Reading } from '../../src/domain/reading.ts';

const reading = (...names: [string, number][]): Reading => ({
  language: 'en',
  sentences: [],
  mentions: [],
  roles: [],
  statements: [],
  relations: [],
  dates: [],
  actors: names.map(([name, times]) => ({
    name,
    kind: 'person',
    aliases: [],
    mentions: Array.from({ length: times }, (_, i) => i),
    why: [],
  })),
});

test('one person is named once, by the plainest full name', () => {
  expect(
    namedPeople([reading(['Ada B. Lind', 3], ['Bo Falk', 2]), reading(['Ada Lind', 2], ['Lind', 1])]),
  ).toEqual([
    { name: 'Ada Lind', count: 6 },
    { name: 'Bo Falk', count: 2 },
  ]);
});

test('a surname that two people bear is given to neither', () => {
  const people = namedPeople([reading(['Ada Lind', 3], ['Bo Lind', 2], ['Lind', 1])]);
  expect(people).toContainEqual({ name: 'Ada Lind', count: 3 });
  expect(people).toContainEqual({ name: 'Bo Lind', count: 2 });
});
