import { AppError } from '../errors.ts';
import { type Interval, intervalOf, plainPhrase } from './phrase.ts';
import { findZone } from './zone.ts';

/** The days of a friendly schedule. Weekdays count as ISO does: Monday 1 … Sunday 7. */
export type Days =
  | { on: 'every' }
  | { on: 'weekdays'; weekdays: number[] }
  /** The n-th (or last: 0) such weekday of each month. */
  | { on: 'nth'; nth: number; weekday: number }
  /** Days of each month, ascending; 0 is the last one. Months without one are passed over. */
  | { on: 'monthdays'; days: number[] };

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ordinals = ['last', 'first', 'second', 'third', 'fourth', 'fifth'];
const shown = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const examples = [
  'weekdays 07:30',
  'every day at 18:00',
  'mon,thu 9am',
  'first monday 09:00',
  '30 7 * * 1-5',
];

const refuse = (text: string, why: string): AppError =>
  new AppError(
    'invalid',
    `I do not understand the time “${text.trim()}”: ${why}. Write for example ${examples.map((example) => `“${example}”`).join(', ')}.`,
    {
      hints: examples.map((example) => `at:"${example}"`),
    },
  );

/** Reads days and times of day, in either order. Throws AppError `invalid`. */
export function parseTimes(text: string): { days: Days; times: number[] } {
  const phrase = plainPhrase(text);
  const interval = intervalOf(phrase);
  if (interval !== undefined) return spread(interval, text);
  const words = wordsOf(phrase);
  const times: number[] = [];
  const days: string[] = [];
  for (const word of words) {
    const time = timeOfDay(word);
    if (time === undefined) days.push(word);
    else times.push(time);
  }
  if (times.length === 0) throw refuse(text, whyTimeless(phrase));
  const turns = words.filter((word, at) => at > 0 && isTime(word) !== isTime(words[at - 1] ?? '')).length;
  if (turns > 1) throw refuse(text, 'different times on different days are two digests');
  return { days: daysOf(days, text), times: [...new Set(times)].sort((a, b) => a - b) };
}

const isTime = (word: string): boolean => timeOfDay(word) !== undefined;

/** The words of a phrase that say something. */
const wordsOf = (phrase: string): string[] =>
  phrase
    .split(/[\s,;&]+|\band\b/)
    .filter(
      (word) =>
        word !== '' && !['at', 'on', 'of', 'the', 'every', 'each', 'month', 'in', 'and'].includes(word),
    );

/** The times of an interval within a day: it begins anew each day, so that it must go into one. */
function spread(
  { minutes, from = '00:00', to, rest }: Interval,
  text: string,
): { days: Days; times: number[] } {
  const start = timeOfDay(from);
  const end = to === undefined ? 1_439 : timeOfDay(to);
  if (start === undefined || end === undefined || end < start)
    throw refuse(text, 'from when to when is not clear');
  if (minutes < 1 || (to === undefined && 1_440 % minutes !== 0))
    throw refuse(text, 'that does not go evenly into a day');
  const times: number[] = [];
  for (let time = start; time <= end; time += minutes) times.push(time);
  // Without an end it goes round the clock.
  if (to === undefined) for (let time = start - minutes; time >= 0; time -= minutes) times.unshift(time);
  return { days: daysOf(wordsOf(rest), text), times };
}

/** Why nothing in the phrase is a time of day. */
function whyTimeless(phrase: string): string {
  if (/\b(tonight|tomorrow|today|once)\b/.test(phrase)) return 'a digest comes again and again';
  if (/\b(?:times|twice|thrice) (?:a|per|each|every)\b/.test(phrase)) return 'say at which times of day';
  return 'it names no time of day';
}

/** "07:30", "7.30", "7:30pm", "9am", "18h", "18h30", "noon", "midnight" → minutes after midnight. A bare number is no time. */
function timeOfDay(word: string): number | undefined {
  if (word === 'noon' || word === 'midday') return 720;
  if (word === 'midnight') return 0;
  const match =
    /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)$/.exec(word) ??
    /^(\d{1,2})[:.h](\d{2})()$/.exec(word) ??
    /^(\d{1,2})h()()$/.exec(word);
  if (!match) return undefined;
  const half = match[3];
  const hour = Number(match[1]);
  const minute = Number(match[2] || 0);
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined;
  return (half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour) * 60 + minute;
}

function daysOf(words: string[], text: string): Days {
  const [first = '', second = ''] = words;
  if (words.length === 0 || (words.length === 1 && /^(day|days|daily)$/.test(first))) return { on: 'every' };
  const monthdays = words.filter((word) => word !== 'day' && word !== 'days').map(monthday);
  if (
    monthdays.every((day) => day !== undefined) &&
    (monthdays.length > 1 ||
      words.includes('day') ||
      /\d(?:st|nd|rd|th)$/.test(first) ||
      (ordinals.includes(first) && first !== 'last'))
  )
    // The last day has the number 0 and comes last.
    return {
      on: 'monthdays',
      days: [...new Set(monthdays as number[])].sort((a, b) => (a || 32) - (b || 32)),
    };
  const nth = ordinal(first);
  if (nth !== undefined && words.length === 2) {
    const weekday = weekdayOf(second);
    if (weekday !== undefined && nth <= 5) return { on: 'nth', nth, weekday };
    throw refuse(text, `“${first} ${second}” is no day of a month`);
  }
  const weekdays = new Set<number>();
  for (const word of words) for (const day of weekdaysOf(word, text)) weekdays.add(day);
  return weekdays.size === 7
    ? { on: 'every' }
    : { on: 'weekdays', weekdays: [...weekdays].sort((a, b) => a - b) };
}

/** "1st", "first", "15", "last" → 1, 1, 15, 0. */
function monthday(word: string): number | undefined {
  const value = ordinal(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
  return value !== undefined && value <= 31 && (value > 0 || word === 'last') ? value : undefined;
}

/** "1st", "first", "last" → 1, 1, 0. */
function ordinal(word: string): number | undefined {
  const named = ordinals.indexOf(word);
  if (named >= 0) return named;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word);
  const value = match ? Number(match[1]) : 0;
  return value >= 1 && value <= 31 ? value : undefined;
}

function weekdaysOf(word: string, text: string): number[] {
  if (/^(weekdays?|workdays?|working|business)$/.test(word)) return [1, 2, 3, 4, 5];
  if (/^days?$/.test(word)) return [];
  if (/^weekends?$/.test(word)) return [6, 7];
  const [from = '', to, more] = word.split('-');
  const start = weekdayOf(from);
  const end = to === undefined ? start : weekdayOf(to);
  if (start === undefined || end === undefined || more !== undefined) throw refuse(text, whyNoDay(word));
  const length = ((end - start + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((start - 1 + index) % 7) + 1);
}

function whyNoDay(word: string): string {
  if (word === 'weekly') return 'say on which weekday';
  if (word === 'monthly') return 'say on which day of the month';
  if (word === 'other') return 'every second day, week or month cannot be said';
  if (word.length > 2 && findZone(word) !== undefined) return `“${word}” is a zone; that goes into zone:`;
  return `“${word}” is neither a day nor a time`;
}

/** "mon", "thurs", "sundays" → 1, 4, 7. */
function weekdayOf(word: string): number | undefined {
  const bare = word.length > 3 ? word.replace(/\.$/, '').replace(/days$/, 'day') : word;
  const index = bare.length < 3 ? -1 : names.findIndex((name) => name.startsWith(bare));
  return index < 0 ? undefined : index + 1;
}

/** The days' exact spelling. */
export function formatDays(days: Days): string {
  if (days.on === 'every') return 'daily';
  if (days.on === 'nth') return `${ordinals[days.nth]} ${names[days.weekday - 1]}`;
  if (days.on === 'monthdays')
    return days.days[0] === 0 ? 'last day' : `day ${days.days.map((day) => day || 'last').join(',')}`;
  const key = days.weekdays.join('');
  if (key === '12345') return 'weekdays';
  return days.weekdays.map((day) => names[day - 1]?.slice(0, 3)).join(',');
}

/** The days in words. */
export function describeDays(days: Days): string {
  if (days.on === 'every') return 'every day';
  if (days.on === 'nth') return `on the ${ordinals[days.nth]} ${shown[days.weekday - 1]} of each month`;
  if (days.on === 'monthdays') {
    const named = days.days.map((day) => (day === 0 ? 'the last day' : `day ${day}`));
    return `on ${listed(named)} of each month`;
  }
  const key = days.weekdays.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'every weekday';
  const words = days.weekdays.map((day) => shown[day - 1] ?? '');
  return `every ${listed(words)}`;
}

/** "a, b and c". */
export const listed = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
