import { createHash } from 'node:crypto';
import type { Citation } from '../domain/article.ts';
import { formatDay } from '../domain/period.ts';

/** One development: a sentence and where it stands. */
export interface Told {
  /** Whose words and to whom, before the text: "to the ambassador, state television reported: ". */
  lead?: string;
  text: string;
  citations: Citation[];
}

/** One thing an answer tells, reduced to what a digest needs: a line a story, or a line a statement. */
export interface Item {
  headline?: string;
  /** Where the headline leads, and who printed it when: for an item that is one article. */
  url?: string;
  print?: { source: string; at: string };
  /** Id of its story, and of the one that this goes on with. */
  story?: string;
  follows?: string;
  /** What it tells, most telling first. */
  told: Told[];
  /** Number of outlets. */
  sources: number;
  /** Ids of all its articles, told or not. */
  articles: number[];
  /** Publication of the newest of them, in milliseconds; undefined where nothing says it. */
  newest?: number;
}

interface Point {
  text: string;
  citations?: Citation[];
  citation?: Citation;
  story?: number | string;
}
interface Story {
  id: number | string;
  follows?: number | string;
  headline: string;
  sources?: unknown;
  articles?: unknown;
}
interface Statement extends Point {
  addressee?: unknown;
  attribution?: unknown;
}

interface Found {
  id: number;
  title: string;
  source: string;
  url?: string | null;
  publishedAt: string | Date;
}

/**
 * The items of a typed answer: the stories of a brief (with the points that belong to each), the statements and days of a profile, the points of a timeline, the
 * sentences that answer a question, the articles of a search. Undefined where the answer is of another kind and can only be shown whole.
 */
export function itemsOf(data: unknown): Item[] | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { stories, points, statements, timeline, days, articles, answers } = data as {
    stories?: Story[];
    points?: Point[];
    statements?: Statement[];
    timeline?: (Point & { date: string })[];
    days?: { date: string; points: Point[] }[];
    articles?: Found[];
    answers?: { points: Point[] }[];
  };
  if (Array.isArray(points) && Array.isArray(stories)) {
    const known = new Set(stories.map((story) => story.id));
    return [
      ...stories.map((story) =>
        itemOf(
          points.filter((point) => point.story === story.id),
          story,
        ),
      ),
      ...points
        .filter((point) => point.story === undefined || !known.has(point.story))
        .map((point) => itemOf([point])),
    ];
  }
  if (Array.isArray(statements))
    return [
      ...statements.map((statement) => itemOf([statement])),
      // What somebody did or is to do is news as what they said is.
      ...(Array.isArray(timeline) ? timeline : []).map(({ date, ...point }) =>
        itemOf([{ ...point, attribution: dayOf(date) }]),
      ),
    ];
  if (Array.isArray(answers))
    return answers.flatMap(({ points: told }) => told.map((point) => itemOf([point])));
  if (Array.isArray(days))
    return days.flatMap(({ date, points: told }) =>
      told.map((point) => itemOf([{ ...point, attribution: dayOf(date) }])),
    );
  return Array.isArray(articles) ? articles.map(articleOf) : undefined;
}

function itemOf(points: (Point & Statement)[], story?: Story): Item {
  const told = points.map((point): Told => {
    const lead = [name(point.addressee) && `to ${name(point.addressee)}`, name(point.attribution)]
      .filter(Boolean)
      .join(', ');
    const citations = point.citations ?? (point.citation ? [point.citation] : []);
    return { ...(lead ? { lead: `${lead}: ` } : {}), text: point.text, citations };
  });
  const citations = told.flatMap((one) => one.citations);
  const dates = citations
    .map(({ publishedAt }) => new Date(publishedAt).getTime())
    .filter((time) => !Number.isNaN(time));
  return {
    ...(story ? { headline: story.headline, story: String(story.id) } : {}),
    ...(story?.follows === undefined ? {} : { follows: String(story.follows) }),
    told,
    sources: Array.isArray(story?.sources)
      ? story.sources.length
      : typeof story?.sources === 'number'
        ? story.sources
        : new Set(citations.map(({ source }) => source)).size,
    articles: [
      ...new Set([
        ...(Array.isArray(story?.articles) ? (story.articles as number[]) : []),
        ...citations.map(({ article }) => article),
      ]),
    ],
    ...(dates.length > 0 ? { newest: Math.max(...dates) } : {}),
  };
}

const dayOf = (date: string): string => {
  const day = new Date(`${date}T12:00:00Z`);
  return Number.isNaN(day.getTime()) ? date : formatDay(day);
};

const articleOf = ({ id, title, source, url, publishedAt }: Found): Item => ({
  headline: title,
  ...(url ? { url } : {}),
  print: { source, at: new Date(publishedAt).toISOString() },
  told: [],
  sources: 1,
  articles: [id],
  newest: new Date(publishedAt).getTime(),
});

/** A name in an answer: a string, or an object that has one. */
const name = (value: unknown): string =>
  typeof value === 'string' ? value : String((value as { name?: unknown } | null | undefined)?.name ?? '');

/** What stands for an item once it has been told: its articles and its developments, however often and wherever they are told. */
export const keysOf = (item: Item): string[] => {
  // A headline in a list is not the story told: what the article says may still be news.
  if (item.print) return item.articles.map(listedKey);
  return [
    ...item.articles.map(articleKey),
    ...(item.headline === undefined ? [] : [headlineKey(item.headline)]),
    ...(item.story === undefined ? [] : [storyKey(item.story)]),
    ...textKeysOf(item),
  ];
};

/** What stands for its sentences alone. */
export const textKeysOf = (item: Item): string[] => item.told.map((one) => keyOf(one.text));

const listedKey = (id: number): string => `h${id}`;

const headlineKey = (headline: string): string => keyOf(`story ${headline}`);

const storyKey = (id: string): string => `story:${id}`;

const articleKey = (id: number): string => `a${id}`;

/** What is new of an item. */
export interface News {
  /** With nothing but what is new in `told`. */
  item: Item;
  /** What was known of it. */
  before: Told[];
  updated: boolean;
}

/**
 * What an item tells that is not known: a sentence in other words, out of an article that has not been told. The same article read again, or
 * another sentence of it chosen, is no news. `updated`: something of it was known before, or of the story that it goes on with. Undefined where there is nothing new.
 */
export function newsOf(item: Item, known: ReadonlySet<string>): News | undefined {
  const unheard = (one: Told): boolean =>
    !known.has(keyOf(one.text)) &&
    (one.citations.length === 0 || one.citations.some(({ article }) => !known.has(articleKey(article))));
  // An article is known by its number, whatever its headline has become.
  if (item.print) {
    const listed = item.articles.every((id) => known.has(listedKey(id)));
    return listed ? undefined : { item, before: [], updated: false };
  }
  const told = item.told.filter(unheard);
  const headlineKnown = item.headline === undefined || known.has(headlineKey(item.headline));
  if (told.length === 0 && (item.told.length > 0 || headlineKnown)) return undefined;
  const updated =
    (item.headline !== undefined && headlineKnown) ||
    [item.story, item.follows].some((id) => id !== undefined && known.has(storyKey(id))) ||
    item.articles.some((id) => known.has(articleKey(id)));
  return { item: { ...item, told }, before: item.told.filter((one) => !told.includes(one)), updated };
}

/** Stories that more outlets and articles tell come first, then newer ones; what is no story keeps its place. */
export const byImportance = (items: readonly Item[]): Item[] =>
  items.toSorted((a, b) =>
    a.headline === undefined || b.headline === undefined
      ? 0
      : b.sources - a.sources || b.articles.length - a.articles.length || (b.newest ?? 0) - (a.newest ?? 0),
  );

/** The same words are the same development, whatever case, blanks and signs they are printed in. */
export const keyOf = (text: string): string =>
  createHash('sha256')
    .update(
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .digest('base64url')
    .slice(0, 16);

/** The refusal in an answer, where it is one. */
export function refusalOf(data: unknown): { code: string; message: string } | undefined {
  const error = (data as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  return typeof error?.message === 'string'
    ? { code: String(error.code), message: error.message }
    : undefined;
}
