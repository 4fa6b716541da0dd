import { expect, test } from 'vitest';
import { onlyTellers } from '../../src/briefing/only.ts';
import type { Article, Point } from '../../src/domain/article.ts';

const article = (id: number, source: string, text: string, copyOf?: number): Article => ({
  id,
  source,
  title: 'The dam of Kesten',
  text,
  language: 'en',
  publishedAt: new Date(0),
  dateOrigin: 'source',
  fetchedAt: new Date(0),
  fingerprint: String(id),
  ...(copyOf === undefined ? {} : { copyOf }),
});
const CRACK = 'An engineer warned the owners in March of a crack in the northern wall.';
const FLOOD = 'The dam of Kesten broke and water ran into the lower town.';
const herald = article(1, 'Herald', `${FLOOD} ${CRACK}`);
const courier = article(
  2,
  'Courier',
  'Water ran into the lower town of Kesten after the dam broke at night.',
);
const gazette = article(
  3,
  'Gazette',
  'The lower town of Kesten was flooded when a dam broke. Schools are closed.',
);
const point = (text: string, ...sources: [Article, ...Article[]]): Point => ({
  text,
  citations: sources.map(({ id, source, title, publishedAt, dateOrigin }) => ({
    article: id,
    source,
    title,
    publishedAt,
    dateOrigin,
    start: 0,
    end: 1,
  })) as unknown as Point['citations'],
});

test('what one outlet of three tells is its alone', () => {
  expect(onlyTellers([herald, courier, gazette])([herald, courier, gazette], point(CRACK, herald))).toBe(
    'Herald',
  );
});

test.each([
  ['others tell it in other words', [herald, courier, gazette], point(FLOOD, herald)],
  ['two are cited', [herald, courier, gazette], point(CRACK, herald, courier)],
  ['two outlets are too few', [herald, courier], point(CRACK, herald)],
  [
    'another prints the same report',
    [herald, courier, gazette, article(4, 'Post', CRACK, 1)],
    point(CRACK, herald),
  ],
])('not said where %s', (_, articles, one) => {
  expect(onlyTellers(articles)(articles, one)).toBeUndefined();
});

test('an outlet of the topic that tells it in another story counts as well', () => {
  const story = [herald, courier, gazette];
  const other = article(9, 'Courier', `The inquiry opened on Monday. ${CRACK}`);
  expect(onlyTellers([...story, other])(story, point(CRACK, herald))).toBeUndefined();
});
