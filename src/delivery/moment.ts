/** An instant in a zone's wall time. */
export const zoned = (date: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);

/** Local time of day as "07:30". */
export const timeOf = (date: Date, zone: string): string =>
  zoned(date, zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** An instant as "Thu, 26 Nov 2026, 07:30". */
export const local = (at: Date, zone: string): string =>
  at.toLocaleString('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** An earlier instant as seen from `now`: "today 07:30", "yesterday 07:30", "Monday 07:30" within a week, "2 Mar 2026, 07:30" before. */
export function ago(date: Date, now: Date, zone: string): string {
  const [day, today] = [zoned(date, zone).toPlainDate(), zoned(now, zone).toPlainDate()];
  const days = day.until(today).days;
  const time = timeOf(date, zone);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `yesterday ${time}`;
  if (days > 1 && days < 7)
    return `${date.toLocaleDateString('en-GB', { timeZone: zone, weekday: 'long' })} ${time}`;
  return `${date.toLocaleDateString('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}
