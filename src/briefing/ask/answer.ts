import type { Question } from '../../domain/question.ts';
import type { Span } from '../../domain/span.ts';
import { wordsOf } from '../../language/questionclause.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import { isRetracted } from './asserted.ts';
import { isPassive } from './party.ts';
import { type Met, meet, type Passage } from './passage.ts';
import type { Sense } from './sense.ts';
import type { Typed } from './setting.ts';
import { isDeed, typedAnswer } from './typed.ts';

/** A sentence that answers. */
export interface Candidate {
  passage: Passage;
  /** What is shown, where it is more than the sentence: a quotation over several. */
  at?: Span;
  /** The words that are the answer; undefined where the whole sentence is. */
  span?: Span;
  /** What is answered, for telling answers apart and for a label. */
  value: string;
  key: string;
  /** What has to be said with it: that it is planned, denied, on whose word. */
  note?: string;
  /** The actor that it is. */
  id?: number;
  score: number;
}

/** Share of what is asked about that a sentence must speak of. */
const ENOUGH = 0.66;
const ENOUGH_UNTYPED = 0.8;

/** Sentences that speak of what is asked and have the kind of answer that is wanted, best first. */
export function answersIn(
  question: Question,
  senses: readonly Sense[],
  passages: readonly Passage[],
): Candidate[] {
  const found: Candidate[] = [];
  const total = senses.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return found;
  const rare = rarity(senses, passages);
  for (const passage of passages) {
    if (isRetracted(passage)) continue;
    const mets = senses.map((sense) => meet(passage, sense));
    const weights = mets.map(({ sense }) => sense.weight * rare(sense));
    const whole = weights.reduce((sum, one) => sum + one, 0);
    const share = mets.reduce((sum, met, i) => sum + met.share * weights[i]!, 0) / whole;
    const typed = !['what', 'whether', 'why', 'news', 'being'].includes(question.wanted);
    const measured = question.wanted === 'amount' || question.wanted === 'duration';
    if (share < (measured ? ENOUGH - 0.06 : typed ? ENOUGH : ENOUGH_UNTYPED)) continue;
    // Nothing may be missing: of many plain words one.
    const missing = mets.filter(({ share: own }) => own === 0);
    if (missing.some(({ sense }) => isName(sense)) || missing.length > (senses.length > 3 ? 1 : 0)) continue;
    const verbs = mets.find(({ sense }) => sense.kind === 'verb');
    if (verbs !== undefined && !verbs.own) continue;
    // What is asked about must stand at least in part in the sentence's own words.
    const own = mets.filter((met) => met.own).length;
    if (mets.some((met) => met.sense.kind === 'ordinal' && !met.own)) continue;
    if (
      own * (measured ? 4 : typed ? 3 : 2) < mets.length ||
      (verbs === undefined && !measured && own * 2 < mets.length)
    )
      continue;
    if (!isThere(question, passage, mets)) continue;
    // Of two who met, both must stand there: the sentence may tell of another meeting.
    const people = mets.filter(({ sense }) => sense.kind === 'name');
    if (SETTING.has(question.wanted) && people.length > 1 && people.some((met) => !met.own)) continue;
    for (const verb of anchors(question, passage, verbs, mets)) {
      if (SETTING.has(question.wanted) && !isSubject(question, passage, verb, mets)) continue;
      const one = typedAnswer(question, senses, passage, verb, mets);
      if (one === undefined) continue;
      const note = sourceOf(passage, verb, one);
      const stands = passage.sentence.part === 'standfirst' ? 0.02 : 0;
      found.push({
        ...one,
        ...(note === undefined ? {} : { note }),
        passage,
        score: share + (one.score ?? 0) + alsoSaid(question, passage) - stands,
      });
      break;
    }
  }
  return found.sort(
    (a, b) =>
      b.score - a.score ||
      b.passage.article.publishedAt.getTime() - a.passage.article.publishedAt.getTime() ||
      a.passage.article.id - b.passage.article.id ||
      a.passage.index - b.passage.index,
  );
}

const UNNAMED =
  /^(?:(?:an?|one|two|three|four|some|several|another|other|senior|unnamed|anonymous) |(?:officials?|sources?|people|persons?|diplomats?|aides?)\b)/iu;

/** On whose word it is, where only somebody without a name says so and the answer is more than the sentence. */
function sourceOf({ reading, index, article }: Passage, verb: Span, answer: Typed): string | undefined {
  if (answer.value === '') return undefined;
  const at = answer.span ?? verb;
  const said = reading.statements.find(
    ({ sentence, content, speaker }) =>
      sentence === index &&
      speaker !== undefined &&
      content.some((part) => part.start <= at.start && at.end <= part.end),
  );
  if (said?.speaker === undefined) return undefined;
  const printed = article.text.slice(said.speaker.start, said.speaker.end).replace(/\s+/gu, ' ');
  if (!UNNAMED.test(printed) || /^(?:one|some|two|both|others?)(?: of \p{L}+)?$/iu.test(printed))
    return undefined;
  return `on the word of ${printed.slice(0, 1).toLowerCase()}${printed.slice(1)}`;
}

/** Kinds that ask for the setting of a deed. */
const SETTING = new Set<Question['wanted']>(['when', 'where', 'duration']);

/** True where who does it in the question stands before the verb in the sentence too, or does not stand in it. */
function isSubject(question: Question, passage: Passage, verb: Span, mets: readonly Met[]): boolean {
  if (question.verb === undefined || isPassive(passage, verb) || !isDeed(passage, verb)) return true;
  const at = question.text.lastIndexOf(question.verb);
  const subjects = mets.filter(
    ({ sense, own }) => own && sense.kind === 'name' && question.text.indexOf(sense.words[0]!) < at,
  );
  return subjects.length === 0 || subjects.some(({ spans }) => spans.some((span) => span.end <= verb.start));
}

/** True where the place that the question names ("in Cairo") is the sentence's own, or that of the sentence before or the dateline while the sentence names no other. */
function isThere({ text }: Question, passage: Passage, mets: readonly Met[]): boolean {
  const asked = mets.filter(
    ({ sense, own }) =>
      !own &&
      sense.kind !== 'verb' &&
      new RegExp(
        `\\b(?:in|at|near|off) (?:the )?${sense.words.join(' ').replace(/[^\p{L}\p{N} ]/gu, '.')}`,
        'iu',
      ).test(text) &&
      (sense.place || /^\p{Lu}/u.test(sense.words[0]!) || sense.kind === 'word'),
  );
  // "And not about Doha" places nothing there.
  const beside = mets.some(
    ({ sense, own, spans }) =>
      own &&
      new RegExp(`\\bin ${sense.words.join(' ').replace(/[^\p{L}\p{N} ]/gu, '.')}`, 'iu').test(text) &&
      spans.every((span) =>
        /\b(?:about|over|than|against|on) (?:the )?$/iu.test(
          passage.article.text.slice(Math.max(passage.sentence.start, span.start - 14), span.start),
        ),
      ),
  );
  if (beside) return false;
  return asked.every(({ sense }) => {
    const known = sense.keys.every((keys) => passage.place.some((other) => wordLikeness(keys, other) === 1));
    if (!known) return !sense.place && !isPlaceName(passage, sense);
    return !passage.named.some(
      (one) =>
        one.kind === 'place' &&
        one.form === 'name' &&
        /\b(?:in|at|near) (?:the )?$/iu.test(
          passage.article.text.slice(Math.max(passage.sentence.start, one.start - 8), one.start),
        ),
    );
  });
}

/** True where the article takes the word for a place somewhere. */
const isPlaceName = ({ reading, article }: Passage, { words }: Sense): boolean =>
  reading.mentions.some(
    ({ kind, in: where, start, end }) =>
      kind === 'place' &&
      where === 'text' &&
      article.text.slice(start, end).toLowerCase() === words.join(' ').toLowerCase(),
  );

/** A little for the small words that question and sentence share: "how many votes does it take", "it takes nine votes". */
function alsoSaid(question: Question, passage: Passage): number {
  const words = wordsOf(question.text).filter(
    (word) =>
      word.length > 2 &&
      !/^(?:who|what|when|where|why|how|which|many|much|the|did|does|was|were|has|had|have|and)$/iu.test(
        word,
      ),
  );
  const both = words.filter((word) =>
    passage.words.some(({ keys }) => wordLikeness(keysOf(word), keys) === 1),
  );
  return (0.06 * both.length) / Math.max(1, words.length);
}

/** A word that stands in nearly every sentence looked at tells less than one that stands in few. */
function rarity(senses: readonly Sense[], passages: readonly Passage[]): (sense: Sense) => number {
  const seen = new Map<Sense, number>(
    senses.map((sense) => [sense, passages.filter((passage) => meet(passage, sense).own).length]),
  );
  return (sense) => 1 + 0.5 * (1 - Math.min(1, (seen.get(sense) ?? 0) / Math.max(1, passages.length * 0.3)));
}

/** Places of the verb in the sentence, or where there is none, of the words asked about. */
function anchors(question: Question, passage: Passage, verb: Met | undefined, mets: readonly Met[]): Span[] {
  if (verb !== undefined) {
    const { text } = passage.article;
    const spans = [...verb.spans].sort((a, b) => a.start - b.start);
    const { particle } = question;
    if (particle === undefined) return spans;
    const follows = (span: Span) =>
      PARTICLES[particle]?.test(text.slice(span.end, span.end + 20)) ??
      new RegExp(`^(?: \\p{L}+)? ${particle}\\b`, 'iu').test(text.slice(span.end, span.end + 20));
    return spans.filter(follows);
  }
  const all = mets.filter(({ sense }) => sense.kind !== 'name').flatMap(({ spans }) => spans);
  const spans = all.length > 0 ? all : mets.flatMap(({ spans: own }) => own);
  return spans.slice(0, 3);
}

/** "Voted for": in favour; never against. */
const PARTICLES: Record<string, RegExp> = { for: /^(?: \p{L}+)? (?:for|in favou?r)\b/iu };

/** A name, or a word that is written as one. */
const isName = ({ kind, words }: Sense): boolean =>
  kind === 'name' || kind === 'number' || /^\p{Lu}/u.test(words[0] ?? '');
