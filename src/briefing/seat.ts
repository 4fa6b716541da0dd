import { findCountry } from '../language/english/nationalities.ts';
import { fold } from '../language/names.ts';

/** Buildings and quarters that stand for where they are; lower case, without "the". Own compilation. */
const SEATS: Readonly<Record<string, string>> = {
  pentagon: 'washington',
  'white house': 'washington',
  'oval office': 'washington',
  'capitol hill': 'washington',
  capitol: 'washington',
  'state department': 'washington',
  kremlin: 'moscow',
  'downing street': 'london',
  'no 10': 'london',
  westminster: 'london',
  'buckingham palace': 'london',
  'elysee palace': 'paris',
  elysee: 'paris',
  chancellery: 'berlin',
  bundestag: 'berlin',
  berlaymont: 'brussels',
  vatican: 'rome',
  quirinal: 'rome',
  'blue house': 'seoul',
  'united nations headquarters': 'new york',
  'un headquarters': 'new york',
};

const plain = (place: string): string =>
  fold(place)
    .replace(/^the\s+/u, '')
    .replace(/[.’']/gu, '')
    .replace(/,? d ?c$/u, '')
    .trim();

/** True where two printed places are one or one lies in the other: "the Pentagon" and "Pentagon", "Washington" and "the White House", "Cairo" and "Egypt". */
export function isNear(first: string, second: string): boolean {
  const [a, b] = [plain(first), plain(second)];
  if (a === b || (SEATS[a] ?? a) === (SEATS[b] ?? b)) return true;
  if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return true;
  const [one, other] = [findCountry(first), findCountry(second)];
  return one !== undefined && one.country === other?.country;
}
