import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/reading.ts';
import type { Span } from '../../src/domain/span.ts';
import { read } from '../../src/language/read.ts';

/** Every span lies in the text and every index points at something. */
function check(text: string, reading: Reading): void {
  const inside = (span: Span | undefined): void => {
    if (!span) return;
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
  };
  const actor = (index: number | undefined): void => {
    if (index !== undefined) expect(reading.actors[index]).toBeDefined();
  };
  for (const one of reading.sentences) inside(one);
  for (const one of reading.mentions) {
    if (one.in === 'text') inside(one);
    actor(one.actor);
  }
  for (const one of reading.roles) {
    inside(one.span);
    inside(one.holderSpan);
    actor(one.holder);
    actor(one.ofActor);
    expect(reading.sentences[one.sentence]).toBeDefined();
  }
  for (const one of reading.statements) {
    inside(one.cue);
    inside(one.speaker);
    inside(one.addressee);
    inside(one.attribution);
    for (const span of one.content) inside(span);
    expect(one.content.length).toBeGreaterThan(0);
    actor(one.speaker?.actor);
    actor(one.addressee?.actor);
    expect(reading.sentences[one.sentence]).toBeDefined();
  }
  for (const one of reading.relations) {
    inside(one.span);
    inside(one.place);
    for (const party of one.participants) {
      inside(party);
      actor(party.actor);
    }
    if (one.date !== undefined) expect(reading.dates[one.date]).toBeDefined();
  }
}

const PIECES = [
  'Foreign Minister Ana Prado',
  'the president of Chile,',
  'said',
  'told',
  '"',
  '“',
  '”',
  "'",
  'that',
  'and',
  ',',
  '.',
  '\n\n',
  'met',
  'in Oslo',
  'on Monday',
  'according to',
  'officials',
  'was informed by',
  'who',
  'Smith',
  'not',
  'to',
  'demanded',
  'Israel’s',
  '—',
  '(',
  ')',
  ':',
  'a',
  'the',
  '\u0000',
  '\ud800',
  'مرحبا',
  '\u202e',
  '他说',
  '…',
];

describe('read', () => {
  it('gives spans inside the text for any row of words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        check(text, read({ title: '', text, language: 'en', publishedAt: new Date('2025-03-04') }));
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('gives spans inside the text for any string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (text, title) => {
          check(text, read({ title, text, language: 'en' }));
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\n\t '],
    ['control characters', '\u0000\u0001\u001b[31m said \u0007'],
    ['lone surrogates', 'Mayor \ud83d Smith \udc00 said \ud800 that'],
    ['right to left', 'قال الرئيس إن المحادثات مستمرة. "نعم" قال.'],
    ['mixed scripts', 'Президент Smith 说 that «да» 以色列 said Müller.'],
    ['quotes only', '"""“““”””\'\'\'«»'],
  ])('reads %s without complaint', (_, text) => {
    for (const language of ['en', undefined]) check(text, read({ title: text, text, language }));
  });

  it('reads five million characters of one line in bounded time', () => {
    const text = 'Smith said that Jones told Brown "no, and" '.repeat(120_000);
    const from = performance.now();
    const reading = read({ title: '', text, language: 'en' });
    expect(performance.now() - from).toBeLessThan(15_000);
    check(text, reading);
  });

  it('reads sentences only where the language is not English', () => {
    const text = 'Der Minister sagte am Montag, dass die Gespräche weitergehen. „Wir warten“, sagte er.';
    const reading = read({ title: '', text });
    expect(reading.language).toBe('de');
    expect(reading.sentences).toHaveLength(2);
    expect(reading.statements).toEqual([]);
  });
});

it('a name behind a thousand others is still read', () => {
  const names = Array.from({ length: 1_000 }, (_, i) => (i % 2 === 0 ? 'Kari Dalen' : 'Pekka Salmi'));
  const text = `${names.map((name) => `${name} said that the talks would go on.`).join(' ')} Nina Holm denied it.`;
  const reading = read({ title: 'Talks', text, publishedAt: new Date('2024-03-02T08:00:00Z') });
  expect(reading.actors.map(({ name }) => name)).toContain('Nina Holm');
});
