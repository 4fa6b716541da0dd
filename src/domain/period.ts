import { AppError } from './errors.ts';

/** A stretch of time, half open: `since` ≤ t < `until`; an open side is undefined. */
export interface Period {
  since?: Date;
  until?: Date;
}

/** What readers may write for a date; shown when one is not understood. */
export const PERIOD_HELP =
  'a day (2024-03-19), a stretch back from now (12h, 3d, 2w), today, yesterday, or a weekday (monday)';

const DAY = 86_400_000;
const UNITS: Record<string, number> = { h: 3_600_000, d: DAY, w: 7 * DAY };
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** An instant from what a reader wrote, days taken in `zone`. With `end` a day means its end, so that until:2024-03-19 has that day in it. */
export function parseInstant(words: string, now: Date, zone = 'UTC', end = false): Date {
  const text = words.trim().toLowerCase();
  const back = /^(\d{1,4})\s*(h|d|w)(?:ours?|ays?|eeks?)?(?:\s+ago)?$/u.exec(text);
  if (back !== null) return new Date(now.getTime() - Number(back[1]) * (UNITS[back[2]!] ?? DAY));
  const day = dayOf(text, now, zone);
  if (day !== undefined)
    return new Date((end ? day.add({ days: 1 }) : day).toZonedDateTime(zone).epochMilliseconds);
  if (/^\d{4}-\d{2}-\d{2}t/u.test(text)) {
    const date = new Date(text.toUpperCase());
    if (!Number.isNaN(date.getTime())) return date;
  }
  throw new AppError('invalid', `“${words}” is no date I understand. Understood: ${PERIOD_HELP}.`);
}

function dayOf(text: string, now: Date, zone: string): Temporal.PlainDate | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  if (text === 'today') return today;
  if (text === 'yesterday') return today.subtract({ days: 1 });
  const weekday = WEEKDAYS.findIndex((name) => text.length >= 3 && name.startsWith(text));
  if (weekday !== -1) return today.subtract({ days: (today.dayOfWeek - weekday - 1 + 7) % 7 });
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

/** "23 Mar 2024" in the zone. */
export function formatDay(date: Date, zone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone })
    .format(date)
    .replace('Sept', 'Sep');
}

/** "19–26 Mar 2024", "28 Feb – 3 Mar 2024", or one day. */
export function formatDays(from: Date, to: Date, zone = 'UTC'): string {
  const [first, last] = [formatDay(from, zone), formatDay(to, zone)];
  if (first === last) return last;
  const [a, b] = [first.split(' '), last.split(' ')];
  if (a[2] !== b[2]) return `${first} – ${last}`;
  if (a[1] !== b[1]) return `${a[0]} ${a[1]} – ${last}`;
  return `${a[0]}–${last}`;
}

/** How long ago, in the two largest units that count: "2 years 8 months ago", "5 hours ago", "just now". */
export function formatAge(date: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  if (minutes < 0) return 'in the future';
  if (minutes < 2) return 'just now';
  if (minutes < 120) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} hours ago`;
  const days = Math.floor(hours / 24);
  if (days < 61) return `${days} days ago`;
  const span = Temporal.PlainDate.from(date.toISOString().slice(0, 10)).until(
    now.toISOString().slice(0, 10),
    { largestUnit: 'years' },
  );
  const part = (count: number, word: string) =>
    count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${[part(span.years, 'year'), part(span.months, 'month')].filter(Boolean).join(' ')} ago`;
}
