import { createHash } from 'node:crypto';
import type { Card } from '../card/card.ts';
import type { Watch } from '../domain/watch.ts';
import { callerOf } from './compose.ts';
import { zoned } from './moment.ts';
import { itemsOf, keyOf, keysOf, type News, newsOf, refusalOf } from './news.ts';
import type { Outside } from './outside.ts';
import { Page } from './page.ts';

/** A watch looks at most this often, in milliseconds. */
const EVERY = 5 * 60_000;
/** Something printed longer ago than this before the watch began is no news, however late it comes in, in milliseconds. */
const STALE = 86_400_000;
/** Developments in one message. */
const AT_ONCE = 5;
/** A message about news older than this is not sent any more, in milliseconds. */
const KEEP = 86_400_000;

/** Looks at what is watched when the archive has changed, and puts what is new in the outbox: once a development, outside quiet hours, within the cap. */
export function watcher(outside: Outside): { tick(): Promise<void> } {
  const { store, answer, now, report } = outside;
  const seen = new Map<number, string>();

  async function look(watch: Watch, at: Date, archive: string): Promise<void> {
    if (watch.snoozedUntil && watch.snoozedUntil > at) return;
    if (watch.checkedAt && at.getTime() - watch.checkedAt.getTime() < EVERY && at >= watch.checkedAt) return;
    if (seen.get(watch.id) === archive) return;
    if (inQuiet(watch, at)) return;
    if ((await store.watches.told(watch.id, startOfDay(at, watch.zone))) >= watch.cap) return;
    const reply = await answer(longest(watch.line), callerOf(watch));
    if (refusalOf(reply.data)) return;
    const items = itemsOf(reply.data) ?? [];
    const keys = items.flatMap(keysOf);
    if (watch.checkedAt === undefined) {
      await store.watches.checked(watch.id, at, keys);
      seen.set(watch.id, archive);
      return;
    }
    const known = await store.watches.known(watch.id, keys);
    const news = items
      .flatMap((item) => newsOf(item, known) ?? [])
      .filter(({ item }) => item.newest === undefined || item.newest >= watch.createdAt.getTime() - STALE);
    const told = news.slice(0, AT_ONCE);
    if (told.length > 0) {
      // Developments stand for the message: two processes that find the same ones put out one. Articles alone could be shared by two.
      const fresh = [
        ...new Set(
          told.flatMap(({ item }) =>
            item.told.map(({ text }) => keyOf(text)).concat(item.told.length === 0 ? keysOf(item) : []),
          ),
        ),
      ];
      const draft = {
        key: `w${watch.id}-${createHash('sha256').update(fresh.join()).digest('hex').slice(0, 12)}`,
        to: watch.to,
        owner: watch.owner,
        expires: new Date(at.getTime() + KEEP),
        card: cardOf(watch, told),
      };
      await store.outbox.add(draft, at, { watch: watch.id, keys: fresh });
    }
    await store.watches.checked(
      watch.id,
      at,
      told.flatMap(({ item }) => keysOf(item)),
    );
    if (told.length === news.length) seen.set(watch.id, archive);
  }

  return {
    async tick() {
      const at = now();
      const watches = await store.watches.list();
      if (watches.length === 0) return;
      const { articles, newest } = await store.articles.coverage();
      for (const watch of watches) {
        try {
          await look(watch, at, `${articles} ${newest?.getTime()}`);
        } catch (error) {
          report(error, `watch ${watch.id}`);
        }
      }
    },
  };
}

/** A brief as long as it can be: a short one would hide what is new behind what is newer. */
const longest = (line: string): string => (/^\/brief\b/i.test(line) ? `${line} length:long` : line);

function inQuiet({ quiet, zone }: Watch, at: Date): boolean {
  if (quiet === undefined) return false;
  const { hour, minute } = zoned(at, zone);
  const time = hour * 60 + minute;
  return quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to;
}

const startOfDay = (at: Date, zone: string): Date => new Date(zoned(at, zone).startOfDay().epochMilliseconds);

function cardOf(watch: Watch, news: News[]): Card {
  const page = new Page(watch.zone);
  page.blocks.push({ kind: 'list', items: news.map(({ item, updated }) => page.entry(item, updated)) });
  page.blocks.push({
    kind: 'actions',
    actions: [
      { label: 'More', command: watch.line },
      { label: 'Snooze for a day', command: `/watch snooze ${watch.id}` },
      { label: 'Stop watching', command: `/watch remove ${watch.id}` },
    ],
  });
  return page.card(`News on “${watch.subject}”`);
}
