import { expect, test } from 'vitest';
import { itemsOf, keysOf, newsOf } from '../../src/delivery/news.ts';

const brief = (id: string, article: number, text: string, follows?: string) => ({
  stories: [
    {
      id,
      ...(follows === undefined ? {} : { follows }),
      headline: text,
      sources: ['Wire'],
      articles: [article],
    },
  ],
  points: [{ text, story: id, citations: [{ article, publishedAt: '2026-03-03T10:00:00Z' }] }],
});
const item = (...args: Parameters<typeof brief>) => itemsOf(brief(...args))![0]!;

test('what goes on with a story that was told, under another headline and out of other articles, is an update', () => {
  const known = new Set(keysOf(item('s1', 1, 'The strike has begun.')));
  expect(newsOf(item('s7', 8, 'The strike is over.', 's1'), known)?.updated).toBe(true);
  expect(newsOf(item('s1', 8, 'The strike is over.'), known)?.updated).toBe(true);
  expect(newsOf(item('s7', 8, 'A bridge was opened.'), known)?.updated).toBe(false);
  expect(newsOf(item('s1', 1, 'The strike has begun.'), known)).toBeUndefined();
});

test('of a profile what is planned counts as what was said does; of a question the sentences that answer it', () => {
  const citation = { article: 4, publishedAt: '2026-03-03T10:00:00Z' };
  const profile = itemsOf({
    statements: [{ text: 'he would not wait', citation }],
    timeline: [{ date: '2026-03-09', text: 'Lind is to meet Pell on Monday.', citation }],
  });
  expect(profile?.map(({ told }) => told[0]?.text)).toEqual([
    'he would not wait',
    'Lind is to meet Pell on Monday.',
  ]);
  const answers = itemsOf({ answers: [{ value: '', points: [{ text: 'Lind met Pell.', citation }] }] });
  expect(answers?.map(({ newest }) => newest)).toEqual([Date.parse(citation.publishedAt)]);
});
