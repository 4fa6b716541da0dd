import type { Point } from '../domain/article.ts';
import type { Emptiness } from '../domain/brief.ts';
import type { Period } from '../domain/period.ts';
import { overlaps } from '../domain/span.ts';
import type { Store } from '../store/store.ts';
import { standsAlone } from './alone.ts';
import { emptiness } from './brief.ts';
import { citation } from './choose.ts';
import { selectArticles } from './select.ts';
import { selectTimeline, type TimelineItem } from './timeline.ts';
import { contentWords } from './word.ts';

/** Days shown at most, by default. */
const DAYS = 12;

/** The dated events of a topic, in order; a date is the day that the sentence is about. */
export interface TopicTimeline {
  topic: string;
  days: { date: string; points: Point[] }[];
  articles: number;
  empty: Emptiness | null;
}

/** Salient days of a topic with one or two sentences each, every one a span of its article. */
export async function makeTimeline(
  store: Store,
  input: string,
  period: Period,
  most = DAYS,
): Promise<TopicTimeline> {
  const { topic, articles } = await selectArticles(store, input, period);
  const items: (TimelineItem & { point: Point })[] = [];
  for (const article of articles) {
    const reading = await store.articles.reading(article.id);
    for (const [position, sentence] of (reading?.sentences ?? []).entries()) {
      const text = article.text.slice(sentence.start, sentence.end);
      const named = (reading?.mentions ?? []).filter(
        (mention) => mention.form === 'name' && mention.in === 'text' && overlaps(mention, sentence),
      );
      const startsOf = (mentions: typeof named) => mentions.map(({ start }) => start - sentence.start);
      if (
        sentence.part === 'standfirst' ||
        !standsAlone(text, startsOf(named), startsOf(named.filter(({ kind }) => kind === 'person')))
      )
        continue;
      // A day's sentence must be on the topic itself, or the opening that says what the article is about.
      if (position > 2 && topic.stems.size > 0 && !contentWords(text).some((word) => topic.stems.has(word)))
        continue;
      items.push({
        article: article.id,
        published: article.publishedAt.toISOString().slice(0, 10),
        position,
        text,
        span: sentence,
        dates: (reading?.dates ?? []).filter((date) => overlaps(date, sentence)),
        point: { text, citations: [citation(article, sentence)] },
      });
    }
  }
  // Only days that have come: what is announced for later is no event yet.
  const to = period.until?.toISOString().slice(0, 10);
  const from = period.since?.toISOString().slice(0, 10);
  const chosen = selectTimeline(items, {
    days: most,
    sentences: 2,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  return {
    topic: topic.label,
    days: chosen
      .map(({ date, items: told }) => ({ date, points: told.map(({ point }) => point) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    articles: articles.length,
    empty: articles.length === 0 ? await emptiness(store, topic.label, period) : null,
  };
}
