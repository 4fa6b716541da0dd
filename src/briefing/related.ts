import type { Article } from '../domain/article.ts';
import { isNotice } from './scrap.ts';
import { contentWords, cosine, idfOver, vector } from './word.ts';

/** Cosine of tf-idf from which on two articles tell of one thing. */
const RELATED = 0.12;

/**
 * The articles that tell of one thing, given best match first; foreign ones are left out. Those like each other stay together, and the
 * most articles win: where nothing is like anything, the best match is the topic. Notices of a site are no articles.
 */
export function relatedArticles<One extends Pick<Article, 'title' | 'text'>>(given: readonly One[]): One[] {
  const real = given.filter(({ text }) => !isNotice(text));
  const articles = real.length > 0 ? real : given;
  const texts = articles.map(({ title, text }) => contentWords(`${title} ${text}`).slice(0, 600));
  const idf = idfOver(texts);
  const vectors = texts.map((words) => vector(words, idf));
  const groups: number[][] = [];
  for (const i of articles.keys()) {
    const like = groups.filter((group) => group.some((j) => cosine(vectors[i]!, vectors[j]!) >= RELATED));
    const joined = [...like.flat(), i].sort((a, b) => a - b);
    for (const group of like) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  const best = groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!)[0] ?? [];
  return best.flatMap((i) => articles[i] ?? []);
}
