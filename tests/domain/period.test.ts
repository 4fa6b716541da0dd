import { describe, expect, test } from 'vitest';
import { formatAge, formatDays, parseInstant } from '../../src/domain/period.ts';

const now = new Date('2024-03-26T12:00:00Z'); // a Tuesday
const iso = (words: string, zone = 'UTC', end = false) => parseInstant(words, now, zone, end).toISOString();

describe('dates of a line', () => {
  test('stretches back, days, weekdays', () => {
    expect(iso('3d')).toBe('2024-03-23T12:00:00.000Z');
    expect(iso('12h')).toBe('2024-03-26T00:00:00.000Z');
    expect(iso('2 weeks ago')).toBe('2024-03-12T12:00:00.000Z');
    expect(iso('2024-03-19')).toBe('2024-03-19T00:00:00.000Z');
    expect(iso('2024-03-19', 'UTC', true)).toBe('2024-03-20T00:00:00.000Z');
    expect(iso('yesterday', 'Europe/Berlin')).toBe('2024-03-24T23:00:00.000Z');
    expect(iso('monday')).toBe('2024-03-25T00:00:00.000Z');
    expect(iso('tue')).toBe('2024-03-26T00:00:00.000Z');
  });

  test('what is no date says what is understood', () => {
    for (const words of ['soon', '2024-13-40', '2024-02-30', ''])
      expect(() => iso(words)).toThrow(/Understood: a day \(2024-03-19\)/u);
  });

  test('are written short', () => {
    expect(formatDays(new Date('2024-03-19'), new Date('2024-03-26'))).toBe('19–26 Mar 2024');
    expect(formatDays(new Date('2024-02-28'), new Date('2024-03-03'))).toBe('28 Feb – 3 Mar 2024');
    expect(formatAge(new Date('2024-03-23T12:00:00Z'), new Date('2026-11-25T12:00:00Z'))).toBe(
      '2 years 8 months ago',
    );
    expect(formatAge(now, now)).toBe('just now');
  });
});
