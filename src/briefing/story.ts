import { type Article, reportOf } from '../domain/article.ts';
import type { Story } from '../domain/brief.ts';
import type { Reading } from '../domain/reading.ts';
import { faded, linkStories } from '../domain/story.ts';
import { gistOf } from '../language/gist.ts';
import type { Store } from '../store/store.ts';
import { cosine, idfOver, weigh } from './word.ts';

const inOrder = (a: Article, b: Article): number =>
  a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id;

/**
 * Articles put into stories from nothing but themselves: average link over the cosine of tf-idf of title and lead, names and numbers weighing more, nearer in time
 * being liker. Newest story first.
 */
export function groupStories(
  articles: readonly Article[],
  readingOf: (article: Article) => Pick<Reading, 'mentions'> | undefined = () => undefined,
): Story[] {
  const sorted = [...articles].sort(inOrder);
  const gists = sorted.map((article) => gistOf(article, readingOf(article)));
  const idf = idfOver(gists.map((gist) => [...gist.keys()]));
  const vectors = gists.map((gist) => weigh(gist, idf));
  const groups = linkStories(sorted.length, (i, j) => {
    const [a, b] = [sorted[i]!, sorted[j]!];
    // Copies of one report are one story however far apart they were printed.
    if (reportOf(a) === reportOf(b)) return 1;
    return faded(cosine(vectors[i]!, vectors[j]!), a.publishedAt.getTime(), b.publishedAt.getTime());
  });
  return newestFirst(
    groups.map((group) => {
      const own = group.map((i) => sorted[i]!);
      return makeStory(`a${own[0]!.id}`, own);
    }),
  );
}

/**
 * The articles by the stories they are kept in, so that a story has one id whatever is asked and however many articles come in; those that are in none yet are grouped
 * as they are. Newest story first.
 */
export async function storiesOf(store: Store, articles: readonly Article[]): Promise<Story[]> {
  const places = await store.stories.of(articles.map(({ id }) => id));
  const kept = Map.groupBy(
    articles.filter(({ id }) => places.has(id)),
    ({ id }) => places.get(id)!.story,
  );
  const rest = groupStories(articles.filter(({ id }) => !places.has(id)));
  const stories = [...kept].map(([story, own]): Story => {
    const follows = places.get(own[0]!.id)?.follows;
    return { ...makeStory(`s${story}`, own), ...(follows === undefined ? {} : { follows: `s${follows}` }) };
  });
  return newestFirst([...stories, ...rest]);
}

const newestFirst = (stories: Story[]): Story[] =>
  stories.sort((a, b) => b.to.getTime() - a.to.getTime() || (a.id < b.id ? 1 : -1));

function makeStory(id: string, articles: readonly Article[]): Story {
  const newestFirst = [...articles].sort(inOrder).reverse();
  const newest = newestFirst[0]!;
  return {
    id,
    headline: newest.title,
    articles: newestFirst.map((article) => article.id),
    copies: articles.length - new Set(articles.map(reportOf)).size,
    sources: [...new Set(newestFirst.map(({ source }) => source))],
    from: newestFirst.at(-1)!.publishedAt,
    to: newest.publishedAt,
  };
}
