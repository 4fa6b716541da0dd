import { type Article, type Citation, reportOf } from '../domain/article.ts';
import type { Reading, Sentence } from '../domain/reading.ts';
import { standsAlone } from './alone.ts';
import { contentWords, likeness, overlap } from './word.ts';

/** An article with what was read out of it. */
export interface ReadArticle {
  article: Article;
  reading: Reading;
}

/** A sentence that could be shown. */
interface Candidate {
  article: Article;
  sentence: Sentence;
  text: string;
  index: number;
  words: ReadonlySet<string>;
  length: number;
  /** Words and pairs of words, that saying counts. */
  concepts: readonly string[];
  score: number;
  alone: boolean;
}

/** A sentence that is shown, with every sentence that says the same. */
export interface Chosen {
  text: string;
  citations: [Citation, ...Citation[]];
}

/** How much is told: a number of sentences, or sentences until so many words are reached. */
export type Room = { sentences: number } | { words: number };

/** Words a sentence must have, and may have at most. */
const SHORTEST = 6;
const LONGEST = 70;
/** Likeness from which on two sentences say the same: one is shown, both are cited. */
const SAME = 0.72;
/** Overlap from which on a sentence adds too little to one that is shown. */
const ADDS_LITTLE = 0.62;
/** Power of a sentence's length its gain is divided by: 0 likes long sentences, 1 is indifferent. Words are dear where they are counted. */
const BREVITY = { words: 1.1, sentences: 0.4 };
/** How fast the start of an article loses its weight, and what it weighs: news says the most telling first. */
const FALL = 0.15;
const EARLY = 4;
/** Power of the number of articles that have a word: what several outlets tell is the story. */
const SHARED = 5;
/** A pair of words in a row against one word; what a word counts said again; power of how often it is said. */
const PAIR = 3;
const AGAIN = 0.3;
const OFTEN = 1.5;

/**
 * The sentences of a story that say the most about the topic, none twice, newest development first. Words and pairs of words count by
 * the articles and sentences that have them, each once (concept coverage, after Gillick and Favre 2009); early and new sentences and those
 * on the topic more.
 */
export function chooseSentences(
  articles: readonly ReadArticle[],
  topic: ReadonlySet<string>,
  room: Room,
): Chosen[] {
  const { candidates, weight } = gather(articles, topic);
  const pool = candidates.filter(
    ({ words, length }) => words.size >= 4 && length >= SHORTEST && length <= LONGEST,
  );
  const bare = !pool.some(({ alone }) => alone);
  const shown: Candidate[] = [];
  const brevity = 'words' in room ? BREVITY.words : BREVITY.sentences;
  const said = new Map<string, number>();
  let words = 0;
  const full = () => ('words' in room ? words >= room.words : shown.length >= room.sentences);
  while (!full() && pool.length > 0) {
    let best = -1;
    let most = 0;
    for (const [index, candidate] of pool.entries()) {
      // In an account of sentences that follow each other, one may hang on the one before it.
      const hangs = !candidate.alone && !('words' in room && follows(candidate, shown));
      // Where every sentence hangs, the first of an article hangs least: a story without a point says nothing.
      if (hangs && !(bare && candidate.index === 0)) continue;
      if (shown.some((other) => overlap(candidate.words, other.words) >= ADDS_LITTLE)) continue;
      let gain = 0;
      for (const concept of candidate.concepts) gain += weight(concept) * AGAIN ** (said.get(concept) ?? 0);
      const value = (candidate.score * gain) / candidate.length ** brevity;
      if (value > most) {
        most = value;
        best = index;
      }
    }
    if (best === -1) break;
    const [next] = pool.splice(best, 1) as [Candidate];
    shown.push(next);
    words += next.text.split(/\s+/u).length;
    for (const concept of next.concepts) said.set(concept, (said.get(concept) ?? 0) + 1);
  }
  return shown
    .sort(
      (a, b) =>
        b.article.publishedAt.getTime() - a.article.publishedAt.getTime() ||
        a.article.id - b.article.id ||
        a.sentence.start - b.sentence.start,
    )
    .map((candidate) => ({ text: candidate.text, citations: cite(candidate, candidates) }));
}

const follows = (candidate: Candidate, shown: readonly Candidate[]): boolean =>
  shown.some(({ article, index }) => article.id === candidate.article.id && index === candidate.index - 1);

function gather(
  articles: readonly ReadArticle[],
  topic: ReadonlySet<string>,
): { candidates: Candidate[]; weight: (concept: string) => number } {
  const newest = Math.max(...articles.map(({ article }) => article.publishedAt.getTime()));
  const titles = new Set(articles.flatMap(({ article }) => contentWords(article.title)));
  /** How much each article says of a concept. */
  const counts = new Map<string, Map<Article, number>>();
  const candidates = articles.flatMap(({ article, reading }) =>
    reading.sentences.map((sentence, index): Candidate => {
      const text = article.text.slice(sentence.start, sentence.end);
      const names = reading.mentions
        .filter(
          ({ form, in: where, start }) =>
            form === 'name' && where === 'text' && start >= sentence.start && start < sentence.end,
        )
        .map(({ start }) => start - sentence.start);
      const persons = reading.mentions
        .filter(
          ({ form, in: where, kind, start }) =>
            form === 'name' &&
            where === 'text' &&
            kind === 'person' &&
            start >= sentence.start &&
            start < sentence.end,
        )
        .map(({ start }) => start - sentence.start);
      const list = contentWords(text);
      const concepts = [...new Set([...list, ...list.slice(1).map((word, i) => `${list[i]} ${word}`)])];
      const early = 1 / (1 + index * FALL);
      for (const concept of concepts) {
        const known = counts.get(concept) ?? new Map<Article, number>();
        known.set(article, (known.get(article) ?? 0) + 0.3 + early);
        counts.set(concept, known);
      }
      const words = new Set(list);
      const about = [...topic].filter((word) => words.has(word)).length / Math.max(1, topic.size);
      const days = (newest - article.publishedAt.getTime()) / 86_400_000;
      const fresh = 2 ** (-days / 3);
      const titled = overlap(words, titles);
      return {
        article,
        sentence,
        index,
        text,
        words,
        length: text.split(/\s+/u).length,
        concepts,
        // A standfirst that the body says again is shown where the body has it.
        alone:
          !(sentence.part === 'standfirst' && article.text.includes(text, sentence.end)) &&
          standsAlone(text, names, persons),
        score:
          0.55 + 0.6 * about + EARLY * early + 0.5 * fresh + 0.4 * titled + Math.min(names.length, 4) * 0.05,
      };
    }),
  );
  const weights = new Map<string, number>();
  for (const [concept, held] of counts) {
    // Copies of one report are one voice, as loud as the loudest of them.
    const reports = new Map<number, number>();
    for (const [article, said] of held) {
      const report = reportOf(article);
      reports.set(report, Math.max(reports.get(report) ?? 0, said));
    }
    let sum = 0;
    for (const said of reports.values()) sum += said;
    weights.set(concept, sum ** OFTEN * reports.size ** SHARED * (concept.includes(' ') ? PAIR : 1));
  }
  return { candidates, weight: (concept) => weights.get(concept) ?? 0 };
}
/** All that say the same as the one shown, one an outlet, the shown one first. */
function cite(shown: Candidate, candidates: readonly Candidate[]): [Citation, ...Citation[]] {
  const sources = new Set([shown.article.source]);
  const others: Citation[] = [];
  for (const candidate of candidates) {
    if (sources.has(candidate.article.source) || likeness(candidate.words, shown.words) < SAME) continue;
    sources.add(candidate.article.source);
    others.push(citation(candidate.article, candidate.sentence));
  }
  return [citation(shown.article, shown.sentence), ...others];
}

/** The citation of a span of an article. */
export function citation(article: Article, span: { start: number; end: number }): Citation {
  return {
    article: article.id,
    title: article.title,
    source: article.source,
    ...(article.url === undefined ? {} : { url: article.url }),
    publishedAt: article.publishedAt,
    dateOrigin: article.dateOrigin,
    start: span.start,
    end: span.end,
  };
}
