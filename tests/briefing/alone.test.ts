import { expect, test } from 'vitest';
import { standsAlone } from '../../src/briefing/alone.ts';

/** Names are given as words; where they stand is what counts. */
const alone = (text: string, ...names: string[]) =>
  standsAlone(
    text,
    names.map((name) => text.indexOf(name)),
  );

test.each([
  ['The mayor of Temsk, Ada Lind, opened the bridge on Monday.', ['Temsk', 'Ada Lind']],
  ['On Monday, the council of Temsk voted for the bridge.', ['Temsk']],
  ['The visit of Ada Lind to Galmouth was put off by a week.', ['Ada Lind', 'Galmouth']],
  ['Ada Lind said she would open the bridge in the spring.', ['Ada Lind']],
  ['Ada Lind told Bo Falk that the council would not meet him.', ['Ada Lind', 'Bo Falk']],
])('stands alone: %s', (text, names) => {
  expect(alone(text, ...names)).toBe(true);
});

test.each([
  ['She opened the bridge on Monday in front of the town.', []],
  ['On steps, Temsk is asking for two and not for three.', ['Temsk']],
  ['The presence of the two mayors shows that the bridge matters.', []],
  ['The visit comes a week after the storm in Galmouth.', ['Galmouth']],
  ['Ada Lind said after meeting him that the bridge would stay shut.', ['Ada Lind']],
  ['In her view the vote had made the council of Temsk bolder.', ['Temsk']],
  ['But the council of Temsk voted against the new bridge.', ['Temsk']],
  ['Will the council of Temsk vote for the new bridge?', ['Temsk']],
  ['Bridge shut in Temsk.', ['Temsk']],
])('hangs, or is no sentence: %s', (text, names) => {
  expect(alone(text, ...names)).toBe(false);
});

test('what somebody said can hang too', () => {
  expect(alone('Officials in Temsk said the vote had split the council.', 'Temsk')).toBe(false);
  expect(alone('Officials in Temsk said the vote of Monday had split the council.', 'Temsk')).toBe(true);
});

test('a place does not say who “he” is', () => {
  const text = 'A bridge in Temsk, he said on Monday, would be a mistake.';
  expect(standsAlone(text, [text.indexOf('Temsk')], [])).toBe(false);
});
