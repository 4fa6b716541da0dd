import { zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import {
  type Gist,
  gistLikeness,
  gistLikenesses,
  hashWord,
  packGist,
  unpackGist,
} from '../../domain/gist.ts';
import type { Reading } from '../../domain/reading.ts';
import { CLEAR_STORY, carryOn, faded, linkStories, NEAR_STORY, REACH_DAYS } from '../../domain/story.ts';
import { gistOf } from '../../language/gist.ts';
import type { StoryPlace, StoryStore } from '../stories.ts';
import { rarityOf } from './rarity.ts';

/** Words of an article that are kept: the most telling ones say nearly all. */
const KEPT = 100;
/** Of them those under which articles meet, and the articles of one word that are looked at. */
const MEETING = 12;
const MOST_OF_WORD = 200;
/** Articles that are compared, stories that are formed anew, and articles of one story and of all in that: those nearest in time. */
const MOST_COMPARED = 40;
const MOST_STORIES = 5;
const MOST_MEMBERS = 40;
const MOST_FORMED = 80;
/** Articles from which on a story is not formed anew for one that clearly belongs to it and is near no other: it would cost the most and change nothing. */
const LARGE = 12;
/** What articles that are in one story are liker than their words: stories do not come apart and together with every article. */
const TOGETHER = 0.01;
/** Days back and likeness of words without time from which on a new story goes on with an older one. */
const FOLLOW_DAYS = 30;
const FOLLOWS = 0.4;
const DAY = 86_400_000;
/**
 * While an archive is young nobody knows which words are rare. Each time it has doubled, from the first size to the last, its articles are looked at again, some
 * with every one that comes in.
 */
const YOUNG = { from: 16, to: 4_096, some: 2 };

interface Row {
  article: number;
  story: number;
  published_at: number;
  gist: Buffer;
  copy_of: number | null;
}

interface Member extends Omit<Row, 'gist' | 'story'> {
  story: number | undefined;
  gist: Gist;
}

/** Puts one article into its story. Within a transaction of its caller. */
export interface StoryLinker {
  link(id: number, reading: Pick<Reading, 'mentions'>): void;
  /** Looks at up to `most` articles of a young archive again, where that is due (a few with each that comes in); tells at how many. */
  lookAgain(most?: number): number;
}

const unpackReading = (body: Buffer | undefined): Pick<Reading, 'mentions'> =>
  body === undefined ? { mentions: [] } : (JSON.parse(zstdDecompressSync(body).toString()) as Reading);

const linkers = new WeakMap<Database, StoryLinker>();

/** One linker a connection, for what it knows of rare words is counted as it goes. */
export function storyLinker(db: Database): StoryLinker {
  const known = linkers.get(db) ?? makeLinker(db);
  linkers.set(db, known);
  return known;
}

function makeLinker(db: Database): StoryLinker {
  const articleOf = db.prepare<
    [number],
    { title: string; text: string; published_at: number; copy_of: number | null }
  >('SELECT title, text, published_at, copy_of FROM articles WHERE id = ?');
  const columns = 's.article, s.story, s.published_at, s.gist, a.copy_of';
  const rowOf = db.prepare<[number], Row>(
    `SELECT ${columns} FROM story_articles s JOIN articles a ON a.id = s.article WHERE s.article = ?`,
  );
  const copiesOf = db
    .prepare<[number, number], number>(
      'SELECT id FROM articles WHERE copy_of = ? UNION ALL SELECT id FROM articles WHERE id = ?',
    )
    .pluck();
  // Through the index from both sides: a long story is not read whole.
  const membersOf = db.prepare<[{ story: number; at: number; most: number }], Row>(
    `SELECT ${columns} FROM (
       SELECT * FROM (SELECT * FROM story_articles WHERE story = @story AND published_at <= @at ORDER BY published_at DESC LIMIT @most)
       UNION ALL
       SELECT * FROM (SELECT * FROM story_articles WHERE story = @story AND published_at > @at ORDER BY published_at LIMIT @most)
     ) s JOIN articles a ON a.id = s.article ORDER BY abs(s.published_at - @at), s.article LIMIT @most`,
  );
  const meeting = db
    .prepare<[number, number, number], number>(
      `SELECT article FROM story_words WHERE word = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ${MOST_OF_WORD}`,
    )
    .pluck();
  const forget = db.prepare('DELETE FROM story_words WHERE article = ?');
  const keepWord = db.prepare('INSERT INTO story_words (word, day, article) VALUES (?, ?, ?)');
  const start = db.prepare('INSERT INTO stories (follows) VALUES (?)');
  const put = db.prepare(`INSERT INTO story_articles (article, story, published_at, gist) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET story = excluded.story, published_at = excluded.published_at, gist = excluded.gist`);
  const move = db.prepare('UPDATE story_articles SET story = ? WHERE article = ?');
  const moveAll = db.prepare('UPDATE story_articles SET story = ? WHERE story = ?');
  const endInto = db.prepare('UPDATE stories SET went_into = ? WHERE id = ?');
  const after = db
    .prepare<[number, number], number>(
      'SELECT article FROM story_articles WHERE article > ? ORDER BY article LIMIT ?',
    )
    .pluck();
  const readingOf = db.prepare<[number], { body: Buffer }>('SELECT body FROM readings WHERE article = ?');
  const rarity = rarityOf(db);

  /** Articles that share telling words in these days, those that share most first. */
  const meet = (
    words: readonly (readonly [number, number])[],
    own: number,
    from: number,
    to: number,
    least: number,
  ): number[] => {
    const shared = new Map<number, { weight: number; words: number }>();
    for (const [word, weight] of words)
      for (const article of meeting.all(word, from, to) as number[]) {
        const known = shared.get(article);
        if (known === undefined) shared.set(article, { weight: weight * weight, words: 1 });
        else {
          known.weight += weight * weight;
          known.words++;
        }
      }
    shared.delete(own);
    return [...shared]
      .filter(([, one]) => one.words >= least)
      .sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])
      .slice(0, MOST_COMPARED)
      .map(([article]) => article);
  };

  const unpack = (row: Row): Member => ({ ...row, gist: unpackGist(row.gist, rarity.of) });
  const reportOf = ({ article, copy_of }: Member): number => copy_of ?? article;
  const nearness = (a: Member, b: Member, alike = gistLikeness(a.gist, b.gist)): number =>
    reportOf(a) === reportOf(b)
      ? 1
      : faded(alike, a.published_at, b.published_at) +
        (a.story !== undefined && a.story === b.story ? TOGETHER : 0);

  /** Takes up to `most` older articles again while the archive is young; tells how many. */
  const lookAgain = (most = YOUNG.some): number => {
    const from = rarity.again();
    if (from === undefined) return 0;
    const some = after.all(from, most) as number[];
    for (const id of some) place(id, unpackReading(readingOf.get(id)?.body));
    rarity.setAgain(some.length < most ? undefined : some.at(-1));
    return some.length;
  };

  return {
    link(id, reading) {
      if (place(id, reading)) {
        const all = rarity.all();
        if (all >= YOUNG.from && all <= YOUNG.to && Number.isInteger(Math.log2(all))) rarity.setAgain(0);
      }
    },
    lookAgain,
  };

  /** Puts an article into its story, anew where it has one; true where it had none. */
  function place(id: number, reading: Pick<Reading, 'mentions'>): boolean {
    const article = articleOf.get(id)!;
    const before = rowOf.get(id);
    const at = article.published_at;
    const day = Math.floor(at / DAY);
    const counts = new Map<number, number>();
    for (const [word, weight] of gistOf(article, reading)) counts.set(hashWord(word), weight);
    // An edited article is counted once: the first text tells how rare its words are well enough.
    if (before === undefined) rarity.count(counts.keys());
    const telling = [...counts]
      .map(([word, weight]) => [word, weight, weight * rarity.of(word)] as const)
      .sort((a, b) => b[2] - a[2] || a[0] - b[0])
      .slice(0, KEPT);
    const words = telling.slice(0, MEETING).map(([word, , weight]) => [word, weight] as const);
    const packed = packGist(telling.map(([word, weight]) => [word, weight]));
    const own: Member = {
      article: id,
      story: before?.story,
      published_at: at,
      gist: unpackGist(packed, rarity.of),
      copy_of: article.copy_of,
    };
    const near = new Map<number, number>();
    const candidates = [
      ...(copiesOf.all(reportOf(own), reportOf(own)) as number[]),
      ...meet(words, id, day - REACH_DAYS, day + REACH_DAYS, 2),
    ];
    for (const candidate of new Set(candidates)) {
      const row = candidate === id ? undefined : rowOf.get(candidate);
      if (row === undefined) continue;
      const alike = nearness(own, unpack(row));
      if (alike >= NEAR_STORY) near.set(row.story, Math.max(near.get(row.story) ?? 0, alike));
    }
    const stories = [...near]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_STORIES)
      .map(([story]) => story);
    if (before !== undefined && !stories.includes(before.story)) stories.push(before.story);

    const most = Math.min(MOST_MEMBERS, Math.floor(MOST_FORMED / Math.max(1, stories.length)));
    const members = stories
      .flatMap((story) => membersOf.all({ story, at, most }).map(unpack))
      .filter((member) => member.article !== id);
    const [only] = stories;
    const clear =
      stories.length === 1 &&
      members.length >= LARGE &&
      members.reduce((sum, member) => sum + nearness(own, member), 0) >= CLEAR_STORY * members.length;
    if (clear) put.run(id, only, at, packed);
    else form([...members, own], own, { packed, words, day });
    forget.run(id);
    for (const [word] of words) keepWord.run(word, day, id);
    return before === undefined;
  }

  /** Forms the stories of some articles anew, of which one has just come in or changed. */
  function form(
    members: Member[],
    own: Member,
    { packed, words, day }: { packed: Buffer; words: readonly (readonly [number, number])[]; day: number },
  ): void {
    members.sort((a, b) => a.published_at - b.published_at || a.article - b.article);
    const size = members.length;
    const alike = gistLikenesses(members.map(({ gist }) => gist));
    const groups = linkStories(size, (i, j) => nearness(members[i]!, members[j]!, alike[i * size + j]));
    const { stories: names, merged } = carryOn(
      groups,
      members.map(({ story }) => story),
    );
    for (const [k, group] of groups.entries()) {
      const story = names[k] ?? Number(start.run(alone(group, members, own, words, day)).lastInsertRowid);
      for (const i of group) {
        const member = members[i]!;
        if (member === own) put.run(own.article, story, own.published_at, packed);
        else if (member.story !== story) move.run(story, member.article);
      }
    }
    for (const [story, into] of merged) {
      moveAll.run(into, story);
      endInto.run(into, story);
    }
  }

  /** The older story that a story of this one article alone goes on with, or null. */
  function alone(
    group: readonly number[],
    members: readonly Member[],
    own: Member,
    words: readonly (readonly [number, number])[],
    day: number,
  ): number | null {
    if (group.length > 1 || members[group[0]!] !== own) return null;
    let best: { story: number; alike: number } | undefined;
    for (const candidate of meet(words, own.article, day - FOLLOW_DAYS, day, 4)) {
      const row = rowOf.get(candidate);
      if (row === undefined || row.published_at >= own.published_at) continue;
      const alike = gistLikeness(own.gist, unpack(row).gist);
      if (alike >= FOLLOWS && alike > (best?.alike ?? 0)) best = { story: row.story, alike };
    }
    return best?.story ?? null;
  }
}

export function storyStore(db: Database): StoryStore {
  const placeOf = db.prepare<[number], { story: number; follows: number | null }>(
    'SELECT s.story, t.follows FROM story_articles s JOIN stories t ON t.id = s.story WHERE s.article = ?',
  );
  const known = db.prepare<[number], { went_into: number | null }>(
    'SELECT went_into FROM stories WHERE id = ?',
  );
  const without = db.prepare<[number, number, number], { id: number; published_at: number }>(
    `SELECT a.id, a.published_at FROM articles a
     WHERE (a.published_at, a.id) > (?, ?) AND NOT EXISTS (SELECT 1 FROM story_articles s WHERE s.article = a.id)
     ORDER BY a.published_at, a.id LIMIT ?`,
  );
  const readingOf = db.prepare<[number], { body: Buffer }>('SELECT body FROM readings WHERE article = ?');
  const linker = storyLinker(db);
  /** Where the last round came to: what is saved since then has its story. */
  let reached: [number, number] = [-8.64e15, 0];

  const current = (story: number): number | undefined => {
    let at = story;
    // A chain cannot be longer than there are stories that ended in one.
    for (let i = 0; i < 1_000; i++) {
      const row = known.get(at);
      if (row === undefined) return undefined;
      if (row.went_into === null) return at;
      at = row.went_into;
    }
    return at;
  };

  const round = db.transaction((limit: number): number => {
    const rows = without.all(...reached, limit);
    for (const { id } of rows) {
      linker.link(id, unpackReading(readingOf.get(id)?.body));
      linker.lookAgain();
    }
    const last = rows.at(-1);
    reached = last === undefined ? [-8.64e15, 0] : [last.published_at, last.id];
    return rows.length > 0 ? rows.length : linker.lookAgain(limit);
  });

  return {
    async of(articles) {
      const found = new Map<number, StoryPlace>();
      for (const id of articles) {
        const row = placeOf.get(id);
        if (row === undefined) continue;
        const follows = row.follows === null ? undefined : current(row.follows);
        found.set(id, {
          story: row.story,
          ...(follows === undefined || follows === row.story ? {} : { follows }),
        });
      }
      return found;
    },
    async catchUp(limit) {
      return round.immediate(limit);
    },
  };
}
