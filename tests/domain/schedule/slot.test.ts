import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSchedule, formatSchedule, parseSchedule } from '../../../src/domain/schedule/schedule.ts';
import { nextSlot, slotsBetween } from '../../../src/domain/schedule/slot.ts';
import { findZone, getZone } from '../../../src/domain/schedule/zone.ts';

const next = (text: string, zone: string, after: string): string | undefined =>
  nextSlot(parseSchedule(text), zone, Temporal.Instant.from(after))?.toString();

describe('friendly times', () => {
  test.each([
    ['weekdays 07:30', 'weekdays 07:30', 'every weekday at 07:30'],
    ['every day at 18:00', 'daily 18:00', 'every day at 18:00'],
    ['07:30', 'daily 07:30', 'every day at 07:30'],
    ['mon,thu 9am', 'mon,thu 09:00', 'every Monday and Thursday at 09:00'],
    ['Mondays and Thursdays at 9 AM', 'mon,thu 09:00', 'every Monday and Thursday at 09:00'],
    ['daily 7:30', 'daily 07:30', 'every day at 07:30'],
    ['every weekday at 07:30 and 18:00', 'weekdays 07:30,18:00', 'every weekday at 07:30 and 18:00'],
    ['first monday 09:00', 'first monday 09:00', 'on the first Monday of each month at 09:00'],
    ['last friday of the month at noon', 'last friday 12:00', 'on the last Friday of each month at 12:00'],
    ['1st of each month 12am', 'day 1 00:00', 'on day 1 of each month at 00:00'],
    ['last day 18h', 'last day 18:00', 'on the last day of each month at 18:00'],
    ['fri-mon 18.15', 'mon,fri,sat,sun 18:15', 'every Monday, Friday, Saturday and Sunday at 18:15'],
    ['weekends 10:00', 'sat,sun 10:00', 'every Saturday and Sunday at 10:00'],
    ['30 7 * * 1-5', '30 7 * * 1-5', 'every weekday at 07:30'],
    ['@daily', '@daily', 'every day at 00:00'],
    ['0 9 1,15 * *', '0 9 1,15 * *', 'on day 1 and day 15 of each month at 09:00'],
    ['0 9 1,15 * 1', '0 9 1,15 * 1', 'by cron 0 9 1,15 * 1'],
    ['once a week on monday at 8', 'mon 08:00', 'every Monday at 08:00'],
    ['noon', 'daily 12:00', 'every day at 12:00'],
    ['first monday of the month 8:00', 'first monday 08:00', 'on the first Monday of each month at 08:00'],
    ['every day at 8 and 18:00', 'daily 08:00,18:00', 'every day at 08:00 and 18:00'],
    ['daily 7', 'daily 07:00', 'every day at 07:00'],
    ["9 o'clock", 'daily 09:00', 'every day at 09:00'],
    ['0730 on weekdays', 'weekdays 07:30', 'every weekday at 07:30'],
    ['every weekday morning at 7', 'weekdays 07:00', 'every weekday at 07:00'],
    ['every evening at half past eight', 'daily 20:30', 'every day at 20:30'],
    ['weekends at 9 in the evening', 'sat,sun 21:00', 'every Saturday and Sunday at 21:00'],
    ['Monday through Friday 8am', 'weekdays 08:00', 'every weekday at 08:00'],
    ['weekly on monday 9am', 'mon 09:00', 'every Monday at 09:00'],
    ['monthly on the 1st at 9am', 'day 1 09:00', 'on day 1 of each month at 09:00'],
    ['1st and 15th 09:00', 'day 1,15 09:00', 'on day 1 and day 15 of each month at 09:00'],
    ['day 1,last 09:00', 'day 1,last 09:00', 'on day 1 and the last day of each month at 09:00'],
    ['end of month 18:00', 'last day 18:00', 'on the last day of each month at 18:00'],
    [
      'every 2 hours',
      'daily 00:00,02:00,04:00,06:00,08:00,10:00,12:00,14:00,16:00,18:00,20:00,22:00',
      'every 2 hours from 00:00 to 22:00',
    ],
    ['every 6 hours from 5:30', 'daily 05:30,11:30,17:30,23:30', 'every 6 hours from 05:30 to 23:30'],
    [
      'hourly between 9 and 12 on weekdays',
      'weekdays 09:00,10:00,11:00,12:00',
      'every weekday every hour from 09:00 to 12:00',
    ],
    [
      'mon,thu every three hours from 6am until 9pm',
      'mon,thu 06:00,09:00,12:00,15:00,18:00,21:00',
      'every Monday and Thursday every 3 hours from 06:00 to 21:00',
    ],
  ])('%s', (text, normal, words) => {
    const schedule = parseSchedule(text);
    expect(formatSchedule(schedule)).toBe(normal);
    expect(describeSchedule(schedule)).toBe(words);
    expect(parseSchedule(normal)).toEqual(schedule);
  });

  test.each([
    '',
    'soon',
    'weekdays',
    'mon 25:00',
    'mon 9',
    'blursday 07:30',
    '13pm',
    '07:60',
    '99 7 * * *',
    '@wekly',
    'sixth monday 9:00',
    'every 5 hours',
    'every day 31',
    'twice a day',
    '7am weekdays and 10am weekends',
    'mon 9:00 thu 10:00',
    'every other day 8:00',
    'weekly 9:00',
    'tonight',
    '7:30 PST',
    'day 32 9:00',
    'mon 9 18:00',
  ])('“%s” is refused with examples or the reason', (text) => {
    expect(() => parseSchedule(text)).toThrow(/understand|know|goes from/);
  });
});

describe('the next slot', () => {
  test.each([
    ['an ordinary day', 'daily 07:30', 'Europe/Berlin', '2026-01-10T06:30:00Z', '2026-01-11T06:30:00Z'],
    [
      'skipped time runs as late as it would have been',
      'daily 02:30',
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'and the day after at its own time',
      'daily 02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00Z',
      '2026-03-30T00:30:00Z',
    ],
    [
      'still ahead when asked inside the shifted hour',
      'daily 02:30',
      'Europe/Berlin',
      '2026-03-29T01:10:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'repeated time runs the first time',
      'daily 02:30',
      'Europe/Berlin',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    ['and not the second', 'daily 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    [
      'never backwards between the two',
      '0 30 1 * * *',
      'America/New_York',
      '2025-11-02T06:00:00Z',
      '2025-11-03T06:30:00Z',
    ],
    [
      'half-hour daylight saving',
      'daily 02:15',
      'Australia/Lord_Howe',
      '2025-10-04T00:00:00Z',
      '2025-10-04T15:45:00Z',
    ],
    [
      'a day that a country skipped',
      'daily 07:30',
      'Pacific/Apia',
      '2011-12-29T18:00:00Z',
      '2011-12-30T17:30:00Z',
    ],
    ['29 February only', '0 9 29 2 *', 'UTC', '2096-03-01T00:00:00Z', '2104-02-29T09:00:00Z'],
  ])('%s', (_, text, zone, after, want) => {
    expect(next(text, zone, after)).toBe(want);
  });

  test('a date that never comes gives none', () => {
    expect(next('0 9 31 4 *', 'UTC', '2026-01-01T00:00:00Z')).toBeUndefined();
    expect(next('0 0 9 1 1 * 2020', 'UTC', '2026-01-01T00:00:00Z')).toBeUndefined();
  });

  test('order stays right where skipped and existing times mix', () => {
    const after = Temporal.Instant.from('2025-03-09T05:00:00Z');
    const slots = slotsBetween(
      parseSchedule('*/20 2,3 * * *'),
      'America/New_York',
      after,
      after.add({ hours: 12 }),
    );
    expect(slots.map(String)).toEqual([
      '2025-03-09T07:00:00Z',
      '2025-03-09T07:20:00Z',
      '2025-03-09T07:40:00Z',
    ]);
  });

  test('lies strictly ahead, for any schedule, zone and instant', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Pacific/Apia',
      'Asia/Kolkata',
      'America/St_Johns',
    ];
    const schedule = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('daily', 'weekdays', 'mon,thu', 'last sunday', 'day 31'),
          fc.nat(23),
          fc.nat(59),
        )
        .map(([days, hour, minute]) => `${days} ${hour}:${String(minute).padStart(2, '0')}`),
      fc
        .tuple(
          fc.constantFrom('*', '0', '*/7', '5,35'),
          fc.constantFrom('*', '1-3', '0/2'.replace('0/2', '*/2'), '2'),
          fc.constantFrom('*', 'L', '1-7'),
        )
        .map(([minute, hour, day]) => `${minute} ${hour} ${day} * *`),
    );
    fc.assert(
      fc.property(
        schedule,
        fc.constantFrom(...zones),
        fc.integer({ min: 1.2e9, max: 2e9 }),
        (text, zone, second) => {
          const parsed = parseSchedule(text);
          let at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
          const locals = new Set<string>();
          for (let count = 0; count < 5; count += 1) {
            const slot = nextSlot(parsed, zone, at);
            if (slot === undefined) throw new Error('there is always a next one');
            expect(Temporal.Instant.compare(slot, at)).toBe(1);
            const local = slot.toZonedDateTimeISO(zone).toPlainDateTime().toString();
            expect(locals.has(local)).toBe(false);
            locals.add(local);
            at = slot;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('zones', () => {
  test('are found by name, case and city', () => {
    expect(findZone('europe/berlin')).toBe('Europe/Berlin');
    expect(findZone('Berlin')).toBe('Europe/Berlin');
    expect(findZone('buenos aires')).toBe('America/Buenos_Aires');
    expect(findZone('utc')).toBe('UTC');
    expect(findZone('+02:00')).toBeUndefined();
  });
  test('an unknown one is answered with the nearest names', () => {
    expect(() => getZone('Europe/Berln')).toThrow(/Nearest: Europe\/Berlin/);
    expect(() => getZone('Ney York')).toThrow(/America\/New_York/);
  });
});
