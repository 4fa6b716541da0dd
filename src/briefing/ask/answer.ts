import type { Span } from '../../domain/span.ts';
import { verbReadings } from '../../language/english/verbs.ts';
import { type Question, wordsOf } from '../../language/question.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import { agesIn, amountsIn, countsIn, type Figure, lengthsIn } from './figure.ts';
import { isAhead, isAsked, isDenied, isPassive, partyAt } from './party.ts';
import { type Met, meet, type Passage } from './passage.ts';
import type { Sense } from './sense.ts';

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
    // Of two who met, both must stand there: the sentence may tell of another meeting.
    const people = mets.filter(({ sense }) => sense.kind === 'name');
    if (SETTING.has(question.wanted) && people.length > 1 && people.some((met) => !met.own)) continue;
    for (const verb of anchors(question, passage, verbs, mets)) {
      if (SETTING.has(question.wanted) && !isSubject(question, passage, verb, mets)) continue;
      const one = typedAnswer(question, senses, passage, verb, mets);
      if (one === undefined) continue;
      const stands = passage.sentence.part === 'standfirst' ? 0.02 : 0;
      found.push({ ...one, passage, score: share + (one.score ?? 0) + alsoSaid(question, passage) - stands });
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

/** A verb and no noun: "the head of", "a vote" are none. */
const isDeed = (passage: Passage, verb: Span): boolean => {
  const { text } = passage.article;
  return (
    verbReadings(text.slice(verb.start, verb.end).toLowerCase()).length > 0 &&
    !/(?:\b(?:the|an?|his|her|its|their|this|that|of|no|any|every|each)|['’]s?) $/iu.test(
      text.slice(Math.max(passage.sentence.start, verb.start - 8), verb.start),
    )
  );
};

/** "Voted for": in favour; never against. */
const PARTICLES: Record<string, RegExp> = { for: /^(?: \p{L}+)? (?:for|in favou?r)\b/iu };

/** A name, or a word that is written as one. */
const isName = ({ kind, words }: Sense): boolean =>
  kind === 'name' || kind === 'number' || /^\p{Lu}/u.test(words[0] ?? '');

type Typed = { span?: Span; value: string; key: string; id?: number; score?: number };

function typedAnswer(
  question: Question,
  senses: readonly Sense[],
  passage: Passage,
  verb: Span,
  mets: readonly Met[],
): Typed | undefined {
  const { text } = passage.article;
  const hasVerb = question.verb !== undefined;
  const denied = hasVerb && isDenied(passage, verb) && !/\b(?:not|never)\b|n't\b/iu.test(question.text);
  const future = /\b(?:will|going to|planned|due|next|is .* to)\b/iu.test(question.text);
  const ahead = hasVerb && isAhead(passage, verb);
  const past = /\b(?:did|was|were|has|have|had)\b|\p{L}ed\b/iu.test(question.text);
  const printed = (span: Span) => text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const figure = (one: Figure | undefined): Typed | undefined =>
    one && { span: one, value: printed(one), key: one.key };
  switch (question.wanted) {
    case 'who': {
      if (denied || (ahead && past && !future)) return undefined;
      // "The CIA director" is no deed.
      if (!hasVerb || !isDeed(passage, verb)) return undefined;
      const asked = mets;
      const passiveAsked =
        /\b(?:is|was|were|are|been|be)\b(?: \p{L}+ly)? \p{L}+$|^who(?:m)? (?:is|was|were|are|has been|have been|had been|will be) /iu.test(
          question.text,
        ) && !/ing$/iu.test(question.verb!);
      const wanted =
        question.slot === 'object'
          ? / by$/iu.test(question.text)
            ? 'agent'
            : 'patient'
          : passiveAsked
            ? 'patient'
            : 'agent';
      const mutual =
        wordLikeness(keysOf(question.verb!), keysOf('meet')) === 1 ||
        wordLikeness(keysOf(question.verb!), keysOf('talk')) > 0;
      const end = / (from|with|to|for|against|on|at|about)$/iu.exec(question.text)?.[1];
      const one =
        (end === undefined ? undefined : partyAt(passage, verb, wanted, asked, end)) ??
        partyAt(passage, verb, wanted, asked) ??
        (mutual ? partyAt(passage, verb, wanted === 'agent' ? 'patient' : 'agent', asked) : undefined);
      if (one === undefined) return undefined;
      // The other side must be where it belongs: of "who invited Gallant" he must not be the one who invites.
      if (!mutual && !(passiveAsked && wanted === 'patient') && !otherSide(passage, verb, wanted, mets))
        return undefined;
      return {
        span: one,
        value: one.name,
        key: one.id === undefined ? one.name.toLowerCase() : `a${one.id}`,
        ...(one.id === undefined ? {} : { id: one.id }),
      };
    }
    case 'when': {
      if (denied || (ahead && past && !future)) return undefined;
      // "The start of his trip" dates it, "its founder" does not.
      if (hasVerb && !isDeed(passage, verb) && /(?:er|or)s?$/iu.test(printed(verb))) return undefined;
      const near = passage.dates
        .filter(({ granularity }) => !['duration', 'set', 'reference'].includes(granularity))
        .filter((date) => !OTHER_CLAUSE.test(between(text, date, verb)))
        .filter((date) => date.end <= verb.start || !LATER_CLAUSE.test(between(text, date, verb)))
        .filter(
          (date) =>
            !/^since when/iu.test(question.text) ||
            /\bsince $/iu.test(text.slice(date.start - 6, date.start)),
        )
        .filter((date) => !isAskedAt(date, mets))
        .sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0];
      if (near === undefined) {
        const clock = clockIn(passage).sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0];
        return clock && { span: clock, value: printed(clock), key: printed(clock) };
      }
      return {
        span: near,
        value: printed(near),
        key: near.value,
        score: near.from === near.to && near.from !== undefined ? 0.05 : 0,
      };
    }
    case 'where': {
      if (!hasVerb && senses.length === 1) return situation(passage, mets);
      // "Where are the talks held": only where the sentence says that they are.
      if (hasVerb && HELD.test(question.verb!) && !isHeldThere(text, verb, mets)) return undefined;
      if (!hasVerb && !HELD.test(text.slice(verb.start, Math.min(passage.sentence.end, verb.end + 60))))
        return undefined;
      if (hasVerb && !isDeed(passage, verb)) return undefined;
      if (denied || (ahead && past && !future)) return undefined;
      const places = passage.named
        .filter(
          (one) =>
            one.form !== 'pronoun' && /^\p{Lu}/u.test(text.slice(one.start, one.end)) && !isAsked(one, mets),
        )
        .filter((one) =>
          isPlaced(text.slice(Math.max(passage.sentence.start, one.start - 24), one.start), one.kind),
        )
        .filter(
          (one) =>
            !mets.some(({ spans }) => spans.some((span) => span.start < one.end && one.start < span.end)),
        )
        .sort((a, b) => distance(a, verb, text) - distance(b, verb, text));
      const [one] = places;
      if (one === undefined) return undefined;
      return {
        span: one,
        value: one.actor?.name ?? printed(one),
        key: one.actor ? `a${one.actor.id}` : printed(one).toLowerCase(),
      };
    }
    case 'count':
      if (denied) return undefined;
      return figure(countsIn(passage, question.noun ?? '', hasVerb ? verb : undefined)[0]);
    case 'duration':
      return figure(lengthsIn(passage).sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0]);
    case 'amount':
      return figure(
        amountsIn(passage, `${question.text} ${question.noun ?? ''}`).sort(
          (a, b) => distance(a, verb, text) - distance(b, verb, text),
        )[0],
      );
    case 'age':
      return figure(
        agesIn(passage)
          .filter((age) =>
            mets.some(({ spans }) => spans.some((span) => Math.abs(age.start - span.end) < 30)),
          )
          .sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0],
      );
    case 'which': {
      if (denied) return undefined;
      return which(question, passage, verb, mets);
    }
    case 'why': {
      const because = reasonIn(passage, verb, mets);
      return (
        because && { span: because, value: printed(because), key: `${passage.article.id}:${passage.index}` }
      );
    }
    case 'what':
    case 'whether':
    case 'news':
      if (!saysMore(passage, mets)) return undefined;
      return { value: '', key: `${passage.article.id}:${passage.index}` };
    default:
      return undefined;
  }
}

const HELD = /\b(?:held|(?:take|takes|took|taking|taken) place|going on|hosted|staged)\b/iu;

const between = (text: string, a: Span, b: Span): string =>
  a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);

const isAskedAt = (span: Span, mets: readonly Met[]): boolean =>
  mets.some(({ spans }) => spans.some((one) => one.start < span.end && span.start < one.end));

/** Words between a thing and that it was held, at most. */
const CLOSE = 6;

/** True where one of the plain words asked about stands just before the verb. */
const isHeldThere = (text: string, verb: Span, mets: readonly Met[]): boolean =>
  mets.some(
    ({ sense, spans }) =>
      sense.kind !== 'verb' &&
      spans.some(
        (span) =>
          span.end <= verb.start && text.slice(span.end, verb.start).split(/\s+/u).length <= CLOSE + 1,
      ),
  );

/** "01:20", "3am": times of day. */
const clockIn = ({ article, sentence }: Passage): Span[] =>
  [
    ...article.text
      .slice(sentence.start, sentence.end)
      .matchAll(/\b(?:[01]?\d|2[0-3])(?::[0-5]\d(?: ?[ap]\.?m\b)?| ?[ap]\.?m\b)/giu),
  ].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  }));

/** What stands behind it is told of something else. */
const OTHER_CLAUSE = /[;:]|,? (?:where|who|which|while|whose)\b/iu;
const LATER_CLAUSE = /\b(?:after|before|because|when)\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)/iu;

/** "Rafah lies on the border", "Rafah, the town on the border": where a place is. */
function situation(passage: Passage, mets: readonly Met[]): Typed | undefined {
  const { text } = passage.article;
  for (const span of mets.flatMap(({ spans }) => spans)) {
    const told =
      /^(?:,? (?:which )?(?:now|lies|is|stands|sits|is located|is situated)|, (?:an?|the) [\p{L} -]{2,30}?) (?:on|in|at|near|off|between|close to|(?:just )?(?:north|south|east|west) of|\d+ [\p{L}]+ (?:north|south|east|west|from|of)) [^,.;]+/u.exec(
        text.slice(span.end, passage.sentence.end),
      );
    if (told === null) continue;
    const at = { start: span.end + (/^,? /u.exec(told[0])?.[0].length ?? 0), end: span.end + told[0].length };
    return { span: at, value: text.slice(at.start, at.end), key: `${passage.article.id}:${passage.index}` };
  }
  return undefined;
}

/** How far from the verb, with what stands behind a clause's end being farther. */
function distance(span: Span, verb: Span, text: string): number {
  const between =
    span.end <= verb.start ? text.slice(span.end, verb.start) : text.slice(verb.end, span.start);
  return (
    between.length +
    40 *
      (between.match(/[;:]|, (?:and|but|while|who|which|where)\b|\b(?:after|before|because|since|that)\b/gu)
        ?.length ?? 0) +
    (span.end <= verb.start ? 15 : 0)
  );
}

const isPlaced = (before: string, kind: string): boolean =>
  kind === 'place'
    ? /\b(?:in|at|near|to|into|from|off|outside|inside|on|across|around|through|for|of|towards?)(?: the)?(?: \p{L}+){0,2}\s+$/iu.test(
        before,
      )
    : /\b(?:in|at|near|outside|inside)(?: the)?\s+$/iu.test(before);

/** The names in a question about a deed stand on the other side of the verb than who is sought; where the question names nobody, all is well. */
function otherSide(passage: Passage, verb: Span, wanted: 'agent' | 'patient', mets: readonly Met[]): boolean {
  const others = mets.filter(({ sense, own }) => sense.kind !== 'verb' && own).flatMap(({ spans }) => spans);
  if (others.length === 0) return mets.length === 1;
  const passive = isPassive(passage, verb);
  const after = (wanted === 'agent') !== passive;
  return others.some((span) => (after ? span.start >= verb.end : span.end <= verb.start));
}

const PLACES =
  /^(?:country|countries|nation|nations|state|states|city|cities|town|towns|village|capital|region|places?|island|cities)$/iu;
const BODIES =
  /^(?:company|companies|firm|firms|bank|banks|organisation|organization|organisations|organizations|party|parties|team|teams|club|clubs|group|groups|agency|agencies|union|unions|university|newspaper|paper|outlet|school|hospital|court|fund|outlets|newspapers|ministry|council)$/iu;

function which(question: Question, passage: Passage, verb: Span, mets: readonly Met[]): Typed | undefined {
  const noun = question.noun ?? '';
  if (PLACES.test(noun) || BODIES.test(noun)) {
    // The tagger may take a club for a place or a person; a country is nothing else.
    const only: Passage = PLACES.test(noun)
      ? { ...passage, named: passage.named.filter(({ kind }) => kind === 'place') }
      : {
          ...passage,
          named: passage.named.filter(
            ({ kind, form }) => kind !== 'group' && (kind !== 'person' || form === 'name'),
          ),
        };
    const one = partyAt(only, verb, question.slot === 'object' ? 'patient' : 'agent', mets);
    return (
      one && { span: one, value: one.name, key: one.id === undefined ? one.name.toLowerCase() : `a${one.id}` }
    );
  }
  const keys = keysOf(noun);
  const own = passage.words.find((word) => wordLikeness(keys, word.keys) === 1);
  if (own === undefined || !saysMore(passage, mets)) return undefined;
  return {
    value: '',
    key: `${passage.article.id}:${passage.index}`,
    span: { start: own.start, end: own.end },
  };
}

const REASON =
  /\b(?:because(?: of)?|since|after|as|due to|owing to|over|amid|for fear|fearing|so that|so as to|in order to|in protest|in response|thanks to|on the grounds?|to (?:avoid|prevent|protest|make|get|keep|save|help|allow|protect|give|stop|let|find|force)|following|in the absence of|blamed?|caused? by|led to|prompted|reason|out of|accusing|for \p{L}+ing|when|would|could|by (?:\p{L}+ing))\b/giu;

/** Where a sentence gives its reason: the words from the marker on, after what is asked about or before it. */
function reasonIn(passage: Passage, verb: Span, mets: readonly Met[]): Span | undefined {
  const { text } = passage.article;
  const { start, end } = passage.sentence;
  const sentence = text.slice(start, end);
  const asked = mets.flatMap(({ spans }) => spans);
  for (const match of sentence.matchAll(REASON)) {
    const at = start + match.index;
    if (/^(?:would|could)$/iu.test(match[0])) continue;
    if (
      /^(?:as|since|over|by)/iu.test(match[0]) &&
      /^(?:as|since|over) (?:well|of|the (?:past|last|weekend|next|years)|monday|tuesday|wednesday|thursday|friday|\d)\b/iu.test(
        sentence.slice(match.index),
      )
    )
      continue;
    const rest = { start: at, end: clauseEnd(text, at, end) };
    // "Because Russia used its veto" gives no reason for the veto.
    if (rest.start <= verb.start && verb.end <= rest.end) continue;
    // A reason says something that was not asked.
    const fresh = passage.words.filter(
      (word) =>
        word.start >= rest.start + match[0].length &&
        word.end <= rest.end &&
        !asked.some((span) => span.start <= word.start && word.end <= span.end),
    );
    const before = asked.some((span) => span.end <= at);
    const leading = match.index < 3;
    if (fresh.length >= 3 && (before || leading)) return rest;
  }
  return undefined;
}

const clauseEnd = (text: string, from: number, end: number): number => {
  const stop = /[;]|, (?:who|which|but)\b/u.exec(text.slice(from, end));
  return stop ? from + stop.index : /[.!?]$/u.test(text.slice(from, end)) ? end - 1 : end;
};

/** A sentence that only repeats the question answers nothing. */
function saysMore(passage: Passage, mets: readonly Met[]): boolean {
  const asked = mets.flatMap(({ spans }) => spans);
  const fresh = passage.words.filter(
    (word) => word.text.length > 2 && !asked.some((span) => span.start <= word.start && word.end <= span.end),
  );
  return (
    fresh.length >= 3 &&
    !/\?$/u.test(passage.article.text.slice(passage.sentence.start, passage.sentence.end))
  );
}
