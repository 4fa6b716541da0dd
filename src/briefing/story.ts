import { type Article, reportOf } from '../domain/article.ts';
import type { Story } from '../domain/brief.ts';
import { contentWords, cosine, idfOver, type Vector, vector } from './word.ts';

/** Mean likeness from which on two groups of articles are one story. */
const SAME_STORY = 0.25;
/** How much a name or a number counts against another word: events of one kind differ in people, places and days. */
const NAMED = 3;
/** Days over which the likeness needed doubles: the same words weeks later are mostly another event. */
const FADE_DAYS = 1.3;
/** Words of the text that count: news says in its first sentences what it is about. */
const LEAD_WORDS = 250;

interface Candidate {
  article: Article;
  vector: Vector;
}

/** Articles put into stories by average link over the cosine of tf-idf of title and lead, names and numbers weighing more, nearer in time being liker. Newest story first. */
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
      const named = namedWords(article.text.slice(0, LEAD_WORDS * 12));
      const weight = (word: string) => idf(word) * (named.has(word) ? NAMED : 1);
      return { article, vector: vector(words, weight) };
    })
    .sort(
      (a, b) =>
        a.article.publishedAt.getTime() - b.article.publishedAt.getTime() || a.article.id - b.article.id,
    );
  const groups = link(candidates);
  return groups.map(makeStory).sort((a, b) => b.to.getTime() - a.to.getTime());
}

/** Stems of words that are capital within a sentence, and of numbers. */
function namedWords(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/(?<=[\p{Ll},;:] )\p{Lu}[\p{L}'’-]+|\b\d[\d.,]*\b/gu)].flatMap(([word]) =>
      contentWords(word),
    ),
  );
}

/** Average link: the two groups that are most alike on average become one, as long as they are alike enough. Members stay in order of time. */
function link(candidates: readonly Candidate[]): Candidate[][] {
  const size = candidates.length;
  const alike = candidates.map((a) => Float64Array.from(candidates, (b) => nearness(a, b)));
  const members: number[][] = candidates.map((_, i) => [i]);
  const alive = new Set(members.keys());
  /** For each group the one most like it: only those whose best has gone are sought anew. */
  const nearest = (i: number): number => {
    let best = -1;
    for (const j of alive) if (j !== i && (best === -1 || alike[i]![j]! > alike[i]![best]!)) best = j;
    return best;
  };
  const best = Array.from({ length: size }, (_, i) => nearest(i));
  while (alive.size > 1) {
    let a = -1;
    for (const i of alive) if (a === -1 || alike[i]![best[i]!]! > alike[a]![best[a]!]!) a = i;
    const b = best[a]!;
    if (alike[a]![b]! < SAME_STORY) break;
    const [own, other] = [members[a]!.length, members[b]!.length];
    alive.delete(b);
    members[a] = [...members[a]!, ...members[b]!];
    for (const k of alive)
      if (k !== a) {
        const mean = (alike[a]![k]! * own + alike[b]![k]! * other) / (own + other);
        alike[a]![k] = mean;
        alike[k]![a] = mean;
      }
    for (const k of alive) if (k === a || best[k] === a || best[k] === b) best[k] = nearest(k);
  }
  return [...alive].map((i) => members[i]!.sort((x, y) => x - y).map((m) => candidates[m]!));
}

/** From 0 to 1; copies of one report are one story however far apart they were printed. */
function nearness(a: Candidate, b: Candidate): number {
  if (reportOf(a.article) === reportOf(b.article)) return 1;
  const days = Math.abs(a.article.publishedAt.getTime() - b.article.publishedAt.getTime()) / 86_400_000;
  return cosine(a.vector, b.vector) * 2 ** (-days / FADE_DAYS);
}

function makeStory(group: Candidate[]): Story {
  const newestFirst = [...group].reverse();
  const newest = newestFirst[0]!.article;
  const reports = new Set(group.map(({ article }) => reportOf(article)));
  return {
    id: `s${group[0]!.article.id}`,
    headline: newest.title,
    articles: newestFirst.map(({ article }) => article.id),
    copies: group.length - reports.size,
    sources: [...new Set(newestFirst.map(({ article }) => article.source))],
    from: group[0]!.article.publishedAt,
    to: newest.publishedAt,
  };
}
