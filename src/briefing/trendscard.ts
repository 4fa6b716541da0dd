import { button, card, go, heading, list, muted, strong, text } from '../card/build.ts';
import type { Action, Block, Card, Run } from '../card/card.ts';
import { formatDay, formatDays } from '../domain/period.ts';
import type { Trend, Trends } from './trends.ts';

const DAY = 86_400_000;
/** Longest name on a button, in characters. */
const NARROW = 30;
/** Bars of a chart: more are not read. */
const BARS = 5;

/** Trends as a card. `line` makes a button's line. */
export function trendsCard(
  found: Trends,
  settings: { zone: string; line(command: string, words: string): string },
): Card {
  const { zone, line } = settings;
  const days = formatDays(found.since, new Date(found.until.getTime() - 1), zone);
  const title = `Trends · ${days}`;
  if (found.begins === undefined)
    return card(title, [text('I have no articles yet. Load some, or add a feed.')]);
  const span = unit(found.until.getTime() - found.since.getTime());
  const reports = plural(found.reports, 'article');
  const copies = found.copies === 0 ? '' : `, ${plural(found.copies, 'copy', 'copies')} not counted`;
  const ending =
    found.end === 'newest' ? `ends with the newest article, ${formatDay(found.until, zone)}` : undefined;
  const head = [`${reports} from ${plural(found.outlets, 'outlet')}${copies}`, ending]
    .filter(Boolean)
    .join(' · ');
  if (found.reports === 0)
    return card(title, [
      text(`No article of that time is kept. The archive begins on ${formatDay(found.begins, zone)}.`),
    ]);
  if (found.past === undefined) {
    const blocks: Block[] = [
      text([muted(head)]),
      text(
        found.crowded
          ? `More articles lie in that time than can be compared with a past; ask for a shorter one, such as since:2d. This is what ${span.now} told of most.`
          : `There is no past to compare with: the archive begins on ${formatDay(found.begins, zone)}. So nothing can be said to rise; this is what ${span.now} told of most.`,
      ),
      list(
        found.most.map(({ label, kind, now, outlets }) => [
          go(label, line(kind === 'topic' ? 'brief' : 'actor', label)),
          ` – ${plural(now, 'article')}, ${plural(outlets, 'outlet')}`,
        ]),
      ),
    ];
    return card(title, [...blocks, onward(found.most, line)]);
  }
  const past = `against ${formatDays(found.past.since, new Date(found.past.until.getTime() - 1), zone)} (${plural(found.past.reports, 'article')})`;
  const short =
    found.past.windows < 1
      ? [
          text([
            muted(
              `The archive begins on ${formatDay(found.begins, zone)}: the time compared with is shorter than the one told of.`,
            ),
          ]),
        ]
      : [];
  const part = (name: string, trends: readonly Trend[]): (Block | undefined)[] =>
    trends.length === 0 ? [] : [heading(name, 3), list(trends.map((trend) => item(trend, span, line)))];
  const risen = [...found.topics, ...found.actors];
  const nothing =
    risen.length === 0
      ? text(
          found.outlets < 2
            ? 'Nothing rises: all articles are of one outlet, and what one outlet alone prints is no trend.'
            : 'Nothing rises against its own past.',
        )
      : undefined;
  return card(title, [
    text([muted(`${head} · ${past}`)]),
    ...short,
    nothing,
    ...part('Topics', found.topics),
    ...part('People and organisations', found.actors),
    ...part('Falling', found.falling),
    risen.length > 1 ? bars(risen, span) : undefined,
    onward(risen, line),
  ]);
}

function item(trend: Trend, span: Unit, line: (command: string, words: string) => string): (Run | string)[] {
  const mark = trend.state === 'new' ? [strong('NEW '), ''] : [];
  const outlets = trend.state === 'falling' ? '' : `, ${plural(trend.outlets, 'outlet')}`;
  return [
    ...mark,
    go(trend.label, line(trend.kind === 'topic' ? 'brief' : 'actor', trend.label)),
    ` – ${plural(trend.now, 'article')} ${span.now}, ${number(trend.before)} ${span.before}${outlets}  `,
    muted(spark(trend.series)),
  ];
}

function bars(trends: readonly Trend[], span: Unit): Block {
  const shown = [...trends].sort((a, b) => b.score - a.score).slice(0, BARS);
  return {
    kind: 'chart',
    chart: {
      kind: 'bar',
      title: 'Articles',
      labels: shown.map(({ label }) => label),
      series: [
        { name: span.now, values: shown.map(({ now }) => now) },
        { name: span.before, values: shown.map(({ before }) => Math.round(before * 10) / 10) },
      ],
    },
  };
}

function onward(
  trends: readonly { label: string; kind: Trend['kind'] }[],
  line: (command: string, words: string) => string,
): Block | undefined {
  const topics = trends.filter(({ kind }) => kind === 'topic');
  const actors = trends.filter(({ kind }) => kind !== 'topic');
  const short = (label: string) => (label.length > NARROW ? `${label.slice(0, NARROW - 1)}…` : label);
  const actions: Action[] = [
    ...topics.slice(0, 2).map(({ label }) => button(`Brief: ${short(label)}`, line('brief', label))),
    ...topics.slice(0, 1).map(({ label }) => button(`Timeline: ${short(label)}`, line('timeline', label))),
    ...actors.slice(0, 2).map(({ label }) => button(short(label), line('actor', label))),
  ];
  return actions.length === 0 ? undefined : { kind: 'actions', actions };
}

interface Unit {
  now: string;
  before: string;
}

/** How a window's length is called. */
function unit(length: number): Unit {
  const days = Math.round(length / DAY);
  if (days === 7) return { now: 'this week', before: 'a week before' };
  if (days === 1) return { now: 'in this day', before: 'a day before' };
  if (length < DAY) {
    const hours = Math.round(length / 3_600_000);
    return { now: `in ${plural(hours, 'hour')}`, before: `in ${plural(hours, 'hour')} before` };
  }
  return { now: `in ${days} days`, before: `in ${days} days before` };
}

/** "▁▂▁▇": one bar a stretch of time, the window last. */
export function spark(series: readonly number[]): string {
  const top = Math.max(1, ...series);
  return series.map((one) => '▁▂▃▄▅▆▇█'[Math.round((one / top) * 7)]).join('');
}

const number = (value: number): string =>
  value === 0 ? 'none' : value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
