import type { Article, Citation } from '../domain/article.ts';
import type { Reading, Sentence } from '../domain/reading.ts';
import { contentWords, idfOver, likeness, overlap } from './word.ts';

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
  words: ReadonlySet<string>;
  score: number;
}

/** A sentence that is shown, with every sentence that says the same. */
export interface Chosen {
  text: string;
  citations: [Citation, ...Citation[]];
}

const SHORTEST = 6;
const LONGEST = 70;
/** Likeness from which on two sentences say the same: one is shown, both are cited. */
const SAME = 0.72;
/** Overlap from which on a sentence adds too little to one that is shown. */
const ADDS_LITTLE = 0.62;
/** How much sharing words with what is shown costs. */
const REDUNDANCY = 0.75;

/** A sentence that begins so hangs on the one before it, which is not shown. */
const HANGS =
  /^["“‘']?(?:he|she|they|it|his|her|their|its|him|them|this|these|those|that|such|both|neither|either|but|and|or|so|yet|nor|then|there|here|instead|also|another|others|the (?:two|three|four|pair|former|latter|move|decision|statement|remarks?|comments?|official|minister|spokes\w+|source)|asked|earlier|later|in (?:response|return|turn|addition)|as a result|for (?:his|her|its|their) part)\b/iu;

/** "On steps, …", "As for the hostages, …": goes on with one of several subjects that a sentence before it set out. Days do not. */
const TAKES_UP =
  /^(?:on|as for|as to|in the case of) (?!(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|\d|the (?:eve|day|morning|evening|sidelines|night)))[\p{L}' -]{2,30},/iu;

/** "The two chiefs", "the visit": somebody or something told of before. Not so where what follows says which ("the visit of …"). */
const TOLD_OF =
  /^(?:[^,“"]{0,45}\b)?(?:the (?:two|three|four|other|latter|former|latest|same) \p{L}+|these \p{L}+|those \p{L}+)\b(?! of\b| who\b| that\b)|^the (?:visit|trip|tour|meeting|deal|agreement|plan|proposal|attack|incident|ruling|vote|delegation|cancellation|announcement|report|order|measure|case|talks|document|text|draft)s?\b(?! (?:of|to|by|between|in|on|for|that|which|with|against|over|about|from|\p{Lu}))/iu;

/** Words that hang in the middle: "he said", with nobody named before them in the sentence. */
const OPEN_PRONOUN = /^[^.]*?\b(?:he|she|they)\b/iu;

/** True where the sentence can be understood alone: it names its people, and is no fragment, question or list. */
export function standsAlone(text: string, names: readonly number[]): boolean {
  const told = TOLD_OF.exec(text);
  // "Israel and Hamas … the two sides" names them first.
  if (told !== null && !names.some((start) => start < told[0].length)) return false;
  if (HANGS.test(text) || TAKES_UP.test(text) || /\?["”']?$/u.test(text)) return false;
  const pronoun = OPEN_PRONOUN.exec(text);
  if (pronoun !== null && !names.some((start) => start < pronoun[0].length)) return false;
  const words = text.split(/\s+/u).length;
  return words >= SHORTEST && words <= LONGEST;
}

/** The `limit` sentences of a story that say the most about the topic, none twice, newest development first. */
export function chooseSentences(
  articles: readonly ReadArticle[],
  topic: ReadonlySet<string>,
  limit: number,
): Chosen[] {
  const candidates = gather(articles, topic);
  const pool = candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const shown: Candidate[] = [];
  while (shown.length < limit && pool.length > 0) {
    let best = -1;
    let most = 0;
    for (const [index, candidate] of pool.entries()) {
      const shared = Math.max(0, ...shown.map((other) => overlap(candidate.words, other.words)));
      if (shared >= ADDS_LITTLE) continue;
      const value = candidate.score * (1 - REDUNDANCY * shared);
      if (value > most) {
        most = value;
        best = index;
      }
    }
    if (best === -1) break;
    shown.push(...pool.splice(best, 1));
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

function gather(articles: readonly ReadArticle[], topic: ReadonlySet<string>): Candidate[] {
  const raw = articles.flatMap(({ article, reading }) =>
    reading.sentences.map((sentence, index) => {
      const text = article.text.slice(sentence.start, sentence.end);
      const names = reading.mentions
        .filter(
          ({ form, in: where, start }) =>
            form === 'name' && where === 'text' && start >= sentence.start && start < sentence.end,
        )
        .map(({ start }) => start - sentence.start);
      return { article, sentence, index, text, names, list: contentWords(text) };
    }),
  );
  const idf = idfOver(raw.map(({ list }) => list));
  const centre = new Map<string, number>();
  for (const { list } of raw) for (const word of new Set(list)) centre.set(word, (centre.get(word) ?? 0) + 1);
  const newest = Math.max(...articles.map(({ article }) => article.publishedAt.getTime()));
  const titles = new Set(articles.flatMap(({ article }) => contentWords(article.title)));

  return raw.map(({ article, sentence, index, text, names, list }) => {
    const words = new Set(list);
    return { article, sentence, text, words, score: standsAlone(text, names) ? weigh() : 0 };

    function weigh(): number {
      if (words.size < 4) return 0;
      let central = 0;
      for (const word of words) central += idf(word) * Math.log(1 + (centre.get(word) ?? 0));
      central /= Math.sqrt(words.size) + 2;
      const about = [...topic].filter((word) => words.has(word)).length / Math.max(1, topic.size);
      const early = 1 / (1 + index * 0.18);
      const days = (newest - article.publishedAt.getTime()) / 86_400_000;
      const fresh = 2 ** (-days / 3);
      const titled = overlap(words, titles);
      return (
        central *
        (0.55 + 0.6 * about + 0.55 * early + 0.5 * fresh + 0.4 * titled + Math.min(names.length, 4) * 0.05)
      );
    }
  });
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
