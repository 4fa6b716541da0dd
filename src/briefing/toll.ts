import type { Article } from '../domain/article.ts';
import type { Story } from '../domain/brief.ts';
import { findCounts } from './differ/count.ts';
import { contentWords } from './word.ts';

/** Characters of a text in which a report of a disaster gives its toll. */
const LEAD = 500;
/** Most time between two tellings of one event's toll, in milliseconds. */
const APART = 5 * 86_400_000;
/** Words of names that two tellings must share, and their share of the fewer. */
const NAMES = { words: 5, share: 0.5 };

interface Teller {
  /** Folded words of names within sentences, days and months left out. */
  names: ReadonlySet<string>;
  title: ReadonlySet<string>;
}

/**
 * Stories of one event that stand apart only because its toll has changed, put together under the id of the older: both tell of dead in the headline or the first lines, days apart at most,
 * with a word of the headlines in common and most of the people and places they name. Order is kept, by the better placed of the two.
 */
export function joinTolls(stories: readonly Story[], articles: readonly Article[]): Story[] {
  const of = new Map(articles.map((article) => [article.id, article]));
  const joined: Story[] = [];
  const tellers = new Map<Story, Teller | undefined>();
  const tellerOf = (story: Story): Teller | undefined => {
    if (!tellers.has(story)) tellers.set(story, read(story.articles.flatMap((id) => of.get(id) ?? [])));
    return tellers.get(story);
  };
  for (const story of stories) {
    const at = joined.findIndex((other) => isOneEvent(other, story, tellerOf));
    if (at === -1) joined.push(story);
    else joined[at] = join(joined[at]!, story, of);
  }
  return joined;
}

function isOneEvent(a: Story, b: Story, tellerOf: (story: Story) => Teller | undefined): boolean {
  const gap = Math.max(a.from.getTime() - b.to.getTime(), b.from.getTime() - a.to.getTime());
  if (gap > APART) return false;
  const [one, other] = [tellerOf(a), tellerOf(b)];
  if (one === undefined || other === undefined) return false;
  if (![...one.title].some((word) => other.title.has(word))) return false;
  const shared = [...one.names].filter((word) => other.names.has(word)).length;
  return shared >= NAMES.words && shared >= Math.min(one.names.size, other.names.size) * NAMES.share;
}

/** What a story's articles name, where one of them tells of dead. */
function read(articles: readonly Article[]): Teller | undefined {
  const isToll = articles.some(({ title, text }) =>
    [title, text.slice(0, LEAD)].some((part) =>
      findCounts(part).some(({ about }) => about.startsWith('killed')),
    ),
  );
  if (!isToll) return undefined;
  const names = articles.flatMap(({ text }) =>
    [...text.matchAll(/(?<=[\p{Ll}\d,;’'] )\p{Lu}[\p{Ll}'’-]{2,}/gu)].map(([word]) => word),
  );
  return {
    names: new Set(names.filter((word) => !DAY.test(word)).map((word) => word.toLowerCase())),
    title: new Set(articles.flatMap(({ title }) => contentWords(title)).filter((word) => !NUMBER.test(word))),
  };
}

const DAY =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;
/** Words of every toll say nothing of which event it is. */
const NUMBER =
  /^(?:\p{N}+|one|two|three|four|five|six|seven|eight|nine|ten|kill|dead|die|death|toll|least|hurt|injur|rise|revis)$/u;

function join(a: Story, b: Story, of: ReadonlyMap<number, Article>): Story {
  const own = [...a.articles, ...b.articles]
    .flatMap((id) => of.get(id) ?? [])
    .sort((x, y) => y.publishedAt.getTime() - x.publishedAt.getTime() || y.id - x.id);
  const [older, newer] = a.from <= b.from ? [a, b] : [b, a];
  return {
    ...older,
    headline: newer.to >= older.to ? newer.headline : older.headline,
    articles: own.map(({ id }) => id),
    copies: a.copies + b.copies,
    sources: [...new Set(own.map(({ source }) => source))],
    from: older.from,
    to: new Date(Math.max(a.to.getTime(), b.to.getTime())),
  };
}
