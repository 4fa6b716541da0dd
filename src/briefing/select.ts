import type { Article } from '../domain/article.ts';
import { AppError } from '../domain/errors.ts';
import type { Period } from '../domain/period.ts';
import type { Store } from '../store/store.ts';
import { findHits } from './find.ts';
import { relatedArticles } from './related.ts';
import { parseTopic, type Topic } from './topic.ts';
import { contentWords } from './word.ts';

/** Most articles of a topic that are looked at. */
const MOST = 120;

/** The articles of a topic, best first, and how they were found, in words. */
export interface Selection {
  topic: Topic;
  articles: Article[];
  how: string[];
}

/** Articles about the topic in the period: all its words must be there. `all` keeps those that only mention it. */
export async function selectArticles(
  store: Store,
  input: string,
  period: Period,
  which: 'about' | 'all' = 'about',
): Promise<Selection> {
  const topic = parseTopic(input);
  if (topic.all.length + topic.any.length + topic.title.length === 0 && topic.source === undefined)
    throw new AppError('invalid', 'Say at least one word to look for; -word only leaves out.', {
      hints: ['/search rafah -draft'],
    });
  const { hits, loose } = await findHits(store, topic, period, MOST);
  const found = (await store.articles.list(hits.map(({ article }) => article))).filter((article) =>
    inTitle(article, topic),
  );
  const central = which === 'all' ? found : found.filter((article) => isAbout(article, topic));
  const near = central.length > 0 ? central : found;
  // Of articles that have only some of the words, those that are like none of the best tell of something else.
  const articles = loose && which === 'about' ? relatedArticles(near) : near;
  const how = [
    `${hits.length} ${hits.length === 1 ? 'article has' : 'articles have'} ${loose ? 'most of ' : ''}the words ${topic.stems.size > 0 ? quoteAll(topic) : 'asked for'}.`,
  ];
  if (articles.length < found.length)
    how.push(
      `${found.length - articles.length} only mention them in passing or tell of something else and were left out.`,
    );
  return { topic, articles, how };
}

const quoteAll = (topic: Topic): string =>
  [...topic.all, ...topic.any.flat(), ...topic.title].map((word) => `“${word}”`).join(', ');

/** True where the title, the first sentences, or more than one place has a sought word: more than a mention in passing. */
function isAbout(article: Article, topic: Topic): boolean {
  if (topic.stems.size === 0) return true;
  const title = new Set(contentWords(article.title));
  const lead = new Set(contentWords(article.text.slice(0, 700)));
  const all = contentWords(article.text).filter((word) => topic.stems.has(word)).length;
  const wanted = Math.ceil(topic.stems.size / 2);
  const has = (words: ReadonlySet<string>) =>
    [...topic.stems].filter((word) => words.has(word)).length >= wanted;
  return has(title) || has(lead) || all >= 2 * topic.stems.size;
}

function inTitle(article: Article, topic: Topic): boolean {
  if (topic.title.length === 0) return true;
  const words = new Set(contentWords(article.title));
  return topic.title.flatMap(contentWords).every((word) => words.has(word));
}
