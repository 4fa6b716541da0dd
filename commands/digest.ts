import { z } from 'zod';
import type { Command, Context, Reply } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { inChannel, words } from '../src/command/reply.ts';
import { compose, type Kept, slotOfKey } from '../src/delivery/compose.ts';
import { local } from '../src/delivery/moment.ts';
import { refusalOf } from '../src/delivery/news.ts';
import { openKept } from '../src/delivery/opened.ts';
import { GRACE } from '../src/delivery/outside.ts';
import { named, toSend } from '../src/delivery/planner.ts';
import { buttons, heading, next, reasonOf, summary, view } from '../src/delivery/settings.ts';
import { isOf, lineAbout, zoneFor } from '../src/delivery/setup.ts';
import type { Address } from '../src/domain/caller.ts';
import type { Digest, DigestOptions } from '../src/domain/digest.ts';
import { AppError } from '../src/domain/errors.ts';
import { describePing } from '../src/domain/ping.ts';
import { digestSchedule, quietDays } from '../src/domain/schedule/spacing.ts';
import { getZone } from '../src/domain/schedule/zone.ts';

const options = z.object({
  action: z
    .enum(['list', 'add', 'preview', 'edit', 'pause', 'resume', 'remove', 'run', 'history', 'open', 'zone'])
    .default('list')
    .meta({ positional: 1 })
    .describe('What to do'),
  id: z
    .string()
    .optional()
    .meta({ positional: 2 })
    .describe('Number of the digest, as /digest list shows it'),
  line: z
    .string()
    .max(1_500)
    .optional()
    .describe('What it tells: command lines, topics or names, parted by |'),
  at: z.string().max(100).optional().describe('When: “weekdays 07:30”, “mon,thu 9am”, or cron'),
  zone: z.string().max(60).optional().describe('Time zone, such as Europe/Berlin'),
  name: z.string().max(60).optional().describe('Title of the digest'),
  news: z.boolean().optional().describe('Yes: only when there is something new'),
  mention: z
    .string()
    .max(100)
    .optional()
    .describe('Who is called to it: none (default), here, everyone, a role or group, a person'),
  quiet: z.string().max(200).optional().describe('Days without it: “sat,sun,2026-12-25”, or none'),
  length: z.int().min(1).max(30).optional().describe('Stories at most, 1 to 30 (10)'),
  channel: z.string().max(40).optional().describe('Channel to post in, by its id (this one)'),
  thread: z.string().max(40).optional().describe('Thread to post in, by its id; “this” one, or none'),
  part: z.int().min(1).max(20).optional().describe('With open: which of its lines'),
  story: z.int().min(1).max(200).optional().describe('With open: which of its stories, by number'),
});
type Options = z.output<typeof options>;
type Run = Context<Desk>;

const LINES = 6;
/** Commands that have no place in a digest. */
const CHANGING = new Set(['digest', 'watch', 'feed']);
/** Answered to the one who asks alone. */
const PRIVATE = new Set(['preview', 'open']);
const READING = new Set(['list', 'preview', 'history', 'open']);

export const digest: Command<Desk, typeof options> = {
  name: 'digest',
  summary: 'posts answers at set times: once per slot, in the channel’s own time zone',
  examples: [
    '/digest add line:"/brief ceasefire" at:"weekdays 07:30" zone:Europe/Berlin',
    '/digest add line:"/brief ceasefire | /actor blinken" at:"mon,thu 9am" news:yes',
    '/digest list',
    '/digest history 1',
  ],
  options,
  adminOnly: (given) => !READING.has(given.action),
  privately: (given) => PRIVATE.has(given.action),
  run: (given, context) => actions[given.action](given, context),
};

const actions: Record<Options['action'], (given: Options, context: Run) => Promise<Reply>> = {
  async add(given, context) {
    const { desk, caller } = context;
    // "/digest add ceasefire at:…": the words are what it is about.
    const content = given.line ?? given.id;
    if (!content || !given.at)
      throw new AppError('invalid', 'A digest needs a line and a time.', { hints: [digest.examples[0]] });
    const zone = await zoneFor(given.zone, caller, desk);
    const to = {
      platform: caller.platform,
      workspace: caller.workspace,
      channel: channelOf(given) ?? caller.channel,
      ...threadOf(given, caller),
    };
    const made = await desk.store.digests.add({
      to,
      lines: await linesOf(content, context),
      schedule: digestSchedule(given.at, zone, context.now()),
      zone,
      owner: caller.user,
      options: await optionsOf(given, {}, to, context),
      createdAt: context.now(),
    });
    return inChannel(
      { title: `Digest ${made.id} is set up`, blocks: [...summary(made, context.now()), buttons(made)] },
      view(made, context.now()),
    );
  },

  async list(given, context) {
    const { desk, caller } = context;
    if (given.id) {
      const one = await get(given, context);
      return inChannel(
        { title: `Digest ${one.id}`, blocks: [...summary(one, context.now()), buttons(one)] },
        [view(one, context.now())],
      );
    }
    const all = await desk.store.digests.list({ platform: caller.platform, workspace: caller.workspace });
    if (all.length === 0) return inChannel(words('No digests yet.', `Set one up: ${digest.examples[0]}`), []);
    return inChannel(
      { title: 'Digests', blocks: all.flatMap((one) => [heading(one), ...summary(one, context.now())]) },
      all.map((one) => view(one, context.now())),
    );
  },

  async preview(given, context) {
    const one = await get(given, context);
    const made = await compose(one, context.now(), source(context));
    if ('failed' in made) throw new AppError('unavailable', made.failed);
    // Nobody is called to a preview.
    const { ping, ...card } = made.card;
    if (ping) card.footer = `It will mention ${describePing(ping)}.`;
    return { card, data: { digest: one.id, news: made.news, mention: ping ?? null }, visibility: 'caller' };
  },

  async edit(given, context) {
    const { store } = context.desk;
    const one = await get(given, context);
    const { action: _, id: __, ...changes } = given;
    if (Object.values(changes).every((value) => value === undefined))
      throw new AppError('invalid', 'Say what is to be different.', {
        hints: [`/digest edit ${one.id} at:"mon,thu 9am"`, `/digest edit ${one.id} news:yes quiet:"sat,sun"`],
      });
    const zone = given.zone ? getZone(given.zone) : one.zone;
    const at = given.at ?? one.schedule;
    const moved = given.at !== undefined || given.zone !== undefined;
    const to =
      given.channel || given.thread
        ? {
            ...one.to,
            channel: channelOf(given) ?? one.to.channel,
            thread: undefined,
            ...threadOf(given, context.caller),
          }
        : one.to;
    await store.digests.change(one.id, {
      lines: given.line ? await linesOf(given.line, context) : undefined,
      schedule: moved ? digestSchedule(at, zone, context.now()) : undefined,
      zone: given.zone ? zone : undefined,
      options: await optionsOf(given, one.options, to, context),
      to: to === one.to ? undefined : to,
      // New times count from now on: none of them was missed before they were set.
      plannedUntil: moved ? context.now() : undefined,
    });
    const changed = await get(given, context);
    return inChannel(
      {
        title: `Digest ${one.id} is changed`,
        blocks: [...summary(changed, context.now()), buttons(changed)],
      },
      view(changed, context.now()),
    );
  },

  async pause(given, context) {
    const one = await get(given, context);
    await context.desk.store.digests.change(one.id, { state: 'paused' });
    const paused = { ...one, state: 'paused' as const };
    return inChannel(
      {
        title: `Digest ${one.id} is paused`,
        blocks: [...words('What comes due meanwhile is not made up for.').blocks, buttons(paused)],
      },
      { id: one.id, state: paused.state },
    );
  },

  async resume(given, context) {
    const { store } = context.desk;
    const one = await get(given, context);
    await store.outbox.reopen(one.to);
    // What came due during the pause was not missed.
    if (one.state === 'paused')
      await store.digests.change(one.id, { state: 'active', plannedUntil: context.now() });
    const changed = await get(given, context);
    return inChannel(
      {
        title: `Digest ${one.id} goes on`,
        blocks: [...summary(changed, context.now()), buttons(changed)],
      },
      view(changed, context.now()),
    );
  },

  async remove(given, context) {
    const one = await get(given, context);
    await context.desk.store.digests.remove(one.id);
    return inChannel(words(`Digest ${one.id} is removed, with its history.`), { id: one.id, removed: true });
  },

  async run(given, context) {
    const { store } = context.desk;
    const one = await get(given, context);
    const now = Temporal.Instant.fromEpochMilliseconds(context.now().getTime()).round({
      smallestUnit: 'second',
      roundingMode: 'floor',
    });
    const slot = named(now, one.zone);
    const made = await compose(one, slot.due, source(context));
    if ('failed' in made) throw new AppError('unavailable', made.failed);
    const planned = await store.digests.plan(one.id, one.version, one.plannedUntil, [
      toSend(one, slot, made, new Date(slot.due.getTime() + GRACE)),
    ]);
    if (!planned)
      throw new AppError('unavailable', `Digest ${one.id} was changed or sent at this moment. Try again.`);
    return inChannel(words(`Digest ${one.id} is on its way.`), { id: one.id, due: slot.due });
  },

  async history(given, context) {
    const one = await get(given, context);
    const slots = await context.desk.store.digests.history(one.id, 20);
    if (slots.length === 0)
      return inChannel(words(`Digest ${one.id} has had no slot yet. Next: ${next(one, context.now())}.`), []);
    const rows = slots.map((slot) => [
      [{ text: local(slot.due, one.zone) }],
      [{ text: slot.state }],
      [{ text: reasonOf(slot, one.zone) }],
    ]);
    return inChannel(
      {
        title: `Digest ${one.id}: what became of its slots`,
        blocks: [{ kind: 'table', head: ['Due', 'State', 'Why'], rows }],
      },
      slots.map(({ due, state, reason, settledAt }) => ({ due, state, reason, settledAt })),
    );
  },

  async zone(given, { desk, caller }) {
    if (given.zone === undefined)
      throw new AppError('invalid', 'Say which zone.', { hints: ['/digest zone zone:Europe/Berlin'] });
    const zone = getZone(given.zone);
    await desk.store.workspaces.setZone(caller.platform, caller.workspace, zone);
    return inChannel(words(`New digests here are set up in ${zone}. Those that exist keep theirs.`), {
      zone,
    });
  },

  async open(given, context) {
    const key = slotOfKey(given.id ?? '');
    const one = key && (await context.desk.store.digests.find(key.digest));
    const slot =
      one && isOf(context.caller, one.to)
        ? await context.desk.store.digests.slot(one.id, key.due)
        : undefined;
    const opened =
      one && key && slot?.replies
        ? await openKept(one, key.due, slot.replies as Kept[], given, source(context).answer)
        : undefined;
    if (opened === undefined) throw new AppError('not_found', 'That digest is not kept any more.');
    return { ...opened, visibility: 'caller' };
  },
};

async function get(given: Options, { desk, ...context }: Run): Promise<Digest> {
  if (!given.id || !/^\d+$/.test(given.id))
    throw new AppError('invalid', 'Say which digest, by its number.', { hints: ['/digest list'] });
  const one = await desk.store.digests.find(Number(given.id));
  if (one === undefined || !isOf(context.caller, one.to))
    throw new AppError('not_found', `There is no digest ${given.id} here.`, { hints: ['/digest list'] });
  return one;
}

const source = ({ desk, now }: Run) => ({
  store: desk.store,
  answer: (line: string, caller: Run['caller']) => desk.answer(line, caller, now),
});

/** A channel's id, also out of the platform's own brackets. A name cannot be looked up. */
function channelOf({ channel }: Options): string | undefined {
  if (channel === undefined) return undefined;
  const id = /^<?#?(\w+)(?:\|[^>]*)?>?$/.exec(channel.trim())?.[1] ?? '';
  if (!/^(?:\d{5,25}|[CGD][A-Z0-9]{2,}|[a-z]+)$/.test(id) || /^#[a-z]/.test(channel.trim()))
    throw new AppError(
      'invalid',
      `“${channel}” is no channel id. Set the digest up in the channel itself, or give the id that stands in the channel’s details.`,
    );
  return id;
}

/** The lines of a digest; a topic or a name alone stands for the line that tells of it. Each is tried, so that one that can never be answered is refused at once. */
async function linesOf(given: string, { desk, caller, now }: Run): Promise<string[]> {
  const known = new Set(desk.commands().map((shape) => shape.name));
  const parts = given
    .split('|')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (parts.length === 0 || parts.length > LINES)
    throw new AppError('invalid', `A digest has 1 to ${LINES} lines.`);
  const asking = { ...caller, manager: false, unattended: true };
  const answer = (line: string) => desk.answer(line, asking, now);
  const lines: string[] = [];
  for (const part of parts) {
    const name = /^\/?(\S*)/.exec(part)?.[1]?.toLowerCase() ?? '';
    if (part.startsWith('/') && !known.has(name))
      throw new AppError('invalid', `There is no command /${name}.`, { hints: [digest.examples[0]] });
    if (CHANGING.has(name))
      throw new AppError('invalid', `/${name} changes things and cannot be part of a digest.`);
    const line = known.has(name)
      ? part.replace(/^\/?/, '/')
      : isQuestion(part)
        ? `/ask ${part}`
        : await lineAbout(part, answer, asking);
    const refusal = refusalOf((await answer(line)).data);
    if (refusal && refusal.code !== 'internal' && refusal.code !== 'unavailable')
      throw new AppError('invalid', `“${line}” cannot be answered: ${refusal.message}`);
    lines.push(line);
  }
  return lines;
}

/** A plain question is one for /ask, as it is where a reader types it: it ends with its mark, or begins like one and goes on. */
const isQuestion = (line: string): boolean =>
  /\?$/u.test(line) ||
  /^(?:who|whom|what|when|where|why|how|which|did|does|do|has|have|is|are|was|were|will) \S+ \S+/iu.test(
    line,
  );

/** "this" is the thread the line was typed in; "none" is the channel itself. */
function threadOf({ thread }: Options, caller: Run['caller']): { thread?: string } {
  if (thread === undefined || thread.toLowerCase() === 'none') return {};
  if (thread.toLowerCase() !== 'this') return { thread };
  if (caller.thread === undefined) throw new AppError('invalid', 'This is no thread.');
  return { thread: caller.thread };
}

async function optionsOf(
  given: Options,
  before: DigestOptions,
  to: Address,
  { desk, caller }: Run,
): Promise<DigestOptions> {
  // Whom it calls was allowed in the channel it was set up for, not in another.
  const moved = given.channel !== undefined && before.ping !== undefined && given.mention === undefined;
  if (moved)
    throw new AppError(
      'invalid',
      'It mentions somebody: say again who is to be mentioned in the other channel.',
      {
        hints: ['mention:none', 'mention:here'],
      },
    );
  const mention = given.mention?.trim();
  const ping =
    mention === undefined || /^(none|nobody|no)$/i.test(mention)
      ? undefined
      : await desk.pingOf(mention, to, caller);
  return {
    ...before,
    ...(mention === undefined ? {} : { ping }),
    ...(given.name === undefined ? {} : { name: given.name.trim() || undefined }),
    ...(given.news === undefined ? {} : { onlyNews: given.news }),
    ...(given.length === undefined ? {} : { length: given.length }),
    ...(given.quiet === undefined ? {} : { quiet: quietDays(given.quiet) }),
  };
}
