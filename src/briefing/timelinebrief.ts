import type { Point } from '../domain/article.ts';
import type { Emptiness } from '../domain/brief.ts';
import type { Period } from '../domain/period.ts';
import { overlaps } from '../domain/span.ts';
import type { Store } from '../store/store.ts';
import { emptiness } from './brief.ts';
import { linesOf, makeStanding, shownFrom } from './candidate.ts';
import { citation } from './choose.ts';
import { isAnchored, leadsWith, toldDays } from './clause.ts';
import { isOwnVoice, unquoted } from './scrap.ts';
import { selectArticles } from './select.ts';
import { selectTimeline, type TimelineItem } from './timeline.ts';
import { contentWords } from './word.ts';

/** Days shown at most, by default. */
const DAYS = 12;
/** Days to come that are shown at most. */
const PLANNED = 4;

/** The dated events of a topic, in order; a date is the day that the sentence is about. */
export interface TopicTimeline {
  topic: string;
  /** By date; `planned` are days to come, told as they are announced. */
  days: { date: string; points: Point[]; planned?: true }[];
  articles: number;
  empty: Emptiness | null;
  /** What of the line was understood otherwise than typed, and lines to try instead. */
  notes: string[];
  offers: { label: string; line: string }[];
}

/** Salient days of a topic with one or two sentences each, every one a span of its article; with `ahead` also days after the period, as planned. */
export async function makeTimeline(
  store: Store,
  input: string,
  period: Period,
  { most = DAYS, ahead = false }: { most?: number; ahead?: boolean } = {},
): Promise<TopicTimeline> {
  const { topic, articles, notes, offers } = await selectArticles(store, input, period);
  const items: (TimelineItem & { point: Point })[] = [];
  // What the line asks for the reader has before them.
  const standing = makeStanding(topic.stems);
  for (const article of articles) {
    const reading = await store.articles.reading(article.id);
    if (reading === undefined) continue;
    const title = contentWords(article.title);
    const published = article.publishedAt.toISOString().slice(0, 10);
    const leads = leadsWith(article.text, reading, published);
    for (const line of linesOf({ article, reading })) {
      const { sentence, text, index } = line;
      if (sentence.part === 'standfirst' || text.includes('?')) continue;
      if (!isOn(topic.stems, contentWords(text), title, index)) continue;
      if (standing(line) !== 'alone' || isOwnVoice(text)) continue;
      const { opens, closes } = unquoted(text);
      if (opens || closes) continue;
      const dates = reading.dates.filter((date) => overlaps(date, sentence));
      if (!dates.every((date) => isAnchored(article.text, reading, date, published))) continue;
      items.push({
        article: article.id,
        published,
        leads: leads(index, text),
        position: index,
        text,
        span: sentence,
        dates,
        told: toldDays(text, dates, line.start),
        point: { text: shownFrom(line), citations: [citation(article, sentence)] },
      });
    }
  }
  // Days that have come: what is announced for later is no event yet, and stands apart.
  const to = period.until?.toISOString().slice(0, 10);
  const from = period.since?.toISOString().slice(0, 10);
  const chosen = selectTimeline(items, {
    days: most,
    sentences: 2,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const planned =
    ahead && to !== undefined
      ? selectTimeline(
          items.flatMap((item) => {
            const told = item.told?.filter((day) => day > to) ?? [];
            const dates = item.dates.filter(({ from: day }) => day !== undefined && told.includes(day));
            return told.length === 0 ? [] : [{ ...item, dates, told }];
          }),
          { days: PLANNED, sentences: 2, from: dayAfter(to) },
        )
      : [];
  const pointsOf = (told: readonly { point: Point }[]) => told.map(({ point }) => point);
  return {
    topic: topic.label,
    days: [
      ...chosen.map(({ date, items: told }) => ({ date, points: pointsOf(told) })),
      ...planned.map(({ date, items: told }) => ({ date, points: pointsOf(told), planned: true as const })),
    ].sort((a, b) => (a.date < b.date ? -1 : 1)),
    articles: articles.length,
    empty: articles.length === 0 ? await emptiness(store, topic.label, period, 'timeline') : null,
    notes,
    offers: offers.map(({ label, words }) => ({ label, line: `/timeline ${words}` })),
  };
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Sentences at the start of an article that say what it is about. */
const OPENING = 3;

/** True where a sentence is on the topic itself: it has half of its words, or some and the title has half, or it opens an article with such a title. */
function isOn(
  topic: ReadonlySet<string>,
  sentence: readonly string[],
  title: readonly string[],
  index: number,
): boolean {
  const half = Math.ceil(topic.size / 2);
  const has = (words: readonly string[]) => [...topic].filter((stem) => words.includes(stem)).length;
  const own = has(sentence);
  return own >= half || ((own > 0 || index < OPENING) && has(title) >= half);
}
