import type { Article } from '../domain/article.ts';
import type { Story } from '../domain/brief.ts';
import { contentWords, cosine, idfOver, likeness, type Vector, vector } from './word.ts';

/** Mean likeness from which on an article belongs to a story. */
const SAME_STORY = 0.24;
/** Share of words from which on one article is a copy of another (the same wire report). */
const COPY = 0.7;
/** Days over which the likeness needed doubles: the same words weeks later are mostly another event. */
const FADE_DAYS = 6;
/** Words of the text that count: news says in its first sentences what it is about. */
const LEAD_WORDS = 160;

interface Candidate {
  article: Article;
  vector: Vector;
  words: ReadonlySet<string>;
}

/** Articles put into stories by mean cosine of tf-idf over title and lead, nearer in time being liker. Newest story first. */
export function groupStories(articles: readonly Article[]): Story[] {
  const texts = articles.map((article) => {
    const lead = contentWords(article.text.slice(0, LEAD_WORDS * 12)).slice(0, LEAD_WORDS);
    const title = contentWords(article.title);
    return [...title, ...title, ...lead];
  });
  const idf = idfOver(texts);
  const candidates = articles
    .map((article, index): Candidate => {
      const words = texts[index] ?? [];
      return { article, vector: vector(words, idf), words: new Set(words) };
    })
    .sort(
      (a, b) =>
        a.article.publishedAt.getTime() - b.article.publishedAt.getTime() || a.article.id - b.article.id,
    );

  const groups: Candidate[][] = [];
  for (const candidate of candidates) {
    let best: Candidate[] | undefined;
    let most = SAME_STORY;
    for (const group of groups) {
      const mean = group.reduce((sum, member) => sum + nearness(candidate, member), 0) / group.length;
      if (mean >= most) {
        most = mean;
        best = group;
      }
    }
    if (best === undefined) groups.push([candidate]);
    else best.push(candidate);
  }
  return groups.map(makeStory).sort((a, b) => b.to.getTime() - a.to.getTime());
}

function nearness(a: Candidate, b: Candidate): number {
  const days = Math.abs(a.article.publishedAt.getTime() - b.article.publishedAt.getTime()) / 86_400_000;
  return cosine(a.vector, b.vector) * 2 ** (-days / FADE_DAYS);
}

function makeStory(group: Candidate[]): Story {
  const newestFirst = [...group].reverse();
  const newest = newestFirst[0]!.article;
  let copies = 0;
  for (const [index, member] of group.entries())
    if (group.slice(0, index).some((earlier) => likeness(earlier.words, member.words) >= COPY)) copies++;
  return {
    id: `s${group[0]!.article.id}`,
    headline: newest.title,
    articles: newestFirst.map(({ article }) => article.id),
    copies,
    sources: [...new Set(newestFirst.map(({ article }) => article.source))],
    from: group[0]!.article.publishedAt,
    to: newest.publishedAt,
  };
}
