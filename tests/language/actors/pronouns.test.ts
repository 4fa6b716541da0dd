import { expect, test } from 'vitest';
import { readMarked } from './marked.ts';

/** Whom each pronoun of a marked text goes to; "-" where nobody is told. */
function pronouns(marked: string): string[] {
  const { mentions, actors } = readMarked(marked);
  return mentions
    .filter((mention) => mention.form === 'pronoun')
    .sort((a, b) => a.start - b.start)
    .map(({ actor }) => (actor === undefined ? '-' : actors[actor]!.name));
}

test('the subject is spoken of, the object is not its own subject', () => {
  expect(pronouns('[Peter Moen|PER] met [Paul Lie|PER] on Monday. He left early.')).toEqual(['Peter Moen']);
  expect(pronouns('[Peter Moen|PER] came. [Paul Lie|PER] thanked him.')).toEqual(['Peter Moen']);
  expect(pronouns('[Peter Moen|PER] met [Paul Lie|PER], who praised himself.')).toEqual(['Paul Lie']);
  expect(pronouns('[Paul Lie|PER] came. [Peter Moen|PER] spoke after meeting him.')).toEqual(['Paul Lie']);
  expect(pronouns('[Peter Moen|PER], who took over in May, said he would go.')).toEqual(['Peter Moen']);
  expect(pronouns('[Peter Moen|PER] said he would go.')).toEqual(['Peter Moen']);
});

test('a possessive is the subject of its clause, a reflexive surely so', () => {
  expect(pronouns('[Paul Lie|PER] spoke. [Peter Moen|PER] sold his house.')).toEqual(['Peter Moen']);
  expect(pronouns('[Paul Lie|PER] spoke. [Peter Moen|PER] defended himself.')).toEqual(['Peter Moen']);
  expect(pronouns('[Paul Lie|PER] came, and [Peter Moen|PER] and his brother left.')).toEqual(['Peter Moen']);
});

test('sex that is known excludes', () => {
  expect(pronouns('[Peter Moen|PER] met [Mary Lie|PER]. She left. He stayed.')).toEqual([
    'Mary Lie',
    'Peter Moen',
  ]);
});

test('a pronoun of an opening phrase is the subject behind it', () => {
  expect(pronouns('[Paul Lie|PER] spoke. In his speech, [Peter Moen|PER] thanked nobody.')).toEqual([
    'Peter Moen',
  ]);
});

test('who is named in a quotation is not its speaker', () => {
  expect(pronouns('[Paul Lie|PER] sat. “[Peter Moen|PER] complained,” he said.')).toEqual(['Paul Lie']);
});

test('a person who took one pronoun does not take that of the other sex', () => {
  expect(pronouns('[Ole Vik|PER] met [Quill Moen|PER]. [Quill Moen|PER] said she won. He lost.')).toEqual([
    'Quill Moen',
    'Ole Vik',
  ]);
});

test('where two can be meant, or somebody without a name, nobody is told', () => {
  expect(pronouns('[Sam Moen|PER] told [Kim Lie|PER] that he would go.')).toEqual(['-']);
  expect(pronouns('[Mary Lie|PER] sat. Her mother rose. She was ill.')[1]).toBe('-');
  expect(pronouns('[Peter Moen|PER] watched. A gunman fired. He fled.')).toEqual(['-']);
});
