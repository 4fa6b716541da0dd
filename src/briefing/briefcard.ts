import { button, cited, go, heading, list, muted, rich, text } from '../card/build.ts';
import type { Action, Block, Card, Rich } from '../card/card.ts';
import type { Citation } from '../domain/article.ts';
import type { Brief, Emptiness, Story } from '../domain/brief.ts';
import { formatAge, formatDay, formatDays } from '../domain/period.ts';
import { city } from '../domain/schedule/zone.ts';
import { numberCitations } from './citations.ts';

const count = (number: number, word: string): string =>
  `${number} ${number === 1 ? word : word.replace(/y$/u, 'ie').concat('s')}`;

const ONE_SOURCE = 'Told by one source only.';
const ONE_SOURCE_EACH = 'Each story here is told by one source only.';

const MARKS = { new: 'NEW', updated: 'UPDATE', corrected: 'CORRECTED' } as const;

/** A brief as a card. `line` makes the buttons' lines from the command and its words. */
export function briefCard(
  brief: Brief,
  settings: {
    now: Date;
    line(command: string, words: string[], named?: Record<string, string | undefined>): string;
    why?: boolean;
    /** The reader's zone, for the time of their last look. */
    zone: string;
  },
): Card {
  const title = titleOf(brief.topic) || 'Top stories';
  if (brief.empty !== null) return { title, blocks: emptyBlocks(brief.empty) };
  if (brief.stories.length === 0 && brief.lastLook !== undefined)
    return {
      title,
      blocks: [
        text(newsLine(brief, brief.lastLook, settings.zone)),
        {
          kind: 'actions',
          actions: [button('The whole brief', settings.line('brief', [brief.topic], { since: undefined }))],
        },
      ],
    };
  const citations = numberCitations();
  // Said once where it is so of every story.
  const oneEach = brief.stories.every(({ sources }) => sources.length === 1);
  const blocks: Block[] = [
    text([muted(summaryLine(brief, settings.now))]),
    ...noteBlocks(brief.notes, brief.offers),
  ];
  for (const story of brief.stories) {
    const state = brief.news.find((one) => one.story === story.id)?.state;
    const mark = state === undefined ? [] : [{ text: `${MARKS[state]}  `, style: 'emphasis' as const }];
    blocks.push(heading([...mark, story.headline], 3), text([muted(storyLine(story))]));
    const points = brief.points.filter((point) => point.story === story.id);
    blocks.push(
      list(
        points.map((point) => [
          cited(point.text, ...citations.number(point.citations)),
          ...(point.only === undefined
            ? []
            : [muted(` Of all articles on this topic only those of ${point.only} have this.`)]),
        ]),
      ),
    );
    const differ = brief.disagreements.filter((one) => one.story === story.id);
    for (const { about, sides } of differ)
      blocks.push(
        text([muted('Sources differ on '), { text: about, style: 'strong' }, muted(':')]),
        list(
          sides.map(({ value, sources, point }) => [
            { text: value, style: 'strong' as const },
            muted(` – ${sources.join(', ')}, ${publishedOf(point.citations[0], settings.zone)}: `),
            cited(point.text, ...citations.number(point.citations)),
          ]),
        ),
      );
    if (story.sources.length === 1 && !oneEach) blocks.push(text([muted(ONE_SOURCE)]));
  }
  if (oneEach && brief.stories.length > 0)
    blocks.push(
      text([muted(brief.stories.length === 1 || brief.sources === 1 ? ONE_SOURCE : ONE_SOURCE_EACH)]),
    );
  if (brief.names.length > 0) blocks.push(text(namesLine(brief.names, settings.line)));
  if (brief.lastLook !== undefined)
    blocks.push(text([muted(newsLine(brief, brief.lastLook, settings.zone))]));
  if (settings.why) blocks.push(heading('Why this?', 3), list(brief.why));
  const actions: Action[] = [
    ...(brief.found > brief.stories.length
      ? [button('More stories', settings.line('brief', [brief.topic], { length: 'long' }))]
      : []),
    ...(brief.topic === ''
      ? []
      : [
          button('Timeline', settings.line('timeline', [brief.topic])),
          button('All articles', settings.line('search', [brief.topic])),
        ]),
    ...(settings.why ? [] : [button('Why this?', settings.line('brief', [brief.topic], { why: 'yes' }))]),
  ];
  if (brief.topic !== '') actions.push(button('Watch', settings.line('watch', ['add', brief.topic])));
  blocks.push({ kind: 'actions', actions });
  return { title, blocks, citations: citations.notes() };
}

/** A topic as a title: without the signs of a search. */
export function titleOf(topic: string): string {
  const words = topic.replace(/(?<!\S)(?:actor|title|source):/giu, '').replace(/["“”]/gu, '');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** When an article appeared, with the hour and its zone where an hour is known: a day alone is kept as noon UTC. */
const publishedOf = ({ publishedAt, dateOrigin }: Citation, zone: string): string =>
  dateOrigin !== 'source' || publishedAt.getTime() % 86_400_000 === 43_200_000
    ? formatDay(publishedAt)
    : `${timeOf(publishedAt, zone)} ${city(zone)}`;

/** "25 Mar 2024, 18:02" in the zone. */
const timeOf = (date: Date, zone: string): string =>
  `${formatDay(date, zone)}, ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(date)}`;

/** "Since you last asked for this topic (25 Mar 2024, 18:02 Berlin): 1 new story, 1 update." */
function newsLine(brief: Brief, last: Date, zone: string): string {
  const when = `${timeOf(last, zone)} ${city(zone)}`;
  const of = (state: keyof typeof MARKS) => brief.news.filter((one) => one.state === state).length;
  const parts = [
    ...(of('new') > 0 ? [`${of('new')} new ${of('new') === 1 ? 'story' : 'stories'}`] : []),
    ...(of('updated') > 0 ? [count(of('updated'), 'update')] : []),
    ...(of('corrected') > 0 ? [count(of('corrected'), 'correction')] : []),
  ];
  return parts.length === 0
    ? `Nothing new on this topic since you last asked for it (${when}).`
    : `Since you last asked for this topic (${when}): ${parts.join(', ')}.`;
}

function summaryLine(brief: Brief, now: Date): string {
  const parts = [
    brief.found > brief.stories.length
      ? `${count(brief.found, 'story')}, ${brief.stories.length} told`
      : count(brief.found, 'story'),
    count(brief.articles, 'article'),
    count(brief.sources, 'source'),
    ...(brief.newest === undefined
      ? []
      : [`newest ${formatDay(brief.newest)}, ${formatAge(brief.newest, now)}`]),
  ];
  return parts.join(' · ');
}

function storyLine(story: Story): string {
  const copies =
    story.copies === 0
      ? ''
      : ` (${story.copies} of ${story.articles.length} articles are copies of one report)`;
  return `${story.sources.join(', ')} · ${formatDays(story.from, story.to)}${copies}`;
}

function namesLine(names: Brief['names'], line: (command: string, words: string[]) => string): Rich {
  return rich([
    muted('Who: '),
    ...names.flatMap(({ name }, index) => [
      ...(index === 0 ? [] : [muted(' · ')]),
      go(name, line('actor', [name])),
    ]),
  ]);
}

/** What was understood otherwise than typed, with lines to try instead. */
export function noteBlocks(notes: readonly string[], offers: Brief['offers']): Block[] {
  if (notes.length === 0) return [];
  const others = offers.flatMap(({ label, line }) => [muted(' · '), go(label, line)]).slice(1);
  return [text([muted(notes.join(' '))]), ...(others.length > 0 ? [text([muted('Only: '), ...others])] : [])];
}

/** Nothing found: why, and what lies nearest, as buttons. */
export function emptyBlocks(empty: Emptiness): Block[] {
  const blocks: Block[] = [text(empty.why)];
  if (empty.nearest.length > 0) {
    blocks.push(
      text([
        muted('Nearest: '),
        ...empty.nearest.flatMap(({ label, line }, index) => [
          ...(index === 0 ? [] : [muted(' · ')]),
          go(label, line),
        ]),
      ]),
    );
    blocks.push({
      kind: 'actions',
      actions: empty.nearest.slice(0, 5).map(({ label, line }) => button(label, line)),
    });
  }
  return blocks;
}
