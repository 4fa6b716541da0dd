import type { DateMention } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Met, Passage } from './passage.ts';

/** What in a sentence answers: the words, what they stand for, and a key that is equal for equal answers. */
export interface Typed {
  span?: Span;
  value: string;
  key: string;
  id?: number;
  note?: string;
  score?: number;
}

/** That something is held somewhere, in words. */
export const HELD = /\b(?:held|(?:take|takes|took|taking|taken) place|going on|hosted|staged)\b/iu;

export const between = (text: string, a: Span, b: Span): string =>
  a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);

export const isAskedAt = (span: Span, mets: readonly Met[]): boolean =>
  mets.some(({ spans }) => spans.some((one) => one.start < span.end && span.start < one.end));

/** Words between a thing and that it was held, at most. */
const CLOSE = 6;

/** True where one of the plain words asked about stands just before the verb. */
export const isHeldThere = (text: string, verb: Span, mets: readonly Met[]): boolean =>
  mets.some(
    ({ sense, spans }) =>
      sense.kind !== 'verb' &&
      spans.some(
        (span) =>
          span.end <= verb.start && text.slice(span.end, verb.start).split(/\s+/u).length <= CLOSE + 1,
      ),
  );

/** "To Egypt and Israel on Thursday and Friday respectively": the day that belongs to the one asked about; `unclear` where that cannot be told. */
export function respectiveDate(passage: Passage, mets: readonly Met[]): DateMention | 'unclear' | undefined {
  const { text } = passage.article;
  const first = passage.dates.findIndex((one, i) => {
    const next = passage.dates[i + 1];
    return (
      next !== undefined &&
      text.slice(one.end, next.start) === ' and ' &&
      // Often misspelt.
      /^,? res?pectively\b/iu.test(text.slice(next.end, next.end + 16))
    );
  });
  const [one, other] = [passage.dates[first], passage.dates[first + 1]];
  if (one === undefined || other === undefined) return undefined;
  const joint = passage.sentence.start + text.slice(passage.sentence.start, one.start).lastIndexOf(' and ');
  if (joint < passage.sentence.start) return 'unclear';
  const asked = mets
    .filter(({ sense }) => sense.kind !== 'verb' && !sense.person)
    .flatMap(({ spans }) => spans);
  const isSecond = asked.some(({ start, end }) => start >= joint && end <= one.start);
  const isFirst = asked.some(({ end }) => end <= joint && joint - end < 3);
  if (isFirst === isSecond) return 'unclear';
  return isSecond ? other : one;
}

/** "01:20", "3am": times of day. */
export const clockIn = ({ article, sentence }: Passage): Span[] =>
  [
    ...article.text
      .slice(sentence.start, sentence.end)
      .matchAll(/\b(?:[01]?\d|2[0-3])(?::[0-5]\d(?: ?[ap]\.?m\b)?| ?[ap]\.?m\b)/giu),
  ].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  }));

/** What stands behind it is told of something else. */
export const OTHER_CLAUSE = /[;:]|,? (?:where|who|which|while|whose)\b/iu;
export const LATER_CLAUSE =
  /\b(?:after|before|because|when)\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)/iu;

/** "Rafah lies on the border", "Rafah, the town on the border": where a place is. */
export function situation(passage: Passage, mets: readonly Met[]): Typed | undefined {
  const { text } = passage.article;
  // "The talks in Oslo": where what a plain word names is.
  const plain = mets.at(-1);
  for (const span of plain?.sense.kind === 'word' ? plain.spans : []) {
    const there = /^ (?:in|at|near) (?:the )?\p{Lu}/u.exec(text.slice(span.end, passage.sentence.end));
    const place =
      there &&
      passage.named.find(({ kind, start }) => kind === 'place' && start === span.end + there[0].length - 1);
    if (place)
      return {
        span: place,
        value: place.actor?.name ?? text.slice(place.start, place.end),
        key: place.actor ? `a${place.actor.id}` : text.slice(place.start, place.end).toLowerCase(),
      };
  }
  for (const span of mets.flatMap(({ spans }) => spans)) {
    const told =
      /^(?:,? (?:which )?(?:now|lies|is|stands|sits|is located|is situated)|, (?:an?|the) [\p{L} -]{2,30}?) (?:on|in|at|near|off|between|close to|(?:just )?(?:north|south|east|west) of|\d+ [\p{L}]+ (?:north|south|east|west|from|of)) [^,.;]+/u.exec(
        text.slice(span.end, passage.sentence.end),
      );
    if (told === null) {
      // "The hospital in Osaka".
      const name = passage.named.find((one) => one.end === span.end && one.kind === 'organisation');
      const there =
        name &&
        /^ (?:in|near|outside|off) (?:\p{Lu}[\p{L}'’-]+)(?: \p{Lu}[\p{L}'’-]+)*/u.exec(
          text.slice(span.end, passage.sentence.end),
        );
      if (!there) continue;
      const at = { start: span.end + 1, end: span.end + there[0].length };
      return { span: at, value: text.slice(at.start, at.end), key: text.slice(at.start, at.end) };
    }
    const at = { start: span.end + (/^,? /u.exec(told[0])?.[0].length ?? 0), end: span.end + told[0].length };
    return { span: at, value: text.slice(at.start, at.end), key: `${passage.article.id}:${passage.index}` };
  }
  return undefined;
}

/** How far from the verb, with what stands behind a clause's end being farther. */
export function distance(span: Span, verb: Span, text: string): number {
  const words = between(text, span, verb);
  return (
    words.length +
    40 *
      (words.match(/[;:]|, (?:and|but|while|who|which|where)\b|\b(?:after|before|because|since|that)\b/gu)
        ?.length ?? 0) +
    (span.end <= verb.start ? 15 : 0)
  );
}

/** "In Doha", "to Cairo" where the verb is one of going; "a U.S. draft" is no place. */
export const isPlaced = (before: string, after: string, kind: string, going: boolean): boolean =>
  !/^ (?!(?:on|in|at|as|and|or|by|to|for|with|from|of|where|which|who|after|before|during|while|when|is|was|were|has|had|will|since|until|this|last|next|early|late|later|again|today|yesterday|shortly)\b)\p{Ll}/u.test(
    after,
  ) &&
  (kind === 'place'
    ? new RegExp(
        `\\b(?:in|at|near|off|outside|inside|on|across${going ? '|to|into|from|through|for|towards?' : ''})(?: the)?(?: \\p{L}+){0,2}\\s+$`,
        'iu',
      ).test(before)
    : /\b(?:in|at|near|outside|inside)(?: the)?\s+$/iu.test(before));

/** Verbs of going somewhere. */
export const GOING =
  /^(?:go|went|gone|arriv|travel|fly|flew|flies|flown|return|move|head|send|sent|come|came|visit|drive|drove|sail|flee|fled|walk|run|ran|take|took|bring|brought|deport|leave|left)/iu;
