import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areAlike, spellingDistance, tokenSimilarity } from '../../src/language/spelling.ts';

/** Words of few letters, so that alike pairs are frequent. */
const word = fc.string({
  unit: fc.constantFrom(...'aeiouyhkqcstzdgbvmnčш'.split('')),
  minLength: 1,
  maxLength: 9,
});
const pair = fc.oneof(
  fc.tuple(word, word),
  // One letter put in or taken out.
  fc
    .tuple(word, word, fc.nat(8))
    .map(([a, b, at]): [string, string] => [a, a.slice(0, at) + b.slice(0, 1) + a.slice(at)]),
);

test('giving up early never changes whether two spellings are alike', () => {
  fc.assert(
    fc.property(pair, fc.constantFrom(0.6, 0.76, 0.86, 0.95), ([a, b], least) => {
      expect(areAlike(a, b, least)).toBe(tokenSimilarity(a, b) >= least);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['mohammed', 'muhammad', true],
  ['netanyahu', 'netanjahu', true],
  ['lloyd', 'llyod', true],
  ['johnson', 'jackson', false],
  ['bergs', 'horst', false],
])('%s and %s alike: %s', (a, b, alike) => {
  expect(areAlike(a, b, 0.8)).toBe(alike);
  expect(areAlike(b, a, 0.8)).toBe(alike);
});

test('a distance is never negative, and none where nothing differs', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(spellingDistance(a, a)).toBe(0);
      expect(spellingDistance(a, b)).toBeGreaterThanOrEqual(0);
    }),
  );
});
