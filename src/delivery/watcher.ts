import { createHash } from 'node:crypto';
import type { Rich } from '../card/card.ts';
import type { Watch } from '../domain/watch.ts';
import { callerOf } from './compose.ts';
import { type Item, itemsOf, refusalOf } from './news.ts';
import type { Outside } from './outside.ts';

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
    const reply = await answer(watch.line, callerOf(watch));
    if (refusalOf(reply.data)) return;
    const items = itemsOf(reply.data) ?? [];
    const keys = items.flatMap((item) => item.keys);
    if (watch.checkedAt === undefined) {
      await store.watches.checked(watch.id, at, keys);
      seen.set(watch.id, archive);
      return;
    }
    const known = await store.watches.known(watch.id, keys);
    const news = items
      .map((item) => ({ ...item, keys: item.keys.filter((key) => !known.has(key)) }))
      .filter((item) => item.keys.length > 0 && recent(item, watch));
    const told = news.slice(0, AT_ONCE);
    if (told.length > 0) {
      const fresh = [...new Set(told.flatMap((item) => item.keys))];
      const draft = {
        key: `w${watch.id}-${createHash('sha256').update(fresh.join()).digest('hex').slice(0, 12)}`,
        to: watch.to,
        owner: watch.owner,
        expires: new Date(at.getTime() + KEEP),
        card: cardOf(watch, told),
      };
      await store.outbox.add(draft, at, { watch: watch.id, keys: fresh });
    }
    await store.watches.checked(watch.id, at, []);
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

const recent = (item: Item, watch: Watch): boolean =>
  item.citations.length === 0 ||
  item.citations.some(
    (citation) => new Date(citation.publishedAt).getTime() >= watch.createdAt.getTime() - STALE,
  );

function inQuiet({ quiet, zone }: Watch, at: Date): boolean {
  if (quiet === undefined) return false;
  const { hour, minute } = local(at, zone);
  const time = hour * 60 + minute;
  return quiet.from <= quiet.to
    ? time >= quiet.from && time < quiet.to
    : time >= quiet.from || time < quiet.to;
}

const local = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const startOfDay = (at: Date, zone: string): Date => new Date(local(at, zone).startOfDay().epochMilliseconds);

const cardOf = (watch: Watch, items: Item[]) => {
  const notes: { number: number; label: string; title: string; url?: string }[] = [];
  const entries = items.map((item): Rich => {
    const citation = item.citations[0];
    if (citation)
      notes.push({
        number: notes.length + 1,
        label: `${citation.source}, ${new Date(citation.publishedAt).toLocaleDateString('en-GB', { timeZone: watch.zone, day: 'numeric', month: 'short', year: 'numeric' })}`,
        title: citation.title,
        url: citation.url,
      });
    const rich: Rich = item.headline ? [{ text: item.headline, style: 'strong' }] : [];
    if (item.text)
      rich.push({
        text: item.headline ? ` – ${item.text}` : item.text,
        ...(citation ? { cite: [notes.length] } : {}),
      });
    return rich;
  });
  return {
    title: `News on “${watch.subject}”`,
    blocks: [
      { kind: 'list' as const, items: entries },
      {
        kind: 'actions' as const,
        actions: [
          { label: 'More', command: watch.line },
          { label: 'Snooze for a day', command: `/watch snooze ${watch.id}` },
        ],
      },
    ],
    citations: notes.length > 0 ? notes : undefined,
  };
};
