import { daysIn, matchesDay, matchesYear } from './cron.ts';
import type { Schedule } from './schedule.ts';

/**
 * The schedule's next instant strictly after `after`, or undefined where there is none (31 April, years past). Every local time is one slot:
 * one that the clock jumps over runs as late as it would have been (02:30 → 03:30, Temporal's and RFC 5545's rule), one that
 * comes twice runs the first time.
 */
export function nextSlot(
  schedule: Schedule,
  zone: string,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  // Local times that a gap within the last day skipped may still have their instant ahead, so the walk starts before the gap.
  const here = after.toZonedDateTimeISO(zone).toPlainDateTime();
  const before = after.subtract({ hours: 24 }).toZonedDateTimeISO(zone).toPlainDateTime().add({ hours: 24 });
  let local: Temporal.PlainDateTime | undefined =
    Temporal.PlainDateTime.compare(before, here) < 0 ? before : here;
  local = local.round({ smallestUnit: 'second', roundingMode: 'floor' });
  let best: Temporal.Instant | undefined;
  for (
    local = nextLocal(schedule, local);
    local !== undefined;
    local = nextLocal(schedule, local.add({ seconds: 1 }))
  ) {
    const zoned = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
    const instant = zoned.toInstant();
    if (Temporal.Instant.compare(instant, after) <= 0) continue;
    if (best !== undefined && Temporal.Instant.compare(instant, best) >= 0) return best;
    // An existing local time is the earliest there is; a skipped one may lie behind a later local time that exists.
    if (zoned.toPlainDateTime().equals(local)) return instant;
    best = instant;
  }
  return best;
}

/** All slots in (`after`, `until`], oldest first, at most `limit`, the newest ones kept. */
export function slotsBetween(
  schedule: Schedule,
  zone: string,
  after: Temporal.Instant,
  until: Temporal.Instant,
  limit = 1000,
): Temporal.Instant[] {
  const slots: Temporal.Instant[] = [];
  for (
    let slot = nextSlot(schedule, zone, after);
    slot !== undefined && Temporal.Instant.compare(slot, until) <= 0;
    slot = nextSlot(schedule, zone, slot)
  ) {
    slots.push(slot);
    if (slots.length > limit) slots.shift();
  }
  return slots;
}

/** A calendar repeats after 400 years: what did not come by then never comes. */
const horizon = 400;

/** The first local time at or after `from`, to the second, that the schedule names. */
function nextLocal(schedule: Schedule, from: Temporal.PlainDateTime): Temporal.PlainDateTime | undefined {
  let { year, month, day } = from;
  let seconds = from.hour * 3600 + from.minute * 60 + from.second;
  const last = year + horizon;
  while (year <= last || laterYear(schedule, last)) {
    if (skipMonth(schedule, year, month)) {
      day = 1;
      month += 1;
    } else {
      if (dayMatches(schedule, year, month, day)) {
        const time = timeFrom(schedule, seconds);
        if (time !== undefined)
          return new Temporal.PlainDateTime(
            year,
            month,
            day,
            Math.floor(time / 3600),
            Math.floor(time / 60) % 60,
            time % 60,
          );
      }
      day += 1;
      if (day > daysIn(year, month)) {
        day = 1;
        month += 1;
      }
    }
    seconds = 0;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    if (year > 9999) return undefined;
  }
  return undefined;
}

const laterYear = (schedule: Schedule, year: number): boolean =>
  schedule.kind === 'cron' &&
  schedule.cron.years !== undefined &&
  schedule.cron.years.some(({ to }) => to > year);

const skipMonth = (schedule: Schedule, year: number, month: number): boolean =>
  schedule.kind === 'cron' && (!schedule.cron.months.has(month) || !matchesYear(schedule.cron, year));

function dayMatches(schedule: Schedule, year: number, month: number, day: number): boolean {
  const weekday = weekdayOf(year, month, day);
  if (schedule.kind === 'cron') return matchesDay(schedule.cron, year, month, day, weekday);
  const { days } = schedule;
  const iso = weekday || 7;
  if (days.on === 'every') return true;
  if (days.on === 'weekdays') return days.weekdays.includes(iso);
  const length = daysIn(year, month);
  if (days.on === 'monthdays') return days.days.includes(day) || (days.days.includes(0) && day === length);
  return iso === days.weekday && (days.nth === 0 ? day + 7 > length : Math.ceil(day / 7) === days.nth);
}

/** 0 is Sunday. Date.UTC reads years below 100 as 19xx; the calendar repeats after 400 years. */
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDay();

/** The first second of the day at or after `from` that the schedule names. */
function timeFrom(schedule: Schedule, from: number): number | undefined {
  if (schedule.kind === 'times') {
    const minutes = schedule.times.find((time) => time * 60 >= from);
    return minutes === undefined ? undefined : minutes * 60;
  }
  const { hours, minutes, seconds } = schedule.cron;
  for (const hour of hours) {
    if ((hour + 1) * 3600 <= from) continue;
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60;
      if (start + 60 <= from) continue;
      const second = seconds.find((value) => start + value >= from);
      if (second !== undefined) return start + second;
    }
  }
  return undefined;
}
