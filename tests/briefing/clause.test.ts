import { expect, test } from 'vitest';
import { isMain } from '../../src/briefing/clause.ts';

test.each([
  ['The council of Temsk met on Monday to vote on the bridge.', 'Monday'],
  ['Ada Lind said on Monday that the bridge would be closed.', 'Monday'],
  ['Ada Lind said that the bridge had fallen on Monday.', 'Monday'],
  ['After a week of rain, the bridge fell on Monday.', 'Monday'],
  ['The mayor, who was elected in spring, resigned on Monday.', 'Monday'],
  ['On Monday, a day after the flood, the council met.', 'Monday'],
])('the main clause tells of the day: %s', (text, day) => {
  expect(isMain(text, text.indexOf(day))).toBe(true);
});

test.each([
  ['The meeting took place although the mayor had stayed away from Monday’s vote.', 'Monday'],
  ['The bridge was closed after a lorry had hit it on Monday.', 'Monday'],
  ['After Monday’s vote, the council of Temsk went home.', 'Monday'],
  ['The mayor, who was elected on Monday, wants a bridge.', 'Monday'],
  ['The toll has been free since Monday.', 'Monday'],
  ['The council agreed on a toll starting on Monday.', 'Monday'],
])('another clause tells of it: %s', (text, day) => {
  expect(isMain(text, text.indexOf(day))).toBe(false);
});
