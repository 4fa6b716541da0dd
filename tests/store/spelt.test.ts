import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from '../briefing/desk.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
  let day = 0;
  const put = async (text: string) => {
    day += 1;
    await add(store, {
      source: 'Northern Wire',
      title: `Report ${day}`,
      text,
      at: `2025-02-${String(day).padStart(2, '0')}T08:00:00Z`,
    });
  };
  await put('President Hamid Gaddavi spoke in Kesten. Gaddavi said that the mill would open.');
  await put('President Hamid Qaddavi spoke in Kesten again. Qaddavi said that the mill was open.');
  // A slip of one paper for somebody else's name.
  await put('Mayor Mark Tollman opened the bridge. Tollman said that it was late.');
  await put('Mayor Mark Tolman opened the school. Tolman said that it was early.');
  for (let i = 0; i < 4; i++)
    await put(`Judge Anna Tolman heard case ${i}. Tolman said that the court would decide.`);
  await put('The Northern Harbour Authority (NHA) closed the pier. The NHA said that ice was the cause.');
});

const words = async (word: string) =>
  (await store.actors.spellings([word]))[0]!.map(({ word: other, printed }) => `${other} ${printed}`);

test('another transliteration of the same person', async () => {
  expect(await words('Gaddavi')).toEqual(['Qaddavi true']);
  expect(await words('qaddavi')).toEqual(['Gaddavi true']);
});

test('a name that nobody prints, with all spellings of the one that is like it', async () => {
  expect((await words('Gadavi')).sort()).toEqual(['Gaddavi false', 'Qaddavi false']);
});

test('a spelling that mostly means others is none', async () => {
  expect(await words('Tollman')).toEqual([]);
});

test('an acronym stands for its names, in capitals only', async () => {
  expect(await words('NHA')).toContainEqual('Northern Harbour Authority true');
  expect(await words('nha')).toEqual([]);
});

test('a plain word is itself', async () => {
  expect(await words('bridge')).toEqual([]);
  expect(await words('court')).toEqual([]);
});
