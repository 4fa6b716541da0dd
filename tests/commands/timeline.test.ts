import { afterEach, beforeEach, expect, test } from 'vitest';
import { timeline } from '../../commands/timeline.ts';
import { text } from '../../src/card/text.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

const now = new Date('2024-03-10T09:00:00Z');
let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function keep(day: string, title: string, words: string): Promise<void> {
  const publishedAt = new Date(`${day}T08:00:00Z`);
  await store.articles.save(
    { source: 'Test Wire', title, text: words, publishedAt, dateOrigin: 'source' },
    publishedAt,
    read({ title, text: words, publishedAt }),
  );
}

async function ask(topic: string, until?: string) {
  const reply = await timeline.run({ topic, until }, {
    desk: { store, zone: 'UTC' },
    caller: { platform: 'local', workspace: 'local', channel: 'test', user: 'reader', manager: false },
    now: () => now,
    line: '/timeline',
  } as never);
  const { days } = reply.data as { days: { date: string; planned?: true; points: { text: string }[] }[] };
  return {
    words: text(reply.card),
    told: (day: string) => days.find(({ date }) => date === day)?.points.map((point) => point.text) ?? [],
    days,
  };
}

test('“the same day” counts from the day told before it where that is an event, and is left out where it is a plan', async () => {
  await keep(
    '2024-03-08',
    'Harbour council votes on the Orla bridge',
    'Bergen closed the Orla bridge on Wednesday.\n\nIn Bergen on the same day, 200 people marched with torches against any sale of the old Orla bridge to investors.',
  );
  await keep(
    '2024-03-08',
    'Harbour council plans for the Orla bridge',
    'Bergen will reopen the Orla bridge on Saturday.\n\nIn Bergen on the same day, two drivers died in a lorry fire near the Orla bridge tunnel.',
  );
  const { told, words } = await ask('orla bridge');
  expect(told('2024-03-06').join()).toContain('marched with torches');
  expect(words).not.toContain('lorry fire');
});

test('a sentence without a day does not stand under its article’s day where the article tells of another', async () => {
  await keep(
    '2024-03-08',
    'Minister shows the Orla ferry plan',
    'On Thursday Norway said that it would buy 12 ships under the Orla ferry plan.\n\nMinister Kari Dalen showed the text of the Orla ferry plan in Bergen.',
  );
  const { told } = await ask('orla ferry');
  expect(told('2024-03-07').join()).toContain('it would buy 12 ships');
  expect(told('2024-03-08')).toEqual([]);
});

test('a day to come is an entry of its own, marked as planned; not where the reader set an end', async () => {
  await keep(
    '2024-03-09',
    'Orla ferry crews threaten strike',
    'Crews of the Orla ferry met on Friday.\n\nCrews of the Orla ferry will strike on March 22.',
  );
  const { days, words } = await ask('orla ferry');
  expect(days.find(({ date }) => date === '2024-03-22')).toMatchObject({ planned: true });
  expect(words).toContain('22 Mar 2024 (planned)');
  expect((await ask('orla ferry', '2024-03-10')).words).not.toContain('22 Mar 2024');
});
