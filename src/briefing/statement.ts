import type { Citation } from '../domain/article.ts';
import { fold } from '../language/names.ts';
import type { FactParty, StatementFact } from '../store/actors.ts';
import type { Cite } from './cite.ts';
import { shorten } from './event.ts';
import { contentWords, likeness, overlap } from './word.ts';

/** What somebody said or was told, as printed, with whose word it is on. */
export interface ProfileStatement {
  text: string;
  verb: string;
  speaker?: string;
  addressee?: string;
  attribution?: string;
  direct: boolean;
  negated: boolean;
  /** The sentence shown. */
  citation: Citation;
  /** All whose sentences say it, the one shown first, one an article. */
  citations: Citation[];
}

/** Two statements say the same from this share of shared words on: of all words, or of the shorter one's where both have enough of them. */
const LIKE = 0.6;
const WITHIN = 0.8;
const ENOUGH = 5;
/** Words that point at what was said before. */
const POINTS =
  /\b(?:there|here|it|he|she|they|him|them|this|these|those|the (?:town|city|plan|deal|talks|operation|text))\b/iu;
/** Days between two articles that can tell of one statement. */
const DAYS = 4;

/** Statements in the order given (newest first); what several articles tell is told once, in the words of the newest, with all of them. */
export function statementsOf(
  facts: readonly (StatementFact & { article: number })[],
  cite: Cite,
): ProfileStatement[] {
  const name = (article: number, party: FactParty | undefined) =>
    party === undefined ? undefined : (party.actor?.name ?? cite.words(article, party));
  const kept: { one: ProfileStatement; key: string; words: ReadonlySet<string> }[] = [];
  for (const fact of facts) {
    const whole = fact.content.map((span) => cite.words(fact.article, span)).join(' … ');
    // A quotation of several sentences is cited whole.
    const spans = [fact.sentence, ...fact.content];
    const citation = cite.cite(fact.article, {
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end)),
    });
    const one: ProfileStatement = {
      text: shorten(whole),
      verb: fact.verb,
      speaker: name(fact.article, fact.speaker),
      addressee: name(fact.article, fact.addressee),
      attribution: fact.attribution && cite.words(fact.article, fact.attribution),
      direct: fact.direct,
      negated: fact.negated,
      citation,
      citations: [citation],
    };
    if (!/\p{L}{2}/u.test(one.text)) continue;
    const [key, words] = [fold(whole), new Set(contentWords(whole))];
    const same = kept.find(
      (other) =>
        other.key === key ||
        (other.one.negated === one.negated &&
          (other.one.speaker === one.speaker || one.speaker === undefined) &&
          daysBetween(other.one.citation, citation) <= DAYS &&
          sayTheSame(other.words, words)),
    );
    if (same === undefined) kept.push({ one, key, words });
    else if (!same.one.citations.some(({ article }) => article === fact.article)) {
      same.one.citations.push(citation);
      // "An operation there would be a mistake" is told in words that say where, if somebody has them.
      if (POINTS.test(same.one.text) && !POINTS.test(one.text))
        same.one = {
          ...one,
          citations: [citation, ...same.one.citations.filter((other) => other !== citation)],
        };
    }
  }
  return kept.map(({ one }) => one);
}

const daysBetween = (a: Citation, b: Citation): number =>
  Math.abs(a.publishedAt.getTime() - b.publishedAt.getTime()) / 86_400_000;

function sayTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // "1.2 million" and "2 million" are two statements, however alike the rest.
  const numbers = (words: ReadonlySet<string>) =>
    [...words]
      .filter((word) => /\d/u.test(word))
      .sort()
      .join(' ');
  if (numbers(a) !== numbers(b)) return false;
  return likeness(a, b) >= LIKE || (Math.min(a.size, b.size) >= ENOUGH && overlap(a, b) >= WITHIN);
}
