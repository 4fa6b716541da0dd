import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/card/card.ts';
import type { Kept } from '../../src/delivery/compose.ts';
import { openKept, type Wanted } from '../../src/delivery/opened.ts';
import { GRACE } from '../../src/delivery/outside.ts';
import { parseSchedule } from '../../src/domain/schedule/schedule.ts';
import { slotsBetween } from '../../src/domain/schedule/slot.ts';
import { daily, plain, story, world } from './world.ts';

const states = async (w: Awaited<ReturnType<typeof world>>, id = 1) =>
  (await w.store.digests.history(id, 1000))
    .map((slot) => `${slot.due.toISOString().slice(0, 16)} ${slot.state}`)
    .reverse();

describe('a slot', () => {
  test('is one message at the channel’s local time, however often the clock ticks', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    for (const time of ['06:29:45', '06:30:00', '06:30:15', '06:31:00', '09:00:00'])
      await w.at(`2026-03-02T${time}Z`);
    expect(w.messages.map((message) => [message.at.toISOString(), message.key])).toEqual([
      ['2026-03-02T06:30:00.000Z', `d1-${(Date.parse('2026-03-02T06:30:00Z') / 1000).toString(36)}`],
    ]);
    expect(w.last()).toMatch(/^Morning digest · Monday 2 March 2026, 07:30 Berlin/);
    expect(await states(w)).toEqual(['2026-03-02T06:30 sent']);
    expect(w.errors).toEqual([]);
  });

  test('missed by less than two hours is sent once and says that it is late', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    await w.at('2026-03-02T07:04:00Z');
    await w.at('2026-03-02T07:05:00Z');
    expect(w.messages).toHaveLength(1);
    expect(w.last()).toContain('Late: was due 07:30, sent 08:04');
    expect(await states(w)).toEqual(['2026-03-02T06:30 late']);
  });

  test('missed by more is on record as missed, and a long time away makes no burst', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    await w.at('2026-03-05T12:00:00Z');
    expect(w.messages).toHaveLength(0);
    expect(await states(w)).toEqual(['02', '03', '04', '05'].map((day) => `2026-03-${day}T06:30 missed`));
    const [newest] = await w.store.digests.history(1, 1);
    expect(newest?.reason).toContain('more than 120 min');
    await w.at('2026-03-06T06:30:00Z');
    expect(w.messages).toHaveLength(1);
  });

  test('of an hourly digest after an hour and a half away: the newest is sent, the older one names it', async () => {
    const w = await world('2026-03-02T06:30:00Z');
    await w.store.digests.add(daily({ schedule: '0 * * * *', createdAt: w.clock }));
    await w.at('2026-03-02T08:20:00Z');
    expect(w.messages).toHaveLength(1);
    expect(await states(w)).toEqual(['2026-03-02T07:00 missed', '2026-03-02T08:00 late']);
    expect((await w.store.digests.history(1, 2))[1]?.reason).toContain('the one of 09:00 covers it');
  });

  test('on the days the clock changes runs once', async () => {
    const w = await world('2026-03-28T12:00:00Z');
    await w.store.digests.add(daily({ schedule: 'daily 02:30', createdAt: w.clock }));
    for (let minute = 0; minute < 2 * 1440; minute += 10)
      await w.at(new Date(Date.parse('2026-03-28T12:00:00Z') + minute * 60_000));
    expect(await states(w)).toEqual(['2026-03-29T01:30 sent', '2026-03-30T00:30 sent']);
  });

  test('is not sent again when the zone’s rules or the clock put the same wall time later', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    await w.at('2026-03-02T06:30:00Z');
    const slot = {
      due: new Date('2026-03-02T07:30:00Z'),
      local: '2026-03-02T07:30:00[Europe/Berlin]',
      state: 'missed' as const,
      reason: 'x',
    };
    const found = await w.store.digests.find(1);
    await w.store.digests.plan(1, found?.version ?? 0, slot.due, [slot]);
    expect(await states(w)).toEqual(['2026-03-02T06:30 sent']);
  });

  test('is not planned from settings that were changed while it was made', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.step = (name) => {
      if (name !== 'composed') return;
      w.step = undefined;
      void w.store.digests.change(1, { lines: ['/brief other'] });
    };
    await w.at('2026-03-02T06:30:00Z');
    expect(w.messages).toEqual([]);
    await w.at('2026-03-02T06:30:15Z');
    expect(w.messages).toHaveLength(1);
    expect((await w.store.digests.slot(1, new Date('2026-03-02T06:30:00Z')))?.replies).toMatchObject([
      { line: '/brief other' },
    ]);
  });

  test('noted as missed by a clock that ran ahead is sent when its time comes', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    await w.at('2026-03-03T20:00:00Z');
    expect(await states(w)).toEqual(['2026-03-02T06:30 missed', '2026-03-03T06:30 missed']);
    await w.at('2026-03-01T13:00:00Z');
    await w.at('2026-03-02T06:30:00Z');
    await w.at('2026-03-03T06:30:00Z');
    expect(w.messages).toHaveLength(2);
    expect(await states(w)).toEqual(['2026-03-02T06:30 sent', '2026-03-03T06:30 sent']);
  });

  test('on a quiet day, or without news where only news is wanted, is skipped with the reason', async () => {
    const w = await world('2026-03-06T12:00:00Z');
    await w.store.digests.add(
      daily({ createdAt: w.clock, options: { onlyNews: true, quiet: { weekdays: [7], dates: [] } } }),
    );
    w.answer = async (line) => ({ card: { title: line, blocks: [] }, data: story(1, 'Talks resume') });
    for (const day of ['07', '08', '09']) await w.at(`2026-03-${day}T06:30:00Z`);
    expect(await states(w)).toEqual([
      '2026-03-07T06:30 sent',
      '2026-03-08T06:30 skipped',
      '2026-03-09T06:30 skipped',
    ]);
    expect((await w.store.digests.history(1, 2)).map((slot) => slot.reason)).toEqual([
      'Nothing new, and it is sent only with news.',
      'A quiet day of this digest.',
    ]);
  });

  test('whose answer fails is tried until its time is over, then says why', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.answer = async () => ({
      card: { blocks: [] },
      data: { error: { code: 'internal', message: 'broken' } },
    });
    await w.at('2026-03-02T06:30:00Z');
    expect(await states(w)).toEqual([]);
    await w.at('2026-03-02T08:25:00Z');
    expect((await w.store.digests.history(1, 1))[0]).toMatchObject({ state: 'failed', reason: 'broken' });
    expect(w.messages).toHaveLength(0);
  });
});

test('a line that fails is asked again for five minutes; then the rest goes out and says so', async () => {
  const w = await world('2026-03-01T12:00:00Z');
  await w.store.digests.add(daily({ lines: ['/brief a', '/brief b'] }));
  w.answer = async (line) => ({
    card: { title: line, blocks: [] },
    data: line.startsWith('/brief a')
      ? { error: { code: 'internal', message: 'broken' } }
      : story(1, 'Talks resume'),
  });
  await w.at('2026-03-02T06:30:00Z');
  await w.at('2026-03-02T06:34:45Z');
  expect(w.messages).toEqual([]);
  await w.at('2026-03-02T06:35:00Z');
  expect(w.last()).toContain('“/brief a”: broken');
  expect(w.last()).toContain('Talks resume');
});

describe('a digest says what is new', () => {
  test('stories once, updates marked, a quiet day in one line', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    let data = story(1, 'Talks resume');
    w.answer = async (line) => ({ card: { title: line, blocks: [] }, data });
    await w.at('2026-03-02T06:30:00Z');
    expect(w.last()).toContain('1 new');
    await w.at('2026-03-03T06:30:00Z');
    expect(w.last()).toContain('Quiet: nothing new since yesterday 07:30.');
    expect(w.last()).not.toContain('Talks resume');
    data = story(1, 'Talks resume', 'A new offer is made.');
    await w.at('2026-03-04T06:30:00Z');
    expect(w.last()).toContain('1 updated since yesterday 07:30');
    expect(w.last()).toContain('UPDATE  Talks resume – A new offer is made.');
  });

  test('the same article read again, or another sentence of it chosen, is no news', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    let data = told('Talks resume', [['An offer is made.', 1]]);
    w.answer = async (line) => ({ card: { title: line, blocks: [] }, data });
    await w.at('2026-03-02T06:30:00Z');
    data = told('Talks resume', [['The offer was made in Rome.', 1]]);
    await w.at('2026-03-03T06:30:00Z');
    expect(w.last()).toContain('Quiet: nothing new');
    data = told('Offer refused', [
      ['An offer is made.', 1],
      ['The offer is refused.', 2],
    ]);
    await w.at('2026-03-04T06:30:00Z');
    expect(w.last()).toContain('UPDATE  Offer refused – The offer is refused.');
  });

  test('what more outlets tell comes first, numbers run through its lines, quiet ones are named in one line', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily({ lines: ['/brief ceasefire', '/actor blinken', '/brief grain'] }));
    w.answer = async (line) => ({
      card: { title: line.startsWith('/actor') ? 'Antony Blinken' : line, blocks: [] },
      data: line.startsWith('/actor')
        ? {
            actor: { name: 'Antony Blinken' },
            statements: [
              {
                text: 'not to go',
                addressee: 'the prime minister',
                attribution: 'state media reported',
                citation: at(2),
              },
              { text: 'said long ago', citation: { ...at(8), publishedAt: new Date('2026-01-01') } },
            ],
          }
        : line.includes('grain')
          ? { stories: [], points: [] }
          : {
              stories: [
                { id: 'a', headline: 'Small', sources: ['A'], articles: [1] },
                { id: 'b', headline: 'Large', sources: ['A', 'B', 'C'], articles: [2, 3] },
              ],
              points: [
                { text: 'It is small.', story: 'a', citations: [at(1)] },
                { text: 'It is large.', story: 'b', citations: [at(2)] },
              ],
            },
    });
    await w.at('2026-03-02T06:30:00Z');
    expect(w.last().split('\n')).toEqual([
      'Morning digest · Monday 2 March 2026, 07:30 Berlin',
      expect.stringMatching(/^3 new /),
      'ceasefire',
      'Large – It is large. 3 sources.',
      'Small – It is small.',
      'Antony Blinken',
      'to the prime minister, state media reported: not to go',
      'Quiet: nothing new on “grain”.',
      'actions',
    ]);
    const lists = w.messages[0]?.card.blocks.filter((block) => block.kind === 'list');
    expect(lists?.map((block) => block.start)).toEqual([undefined, 3]);
    expect(labels(w.messages[0]?.card)).toEqual([
      'Brief 1',
      'Brief 2',
      'All: ceasefire',
      'Timeline: ceasefire',
      'All: blinken',
      'Settings',
    ]);
  });

  test('articles of a search and points of a timeline are told once each', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily({ lines: ['/search source:A', '/timeline talks'] }));
    const asked: string[] = [];
    const article = (id: number, title: string) => ({ ...at(id), id, title, url: `https://a.example/${id}` });
    let articles = [article(1, 'First')];
    let points = [{ text: 'They met.', citations: [at(1)] }];
    w.answer = async (line) => {
      asked.push(line);
      return {
        card: { title: line, blocks: [{ kind: 'text', text: [{ text: String(asked.length) }] }] },
        data: line.startsWith('/search')
          ? { articles, empty: null }
          : { topic: 'talks', days: [{ date: '2026-02-28', points }] },
      };
    };
    await w.at('2026-03-02T06:30:00Z');
    expect(asked[0]).toBe('/search source:A since:2026-03-01');
    expect(w.last()).toContain('First – A, 1 Mar 2026');
    expect(w.last()).toContain('28 Feb 2026: They met.');
    articles = [article(1, 'First, with another headline'), article(2, 'Second')];
    points = [
      ...points,
      { text: 'They parted.', citations: [{ ...at(3), publishedAt: new Date('2026-03-02T12:00:00Z') }] },
    ];
    await w.at('2026-03-03T06:30:00Z');
    expect(w.last()).toContain('2 new since yesterday 07:30');
    expect(w.last()).toContain('Second');
    expect(w.last()).toContain('They parted.');
    expect(w.last()).not.toMatch(/First|They met/);
  });

  test('its buttons open what it was made from, and what is newer stands apart', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    const due = new Date('2026-03-02T06:30:00Z');
    let data = told('Talks resume', [
      ['An offer is made.', 1],
      ['It is studied.', 1],
    ]);
    w.answer = async (line) => ({ card: { title: line, blocks: [] }, data });
    await w.at(due);
    const opened = async () => {
      const digest = await w.store.digests.find(1);
      const slot = await w.store.digests.slot(1, due);
      const open = (wanted: Wanted) => openKept(digest!, due, slot?.replies as Kept[], wanted, w.answer);
      return { story: plain((await open({ story: 1 }))?.card), other: await open({ story: 2 }), open };
    };
    const before = (await opened()).story.split('\n');
    expect(before.slice(0, 6)).toEqual([
      'Talks resume',
      'As told in: Morning digest · Monday 2 March 2026, 07:30 Berlin',
      'An offer is made.',
      'It is studied.',
      'Reported by one source only, as far as the articles go.',
      'Since then',
    ]);
    expect(before).toContain('Nothing new.');
    // Everything changes: other words, another headline, one article more.
    data = told('Offer refused', [
      ['The offer is refused.', 2],
      ['It was made in Rome.', 1],
    ]);
    const after = (await opened()).story.split('\n');
    expect(after.slice(0, 6)).toEqual(before.slice(0, 6));
    expect(after).toContain('UPDATE  Offer refused – The offer is refused.');
    expect((await opened()).other).toBeUndefined();
  });
});

const at = (article: number) => ({
  article,
  title: `Article ${article}`,
  source: 'A',
  publishedAt: new Date('2026-03-01T10:00:00Z'),
  dateOrigin: 'source',
  start: 0,
  end: 1,
});

/** A brief of one story, its points each with the article it stands in. */
const told = (headline: string, points: [string, number][]) => ({
  stories: [{ id: 's1', headline, articles: [...new Set(points.map(([, id]) => id))], sources: ['A'] }],
  points: points.map(([text, id]) => ({ text, story: 's1', citations: [at(id)] })),
});

const labels = (card: Card | undefined) =>
  card?.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ label }) => label) : []));

test('any schedule, zone, downtime and restart: each slot is one message or has a reason', async () => {
  const schedules = [
    'daily 07:30',
    'weekdays 02:30,18:00',
    '30 1 * * *',
    '15 */3 * * *',
    'last sunday 02:15',
    '0 0 * * *',
  ];
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kolkata'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...schedules),
      fc.constantFrom(...zones),
      fc.constantFrom(
        '2026-03-06T00:00:00Z',
        '2026-03-27T00:00:00Z',
        '2026-10-23T00:00:00Z',
        '2026-10-30T00:00:00Z',
      ),
      fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 400 }),
          fc.boolean(),
          fc.constantFrom('sent', 'retry', 'unknown', 'unknown but there'),
        ),
        { minLength: 10, maxLength: 40 },
      ),
      async (schedule, zone, start, steps) => {
        const w = await world(start);
        await w.store.digests.add(daily({ schedule, zone, createdAt: w.clock }));
        const standing = new Map<string, number>();
        let now = w.clock.getTime();
        for (const [minutes, restart, how] of [...steps, [200, false, 'sent'], [121, false, 'sent']] as [
          number,
          boolean,
          string,
        ][]) {
          now += minutes * 60_000;
          // A new process: nothing is left but the database.
          if (restart) w.house = w.second();
          w.outside = (key, _, again) => {
            if (again && standing.has(key)) return { outcome: 'sent', ref: 'found' };
            if (how === 'retry') return { outcome: 'retry', why: '503' };
            if (how !== 'unknown') standing.set(key, (standing.get(key) ?? 0) + 1);
            return how === 'sent' ? { outcome: 'sent', ref: key } : { outcome: 'unknown', why: 'reset' };
          };
          const before = now - minutes * 60_000;
          const sent = [...standing.values()].length;
          await w.at(new Date(now));
          expect(w.errors).toEqual([]);
          // Of what came due since the last look only the newest may be sent, and only within the grace; all else is missed from then on.
          const seen = new Map(
            (await w.store.digests.history(1, 1000)).map((slot) => [slot.due.getTime(), slot]),
          );
          const fresh = slotsBetween(
            parseSchedule(schedule),
            zone,
            Temporal.Instant.fromEpochMilliseconds(before),
            Temporal.Instant.fromEpochMilliseconds(now),
          ).map((slot) => slot.epochMilliseconds);
          for (const [index, slot] of fresh.entries()) {
            const sendable = index === fresh.length - 1 && now - slot < GRACE;
            expect(seen.get(slot)?.state === 'missed').toBe(!sendable);
          }
          // Not more than the newest and one whose fate was open.
          expect([...standing.values()].length - sent).toBeLessThanOrEqual(2);
        }
        const from = Temporal.Instant.from(start);
        const due = slotsBetween(
          parseSchedule(schedule),
          zone,
          from,
          Temporal.Instant.fromEpochMilliseconds(now),
        );
        const record = new Map(
          (await w.store.digests.history(1, 1000)).map((slot) => [slot.due.getTime(), slot]),
        );
        expect([...record.keys()].sort()).toEqual(due.map((slot) => slot.epochMilliseconds).sort());
        for (const slot of record.values()) {
          const stands = standing.get(`d1-${Math.floor(slot.due.getTime() / 1000).toString(36)}`) ?? 0;
          expect(stands).toBeLessThanOrEqual(1);
          if (slot.state === 'sent' || slot.state === 'late') expect(stands).toBe(1);
          else if (slot.state !== 'planned') expect(slot.reason).toBeTruthy();
        }
        await w.store.close();
      },
    ),
    { numRuns: 60 },
  );
}, 30_000);
