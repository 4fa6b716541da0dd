/**
 * A year of digests, minute by minute, on a clock that is set: the real store, planner and sender. The slots that must come are worked out in another way: each minute of the year is read as wall time by
 * Intl.DateTimeFormat (not Temporal), and a digest is due in the first minute that shows its time, or, where the clock jumped over it, as late as it would have been.
 */
import { deliveries } from '../../src/delivery/delivery.ts';
import { openStore } from '../../src/store/sqlite/open.ts';

export interface YearOptions {
  from: string;
  days: number;
  zones: string[];
  digests: number;
}

export interface YearOutcome {
  minutes: number;
  slots: number;
  right: number;
  missing: number;
  extra: number;
  duplicates: number;
  /** Clock changes that lay in the time, over all zones. */
  changes: number;
}

interface Simple {
  weekdays: number[] | undefined;
  minute: number;
  schedule: string;
  zone: string;
}

/** Local times are spread so that many fall into the hours that clocks skip or repeat. */
function simple(index: number, zones: string[]): Simple {
  const minute = index % 3 === 0 ? 60 * (index % 4) + ((index * 7) % 60) : (index * 97) % 1440;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const choice = [
    { weekdays: undefined, days: 'daily' },
    { weekdays: [1, 2, 3, 4, 5], days: 'weekdays' },
    { weekdays: [7], days: 'sundays' },
  ][index % 4 === 3 ? 2 : index % 2];
  const zone = zones[index % zones.length] ?? 'UTC';
  return { weekdays: choice?.weekdays, minute, schedule: `${choice?.days} ${time}`, zone };
}

export async function year({ from, days, zones, digests }: YearOptions): Promise<YearOutcome> {
  const store = await openStore(':memory:');
  const start = Date.parse(from);
  let clock = start;
  const sent = new Map<string, number>();
  const given = Array.from({ length: digests }, (_, index) => simple(index, zones));
  for (const { schedule, zone } of given)
    await store.digests.add({
      to: { platform: 'wire', workspace: 'w', channel: `c${sent.size}${schedule}${zone}` },
      lines: ['/brief x'],
      schedule,
      zone,
      owner: 'u',
      options: {},
      createdAt: new Date(start),
    });
  const house = deliveries({
    store,
    answer: async (line) => ({
      card: { title: line, blocks: [] },
      data: { stories: [], points: [{ text: `${line} ${clock}`, citations: [] }] },
    }),
    async send(_to, _card, key) {
      sent.set(key, (sent.get(key) ?? 0) + 1);
      return { outcome: 'sent', ref: key };
    },
    now: () => new Date(clock),
    report(error) {
      throw error;
    },
  });
  const end = start + days * 86_400_000;
  for (; clock < end; clock += 60_000) await house.tick();

  const outcome: YearOutcome = {
    minutes: days * 1440,
    slots: 0,
    right: 0,
    missing: 0,
    extra: 0,
    duplicates: 0,
    changes: 0,
  };
  const counted = new Set<string>();
  for (const zone of zones) {
    const due = expected(zone, start, end, given);
    outcome.changes += due.changes;
    for (const [index, instants] of due.slots)
      for (const instant of instants) {
        const key = `d${index + 1}-${(instant / 1000).toString(36)}`;
        counted.add(key);
        outcome.slots += 1;
        const count = sent.get(key) ?? 0;
        if (count === 1) outcome.right += 1;
        else if (count === 0) outcome.missing += 1;
        else outcome.duplicates += 1;
      }
  }
  for (const key of sent.keys()) if (!counted.has(key)) outcome.extra += 1;
  await store.close();
  return outcome;
}

/** Slots by number of the digest, for the digests of one zone. */
function expected(
  zone: string,
  start: number,
  end: number,
  given: Simple[],
): { slots: Map<number, number[]>; changes: number } {
  const own = given.map((digest, index) => ({ ...digest, index })).filter((digest) => digest.zone === zone);
  const slots = new Map<number, number[]>(own.map(({ index }) => [index, []]));
  const offsetAt = offsets(zone);
  let changes = 0;
  const seen = new Set<string>();
  const day = 86_400_000;
  let offset = offsetAt(start - day);
  const take = (wall: number, instant: number): void => {
    const minute = Math.floor((wall % day) / 60_000);
    const weekday = new Date(wall).getUTCDay() || 7;
    for (const digest of own) {
      if (digest.minute !== minute || (digest.weekdays && !digest.weekdays.includes(weekday))) continue;
      const once = `${digest.index} ${wall}`;
      if (seen.has(once)) continue;
      seen.add(once);
      if (instant > start && instant < end) slots.get(digest.index)?.push(instant);
    }
  };
  for (let instant = start - day; instant < end; instant += 60_000) {
    const now = offsetAt(instant);
    if (now !== offset) {
      changes += 1;
      // Wall times that the clock jumps over come as late as they would have: by the offset before the jump.
      for (let wall = instant + offset; wall < instant + now; wall += 60_000) take(wall, wall - offset);
    }
    offset = now;
    take(instant + now, instant);
  }
  return { slots, changes };
}

/** Offset of a zone at an instant in milliseconds, read off Intl's wall clock; asked once an hour, since offsets change on quarters at the earliest. */
function offsets(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (instant) => {
    const key = Math.floor(instant / 900_000);
    const found = known.get(key);
    if (found !== undefined) return found;
    const at = key * 900_000;
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(
      part.year ?? 0,
      (part.month ?? 1) - 1,
      part.day,
      part.hour,
      part.minute,
      part.second,
    );
    known.set(key, wall - at);
    return wall - at;
  };
}

/** Forty zones: all kinds of daylight saving, half and quarter hours, dates of change in spring, autumn and for Ramadan, and some that never change. */
export const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Athens',
  'Europe/Kyiv',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Europe/Chisinau',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Africa/Johannesburg',
  'Asia/Jerusalem',
  'Asia/Gaza',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'America/Sao_Paulo',
  'UTC',
];

if (import.meta.main) {
  const began = performance.now();
  const outcome = await year({ from: '2026-01-01T00:00:00Z', days: 365, zones: ZONES, digests: 200 });
  process.stdout.write(
    `${JSON.stringify({ ...outcome, zones: ZONES.length, seconds: Math.round((performance.now() - began) / 1000) })}\n`,
  );
}
