import { expect, test } from 'vitest';
import { isBareQuote, isDeck, isOwnVoice, isScrap, unquoted } from '../../src/briefing/scrap.ts';

test.each([
  'The council of Temsk voted on Monday to close the bridge.',
  '“The bridge is safe,” Ada Lind said.',
  'YouTube and LinkedIn were down for two hours, the companies said.',
  'Ada Lind signed up for a third term as mayor.',
  'Some 1,200 people left Temsk in 2019, 300 more than in 2018.',
])('a sentence: %s', (text) => {
  expect(isScrap(text)).toBe(false);
});

test.each([
  'Read more: Ten bridges that fell in 2024.',
  'Sign up for our newsletter to get the news of Temsk.',
  'In this May 3, 2018 photo, people walk over the bridge in Temsk.',
  'Ada Lind, left, and Bo Falk open the bridge in Temsk.',
  'The mayor of Temsk opens the bridge. (Photo: Bo Falk)',
  'By Ada Lind and Bo Falk, The Temsk Gazette.',
  'Bridge in Temsk shut',
  'Fans wave from the bridge as the mayor of Temsk opens it in the...',
  'and the bridge was closed to lorries for a week.',
  '34 postsGet LoginFAQSign in5 people listeningShare this pageFollow.',
  'LIND: The bridge is closed, and it stays closed.',
  'BRIDGE IN TEMSK CLOSED AGAIN AFTER STORM, MAYOR SAYS.',
])('no sentence: %s', (text) => {
  expect(isScrap(text)).toBe(true);
});

test('capitals tell nothing where the whole text is in them', () => {
  expect(isScrap('THE COUNCIL OF TEMSK VOTED ON MONDAY TO CLOSE THE BRIDGE.', true)).toBe(false);
});

test('the reporter’s own voice counts outside of quotations only', () => {
  expect(isOwnVoice('I walked over the bridge in Temsk on Monday.')).toBe(true);
  expect(isOwnVoice('You should see the bridge in Temsk before it is closed.')).toBe(true);
  expect(isOwnVoice('The ministers met here on Monday.')).toBe(true);
  expect(isOwnVoice('“I walked over our bridge,” Ada Lind said.')).toBe(false);
  expect(isOwnVoice('The bridge was built before World War I began.')).toBe(false);
});

test('halves of quotations are known by their marks', () => {
  expect(unquoted('“The bridge is safe.')).toMatchObject({ opens: true, closes: false });
  expect(unquoted('We checked it,” Ada Lind said.')).toMatchObject({ opens: false, closes: true });
  expect(unquoted('We checked it," Ada Lind said.')).toMatchObject({ opens: false, closes: true });
  expect(unquoted('“It is safe,” Ada Lind said. "We checked it."')).toMatchObject({
    opens: false,
    closes: false,
  });
});

test('a quotation without its speaker, and a deck under a title', () => {
  expect(isBareQuote('“The bridge is safe, and it will stay open.”')).toBe(true);
  expect(isBareQuote('“The bridge is safe,” Ada Lind said.')).toBe(false);
  expect(isDeck('Council closes bridge after lorry accident, promises new one.')).toBe(true);
  expect(isDeck('The council closed the bridge after an accident.')).toBe(false);
});
