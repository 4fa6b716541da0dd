import type { Article } from '../domain/article.ts';
import { AppError } from '../domain/errors.ts';
import type { Period } from '../domain/period.ts';
import type { Store } from '../store/store.ts';
import { findHits } from './find.ts';
import type { Offer } from './meant.ts';
import { relatedArticles } from './related.ts';
import { formatTerm, parseTopic, type Topic } from './topic.ts';
import { contentWords } from './word.ts';

/** Most articles of a topic that are looked at. */
const MOST = 120;

/** The articles of a topic, best first, and how they were found, in words. */
export interface Selection {
  topic: Topic;
  articles: Article[];
  how: string[];
  /** What was understood otherwise than typed, for every reader to see; and lines to try instead. */
  notes: string[];
  offers: Offer[];
}

/** Articles about the topic in the period: all its words must be there. `all` keeps those that only mention it. */
export async function selectArticles(
  store: Store,
  input: string,
  period: Period,
  which: 'about' | 'all' = 'about',
): Promise<Selection> {
  const topic = parseTopic(input);
  // No word but a time asks for all of it.
  const all = input.trim() === '' && period.since !== undefined;
  if (topic.clauses.length === 0 && !all)
    throw new AppError('invalid', 'Say at least one word to look for; -word only leaves out.', {
      hints: ['/search rafah -draft'],
    });
  const { hits, loose, sought, stems, notes, offers } = await findHits(store, topic, period, MOST);
  const found = await store.articles.list(hits.map(({ article }) => article));
  const central = which === 'all' ? found : found.filter((article) => isAbout(article, sought));
  const near = central.length > 0 ? central : found;
  // Of articles that have only some of the words, those that are like none of the best tell of something else.
  const articles = loose && which === 'about' ? relatedArticles(near) : near;
  const how = [
    all
      ? `${hits.length} ${hits.length === 1 ? 'article is' : 'articles are'} of that time.`
      : `${hits.length} ${hits.length === 1 ? 'article has' : 'articles have'} ${loose ? 'most of ' : ''}${quoteAll(topic)}.`,
    ...notes,
  ];
  if (articles.length < found.length)
    how.push(
      `${found.length - articles.length} only mention them in passing or tell of something else and were left out.`,
    );
  return { topic: { ...topic, stems }, articles, how, notes, offers };
}

/** "the words “harbour”, “ferries” or “ships”"; fields as a reader would type them. */
function quoteAll({ clauses }: Topic): string {
  const words = clauses.map((terms) =>
    terms.map((term) => (term.field === 'text' ? `“${term.words}”` : formatTerm(term))).join(' or '),
  );
  return `${clauses.flat().some(({ field }) => field === 'text') ? 'the words ' : ''}${words.join(', ')}`;
}

/** True where the title, the first sentences, or more than one place has what is sought: more than a mention in passing. */
function isAbout(article: Article, sought: readonly string[][][]): boolean {
  if (sought.length === 0) return true;
  const wanted = Math.ceil(sought.length / 2);
  const has = (list: readonly string[]) => {
    const words = new Set(list);
    return (
      sought.filter((ways) => ways.some((stems) => stems.every((stem) => words.has(stem)))).length >= wanted
    );
  };
  if (has(contentWords(article.title)) || has(contentWords(article.text.slice(0, 700)))) return true;
  const stems = new Set(sought.flat(2));
  return contentWords(article.text).filter((word) => stems.has(word)).length >= 2 * sought.length;
}
