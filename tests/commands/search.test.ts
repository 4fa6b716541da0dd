import { beforeAll, expect, test } from 'vitest';
import { search } from '../../commands/search.ts';
import { text as renderText } from '../../src/card/text.ts';
import type { Context } from '../../src/command/command.ts';
import type { Desk } from '../../src/command/desk.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from '../briefing/desk.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
  const at = '2025-02-03T08:00:00Z';
  const report =
    'Minister Jana Kowal opened the harbour bridge of Kesten on Monday. Kowal said that the bridge had cost less than planned, and that ships of every size would pass under it from the spring on, as the fishers of the lower town had long asked for.';
  await add(store, { source: 'Northern Wire', title: 'Kowal opens bridge', text: report, at });
  await add(store, { source: 'Daily Shire', title: 'Bridge opened in Kesten', text: report, at });
  await add(store, {
    source: 'Harbour Post',
    title: 'Kowall to visit the mill',
    text: 'Minister Jana Kowall will visit the mill of Kesten on Friday, her office said.',
    at,
  });
});

const ask = async (words: string) => {
  const context = {
    desk: { store, zone: 'UTC' } as Desk,
    caller: {},
    now: () => new Date('2025-02-04T00:00:00Z'),
    line: '',
  } as unknown as Context<Desk>;
  const { card, data } = await search.run(search.options.parse({ words }), context);
  return { text: renderText(card), data: data as { articles: { title: string }[]; notes?: string[] } };
};

test('one report in two outlets is one line', async () => {
  const { text, data } = await ask('bridge');
  expect(data.articles).toHaveLength(2);
  expect(text).toContain('(the same report: Daily Shire)');
  expect(text.split('\n').filter((line) => line.includes(' • '))).toHaveLength(1);
});

test('whom the words were taken for is said', async () => {
  expect((await ask('actor:kowaal')).text).toContain('“kowaal” was taken for Jana Kowal');
  expect((await ask('kowal mill')).text).toContain('“kowal” was looked for as “Kowall” too');
});

test('nothing found: the line mended is one tap away', async () => {
  const { text } = await ask('harbor brigde');
  expect(text).toContain('/search harbour Bridge');
});
