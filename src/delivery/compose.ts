import type { Action, Block, Card, CitationNote, Rich } from '../card/card.ts';
import type { Caller } from '../domain/caller.ts';
import type { Digest } from '../domain/digest.ts';
import { city } from '../domain/schedule/zone.ts';
import { type Item, itemsOf, keyOf, refusalOf } from './news.ts';
import type { Answer, Outside } from './outside.ts';

/** A digest as it is to be sent, or why there is none yet. */
export type Composed =
  | {
      card: Card;
      /** Stories that are new or have news. */
      news: number;
      /** What the channel has been shown with it. */
      keys: string[];
      /** The replies it was made from: its buttons open them. */
      replies: { line: string; card: Card }[];
    }
  | { failed: string };

/** Stories in a digest that says nothing else. */
const LENGTH = 10;

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
 * digest covers the newest day that the archive knows, and says so.
 */
export async function compose(
  digest: Digest,
  due: Date,
  { store, answer }: { store: Pick<Outside['store'], 'digests' | 'articles'>; answer: Answer },
): Promise<Composed> {
  const last = await store.digests.lastSent(digest.id);
  const since = last?.due ?? (await store.articles.coverage()).newest;
  const replies = await Promise.all(
    digest.lines.map(async (line) => ({
      line,
      ...(await answer(dated(line, since, digest.zone, last === undefined ? 0 : 1), callerOf(digest))),
    })),
  );
  const refusals = replies.map((reply) => refusalOf(reply.data));
  const broken = refusals.find((refusal) => refusal?.code === 'internal' || refusal?.code === 'unavailable');
  if (broken && refusals.every((refusal) => refusal !== undefined)) return { failed: broken.message };

  const page = new Page(digest.zone);
  const quiet: string[] = [];
  let room = digest.options.length ?? LENGTH;
  const counts = { fresh: 0, updated: 0 };
  const keys: string[] = [];
  for (const [index, reply] of replies.entries()) {
    const refusal = refusals[index];
    if (refusal) {
      page.blocks.push({
        kind: 'text',
        text: [{ text: `“${reply.line}”: ${refusal.message}`, style: 'muted' }],
      });
      continue;
    }
    const items = itemsOf(reply.data);
    if (items === undefined) {
      const key = keyOf(JSON.stringify(reply.card));
      if ((await store.digests.shown(digest.to, [key])).size > 0) quiet.push(subjectOf(reply.line));
      else {
        keys.push(key);
        counts.fresh += 1;
        page.whole(reply.card);
      }
      continue;
    }
    const shown = await store.digests.shown(
      digest.to,
      items.flatMap((item) => [item.whole, ...item.keys]),
    );
    const news = items.filter((item) => item.keys.some((key) => !shown.has(key) && !keys.includes(key)));
    if (news.length === 0) quiet.push(subjectOf(reply.line));
    const entries: Rich[] = [];
    for (const item of news.slice(0, Math.max(0, room))) {
      const update = shown.has(item.whole);
      counts[update ? 'updated' : 'fresh'] += 1;
      keys.push(item.whole, ...item.keys);
      entries.push(page.entry(item, update));
    }
    room -= entries.length;
    if (entries.length > 0 && replies.length > 1)
      page.blocks.push({ kind: 'text', text: [{ text: subjectOf(reply.line), style: 'strong' }] });
    if (entries.length > 0) page.blocks.push({ kind: 'list', ordered: true, items: entries });
    const more = news.length - entries.length;
    if (more > 0)
      page.blocks.push({
        kind: 'text',
        text: [{ text: `${more} more in the full answer.`, style: 'muted' }],
      });
  }
  const news = counts.fresh + counts.updated;
  const span = last
    ? `since ${day(last.due, digest.zone)}, ${timeOf(last.due, digest.zone)}`
    : since
      ? `from ${day(since, digest.zone)}, the newest day in the archive (first digest here)`
      : 'and the archive is empty';
  const sum = [
    counts.fresh > 0 ? `${counts.fresh} new` : '',
    counts.updated > 0 ? `${counts.updated} updated` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  page.blocks.unshift({
    kind: 'text',
    text: [{ text: news > 0 ? `${sum} ${span}` : `Quiet: nothing new ${span}.`, style: 'muted' }],
  });
  if (news > 0 && quiet.length > 0)
    page.blocks.push({
      kind: 'text',
      text: [
        {
          text: `Quiet: nothing new on ${quiet.map((subject) => `“${subject}”`).join(', ')}.`,
          style: 'muted',
        },
      ],
    });
  const actions: Action[] = replies.slice(0, 4).map((reply, index) => ({
    label: `Open: ${subjectOf(reply.line)}`.slice(0, 60),
    command: `/digest open ${keyOfSlot(digest.id, due)} part:${index + 1}`,
  }));
  page.blocks.push({
    kind: 'actions',
    actions: [...actions, { label: 'Settings', command: `/digest list ${digest.id}` }],
  });
  return {
    card: {
      title: titleOf(digest, due),
      blocks: page.blocks,
      citations: page.notes.length > 0 ? page.notes : undefined,
    },
    news,
    keys: [...new Set(keys)],
    replies: replies.map(({ line, card }) => ({ line, card })),
  };
}

/** The blocks of one card, with its citations numbered through. */
class Page {
  blocks: Block[] = [];
  notes: CitationNote[] = [];
  readonly zone: string;
  constructor(zone: string) {
    this.zone = zone;
  }

  entry(item: Item, update: boolean): Rich {
    const cite = item.citations.slice(0, 3).map((citation) => {
      const label = `${citation.source}, ${day(citation.publishedAt, this.zone)}`;
      const same = this.notes.find((note) => note.label === label && note.title === citation.title);
      if (same) return same.number;
      this.notes.push({ number: this.notes.length + 1, label, title: citation.title, url: citation.url });
      return this.notes.length;
    });
    const rich: Rich = [];
    if (update) rich.push({ text: 'UPDATE  ', style: 'strong' });
    if (item.headline) rich.push({ text: item.headline, style: 'strong' });
    if (item.text)
      rich.push({ text: item.headline ? ` – ${item.text}` : item.text, cite: [...new Set(cite)] });
    if (item.headline && item.sources > 1) rich.push({ text: ` ${item.sources} sources.`, style: 'muted' });
    return rich;
  }

  whole(card: Card): void {
    const by = this.notes.length;
    const shift = (rich: Rich): Rich =>
      rich.map((run) => (run.cite ? { ...run, cite: run.cite.map((number) => number + by) } : run));
    if (card.title) this.blocks.push({ kind: 'text', level: 2, text: [{ text: card.title }] });
    for (const block of card.blocks) {
      if (block.kind === 'text') this.blocks.push({ ...block, text: shift(block.text) });
      else if (block.kind === 'list') this.blocks.push({ ...block, items: block.items.map(shift) });
      else if (block.kind === 'quote')
        this.blocks.push({ ...block, text: shift(block.text), ...(block.by ? { by: shift(block.by) } : {}) });
      else if (block.kind === 'fields')
        this.blocks.push({
          ...block,
          fields: block.fields.map((field) => ({ ...field, value: shift(field.value) })),
        });
      else if (block.kind === 'table')
        this.blocks.push({ ...block, rows: block.rows.map((row) => row.map(shift)) });
      else if (block.kind !== 'actions') this.blocks.push(block);
    }
    for (const note of card.citations ?? []) this.notes.push({ ...note, number: note.number + by });
  }
}

/** A brief is asked from a day before the last digest on: what came in late is told, and what was shown is left out by its key. */
function dated(line: string, since: Date | undefined, zone: string, overlap: number): string {
  if (since === undefined || !/^\/?brief\b/i.test(line) || /\b(since|until|on):/i.test(line)) return line;
  return `${line} since:${zoned(since, zone).toPlainDate().subtract({ days: overlap })}`;
}

/** The digest asks for whoever set it up, with no rights to change anything. */
export const callerOf = (of: Pick<Digest, 'to' | 'owner' | 'zone'>): Caller => ({
  ...of.to,
  // Not the owner: what they have looked at themselves is another matter.
  user: `digest of ${of.owner}`,
  manager: false,
  zone: of.zone,
});

function titleOf(digest: Digest, due: Date): string {
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

/** What a line is about: its free words. */
const subjectOf = (line: string): string =>
  line
    .replace(/^\/?\S+\s*/, '')
    .replace(/\b[a-z]+:("[^"]*"|\S+)/g, '')
    .replaceAll('"', '')
    .trim() || line;

const zoned = (date: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
const day = (date: Date, zone: string): string =>
  date.toLocaleDateString('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' });
/** Local time of day as "07:30". */
export const timeOf = (date: Date, zone: string): string =>
  zoned(date, zone).toPlainTime().toString({ smallestUnit: 'minute' });
