import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeReader } from '../../src/ingest/reader.ts';
import { reread } from '../../src/ingest/reread.ts';
import { languageVersion } from '../../src/language/version.ts';
import { connect, openStore } from '../../src/store/sqlite/open.ts';

const now = () => new Date('2026-03-04T08:00:00Z');
const reader = makeReader(0);
const EMPTY = {
  language: 'en',
  sentences: [],
  mentions: [],
  actors: [],
  roles: [],
  statements: [],
  relations: [],
  dates: [],
};
const text = (name: string) =>
  `Mayor ${name} said on Tuesday that the bridge of Halden would be closed until the summer. ${name} met the council on Monday.`;

/** A database whose articles an older version read and found nothing in. */
async function old(articles: number): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'wiredesk-')), 'desk.db');
  const store = await openStore(path);
  for (let n = 0; n < articles; n++)
    await store.articles.save(
      {
        source: 'Post',
        title: `Bridge ${n} closed`,
        text: text(['Ada Holm', 'Ivo Brandt', 'Mira Castell'][n % 3]!),
        publishedAt: new Date(now().getTime() + n * 1000),
        dateOrigin: 'source',
      },
      now(),
      EMPTY,
    );
  await store.close();
  const db = connect(path);
  db.exec(`UPDATE readings SET version = 'older'`);
  db.close();
  return path;
}

test('what an older version read is read anew, newest first, and once', async () => {
  const store = await openStore(await old(5));
  expect((await store.articles.stale(3)).ids).toEqual([5, 4, 3]);
  expect(await store.actors.find('Ada Holm')).toEqual([]);
  const seen: number[] = [];
  expect(await reread({ store, reader, onStep: (done, all) => seen.push(done, all) })).toBe(5);
  expect(seen.slice(0, 4)).toEqual([1, 5, 2, 5]);
  expect((await store.articles.reading(1))?.actors.map(({ name }) => name)).toContain('Ada Holm');
  expect((await store.actors.find('Ada Holm')).length).toBe(1);
  expect(await reread({ store, reader })).toBe(0);
  expect((await store.articles.find(1))?.revisedAt).toBeUndefined();
  await store.close();
});

test('it goes on where it was stopped', async () => {
  const path = await old(4);
  let store = await openStore(path);
  let done = 0;
  await reread({ store, reader, onStep: () => done++, ended: () => done === 2 });
  await store.close();
  store = await openStore(path);
  expect(await store.articles.stale(9)).toEqual({ ids: [2, 1], left: 2 });
  expect(await reread({ store, reader })).toBe(2);
  await store.close();
});

test('an article that cannot be read keeps its reading and is not tried for ever; an edited one is left alone', async () => {
  const store = await openStore(await old(2));
  const why: string[] = [];
  const broken = { ...reader, read: () => Promise.reject(new Error('too much')) };
  expect(await reread({ store, reader: broken, onNote: (note) => why.push(note.why) })).toBe(2);
  expect(why).toEqual(['too much', 'too much']);
  expect((await store.articles.stale(9)).ids).toEqual([]);
  await store.articles.reread(1, 'other words', { ...EMPTY, language: 'de' });
  expect((await store.articles.reading(1))?.language).toBe('en');
  await store.close();
});

test('articles from before copies were looked for meet theirs', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'wiredesk-')), 'desk.db');
  const words = Array.from(
    { length: 20 },
    (_, n) => `The council of town ${n} met for the ${n + 2}th time and spoke.`,
  ).join(' ');
  let store = await openStore(path);
  for (const source of ['Wire', 'Post', 'Times'])
    await store.articles.save(
      { source, title: 'The council met', text: words, publishedAt: now(), dateOrigin: 'source' },
      now(),
      EMPTY,
    );
  await store.close();
  const db = connect(path);
  db.exec(
    `DELETE FROM bands; UPDATE articles SET copy_of = NULL; DELETE FROM chores; INSERT INTO chores VALUES ('bands', 3)`,
  );
  db.close();
  store = await openStore(path);
  while (await store.articles.catchUp()) {}
  expect((await store.articles.list([1, 2, 3])).map(({ copyOf }) => copyOf)).toEqual([undefined, 1, 1]);
  expect(await store.articles.catchUp()).toBe(false);
  await store.close();
});

test('the version of the language layer is the same at every call', () => {
  expect(languageVersion()).toMatch(/^[0-9a-f]{16}$/u);
  expect(languageVersion()).toBe(languageVersion());
});
