import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTagger } from '../../../src/language/tagger/tagger.ts';

const tagger = loadTagger();
const whole = (text: string) => [{ start: 0, end: text.length }];
const names = (text: string): string[] =>
  tagger.tag(text, whole(text)).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('the name tagger', () => {
  it('tells people, organisations, places and nationalities apart', () => {
    const text =
      'Kenyan lawyer Amara Okonjo told the Ministry of Health in Nairobi on Tuesday that Lena Brandt would visit Germany.';
    expect(names(text)).toEqual([
      'MISC Kenyan',
      'PER Amara Okonjo',
      'ORG Ministry of Health',
      'LOC Nairobi',
      'PER Lena Brandt',
      'LOC Germany',
    ]);
  });

  it('leaves possessives and hyphenated endings outside of a name', () => {
    expect(names("Peru's president met Tehran-backed fighters in Cairo.")).toEqual([
      'LOC Peru',
      'LOC Tehran',
      'LOC Cairo',
    ]);
  });

  it('reads what stands between sentences, as a dateline does', () => {
    const text = 'NAIROBI, March 3 (Reuters) - The minister met Lena Brandt.\nShe left for Kampala.';
    const start = text.indexOf('The minister');
    const end = text.indexOf('\n');
    const found = tagger.tag(text, [{ start, end }]).map((name) => text.slice(name.start, name.end));
    expect(found).toEqual(['NAIROBI', 'Reuters', 'Lena Brandt', 'Kampala']);
  });

  it('finds no names in text without any', () => {
    expect(names('the rain fell all night and nobody came to the door.')).toEqual([]);
    expect(tagger.tag('', [])).toEqual([]);
    expect(tagger.tagTokens([[], []])).toEqual([[], []]);
  });

  it('gives ordered spans inside the text, apart from each other, with a score, for any string', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Amara',
        'Okonjo',
        'Ministry',
        'of',
        '(',
        ')',
        '.',
        '\n',
        "'s",
        'U.S.',
        '\ud83d',
        '\udc00',
        'KNUN',
        ' ',
      ),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(60), fc.nat(60), (parts, a, b) => {
        const text = parts.join(' ');
        let last = 0;
        for (const name of tagger.tag(text, [
          { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) },
        ])) {
          expect(name.start).toBeGreaterThanOrEqual(last);
          expect(name.end).toBeGreaterThan(name.start);
          expect(name.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(name.start, name.end)).toBe(text.slice(name.start, name.end).trim());
          expect(name.score).toBeGreaterThan(0);
          expect(name.score).toBeLessThanOrEqual(1);
          last = name.end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same names whatever was read before', () => {
    const text = 'Lena Brandt of Northern Rail Union (NRU) spoke in Oslo. The NRU will strike.';
    const first = tagger.tag(text, whole(text));
    tagger.tag('Oslo said Brandt. NRU, NRU and NRU of Norway.', whole(text));
    expect(tagger.tag(text, whole(text))).toEqual(first);
  });

  it('takes time in proportion to the length of a document of one line', () => {
    const time = (text: string): number => {
      const begun = performance.now();
      tagger.tag(text, whole(text));
      return performance.now() - begun;
    };
    for (const part of ['Lena Brandt met ', 'a', 'AB (CD) ', 'Lena of ']) {
      const few = part.repeat(Math.floor(20_000 / part.length));
      const base = Math.min(time(few), time(few));
      // Eight times the text; a quadratic step would take sixty-four times as long.
      expect(time(few.repeat(8))).toBeLessThan(24 * base + 300);
    }
  }, 60_000);
});
