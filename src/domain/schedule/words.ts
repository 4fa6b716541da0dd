import { AppError } from '../errors.ts';

/** The days of a friendly schedule. Weekdays count as ISO does: Monday 1 … Sunday 7. */
export type Days =
  | { on: 'every' }
  | { on: 'weekdays'; weekdays: number[] }
  /** The n-th (or last: 0) such weekday of each month. */
  | { on: 'nth'; nth: number; weekday: number }
  /** A day of each month; 0 is the last one. Months without it are passed over. */
  | { on: 'monthday'; day: number };

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
  const words = text
    .toLowerCase()
    .replace(/(\d)\s+(am|pm)\b/g, '$1$2')
    .replace(/\b([ap])\.m\./g, '$1m')
    .replace(/\s*([-–—])\s*/g, '-')
    .split(/[\s,;&]+|\band\b/)
    .filter(
      (word) =>
        word !== '' && !['at', 'on', 'of', 'the', 'every', 'each', 'month', "o'clock", 'and'].includes(word),
    );
  const times: number[] = [];
  const days: string[] = [];
  for (const word of words) {
    const time = timeOfDay(word);
    if (time === undefined) days.push(word);
    else times.push(time);
  }
  if (times.length === 0) throw refuse(text, 'it names no time of day');
  return { days: daysOf(days, text), times: [...new Set(times)].sort((a, b) => a - b) };
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
  if (words.length === 0 || (words.length === 1 && /^(day|days|daily|everyday)$/.test(first)))
    return { on: 'every' };
  const nth = ordinal(first);
  if (nth !== undefined && words.length === 2) {
    const weekday = weekdayOf(second);
    if (second === 'day' || (second === '' && nth === 0)) return { on: 'monthday', day: nth };
    if (weekday !== undefined && nth <= 5) return { on: 'nth', nth, weekday };
    throw refuse(text, `“${first} ${second}” is no day of a month`);
  }
  if (nth !== undefined && words.length === 1 && first !== 'last') return { on: 'monthday', day: nth };
  if (
    first === 'day' &&
    words.length === 2 &&
    /^\d+$/.test(second) &&
    Number(second) >= 1 &&
    Number(second) <= 31
  )
    return { on: 'monthday', day: Number(second) };
  const weekdays = new Set<number>();
  for (const word of words) for (const day of weekdaysOf(word, text)) weekdays.add(day);
  return weekdays.size === 7
    ? { on: 'every' }
    : { on: 'weekdays', weekdays: [...weekdays].sort((a, b) => a - b) };
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
  if (start === undefined || end === undefined || more !== undefined)
    throw refuse(text, `“${word}” is neither a day nor a time`);
  const length = ((end - start + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((start - 1 + index) % 7) + 1);
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
  if (days.on === 'monthday') return days.day === 0 ? 'last day' : `day ${days.day}`;
  const key = days.weekdays.join('');
  if (key === '12345') return 'weekdays';
  return days.weekdays.map((day) => names[day - 1]?.slice(0, 3)).join(',');
}

/** The days in words. */
export function describeDays(days: Days): string {
  if (days.on === 'every') return 'every day';
  if (days.on === 'nth') return `on the ${ordinals[days.nth]} ${shown[days.weekday - 1]} of each month`;
  if (days.on === 'monthday')
    return days.day === 0 ? 'on the last day of each month' : `on day ${days.day} of each month`;
  const key = days.weekdays.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'every weekday';
  const words = days.weekdays.map((day) => shown[day - 1] ?? '');
  return `every ${words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`}`;
}
