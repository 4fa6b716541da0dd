import { z } from 'zod';
import { actions, button, card, heading, link, list, text } from '../src/card/build.ts';
import type { Card } from '../src/card/card.ts';
import type { Command, Context, Reply } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { inChannel } from '../src/command/reply.ts';
import { AppError } from '../src/domain/errors.ts';
import { type Feed, type FeedHealth, healthOf } from '../src/domain/feed.ts';
import { cleanAddress } from '../src/domain/url.ts';

const options = z.object({
  action: z
    .enum(['list', 'add', 'remove', 'pause', 'resume', 'check'])
    .default('list')
    .meta({ positional: 1 })
    .describe('What to do'),
  what: z
    .string()
    .max(1_000)
    .optional()
    .meta({ positional: 2 })
    .describe('Address of the feed, or of a page that links to one; the number of a feed for the others'),
});
type Options = z.output<typeof options>;
type Run = Context<Desk>;

/** Entries of a feed that /feed check shows. */
const SHOWN = 5;

/** Feeds that one list shows; the rest is counted. */
const LISTED = 40;

export const feed: Command<Desk, typeof options> = {
  name: 'feed',
  summary: 'where news comes from: list, add, check, pause or remove feeds',
  examples: [
    '/feed list',
    '/feed add https://www.example.org/news/rss.xml',
    '/feed check https://www.example.org',
    '/feed pause 3',
  ],
  options,
  // A check fetches an address that somebody typed: only for those who could add it.
  adminOnly: (given) => given.action !== 'list',
  run: (given, context) => steps[given.action](given, context),
};

const steps: Record<Options['action'], (given: Options, context: Run) => Promise<Reply>> = {
  async list(_, { desk, now }) {
    const all = await desk.store.feeds.list();
    if (all.length === 0)
      return inChannel(
        {
          blocks: [
            {
              kind: 'text',
              text: [{ text: 'No feeds yet: ' }, { text: feed.examples[1] ?? '', style: 'code' }],
            },
          ],
        },
        [],
      );
    // What needs somebody comes first.
    const rank: FeedHealth[] = ['failing', 'unsteady', 'new', 'ok', 'paused'];
    const sorted = all.toSorted(
      (a, b) => rank.indexOf(healthOf(a, now())) - rank.indexOf(healthOf(b, now())),
    );
    const failing = all.filter((one) => healthOf(one, now()) === 'failing').length;
    return inChannel(
      {
        title: `${all.length} ${all.length === 1 ? 'feed' : 'feeds'}${failing > 0 ? `, ${failing} failing` : ''}`,
        blocks: [
          {
            kind: 'list',
            items: sorted
              .slice(0, LISTED)
              .map((one) => [
                { text: `${one.id} · ` },
                { text: one.title, url: one.url },
                { text: ` · ${about(one, now())}${walls(one)}` },
              ]),
          },
        ],
        ...(all.length > LISTED ? { footer: `${all.length - LISTED} more are not shown.` } : {}),
      },
      sorted.map((one) => view(one, now())),
    );
  },

  async add(given, { desk, caller, now }) {
    const address = addressOf(given);
    const found = await inWords(address, () => desk.findFeed(address));
    const url = cleanAddress(found.url) ?? found.url;
    const { feed: made, added } = await desk.store.feeds.add({
      url,
      title: found.feed.title || (URL.parse(url)?.hostname ?? url),
      addedBy: {
        platform: caller.platform,
        workspace: caller.workspace,
        channel: caller.channel,
        user: caller.user,
      },
      createdAt: now(),
      nextLook: now(),
    });
    return inChannel(
      {
        title: added ? `Added: ${made.title}` : `Already there: ${made.title}`,
        blocks: [
          {
            kind: 'list',
            items: [
              [{ text: made.url, url: made.url }],
              [{ text: `${found.feed.entries.length} entries now` }],
              ...found.feed.problems.slice(0, 5).map((text) => [{ text }]),
            ],
          },
          ...buttons(made),
        ],
      },
      { ...view(made, now()), added, problems: found.feed.problems },
    );
  },

  async remove(given, context) {
    const one = await get(given, context);
    await context.desk.store.feeds.remove(one.id);
    return inChannel(
      {
        title: `Removed: ${one.title}`,
        blocks: [{ kind: 'text', text: [{ text: 'Its articles stay. No more are taken from it.' }] }],
      },
      { id: one.id, removed: true },
    );
  },

  pause: (given, context) => setState(given, context, 'paused'),
  resume: (given, context) => setState(given, context, 'active'),

  async check(given, context) {
    const { desk } = context;
    const address = /^\d+$/u.test(given.what?.trim() ?? '')
      ? (await get(given, context)).url
      : addressOf(given);
    const { url, feed: found } = await inWords(address, () => desk.findFeed(address));
    return inChannel(
      card(found.title || url, [
        text([`${found.format}, ${found.entries.length} entries · `, link(url, url)]),
        list(
          found.entries
            .slice(0, SHOWN)
            .map((entry) => [
              `${entry.publishedAt?.toISOString().slice(0, 10) ?? 'no date'} · `,
              link(entry.title, entry.url),
              entry.partial ? ' · summary, the page is read too' : ' · full text',
            ]),
        ),
        found.problems.length > 0 && heading('What is wrong with it', 3),
        list(found.problems.slice(0, 10)),
        actions(button('Add', formatLine({ command: 'feed', words: ['add', url] }))),
      ]),
      { url, title: found.title, format: found.format, entries: found.entries, problems: found.problems },
    );
  },
};

async function setState(given: Options, context: Run, state: Feed['state']): Promise<Reply> {
  const { desk, now } = context;
  const one = await get(given, context);
  await desk.store.feeds.setState(one.id, state, now());
  const after: Feed = { ...one, state };
  return inChannel(
    {
      title: state === 'paused' ? `Paused: ${one.title}` : `Looked at again: ${one.title}`,
      blocks: buttons(after),
    },
    view(after, now()),
  );
}

function addressOf(given: Options): string {
  const address = given.what?.trim() ?? '';
  if (address === '')
    throw new AppError('invalid', 'Give the address of the feed, or of a page that links to it.', {
      hints: [feed.examples[1] ?? ''],
    });
  // Slack writes addresses between angle brackets.
  return address.replace(/^<([^|>]+)(?:\|[^>]*)?>$/u, '$1');
}

/** A refusal of the fetcher as a sentence that names the address. */
async function inWords<T>(address: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${address} cannot be used: ${error.message}.`, { cause: error });
  }
}

/** By number, address or (when only one has it) a part of the title. */
async function get(given: Options, { desk }: Run): Promise<Feed> {
  const what = given.what?.trim() ?? '';
  const all = await desk.store.feeds.list();
  const exact = all.find(
    (one) => String(one.id) === what || one.url === what || one.url === cleanAddress(what),
  );
  const named = all.filter((one) => what !== '' && one.title.toLowerCase().includes(what.toLowerCase()));
  const found = exact ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found;
  throw new AppError(
    'not_found',
    named.length > 1
      ? `${named.length} feeds are called that; say which by its number.`
      : 'Say which feed, by its number.',
    { hints: [...named.slice(0, 5).map((one) => `${one.id} · ${one.title}`), '/feed list'] },
  );
}

const buttons = (one: Feed): Card['blocks'] => [
  {
    kind: 'actions',
    actions: [
      one.state === 'paused'
        ? { label: 'Resume', command: `/feed resume ${one.id}` }
        : { label: 'Pause', command: `/feed pause ${one.id}` },
      { label: 'Remove', command: `/feed remove ${one.id}` },
      { label: 'All feeds', command: '/feed list' },
    ],
  },
];

const day = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');

/** How many of its pages stand behind something; empty where none. */
function walls({ walls: { consent, paywall } }: Feed): string {
  const parts = [
    paywall > 0 && `${paywall} for subscribers`,
    consent > 0 && `${consent} behind a request for consent`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : ` · pages not open: ${parts.join(', ')}`;
}

/** How a feed stands, in words. */
function about(one: Feed, now: Date): string {
  switch (healthOf(one, now)) {
    case 'paused':
      return 'paused';
    case 'new':
      return 'not looked at yet';
    case 'ok':
      return one.lastNew === undefined ? 'nothing new so far' : `ok, last news ${day(one.lastNew)} UTC`;
    case 'unsteady':
      return `the last ${one.failures === 1 ? 'look' : `${one.failures} looks`} failed: ${one.problem}`;
    case 'failing':
      return `failing since ${day(one.failingSince ?? now)} UTC: ${one.problem}`;
  }
}

const view = (one: Feed, now: Date) => ({
  id: one.id,
  title: one.title,
  url: one.url,
  state: one.state,
  health: healthOf(one, now),
  lastLook: one.lastLook ?? null,
  lastNew: one.lastNew ?? null,
  nextLook: one.nextLook,
  failures: one.failures,
  failingSince: one.failingSince ?? null,
  problem: one.problem ?? null,
  walls: one.walls,
});
