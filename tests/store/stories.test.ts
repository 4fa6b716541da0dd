import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { clusterKept } from '../../src/ingest/cluster.ts';
import { read } from '../../src/language/read.ts';
import { connect, openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from '../briefing/desk.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  folders.push(folder);
  return join(folder, 'desk.db');
}

/** Two ferry accidents in two towns, each told by three outlets; of one kind, other people, places and ships. */
const HALDEN = [
  'The ferry Asta ran aground off Halden and 14 passengers were taken to the hospital of Halden, harbour master Ivo Brandt said. The Asta was on her way to Orlo.',
  'Fourteen passengers of the ferry Asta are in hospital after she hit the rocks outside Halden. “She was too close to the shore,” harbour master Ivo Brandt told reporters.',
  'Harbour master Ivo Brandt said the Asta, which lies on the rocks at Halden with a hole in her side, would be towed to Orlo by two tugs.',
];
const KESTEN = [
  'The ferry Wilma ran aground off Kesten and nine passengers were taken to hospital, coast guard captain Mira Castell said. The Wilma had left Portsea at noon.',
  'Nine passengers of the ferry Wilma are in hospital after she hit a sandbank near Kesten, coast guard captain Mira Castell said in Portsea.',
  'Captain Mira Castell of the coast guard said the Wilma, aground at Kesten since noon, would be pulled free at high tide and brought back to Portsea.',
];

const ferry = (store: Store, texts: string[], n: number, at: string, title: string) =>
  add(store, { source: `Outlet ${n}`, title, text: texts[n]!, at });

async function both(store: Store): Promise<number[]> {
  const ids: number[] = [];
  for (const n of [0, 1, 2]) {
    ids.push(
      await ferry(
        store,
        HALDEN,
        n,
        `2026-03-03T1${n}:00:00Z`,
        n === 2 ? 'News in brief' : 'Ferry Asta runs aground',
      ),
    );
    ids.push(
      await ferry(store, KESTEN, n, `2026-03-03T1${n}:30:00Z`, 'Ferry Wilma runs aground near Kesten'),
    );
  }
  return ids;
}

const storyOf = async (store: Store, id: number) => (await store.stories.of([id])).get(id)?.story;
const all = async (store: Store, ids: number[]) => Promise.all(ids.map((id) => storyOf(store, id)));

test('articles on one event are one story; an event of the same kind elsewhere is another', async () => {
  const store = await openStore(':memory:');
  const [a, b, c, d, e, f] = await all(store, await both(store));
  expect(new Set([a, c, e]).size).toBe(1);
  expect(new Set([b, d, f]).size).toBe(1);
  expect(a).not.toBe(b);
  await store.close();
});

test('a story keeps its id as articles come in, and an edited article that tells of something else leaves it', async () => {
  const store = await openStore(':memory:');
  const first = await ferry(store, HALDEN, 0, '2026-03-03T10:00:00Z', 'Ferry Asta runs aground');
  const id = await storyOf(store, first);
  const ids = await both(store);
  expect(await storyOf(store, first)).toBe(id);
  expect(await storyOf(store, ids[4]!)).toBe(id);
  const edited = await add(store, {
    source: 'Outlet 2',
    title: 'News in brief',
    text: 'The council of Marlow voted to close the theatre of the town until the summer, mayor Lea Quist said, for the roof over the stage has to be renewed at a cost of 31 million crowns.',
    at: '2026-03-03T12:00:00Z',
  });
  expect(edited).toBe(ids[4]);
  expect(await storyOf(store, edited)).not.toBe(id);
  expect(await storyOf(store, ids[2]!)).toBe(id);
  await store.close();
});

test('the same words weeks later are another story, which may go on with the first', async () => {
  const store = await openStore(':memory:');
  await both(store);
  const first = await ferry(store, HALDEN, 0, '2026-03-03T09:00:00Z', 'Asta aground');
  const later = await add(store, {
    source: 'Outlet 3',
    title: 'Ferry Asta is off the rocks at Halden',
    text: HALDEN[2]!,
    at: '2026-03-13T09:00:00Z',
  });
  const places = await store.stories.of([first, later]);
  expect(places.get(later)?.story).not.toBe(places.get(first)?.story);
  expect(places.get(later)?.follows).toBe(places.get(first)?.story);
  await store.close();
});

test('two stories that an article shows to be one go on under the id of one; the other id leads there', async () => {
  const store = await openStore(':memory:');
  const text = (lines: string[]) => lines.join(' ');
  const start = await add(store, {
    source: 'Outlet 0',
    title: 'Tunnel near Temsk is shut',
    text: text([
      'The railway tunnel near Temsk is shut, engineer Jon Varga said.',
      'Water came through the roof of the tunnel on Monday night.',
    ]),
    at: '2026-03-03T08:00:00Z',
  });
  const other = await add(store, {
    source: 'Outlet 1',
    title: 'Trains to Vara end in Lund',
    text: text([
      'Trains from Lund to Vara are replaced by buses, spokeswoman Eva Roth of Northern Rail said.',
      'Commuters waited for hours at the station of Lund.',
    ]),
    at: '2026-03-03T08:30:00Z',
  });
  const [a, b] = await all(store, [start, other]);
  expect(a).not.toBe(b);
  const bridge = text([
    'The railway tunnel near Temsk is shut and trains from Lund to Vara are replaced by buses.',
    'Water came through the roof of the tunnel on Monday night, engineer Jon Varga said.',
    'Commuters waited for hours at the station of Lund, spokeswoman Eva Roth of Northern Rail said.',
  ]);
  const ids = [start, other];
  for (const n of [2, 3, 4])
    ids.push(
      await add(store, {
        source: `Outlet ${n}`,
        title: 'Tunnel near Temsk shut, trains to Vara end in Lund',
        text: bridge,
        at: `2026-03-03T0${n + 5}:45:00Z`,
      }),
    );
  const now = await all(store, ids);
  expect(new Set(now).size).toBe(1);
  // The older id stays.
  expect([a, b]).toContain(now[0]);
  await store.close();
});

test('articles kept before there were stories get theirs on the next start, in steps that may end anywhere', async () => {
  const path = file();
  const before = await openStore(path);
  const ids = await both(before);
  await before.close();
  const db = connect(path);
  for (const table of ['story_words', 'story_articles', 'stories', 'story_rarity'])
    db.exec(`DELETE FROM ${table}`);
  db.close();

  const first = await openStore(path);
  expect(await first.stories.of(ids)).toEqual(new Map());
  expect(await first.stories.catchUp(2)).toBe(2);
  await first.close();

  const again = await openStore(path);
  expect(await clusterKept(again)).toBe(4);
  expect(await clusterKept(again)).toBe(0);
  const [a, b, c, d, e, f] = await all(again, ids);
  expect(new Set([a, c, e]).size).toBe(1);
  expect(new Set([b, d, f]).size).toBe(1);
  expect(a).not.toBe(b);
  await again.close();
});

test('a save that fails leaves no trace of its story', async () => {
  const store = await openStore(':memory:');
  const text = HALDEN[0]!;
  const draft = {
    source: 'Outlet 0',
    title: 'Ferry',
    text,
    publishedAt: new Date('2026-03-03T10:00:00Z'),
    dateOrigin: 'source' as const,
  };
  const broken = { ...read(draft), actors: null } as never;
  await expect(store.articles.save(draft, draft.publishedAt, broken)).rejects.toThrow();
  expect(await store.stories.of([1])).toEqual(new Map());
  await store.close();
});

test('copies of one report are one story however late they are printed', async () => {
  const store = await openStore(':memory:');
  const report = [
    ...HALDEN,
    'The pilot of the ferry has been at sea for twenty years, the owner of the line wrote.',
  ].join(' ');
  const first = await add(store, {
    source: 'Wire',
    title: 'Ferry aground',
    text: report,
    at: '2026-03-03T10:00:00Z',
  });
  const copy = await add(store, {
    source: 'Gazette',
    title: 'Ferry aground',
    text: report,
    at: '2026-03-06T09:00:00Z',
  });
  expect(await storyOf(store, copy)).toBe(await storyOf(store, first));
  await store.close();
});

/** Fires in a town's buildings: one kind of event, told alike, each with a building, a street and people of its own. */
function fires(): { event: number; title: string; text: string }[] {
  const places = [
    'school',
    'library',
    'market hall',
    'theatre',
    'brewery',
    'sawmill',
    'chapel',
    'hotel',
    'bakery',
  ];
  const people = [
    'Ada Holm',
    'Ivo Brandt',
    'Mira Castell',
    'Jon Varga',
    'Lea Quist',
    'Tom Arden',
    'Eva Roth',
    'Nils Berg',
    'Sami Olsen',
  ];
  const streets = [
    'Mill Lane',
    'Castle Road',
    'Harbour Street',
    'Linden Alley',
    'Church Row',
    'Bridge Street',
    'Garden Way',
    'Market Square',
    'Station Road',
  ];
  return places.flatMap((place, event) => {
    const [who, street, hurt] = [people[event], streets[event], event * 3 + 2];
    return [
      `A fire destroyed the ${place} in ${street} and ${hurt} people were hurt, chief of the fire brigade ${who} said. Nobody knows yet how the fire began.`,
      `Chief of the fire brigade ${who} said that ${hurt} people were hurt when the ${place} in ${street} burnt down in the night. The street is closed.`,
      `The ${place} of ${street} is gone: it burnt for six hours, and ${hurt} people are in hospital. Neighbours woke ${who}, chief of the fire brigade.`,
    ].map((text, n) => ({
      event,
      title: ['Fire in the night', 'Many hurt in fire', 'Fire brigade called'][n]!,
      text,
    }));
  });
}

test('it does not matter in which order articles come in', async () => {
  const all = fires();
  const byEvent = all.map((_, i) => i);
  const mixed = [...byEvent].sort((a, b) => (a % 3) - (b % 3) || a - b);
  for (const order of [byEvent, mixed, [...byEvent].reverse()]) {
    const store = await openStore(':memory:');
    const ids: number[] = [];
    for (const i of order)
      ids[i] = await add(store, {
        source: `Outlet ${i}`,
        title: all[i]!.title,
        text: all[i]!.text,
        at: '2026-03-03T10:00:00Z',
      });
    await clusterKept(store);
    const stories = await Promise.all(ids.map((id) => storyOf(store, id)));
    const events = [...Map.groupBy(all.keys(), (i) => all[i]!.event).values()];
    expect(events.map((own) => new Set(own.map((i) => stories[i])).size)).toEqual(events.map(() => 1));
    expect(new Set(stories).size).toBe(events.length);
    await store.close();
  }
});

test('two reports of one form, one story to an archive that knows nothing else, are told apart as it grows', async () => {
  const firms = [
    'Asta',
    'Brodal',
    'Castell',
    'Dunmark',
    'Elvira',
    'Fornebu',
    'Gallen',
    'Holmsund',
    'Ister',
    'Jorvik',
    'Kvarn',
    'Lotsen',
  ];
  const goods = [
    'bicycles',
    'paper',
    'cement',
    'shoes',
    'cables',
    'ovens',
    'sails',
    'glass',
    'pumps',
    'tyres',
    'lamps',
  ];
  const towns = [
    'Halden',
    'Kesten',
    'Marlow',
    'Temsk',
    'Orlo',
    'Portsea',
    'Marbach',
    'Lund',
    'Vara',
    'Ebeltoft',
    'Skive',
    'Ribe',
    'Moss',
  ];
  const bosses = [
    'Ada Holm',
    'Ivo Brandt',
    'Mira Saaz',
    'Jon Varga',
    'Lea Quist',
    'Tom Arden',
    'Eva Roth',
    'Nils Berg',
    'Sami Olsen',
  ];
  const form = (i: number) => {
    const firm = `${firms[i % firms.length]}${i < firms.length ? '' : ' Nord'}`;
    return {
      source: `Outlet ${i}`,
      title: 'Profit, sales and dividend rise in the quarter',
      text: `${firm}, which makes ${goods[i % goods.length]} in ${towns[(i * 5) % towns.length]}, said profit rose in the quarter as sales grew. ${bosses[(i * 7) % bosses.length]}, who heads the board, proposed a higher dividend to shareholders after ${i + 3} new ${goods[(i + 4) % goods.length]} plants opened. Analysts had expected less profit in the quarter; dealers of shares welcomed the dividend.`,
      // The first two on one day, the others weeks from each other, so that none of them touches the first two.
      at: new Date(Date.UTC(2026, 0, 5) + Math.max(0, i - 1) * 14 * 86_400_000).toISOString(),
    };
  };
  const store = await openStore(':memory:');
  const first = [await add(store, form(0)), await add(store, form(1))];
  expect(new Set(await all(store, first)).size).toBe(1);
  for (let i = 2; i < 24; i++) await add(store, form(i));
  expect(new Set(await all(store, first)).size).toBe(2);
  await store.close();
});
