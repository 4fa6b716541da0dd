import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLine, parseLine } from '../../src/command/line.ts';

const names = ['since', 'until', 'line', 'at'];
const parse = (line: string) => parseLine(line, () => names);

describe('a command line', () => {
  test('has a command, free words and named values', () => {
    expect(parse('/brief "rafah crossing" aid since:3d')).toEqual({
      command: 'brief',
      words: ['rafah crossing', 'aid'],
      named: { since: '3d' },
      free: '"rafah crossing" aid',
    });
  });

  test('keeps a word with a colon that is no option', () => {
    expect(parse('/search title:rafah https://example.org/a').words).toEqual([
      'title:rafah',
      'https://example.org/a',
    ]);
  });

  test('takes quoted values, curly quotation marks and a mark that is never closed', () => {
    expect(parse('/digest add line:"/brief ceasefire" at:“07:30”').named).toEqual({
      line: '/brief ceasefire',
      at: '07:30',
    });
    expect(parse('/brief "rafah crossing').words).toEqual(['rafah crossing']);
  });

  test('the slash may be missing, and case does not count in the command', () => {
    expect(parse('BRIEF x').command).toBe('brief');
  });

  test('parse(format(x)) is x', () => {
    const word = fc.string({
      minLength: 1,
      maxLength: 20,
      unit: fc.constantFrom('a', 'é', '7', ' ', '"', '“', '”', '\\', ':', '-', 'since:'),
    });
    const value = word.filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(
        fc.constantFrom('brief', 'actor', 'digest'),
        fc.array(value, { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3, noNullPrototype: true }),
        (command, words, named) => {
          const read = parse(formatLine({ command, words, named }));
          expect({ command: read.command, words: read.words, named: read.named }).toEqual({
            command,
            words,
            named,
          });
          // The normal form is stable: a line that was read is written the same again.
          const normal = formatLine({ command: read.command, free: read.free, named: read.named });
          expect(parse(normal)).toEqual(read);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('any string is read without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parse(text).command === 'string'));
  });
});
