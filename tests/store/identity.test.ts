import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { ActorKind, Mention, Reading, Role } from '../../src/domain/reading.ts';
import { linkReading, unlinkReading } from '../../src/store/sqlite/linking.ts';
import { connect } from '../../src/store/sqlite/open.ts';

let db: Database;
beforeEach(() => {
  db = connect(':memory:');
});

/** Somebody an article tells of: names as printed (fullest first), or a description with the office it stands for. */
interface Person {
  kind?: 'organisation';
  names?: string[];
  description?: string;
  office?: string;
}

interface Told {
  key: string;
  day: string;
  people: Person[];
}

/** Keeps an article of these people and gives its number. */
function arrive({ key, day, people }: Told): number {
  let text = '';
  const mentions: Mention[] = [];
  const roles: Role[] = [];
  const actors = people.map(({ kind: body, names = [], description, office }, actor) => {
    const kind: ActorKind = body ?? 'person';
    const own = [...names, ...(description ? [description] : [])].map((form) => {
      const start = text.length;
      text += `${form} spoke. `;
      mentions.push({
        start,
        end: start + form.length,
        in: 'text',
        kind,
        form: names.includes(form) ? 'name' : 'nominal',
        actor,
      });
      return mentions.length - 1;
    });
    const span = { start: mentions[own[0]!]!.start, end: mentions[own[0]!]!.end };
    if (office && names.length > 0)
      roles.push({
        holder: actor,
        title: office,
        office: office.replace('former ', ''),
        status: office.startsWith('former') ? 'former' : 'current',
        span,
        holderSpan: span,
        sentence: 0,
      });
    return { name: (names[0] ?? description)!, kind, aliases: [], mentions: own, why: [] };
  });
  const at = new Date(`${day}T12:00:00Z`);
  const id = Number(
    db
      .prepare(
        `INSERT INTO articles (source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint)
         VALUES ('Test', ?, ?, ?, 'en', ?, 'given', 0, ?)`,
      )
      .run(key, key, text, at.getTime(), key).lastInsertRowid,
  );
  linkReading(db, id, at, {
    language: 'en',
    sentences: [{ start: 0, end: text.length, paragraph: 0, part: 'body' }],
    mentions,
    actors,
    roles,
    statements: [],
    relations: [],
    dates: [],
  } satisfies Reading);
  return id;
}

const actorsOf = (article: number): number[] =>
  db
    .prepare('SELECT actor FROM actor_links WHERE article = ? ORDER BY local')
    .pluck()
    .all(article) as number[];

/** Who is the same as whom: every person of every article, under the first of those that share the actor. */
function partition(kept: ReadonlyMap<string, number>): Record<string, string> {
  const first = new Map<number, string>();
  const out: Record<string, string> = {};
  for (const key of [...kept.keys()].sort())
    actorsOf(kept.get(key)!).forEach((actor, local) => {
      const mine = `${key}${local}`;
      if (!first.has(actor)) first.set(actor, mine);
      out[mine] = first.get(actor)!;
    });
  return out;
}

const minister = { names: ['Ole Berg', 'Berg'], office: 'minister:defence@norway' };
const described = { description: 'Norwegian defence minister', office: 'minister:defence@norway' };

test('a description is the holder of that office, whichever article came first', () => {
  const waiting = arrive({
    key: 'a',
    day: '2024-03-01',
    people: [{ description: 'leader of Norway', office: 'leader@norway' }],
  });
  const alone = actorsOf(waiting)[0];
  const named = arrive({
    key: 'b',
    day: '2024-03-02',
    people: [{ names: ['Kari Dal'], office: 'minister:prime@norway' }],
  });
  expect(actorsOf(waiting)).toEqual(actorsOf(named));
  unlinkReading(db, named);
  expect(actorsOf(waiting)).not.toEqual([]);
  expect(db.prepare('SELECT name FROM actors WHERE id = ?').pluck().get(actorsOf(waiting)[0])).toBe(
    'leader of Norway',
  );
  expect(alone).toBeDefined();
});

test('a description may mean somebody whom its own article names without the office', () => {
  arrive({ key: 'a', day: '2024-03-01', people: [minister] });
  const both = arrive({ key: 'b', day: '2024-03-02', people: [{ names: ['Ole Berg'] }, described] });
  expect(new Set(actorsOf(both)).size).toBe(1);
});

test('a description is given back when a second holder of these weeks comes up', () => {
  arrive({ key: 'a', day: '2024-03-01', people: [minister] });
  const waiting = arrive({ key: 'b', day: '2024-03-02', people: [described] });
  const before = actorsOf(waiting);
  const second = arrive({ key: 'c', day: '2024-03-03', people: [{ ...minister, names: ['Liv Moe'] }] });
  expect(actorsOf(waiting)).not.toEqual(before);
  unlinkReading(db, second);
  expect(actorsOf(waiting)).toEqual(before);
});

const day = (at: number): string => `2024-03-${String(at + 1).padStart(2, '0')}`;
const pool: Person[] = [
  minister,
  described,
  { names: ['Berg'] },
  { names: ['Anna Berg'] },
  { names: ['Boris Johnson', 'Johnson'], office: 'mayor@london' },
  { names: ['Johnson'] },
  { names: ['Mike Johnson'], office: 'speaker@house' },
  { names: ['Ole T. Berg'] },
  { description: 'leader of Norway', office: 'leader@norway' },
  { names: ['Kari Dal'], office: 'minister:prime@norway' },
  { names: ['Liv Moe'], office: 'former minister:defence@norway' },
  { description: 'former Norwegian defence minister' },
  { kind: 'organisation', names: ['National Democratic Congress', 'NDC'] },
  { kind: 'organisation', names: ['NDC'] },
  { kind: 'organisation', names: ['New Dawn Congress', 'NDC'] },
  { kind: 'organisation', names: ['United Nations'] },
  { kind: 'organisation', names: ['UN'] },
];
/**
 * Two names in one article are company, which tells whom a lone word means; company that comes later is not looked at again (it would cost too
 * much for a name that is in every article), so that articles here name one person and may describe another.
 */
const company = (a: number, b: number): boolean => [a, b].every((at) => pool[at]!.names !== undefined);
const told = fc
  .array(
    fc
      .uniqueArray(fc.integer({ min: 0, max: pool.length - 1 }), { minLength: 1, maxLength: 2 })
      .filter(([a, b]) => b === undefined || !company(a!, b)),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((articles) =>
    articles.map(
      (picked, index): Told => ({ key: `a${index}`, day: day(index), people: picked.map((at) => pool[at]!) }),
    ),
  );

test('who is who does not hang on the order in which articles arrive', () => {
  fc.assert(
    fc.property(
      told.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const read = (list: readonly Told[]) => {
          db = connect(':memory:');
          return partition(new Map(list.map((one) => [one.key, arrive(one)])));
        };
        expect(read(shuffled)).toEqual(read(all));
      },
    ),
    { numRuns: 25 },
  );
});

test('an article that came and left has left nothing behind', () => {
  fc.assert(
    fc.property(told, fc.nat(), (all, at) => {
      const guest = all[at % all.length]!;
      const read = (list: readonly Told[]): Map<string, number> => {
        db = connect(':memory:');
        return new Map(list.map((one) => [one.key, arrive(one)]));
      };
      const without = partition(read(all.filter((one) => one !== guest)));
      const kept = read(all);
      unlinkReading(db, kept.get(guest.key)!);
      kept.delete(guest.key);
      expect(partition(kept)).toEqual(without);
    }),
    { numRuns: 25 },
  );
});
