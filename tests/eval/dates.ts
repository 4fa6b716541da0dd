import type { DateMention } from '../../src/domain/reading.ts';
import { findDates } from '../../src/language/dates.ts';
import { structure } from '../../src/language/structure.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Gold {
  start: number;
  end: number;
  type: string;
  value: string;
}
interface Document {
  id: string;
  /** Publication: a day, or a day and a time. */
  dct: string;
  text: string;
  timex?: Gold[];
}

/** Date expressions: spans (relaxed: they overlap; strict: they are equal) and values, paired one to one by overlap. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const predictions: unknown[] = [];
  const count = {
    strict: 0,
    relaxed: 0,
    value: 0,
    found: 0,
    gold: 0,
    days: 0,
    sameDay: 0,
    dayPairs: 0,
    dayGold: 0,
  };
  const types = new Map<string, { right: number; met: number; gold: number }>();
  let milliseconds = 0;
  let units = 0;
  for (const document of files.flatMap((file) => readLines<Document>(file))) {
    const { sentences } = structure(document.text);
    const began = performance.now();
    const dates = findDates(document.text, sentences, new Date(`${document.dct.slice(0, 10)}T12:00:00Z`));
    milliseconds += performance.now() - began;
    units += document.text.length;
    predictions.push({
      id: document.id,
      dates: dates.map(({ start, end, value }) => ({ start, end, value })),
    });
    const gold = document.timex ?? [];
    count.found += dates.length;
    count.gold += gold.length;
    for (const one of gold) {
      const row = types.get(one.type) ?? { right: 0, met: 0, gold: 0 };
      types.set(one.type, row);
      row.gold++;
      if (isDay(one.value)) count.dayGold++;
    }
    for (const [one, date] of pair(gold, dates)) {
      const right = one.value === date.value;
      const row = types.get(one.type);
      if (row) row.met++;
      if (row && right) row.right++;
      count.relaxed++;
      if (right) count.value++;
      if (one.start === date.start && one.end === date.end) count.strict++;
      if (isDay(one.value)) count.dayPairs++;
      if (isDay(one.value) && right) count.days++;
      if (isDay(one.value) && date.value.startsWith(one.value)) count.sameDay++;
    }
  }
  if (out) writeLines(out, predictions);
  printTable(
    ['type', 'gold', 'span met', 'value right'],
    [...types].map(([type, row]) => [type, row.gold, row.met / row.gold, row.right / row.gold]),
  );
  const score = (hit: number) => f1(hit / (count.found || 1), hit / (count.gold || 1));
  return {
    span_f1: score(count.relaxed),
    span_recall: count.relaxed / (count.gold || 1),
    span_precision: count.relaxed / (count.found || 1),
    strict_f1: score(count.strict),
    value_f1: score(count.value),
    /** Of gold days whose expression was met. */
    day_accuracy: count.days / (count.dayPairs || 1),
    /** "Thursday morning", where the gold has the day alone, counts too. */
    same_day_accuracy: count.sameDay / (count.dayPairs || 1),
    day_recall: count.days / (count.dayGold || 1),
    gold: count.gold,
    found: count.found,
    ms_per_3000_units: (milliseconds / (units || 1)) * 3000,
  };
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);

/** One to one, the most shared characters first. */
function pair(gold: readonly Gold[], dates: readonly DateMention[]): [Gold, DateMention][] {
  const offers = gold.flatMap((g, i) =>
    dates.flatMap((d, j) => {
      const shared = Math.min(g.end, d.end) - Math.max(g.start, d.start);
      return shared > 0 ? [{ i, j, shared }] : [];
    }),
  );
  offers.sort((a, b) => b.shared - a.shared || a.i - b.i || a.j - b.j);
  const taken = { gold: new Set<number>(), dates: new Set<number>() };
  return offers.flatMap(({ i, j }) => {
    if (taken.gold.has(i) || taken.dates.has(j)) return [];
    taken.gold.add(i);
    taken.dates.add(j);
    return [[gold[i] as Gold, dates[j] as DateMention] as [Gold, DateMention]];
  });
}
