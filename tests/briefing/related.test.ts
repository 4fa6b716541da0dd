import { expect, test } from 'vitest';
import { relatedArticles } from '../../src/briefing/related.ts';

const storm = {
  title: 'Storm shuts Galmouth harbour',
  text: 'A winter storm shut the harbour of Galmouth and ferries stayed in port.',
};
const ferries = {
  title: 'Galmouth ferries wait',
  text: 'Ferries wait in the harbour of Galmouth while the winter storm goes on.',
};
const tax = {
  title: 'Parliament votes on tax',
  text: 'Members of parliament voted to lower the duty on diesel by three per cent.',
};

test('an article like none of the others is left out, wherever it stands', () => {
  expect(relatedArticles([storm, tax, ferries])).toEqual([storm, ferries]);
  expect(relatedArticles([tax, storm, ferries])).toEqual([storm, ferries]);
});

test('where nothing is like anything, the best match is the topic', () => {
  expect(relatedArticles([tax, storm])).toEqual([tax]);
  expect(relatedArticles([])).toEqual([]);
});

test('a notice of the site is no article, even as the best match', () => {
  const notice = {
    title: '',
    text: 'This page was saved by the Internet Archive. You can find it in the Wayback Machine.',
  };
  const article = {
    title: 'Bridge in Temsk closed',
    text: 'The bridge over the Orlo in Temsk was closed to lorries on Monday after rust was found in it.',
  };
  expect(relatedArticles([notice, article])).toEqual([article]);
  expect(relatedArticles([notice])).toEqual([notice]);
});
