import type { Article } from '../../domain/article.ts';
import type { Reading, Sentence } from '../../domain/reading.ts';
import { contentWords } from '../word.ts';
import type { Quantity } from './number.ts';

/** A sentence of an article, with what comparing needs; read when asked for. */
export interface Told {
  article: Article;
  reading: Reading;
  sentence: Sentence;
  /** Its place in the article, from 0. */
  index: number;
  text: string;
  /** Stems without numbers. */
  stems(): ReadonlySet<string>;
  /** Folded words of names of people and bodies, and of places. */
  names(): ReadonlySet<string>;
  places(): ReadonlySet<string>;
}

/** What a sentence says of one thing that another outlet may say otherwise. Only claims with one key are compared. */
export interface Claim {
  key: string;
  /** What it is of, for a reader: "killed", "magnitude". */
  about: string;
  /** As printed. */
  value: string;
  /** A number, or a word for what is said (a day, a place, "accepted"). */
  said: Quantity | string;
  told: Told;
  /** Stems near it. */
  near: ReadonlySet<string>;
  /** The word that governs it, where that must be the same: "delivered 386,000 vehicles" is not "produced". */
  led?: string;
}

/** Stems of numbers and of words beside them. */
const NUMBERS =
  /^\p{N}|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|thirteen|fourteen|fifteen|twenti|thirti|forti|fifti|hundr|thousand|million|billion|least|dozen)$/u;

/** Stems of words near a place in a text, without numbers. */
export const stemsOf = (text: string): Set<string> =>
  new Set(contentWords(text).filter((word) => !NUMBERS.test(word)));

/** The sentences of an article. */
export function tell(article: Article, reading: Reading): Told[] {
  return reading.sentences.map((sentence, index): Told => {
    const text = article.text.slice(sentence.start, sentence.end);
    const named = (kinds: readonly string[]) =>
      new Set(
        reading.mentions
          .filter(
            ({ kind, form, in: where, start, end }) =>
              where === 'text' &&
              form === 'name' &&
              kinds.includes(kind) &&
              start >= sentence.start &&
              end <= sentence.end,
          )
          .flatMap(({ start, end }) => [...stemsOf(article.text.slice(start, end))]),
      );
    return {
      article,
      reading,
      sentence,
      index,
      text,
      stems: once(() => stemsOf(text)),
      names: once(() => named(['person', 'organisation'])),
      places: once(() => named(['place'])),
    };
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Stems within some characters of a match. */
export const around = (text: string, start: number, end: number, reach = 45): Set<string> => {
  const from = text.lastIndexOf(' ', Math.max(0, start - reach));
  const to = text.indexOf(' ', end + reach);
  return stemsOf(`${text.slice(from + 1, start)} ${text.slice(end, to === -1 ? undefined : to)}`);
};

/** A sentence on other times, on what may be, or on what was said before and is taken back: no claim on the event. */
const ELSEWHEN =
  /\b(?:1[89]\d\d|20\d\d)\b|\bin (?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:last|previous|past|recent|every|each|per) (?:year|month|week|decade|summer|winter|spring|autumn)s?\b|\b(?:since|annually|anniversary|historical(?:ly)?|deadliest|worst|in recent|so far this|earlier (?:attack|incident|report|count|estimate|figure|toll)s?|previous(?:ly)?|initial(?:ly)?|originally|at first|earlier said|had said|similar|another|separate(?:ly)?|elsewhere|decades?|centur(?:y|ies)|on average|typically|usually|record|years? ago|months? ago|weeks? ago)\b/iu;
const UNSURE =
  /\b(?:could|(?<!\b(?:said|says|announced|confirmed)\b[^.;]{0,40})would|might|if|whether|unless|fear(?:s|ed)?|feared|threat(?:en(?:s|ed)?)?|predict(?:s|ed)?|forecast|expect(?:s|ed)? to|aim(?:s|ed)?|target|goal|hope[sd]?|possibl[ey]|potential(?:ly)?|rumou?r(?:s|ed)?|hypothetical)\b/iu;
/** "It killed 612 people": of something told of before. */
const POINTS_BACK = /^["“‘']?(?:It|That|Those|These|They)\b/u;
const TAKEN_BACK =
  /\b(?:earlier version|correction|corrects|corrected (?:to|from)|misstated|an earlier (?:story|report))\b/iu;

export const isElsewhen = (text: string): boolean =>
  ELSEWHEN.test(text) || TAKEN_BACK.test(text) || POINTS_BACK.test(text);

/** What stands before a number and directly after it: "…, the deadliest since 2015" tells of other times and leaves the number as it is. */
export const before = (text: string, end: number): string =>
  text.slice(0, end) +
  (/^[^,;–—]*/u
    .exec(text.slice(end))?.[0]
    .replace(/ in (?:the|its|a) (?:deadliest|worst|biggest|largest) .*$/iu, '') ?? '');

/** The month is no "may". */
export const isUnsure = (text: string): boolean => UNSURE.test(text) || /\bmay\b/u.test(text);

/** What may follow a number: "420 passengers and crew" counts two kinds. */
export const WITH =
  /^ and (?:crew|staff|guests|others?|families|officers|civilians|soldiers|police|children|businesses|\p{L}*buildings|barns|shops|cars|structures)\b/iu;
