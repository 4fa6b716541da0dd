import { expect, test } from 'vitest';
import { year } from './year.ts';

test('three weeks minute by minute over the changes of March: every slot once, at the instant another reckoning gives', async () => {
  const outcome = await year({
    from: '2026-03-20T00:00:00Z',
    days: 17,
    zones: [
      'Europe/Berlin',
      'Africa/Casablanca',
      'Asia/Jerusalem',
      'Australia/Lord_Howe',
      'America/Santiago',
      'UTC',
    ],
    digests: 36,
  });
  expect(outcome.changes).toBeGreaterThanOrEqual(5);
  expect(outcome.slots).toBeGreaterThan(300);
  expect(outcome).toMatchObject({ right: outcome.slots, missing: 0, extra: 0, duplicates: 0 });
}, 120_000);

test('four days over the end of summer time: a local time that comes twice is one slot, the first', async () => {
  const outcome = await year({
    from: '2026-10-23T00:00:00Z',
    days: 4,
    zones: ['Europe/Berlin', 'Europe/Lisbon', 'Atlantic/Azores', 'Asia/Beirut', 'Asia/Tokyo'],
    digests: 48,
  });
  expect(outcome.changes).toBe(4);
  expect(outcome).toMatchObject({ right: outcome.slots, missing: 0, extra: 0, duplicates: 0 });
}, 60_000);
