import { z } from 'zod';
import type { Card } from '../src/card/card.ts';
import type { Command, Context, Reply } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { refusalOf } from '../src/delivery/news.ts';
import { AppError } from '../src/domain/errors.ts';
import { clock } from '../src/domain/schedule/schedule.ts';
import { parseTimes } from '../src/domain/schedule/words.ts';
import { getZone } from '../src/domain/schedule/zone.ts';
import type { Watch } from '../src/domain/watch.ts';

const options = z.object({
  action: z
    .enum(['list', 'add', 'remove', 'snooze'])
    .default('list')
    .meta({ positional: 1 })
    .describe('What to do'),
  what: z
    .string()
    .max(200)
    .optional()
    .meta({ positional: 2 })
    .describe('Topic or name to watch; for the others the number of the watch'),
  cap: z.int().min(1).max(50).optional().describe('Messages a day at most (5)'),
  quiet: z.string().max(40).optional().describe('Hours without messages, “22:00-07:00”, or none'),
  zone: z.string().max(60).optional().describe('Time zone, such as Europe/Berlin'),
  days: z.int().min(0).max(90).optional().describe('With snooze: for how many days (1); 0 wakes it'),
});
type Options = z.output<typeof options>;
type Run = Context<Desk>;

const DAY = 86_400_000;
/** Messages a day where nothing else is said. */
const CAP = 5;

export const watch: Command<Desk, typeof options> = {
  name: 'watch',
  summary: 'posts when something new happens on a topic or is said by somebody',
  examples: [
    '/watch add ceasefire',
    '/watch add Antony Blinken cap:3 quiet:22:00-07:00',
    '/watch list',
    '/watch snooze 1 days:2',
  ],
  options,
  adminOnly: (given) => given.action !== 'list',
  run: (given, context) => actions[given.action](given, context),
};

const actions: Record<Options['action'], (given: Options, context: Run) => Promise<Reply>> = {
  async add(given, context) {
    const { desk, caller, now } = context;
    const subject = given.what?.trim();
    if (!subject)
      throw new AppError('invalid', 'Say what to watch: a topic or a name.', { hints: [watch.examples[0]] });
    const zone = given.zone
      ? getZone(given.zone)
      : ((await desk.store.workspaces.zone(caller.platform, caller.workspace)) ?? caller.zone ?? desk.zone);
    const made = await desk.store.watches.add({
      to: {
        platform: caller.platform,
        workspace: caller.workspace,
        channel: caller.channel,
        thread: caller.thread,
      },
      owner: caller.user,
      subject,
      line: await lineFor(subject, context),
      zone,
      quiet: quietOf(given.quiet),
      cap: given.cap ?? CAP,
      createdAt: now(),
    });
    return reply(card(`Watching “${made.subject}”`, [about(made, now())], made), view(made));
  },

  async list(_, { desk, caller, now }) {
    const all = await desk.store.watches.list({ platform: caller.platform, workspace: caller.workspace });
    if (all.length === 0)
      return reply(
        {
          blocks: [
            { kind: 'text', text: [{ text: `Nothing is watched yet. ${watch.examples[0]} begins.` }] },
          ],
        },
        [],
      );
    return reply(
      card(
        'Watched',
        all.map((one) => `${one.id} · ${about(one, now())}`),
      ),
      all.map(view),
    );
  },

  async remove(given, context) {
    const one = await get(given, context);
    await context.desk.store.watches.remove(one.id);
    return reply(card(`“${one.subject}” is not watched any more`, []), { id: one.id, removed: true });
  },

  async snooze(given, context) {
    const one = await get(given, context);
    const days = given.days ?? 1;
    const until = days === 0 ? undefined : new Date(context.now().getTime() + days * DAY);
    await context.desk.store.watches.snooze(one.id, until);
    return reply(card(`“${one.subject}”`, [about({ ...one, snoozedUntil: until }, context.now())]), {
      ...view(one),
      snoozedUntil: until ?? null,
    });
  },
};

/** A name that the archive knows is watched as an actor, anything else as a topic. */
async function lineFor(subject: string, { desk, caller, now }: Run): Promise<string> {
  const line = formatLine({ command: 'actor', words: [subject] });
  const { data } = await desk.answer(line, caller, now);
  const known = refusalOf(data) === undefined && typeof data === 'object' && data !== null && 'actor' in data;
  return known ? line : formatLine({ command: 'brief', words: [subject] });
}

async function get(given: Options, { desk, caller }: Run): Promise<Watch> {
  const one = /^\d+$/.test(given.what ?? '') ? await desk.store.watches.find(Number(given.what)) : undefined;
  if (one === undefined || one.to.platform !== caller.platform || one.to.workspace !== caller.workspace)
    throw new AppError('not_found', 'Say which watch, by its number.', { hints: ['/watch list'] });
  return one;
}

function quietOf(given: string | undefined): Watch['quiet'] {
  if (given === undefined || given.toLowerCase() === 'none') return undefined;
  const [from = '', to = '', more] = given.split(/\s*[-–]\s*|\s+to\s+/);
  const [start] = parseTimes(from).times;
  const [end] = parseTimes(to).times;
  if (start === undefined || end === undefined || more !== undefined || start === end)
    throw new AppError('invalid', 'Quiet hours are written as “22:00-07:00”.');
  return { from: start, to: end };
}

const about = (one: Watch, now: Date): string =>
  [
    `“${one.subject}” (${one.line})`,
    `${one.cap} messages a day at most`,
    one.quiet ? `quiet ${clock(one.quiet.from)}–${clock(one.quiet.to)} ${one.zone}` : '',
    one.snoozedUntil && one.snoozedUntil > now
      ? `asleep until ${one.snoozedUntil.toLocaleString('en-GB', { timeZone: one.zone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })}`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');

const view = (one: Watch) => ({
  id: one.id,
  subject: one.subject,
  line: one.line,
  to: one.to,
  cap: one.cap,
  quiet: one.quiet ?? null,
  zone: one.zone,
  snoozedUntil: one.snoozedUntil ?? null,
});

const card = (title: string, lines: string[], one?: Watch): Card => ({
  title,
  blocks: [
    ...(lines.length > 0 ? [{ kind: 'list' as const, items: lines.map((text) => [{ text }]) }] : []),
    ...(one
      ? [{ kind: 'actions' as const, actions: [{ label: 'Remove', command: `/watch remove ${one.id}` }] }]
      : []),
  ],
});
const reply = (made: Card, data: unknown): Reply => ({ card: made, data, visibility: 'channel' });
