import { type Article, reportOf } from '../domain/article.ts';
import type { Story } from '../domain/brief.ts';
import { contentWords } from './word.ts';

/** Days after which a story's newness counts half, and what an old story keeps of its weight. */
const HALF_LIFE = 4;
const KEPT = 0.35;
/** What the topic's words count in a headline, in the first lines, and what an article counts that has them elsewhere only. */
const IN_TITLE = 0.6;
const IN_LEAD = 0.3;
const ELSEWHERE = 0.1;
/** Characters of a text that are its first lines. */
const LEAD = 400;

/**
 * The stories that an editor would put first: those whose headlines and first lines are on the topic, that several outlets and many articles
 * tell, and new ones. Each counts as a factor; copies of a report count once. Equal ones come newest first.
 */
export function rankStories(
  stories: readonly Story[],
  articles: readonly Article[],
  topic: ReadonlySet<string>,
): Story[] {
  const of = new Map(articles.map((article) => [article.id, article]));
  const newest = Math.max(...articles.map(({ publishedAt }) => publishedAt.getTime()));
  const scored = stories.map((story) => {
    const own = story.articles.flatMap((id) => of.get(id) ?? []);
    const reports = new Set(own.map(reportOf)).size;
    const about = own.reduce((sum, article) => sum + aboutness(article, topic), 0) / Math.max(1, own.length);
    // Outlets beside the one whose report they print do not add a voice.
    const outlets = Math.min(story.sources.length, reports);
    const voices = 1 + Math.log2(Math.max(1, outlets)) + 0.5 * Math.log2(Math.max(1, reports));
    const days = (newest - story.to.getTime()) / 86_400_000;
    return { story, score: about * voices * (KEPT + 2 ** (-days / HALF_LIFE)) };
  });
  return scored
    .sort((a, b) => b.score - a.score || b.story.to.getTime() - a.story.to.getTime())
    .map(({ story }) => story);
}

/** The title of a story's articles that says most of the topic; of equal ones the newest. Where some are in English, one of these. */
export function headlineFor(
  story: Story,
  articles: ReadonlyMap<number, Article>,
  topic: ReadonlySet<string>,
): string {
  const own = story.articles.flatMap((id) => articles.get(id) ?? []);
  const english = own.filter(({ language }) => language === 'en');
  let best = story.headline;
  let most = english.length === 0 || english[0] === own[0] ? sharedWith(best, topic) : -1;
  for (const { title } of english.length > 0 ? english : own) {
    const shared = sharedWith(title, topic);
    if (shared > most) [best, most] = [title, shared];
  }
  return best;
}

const sharedWith = (title: string, topic: ReadonlySet<string>): number => {
  const own = new Set(contentWords(title));
  return [...topic].filter((stem) => own.has(stem)).length;
};

/** From 0.1 to 1: how much an article is about the topic, by where its words stand. */
function aboutness({ title, text }: Article, topic: ReadonlySet<string>): number {
  if (topic.size === 0) return 1;
  const share = (words: readonly string[]): number => {
    const own = new Set(words);
    // Squared: half of the words are much less than half of the topic.
    return ([...topic].filter((stem) => own.has(stem)).length / topic.size) ** 2;
  };
  return (
    ELSEWHERE + IN_TITLE * share(contentWords(title)) + IN_LEAD * share(contentWords(text.slice(0, LEAD)))
  );
}
