import { expect, test } from 'vitest';
import { countryOf, findCountry } from '../../../src/language/english/nationalities.ts';

test.each([
  ['Israeli', 'Israel'],
  ['the US', 'United States'],
  ['U.S.', 'United States'],
  ['Danes', 'Denmark'],
  ['the British', 'United Kingdom'],
  ['Saudi', 'Saudi Arabia'],
  ['UAE', 'United Arab Emirates'],
  ['North Korean', 'North Korea'],
  ['Côte d’Ivoire', 'Ivory Coast'],
  ['Filipinos', 'Philippines'],
  ["Egypt's", 'Egypt'],
  ['SAUDI ARABIA', 'Saudi Arabia'],
])('%s is %s', (word, country) => {
  expect(countryOf(word)).toBe(country);
});

test('a capital stands for its country only as a capital', () => {
  expect(findCountry('Washington')).toEqual({ country: 'United States', as: 'capital' });
  expect(countryOf('Washington')).toBeUndefined();
});

test('case counts: "us" and "polish" are no countries, nor are cities', () => {
  for (const word of ['us', 'polish', 'turkey', 'Tel Aviv', 'Wellington', ''])
    expect(findCountry(word)).toBeUndefined();
});
