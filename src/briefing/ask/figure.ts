import type { Span } from '../../domain/span.ts';
import { numberOf } from '../../language/english/dates.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import type { Passage } from './passage.ts';

/** A number as printed, with what it says. */
export interface Figure extends Span {
  /** Equal for equal figures: "2 stages" and "two stages". */
  key: string;
}

const SMALL =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|none|nobody|no one|a dozen|dozens|hundreds|thousands|half';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const HEDGE =
  '(?:(?:at least|more than|over|as many as|up to|fewer than|less than|under|about|around|some|nearly|almost|roughly|approximately|well over) )?';
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:${TENS})(?:-\\p{L}+)?|${SMALL})`;
const SCALE = '(?: ?(?:hundred|thousand|million|billion|trillion|m|bn|tn)\\b)?';
const COUNT = new RegExp(
  `(?<![\\p{L}\\d.,:/$£€-])${HEDGE}(?<number>${NUMBER})${SCALE}(?![\\d%:]|-\\d|[.,]\\d)(?=[\\s,.;:)’”"'-]|$)`,
  'giu',
);
const LENGTH = new RegExp(
  `(?<![\\p{L}\\d])(?:${HEDGE}(?:${NUMBER}|an?|half an|several|a few)(?: and a half)?(?: more)?[ -](?:minute|hour|day|week|month|year|decade)s?)(?![\\p{L}-]old|-old)\\b(?! (?:earlier|later|ago|before|after)\\b)`,
  'giu',
);
const MONEY = new RegExp(
  `(?:(?:US|A|C|NZ)?[$£€¥] ?\\d[\\d,.]*\\d?${SCALE}|${NUMBER}${SCALE} (?:us |canadian )?(?:dollars|pounds|euros|pence|cents|won|yen|rupees|kwacha|naira|rand|francs|kronor|kroner|pesos|roubles|rubles|yuan|lira|shekels)\\b)`,
  'giu',
);
const SHARE = new RegExp(`${NUMBER} ?(?:%|per ?cent\\b|percent\\b|percentage points?\\b)`, 'giu');
const MEASURE = new RegExp(
  `${NUMBER}${SCALE}[ -]?(?:km/h|kph|mph|kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|feet|tonnes?|tons?|kilos?|kg|hectares?|acres?|lit(?:re|er)s?|degrees?|megawatts?|barrels?)\\b`,
  'giu',
);
const SCORE = /\b\d{1,3}[-–]\d{1,3}(?:,? ?\d[-–]\d)*\b|\b\d+ (?:for|all out)\b[^,.]*/giu;
const AGE =
  /(?<=\p{L}, )(\d{1,3})(?=[,.])|\b(\d{1,3})-year-old\b|\baged (\d{1,3})\b|\b(\d{1,3}) years old\b/giu;

const scaleOf = (printed: string): number => {
  const word = /(hundred|thousand|million|billion|trillion|m|bn|tn)$/iu.exec(printed)?.[1]?.toLowerCase();
  return (
    { hundred: 1e2, thousand: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, tn: 1e12 }[
      word ?? ''
    ] ?? 1
  );
};

/** The value of printed number words, or the words themselves. */
function figureOf(number: string, whole: string): string {
  const low = number.toLowerCase();
  if (/^(?:none|nobody|no one)$/u.test(low)) return '0';
  const value = /^[\d.,]+$/u.test(low) ? Number(low.replaceAll(',', '')) : numberOf(low);
  return typeof value === 'number' ? String(value * scaleOf(whole)) : low;
}

function all(passage: Passage, pattern: RegExp, keyOf: (match: RegExpMatchArray) => string): Figure[] {
  const { start } = passage.sentence;
  const text = passage.article.text.slice(start, passage.sentence.end);
  return [...text.matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].trimEnd().length,
    key: keyOf(match),
  }));
}

const lower = (match: RegExpMatchArray): string => match[0].toLowerCase().replace(/\s+/gu, ' ');

export const lengthsIn = (passage: Passage): Figure[] =>
  all(passage, LENGTH, (match) =>
    lower(match)
      .replace(new RegExp(`^${HEDGE}`, 'iu'), '')
      .replace(/^an? /u, 'one ')
      .replace(/s$/u, ''),
  );

export const agesIn = (passage: Passage): Figure[] =>
  all(passage, AGE, (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');

/** Money, shares, measures and scores, by what the question speaks of. */
export function amountsIn(passage: Passage, words: string): Figure[] {
  if (/percent|per cent|share|turnout|proportion|rate\b/iu.test(words)) return all(passage, SHARE, lower);
  if (/\b(?:score|margin|result)\b/iu.test(words)) return all(passage, SCORE, lower);
  if (/\b(?:far|tall|big|large|high|strong|fast|heavy|deep|wide|length|size|gust|wind|speed)\b/iu.test(words))
    return all(passage, MEASURE, lower);
  const money = all(passage, MONEY, lower);
  return money.length > 0 ? money : [...all(passage, SHARE, lower), ...all(passage, MEASURE, lower)];
}

/** Units that make a number something else than a count of the asked noun. */
const UNIT =
  /^(?:\s|-)(?:minutes?|hours?|days?|weeks?|months?|years?|per ?cent|percent|%|dollars|pounds|euros|pence|won|km|kilomet\p{L}+|miles|met(?:re|er)s?|th\b|st\b|am\b|pm\b)/iu;

/**
 * Numbers that count the noun: followed by it within a few words, or by "of the … noun", or, where the noun stands elsewhere or people are
 * meant, directly before or after the verb ("three voted against it").
 */
export function countsIn(passage: Passage, noun: string, verb: Span | undefined): Figure[] {
  const keys = keysOf(noun);
  const people =
    /^(?:people|persons|members|countries|states|nations|voters|workers|passengers|patients|children|victims|survivors|men|women|officials)$/iu.test(
      noun,
    );
  const { text } = passage.article;
  const numbers = all(passage, COUNT, (match) => figureOf(match.groups?.number ?? '', match[0])).filter(
    (figure) =>
      !passage.dates.some((date) => date.start <= figure.start && figure.end <= date.end) &&
      !/\b(?:number|no\.|resolution|article|chapter|route|room|day|page)\s$/iu.test(
        text.slice(passage.sentence.start, figure.start),
      ),
  );
  const judged = numbers.flatMap((figure) => {
    const after = passage.words.filter((word) => word.start >= figure.end && word.start < figure.end + 60);
    const next = numbers.find((other) => other.start >= figure.end);
    const counted = after
      .slice(0, 5)
      .find(
        (word) =>
          (next === undefined ||
            word.start < next.start ||
            /\bof the\s/iu.test(text.slice(figure.end, next.start + 1))) &&
          wordLikeness(keys, word.keys) > 0,
      );
    if (counted) {
      const between = text.slice(figure.end, counted.start);
      if (!/[.;:]/u.test(between) && !(UNIT.test(between) && !wordLikenessOf(keys, between)))
        // Of "eleven of the 15 members voted" the first is asked: the second is nearer to the noun and farther from the deed.
        return [
          {
            figure,
            rank:
              ((next !== undefined && next.start < counted.start) === (verb !== undefined) ? 0 : 1) +
              apart(text, figure, verb) +
              near(figure, verb),
          },
        ];
    }
    // "The number of cases has risen to 63".
    const before = text.slice(passage.sentence.start, figure.start);
    const total =
      /\b(?:number|count|total|toll) of ([^,;.]+?) (?:has |had |have )?(?:risen|rose|grown|climbed|reached|stands?|stood|is|was|now|fallen|fell|hit|jumped)\b[^,;.]* $/iu.exec(
        before,
      );
    if (total && wordLikenessOf(keys, total[1]!)) return [{ figure, rank: 0.5 }];
    if (UNIT.test(text.slice(figure.end, figure.end + 12))) return [];
    // "Eleven are in the hospital", patients having been told of just before.
    const opens = figure.start - passage.sentence.start < 2 && AUXILIARY.test(after[0]?.text ?? '');
    if (opens && passage.around.keys.some((other) => wordLikeness(keys, other) === 1))
      return [{ figure, rank: 2.5 }];
    if (verb === undefined) return [];
    const gap =
      figure.end <= verb.start ? text.slice(figure.end, verb.start) : text.slice(verb.end, figure.start);
    const between = gap
      .trim()
      .split(/\s+/u)
      .filter((word) => word !== '' && !AUXILIARY.test(word)).length;
    const close = between <= 1 && !/[,;.:]/u.test(gap);
    // "14 votes" is no deed of fourteen people.
    const isNoun = figure.end + 1 >= verb.start && /s$/u.test(text.slice(verb.start, verb.end));
    // "Of the patients, 58 had not been vaccinated".
    const of = /\bof (?:the|its|his|her|their|those|these) ([^,;.]+), $/iu.exec(before);
    if (close && !isNoun && ((of && wordLikenessOf(keys, of[1]!)) || people || figure.start >= verb.end))
      return [{ figure, rank: 2 + near(figure, verb) }];
    return [];
  });
  judged.sort((a, b) => a.rank - b.rank);
  return judged.map(({ figure }) => figure);
}

const AUXILIARY = /^(?:has|have|had|not|been|be|was|were|are|is|also|then)$/iu;

const wordLikenessOf = (keys: readonly string[], words: string): boolean =>
  (words.match(/\p{L}+/gu) ?? []).some((word) => wordLikeness(keys, keysOf(word)) > 0);

/** More where a comma stands between: "eleven members voted for the text, three voted against it". */
const apart = (text: string, figure: Span, verb: Span | undefined): number =>
  verb !== undefined &&
  /[,;:]/u.test(
    figure.end <= verb.start ? text.slice(figure.end, verb.start) : text.slice(verb.end, figure.start),
  )
    ? 3
    : 0;

/** Distance to the verb, from 0 to 1. */
function near(figure: Span, verb: Span | undefined): number {
  if (verb === undefined) return 0;
  const gap = figure.end <= verb.start ? verb.start - figure.end : figure.start - verb.end;
  return Math.min(0.99, Math.max(0, gap) / 300);
}
