import { bandKeys, copyLikeness, shingles } from '../../src/domain/copy.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Report {
  id: string;
  date: string;
  title: string;
  body: string;
}
interface Pair {
  a: string;
  b: string;
  jaccard4: number;
}

/** Share of shingles from which on the data counts a pair as one report. */
const GOLD = 0.5;
/** Most articles that are put into a store, for the speed of saving. */
const MOST_STORED = 3_000;

/**
 * Copies of reports: FILE with reports, then FILE with pairs and the share of shingles they have in common. Every report counts as one of
 * an outlet of its own; the time between two does not count, since the pairs are of all times. The store's own run has times.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const [first = '', second = ''] = files;
  const reports = readLines<Report>(first).filter(({ body }) => typeof body === 'string' && body !== '');
  const texts = new Map(reports.map((report) => [report.id, report.body]));
  const pairs = readLines<Pair>(second).filter(({ a, b }) => texts.has(a) && texts.has(b));
  const started = performance.now();
  const sets = new Map(reports.map(({ id, body }) => [id, shingles(body)]));
  const buckets = new Map<number, string[]>();
  const keys = new Map<string, Set<number>>();
  for (const [id, set] of sets) {
    const own = bandKeys(set);
    keys.set(id, new Set(own));
    for (const key of own) buckets.set(key, [...(buckets.get(key) ?? []), id]);
  }
  const hashed = (performance.now() - started) / 1000;
  const rows = pairs.map(({ a, b, jaccard4 }) => {
    const met = [...keys.get(a)!].some((key) => keys.get(b)!.has(key));
    const exact = copyLikeness(sets.get(a)!, sets.get(b)!) !== undefined;
    return { a, b, gold: jaccard4 > GOLD, met, exact, found: met && exact };
  });
  if (out !== undefined) writeLines(out, rows);
  const hit = rows.filter(({ gold, found }) => gold && found).length;
  const found = rows.filter((row) => row.found).length;
  const wanted = rows.filter(({ gold }) => gold).length;
  const precision = hit / Math.max(1, found);
  const recall = hit / Math.max(1, wanted);
  const met = rows.filter((row) => row.gold && row.met).length / Math.max(1, wanted);

  const store = await openStore(':memory:');
  const stored = reports.slice(0, MOST_STORED);
  const reading = {
    language: 'en',
    sentences: [],
    mentions: [],
    actors: [],
    roles: [],
    statements: [],
    relations: [],
    dates: [],
  };
  const begun = performance.now();
  let slowest = 0;
  for (const [index, { id, date, title, body }] of stored.entries()) {
    const publishedAt = new Date(`${date.slice(0, 20).trim()}Z`);
    const from = performance.now();
    await store.articles.save(
      {
        source: `outlet ${id}`,
        title: title || `report ${index}`,
        text: body,
        publishedAt: Number.isNaN(publishedAt.getTime()) ? new Date(0) : publishedAt,
        dateOrigin: 'source',
      },
      new Date(0),
      reading,
    );
    slowest = Math.max(slowest, performance.now() - from);
  }
  const seconds = (performance.now() - begun) / 1000;
  const kept = await store.articles.list(stored.map((_, index) => index + 1));
  const copies = kept.filter(({ copyOf }) => copyOf !== undefined).length;
  await store.close();
  const figures = {
    pairs: rows.length,
    gold: wanted,
    precision,
    recall,
    f1: f1(precision, recall),
    recall_of_bands: met,
    hashed_a_second: Math.round(reports.length / hashed),
    saved: stored.length,
    saved_a_second: Math.round(stored.length / seconds),
    slowest_save_ms: slowest,
    copies_in_store: copies,
  };
  printTable(['figure', 'value'], Object.entries(figures));
  return figures;
}
