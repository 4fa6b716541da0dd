import { expect, test } from 'vitest';
import { headlineFor, rankStories } from '../../src/briefing/rank.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Story } from '../../src/domain/brief.ts';

const article = (
  id: number,
  title: string,
  text: string,
  day: string,
  more: Partial<Article> = {},
): Article => ({
  id,
  source: `Outlet ${id}`,
  title,
  text,
  language: 'en',
  publishedAt: new Date(day),
  dateOrigin: 'source',
  fetchedAt: new Date(day),
  fingerprint: String(id),
  ...more,
});
const story = (id: string, articles: readonly Article[]): Story => ({
  id,
  headline: articles[0]!.title,
  articles: articles.map((one) => one.id),
  copies: 0,
  sources: [...new Set(articles.map(({ source }) => source))],
  from: articles.at(-1)!.publishedAt,
  to: articles[0]!.publishedAt,
});
const order = (groups: Record<string, Article[]>) =>
  rankStories(
    Object.entries(groups).map(([id, articles]) => story(id, articles)),
    Object.values(groups).flat(),
    new Set(['ferri']),
  ).map(({ id }) => id);

test('a headline on the topic comes before a newer story that only touches it', () => {
  expect(
    order({
      touched: [article(1, 'Council votes on budget', 'The council of Temsk voted on Monday.', '2025-05-06')],
      told: [article(2, 'Ferry to Temsk stops', 'The ferry stopped on Sunday.', '2025-05-05')],
    }),
  ).toEqual(['told', 'touched']);
});

test('what several outlets tell comes before what one tells; newer before older where all else is equal', () => {
  const text = 'The ferry stopped on Sunday.';
  expect(
    order({
      one: [article(1, 'Ferry stops', text, '2025-05-05')],
      older: [article(2, 'Ferry stops', text, '2025-05-03')],
      three: [3, 4, 5].map((id) => article(id, 'Ferry stops', text, '2025-05-04')),
    }),
  ).toEqual(['three', 'one', 'older']);
});

test('outlets that print the same report are one voice', () => {
  const text = 'The ferry stopped on Sunday.';
  expect(
    order({
      copied: [
        article(1, 'Ferry stops', text, '2025-05-04'),
        article(2, 'Ferry stops', text, '2025-05-04', { copyOf: 1 }),
      ],
      newer: [article(3, 'Ferry stops', text, '2025-05-05')],
    }),
  ).toEqual(['newer', 'copied']);
});

test('the headline is the newest title that says most of the topic, in English where there is one', () => {
  const text = 'The ferry stopped on Sunday.';
  const articles = [
    article(1, '渡轮 Ferry 停航', text, '2025-05-06', { language: 'zh' }),
    article(2, 'Rust found in hull', text, '2025-05-05'),
    article(3, 'Ferry stops', text, '2025-05-04'),
    article(4, 'Ferry out of service', text, '2025-05-03'),
  ];
  const of = new Map(articles.map((one) => [one.id, one]));
  expect(headlineFor(story('s', articles), of, new Set(['ferri']))).toBe('Ferry stops');
  expect(headlineFor(story('s', articles), of, new Set(['bridg']))).toBe('Rust found in hull');
});
