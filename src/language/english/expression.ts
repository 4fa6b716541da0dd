import type { Tense } from '../tense.ts';

/** What a rule may look at beside its own words. */
export interface Context {
  /** Day number of publication; undefined where it is not known. */
  today: number | undefined;
  /** The words of the expression. */
  surface: string;
  /** Up to 40 UTF-16 units on either side. */
  before: string;
  after: string;
  /** Tense of the clause; found when first asked for. */
  tense(): Tense;
  /** The last day named before in the text. */
  lastDay: number | undefined;
  /** The last value of any kind, and the last quarter, named before and near. */
  last: string | undefined;
  quarter: string | undefined;
}

/** A form of date expression: its pattern (flags g and u) and the TIMEX3 value it has here, undefined where it is none. */
export interface Rule {
  /** Its values are of things that come again, "P1D" for "daily". */
  set?: boolean;
  pattern: RegExp;
  value(groups: Record<string, string | undefined>, context: Context): string | undefined;
}
