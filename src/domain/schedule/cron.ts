import { AppError } from '../errors.ts';

/**
 * Cron expressions, read into plain sets. Grammar: the Open Cron Pattern Specification 1.4 (https://github.com/open-source-cron/ocps):
 * five fields (minute hour day month weekday), six with seconds before them, seven with years after; lists, ranges, steps,
 * names, `?`, `L`, `W`, `#`, a leading `+` on the weekday (day AND weekday instead of OR), and nicknames such as `@daily`.
 */
export interface Cron {
  seconds: number[];
  minutes: number[];
  hours: number[];
  months: ReadonlySet<number>;
  /** Undefined: every year. */
  years?: { from: number; to: number; step: number }[];
  day: DayField;
  weekday: WeekdayField;
  /** Both day and weekday must match; otherwise either does, where both are given. */
  both: boolean;
}

interface DayField {
  every: boolean;
  days: ReadonlySet<number>;
  last: boolean;
  lastWorkday: boolean;
  /** "15W": the working day nearest to that day, within its month. */
  nearest: ReadonlySet<number>;
}

interface WeekdayField {
  every: boolean;
  days: ReadonlySet<number>;
  /** weekday*10 + n: the n-th of the month; n = 0 is the last. */
  nth: ReadonlySet<number>;
}

const nicknames: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** True where the text is meant as cron: a nickname, or five and more fields of which the first is made of digits and signs. */
export function looksLikeCron(text: string): boolean {
  const plain = text.trim();
  return plain.startsWith('@') || (/^[\d*?,/-]+\s/.test(plain) && plain.split(/\s+/).length >= 5);
}

/** Reads an expression. Throws AppError `invalid` with the field that is wrong. */
export function parseCron(text: string): Cron {
  const plain = text.trim().toLowerCase();
  const pattern = plain.startsWith('@') ? nicknames[plain] : plain;
  if (pattern === undefined)
    throw new AppError(
      'invalid',
      `I do not know “${text.trim()}”. I know ${Object.keys(nicknames).join(', ')}.`,
    );
  let fields = pattern.split(/\s+/);
  if (fields.length < 5 || fields.length > 7)
    throw new AppError(
      'invalid',
      'A cron expression has five fields: minute hour day month weekday (six with seconds before them).',
    );
  if (fields.length === 5) fields = ['0', ...fields];
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year] = fields;
  const both = weekday.startsWith('+');
  const cron: Cron = {
    seconds: sorted(plainField(second, 'second', 0, 59)),
    minutes: sorted(plainField(minute, 'minute', 0, 59)),
    hours: sorted(plainField(hour, 'hour', 0, 23)),
    months: plainField(month, 'month', 1, 12, monthNames),
    day: dayField(day),
    weekday: weekdayField(both ? weekday.slice(1) : weekday),
    both,
  };
  if (year !== undefined && year !== '*' && year !== '?')
    cron.years = year.split(',').map((part) => range(part, 'year', 1, 9999));
  return cron;
}

/** True where the expression's day, month and year fields let this day through. `weekday` 0 is Sunday. */
export function matchesDay(cron: Cron, year: number, month: number, day: number, weekday: number): boolean {
  if (!cron.months.has(month) || !matchesYear(cron, year)) return false;
  const byDay = cron.day.every || dayMatches(cron.day, year, month, day, weekday);
  const byWeekday = cron.weekday.every || weekdayMatches(cron.weekday, year, month, day, weekday);
  if (cron.both || cron.day.every || cron.weekday.every) return byDay && byWeekday;
  return byDay || byWeekday;
}

/** True where the year field lets the year through. */
export const matchesYear = (cron: Cron, year: number): boolean =>
  cron.years === undefined ||
  cron.years.some(({ from, to, step }) => year >= from && year <= to && (year - from) % step === 0);

/** Days in a month; months count from 1. */
export const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !leap(year) ? 1 : 0);

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function dayMatches(field: DayField, year: number, month: number, day: number, weekday: number): boolean {
  if (field.days.has(day)) return true;
  const length = daysIn(year, month);
  if (field.last && day === length) return true;
  const workday = weekday >= 1 && weekday <= 5;
  if (!workday) return false;
  // Friday stands in for a month that ends on a weekend.
  if (field.lastWorkday && (day === length || (weekday === 5 && day >= length - 2))) return true;
  for (const wanted of field.nearest) {
    if (wanted > length) continue;
    if (wanted === day) return true;
    const wantedWeekday = (weekday + (wanted - day) + 70) % 7;
    if (wantedWeekday === 6 && day === (wanted === 1 ? 3 : wanted - 1)) return true;
    if (wantedWeekday === 0 && day === (wanted === length ? wanted - 2 : wanted + 1)) return true;
  }
  return false;
}

function weekdayMatches(
  field: WeekdayField,
  year: number,
  month: number,
  day: number,
  weekday: number,
): boolean {
  if (field.days.has(weekday)) return true;
  if (field.nth.has(weekday * 10 + Math.ceil(day / 7))) return true;
  return field.nth.has(weekday * 10) && day + 7 > daysIn(year, month);
}

function dayField(text: string): DayField {
  if (text === '*' || text === '?')
    return { every: true, days: new Set(), last: false, lastWorkday: false, nearest: new Set() };
  const days = new Set<number>();
  const nearest = new Set<number>();
  let last = false;
  let lastWorkday = false;
  for (const part of text.split(',')) {
    const near = /^(\d{1,2})w$/.exec(part);
    if (part === 'l') last = true;
    else if (part === 'lw') lastWorkday = true;
    else if (near) nearest.add(number(near[1] ?? '', 'day', 1, 31));
    else addRange(days, range(part, 'day', 1, 31));
  }
  return { every: false, days, last, lastWorkday, nearest };
}

function weekdayField(text: string): WeekdayField {
  if (text === '*' || text === '?') return { every: true, days: new Set(), nth: new Set() };
  const days = new Set<number>();
  const nth = new Set<number>();
  for (const part of text.split(',')) {
    const marked = /^(.+?)(?:#([1-5l])|(?<=[\da-z])(l))$/.exec(part);
    const base = marked?.[1] ?? part;
    const which = marked ? (marked[2] === 'l' || marked[3] ? 0 : Number(marked[2])) : undefined;
    if (which !== undefined && /[*?/]/.test(base)) throw wrong('weekday', part);
    const set = new Set<number>();
    addRange(set, range(base, 'weekday', 0, 7, dayNames));
    for (const value of set) {
      if (which === undefined) days.add(value % 7);
      else nth.add((value % 7) * 10 + which);
    }
  }
  return { every: false, days, nth };
}

function plainField(text: string, name: string, low: number, high: number, names?: string[]): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) addRange(values, range(part, name, low, high, names));
  return values;
}

/** `n`, `n-m`, `*`, each of the last two with `/step`. A bare number takes no step. */
function range(text: string, name: string, low: number, high: number, names?: string[]) {
  const match = /^(?:(\*|\?)|([\da-z]+)(?:-([\da-z]+))?)(?:\/(\d+))?$/.exec(text);
  if (!match) throw wrong(name, text);
  const [, star, first, second, stepText] = match;
  if (stepText !== undefined && star === undefined && second === undefined) throw wrong(name, text);
  // "*/2" of years would start at an arbitrary year.
  if (name === 'year' && star !== undefined) throw wrong(name, text);
  const step = stepText === undefined ? 1 : Number(stepText);
  if (step < 1 || step > high - low + 1) throw wrong(name, text);
  const top = name === 'weekday' ? 6 : high;
  if (star !== undefined) return { from: low, to: top, step };
  const from = number(first ?? '', name, low, high, names);
  let to = second === undefined ? from : number(second, name, low, high, names);
  // "mon-sun": Sunday closes a week as well as it opens one.
  if (name === 'weekday' && second === 'sun') to = 7;
  if (from > to) throw wrong(name, text);
  return { from, to, step };
}

function number(text: string, name: string, low: number, high: number, names?: string[]): number {
  const named = names?.indexOf(text) ?? -1;
  if (named >= 0) return named + low;
  if (!/^\d+$/.test(text)) throw wrong(name, text);
  const value = Number(text);
  if (value < low || value > high)
    throw new AppError('invalid', `${value} is no ${name}: it goes from ${low} to ${high}.`);
  return value;
}

function addRange(into: Set<number>, { from, to, step }: { from: number; to: number; step: number }): void {
  for (let value = from; value <= to; value += step) into.add(value);
}

const sorted = (values: Set<number>): number[] => [...values].sort((a, b) => a - b);
const wrong = (name: string, text: string): AppError =>
  new AppError('invalid', `“${text}” is not understood as ${name} of a cron expression.`);
