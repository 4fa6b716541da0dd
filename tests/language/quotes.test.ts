import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, overlaps, surface } from '../../src/domain/span.ts';
import { findQuotes } from '../../src/language/quotes.ts';

const inner = (text: string): string[] => findQuotes(text).map((quote) => surface(text, quote.inner));

test.each([
  ['He said "we go" and "they stay".', ['we go', 'they stay']],
  ['“We will ‘not’ go,” he said. “Never.”', ['We will ‘not’ go,', 'not', 'Never.']],
  ["'We won't go,' he said. The students' union didn't 'agree' to it.", ["We won't go,", 'agree']],
  ["'The boys' club is closed,' he said.", ["The boys' club is closed,"]],
  ['Il a dit «bonjour», er sagte »Guten Tag« und „Hallo“.', ['bonjour', 'Guten Tag', 'Hallo']],
  ["The '90s were 'rough' for rock 'n' roll.", ['rough']],
  ['He is 5\'10" tall.', []],
  ["The workers' strike and Anna's speech.", []],
])('%s', (text, expected) => {
  expect(inner(text)).toEqual(expected);
});

test('a quotation over paragraphs goes on until the last one closes it', () => {
  for (const [open, close] of ['""', '“”']) {
    const text = `${open}It holds.\n\n${open}We checked it.\n\n${open}Go home,${close} she said.`;
    expect(findQuotes(text).map((q) => [surface(text, q.inner), q.paragraph, q.closed, q.continues])).toEqual(
      [
        ['It holds.', 0, false, true],
        ['We checked it.', 1, false, true],
        ['Go home,', 2, true, false],
      ],
    );
  }
});

test('an unclosed quotation ends with its paragraph', () => {
  const text = 'She said: “It holds.\n\nThe dam is old.';
  expect(findQuotes(text)).toEqual([
    { start: 10, end: 20, inner: { start: 11, end: 20 }, paragraph: 0, closed: false, continues: false },
  ]);
});

test('quotations lie inside the text, hold their inner span, and never cross', { timeout: 30_000 }, () => {
  const pieces = fc.array(
    fc.constantFrom(
      '"',
      "'",
      '“',
      '”',
      '‘',
      '’',
      '«',
      '»',
      '„',
      '``',
      "''",
      ' ',
      'a',
      'B. ',
      ',',
      '\n\n',
      '\ud83d',
      's',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((p) => p.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const found = findQuotes(text);
        for (const quote of found) {
          expect(quote.start).toBeGreaterThanOrEqual(0);
          expect(quote.end).toBeLessThanOrEqual(text.length);
          expect(contains(quote, quote.inner)).toBe(true);
          expect(surface(text, quote.inner).trim()).not.toBe('');
          for (const other of found)
            if (overlaps(quote, other)) expect(contains(quote, other) || contains(other, quote)).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('time grows with the length, not faster', { timeout: 30_000 }, () => {
  for (const text of ["'a ".repeat(50_000), '"a" '.repeat(50_000), "“'".repeat(50_000)]) {
    const began = performance.now();
    findQuotes(text);
    expect(performance.now() - began).toBeLessThan(5000);
  }
});
