import type { Article } from '../domain/article.ts';
import type { News, Story } from '../domain/brief.ts';

/** When an article came in, seen from `now`; an answer as of a past instant takes the day it was printed instead. */
export const arrivedAt = (article: Article, now: Date): Date => {
  const arrived = article.revisedAt ?? article.fetchedAt;
  return arrived > now ? article.publishedAt : arrived;
};

/**
 * What of the stories came in after `last`: wholly new ones, those with new articles, and those whose articles were only corrected. What goes on with a story that was known is
 * no new story but an update.
 */
export function newsSince(
  stories: readonly Story[],
  articles: readonly Article[],
  last: Date,
  now: Date,
): News[] {
  const of = new Map(articles.map((article) => [article.id, article]));
  const isKnown = (article: Article) => article.fetchedAt <= last;
  const told = new Set(
    stories
      .filter((story) => story.articles.some((id) => of.has(id) && isKnown(of.get(id)!)))
      .map(({ id }) => id),
  );
  return stories.flatMap((story): News[] => {
    const own = story.articles.flatMap((id) => of.get(id) ?? []);
    const late = own.filter((article) => arrivedAt(article, now) > last);
    if (late.length === 0) return [];
    if (!told.has(story.id))
      return [
        {
          story: story.id,
          state: story.follows !== undefined && told.has(story.follows) ? 'updated' : 'new',
        },
      ];
    const corrected = late.every((article) => article.revisedAt !== undefined && isKnown(article));
    return [{ story: story.id, state: corrected ? 'corrected' : 'updated' }];
  });
}
