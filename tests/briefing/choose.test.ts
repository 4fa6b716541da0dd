import { expect, test } from 'vitest';
import { chooseSentences } from '../../src/briefing/choose.ts';
import type { Article } from '../../src/domain/article.ts';
import { read } from '../../src/language/read.ts';

const article = (id: number, text: string, title = '', hour = 0) => {
  const publishedAt = new Date(Date.UTC(2025, 4, 6, hour));
  const whole: Article = {
    id,
    source: `Outlet ${id}`,
    title,
    text,
    language: 'en',
    publishedAt,
    dateOrigin: 'source',
    fetchedAt: publishedAt,
    fingerprint: String(id),
  };
  return { article: whole, reading: read({ title, text, publishedAt }) };
};
const texts = (articles: ReturnType<typeof article>[], sentences: number, headline?: string) =>
  chooseSentences(articles, new Set(), { sentences }, headline === undefined ? {} : { headline }).map(
    ({ text }) => text,
  );

test('a sentence that needs the one before it is told with it, as one span of the text', () => {
  const text =
    'Ada Lind opened the new bridge over the Orlo in Temsk on Monday. She promised the people of Temsk a second bridge over the Orlo within three years, and a ferry until then.';
  const [first, ...rest] = texts([article(1, text)], 3);
  expect(first).toBe(text);
  expect(rest).toEqual([]);
});

test('one that needs it is not told where the other says nobody that it can mean', () => {
  const text =
    'The new bridge over the Orlo in Temsk was opened on Monday. She promised the people of Temsk a second bridge over the Orlo within three years.';
  expect(texts([article(1, text)], 3)).toEqual([
    'The new bridge over the Orlo in Temsk was opened on Monday.',
  ]);
});

test('the headline is not said again', () => {
  const text =
    'The bridge over the Orlo in Temsk is closed.\n\nEngineers found rust in four of its twelve pillars on Monday, the ministry said.';
  expect(texts([article(1, text)], 2, 'Bridge over the Orlo in Temsk closed')).toEqual([
    'Engineers found rust in four of its twelve pillars on Monday, the ministry said.',
  ]);
});

test('of one day the article that says most comes first, though another is newer', () => {
  const gist =
    'Engineers closed the Orlo bridge in Temsk on Monday because four of its twelve pillars are rusty, the ministry said.';
  const [first] = texts(
    [
      article(1, gist, '', 4),
      article(
        3,
        'Rust in four of twelve pillars made engineers close the Orlo bridge in Temsk on Monday.',
        '',
        3,
      ),
      article(2, 'Painters from Galmouth had begun to make the Orlo bridge white in spring.', '', 9),
    ],
    2,
  );
  expect(first).toMatch(/pillars/u);
});

test('a story whose sentences all hang still has a point', () => {
  expect(texts([article(1, 'She opened it on Monday in front of a large crowd of people.')], 2)).toHaveLength(
    1,
  );
});
