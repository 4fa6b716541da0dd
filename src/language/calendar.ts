import type { Granularity } from '../domain/reading.ts';

/** Milliseconds of a day. */
const dayLength = 86_400_000;

/** The number of a calendar day since 1970-01-01; month from 1. Overflowing days and months roll on. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / dayLength;

export interface Day {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

/** Year, month and day of a day number. */
export function dayOf(number: number): Day {
  const date = new Date(number * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** "YYYY-MM-DD" of a day number. */
export function isoDay(number: number): string {
  const { year, month, day } = dayOf(number);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** "YYYY-MM"; months beyond the year roll on. */
export function isoMonth(year: number, month: number): string {
  const index = year * 12 + month - 1;
  return `${pad(Math.floor(index / 12), 4)}-${pad((((index % 12) + 12) % 12) + 1)}`;
}

/** 1 for Monday to 7 for Sunday. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week, "YYYY-Www". */
export function isoWeek(number: number): string {
  const thursday = number - weekday(number) + 4;
  const { year } = dayOf(thursday);
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1)}`;
}

/** Whether the month has that day. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && dayOf(dayNumber(year, month, day)).day === day;
}

/** Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

const seasons: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** First and last day of months `from` to `to` of a year; months may pass December. */
const months = (year: number, from: number, to: number): [number, number] => [
  dayNumber(year, from, 1),
  dayNumber(year, to + 1, 1) - 1,
];

/** First and last day number that a TIMEX3 value covers; undefined for durations, sets, references and unknown parts ("X"). */
export function daysOf(value: string): [number, number] | undefined {
  const full = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(value);
  if (full) {
    const day = dayNumber(Number(full[1]), Number(full[2]), Number(full[3]));
    return [day, day];
  }
  const part = /^(\d{4})(?:-(\d\d|W\d\d(?:-WE)?|Q\d|H\d|SP|SU|FA|WI))?$/.exec(value);
  if (part) {
    const year = Number(part[1]);
    const rest = part[2] ?? '';
    if (rest === '') return months(year, 1, 12);
    if (rest in seasons) return months(year, seasons[rest] as number, (seasons[rest] as number) + 2);
    const n = Number(/\d+/.exec(rest)?.[0]);
    if (rest.startsWith('Q')) return months(year, n * 3 - 2, n * 3);
    if (rest.startsWith('H')) return months(year, n * 6 - 5, n * 6);
    if (!rest.startsWith('W')) return months(year, n, n);
    const fourth = dayNumber(year, 1, 4);
    const monday = fourth - weekday(fourth) + 1 + (n - 1) * 7;
    return rest.endsWith('WE') ? [monday + 5, monday + 6] : [monday, monday + 6];
  }
  if (/^\d{3}$/.test(value))
    return [dayNumber(Number(value) * 10, 1, 1), dayNumber(Number(value) * 10 + 10, 1, 1) - 1];
  return undefined;
}

/** How fine a TIMEX3 value is. */
export function granularityOf(value: string): Granularity {
  if (/_REF$/.test(value)) return 'reference';
  if (/^PT?[\dX]/.test(value)) return 'duration';
  if (/^X{4}/.test(value) && !/^XXXX-(\d\d-\d\d|\d\d)$/.test(value)) return /W/.test(value) ? 'day' : 'set';
  if (/T/.test(value)) return 'instant';
  if (/-W\d\d(-WE)?$/.test(value)) return 'week';
  if (/-[QH]\d$/.test(value)) return 'quarter';
  if (/-(SP|SU|FA|WI)$/.test(value)) return 'season';
  if (/^\d{2,3}$/.test(value)) return 'decade';
  if (/^\d{4}$/.test(value)) return 'year';
  return /^....-\d\d$/.test(value) ? 'month' : 'day';
}
