import { expect, test } from 'vitest';
import { chooseSentences } from '../../src/briefing/choose.ts';
import { contentWords } from '../../src/briefing/word.ts';
import type { Article } from '../../src/domain/article.ts';
import { read } from '../../src/language/read.ts';

const TEXT = [
  'TEMSK – Four people died in Monday’s ferry fire, not seven as doctors first said, Temsk Police said on Wednesday.',
  'The ferry had served the Orlo crossing and its two harbours for most of the last thirty years.',
  'The Orlo crossing joins the two harbours of the province and the ferry crossing is its only link.',
  'Transport Minister Ada Lind, according to two officials, has told the harbour master, Jon Pell, to close the crossing.',
  'The harbours of the province have a long history of ferries, of crossings and of ferry companies.',
].join('\n\n');

function points(topic: string, sentences: number): string[] {
  const title = 'Temsk ferry fire: toll revised to four';
  const publishedAt = new Date('2025-03-05T12:00:00Z');
  const reading = read({ title, text: TEXT, publishedAt });
  const article = {
    id: 1,
    title,
    text: TEXT,
    source: 'Gazette',
    publishedAt,
    dateOrigin: 'source',
    fetchedAt: publishedAt,
    language: 'en',
  } as Article;
  return chooseSentences(
    [{ article, reading }],
    new Set(contentWords(topic)),
    { sentences },
    { headline: title },
  ).map(({ text }) => text);
}

test('the first sentence with the newest figures is told, though it has none of the small words of prose', () => {
  expect(points('ferry', 2)[0]).toMatch(/^Four people died/u);
});

test('what a named person told another, on whose word, comes before background on the topic’s words', () => {
  const told = points('crossing', 2);
  expect(told.some((text) => text.includes('Ada Lind, according to two officials'))).toBe(true);
});
