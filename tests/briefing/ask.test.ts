import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../src/briefing/ask.ts';
import { askCard } from '../../src/briefing/askcard.ts';
import { text } from '../../src/card/text.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { readLines } from '../eval/data.ts';
import { type Case, judge, storeOf } from '../eval/questions.ts';
import { add } from './desk.ts';

let store: Store;
let now: Date;
beforeAll(async () => {
  ({ store, now } = await storeOf('starter'));
});
const drawn = async (question: string) =>
  text(
    askCard(await ask(store, question, now), {
      zone: 'UTC',
      line: (command, words, named = {}) =>
        [`/${command}`, words, ...Object.entries(named).map(([name, value]) => `${name}:${value}`)]
          .filter(Boolean)
          .join(' '),
    }),
  );

describe('the questions of our own on the starter articles', () => {
  const cases = ['starter', 'starter-2', 'starter-3'].flatMap((name) =>
    readLines<Case>(fileURLToPath(new URL(`../golden/questions/${name}.jsonl`, import.meta.url))),
  );

  test('what is answered is right, most is answered, and nothing that no article answers', async () => {
    const verdicts = { right: 0, wrong: 0, none: 0 };
    const falsely: string[] = [];
    for (const one of cases) {
      const asked = await ask(store, one.q, now);
      if (one.none) {
        if (asked.answers.length > 0) falsely.push(one.q);
      } else verdicts[judge(one, asked)]++;
      for (const { points } of asked.answers)
        for (const { text: printed, citation, start = 0, end = 0 } of points) {
          const article = await store.articles.find(citation.article);
          expect(article?.text.slice(citation.start, citation.end)).toBe(printed);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(printed.length);
        }
    }
    const answerable = cases.filter(({ none }) => !none).length;
    expect(falsely.length).toBeLessThanOrEqual(2);
    expect(verdicts.right / (verdicts.right + verdicts.wrong + falsely.length)).toBeGreaterThan(0.93);
    expect(verdicts.right / answerable).toBeGreaterThan(0.7);
  });
});

describe('an answer', () => {
  test('stands beside the other outlets’ where they differ', async () => {
    const asked = await ask(store, 'How long did the talk with el-Sisi last?', now);
    expect(asked.differ).toBe(true);
    expect(asked.answers.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['about an hour', 'nearly two hours']),
    );
    expect(await drawn('How long did the talk with el-Sisi last?')).toContain('Sources differ:');
  });

  test('told days apart is no difference: the newest comes first', async () => {
    const asked = await ask(store, 'How many members voted for the resolution?', now);
    expect(asked).toMatchObject({ differ: false, apart: true });
    expect(asked.answers.map(({ value }) => value)).toEqual(['Fourteen', 'Eleven']);
  });

  test('shows whom it names as a way onward, with outlet and day', async () => {
    const card = await drawn('who is the mossad chief?');
    expect(card).toContain('David Barnea');
    expect(card).toMatch(
      /Harbour Wire, 18 Mar 2024|Levant Courier, \d\d Mar 2024|The Meridian Post, \d\d Mar 2024/u,
    );
    expect(card).toMatch(/\/actor id:\d+/u);
  });

  test('keeps to the days asked for', async () => {
    const late = await ask(store, 'What did Blinken say since 25 March 2024?', now);
    for (const { points } of late.answers)
      for (const { citation } of points)
        expect(citation.publishedAt.toISOString() >= '2024-03-25').toBe(true);
    const none = await ask(store, 'Whom did Blinken meet yesterday?', new Date('2026-11-25T00:00:00Z'));
    expect(none.answers).toEqual([]);
    expect(none.empty?.why).toContain('No article is as new as');
  });
});

describe('what a hasty answer falls for', () => {
  let traps: Store;
  let later: Date;
  beforeAll(async () => {
    ({ store: traps, now: later } = await storeOf('traps'));
  });
  const noted = async (question: string) =>
    (await ask(traps, question, later)).answers.map(({ value, note }) =>
      note === undefined ? value : `${value} – ${note}`,
    );

  test.for(readLines<Case>(fileURLToPath(new URL('../golden/questions/traps.jsonl', import.meta.url))))(
    '$q',
    async (one) => {
      const asked = await ask(traps, one.q, later);
      expect(judge(one, asked), JSON.stringify(asked.answers)).toBe(one.none ? 'none' : 'right');
    },
  );

  test('meetings planned and denied are said to be so', async () => {
    expect(await noted('Whom did Petra Lindqvist meet?')).toEqual(['Signe Aldahl', 'Jonas Brekke – denied']);
    expect(await noted('Whom will Bojan Zorec meet?')).toEqual(['Marko Vodnik – planned']);
    // Cancelled: never told as met.
    expect(await noted('Whom did Bojan Zorec meet?')).not.toContain('Luka Hren');
  });

  test('a country or body is not somebody met', async () => {
    const met = await noted('Whom did Tor Hagen meet?');
    expect(met).toContain('Samir Gharbi');
    expect(met.join()).toMatch(/representative of the Fishermen/iu);
    expect(met).not.toContain('Norway');
  });

  test('the word of somebody without a name stands with the answer', async () => {
    expect((await noted('Who wanted Vodnik gone?'))[0]).toMatch(
      /Ana Kolar – on the word of a person close to the cabinet/u,
    );
  });

  test('who somebody is: the role, its day and outlet, the name once', async () => {
    const asked = await noted('Who is Signe Aldahl?');
    expect(asked).toEqual([
      expect.stringMatching(
        /^Signe Aldahl – head of (?:the )?water board, as of 8 Sep 2025 \(Harbour Wire\)$/u,
      ),
    ]);
  });

  test('lengths of meetings with different people do not contradict each other', async () => {
    const asked = await ask(traps, 'How long did the meeting last?', later);
    expect(asked).toMatchObject({ differ: false });
    expect(asked.answers.map(({ value }) => value)).not.toContain('an hour');
  });

  test('what happened on a day leads to that day alone', async () => {
    const lines = async (question: string) =>
      (await ask(traps, question, later)).empty?.nearest.map(({ line }) => line) ?? [];
    expect((await ask(traps, 'What happened in Korvel on Thursday?', later)).instead).toBe(
      '/brief Korvel since:2025-09-11 until:2025-09-11',
    );
    expect(await lines('What happened on September 9?')).toContain(
      '/trends since:2025-09-09 until:2025-09-09',
    );
  });
});

describe('no answer', () => {
  test('says so, and offers what is nearest, labelled', async () => {
    const asked = await ask(store, 'What did Blinken say about Ukraine?', now);
    expect(asked.answers).toEqual([]);
    expect(asked.empty?.why).toContain('No article here answers that. I have 21 articles from 3 sources');
    expect(asked.empty?.nearest.map(({ line }) => line).join()).toMatch(/\/brief .*Blinken/u);
    const near = (await ask(store, 'When did Blinken visit Riyadh?', now)).empty?.sentences ?? [];
    for (const { text: printed } of near) expect(printed).toContain('Blinken');
    if (near.length > 0)
      expect(await drawn('When did Blinken visit Riyadh?')).toContain('Nearest, not an answer:');
  });

  test('a bare topic or name is a line of its own', async () => {
    const instead = async (words: string) => (await ask(store, words, now)).instead;
    expect(await instead('ceasefire')).toBe('/brief ceasefire');
    expect(await instead('Blinken')).toBe('/actor Blinken');
    expect(await instead('What happened in Rafah since 20 March 2024?')).toBe(
      '/brief Rafah since:2024-03-20',
    );
    expect(await instead('hello there')).toBeUndefined();
    expect(await instead('Who vetoed the draft?')).toBeUndefined();
  });

  test('of two of one name asks which', async () => {
    const own = await openStore(':memory:');
    for (const [n, who] of ['Lena Marbach, mayor of Vell', 'Otto Marbach, head of the port'].entries())
      await add(own, {
        source: 'Coast Courier',
        title: `Report ${n}`,
        text: `${who}, opened the fair on Monday. ${who.split(',')[0]} stayed for an hour. The visitors came by ferry.`,
        at: `2025-05-1${n}T10:00:00Z`,
      });
    const asked = await ask(own, 'Who is Marbach?', new Date('2025-05-20T00:00:00Z'));
    expect(asked.answers).toEqual([]);
    expect(asked.empty?.nearest.map(({ label }) => label).sort()).toEqual(['Lena Marbach', 'Otto Marbach']);
  });

  test('an empty archive says so', async () => {
    const asked = await ask(await openStore(':memory:'), 'Who is the mayor of Vell?', now);
    expect(asked.empty?.why).toContain('no articles yet');
  });
});
