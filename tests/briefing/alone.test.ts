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
  ['It is not clear when the council of Temsk will meet.', ['Temsk']],
  ['There were 12 people on the bridge in Temsk when it fell.', ['Temsk']],
  ['This week the council of Temsk votes on the bridge.', ['Temsk']],
  ['Both Temsk and Galmouth want a bridge over the Orlo.', ['Temsk', 'Galmouth']],
  ['A teacher from Temsk said she had seen the bridge fall.', ['Temsk']],
  ['Officials in Temsk said they had closed the bridge.', ['Temsk']],
  ['In her first year in Temsk, Ada Lind asked for a bridge.', ['Temsk', 'Ada Lind']],
  ['The man who built the bridge in Temsk has died.', ['Temsk']],
  ['The government will pay for a bridge over the river.', []],
  ['The prime minister will open a bridge on Monday.', []],
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
  ['However, the council of Temsk voted against the bridge.', ['Temsk']],
  ['Three days later, the council of Temsk closed the bridge.', ['Temsk']],
  ['The next day the council of Temsk closed the bridge.', ['Temsk']],
  ['Under that plan, Temsk would have had two bridges.', ['Temsk']],
  ['Some of them went over the bridge in Temsk on foot.', ['Temsk']],
  ['The senator said a new bridge in Temsk would be built.', ['Temsk']],
  ['The latest of the accidents in Temsk killed a driver.', ['Temsk']],
  ['In the crash, two people from Temsk were killed.', ['Temsk']],
  ['The inaction came amid warnings from Temsk.', ['Temsk']],
  ['Two bridges in all were closed on Monday, it said.', []],
  ['A bridge fell on Monday because of rain, the official said.', []],
  ['A bridge was built on two pillars there in 1950.', []],
  ['Ada Lind said both men had been on the bridge.', ['Ada Lind']],
  ['A major bridge in Temsk, he said on Monday, would be a mistake.', []],
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

test('“the bridge” hangs where the article has told of it, unless the reader has it before them', () => {
  const text = 'The bridge was closed to lorries on Monday.';
  const before = 'A bridge in Temsk was damaged by a lorry on Sunday.';
  const around = (known: string[]) => ({ before, known: new Set(known) });
  expect(standsAlone(text, [], [], around([]))).toBe(false);
  expect(standsAlone(text, [], [], around(['bridg']))).toBe(true);
  expect(standsAlone(text, [], [], { before: '', known: new Set() })).toBe(true);
});
