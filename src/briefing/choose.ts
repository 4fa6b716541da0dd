import type { Article, Citation } from '../domain/article.ts';
import {
  type Candidate,
  gatherCandidates,
  isAnsweredBy,
  makeStanding,
  type ReadArticle,
  shownFrom,
} from './candidate.ts';
import { isOwnVoice, isScrap, unquoted } from './scrap.ts';
import { contentWords, likeness, overlap } from './word.ts';

export type { ReadArticle } from './candidate.ts';

/** A sentence that is shown, or two of which the second needs the first, with every sentence that says the same. */
export interface Chosen {
  text: string;
  citations: [Citation, ...Citation[]];
}

/** How much is told: a number of sentences, or sentences until so many words are reached. */
export type Room = { sentences: number } | { words: number };

/** What the reader has before them: the headline over the sentences, and what other stories have told. */
export interface Seen {
  headline?: string;
  told?: readonly string[];
}

/** Words a sentence must have, and may have at most; and a run of sentences. */
const SHORTEST = 6;
const LONGEST = 70;
const LONGEST_RUN = 80;
/** Sentences of a quotation that is told whole where there is nothing else. */
const LONGEST_QUOTATION = 5;
/** Sentences a run may have. */
const RUN = { words: 3, sentences: 2 };
/** Likeness from which on two sentences say the same: one is shown, both are cited. */
const SAME = 0.72;
/** Overlap from which on a sentence adds too little to one that is shown; share of its words from which on it only says the headline again. */
const ADDS_LITTLE = { words: 0.62, sentences: 0.55 };
/** Two articles that share half of a sentence's words tell the same fact in their own words; one article goes on with it. */
const TOLD_ELSEWHERE = 0.5;
const ECHOES = 0.85;
/** New words, and their share, with which a sentence is not told by a shorter one. */
const ADDS_MUCH = { words: 6, share: 0.65 };
/** Power of a sentence's length its gain is divided by: 0 likes long sentences, 1 is indifferent. Words are dear where they are counted. */
const BREVITY = { words: 1.1, sentences: 0.4 };
const DAY = 86_400_000;
/** What a concept counts said again. */
const AGAIN = 0.15;

/**
 * The sentences of a story that say the most about the topic, none twice, newest development first. Words and pairs of words count by
 * the articles and sentences that have them, each once (concept coverage, after Gillick and Favre 2009); early and new sentences and those
 * on the topic more. A sentence that hangs on the one before it is told only together with it.
 */
export function chooseSentences(
  articles: readonly ReadArticle[],
  topic: ReadonlySet<string>,
  room: Room,
  seen: Seen = {},
): Chosen[] {
  const counted = 'words' in room;
  const candidates = gatherCandidates(articles, topic, counted ? 'summary' : 'points');
  const headline = new Set(contentWords(seen.headline ?? ''));
  const told = (seen.told ?? []).map((text) => new Set(contentWords(text)));
  /** Stems the reader has seen: they say what "the bridge" is. */
  const known = new Set([...headline, ...told.flatMap((words) => [...words])]);
  const pool = new Set(
    candidates.filter(
      ({ words, length, text }) =>
        words.size >= (counted ? 4 : 3) &&
        length >= SHORTEST &&
        length <= LONGEST &&
        (counted || !echoes(words, headline)) &&
        (counted || !(text.includes('?') || isOwnVoice(text))) &&
        !told.some((other) => overlap(words, other) >= SAME),
    ),
  );
  const byArticle = Map.groupBy(candidates, ({ article }) => article);
  const shown: Candidate[][] = [];
  const flat = new Set<Candidate>();
  const brevity = counted ? BREVITY.words : BREVITY.sentences;
  const standingOf = makeStanding(known);
  const littleFrom = counted ? ADDS_LITTLE.words : ADDS_LITTLE.sentences;
  const longestRun = counted ? RUN.words : RUN.sentences;
  let filled = 0;

  const worthOf = (run: readonly Candidate[]): number => {
    let gain = 0;
    let length = 0;
    for (const { concepts, score, telling, length: own } of run) {
      let sum = 0;
      for (const { weight, said } of concepts) sum += said === 0 ? weight : weight * AGAIN ** said;
      gain += sum * score * (counted ? 1 : telling);
      length += own;
      if (run.length > 1) for (const concept of concepts) concept.said++;
    }
    if (run.length > 1) for (const { concepts } of run) for (const concept of concepts) concept.said--;
    return gain / length ** brevity;
  };
  /** True where a sentence is shown by itself, so that the next one can be told with it. */
  const endsOne = (candidate: Candidate): boolean =>
    shown.some((run) => run.length === 1 && run[0] === candidate);
  /** The sentence with those it hangs on, back to one that stands alone or is shown; undefined where it cannot be told. */
  const runTo = (candidate: Candidate): Candidate[] | undefined => {
    const run = [candidate];
    for (;;) {
      const first = run[0]!;
      const standing = standingOf(first);
      if (standing === 'alone') return isWhole(run) ? run : undefined;
      const previous = byArticle.get(first.article)?.[first.index - 1];
      if (standing === 'scrap' || previous === undefined) return undefined;
      // Two sentences of one point are one span of the text, and no blank line stands in it.
      if (!counted && previous.sentence.paragraph !== first.sentence.paragraph) return undefined;
      if (!counted && !isAnsweredBy(first, previous, known)) return undefined;
      if (flat.has(previous) && (counted || (run.length === 1 && endsOne(previous))))
        return isWhole(run) ? run : undefined;
      if (run.length === longestRun || !pool.has(previous)) return undefined;
      run.unshift(previous);
      if (run.reduce((sum, { length }) => sum + length, 0) > LONGEST_RUN) return undefined;
    }
  };

  const full = () => filled >= (counted ? room.words : room.sentences);
  while (!full()) {
    // Best first, so that only the few at the top are looked at closely.
    const ranked = [...pool]
      .map((candidate) => ({ candidate, value: worthOf([candidate]) }))
      .sort((a, b) => b.value - a.value);
    let best: Candidate[] | undefined;
    let most = 0;
    for (const { candidate, value } of ranked) {
      // A run is worth no more than its best sentence alone, or little more.
      if (value <= most) break;
      const run = runTo(candidate);
      if (run === undefined) continue;
      const worth = run.length === 1 ? value : worthOf(run);
      if (worth > most) [best, most] = [run, worth];
    }
    if (best === undefined) break;
    const before = byArticle.get(best[0]!.article)?.[best[0]!.index - 1];
    const open =
      counted || standingOf(best[0]!) === 'alone' ? undefined : shown.find((run) => run[0] === before);
    if (open === undefined) shown.push(best);
    else open.push(...best);
    for (const candidate of best) {
      pool.delete(candidate);
      flat.add(candidate);
      for (const word of candidate.words) known.add(word);
      for (const concept of candidate.concepts) concept.said++;
      filled += counted ? candidate.length : 1;
    }
    for (const candidate of pool) {
      const repeats = best.some(({ words, article }) => {
        const elsewhere = !counted && article !== candidate.article;
        // A short sentence does not tell the long one that goes on from it.
        if (!counted && !elsewhere && addsMuch(candidate.words, words)) return false;
        return overlap(candidate.words, words) >= (elsewhere ? TOLD_ELSEWHERE : littleFrom);
      });
      if (repeats) pool.delete(candidate);
    }
  }
  // A story that says only what another has said says nothing.
  if (shown.length === 0)
    shown.push(
      ...leastBad(candidates.filter(({ words }) => !told.some((other) => overlap(words, other) >= SAME))),
    );
  return shown.sort(inOrder(shown, counted, seen.headline)).map((run) => ({
    text: shownFrom(run[0]!, run.at(-1)!.sentence.end),
    citations: cite(run, candidates),
  }));
}

/** True where most of a sentence's words, and not only a few, are new beside another's. */
const addsMuch = (words: ReadonlySet<string>, told: ReadonlySet<string>): boolean => {
  const fresh = [...words].filter((word) => !told.has(word)).length;
  return fresh >= ADDS_MUCH.words && fresh >= words.size * ADDS_MUCH.share;
};

/** True where a sentence says nearly nothing that does not stand in the headline. */
const echoes = (words: ReadonlySet<string>, headline: ReadonlySet<string>): boolean =>
  [...words].filter((word) => headline.has(word)).length >= words.size * ECHOES;

/** True where no quotation begins in it that does not end, nor ends that has not begun. */
const isWhole = (run: readonly Candidate[]): boolean => {
  const { opens, closes } = unquoted(run.map(({ text }) => text).join(' '));
  return !opens && !closes;
};

/** A story without a point says nothing: the first sentence that is one, else the first that is neither long nor short, else the first. */
function leastBad(candidates: readonly Candidate[]): Candidate[][] {
  const first = candidates.toSorted((a, b) => a.index - b.index);
  const sized = first.filter(({ length }) => length >= SHORTEST && length <= LONGEST);
  const found = sized.find(({ text, shouted }) => !isScrap(text, shouted)) ?? sized[0] ?? first[0];
  if (found === undefined) return [];
  // A quotation that begins in it is told to its end.
  const run = [found];
  for (let last = found; !isWhole(run) && run.length < LONGEST_QUOTATION; run.push(last)) {
    const next = candidates.find(
      ({ article, index }) => article === last.article && index === last.index + 1,
    );
    if (next === undefined || next.sentence.paragraph !== found.sentence.paragraph) return [[found]];
    last = next;
  }
  return [isWhole(run) ? run : [found]];
}

/**
 * Newest article first, and each article's sentences as they stand in it. Of articles of one day the one that has the story's headline leads, for
 * what it is headed by is looked for under it; then they come by what they tell: the one whose sentence was chosen first says most. Where articles carry no news of each other (`counted`), they stay as given.
 */
function inOrder(
  shown: readonly Candidate[][],
  counted: boolean,
  headline = '',
): (a: Candidate[], b: Candidate[]) => number {
  const first = new Map<Article, number>();
  for (const [place, [{ article }]] of (shown as [Candidate][]).entries())
    if (!first.has(article)) first.set(article, place);
  const newest = Math.max(...[...first.keys()].map(({ publishedAt }) => publishedAt.getTime()));
  const age = ({ publishedAt }: Article) => Math.floor((newest - publishedAt.getTime()) / DAY);
  return ([a], [b]) =>
    (counted ? b!.article.publishedAt.getTime() - a!.article.publishedAt.getTime() : 0) ||
    age(a!.article) - age(b!.article) ||
    (counted ? 0 : Number(b!.article.title === headline) - Number(a!.article.title === headline)) ||
    (counted ? a!.article.id - b!.article.id : first.get(a!.article)! - first.get(b!.article)!) ||
    a!.sentence.start - b!.sentence.start;
}

/** All that say the same as what is shown, one an outlet, the shown one first. */
function cite(run: readonly Candidate[], candidates: readonly Candidate[]): [Citation, ...Citation[]] {
  const [first] = run as [Candidate];
  const sources = new Set([first.article.source]);
  const others: Citation[] = [];
  // Who says the first of two sentences does not say both.
  if (run.length === 1)
    for (const candidate of candidates) {
      if (sources.has(candidate.article.source) || likeness(candidate.words, first.words) < SAME) continue;
      sources.add(candidate.article.source);
      others.push(citation(candidate.article, candidate.sentence));
    }
  const span = { start: first.sentence.start, end: run.at(-1)!.sentence.end };
  return [citation(first.article, span), ...others];
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
