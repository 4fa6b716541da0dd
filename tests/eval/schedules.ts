/**
 * Schedules against cron vectors and zone transitions (JSON Lines, any order): share of in-scope cases right; an instant at or before the one
 * asked from is a failure of its own. croner and node-cron answer the same cases beside it.
 */
import { Cron } from 'croner';
import nodeCron from 'node-cron';
import { parseSchedule } from '../../src/domain/schedule/schedule.ts';
import { nextSlot } from '../../src/domain/schedule/slot.ts';
import { readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface RunCase {
  id?: string;
  call: 'nextRun' | 'nextRuns' | 'match' | 'previousRuns';
  pattern: string;
  options: Record<string, unknown>;
  from: string;
  n: number | null;
  result: string | string[] | boolean | null;
  agree: boolean | null;
}
interface ValidityCase {
  id?: string;
  pattern: string;
  options: Record<string, unknown>;
  valid: boolean;
}
interface TransitionCase {
  id?: string;
  zone: string;
  utc: string;
  local: string;
  abbr: string;
  offsetMinutesWest: number;
}
type Case = RunCase | ValidityCase | TransitionCase;

/** What one system made of the cases: right, asked, and instants that went backwards. */
interface Score {
  right: number;
  asked: number;
  backwards: number;
}
const scores = (): Record<string, Score> => ({
  wiredesk: { right: 0, asked: 0, backwards: 0 },
  croner: { right: 0, asked: 0, backwards: 0 },
  'node-cron': { right: 0, asked: 0, backwards: 0 },
});

export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const sets = { runs: scores(), validity: scores(), transitions: scores() };
  const aside = new Map<string, number>();
  const wrong: string[] = [];
  const rows: { id: string | number; passed: boolean | null }[] = [];
  let number = 0;
  const settle = (item: Case, passed: boolean | null, why?: string): void => {
    rows.push({ id: item.id ?? number, passed });
    number += 1;
    if (passed === null) aside.set(why ?? '', (aside.get(why ?? '') ?? 0) + 1);
    if (passed === false) wrong.push(JSON.stringify(item));
  };
  for (const file of files)
    for (const item of readLines<Case>(file)) {
      if ('zone' in item) settle(item, transition(item, sets.transitions));
      else if ('call' in item) {
        const why = outOfScope(item);
        settle(item, why ? null : runs(item, sets.runs), why);
      } else {
        const why = outOfScope(item);
        settle(item, why ? null : validity(item, sets.validity), why);
      }
    }
  if (out) writeLines(out, rows);
  const names = Object.keys(sets.runs);
  printTable(
    ['set', ...names, 'cases', ...names.map((name) => `${name} backwards`)],
    Object.entries(sets)
      .filter(([, set]) => (set.wiredesk?.asked ?? 0) > 0)
      .map(([set, by]) => [
        set,
        ...names.map((name) => share(by[name])),
        by.wiredesk?.asked ?? 0,
        ...names.map((name) => by[name]?.backwards ?? 0),
      ]),
  );
  for (const [why, count] of [...aside].sort((a, b) => b[1] - a[1]))
    process.stdout.write(`out of scope: ${count} ${why}\n`);
  for (const line of wrong.slice(0, 20)) process.stdout.write(`wrong: ${line}\n`);
  const total = (name: string): Score =>
    Object.values(sets).reduce((sum, by) => add(sum, by[name]), { right: 0, asked: 0, backwards: 0 });
  const own = total('wiredesk');
  return {
    right: share(own),
    cases: own.asked,
    backwards: own.backwards,
    outOfScope: Object.fromEntries(aside),
    sets: Object.fromEntries(
      Object.entries(sets).map(([set, by]) => [
        set,
        Object.fromEntries(names.map((name) => [name, { share: share(by[name]), ...by[name] }])),
      ]),
    ),
    reference: Object.fromEntries(names.slice(1).map((name) => [name, share(total(name))])),
    wrong: wrong.length,
  };
}

const share = (score: Score | undefined): number => (score?.asked ? score.right / score.asked : 0);
const add = (a: Score, b: Score | undefined): Score => ({
  right: a.right + (b?.right ?? 0),
  asked: a.asked + (b?.asked ?? 0),
  backwards: a.backwards + (b?.backwards ?? 0),
});

/** Options of the recorded library that are no part of a schedule here, and questions that nobody asks of a digest. */
function outOfScope(item: RunCase | ValidityCase): string | undefined {
  const options = item.options;
  for (const name of ['dayOffset', 'alternativeWeekdays', 'sloppyRanges', 'utcOffset', 'stopAt'])
    if (name in options && options[name] !== false) return `option ${name} of the recorded library`;
  if ('mode' in options && !('call' in item)) return 'option mode of the recorded library';
  if ('startAt' in options && !('call' in item)) return 'option startAt of the recorded library';
  if (/^\d{4}-\d\d-\d\dT/.test(item.pattern)) return 'an instant instead of a pattern: a digest repeats';
  if ('call' in item && item.call === 'previousRuns') return 'previous runs: slots are only asked forwards';
  if ('call' in item && item.agree === false) return 'two libraries disagree: an open question, not gold';
  return undefined;
}

/** `domAndDow` is the library's spelling of the pattern's own "+". */
function patternOf(item: RunCase | ValidityCase): string {
  const and = item.options.domAndDow === true || item.options.legacyMode === false;
  const fields = item.pattern.trim().split(/\s+/);
  const at = fields.length === 5 ? 4 : 5;
  if (and && fields[at] !== undefined && !fields[at].startsWith('+')) fields[at] = `+${fields[at]}`;
  return and ? fields.join(' ') : item.pattern;
}

/** An instant without a zone is local to the recording process, which ran in UTC. */
const instantOf = (text: string): Temporal.Instant =>
  Temporal.Instant.from(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);

type Next = (after: Temporal.Instant) => Temporal.Instant | undefined;

function runs(item: RunCase, by: Record<string, Score>): boolean {
  const zone = (item.options.timezone as string | undefined) ?? 'UTC';
  let from = instantOf(item.from);
  const start = item.options.startAt as string | undefined;
  if (start !== undefined) {
    const first = instantOf(start).subtract({ milliseconds: 1 });
    if (Temporal.Instant.compare(first, from) > 0) from = first;
  }
  const own = (): Next => {
    const schedule = parseSchedule(patternOf(item));
    return (after) => nextSlot(schedule, zone, after);
  };
  const croner = (): Next => {
    const { mode: _, startAt: __, ...options } = item.options;
    const cron = new Cron(item.pattern, { timezone: 'UTC', ...options });
    return (after) => toInstant(cron.nextRun(new Date(after.epochMilliseconds)));
  };
  ask(item, from, by.croner, croner);
  // node-cron tells the next runs only from its own clock, so that it answers the validity cases alone.
  return ask(item, from, by.wiredesk, own);
}

function ask(item: RunCase, from: Temporal.Instant, score: Score | undefined, make: () => Next): boolean {
  if (score === undefined) return false;
  score.asked += 1;
  let got: string[] | boolean;
  try {
    const next = make();
    let back = false;
    const step = (after: Temporal.Instant): Temporal.Instant | undefined => {
      const slot = next(after);
      if (slot !== undefined && Temporal.Instant.compare(slot, after) <= 0) back = true;
      return slot;
    };
    if (item.call === 'match') {
      const second = from.round({ smallestUnit: 'second', roundingMode: 'floor' });
      got = step(second.subtract({ milliseconds: 1 }))?.equals(second) ?? false;
    } else {
      got = [];
      let at: Temporal.Instant | undefined = from;
      const wanted = item.call === 'nextRuns' ? (item.n ?? 1) : 1;
      while (got.length < wanted && at !== undefined) {
        at = step(at);
        if (at !== undefined) got.push(iso(at));
      }
    }
    if (back) score.backwards += 1;
  } catch {
    return false;
  }
  const want = item.call === 'match' ? item.result : item.result === null ? [] : [item.result].flat();
  const right = JSON.stringify(got) === JSON.stringify(want);
  if (right) score.right += 1;
  return right;
}

function validity(item: ValidityCase, by: Record<string, Score>): boolean {
  const zone = (item.options.timezone as string | undefined) ?? 'UTC';
  const accepts: Record<string, () => boolean> = {
    wiredesk: () => {
      parseSchedule(item.pattern.trim() === '' ? '@' : patternOf(item));
      return Temporal.Now.zonedDateTimeISO(zone) !== undefined;
    },
    croner: () => new Cron(item.pattern, { timezone: 'UTC', ...item.options, paused: true }) !== undefined,
    'node-cron': () => nodeCron.validate(item.pattern),
  };
  let own = false;
  for (const [name, accept] of Object.entries(accepts)) {
    const score = by[name];
    if (score === undefined) continue;
    let valid = false;
    try {
      valid = accept();
    } catch {
      valid = false;
    }
    score.asked += 1;
    if (valid === item.valid) score.right += 1;
    if (name === 'wiredesk') own = valid === item.valid;
  }
  return own;
}

/**
 * A transition vector gives a wall time at an instant. The daily schedule of that wall time, asked from one second before that instant's day
 * began, must give that very instant: unless the wall time had come once before on that day, where the earlier one is right and the later
 * must not come. Either way the next slot after that lies ahead.
 */
function transition(item: TransitionCase, by: Record<string, Score>): boolean {
  const instant = Temporal.Instant.from(item.utc);
  const [hour = 0, minute = 0, second = 0] = item.local.split(':').map(Number);
  const pattern = `${second} ${minute} ${hour} * * *`;
  // Offsets with seconds (before 1972) are rounded in the data; what it says is what is asked.
  const wall = instant.subtract({ nanoseconds: Math.round(item.offsetMinutesWest * 60e9) });
  const local = wall.toZonedDateTimeISO('UTC').toPlainDateTime();
  const day = local.toPlainDate();
  const schedule = parseSchedule(pattern);
  const cron = new Cron(pattern, { timezone: item.zone });
  const own: Next = (after) => nextSlot(schedule, item.zone, after);
  const croner: Next = (after) => toInstant(cron.nextRun(new Date(after.epochMilliseconds)));
  return (
    [
      { score: by.croner, next: croner },
      { score: by.wiredesk, next: own },
    ].map(({ score, next }) => {
      if (score === undefined) return false;
      score.asked += 1;
      const from = instant.subtract({ hours: 20 });
      const slots: Temporal.Instant[] = [];
      let at: Temporal.Instant | undefined = from;
      let back = false;
      for (let count = 0; count < 4 && at !== undefined; count += 1) {
        const slot = next(at);
        if (slot !== undefined && Temporal.Instant.compare(slot, at) <= 0) back = true;
        if (slot === undefined || back) break;
        slots.push(slot);
        at = slot;
      }
      if (back) score.backwards += 1;
      // The instant itself, or the earlier one of the same wall time and day where it comes twice: at most one a day, and one there is.
      const sameDay = slots.filter((slot) => {
        const seen = wallOf(slot, item, instant);
        return seen.toPlainDate().equals(day) && seen.toPlainTime().equals(local.toPlainTime());
      });
      const right = !back && sameDay.length === 1 && first(sameDay[0], instant);
      if (right) score.right += 1;
      return right;
    })[1] ?? false
  );
}

/** The wall time a slot shows: by the data's offset at its own instant, otherwise by the runtime's. */
const wallOf = (
  slot: Temporal.Instant,
  item: TransitionCase,
  instant: Temporal.Instant,
): Temporal.PlainDateTime =>
  slot.equals(instant)
    ? slot
        .subtract({ nanoseconds: Math.round(item.offsetMinutesWest * 60e9) })
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
    : slot.toZonedDateTimeISO(item.zone).toPlainDateTime();

/** The slot is the instant, or comes before it: the same wall time the first time. */
const first = (slot: Temporal.Instant | undefined, instant: Temporal.Instant): boolean =>
  slot !== undefined && Temporal.Instant.compare(slot, instant) <= 0;

const toInstant = (date: Date | null): Temporal.Instant | undefined =>
  date === null ? undefined : Temporal.Instant.fromEpochMilliseconds(date.getTime());
const iso = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();
