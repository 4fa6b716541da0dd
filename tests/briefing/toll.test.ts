import { expect, test } from 'vitest';
import { joinTolls } from '../../src/briefing/toll.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Story } from '../../src/domain/brief.ts';

const article = (id: number, day: number, title: string, text: string): Article => {
  const publishedAt = new Date(Date.UTC(2025, 2, day, 12));
  return { id, title, text, publishedAt, fetchedAt: publishedAt, source: `outlet ${id}` } as Article;
};
const story = ({ id, title, publishedAt, source }: Article): Story => ({
  id: `s${id}`,
  headline: title,
  articles: [id],
  copies: 0,
  sources: [source],
  from: publishedAt,
  to: publishedAt,
});
const fire = article(
  1,
  3,
  'Ferry fire in Temsk kills seven',
  'A fire killed seven people on the ferry Orlo Star off Temsk, said Mayor Ada Lind and Captain Jon Pell of the Coastal Guard.',
);
const revised = article(
  2,
  5,
  'Temsk ferry: death toll revised to four',
  'Not seven but four people died, said Mayor Ada Lind, with Captain Jon Pell of the Coastal Guard and the owner of the Orlo Star.',
);
const other = article(
  3,
  4,
  'Bus crash near Temsk kills three',
  'A bus of the Harbin Line killed three people, said Sergeant Mia Toll in the Upper Valley after Driver Ben Oss was heard.',
);

test('a revised toll makes one story with the first one, newest headline and articles first, under the older id', () => {
  const joined = joinTolls([revised, fire].map(story), [fire, revised]);
  expect(joined).toMatchObject([
    { id: 's1', headline: revised.title, articles: [2, 1], sources: ['outlet 2', 'outlet 1'] },
  ]);
});

test('another event with dead in the same town stays a story of its own', () => {
  const all = [revised, other, fire];
  expect(joinTolls(all.map(story), all).map(({ id }) => id)).toEqual(['s1', 's3']);
});
