import { type Cron, looksLikeCron, parseCron } from './cron.ts';
import { type Days, describeDays, formatDays, listed, parseTimes } from './words.ts';

/** When something is to happen, in local time: some days at some times of day, or a cron expression. */
export type Schedule =
  | { kind: 'times'; days: Days /** Minutes after midnight, ascending, without repeats. */; times: number[] }
  | { kind: 'cron' /** As normalised: single blanks, upper case. */; text: string; cron: Cron };

/**
 * Reads "weekdays 07:30", "every day at 18:00", "mon,thu 9am", "first monday 09:00", or cron. Throws AppError `invalid` with what would
 * be understood.
 */
export function parseSchedule(text: string): Schedule {
  if (!looksLikeCron(text)) return { kind: 'times', ...parseTimes(text) };
  const normal = text.trim().split(/\s+/).join(' ').toUpperCase();
  return {
    kind: 'cron',
    text: normal.startsWith('@') ? normal.toLowerCase() : normal,
    cron: parseCron(normal),
  };
}

/** The schedule's shortest exact spelling: `parseSchedule(formatSchedule(x))` equals `x`. */
export const formatSchedule = (schedule: Schedule): string =>
  schedule.kind === 'cron'
    ? schedule.text
    : `${formatDays(schedule.days)} ${schedule.times.map(clock).join(',')}`;

/** The schedule in words: "every weekday at 07:30", "on the first Monday of each month at 09:00 and 18:00". */
export function describeSchedule(schedule: Schedule): string {
  if (schedule.kind === 'times') {
    const times = describeTimes(schedule.times);
    return schedule.days.on === 'every' && times.startsWith('every')
      ? times
      : `${describeDays(schedule.days)} ${times}`;
  }
  return describeCron(schedule.cron) ?? `by cron ${schedule.text}`;
}

/** "at 07:30 and 18:00"; many at even distances by their distance. */
function describeTimes(times: number[]): string {
  const [first = 0, second = 0] = times;
  const step = second - first;
  const even = times.length > 3 && times.every((time, index) => time === first + index * step);
  if (!even) return `at ${listed(times.map(clock))}`;
  const distance = step % 60 === 0 ? (step === 60 ? 'hour' : `${step / 60} hours`) : `${step} minutes`;
  return `every ${distance} from ${clock(first)} to ${clock(times.at(-1) ?? first)}`;
}

/** Cron in words where it says no more than days and a few times of day. */
function describeCron(cron: Cron): string | undefined {
  const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => hour * 60 + minute));
  const monthdays =
    cron.day.every || cron.day.last || cron.day.lastWorkday || cron.day.nearest.size > 0
      ? []
      : [...cron.day.days];
  const simple = cron.seconds.length === 1 && cron.seconds[0] === 0 && cron.months.size === 12 && !cron.years;
  if (!simple || cron.weekday.nth.size > 0) return undefined;
  if (!cron.day.every && (monthdays.length === 0 || !cron.weekday.every)) return undefined;
  const days: Days = !cron.day.every
    ? { on: 'monthdays', days: monthdays.sort((a, b) => a - b) }
    : cron.weekday.every
      ? { on: 'every' }
      : { on: 'weekdays', weekdays: [...cron.weekday.days].map((day) => day || 7).sort((a, b) => a - b) };
  const when = describeDays(days);
  if (cron.hours.length === 24) {
    if (cron.minutes.length === 60) return `${when}, every minute`;
    return `${when}, every hour at ${listed(cron.minutes.map((minute) => `:${String(minute).padStart(2, '0')}`))}`;
  }
  return times.length <= 6 ? `${when} at ${listed(times.map(clock))}` : undefined;
}

/** Minutes after midnight as "07:30". */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
