import type { Mention, Reading } from '../../../src/domain/reading.ts';
import { overlaps } from '../../../src/domain/span.ts';
import { read } from '../../../src/language/read.ts';
import { f1, readText } from '../data.ts';

/** A pronoun of GAP (Webster et al. 2018) with the two names it may stand for. */
interface Case {
  text: string;
  pronoun: number;
  a: { start: number; end: number; right: boolean };
  b: { start: number; end: number; right: boolean };
}

/** Rows of a GAP file: the header names the columns, offsets are characters. */
export function readCases(file: string): Case[] {
  return readText(file)
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, text = '', , at = '', a = '', aAt = '', aRight = '', b = '', bAt = '', bRight = ''] =
        line.split('\t');
      // Their offsets count code points.
      const units = (offset: string): number => [...text].slice(0, Number(offset)).join('').length;
      const name = (words: string, offset: string, right: string) => ({
        start: units(offset),
        end: units(offset) + words.length,
        right: right.toUpperCase() === 'TRUE',
      });
      return { text, pronoun: units(at), a: name(a, aAt, aRight), b: name(b, bAt, bRight) };
    });
}

/**
 * Pronouns that the product gives to somebody: how many of those it gives to one of the two names are right, and how many of the right
 * ones it finds. A pronoun given to a third person counts as wrong where one of the two is right, and is left out where none is.
 */
export function measurePronouns(cases: readonly Case[]): {
  given: number;
  right: number;
  gold: number;
  precision: number;
  recall: number;
  f1: number;
} {
  let [given, right, gold] = [0, 0, 0];
  for (const one of cases) {
    const reading = read({ title: '', text: one.text, language: 'en' });
    const actor = reading.mentions.find(
      (mention) => mention.in === 'text' && mention.form === 'pronoun' && mention.start === one.pronoun,
    )?.actor;
    const known = one.a.right || one.b.right;
    if (known) gold++;
    if (actor === undefined) continue;
    const [a, b] = [one.a, one.b].map((name) => isActor(reading, actor, name));
    if (a || b || known) given++;
    if ((a && one.a.right) || (b && one.b.right)) right++;
  }
  const [precision, recall] = [right / Math.max(1, given), right / Math.max(1, gold)];
  return { given, right, gold, precision, recall, f1: f1(precision, recall) };
}

const isActor = ({ mentions }: Reading, actor: number, name: { start: number; end: number }): boolean =>
  mentions.some(
    (mention: Mention) =>
      mention.actor === actor &&
      mention.in === 'text' &&
      mention.form !== 'pronoun' &&
      overlaps(mention, name),
  );
