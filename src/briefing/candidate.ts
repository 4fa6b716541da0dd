import { type Article, reportOf } from '../domain/article.ts';
import type { Mention, Reading, Sentence } from '../domain/reading.ts';
import { chunk } from '../language/chunks.ts';
import { isClosed, takesUpThing } from './alone.ts';
import { isBareQuote, isDeck, isScrap, isShouted, unquoted } from './scrap.ts';
import { tellingOf } from './telling.ts';
import { contentWords, overlap } from './word.ts';

/** An article with what was read out of it. */
export interface ReadArticle {
  article: Article;
  reading: Reading;
}

/** A word, two content words in a row, or two printed words in a row: what saying counts. */
export interface Concept {
  /** What it counts, by the articles and sentences that have it. */
  weight: number;
  /** How often it has been told. */
  said: number;
}

/** A sentence of an article, with what tells whether it can be shown. */
export interface Line {
  article: Article;
  sentence: Sentence;
  /** Where what is shown of it begins: after "But" or "However,". */
  start: number;
  /** What is shown, without the mark of what is left off. */
  text: string;
  /** Number of the sentence in its article, from 0. */
  index: number;
  /** Where a name begins in it, of anybody and of persons, from its start. */
  names: readonly number[];
  persons: readonly number[];
  /** Its article is in capitals throughout. */
  shouted: boolean;
}

/** A sentence that could be shown. */
export interface Candidate extends Line {
  /** Stems of its content words. */
  words: ReadonlySet<string>;
  /** Its words, all of them. */
  length: number;
  /** Each once. */
  concepts: readonly Concept[];
  score: number;
  /** What it tells of people, days and the dead, as a factor: 1 for background. */
  telling: number;
}

/** How fast the start of an article loses its weight, and what it weighs: news says the most telling first. */
const FALL = 0.15;
const EARLY = 4;
/** Power of the number of articles that have a word: what several outlets tell is the story. */
const SHARED = { summary: 5, points: 1.5 };
/** What counts against one content word: two in a row, and two words in a row of any kind. Power of how often a concept is said. */
const PAIR = 2;
const PRINTED = 4;
const OFTEN = 1;
/** What the topic's words count in a sentence: more where the headline does not say them, for else a story on something else is told. */
const ABOUT = { titled: 0.6, untitled: 3 };

/** A concept while it is counted: what the article read last says of it, and what those before it have said. */
interface Counted extends Concept {
  kind: number;
  /** The report (copies are one) that says it, and how much it says. */
  report: number;
  own: number;
  /** The article within that report. */
  article: number;
  within: number;
  sum: number;
  reports: number;
}

/**
 * All sentences of the articles with what speaks for each; a concept weighs by what many articles and sentences say, early ones most. A `summary` gathers what
 * all tell; of `points`, one of which may be one outlet's own, agreement counts less.
 */
export function gatherCandidates(
  articles: readonly ReadArticle[],
  topic: ReadonlySet<string>,
  purpose: keyof typeof SHARED = 'summary',
): Candidate[] {
  const newest = Math.max(...articles.map(({ article }) => article.publishedAt.getTime()));
  const titles = new Set(articles.flatMap(({ article }) => contentWords(article.title)));
  const untitled = topic.size > 0 && ![...topic].some((word) => titles.has(word));
  const counts = new Map<string, Counted>();
  // Copies of one report are one voice, as loud as the loudest of them: they are read in a row.
  const inReports = articles.toSorted((a, b) => reportOf(a.article) - reportOf(b.article));
  const candidates = inReports.flatMap(({ article, reading }) => {
    const days = (newest - article.publishedAt.getTime()) / 86_400_000;
    const fresh = 2 ** (-days / 3);
    const report = reportOf(article);
    const telling = tellingOf({ article, reading });
    return linesOf({ article, reading }).map((line): Candidate => {
      const { text, index, names } = line;
      const list = contentWords(text);
      const early = 1 / (1 + index * FALL);
      const concepts = new Set<Counted>();
      const add = (words: string, kind: number): void => {
        let concept = counts.get(words);
        if (concept === undefined) {
          concept = {
            weight: 0,
            said: 0,
            kind,
            report,
            own: 0,
            article: article.id,
            within: 0,
            sum: 0,
            reports: 1,
          };
          counts.set(words, concept);
        }
        if (concepts.has(concept)) return;
        concepts.add(concept);
        if (concept.report !== report) {
          concept.sum += concept.own;
          concept.reports++;
          concept.report = report;
          concept.own = 0;
        }
        if (concept.article !== article.id) {
          concept.article = article.id;
          concept.within = 0;
        }
        concept.within += 0.3 + early;
        concept.own = Math.max(concept.own, concept.within);
      };
      let last = '';
      for (const word of list) {
        add(word, 1);
        if (last !== '') add(`${last} ${word}`, PAIR);
        last = word;
      }
      last = '';
      for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
        if (last !== '') add(`${last}_${word}`, PRINTED);
        last = word;
      }
      const words = new Set(list);
      const about = [...topic].filter((word) => words.has(word)).length / Math.max(1, topic.size);
      return {
        ...line,
        words,
        length: text.split(/\s+/u).length,
        concepts: [...concepts],
        telling: telling(index),
        score:
          0.55 +
          (untitled ? ABOUT.untitled : ABOUT.titled) * about +
          EARLY * early +
          0.5 * fresh +
          0.4 * overlap(words, titles) +
          Math.min(names.length, 4) * 0.05,
      };
    });
  });
  for (const concept of counts.values())
    concept.weight = (concept.sum + concept.own) ** OFTEN * concept.reports ** SHARED[purpose] * concept.kind;
  return candidates;
}

/** The sentences of an article, in its order. */
export function linesOf({ article, reading }: ReadArticle): Line[] {
  const named = namesOf(reading);
  const shouted = isShouted(article.text);
  return reading.sentences.map((sentence, index) => {
    const start = sentence.start + leadOf(article.text.slice(sentence.start, sentence.end));
    return {
      article,
      sentence,
      start,
      text: article.text.slice(start, sentence.end),
      index,
      ...named({ start, end: sentence.end }),
      shouted,
    };
  });
}

/** Words that tie a sentence to the one before it and say nothing else: they can be left off, with a mark. */
const LEAD =
  /^(?:(?:But|And)(?:,? (?:however|still|yet|then|meanwhile|also),)? |(?:However|Meanwhile|Still|Yet|Moreover|Nevertheless|Nonetheless|Furthermore|In addition|Also|Indeed|Similarly|Likewise|Besides|At the same time), )(?=\p{L})(?!(?:for|then|what|why|when|if|so|not|yet|still|even|only|because|that|in|as) )/u;

/** How many signs of a sentence's start are left off. */
const leadOf = (text: string): number => LEAD.exec(text)?.[0].length ?? 0;

/** A line as it is shown, up to `end`: what is left off at its start is marked. */
export const shownFrom = ({ article, sentence, start }: Line, end: number = sentence.end): string =>
  `${start > sentence.start ? '… ' : ''}${article.text.slice(start, end)}`;

/** Where the names of a sentence begin, counted from its start; all mentions are looked at once. */
function namesOf(
  reading: Reading,
): (sentence: { start: number; end: number }) => { names: number[]; persons: number[] } {
  const names: Mention[] = reading.mentions
    .filter((mention) => mention.form === 'name' && mention.in === 'text')
    .sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const found = { names: [] as number[], persons: [] as number[] };
    for (let i = low; i < names.length && names[i]!.start < end; i++) {
      found.names.push(names[i]!.start - start);
      if (names[i]!.kind === 'person') found.persons.push(names[i]!.start - start);
    }
    return found;
  };
}

/** What may be told of a sentence: nothing (`scrap`), something only after the sentence before it (`hangs`), or all of it. */
export type Standing = 'scrap' | 'hangs' | 'alone';

/** How sentences stand, for a reader who has more and more stems before them. What cannot change is looked at once. */
export function makeStanding(known: ReadonlySet<string>): (line: Line) => Standing {
  const fixed = new Map<Line, Standing>();
  return (line) => {
    const found = fixed.get(line) ?? standingOf(line);
    fixed.set(line, found);
    if (found !== 'alone') return found;
    const { article, sentence, text, names } = line;
    return takesUpThing(text, names, { before: article.text.slice(0, sentence.start), known })
      ? 'hangs'
      : 'alone';
  };
}

function standingOf({ article, sentence, start, text, index, names, persons, shouted }: Line): Standing {
  // A standfirst that the body says again is shown where the body has it.
  if (sentence.part === 'standfirst' && article.text.includes(text, sentence.end)) return 'scrap';
  // Where "Meanwhile," is left off, what follows begins small and is a sentence all the same.
  const whole = start > sentence.start ? `${text[0]!.toUpperCase()}${text.slice(1)}` : text;
  if (isScrap(whole, shouted) || (index === 0 && article.text.startsWith(text) && isDeck(text)))
    return 'scrap';
  // "… we won,” Ada Lind said", "“We won.”": a quotation goes on with the sentence before it, or has its speaker there.
  if (unquoted(text).closes || isBareQuote(text)) return 'hangs';
  if (!isClosed(text, names, persons)) return 'hangs';
  // "A terrible influence for the children of this country.": no verb, no sentence.
  return SPOKEN.test(text) ||
    chunk(text, { start: 0, end: text.length }, []).groups.some(({ finite }) => finite)
    ? 'alone'
    : 'scrap';
}

/** Verbs that nearly every sentence of news has: the rest is looked at closely. */
const SPOKEN =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|told|'s|’s)\b/iu;

/** Two or more people or things: "they" can be these. */
const MANY = /\b(?:\p{L}{3,}s|people|police|men|women|children|couple|team|family|crew)\b/iu;

/** True where the sentence before it says all that a hanging sentence hangs on: who "he" is, whose words are quoted, which bridge is meant. */
export function isAnsweredBy(
  { article, sentence, text, names, persons }: Candidate,
  previous: Candidate,
  known: ReadonlySet<string>,
): boolean {
  if (unquoted(text).closes || isBareQuote(text)) return true;
  const [opening, pronoun] = /^["“‘']?(he|she|his|her|they|their)\b/iu.exec(text) ?? [];
  const answered = /^th/iu.test(pronoun ?? '')
    ? previous.names.length > 1 || MANY.test(previous.text)
    : previous.persons.length > 0;
  if (!answered) return false;
  // A name in the pronoun's place, or before the sentence: nothing else may hang.
  const [whole, at] = opening === undefined ? [text, -1] : [`Ada${text.slice(opening.length)}`, 0];
  const by = whole.length - text.length;
  const moved = (starts: readonly number[]) => [at, ...starts.map((start) => start + by)];
  return (
    isClosed(whole, moved(names), moved(persons)) &&
    !takesUpThing(whole, moved(names), {
      before: article.text.slice(0, sentence.start),
      known: new Set([...known, ...previous.words]),
    })
  );
}
