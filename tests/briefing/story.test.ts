import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBrief } from '../../src/briefing/brief.ts';
import { groupStories, storiesOf } from '../../src/briefing/story.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from './desk.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const DAM =
  'Water is running over the dam at Marbach after three days of rain, engineer Lea Quist said. People in the valley below Marbach were told to leave their houses.';
const VOTE =
  'The council of Vara voted to sell the theatre of the town to a brewer, mayor Tom Arden said. The theatre of Vara has been shut since the rain came through its roof.';

async function fill(): Promise<void> {
  await add(store, { source: 'Post', title: 'Marbach dam overflows', text: DAM, at: '2026-03-03T08:00:00Z' });
  await add(store, {
    source: 'Star',
    title: 'Vara sells its theatre',
    text: VOTE,
    at: '2026-03-03T09:00:00Z',
  });
  await add(store, {
    source: 'Echo',
    title: 'Valley below Marbach dam is cleared',
    text: `${DAM} Lea Quist spoke in the town hall of Marbach.`,
    at: '2026-03-03T10:00:00Z',
  });
}

test('a story has one id whatever is asked, before and after more of it came in', async () => {
  await fill();
  const dam = (await makeBrief(store, 'dam', {})).stories;
  expect(dam).toHaveLength(1);
  expect(dam[0]?.articles).toHaveLength(2);
  const rain = (await makeBrief(store, 'rain', {})).stories;
  expect(rain.map(({ articles }) => articles.length)).toEqual([2, 1]);
  expect(rain[0]?.id).toBe(dam[0]?.id);
  await add(store, {
    source: 'Gazette',
    title: 'Marbach dam holds, engineer says',
    text: `The dam at Marbach holds, engineer Lea Quist said. ${DAM}`,
    at: '2026-03-03T18:00:00Z',
  });
  const later = (await makeBrief(store, 'dam', {})).stories;
  expect(later.map(({ id, articles }) => [id, articles.length])).toEqual([[dam[0]?.id, 3]]);
});

test('articles that no story is kept for are grouped as they are, under ids of another kind', async () => {
  await fill();
  const articles = await store.articles.list([1, 2, 3]);
  const without: Store = { ...store, stories: { ...store.stories, of: async () => new Map() } };
  const stories = await storiesOf(without, articles);
  expect(stories.map(({ id, articles: own }) => [id, own])).toEqual([
    ['a1', [3, 1]],
    ['a2', [2]],
  ]);
  expect(stories).toEqual(groupStories(articles));
});
