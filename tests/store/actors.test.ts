import type { Database } from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import type { Mention, Reading, Role } from '../../src/domain/reading.ts';
import { actorStore } from '../../src/store/sqlite/actors.ts';
import { linkReading, unlinkReading } from '../../src/store/sqlite/linking.ts';
import { connect } from '../../src/store/sqlite/open.ts';

let db: Database;
let count: number;
beforeEach(() => {
  db = connect(':memory:');
  count = 0;
});

interface Told {
  day: string;
  text: string;
  people: string[][];
  /** Names among the people that were taken for organisations. */
  firms?: string[];
  roles?: { holder: number; title: string; of?: string; office: string; status?: Role['status'] }[];
}

/** Keeps an article whose persons are printed as given; the first form of each is its fullest. */
function article({ day, text, people, firms = [], roles = [] }: Told, id?: number): number {
  const at = new Date(`${day}T12:00:00Z`);
  const mentions: Mention[] = [];
  const actors = people.map((forms, actor) => {
    const own: number[] = [];
    const kind: Mention['kind'] = firms.includes(forms[0]!) ? 'organisation' : 'person';
    for (const form of forms) {
      const start = text.indexOf(form);
      if (start < 0) throw new Error(`${form} is not in the text`);
      own.push(mentions.length);
      mentions.push({ start, end: start + form.length, in: 'text', kind, form: 'name', actor });
    }
    return { name: forms[0]!, kind, aliases: forms.slice(1), mentions: own, why: [] };
  });
  const whole = { start: 0, end: text.length };
  const reading: Reading = {
    language: 'en',
    sentences: [{ ...whole, paragraph: 0, part: 'body' }],
    mentions,
    actors,
    roles: roles.map((role) => ({ status: 'current', ...role, span: whole, holderSpan: whole, sentence: 0 })),
    statements: [],
    relations: [],
    dates: [],
  };
  const kept =
    id ??
    Number(
      db
        .prepare(
          `INSERT INTO articles (source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint)
           VALUES ('Test', ?, ?, ?, 'en', ?, 'given', 0, ?)`,
        )
        .run(`Article ${++count}`, String(count), text, at.getTime(), String(count)).lastInsertRowid,
    );
  linkReading(db, kept, at, reading);
  return kept;
}

const who = (id: number): (string | undefined)[] =>
  db
    .prepare(
      'SELECT a.name FROM actor_links l JOIN actors a ON a.id = l.actor WHERE l.article = ? ORDER BY l.local',
    )
    .pluck()
    .all(id) as string[];
const ids = (id: number): number[] =>
  db.prepare('SELECT actor FROM actor_links WHERE article = ? ORDER BY local').pluck().all(id) as number[];
const tables = () =>
  ['actors', 'actor_links', 'actor_forms', 'actor_keys', 'actor_roles'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );

const boris = { day: '2024-03-01', text: 'Boris Johnson spoke.', people: [['Boris Johnson']] };
const lone = { day: '2024-03-03', text: 'Johnson left.', people: [['Johnson']] };
const lindsay = { day: '2024-03-05', text: 'Lindsay Johnson won.', people: [['Lindsay Johnson']] };

test('one person in two articles is one actor, and two Johnsons are two', async () => {
  const [a, b, c] = [article(boris), article({ ...boris, day: '2024-03-02' }), article(lindsay)];
  expect(ids(a)).toEqual(ids(b));
  expect(ids(c)).not.toEqual(ids(a));
  const found = await actorStore(db).find('johnson');
  expect(found.map((one) => one.name)).toEqual(['Boris Johnson', 'Lindsay Johnson']);
});

test('a bare surname is the one bearer, until a later article names a second', () => {
  article(boris);
  const bare = article(lone);
  expect(who(bare)).toEqual(['Boris Johnson']);
  const second = article(lindsay);
  expect(who(bare)).toEqual(['Johnson']);
  expect(who(second)).toEqual(['Lindsay Johnson']);
  unlinkReading(db, second);
  expect(who(bare)).toEqual(['Boris Johnson']);
});

test('the order in which articles arrive does not change who is who', () => {
  const bare = article(lone);
  expect(who(bare)).toEqual(['Johnson']);
  article(boris);
  expect(who(bare)).toEqual(['Boris Johnson']);
});

test('a surname of long ago is not carried to another time', () => {
  article(boris);
  expect(who(article({ ...lone, day: '2025-03-03' }))).toEqual(['Johnson']);
});

test('an article read again changes nothing, not even ids', () => {
  article(boris);
  const again = {
    day: '2024-03-04',
    text: 'Minister Ana Ruiz met Johnson.',
    people: [['Ana Ruiz'], ['Johnson']],
    roles: [{ holder: 0, title: 'Minister', office: 'minister' }],
  };
  const id = article(again);
  const before = tables();
  article(again, id);
  expect(tables()).toEqual(before);
});

test('an article that leaves takes its evidence along, and actors nobody else names', () => {
  article(boris);
  const before = tables();
  const id = article({
    day: '2024-03-04',
    text: 'Minister Ana Ruiz met Boris Johnson.',
    people: [['Ana Ruiz'], ['Boris Johnson']],
    roles: [{ holder: 0, title: 'Minister', office: 'minister' }],
  });
  unlinkReading(db, id);
  expect(tables()).toEqual(before);
});

test.each([
  ['Abdel Fattah El-Sisi', 'Abdel-Fattah al-Sissi'],
  ['Llyod Austin', 'Lloyd Austin'],
  ['Mohammed Haddad', 'Muhammad Hadad'],
  ['Jürgen Müller', 'Jurgen Muller'],
  ['Kim Jong-un', 'Kim Jong Un'],
])('%s and %s are one', async (first, second) => {
  const a = article({ day: '2024-03-01', text: `${first} spoke.`, people: [[first]] });
  const b = article({ day: '2024-03-02', text: `${second} spoke.`, people: [[second]] });
  expect(ids(a)).toEqual(ids(b));
  const [match] = await actorStore(db).find(second);
  expect(match?.articles).toBe(2);
});

test('a footballer and a minister of one name stay two', () => {
  const a = article({
    day: '2024-03-01',
    text: 'Striker Paul Gray scored.',
    people: [['Paul Gray']],
    roles: [{ holder: 0, title: 'striker', office: 'striker' }],
  });
  const b = article({
    day: '2024-03-02',
    text: 'Minister Paul Gray resigned.',
    people: [['Paul Gray']],
    roles: [{ holder: 0, title: 'minister', office: 'minister' }],
  });
  expect(ids(a)).not.toEqual(ids(b));
});

test('an office has its newest holder first, and the earlier ones below', async () => {
  const office = { title: 'Defence Minister', of: 'Norland', office: 'minister:defence@norland' };
  article({
    day: '2024-01-01',
    text: 'Defence Minister Ole Berg spoke.',
    people: [['Ole Berg']],
    roles: [{ holder: 0, ...office }],
  });
  article({
    day: '2024-05-01',
    text: 'Defence Minister Ida Holm spoke.',
    people: [['Ida Holm']],
    roles: [{ holder: 0, ...office }],
  });
  const store = actorStore(db);
  expect((await store.holders('minister:defence@norland')).map((one) => one.actor.name)).toEqual([
    'Ida Holm',
    'Ole Berg',
  ]);
  const earlier = await store.holders('minister:defence@norland', new Date('2024-02-01'));
  expect(earlier.map((one) => one.actor.name)).toEqual(['Ole Berg']);
});

test('a misspelt name finds the right person, an unknown one nobody', async () => {
  article({
    day: '2024-03-01',
    text: 'Llyod Austin and Benjamin Netanyahu met.',
    people: [['Llyod Austin'], ['Benjamin Netanyahu']],
  });
  const store = actorStore(db);
  expect((await store.find('Lloyd Austin')).map((one) => [one.name, one.how])).toEqual([
    ['Llyod Austin', 'misspelt'],
  ]);
  expect((await store.find('netanyahoo')).map((one) => one.name)).toEqual(['Benjamin Netanyahu']);
  expect(await store.find('kissinger')).toEqual([]);
});

test('a name with and without its last parts is one person', () => {
  const a = article({
    day: '2024-03-01',
    text: 'Mohammed bin Salman spoke.',
    people: [['Mohammed bin Salman']],
  });
  const b = article({
    day: '2024-03-02',
    text: 'Mohammed bin Salman Al Saud spoke.',
    people: [['Mohammed bin Salman Al Saud']],
  });
  expect(ids(a)).toEqual(ids(b));
});

test('a lone surname that was taken for a firm goes to the one who bears it', () => {
  article(boris);
  const at = new Date('2024-03-02T12:00:00Z');
  const text = 'Johnson waits';
  const id = Number(
    db
      .prepare(
        `INSERT INTO articles (source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint)
         VALUES ('Test', 'Firm', 'firm', ?, 'en', ?, 'given', 0, 'firm')`,
      )
      .run(text, at.getTime()).lastInsertRowid,
  );
  linkReading(db, id, at, {
    language: 'en',
    sentences: [{ start: 0, end: text.length, paragraph: 0, part: 'body' }],
    mentions: [{ start: 0, end: 7, in: 'text', kind: 'organisation', form: 'name', actor: 0 }],
    actors: [{ name: 'Johnson', kind: 'organisation', aliases: [], mentions: [0], why: [] }],
    roles: [],
    statements: [],
    relations: [],
    dates: [],
  });
  expect(who(id)).toEqual(['Boris Johnson']);
});

test('a lone surname taken for a firm is its bearer once that one is well known, whichever came first', async () => {
  const store = actorStore(db);
  article({ day: '2024-03-01', text: 'Dalen: talks go on', people: [['Dalen']], firms: ['Dalen'] });
  expect((await store.find('dalen')).map(({ kind }) => kind)).toEqual(['organisation']);
  for (const day of ['2024-03-02', '2024-03-03', '2024-03-04'])
    article({ day, text: 'Kari Dalen spoke.', people: [['Kari Dalen']] });
  article({ day: '2024-03-05', text: 'Dalen: talks fail', people: [['Dalen']], firms: ['Dalen'] });
  const found = await store.find('dalen');
  expect(found.map(({ name, articles }) => [name, articles])).toEqual([['Kari Dalen', 5]]);
});

test('a firm that is often in the news stays a firm beside a bearer of its name', async () => {
  const store = actorStore(db);
  for (const day of ['2024-03-01', '2024-03-02', '2024-03-03'])
    article({ day, text: 'Dalen opened a plant.', people: [['Dalen']], firms: ['Dalen'] });
  for (const day of ['2024-03-04', '2024-03-05', '2024-03-06'])
    article({ day, text: 'Kari Dalen spoke.', people: [['Kari Dalen']] });
  article({ day: '2024-03-07', text: 'Dalen closed a plant.', people: [['Dalen']], firms: ['Dalen'] });
  const found = await store.find('dalen');
  expect(found.map(({ name, articles }) => [name, articles]).sort()).toEqual([
    ['Dalen', 4],
    ['Kari Dalen', 3],
  ]);
});

test('who bears the surname of two is not decided by a word taken for a firm', async () => {
  const store = actorStore(db);
  for (const day of ['2024-03-02', '2024-03-03', '2024-03-04'])
    article({
      day,
      text: 'Kari Dalen spoke with Nina Dalen.',
      people: [['Kari Dalen'], ['Nina Dalen']],
    });
  article({ day: '2024-03-05', text: 'Dalen: talks fail', people: [['Dalen']], firms: ['Dalen'] });
  const full = (await store.find('dalen')).filter(({ name }) => name !== 'Dalen');
  expect(full.map(({ articles }) => articles)).toEqual([3, 3]);
});
