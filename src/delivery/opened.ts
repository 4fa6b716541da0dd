import type { Action, Card } from '../card/card.ts';
import type { Digest } from '../domain/digest.ts';
import { asOf, callerOf, type Kept, keyOfSlot, peopleIn, subjectOf, titleOf } from './compose.ts';
import { type Item, itemsOf, type News, newsOf, refusalOf } from './news.ts';
import type { Answer } from './outside.ts';
import { Page } from './page.ts';

/** What a button of a digest opens: one of its stories by number, or one of its answers whole, by place from 1. */
export interface Wanted {
  story?: number;
  part?: number;
}

/**
 * Opens what a digest was made from, as it was kept: it says what the digest said, whatever has come in since. That stands after it, under a
 * heading of its own. Undefined where nothing is kept there.
 */
export async function openKept(
  digest: Digest,
  due: Date,
  replies: readonly Kept[],
  wanted: Wanted,
  answer: Answer,
): Promise<{ card: Card; data: unknown } | undefined> {
  const reply =
    wanted.story === undefined
      ? replies[(wanted.part ?? 1) - 1]
      : replies.find(({ items }) => items?.some(({ number }) => number === wanted.story));
  if (reply === undefined) return undefined;
  const story = reply.items?.find(({ number }) => number === wanted.story);
  const page = new Page(digest.zone);
  page.note(`As told in: ${titleOf(digest, due)}`);
  if (story === undefined) page.whole({ ...reply.card, title: undefined });
  else {
    page.blocks.push({ kind: 'list', items: story.told.map((one) => page.told(one)) });
    if (story.sources === 1) page.note('Reported by one source only, as far as the articles go.');
  }
  const newer = await since(digest, reply, story, answer);
  page.heading('Since then');
  if (newer.length === 0) page.note('Nothing new.');
  else page.blocks.push({ kind: 'list', items: newer.map((one) => page.entry(one.item, one.updated)) });
  page.blocks.push({ kind: 'actions', actions: onward(digest, due, replies, reply, story) });
  return {
    card: page.card(story?.headline ?? reply.card.title ?? subjectOf(reply.line)),
    data: {
      line: reply.line,
      due,
      ...(story === undefined ? {} : { story }),
      newer: newer.map(({ item }) => item),
    },
  };
}

/** What the same question is answered today that it was not answered then; of one story, what belongs to it. */
async function since(
  digest: Digest,
  { asked, keys }: Kept,
  story: Item | undefined,
  answer: Answer,
): Promise<News[]> {
  if (keys === undefined) return [];
  const { data } = await answer(asked, callerOf(digest));
  if (refusalOf(data)) return [];
  const known = new Set(keys);
  return (itemsOf(data) ?? [])
    .filter((item) => story === undefined || item.articles.some((id) => story.articles.includes(id)))
    .flatMap((item) => newsOf(item, known) ?? []);
}

function onward(
  digest: Digest,
  due: Date,
  replies: readonly Kept[],
  reply: Kept,
  story: (Item & { number: number }) | undefined,
): Action[] {
  const until = asOf(due);
  const people = peopleIn([story === undefined ? reply : { ...reply, items: [story] }])
    .slice(0, 4)
    .map(({ name, command }) => ({ label: name, command: `${command} ${until}` }));
  const whole = {
    label: 'Whole answer',
    command: `/digest open ${keyOfSlot(digest.id, due)} part:${replies.indexOf(reply) + 1}`,
  };
  return [...people, ...(story === undefined ? [] : [whole]), { label: 'As of now', command: reply.line }];
}
