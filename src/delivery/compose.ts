import type { Action, Card } from '../card/card.ts';
import type { Caller } from '../domain/caller.ts';
import type { Digest } from '../domain/digest.ts';
import { formatDay } from '../domain/period.ts';
import { city } from '../domain/schedule/zone.ts';
import { ago, timeOf, zoned } from './moment.ts';
import { byImportance, type Item, itemsOf, keyOf, keysOf, newsOf, refusalOf, textKeysOf } from './news.ts';
import type { Answer, Outside } from './outside.ts';
import { Page } from './page.ts';

/** One answer that a digest was made from, as it is kept: its buttons open this and nothing newer. */
export interface Kept {
  line: string;
  /** The line with the stretch of time that it was asked for. */
  asked: string;
  card: Card;
  /** What the digest told of it, under its numbers in the digest. */
  items?: (Item & { number: number })[];
  /** All that the answer held, told or not. */
  keys?: string[];
  /** There was no answer but a refusal. */
  refused?: boolean;
}

/** A digest as it is to be sent, or why there is none yet. */
export type Composed =
  | {
      card: Card;
      /** Stories that are new or have news. */
      news: number;
      /** What the channel has been shown with it. */
      keys: string[];
      replies: Kept[];
      /** Some line failed by our own fault and may be answered in a moment. */
      partial?: boolean;
    }
  | { failed: string };

/** Stories in a digest that says nothing else. */
const LENGTH = 10;
/** Buttons that open a story, and ways onward to people. */
const STORIES = 8;
const PEOPLE = 3;
/** Longest label that is read at a glance, in characters. */
const LABEL = 40;

/** The digest's key for one of its instants: the name of the delivery, and what its buttons carry. */
export const keyOfSlot = (digest: number, due: Date): string =>
  `d${digest}-${Math.floor(due.getTime() / 1000).toString(36)}`;

/** Reads a key back. */
export function slotOfKey(key: string): { digest: number; due: Date } | undefined {
  const match = /^d(\d+)-([0-9a-z]+)$/.exec(key);
  return match
    ? { digest: Number(match[1]), due: new Date(Number.parseInt(match[2] ?? '', 36) * 1000) }
    : undefined;
}

/**
 * Makes the digest that is due at `due`: its lines answered since the channel's last one, what the channel has been shown left out. A channel's first
 * digest goes back a day, in an old archive a day before its end, and says so.
 */
export async function compose(
  digest: Digest,
  due: Date,
  { store, answer }: { store: Pick<Outside['store'], 'digests' | 'articles'>; answer: Answer },
): Promise<Composed> {
  const last = await store.digests.lastSent(digest.id);
  const { newest } = await store.articles.coverage();
  const since = last?.due ?? (newest && newest < due ? newest : due);
  const replies = await Promise.all(
    digest.lines.map(async (line) => {
      const asked = dated(line, since, digest.zone);
      const { card, data } = await answer(asked, callerOf(digest));
      return { line, asked, card, data };
    }),
  );
  const refusals = replies.map((reply) => refusalOf(reply.data));
  const broken = refusals.find((refusal) => refusal?.code === 'internal' || refusal?.code === 'unavailable');
  if (broken && refusals.every((refusal) => refusal !== undefined)) return { failed: broken.message };

  const page = new Page(digest.zone);
  const quiet: string[] = [];
  const counts = { fresh: 0, updated: 0 };
  const told = new Set<string>();
  const said = new Set<string>();
  const kept: Kept[] = [];
  const length = digest.options.length ?? LENGTH;
  let number = 0;
  for (const [index, { line, asked, card, data }] of replies.entries()) {
    const one: Kept = { line, asked, card };
    kept.push(one);
    const refusal = refusals[index];
    if (refusal) {
      one.refused = true;
      page.note(`“${line}”: ${refusal.message}`);
      continue;
    }
    const items = itemsOf(data)?.filter((item) => isRecent(item, since));
    if (items === undefined) {
      const key = keyOf(JSON.stringify(card));
      if ((await store.digests.shown(digest.to, [key])).size > 0) quiet.push(subjectOf(line));
      else {
        told.add(key);
        counts.fresh += 1;
        page.whole(card);
      }
      continue;
    }
    one.keys = items.flatMap(keysOf);
    const shown = await store.digests.shown(digest.to, one.keys);
    // A story told under one line is not told again under another; of an article told there another sentence may be, where it is somebody's or a day's.
    const [stories, sentences] = [new Set([...shown, ...told]), new Set([...shown, ...said])];
    const news = byImportance(items).flatMap(
      (item) => newsOf(item, item.headline === undefined ? sentences : stories) ?? [],
    );
    if (news.length === 0) quiet.push(subjectOf(line));
    const taken = news.slice(0, Math.max(0, length - number));
    if (taken.length > 0 && (replies.length > 1 || taken[0]?.item.headline === undefined))
      page.heading(taken[0]?.item.headline === undefined ? (card.title ?? subjectOf(line)) : subjectOf(line));
    if (taken.length > 0)
      page.blocks.push({
        kind: 'list',
        ordered: true,
        ...(number > 0 ? { start: number + 1 } : {}),
        items: taken.map(({ item, updated }) => page.entry(item, updated)),
      });
    one.items = taken.map(({ item, before }) => ({
      ...item,
      told: [...item.told, ...before],
      number: (number += 1),
    }));
    for (const { item, updated } of taken) {
      counts[updated ? 'updated' : 'fresh'] += 1;
      for (const key of keysOf(item)) told.add(key);
      for (const key of textKeysOf(item)) said.add(key);
    }
    if (news.length > taken.length) page.note(`${news.length - taken.length} more in the full answer.`);
  }
  const news = counts.fresh + counts.updated;
  const span = last
    ? `since ${ago(last.due, due, digest.zone)}`
    : newest
      ? `from ${formatDay(dayBefore(since, digest.zone), digest.zone)} on (the first digest here)`
      : '– there are no articles yet';
  const sum = [`${counts.fresh} new`, `${counts.updated} updated`].filter((part) => !part.startsWith('0 '));
  page.blocks.unshift({
    kind: 'text',
    text: [
      {
        text:
          news > 0
            ? `${sum.join(', ')} ${span}`
            : refusals.every((refusal) => refusal !== undefined)
              ? 'No line of this digest could be answered.'
              : `Quiet: nothing new ${span}.`,
        style: 'muted',
      },
    ],
  });
  if (news > 0 && quiet.length > 0)
    page.note(`Quiet: nothing new on ${quiet.map((subject) => `“${subject}”`).join(', ')}.`);
  page.blocks.push({ kind: 'actions', actions: buttons(digest, due, kept) });
  const card = page.card(titleOf(digest, due));
  const { ping } = digest.options;
  return {
    // A day without news calls nobody.
    card: ping && news > 0 ? { ...card, ping } : card,
    news,
    keys: [...told],
    replies: kept,
    ...(broken ? { partial: true } : {}),
  };
}

/** Ways into what the digest was made from: its stories by number, its other answers whole, what happened when, and who is in it. */
function buttons(digest: Digest, due: Date, replies: Kept[]): Action[] {
  const key = keyOfSlot(digest.id, due);
  const stories = replies
    .flatMap((reply) => reply.items ?? [])
    .filter((item) => item.headline !== undefined && item.told.length > 0)
    .slice(0, STORIES)
    .map(({ number }) => ({ label: `Brief ${number}`, command: `/digest open ${key} story:${number}` }));
  const until = asOf(due);
  const ways = replies.flatMap((reply, index): Action[] => {
    // Nothing to open where nothing was told.
    if (reply.refused || (reply.keys && !reply.items?.length)) return [];
    const subject = subjectOf(reply.line);
    const whole = { label: short(`All: ${subject}`), command: `/digest open ${key} part:${index + 1}` };
    const free = freeOf(reply.line);
    const timeline =
      /^\/brief\b/i.test(reply.line) && free !== ''
        ? [{ label: short(`Timeline: ${subject}`), command: `/timeline ${free} ${until}` }]
        : [];
    return [whole, ...timeline];
  });
  const people = peopleIn(replies.flatMap((reply) => (reply.items?.length ? [reply] : [])))
    .slice(0, PEOPLE)
    .map(({ name, command }) => ({ label: short(name), command: `${command} ${until}` }));
  return [
    ...stories,
    ...ways.slice(0, 8),
    ...people,
    { label: 'Settings', command: `/digest list ${digest.id}` },
  ];
}

/** The part of a line that asks for what was known at an instant. */
export const asOf = (due: Date): string => `until:${Temporal.Instant.fromEpochMilliseconds(due.getTime())}`;

/** The people that answers lead on to and that the digest names, in their order. */
export function peopleIn(replies: readonly Kept[]): { name: string; command: string }[] {
  const words = JSON.stringify(
    replies.map(({ items }) => items?.map(({ headline, told }) => [headline, told])),
  );
  const found = new Map<string, string>();
  for (const { card } of replies)
    for (const block of card.blocks)
      for (const run of block.kind === 'text' ? block.text : [])
        if (run.command?.startsWith('/actor ') && words.includes(run.text.split(' ').at(-1) ?? run.text))
          found.set(run.text, run.command.replace(/ until:\S+/, ''));
  return [...found].map(([name, command]) => ({ name, command }));
}

export const short = (label: string): string =>
  label.length > LABEL ? `${label.slice(0, LABEL - 1).trimEnd()}…` : label;

const dayBefore = (date: Date, zone: string): Date =>
  new Date(zoned(date, zone).startOfDay().subtract({ days: 1 }).epochMilliseconds);

/** A brief minds the time that it is asked for; of a profile's statements those count that were printed from the day before the last digest on. */
const isRecent = ({ headline, newest }: Item, since: Date): boolean =>
  headline !== undefined || newest === undefined || newest >= since.getTime() - 86_400_000;

/**
 * A brief or a search is asked from a day before the last digest on, as long as it can be: what came in late is told, and what was shown is left out by its key.
 */
export function dated(line: string, since: Date, zone: string): string {
  const name = /^\/?(brief|search)\b/i.exec(line)?.[1]?.toLowerCase();
  if (name === undefined) return line;
  const whole = name === 'search' || /\blength:/i.test(line) ? line : `${line} length:long`;
  if (/\b(since|until|on):/i.test(line)) return whole;
  return `${whole} since:${zoned(dayBefore(since, zone), zone).toPlainDate()}`;
}

/** The digest asks for whoever set it up, with no rights to change anything. */
export const callerOf = (of: Pick<Digest, 'to' | 'owner' | 'zone'>): Caller => ({
  ...of.to,
  user: `digest of ${of.owner}`,
  manager: false,
  unattended: true,
  zone: of.zone,
});

/** "Morning digest · Tuesday 26 March 2024, 07:30 Berlin". */
export function titleOf(digest: Pick<Digest, 'options' | 'zone'>, due: Date): string {
  const { hour } = zoned(due, digest.zone);
  const named = hour < 11 ? 'Morning' : hour < 14 ? 'Midday' : hour < 18 ? 'Afternoon' : 'Evening';
  const at = due.toLocaleDateString('en-GB', {
    timeZone: digest.zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${digest.options.name ?? `${named} digest`} · ${at.replace(',', '')}, ${timeOf(due, digest.zone)} ${city(digest.zone)}`;
}

/** A line without its command and options. */
const freeOf = (line: string): string =>
  line
    .replace(/^\/?\S+\s*/, '')
    .replace(/(^|\s)[a-z]+:("[^"]*"|\S+)/g, '')
    .trim();

/** What a line is about: its free words. */
export const subjectOf = (line: string): string =>
  freeOf(line).replaceAll('"', '') || line.replace(/^\/?(\S+).*$/, '$1');
