import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Desk } from '../../src/command/desk.ts';
import { dispatcher } from '../../src/command/dispatch.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { keep } from '../../src/ingest/keep.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

const reader = makeReader(0);
const ada: Caller = { platform: 'desk', workspace: 'local', channel: 'desk', user: 'ada', manager: true };
let store: Store;
let clock: Date;
const at = (hour: number) => new Date(Date.UTC(2024, 4, 1, hour));
const now = () => clock;

beforeEach(async () => {
  store = await openStore(':memory:');
  clock = at(8);
});
afterEach(() => store.close());

const put = (title: string, text: string, source = 'Harbour Wire') =>
  keep(
    {
      title,
      text,
      source,
      publishedAt: new Date(clock.getTime() - 3_600_000),
      dateOrigin: 'source',
      url: `https://example.org/${encodeURIComponent(title)}`,
    },
    { store, reader, now },
  );

async function brief(line: string, caller = ada) {
  const desk = { store, zone: 'UTC' } as Desk;
  const reply = await dispatcher({ commands, desk, now, onError: (error) => String(error) }).dispatch(
    line,
    caller,
  );
  return {
    data: reply.data as { new: { state: string }[]; points: unknown[] },
    words: JSON.stringify(reply.card),
  };
}

const STRIKE =
  'Dock workers in Portsea began a strike over wages on Wednesday, the dockers union said. Ships are waiting outside the harbour of Portsea.';
const FLOOD =
  'Heavy rain closed two bridges in Portsea on Wednesday, mayor Ines Okafor said. Schools in the Eastgate district stayed shut and 40 families slept in a sports hall.';

describe('what is new to a reader', () => {
  test('nothing is marked the first time; afterwards what came in is', async () => {
    await put('Strike begins in Portsea docks', STRIKE);
    expect((await brief('/brief portsea')).data.new).toEqual([]);
    clock = at(9);
    const second = await brief('/brief Portsea');
    expect(second.words).toContain(
      'Nothing new on this topic since you last asked for it (1 May 2024, 08:00 UTC).',
    );
    clock = at(10 + 72);
    await put('Rain closes bridges in Portsea', FLOOD, 'Portsea Post');
    clock = at(11 + 72);
    const third = await brief('/brief portsea');
    expect(third.data.new.map(({ state }) => state)).toEqual(['new']);
    expect(third.words).toContain(
      'Since you last asked for this topic (1 May 2024, 09:00 UTC): 1 new story.',
    );
  });

  test('an edited article is a correction', async () => {
    await put('Strike begins in Portsea docks', STRIKE);
    await brief('/brief portsea');
    clock = at(9);
    await put('Strike begins in Portsea docks', STRIKE.replace('Wednesday', 'Tuesday'));
    clock = at(10);
    expect((await brief('/brief portsea')).data.new.map(({ state }) => state)).toEqual(['corrected']);
  });

  test('since:last tells only what came in, or that nothing did', async () => {
    await put('Strike begins in Portsea docks', STRIKE);
    expect((await brief('/brief portsea since:last')).data.points.length).toBeGreaterThan(0);
    clock = at(9);
    const none = await brief('/brief portsea since:last');
    expect(none.data.points).toEqual([]);
    expect(none.words).toContain('Nothing new on this topic since you last asked for it');
  });

  test('another reader has a memory of their own', async () => {
    await put('Strike begins in Portsea docks', STRIKE);
    await brief('/brief portsea');
    clock = at(9);
    expect((await brief('/brief portsea', { ...ada, user: 'ben' })).words).not.toContain('last asked');
  });

  test('where a digest asks, nobody has looked', async () => {
    await put('Strike begins in Portsea docks', STRIKE);
    const digest = { ...ada, unattended: true };
    await brief('/brief portsea', digest);
    clock = at(9);
    expect((await brief('/brief portsea', digest)).words).not.toContain('last asked');
    expect((await brief('/brief portsea')).words).not.toContain('last asked');
  });
});

test('a new phase of a story that was known is an update, not a new story', async () => {
  await put('Strike begins in Portsea docks', STRIKE);
  await brief('/brief portsea strike');
  clock = new Date(at(9).getTime() + 6 * 86_400_000);
  await put(
    'Strike in Portsea docks goes on',
    `${STRIKE} Talks of the dockers union on wages are to begin on Thursday.`,
  );
  const { new: news } = (await brief('/brief portsea strike')).data;
  expect(news.map(({ state }) => state)).toEqual(['updated']);
});
