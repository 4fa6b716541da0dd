import type { Span } from '../../domain/span.ts';
import type { Passage } from './passage.ts';

/** A figure or deed that the paper itself takes back: "Correction: An earlier version said …". */
const RETRACTED =
  /^(?:["“]?(?:correction|clarification|corrected|erratum|editor['’]s note)\b)|\b(?:an? (?:earlier|previous) version of (?:this|the) (?:article|story|report)|this (?:article|story) (?:was|has been) (?:amended|corrected))\b/iu;
/** Words in front of what is told only to be contradicted, up to the end of its clause. */
const CONTRADICTED =
  /\b(?:contrary to|despite (?:an? |the )?(?:earlier )?(?:reports?|claims?|rumou?rs?)|wrongly|falsely|mistakenly|erroneously|denied|denies|denying|no truth (?:in|to)|not true|untrue|rejected (?:a |the )?(?:reports?|claims?|suggestions?))\b[^.;]*$/iu;
/** What would have been, or is so only if: "Had she met him", "if he resigns". */
const SUPPOSED =
  /(?:^|[,;“"] ?)(?:had|were|should) (?!to\b)(?:he|she|they|it|we|the|an?|\p{Lu}[\p{L}’'-]+)\b[^,.;]*$|\b(?:would|could|should|might) (?:not )?have(?: been)? (?:\p{L}+ )?$|\b(?:was|were) to have (?:been )?$|\b(?:if|unless|whether|as if|as though)\b[^,.;]*$|\b(?:never|not|n['’]t|nor|refused to|declined to) (?:yet )?(?:say|said|says|tell|told|claim|claimed)\b[^.;]*$/iu;
const NOBODY =
  /\b(?:neither|nor|nobody|no one|no-one|none|no \p{Ll}+)(?: of \p{L}+)?(?: (?!who|which|that|but|and)[\p{L}’'-]+){0,4} $/iu;
const NO_PLAN = /\b(?:no|without) (?:plans?|intention|wish|reason|chance|hope)(?: \p{L}+)? (?:to|of) $/iu;

const isTakenBack = /\b(?:cancelled|canceled|called off|scrapped|did not take place|never took place)\b/iu;

/** What the paper itself corrects in this sentence: no answer to anything. */
export const isRetracted = ({ article, sentence }: Passage): boolean =>
  RETRACTED.test(article.text.slice(sentence.start, sentence.end));

/** What stands before the verb in its sentence. */
const before = ({ article, sentence }: Passage, verb: Span): string =>
  article.text.slice(Math.min(sentence.start, verb.start), verb.start);

/** Told only as something that is not so: denied by somebody, contradicted, or done by nobody. */
export const isContradicted = (passage: Passage, verb: Span): boolean => {
  const words = before(passage, verb);
  return CONTRADICTED.test(words) || NOBODY.test(words) || NO_PLAN.test(words);
};

/** Told only as something that might be, that nobody said, or might have been. */
export const isSupposed = (passage: Passage, verb: Span): boolean => SUPPOSED.test(before(passage, verb));

/** Something planned that the same sentence takes back: "was to have met …, but the meeting was cancelled". */
export const isCancelled = (passage: Passage, verb: Span): boolean =>
  /\b(?:was|were) to (?:have )?(?:been )?$/iu.test(before(passage, verb)) ||
  isTakenBack.test(passage.article.text.slice(verb.end, passage.sentence.end));
