import { z } from 'zod';
import type { Card } from '../src/card/card.ts';
import type { Command, Context, Reply } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { inChannel, words } from '../src/command/reply.ts';
import { lineAbout, zoneFor } from '../src/delivery/setup.ts';
import { AppError } from '../src/domain/errors.ts';
import { clock } from '../src/domain/schedule/schedule.ts';
import { parseTimes } from '../src/domain/schedule/words.ts';
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
    .meta({ positional: 2, raw: true })
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
/** Watches in a list that have buttons there. */
const LISTED = 5;

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
    const { platform, workspace, channel, thread } = caller;
    const answer = (line: string) => desk.answer(line, { ...caller, unattended: true }, now);
    const line = await lineAbout(subject, answer, caller);
    const same = (await desk.store.watches.list({ platform, workspace, channel })).find(
      (one) => one.line.toLowerCase() === line.toLowerCase() && one.to.thread === thread,
    );
    if (same !== undefined)
      throw new AppError('invalid', `“${same.subject}” is watched here already.`, {
        hints: ['/watch list', `/watch remove ${same.id}`],
      });
    const made = await desk.store.watches.add({
      to: { platform, workspace, channel, thread },
      owner: caller.user,
      subject: unquoted(subject),
      line,
      zone: await zoneFor(given.zone, caller, desk),
      quiet: quietOf(given.quiet),
      cap: given.cap ?? CAP,
      createdAt: now(),
    });
    const { empty } = ((await answer(line)).data ?? {}) as { empty?: unknown };
    const lines = [
      about(made, now()),
      ...(empty ? ['No article tells of it so far: the first one will be news.'] : []),
    ];
    return inChannel(card(`Watching “${made.subject}”`, lines, [made]), view(made));
  },

  async list(_, { desk, caller, now }) {
    const all = await desk.store.watches.list({ platform: caller.platform, workspace: caller.workspace });
    if (all.length === 0) return inChannel(words(`Nothing is watched yet. ${watch.examples[0]} begins.`), []);
    return inChannel(
      card(
        'Watched',
        all.map((one) => `${one.id} · ${about(one, now())}`),
        all.length > LISTED ? [] : all,
      ),
      all.map(view),
    );
  },

  async remove(given, context) {
    const one = await get(given, context);
    await context.desk.store.watches.remove(one.id);
    return inChannel(words(`“${one.subject}” is not watched any more.`), { id: one.id, removed: true });
  },

  async snooze(given, context) {
    const one = await get(given, context);
    const days = given.days ?? 1;
    const until = days === 0 ? undefined : new Date(context.now().getTime() + days * DAY);
    await context.desk.store.watches.snooze(one.id, until);
    const after = { ...one, snoozedUntil: until };
    const title = until ? `“${one.subject}” is asleep` : `“${one.subject}” is awake`;
    return inChannel(card(title, [about(after, context.now())], [after]), {
      ...view(one),
      snoozedUntil: until ?? null,
    });
  },
};

/** A name typed in quotation marks is called without them. */
const unquoted = (subject: string): string => /^"([^"]*)"$/u.exec(subject)?.[1] ?? subject;

/** By number, or by what is watched where only one is called that. */
async function get(given: Options, { desk, caller }: Run): Promise<Watch> {
  const what = unquoted(given.what?.trim() ?? '').toLowerCase();
  const all = await desk.store.watches.list({ platform: caller.platform, workspace: caller.workspace });
  const found = all.filter((one) => String(one.id) === what || one.subject.toLowerCase() === what);
  if (found.length === 1 && found[0]) return found[0];
  const why =
    what !== '' && found.length === 0
      ? /^\d+$/u.test(what)
        ? `There is no watch ${what} here.`
        : `“${what}” is not watched here.`
      : 'Say which watch, by its number.';
  throw new AppError('not_found', why, {
    hints: [...all.slice(0, 5).map((one) => `${one.id} · ${one.subject}`), '/watch list'],
  });
}

/** A time of day, also as a bare hour; undefined where it is none. */
function hourOf(words: string): number | undefined {
  try {
    return parseTimes(/^\d{1,2}$/.test(words.trim()) ? `${words.trim()}:00` : words).times[0];
  } catch {
    return undefined;
  }
}

function quietOf(given: string | undefined): Watch['quiet'] {
  if (given === undefined || given.toLowerCase() === 'none') return undefined;
  const [from = '', to = '', more] = given.split(/\s*[-–]\s*|\s+(?:to|until)\s+/);
  const [start, end] = [from, to].map(hourOf);
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

const card = (title: string, lines: string[], buttons: Watch[]): Card => ({
  title,
  blocks: [
    { kind: 'list', items: lines.map((text) => [{ text }]) },
    {
      kind: 'actions',
      actions: buttons.flatMap((one) => {
        const name = buttons.length > 1 ? ` ${one.id}` : '';
        return [
          one.snoozedUntil
            ? { label: `Wake${name}`, command: `/watch snooze ${one.id} days:0` }
            : { label: `Snooze${name} for a day`, command: `/watch snooze ${one.id}` },
          { label: `Remove${name}`, command: `/watch remove ${one.id}` },
        ];
      }),
    },
  ],
});
