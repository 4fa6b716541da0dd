import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('tokenize', () => {
  it('parts possessives, negations and marks as treebanks do', () => {
    expect(words(`Mr. Okoye's aides don't "know".`)).toEqual([
      'Mr.',
      'Okoye',
      "'s",
      'aides',
      'do',
      "n't",
      '"',
      'know',
      '"',
      '.',
    ]);
  });

  it('keeps abbreviations, initials, numbers and joined names whole', () => {
    expect(words('The U.S. firm AT&T paid US$40.5m to J.K. Rao on 1996-08-30 at 10:30.')).toEqual([
      'The',
      'U.S.',
      'firm',
      'AT&T',
      'paid',
      'US$',
      '40.5m',
      'to',
      'J.K.',
      'Rao',
      'on',
      '1996-08-30',
      'at',
      '10:30',
      '.',
    ]);
    expect(words("O'Hanlon met Kim Dong-hyuk and Al-Jubair")).toEqual([
      "O'Hanlon",
      'met',
      'Kim',
      'Dong-hyuk',
      'and',
      'Al-Jubair',
    ]);
  });

  it('cuts a hyphenated word where only one side can be a name', () => {
    expect(words('Tehran-backed ex-Lazio well-known 7-Silvia')).toEqual([
      'Tehran',
      '-',
      'backed',
      'ex',
      '-',
      'Lazio',
      'well-known',
      '7',
      '-',
      'Silvia',
    ]);
  });

  it('parts sentences that were glued, but no address', () => {
    expect(words('on Monday.The mayor')).toEqual(['on', 'Monday', '.', 'The', 'mayor']);
    expect(words('see https://example.org/a?b=1. Mail a.b@example.org!')).toEqual([
      'see',
      'https://example.org/a?b=1',
      '.',
      'Mail',
      'a.b@example.org',
      '!',
    ]);
  });

  it('reads only inside the given span, with offsets into the whole', () => {
    const text = 'One two. Three four.';
    expect(tokenize(text, { start: 9, end: 20 })).toEqual([
      { text: 'Three', start: 9, end: 14 },
      { text: 'four', start: 15, end: 19 },
      { text: '.', start: 19, end: 20 },
    ]);
  });

  it('gives spans in order that equal their surface and leave out only white space, for any string', () => {
    const units = fc.array(
      fc.oneof(
        fc.constantFrom(
          "'",
          '’',
          '.',
          '-',
          's',
          "n't",
          '@',
          '$',
          ' ',
          '\n',
          'http://',
          'A',
          '7',
          ',',
          '\ud83d',
          '\ude00',
          '\u00a0',
          'é',
        ),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      ),
    );
    fc.assert(
      fc.property(units, (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(end, token.start)).toMatch(/^[\s\p{C}]*$/u);
          end = token.end;
        }
        expect(text.slice(end)).toMatch(/^[\s\p{C}]*$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the length of one line', () => {
    const time = (text: string): number => {
      const begun = performance.now();
      tokenize(text);
      return performance.now() - begun;
    };
    for (const part of ['a', 'a-', "a'", '@a', "'s", 'é,1', 'www.', 'Ab. ']) {
      time(part.repeat(1000));
      expect(time(part.repeat(Math.floor(2_000_000 / part.length)))).toBeLessThan(4000);
    }
  }, 60_000);
});
