import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as build from '../../src/card/build.ts';
import type { Card } from '../../src/card/card.ts';
import { cut, cutRich, lengthOf } from '../../src/card/cut.ts';
import { citationsUsed, fit as fitCard } from '../../src/card/fit.ts';
import { text } from '../../src/card/text.ts';
import { samples } from '../gallery/samples.ts';
import { anyCard } from './cards.ts';

const upTo = (max: number) => (card: Card) => text(card).length <= max;

describe('cut', () => {
  test.each([
    ['One sentence. Another one.', 30, 'One sentence. Another one.'],
    ['One sentence. Another one.', 20, 'One sentence. …'],
    ['Never in the middle of words', 15, 'Never in the…'],
    ['Exactly here', 8, 'Exactly…'],
    ['Endlessword', 6, 'Endle…'],
  ])('%s within %i', (whole, max, expected) => expect(cut(whole, max)).toBe(expected));

  test('never longer, never a broken character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(60), (whole, max) => {
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(Math.max(max, 0));
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });

  test('rich text keeps the citations of what it loses', () => {
    const whole = [build.cited('The first half of it', 1), build.cited(' and the second half of it', 2)];
    const short = cutRich(whole, 25);
    expect(lengthOf(short)).toBeLessThanOrEqual(25);
    expect(short.flatMap((run) => run.cite ?? [])).toEqual([1, 2]);
  });
});

describe('fit', () => {
  test('a card that fits is left as it is', () => {
    expect(fitCard(samples.brief!, () => true)).toBe(samples.brief);
  });

  test('whole lines go, title and buttons and used citations stay, the rest is counted', () => {
    const fitted = fitCard(samples.long!, upTo(2_000));
    const shown = text(fitted);
    expect(shown.length).toBeLessThanOrEqual(2_000);
    const [, , list] = fitted.blocks;
    const kept = list?.kind === 'list' ? list.items : [];
    expect(kept.length).toBeGreaterThan(5);
    const whole = samples.long!.blocks[2] as { items: unknown[] };
    expect(kept).toEqual(whole.items.slice(0, kept.length));
    expect(shown).toContain(`${240 - kept.length} more lines left out`);
    expect(shown).toContain('( Timeline )');
    expect(fitted.citations?.map((note) => note.number)).toEqual([...citationsUsed(fitted.blocks)]);
  });

  test('as many lines as fit: one more would not', () => {
    const [count, heading, list, buttons] = samples.long!.blocks;
    const items = list?.kind === 'list' ? list.items : [];
    const cardOf = (lines: number): Card => {
      const blocks = [
        count!,
        heading!,
        build.list(items.slice(0, lines)),
        build.text(build.muted(`${240 - lines} more lines left out`)),
        buttons!,
      ];
      const used = citationsUsed(blocks);
      return {
        ...samples.long!,
        blocks,
        citations: samples.long!.citations!.filter((note) => used.has(note.number)),
      };
    };
    const fitted = fitCard(samples.long!, upTo(2_000));
    const kept = (fitted.blocks[2] as { items: unknown[] }).items.length;
    expect(fitted).toEqual(cardOf(kept));
    expect(upTo(2_000)(cardOf(kept + 1))).toBe(false);
  });

  test('a heading does not stay behind alone', () => {
    const card = build.card('T', [
      build.text('a'),
      build.heading('H'),
      build.list(['x'.repeat(30), 'y'.repeat(30)]),
    ]);
    expect(text(fitCard(card, upTo(36)))).toBe('T\na\n3 more lines left out');
  });

  test('one line that is too long by itself is cut at a sentence', () => {
    const card = build.card('T', [
      build.text(`${'Some words here. '.repeat(50)}`),
      build.actions(build.button('B', '/b')),
    ]);
    const shown = text(fitCard(card, upTo(200)));
    expect(shown).toMatch(/here\. …\n\( B \) {2}\/b$/);
    expect(shown.length).toBeGreaterThan(150);
  });

  test('an endless footer goes before any line does, buttons before the title', () => {
    const card = build.card('Title', [build.text('A line.'), build.actions(build.button('B', '/b'))], {
      footer: 'f'.repeat(500),
    });
    expect(text(fitCard(card, upTo(100)))).toBe('Title\nA line.\n( B )  /b');
    const wide = build.card('Title', [
      build.text('A line.'),
      build.actions(build.button('B', `/${'b'.repeat(200)}`)),
    ]);
    expect(text(fitCard(wide, upTo(100)))).toBe('Title\nA line.');
  });

  test('any card fits any limit that holds one remark', () => {
    fc.assert(
      fc.property(anyCard, fc.integer({ min: 40, max: 5_000 }), (card, max) => {
        expect(text(fitCard(card, upTo(max))).length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 40 },
    );
  });
});
