import { formatDays } from '../../domain/period.ts';
import type { Question } from '../../domain/question.ts';
import type { DateMention } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { verbReadings } from '../../language/english/verbs.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import { isContradicted, isSupposed } from './asserted.ts';
import { agesIn, amountsIn, countsIn, type Figure, lengthsIn } from './figure.ts';
import { isAhead, isAsked, isDenied, isPassive, partyAt } from './party.ts';
import type { Met, Passage } from './passage.ts';
import { reasonIn, saysMore } from './reason.ts';
import type { Sense } from './sense.ts';
import {
  between,
  clockIn,
  distance,
  GOING,
  HELD,
  isAskedAt,
  isHeldThere,
  isPlaced,
  LATER_CLAUSE,
  OTHER_CLAUSE,
  respectiveDate,
  situation,
  type Typed,
} from './setting.ts';

/** Words of a question that asks for what is not so. */
const NEGATED = /\b(?:not|never|deny|denie[sd]|denying)\b|n't\b/iu;

/** What in the sentence answers, at one place of its verb; undefined where nothing there is of the kind that is wanted. */
export function typedAnswer(
  question: Question,
  senses: readonly Sense[],
  passage: Passage,
  verb: Span,
  mets: readonly Met[],
): Typed | undefined {
  const { text } = passage.article;
  const hasVerb = question.verb !== undefined;
  // What is contradicted or only supposed is no answer to how it was.
  if (
    question.wanted !== 'what' &&
    (isSupposed(passage, verb) ||
      (question.wanted !== 'whether' && isContradicted(passage, verb) && !NEGATED.test(question.text)))
  )
    return undefined;
  const denied = hasVerb && isDenied(passage, verb) && !NEGATED.test(question.text);
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
      // "To open talks in Oslo": nobody is a place where it is done.
      if (/\b(?:in|at|near) (?:the )?$/iu.test(text.slice(passage.sentence.start, one.start)))
        return undefined;
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
      const either = respectiveDate(passage, mets);
      if (either === 'unclear') return undefined;
      if (either !== undefined)
        return { span: either, value: dated(printed(either), either), key: `d:${either.from}/${either.to}` };
      if (near === undefined) {
        const clock = clockIn(passage).sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0];
        return clock && { span: clock, value: printed(clock), key: printed(clock) };
      }
      return {
        span: near,
        value: dated(printed(near), near),
        key: near.from === undefined ? near.value : `d:${near.from}/${near.to}`,
        score: near.from === near.to && near.from !== undefined ? 0.05 : 0,
      };
    }
    case 'where': {
      if (!hasVerb && (senses.length === 1 || mets.every(({ sense, own }) => sense.kind === 'word' && own))) {
        const there = situation(passage, mets);
        if (senses.length === 1 || there !== undefined) return there;
      }
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
          isPlaced(
            text.slice(Math.max(passage.sentence.start, one.start - 24), one.start),
            text.slice(one.end, one.end + 16),
            one.kind,
            GOING.test(question.verb ?? ''),
          ),
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
      if (denied || !isInState(question, passage)) return undefined;
      return figure(countsIn(passage, question.noun ?? '', hasVerb ? verb : undefined)[0]);
    case 'duration':
      return figure(
        lengthsIn(passage)
          .filter((one) => future || !past || !PLANNED.test(text.slice(passage.sentence.start, one.start)))
          .sort((a, b) => distance(a, verb, text) - distance(b, verb, text))[0],
      );
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
      if (!isSubjectOwn(question, mets)) return undefined;
      const because = reasonIn(passage, verb, mets);
      return because && { span: because, value: '', key: `${passage.article.id}:${passage.index}` };
    }
    case 'what':
    case 'whether':
    case 'news':
      // "What did she do": everything, which is no answer.
      if (question.wanted !== 'whether' && !hasVerb && senses.every(({ kind }) => kind === 'name'))
        return undefined;
      if (!saysMore(passage, mets)) return undefined;
      if (question.wanted === 'whether' && hasVerb && !isDoneBy(question, passage, verb, mets))
        return undefined;
      return {
        value: '',
        key: `${passage.article.id}:${passage.index}`,
        ...(question.wanted === 'whether' && ahead && past && !future && !denied ? { note: 'planned' } : {}),
      };
    default:
      return undefined;
  }
}

/** A length that was only meant to be: "had been planned for an hour". */
const PLANNED = /\b(?:planned|scheduled|expected|due|meant|supposed|booked)(?: to \p{L}+)?(?: for| at)? $/iu;

/** "How many are in hospital": in a sentence that puts somebody in hospital, not one of hospital officials. */
function isInState({ text, verb }: Question, { article, sentence }: Passage): boolean {
  const [, relation, noun] =
    verb === undefined
      ? (/\b(?:is|are|was|were|be|been) (in|at|on|under|without|behind) (?:the )?(\p{L}+)$/iu.exec(text) ??
        [])
      : [];
  return (
    noun === undefined ||
    new RegExp(`\\b${relation} (?:(?:the|an?) )?(?:\\p{L}+ ){0,2}${noun}\\b`, 'iu').test(
      article.text.slice(sentence.start, sentence.end),
    )
  );
}

/** "Tuesday, 9 Jun 2026": the words with the days they were read as, where they do not tell them. */
function dated(printed: string, { from, to, granularity }: DateMention): string {
  if (from === undefined || to === undefined || /\d{4}/u.test(printed)) return printed;
  if (!['instant', 'day', 'week'].includes(granularity)) return printed;
  // "June 22" lacks its year alone.
  if (
    from === to &&
    /^(?:on )?(?:\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? \p{L}+)$/iu.test(printed)
  )
    return `${printed} ${from.slice(0, 4)}`;
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  return `${printed}, ${formatDays(noon(from), noon(to))}`;
}

/** True where the deed is done by, or in the passive to, whom the question names first: "welcomed the resignation" is nobody's resigning. */
function isDoneBy(question: Question, passage: Passage, verb: Span, mets: readonly Met[]): boolean {
  const at = question.text.lastIndexOf(question.verb ?? '');
  const [doer] = mets
    .filter(({ sense }) => sense.kind === 'name' && question.text.indexOf(sense.words[0]!) < at)
    .sort((a, b) => question.text.indexOf(a.sense.words[0]!) - question.text.indexOf(b.sense.words[0]!));
  if (doer === undefined) return true;
  if (!isDeed(passage, verb)) return false;
  const passive =
    /^(?:is|was|were|are|has .* been|have .* been|had .* been)\b/iu.test(question.text) &&
    !/ing$/iu.test(question.verb ?? '');
  const one = partyAt(passage, verb, passive ? 'patient' : 'agent', []);
  return (
    one !== undefined &&
    ((one.id !== undefined && doer.sense.actors.has(one.id)) ||
      doer.spans.some((span) => span.start < one.end && one.start < span.end))
  );
}

/** What the question says did it, or had it done, must stand in the sentence: "the draft failed" says nothing of the talks. */
const isSubjectOwn = ({ text, verb }: Question, mets: readonly Met[]): boolean => {
  const at = verb === undefined ? -1 : text.lastIndexOf(verb);
  const subjects = mets.filter(({ sense }) => sense.kind !== 'verb' && text.indexOf(sense.words[0]!) < at);
  return subjects.length === 0 || subjects.some(({ own }) => own);
};

/** A verb and no noun: "the head of", "a vote" are none. */
export const isDeed = (passage: Passage, verb: Span): boolean => {
  const { text } = passage.article;
  return (
    verbReadings(text.slice(verb.start, verb.end).toLowerCase()).length > 0 &&
    !/(?:\b(?:the|an?|his|her|its|their|this|that|of|no|any|every|each)|['’]s?) $/iu.test(
      text.slice(Math.max(passage.sentence.start, verb.start - 8), verb.start),
    )
  );
};

/** The names in a question about a deed stand on the other side of the verb than who is sought; where the question names nobody, all is well. */
function otherSide(passage: Passage, verb: Span, wanted: 'agent' | 'patient', mets: readonly Met[]): boolean {
  const others = mets.filter(({ sense, own }) => sense.kind !== 'verb' && own).flatMap(({ spans }) => spans);
  // "Who resigned in Ohio": a place is no other side.
  if (others.length === 0)
    return mets.every(
      ({ sense }) =>
        sense.kind === 'verb' || sense.place || (sense.kind === 'word' && /^\p{Lu}/u.test(sense.words[0]!)),
    );
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
