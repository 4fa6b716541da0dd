import type { Article } from '../domain/article.ts';
import type { News, Story } from '../domain/brief.ts';

/** When an article came in, seen from `now`; an answer as of a past instant takes the day it was printed instead. */
export const arrivedAt = (article: Article, now: Date): Date => {
  const arrived = article.revisedAt ?? article.fetchedAt;
  return arrived > now ? article.publishedAt : arrived;
};

/** What of the stories came in after `last`: wholly new ones, those with new articles, and those whose articles were only corrected. */
export function newsSince(
  stories: readonly Story[],
  articles: readonly Article[],
  last: Date,
  now: Date,
): News[] {
  const of = new Map(articles.map((article) => [article.id, article]));
  return stories.flatMap((story): News[] => {
    const own = story.articles.flatMap((id) => of.get(id) ?? []);
    const late = own.filter((article) => arrivedAt(article, now) > last);
    if (late.length === 0) return [];
    const known = own.filter((article) => article.fetchedAt <= last);
    if (known.length === 0) return [{ story: story.id, state: 'new' }];
    const corrected = late.every((article) => article.revisedAt !== undefined && article.fetchedAt <= last);
    return [{ story: story.id, state: corrected ? 'corrected' : 'updated' }];
  });
}
