import type { Brief, BriefPoint, Disagreement, Emptiness, Story } from '../domain/brief.ts';
import { formatDay, formatDays, type Period } from '../domain/period.ts';
import type { Store } from '../store/store.ts';
import { chooseSentences, citation, type ReadArticle } from './choose.ts';
import { type Difference, findDifferences } from './differ.ts';
import { nearestTopics } from './nearest.ts';
import { newsSince } from './news.ts';
import { onlyTellers } from './only.ts';
import { headlineFor, rankStories } from './rank.ts';
import { selectArticles } from './select.ts';
import { storiesOf } from './story.ts';
import { joinTolls } from './toll.ts';
import { parseTopic, wholeTime } from './topic.ts';
import { namedPeople } from './who.ts';

export type Length = 'short' | 'normal' | 'long';

/** Stories and points a story, by length. */
const SIZES: Record<Length, { stories: number; points: number }> = {
  short: { stories: 2, points: 2 },
  normal: { stories: 4, points: 3 },
  long: { stories: 10, points: 5 },
};

/** When the reader last looked, and whether only what came in since is wanted. */
export interface Look {
  last?: Date;
  onlyNews?: boolean;
}

/** Where a topic stands, from the articles alone: every point is a span of one of them. */
export async function makeBrief(
  store: Store,
  input: string,
  period: Period,
  length: Length = 'normal',
  look: Look = {},
): Promise<Brief> {
  const { topic, articles, how, notes, offers } = await selectArticles(store, input, period);
  const all = rankStories(joinTolls(await storiesOf(store, articles), articles), articles, topic.stems);
  const now = period.until ?? new Date(8.64e15);
  const news = look.last === undefined ? [] : newsSince(all, articles, look.last, now);
  const stories = look.onlyNews ? all.filter(({ id }) => news.some(({ story }) => story === id)) : all;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const best = stories
    .slice(0, SIZES[length].stories)
    .map((story) => ({ ...story, headline: headlineFor(story, byId, topic.stems) }));
  const read = new Map<number, ReadArticle>();
  for (const id of best.flatMap((story) => story.articles)) {
    const article = byId.get(id);
    const reading = await store.articles.reading(id);
    if (article !== undefined && reading !== undefined) read.set(id, { article, reading });
  }
  const of = (story: Story) => story.articles.flatMap((id) => read.get(id) ?? []);
  const points: BriefPoint[] = [];
  const only = onlyTellers(articles);
  for (const story of best) {
    const room = { sentences: pointsOf(story, best.length, length) };
    const told = points.map(({ text }) => text);
    const own = of(story).map(({ article }) => article);
    for (const chosen of chooseSentences(of(story), topic.stems, room, { headline: story.headline, told })) {
      const teller = only(own, chosen);
      points.push({ ...chosen, story: story.id, ...(teller === undefined ? {} : { only: teller }) });
    }
  }
  const shown = best.filter(({ id }) => points.some(({ story }) => story === id));
  return {
    topic: topic.label,
    period,
    stories: shown,
    found: stories.length,
    points,
    disagreements: [
      ...shown.flatMap((story) => disagreements(story, of(story))),
      ...acrossStories(shown, of),
    ],
    ...(look.last === undefined ? {} : { lastLook: look.last }),
    news,
    names: namedPeople([...read.values()].map(({ reading }) => reading)),
    articles: articles.length,
    sources: new Set(articles.map(({ source }) => source)).size,
    ...(articles.length === 0
      ? {}
      : { newest: new Date(Math.max(...articles.map(({ publishedAt }) => publishedAt.getTime()))) }),
    notes,
    offers: offers.map(({ label, words }) => ({ label, line: `/brief ${words}` })),
    why: [
      ...how,
      `They make ${stories.length} ${stories.length === 1 ? 'story' : 'stories'}; ${shown.length < stories.length ? `the ${shown.length} most telling are told` : 'all are told'}. First come those with the topic in their headlines and first lines, told by more outlets and articles, and newer ones: each counts, and newness halves in four days.`,
      'Of each story the sentences were taken that share most with its articles, with the topic and the headlines, early and new ones first, none that says what is already said. A sentence that cannot be understood alone was left out, or stands with the one before it.',
    ],
    empty: articles.length === 0 ? await emptiness(store, topic.label, period) : null,
  };
}

/** Points a story gets: more where it is the only one, for the reader asked for the topic; and where many articles tell it. */
function pointsOf(story: Story, stories: number, length: Length): number {
  const told = story.articles.length - story.copies;
  return SIZES[length].points + (stories <= 2 ? 2 : 0) + Math.min(2, Math.floor(told / 3));
}

/** Where the outlets of a story say different things of the same, each with its sentence. */
function disagreements(story: Story, articles: readonly ReadArticle[]): Disagreement[] {
  return findDifferences(articles).map((difference) => sidesAs(story, difference));
}

const sidesAs = (story: Story, { about, sides }: Difference): Disagreement => ({
  story: story.id,
  about,
  sides: sides.map(({ value, sources, claim: { told } }) => ({
    value,
    sources,
    point: { text: told.text, citations: [citation(told.article, told.sentence)] },
  })),
});

/** What a side asks for is one thing however many stories tell of it: told with the newest of them, where no story alone has both. */
function acrossStories(stories: readonly Story[], of: (story: Story) => ReadArticle[]): Disagreement[] {
  if (stories.length < 2) return [];
  return findDifferences(stories.flatMap(of)).flatMap((difference) => {
    if (!difference.sides.every(({ claim }) => claim.key.startsWith('share '))) return [];
    const tellers = stories.filter(({ articles }) =>
      difference.sides.some(({ claim }) => articles.includes(claim.told.article.id)),
    );
    if (tellers.length < 2) return [];
    return [
      sidesAs(
        tellers.reduce((a, b) => (a.to >= b.to ? a : b)),
        difference,
      ),
    ];
  });
}

/** Why nothing was found: no article at all, none in the period, or none with these words. `command` is what the offered lines ask for. */
export async function emptiness(
  store: Store,
  topic: string,
  period: Period,
  command = 'brief',
): Promise<Emptiness> {
  const all = await store.articles.coverage();
  if (all.articles === 0 || all.oldest === undefined || all.newest === undefined)
    return { why: 'I have no articles yet. Load some, or add a feed.', nearest: [] };
  const words = wholeTime(topic);
  const { why, nearest } = await nearestTopics(store, words, command);
  const have = `I have ${all.articles} ${all.articles === 1 ? 'article' : 'articles'} from ${all.sources} ${all.sources === 1 ? 'source' : 'sources'}, ${formatDays(all.oldest, all.newest)}.`;
  const archive = { label: `${words}, whole archive`, line: `/${command} ${words}` };
  if (period.since !== undefined && period.since > all.newest)
    return {
      why: `No article is as new as ${formatDay(period.since)}. ${have}`,
      nearest: words === '' ? nearest : [archive, ...nearest],
    };
  if (period.until !== undefined && period.until <= all.oldest)
    return { why: `No article is as old as ${formatDay(period.until)}. ${have}`, nearest };
  if (period.since !== undefined || period.until !== undefined || words !== topic) {
    const whole =
      parseTopic(words).clauses.length === 0 ? [] : (await selectArticles(store, words, {})).articles;
    if (whole.length > 0)
      return {
        why: `No article on “${words}” in that time; ${whole.length} outside it. ${have}`,
        nearest: [archive, ...nearest],
      };
  }
  return { why: `${why} ${have}`, nearest };
}
