import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surface } from '../../src/domain/span.ts';
import { structure } from '../../src/language/structure.ts';

const sentences = (text: string): string[] => structure(text).sentences.map((s) => surface(text, s));
const dateline = (text: string): (string | undefined)[] => {
  const found = structure(text).dateline;
  const of = (span: { start: number; end: number } | undefined) => span && surface(text, span);
  return [of(found), of(found?.place), of(found?.agency)];
};

describe('sentences', () => {
  test.each([
    ['Gen. Anna B. Krell met Mr. Osei in the U.S. on Jan. 5. They talked for an hour.', 2],
    ['The firm, Harbour Lines Inc., sank. It owed $3.5 million.', 2],
    ['He lives in the U.S. The court will rule later.', 2],
    ['The bus left at 5 p.m. Nobody was hurt.', 2],
    ['"Will it hold?" Minister Okafor asked. Nobody answered.', 2],
    ['"Will it hold?" The dam did.', 2],
    ['Sales of No. 7 rose… and then fell. So did the rest!', 2],
    ['They signed the pact.The minister left.', 2],
    ['会議は終わった。大臣は帰国した。', 2],
    ['وصل الوزير اليوم. هل يبقى؟ نعم.', 3],
  ])('%s', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  test('the credit of a quotation stays with it, a sentence after a dash does not', () => {
    expect(sentences('“The score is one. It is a long game.” – Ada Quay')).toEqual([
      '“The score is one.',
      'It is a long game.” – Ada Quay',
    ]);
    expect(sentences('“It is a long game.” – Nobody knows how long it lasts.')).toHaveLength(2);
  });
  test('closing marks stay with their sentence', () => {
    expect(sentences('“We stay.” He left. (They did not.) Then it rained.')).toEqual([
      '“We stay.”',
      'He left.',
      '(They did not.)',
      'Then it rained.',
    ]);
  });
});

describe('paragraphs', () => {
  test('blank lines and, in raw text, single line breaks part them', () => {
    const text = 'Bridge closed\n\nThe bridge is closed.\nCars go round.';
    expect(structure(text).paragraphs.map((p) => surface(text, p))).toEqual([
      'Bridge closed',
      'The bridge is closed.',
      'Cars go round.',
    ]);
  });

  test('lines wrapped at a width are one paragraph', () => {
    const text =
      'The harbour board said on Monday that it would close the northern\nbasin for repairs in the spring, and that ships would be sent to\nthe southern quay until then.\n\nIt gave no date.';
    expect(structure(text).paragraphs).toHaveLength(2);
    expect(structure(text).sentences).toHaveLength(2);
  });
});

describe('dateline', () => {
  test.each([
    ['CAIRO, March 3 (Reuters) - Talks went on.', 'CAIRO, March 3 (Reuters) -', 'CAIRO', 'Reuters'],
    ['BRUSSELS (AP) — Talks went on.', 'BRUSSELS (AP) —', 'BRUSSELS', 'AP'],
    ['LONDON, UK – Talks went on.', 'LONDON, UK –', 'LONDON', undefined],
    ['PORT LUIS: Talks went on.', 'PORT LUIS:', 'PORT LUIS', undefined],
    ['Geneva, 3 March 2024 – Talks went on.', 'Geneva, 3 March 2024 –', 'Geneva', undefined],
    ['New Delhi: Talks went on.', 'New Delhi:', 'New Delhi', undefined],
    ['(Reuters) - Talks went on.', '(Reuters) -', undefined, 'Reuters'],
    ['BREAKING: Talks went on.', undefined, undefined, undefined],
    ['Anna Krell: Talks went on.', undefined, undefined, undefined],
    ['One thing – talks – went on.', undefined, undefined, undefined],
  ])('%s', (text, whole, place, agency) => {
    expect(dateline(text)).toEqual([whole, place, agency]);
    expect(sentences(text).at(-1)).toMatch(/alks went on\.$|^One thing/);
  });

  test('what stands before it is the standfirst, and it is in no sentence', () => {
    const text = 'The dam holds after a night of work.\nLIMA: The dam held. Crews had worked all night.';
    const { sentences: found } = structure(text);
    expect(found.map((s) => [s.part, s.paragraph])).toEqual([
      ['standfirst', 0],
      ['body', 1],
      ['body', 1],
    ]);
    expect(surface(text, found[1]!)).toBe('The dam held.');
  });

  test('a first paragraph that a later sentence repeats is a standfirst; an ordinary one is not', () => {
    const twice =
      'Crews repaired the northern harbour after heavy storms.\n\nAnna Krell thanked them.\n\nCrews repaired the northern harbour after heavy storms.';
    expect(structure(twice).sentences[0]?.part).toBe('standfirst');
    const once = 'Crews repaired the northern harbour after heavy storms.\n\nAnna Krell thanked them.';
    expect(structure(once).sentences[0]?.part).toBe('body');
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'Mr.',
        'A.',
        '. ',
        '\n',
        '\n\n',
        '"',
        '”',
        'ROME',
        ' - ',
        ':',
        'א',
        'م؟',
        '\ud800',
        '\u0000',
        'the',
        'The ',
        '5',
      ),
      {
        maxLength: 80,
      },
    )
    .map((parts) => parts.join('')),
);

test('sentences are in order, inside the text and their paragraph, trimmed, and outside the dateline', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { sentences: found, paragraphs, dateline: line } = structure(text);
      let end = 0;
      for (const s of found) {
        const paragraph = paragraphs[s.paragraph]!;
        expect(s.start).toBeGreaterThanOrEqual(Math.max(end, paragraph.start));
        expect(s.end).toBeLessThanOrEqual(paragraph.end);
        expect(s.end).toBeGreaterThan(s.start);
        expect(surface(text, s)).toBe(surface(text, s).trim());
        if (line) expect(s.end <= line.start || s.start >= line.end).toBe(true);
        end = s.end;
      }
      // Nothing but blanks and the dateline is lost.
      const kept = found.map((s) => surface(text, s)).join('') + (line ? surface(text, line) : '');
      expect(kept.replace(/\s/g, '').length).toBe(text.replace(/\s/g, '').length);
    }),
  );
});

test('time grows with the length, not faster', { timeout: 30_000 }, () => {
  const unit = 'Mr. X said. "A." \n';
  for (const text of [unit.repeat(5_000), 'a'.repeat(2_000_000), '. '.repeat(50_000), '\n'.repeat(125_000)]) {
    const began = performance.now();
    structure(text);
    expect(performance.now() - began).toBeLessThan(5000);
  }
});
