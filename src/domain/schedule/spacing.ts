import { AppError } from '../errors.ts';
import { formatSchedule, parseSchedule } from './schedule.ts';
import { nextSlot } from './slot.ts';
import { parseTimes } from './words.ts';

/** Two slots of a digest lie at least this far apart, in milliseconds: it is a digest, not a stream. */
const CLOSEST = 15 * 60_000;

/** Reads a time for a digest and gives its normal form. Throws AppError `invalid` where it never comes, or comes too often. */
export function digestSchedule(at: string, zone: string, now: Date): string {
  const schedule = parseSchedule(at);
  let slot = nextSlot(schedule, zone, Temporal.Instant.fromEpochMilliseconds(now.getTime()));
  if (slot === undefined) throw new AppError('invalid', `“${at}” names a time that never comes.`);
  for (let count = 0; count < 30; count += 1) {
    const following = nextSlot(schedule, zone, slot);
    if (following === undefined) break;
    if (following.epochMilliseconds - slot.epochMilliseconds < CLOSEST)
      throw new AppError(
        'invalid',
        `“${at}” comes more often than every ${CLOSEST / 60_000} minutes. For news as it happens there is /watch.`,
      );
    slot = following;
  }
  return formatSchedule(schedule);
}

/** Reads days to keep quiet: "sat,sun,2026-12-25", or "none". Throws AppError `invalid`. */
export function quietDays(given: string): { weekdays: number[]; dates: string[] } | undefined {
  const words = given.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 1 && words[0]?.toLowerCase() === 'none') return undefined;
  const dates = words.filter((word) => /^\d{4}-\d{2}-\d{2}$/.test(word));
  const days = words.filter((word) => !dates.includes(word));
  try {
    for (const date of dates) Temporal.PlainDate.from(date);
  } catch {
    throw new AppError('invalid', `“${dates.join(', ')}”: dates are written as 2026-12-25.`);
  }
  if (days.length === 0) return { weekdays: [], dates };
  const wrong = days.find((day) => !areDays(day));
  if (wrong !== undefined)
    throw new AppError(
      'invalid',
      `“${wrong}” is no day. Quiet days are weekdays and dates, such as “sat,sun,2026-12-25”, or none.`,
    );
  const parsed = parseTimes(`${days.join(' ')} 00:00`).days;
  if (parsed.on !== 'weekdays')
    throw new AppError('invalid', 'Quiet days are weekdays and dates, such as “sat,sun,2026-12-25”.');
  return { weekdays: parsed.weekdays, dates };
}

/** True where the word is a weekday or a group of them ("weekend", "mon-wed"). */
function areDays(word: string): boolean {
  try {
    parseTimes(`${word} 00:00`);
    return true;
  } catch {
    return false;
  }
}
