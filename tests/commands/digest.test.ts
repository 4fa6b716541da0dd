import { expect, test } from 'vitest';
import { z } from 'zod';
import { digest } from '../../commands/digest.ts';
import { watch } from '../../commands/watch.ts';
import type { Ping } from '../../src/card/card.ts';
import type { Command } from '../../src/command/command.ts';
import type { Desk } from '../../src/command/desk.ts';
import { type Dispatcher, dispatcher } from '../../src/command/dispatch.ts';
import { deliveries } from '../../src/delivery/delivery.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { AppError } from '../../src/domain/errors.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { plain } from '../delivery/world.ts';

const caller: Caller = {
  platform: 'wire',
  workspace: 'w',
  channel: 'c',
  user: 'u',
  manager: true,
  zone: 'Europe/Berlin',
};

/** A command whose answer has one story. */
const options = z.object({
  topic: z.string().optional().meta({ positional: 1 }),
  since: z.string().optional(),
  length: z.string().optional(),
});
const brief: Command<Desk, typeof options> = {
  name: 'brief',
  summary: 'a story',
  examples: ['/brief x'],
  options,
  run: async ({ topic, since }) => {
    if (since === 'never') throw new AppError('invalid', 'never is no date');
    return answerOf(topic, since);
  },
};

const answerOf = (topic: string | undefined, since: string | undefined) => ({
  card: { title: `Brief of ${topic} since ${since}`, blocks: [] },
  data: {
    stories: [{ id: 1, headline: `About ${topic}` }],
    points: [{ text: 'It happened.', story: 1, citations: [] }],
  },
  visibility: 'channel' as const,
});

async function desk() {
  const store = await openStore(':memory:');
  const clock = { now: new Date('2026-03-02T12:00:00Z') };
  const sent: string[] = [];
  const door: Dispatcher = dispatcher<Desk>({
    commands: [brief, digest, watch] as unknown as Command<Desk>[],
    desk: {
      store,
      zone: 'UTC',
      commands: () => door.shapes,
      platforms: () => [],
      findFeed: () => Promise.reject(new Error('no feed in these tests')),
      pingOf: async (words: string) => {
        if (words === '@desk') return { who: 'group', id: '7' };
        throw new AppError('invalid', `no such role: ${words}`);
      },
      answer: (line, from, at) => door.dispatch(line, from, at),
    } as Desk,
    now: () => clock.now,
    onError: (error) => {
      throw error;
    },
  });
  const house = deliveries({
    store,
    answer: (line, from) => door.dispatch(line, from),
    async send(to, card, key) {
      sent.push(`${to.channel} ${plain(card)}`);
      return { outcome: 'sent', ref: key };
    },
    now: () => clock.now,
    report(error) {
      throw error;
    },
  });
  const say = async (line: string, from: Partial<Caller> = {}) => door.dispatch(line, { ...caller, ...from });
  return { store, clock, sent, house, say };
}

test('a digest is set up with a friendly time, in the caller’s zone, and comes at it', async () => {
  const { say, clock, house, sent } = await desk();
  const { data } = await say(
    '/digest add line:"/brief ceasefire | brief rafah" at:"weekdays 7:30" news:yes quiet:"fri,2026-12-25" length:3',
  );
  expect(data).toMatchObject({
    id: 1,
    lines: ['/brief ceasefire', '/brief rafah'],
    schedule: 'weekdays 07:30',
    zone: 'Europe/Berlin',
    options: { onlyNews: true, quiet: { weekdays: [5], dates: ['2026-12-25'] }, length: 3 },
    next: '2026-03-03T06:30:00Z',
  });
  clock.now = new Date('2026-03-03T06:30:00Z');
  await house.tick();
  expect(sent).toHaveLength(1);
  const history = await say('/digest history 1');
  expect(history.data).toMatchObject([{ state: 'sent', due: clock.now }]);
});

test.each([
  ['/digest add line:"/brief x" at:"weekdays 07:30" zone:Europe/Berln', /Nearest: Europe\/Berlin/],
  ['/digest add line:"/brief x" at:"*/5 * * * *"', /more often than every 15 minutes/],
  ['/digest add line:"/brief x" at:"0 9 31 4 *"', /never comes/],
  ['/digest add line:"/nonsense x" at:"daily 09:00"', /no command \/nonsense/],
  ['/digest add line:"/digest remove 1" at:"daily 09:00"', /cannot be part of a digest/],
  ['/digest add at:"daily 09:00"', /needs a line and a time/],
  ['/digest pause 7', /There is no digest 7/],
  ['/watch add', /what to watch/],
  ['/watch add x quiet:late', /Quiet hours are written/],
  ['/digest add line:"/brief x since:never" at:"daily 09:00"', /cannot be answered: never is no date/],
  ['/digest add line:"/brief x" at:"daily 09:00" channel:#news', /no channel id/],
  ['/digest add line:"/brief x" at:"daily 09:00" thread:this', /no thread/],
])('%s is refused in words', async (line, words) => {
  const { say } = await desk();
  const reply = await say(line);
  expect(reply.outcome).not.toBe('ok');
  expect(plain(reply.card)).toMatch(words);
});

test('reading is open, changing is for managers, and other workspaces see nothing', async () => {
  const { say } = await desk();
  await say('/digest add line:"/brief x" at:"daily 09:00"');
  for (const line of ['/digest list', '/digest preview 1', '/digest history 1'])
    expect((await say(line, { manager: false })).outcome).toBe('ok');
  for (const line of ['/digest pause 1', '/digest run 1', '/digest remove 1', '/watch add x'])
    expect((await say(line, { manager: false })).outcome).toBe('forbidden');
  expect((await say('/digest history 1', { workspace: 'other' })).outcome).toBe('not_found');
  expect((await say('/digest list', { workspace: 'other' })).data).toEqual([]);
});

test('paused it keeps still, resumed it goes on without what came due meanwhile', async () => {
  const { say, clock, house, sent, store } = await desk();
  await say('/digest add line:"/brief x" at:"daily 09:00"');
  await say('/digest pause 1');
  clock.now = new Date('2026-03-05T12:00:00Z');
  await house.tick();
  await say('/digest resume 1');
  await house.tick();
  expect(sent).toEqual([]);
  expect(await store.digests.history(1, 10)).toEqual([]);
  clock.now = new Date('2026-03-06T08:00:00Z');
  await house.tick();
  expect(sent).toHaveLength(1);
});

test('edited, its new time counts from now on; run sends at once; its buttons open the stored replies', async () => {
  const { say, clock, house, sent, store } = await desk();
  await say('/digest add line:"/brief x" at:"daily 09:00"');
  const edited = await say('/digest edit 1 at:"daily 12:30" zone:UTC');
  expect(edited.data).toMatchObject({ zone: 'UTC', next: '2026-03-02T12:30:00Z' });
  await say('/digest run 1');
  await house.tick();
  expect(sent).toHaveLength(1);
  const [slot] = await store.digests.history(1, 1);
  const opened = await say(`/digest open d1-${((slot?.due.getTime() ?? 0) / 1000).toString(36)} part:1`);
  expect(opened).toMatchObject({
    visibility: 'caller',
    card: { title: expect.stringContaining('Brief of x since') },
  });
  clock.now = new Date('2026-03-02T12:30:00Z');
  await house.tick();
  expect(sent[1]).toContain('Quiet: nothing new since today 12:00.');
});

test('a preview is for the caller alone and changes nothing', async () => {
  const { say, store } = await desk();
  await say('/digest add line:"/brief x" at:"daily 09:00"');
  const preview = await say('/digest preview 1');
  expect(preview.visibility).toBe('caller');
  expect(plain(preview.card)).toContain('About x');
  expect(await store.digests.history(1, 10)).toEqual([]);
  expect((await store.outbox.waiting()).count).toBe(0);
});

test('a watch is added, listed, put to sleep and removed', async () => {
  const { say } = await desk();
  expect((await say('/watch add Antony Blinken cap:3 quiet:22:00-07:00')).data).toMatchObject({
    id: 1,
    subject: 'Antony Blinken',
    line: '/brief Antony Blinken',
    cap: 3,
    quiet: { from: 1320, to: 420 },
  });
  expect((await say('/watch snooze 1 days:2')).data).toMatchObject({
    snoozedUntil: new Date('2026-03-04T12:00:00Z'),
  });
  expect((await say('/watch list')).data).toHaveLength(1);
  await say('/watch remove 1');
  expect((await say('/watch list')).data).toEqual([]);
});

test('a topic alone is content enough; a thread is this one; an edit must say what', async () => {
  const { say } = await desk();
  const made = await say('/digest add ceasefire talks at:"daily 09:00" thread:this', { thread: 't1' });
  expect(made.data).toMatchObject({ lines: ['/brief ceasefire talks'], to: { thread: 't1' } });
  const several = await say('/digest add line:"ceasefire | brief rafah" at:"daily 09:00"');
  expect(several.data).toMatchObject({ lines: ['/brief ceasefire', '/brief rafah'] });
  expect((await say('/digest edit 1')).outcome).toBe('invalid');
  expect(((await say('/digest edit 1 thread:none')).data as { to: object }).to).not.toHaveProperty(
    'thread',
    't1',
  );
});

test('a watch is found by its name, and the same is not watched twice in a channel', async () => {
  const { say } = await desk();
  await say('/watch add ceasefire quiet:22-7');
  expect((await say('/watch add Ceasefire')).outcome).toBe('invalid');
  expect((await say('/watch add ceasefire', { channel: 'other' })).outcome).toBe('ok');
  expect((await say('/watch remove ceasefire')).outcome).toBe('not_found');
  await say('/watch remove 2');
  expect((await say('/watch snooze ceasefire')).data).toMatchObject({
    id: 1,
    quiet: { from: 1320, to: 420 },
  });
  expect((await say('/watch remove ceasefire')).data).toMatchObject({ id: 1 });
});

test('whom a digest mentions is asked of its platform, called with news only, and never to a preview', async () => {
  const { say, clock, house, store } = await desk();
  expect((await say('/digest add line:"/brief x" at:"daily 09:00" mention:@nobody')).outcome).toBe('invalid');
  const { data } = await say('/digest add line:"/brief x" at:"daily 09:00" mention:@desk');
  expect(data).toMatchObject({ id: 1, options: { ping: { who: 'group', id: '7' } } });
  const preview = await say('/digest preview 1');
  expect(preview.card.ping).toBeUndefined();
  expect(preview.card.footer).toBe('It will mention the group 7.');
  const calls: (Ping | undefined)[] = [];
  const claim = store.outbox.claim;
  store.outbox.claim = async (...given) => {
    const found = await claim(...given);
    if (found) calls.push(found.card.ping);
    return found;
  };
  for (const day of ['03', '04']) {
    clock.now = new Date(`2026-03-${day}T08:00:00Z`);
    await house.tick();
  }
  // The second day has nothing new.
  expect(calls).toEqual([{ who: 'group', id: '7' }, undefined]);
  expect((await say('/digest edit 1 channel:C0OTHER')).outcome).toBe('invalid');
  const edited = await say('/digest edit 1 channel:C0OTHER mention:none');
  expect(edited.data).toMatchObject({ to: { channel: 'C0OTHER' } });
  expect((edited.data as { options: object }).options).not.toHaveProperty('ping.who');
});

test('a workspace’s zone is taken by what is set up after it', async () => {
  const { say } = await desk();
  await say('/digest zone zone:tokyo');
  expect((await say('/digest add line:"/brief x" at:"daily 09:00"')).data).toMatchObject({
    zone: 'Asia/Tokyo',
  });
});

test('a search is watched as it was typed', async () => {
  const { say } = await desk();
  expect((await say('/watch add "harbour master" -storm source:"Daily Shire" cap:2')).data).toMatchObject({
    line: '/brief "harbour master" -storm source:"Daily Shire"',
    cap: 2,
  });
  expect((await say('/watch add actor:sisi OR rafah')).data).toMatchObject({
    line: '/brief actor:sisi OR rafah',
  });
  expect((await say('/watch add "Security Council"')).data).toMatchObject({ subject: 'Security Council' });
});
