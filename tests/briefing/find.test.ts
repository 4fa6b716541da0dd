import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { emptiness } from '../../src/briefing/brief.ts';
import { selectArticles } from '../../src/briefing/select.ts';
import { parseTopic, wholeTime } from '../../src/briefing/topic.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { add } from './desk.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
  const put = (title: string, text: string, source = 'Northern Wire', at = '2025-02-03T08:00:00Z') =>
    add(store, { source, title, text, at });
  await put(
    'A: Talks on the canal',
    'President Hamid el-Sadri met Jana Kowal, foreign minister of Polvonia, in Cairo. Sadri said that the canal would stay open. Kowal said that she welcomed it.',
  );
  await put(
    'B: Canal tolls to rise',
    'President Hamid el-Sadrri said that tolls on the canal would rise. The president said that ships would pay from May.',
    'Daily Shire',
    '2025-02-04T08:00:00Z',
  );
  await put(
    'C: Robbers sentenced',
    'Judge Mark Tolland sentenced two robbers. Tolland said that the city was safe again.',
    'Daily Shire',
    '2025-02-05T08:00:00Z',
  );
  await put(
    'D: Mayor opens bridge',
    'Mayor Anna Tolland opened a bridge over the canal. Tolland said that it would last a hundred years.',
    'Harbour Post Online',
    '2025-02-06T08:00:00Z',
  );
  await put(
    'E: Ballet season begins',
    'The ballet season begins on Friday. A canal of paper stands on the stage.',
    'Harbour Post Online',
    '2025-02-07T08:00:00Z',
  );
});

const find = async (words: string, period = {}) => {
  const { articles, notes, offers } = await selectArticles(store, words, period, 'all');
  return {
    titles: articles
      .map(({ title }) => title[0])
      .sort()
      .join(''),
    notes,
    offers: offers.map(({ words: line }) => line),
  };
};

test.each([
  ['a person by the surname', 'actor:kowal', 'A'],
  ['a person however the paper spells him', 'actor:"hamid el-sadri"', 'AB'],
  ['a misspelt person', 'actor:"Jana Kowall"', 'A'],
  ['an office', 'actor:"foreign minister of polvonia"', 'A'],
  ['an actor and a word', 'actor:sadri tolls', 'B'],
  ['an actor or a word', 'actor:kowal OR ballet', 'AE'],
  ['without an actor', 'canal -actor:sadri', 'DE'],
  ['several of one name', 'actor:tolland', 'CD'],
  ['one of them', 'actor:"Anna Tolland"', 'D'],
  ['part of an outlet', 'source:harbour canal', 'DE'],
  ['two outlets', 'canal source:"Daily Shire" OR source:"Northern Wire"', 'AB'],
  ['without an outlet', 'canal -source:"Northern Wire"', 'BDE'],
  ['an outlet with a slip', 'source:"dayly shire"', 'BC'],
  ['either in the title', 'title:talks OR title:ballet', 'AE'],
  ['not in the title', 'canal -title:canal', 'DE'],
  ['brackets hold an OR', '(tolls OR stage) canal', 'BE'],
  ['brackets carry a minus', 'canal -(tolls OR stage)', 'AD'],
  ['a blank after the colon', 'source: harbour stage', 'E'],
  ['since in the middle', 'canal since:2025-02-06 stage', 'E'],
  ['until at the start', 'until:2025-02-04 canal', 'AB'],
  ['names known from search engines', 'canal after:2025-02-04 before:2025-02-06', 'BD'],
  ['another spelling of a name', 'sadri', 'AB'],
  ['a spelling that nobody prints', 'saddri', 'AB'],
  ['but not inside quotation marks', '"sadri"', 'A'],
  ['nobody', 'actor:zzyzx', ''],
])('%s: %s', async (_, words, titles) => {
  expect((await find(words)).titles).toBe(titles);
});

test('the period of the command and of the line: the narrower counts', async () => {
  const period = { until: new Date('2025-02-05T00:00:00Z') };
  expect((await find('canal until:2025-02-06', period)).titles).toBe('AB');
  expect((await find('canal since:1d', period)).titles).toBe('B');
});

test('what was understood otherwise than typed is said', async () => {
  expect((await find('actor:"Jana Kowall"')).notes).toEqual(['“Jana Kowall” was taken for Jana Kowal.']);
  expect((await find('actor:"foreign minister of polvonia"')).notes[0]).toMatch(
    /is Jana Kowal, .*as of 3 Feb 2025/u,
  );
  const two = await find('actor:tolland');
  expect(two.notes[0]).toMatch(/may be .*Tolland .*Tolland .*all were taken/u);
  expect(two.offers.sort()).toEqual(['actor:"Anna Tolland"', 'actor:"Mark Tolland"']);
  expect((await find('saddri')).notes[0]).toMatch(/^“saddri” was looked for as “Sadr+i”/u);
  expect((await find('canal')).notes).toEqual([]);
});

test.each([
  ['a misspelt word among others', 'canal tolsl', 'canal tolls', /No article has “tolsl”/u],
  ['a misspelt word of a text', 'robers', 'Robbers', /No article mentions “robers”/u],
  [
    'words that no article has together',
    'ballet tolls',
    'ballet',
    /No article has all of “ballet”, “tolls”/u,
  ],
  ['a name that is not known', 'actor:tollande -bridge', 'actor:"Anna Tolland"', /Toll/u],
])('spelling help for %s', async (_, words, line, why) => {
  const empty = await emptiness(store, words, {}, 'search');
  if (words.startsWith('actor')) return expect((await find(words)).notes.join()).toMatch(why);
  expect(empty.why).toMatch(why);
  expect(empty.nearest.map((one) => one.line)).toContain(`/search ${line}`);
});

test('a line taken apart', () => {
  const topic = parseTopic(
    '“harbour master” title:storm OR sail -source:"Daily Shire" since:3d until: monday',
  );
  expect(topic.clauses.map((terms) => terms.map(({ field, words }) => `${field} ${words}`))).toEqual([
    ['text harbour master'],
    ['title storm', 'text sail'],
  ]);
  expect(topic.none.map(({ field, words }) => `${field} ${words}`)).toEqual(['source Daily Shire']);
  expect([topic.since, topic.until]).toEqual(['3d', 'monday']);
  expect(wholeTime('canal since:3d tolls until:"2025-02-03"')).toBe('canal tolls');
});

test('whatever is typed, nothing but a word of refusal comes back', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      ...'canal Sadri actor: source: title: since: until: 3d OR NOT AND NEAR( " “ ” - -( ( ) * ^ : {title} + #1'.split(
        ' ',
      ),
    ),
    fc.string({ maxLength: 5 }),
    fc.string({ maxLength: 5, unit: 'binary' }),
  );
  const typed = fc.array(fc.tuple(part, fc.constantFrom('', ' ')), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(typed, async (parts) => {
      const words = parts.flat().join('');
      const found = await selectArticles(store, words, {}, 'all').catch((error: { code?: string }) => {
        expect(error.code).toBe('invalid');
        return undefined;
      });
      if (found?.articles.length === 0) expect((await emptiness(store, words, {})).why).not.toBe('');
    }),
    { numRuns: 250 },
  );
});
