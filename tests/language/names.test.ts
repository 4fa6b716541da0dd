import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, fold, nameKey, parseName } from '../../src/language/names.ts';
import { spellingDistance, tokenSimilarity } from '../../src/language/spelling.ts';

const compare = (a: string, b: string) => compareNames(parseName(a), parseName(b));

test('a name is taken apart: titles, particles, generations, nicknames', () => {
  expect(parseName('Gen. Abdel Fattah el-Sisi').parts).toEqual(['abdel', 'fattah', 'sisi']);
  expect(parseName('Vice President Mike Pence')).toMatchObject({
    titles: ['vice', 'president'],
    plain: 'Mike Pence',
    family: 'pence',
  });
  expect(parseName('Dr. Martin Luther King Jr.')).toMatchObject({ family: 'king', suffix: 'jr' });
  expect(parseName('John "Jack" Smith’s')).toMatchObject({ nickname: 'jack', parts: ['john', 'smith'] });
  expect(parseName('Vincent van Gogh').family).toBe('gogh');
  // "Dean" is a title and a given name: before a lone word it stays.
  expect(parseName('Dean Smith').parts).toEqual(['dean', 'smith']);
  expect(parseName('Ben Carson').parts).toEqual(['ben', 'carson']);
  expect(parseName('Zoë Łukasiewicz').parts).toEqual(['zoe', 'lukasiewicz']);
});

test.each([
  ['Abdel Fattah El-Sisi', 'Abdel-Fattah al-Sissi'],
  ['Llyod Austin', 'Lloyd Austin'],
  ['Mohammed Ali', 'Muhammad Ali'],
  ['Joe Biden', 'Joseph R. Biden'],
  ['Kim Jong Un', 'Kim Jong-un'],
  ['Michael T. Flynn', 'Michael Flynn'],
  ['J. Smith', 'John Smith'],
  ['Mahmoud Abbas', 'Mahmud Abbas'],
])('%s and %s can be one person', (a, b) => {
  expect(compare(a, b)).toMatchObject({ same: true });
  expect(compare(b, a)).toMatchObject({ same: true });
});

test.each([
  ['Boris Johnson', 'Mike Johnson'],
  ['Hassan Rouhani', 'Hussein Rouhani'],
  ['Donald Trump', 'Donald Trump Jr.'],
  ['Trump Jr.', 'Donald Trump'],
])('%s and %s are two', (a, b) => {
  expect(compare(a, b)).toMatchObject({ same: false });
});

test('names that have nothing to do with each other are neither', () => {
  expect(compare('Angela Merkel', 'Emmanuel Macron')).toBeUndefined();
  expect(compare('Merkel', 'Macron')).toBeUndefined();
});

test('a surname says less than a full name', () => {
  const strength = (a: string, b: string) => (compare(a, b) as { strength: number }).strength;
  expect(strength('Blinken', 'Antony Blinken')).toBeLessThan(strength('Tony Blinken', 'Antony Blinken'));
});

test('spellings of one name are nearer than other names', () => {
  expect(tokenSimilarity('sisi', 'sissi')).toBeGreaterThan(0.95);
  expect(tokenSimilarity('mohammed', 'muhammad')).toBeGreaterThan(tokenSimilarity('hassan', 'hussein'));
  expect(tokenSimilarity('lloyd', 'llyod')).toBeGreaterThan(0.86);
  expect(tokenSimilarity('obama', 'osama')).toBeLessThan(0.86);
});

const word = fc.stringMatching(/^[a-z]{1,12}$/);
test('the distance is 0 to itself, the same both ways, and no string breaks the parser', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(spellingDistance(a, a)).toBe(0);
      expect(spellingDistance(a, b)).toBeCloseTo(spellingDistance(b, a), 9);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = parseName(text);
      expect(name.parts.every((part) => part !== '' && fold(part) === part)).toBe(true);
      expect(nameKey(text)).toBe(name.parts.join(' '));
    }),
  );
});

test('a family name alone keeps its particles out, also in capitals', () => {
  expect(parseName('De Alwis').parts).toEqual(['alwis']);
  expect(parseName('Von der Leyen').parts).toEqual(['leyen']);
  expect(compareNames(parseName('De Alwis'), parseName('Roshan de Alwis'))).toMatchObject({ same: true });
  expect(parseName('Al Gore').parts).toEqual(['al', 'gore']);
});
