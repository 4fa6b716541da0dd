import { decodeText } from '../../src/ingest/charset.ts';
import { readPage } from '../../src/ingest/extract.ts';
import type { Found } from '../../src/ingest/format/draft.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Page {
  id?: string;
  url: string;
  html?: string;
  html_b64?: string;
  articleBody?: string;
  with?: string[];
  without?: string[];
  title?: string;
  author?: string;
  date?: string;
}

/** Article text out of pages: F1 of 4-token shingles where a page has its body, of wanted and unwanted segments where it has those. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const pages = files.flatMap((file) => readLines<Page>(file));
  const rows: { page: Page; found: Found; failed: boolean }[] = [];
  const started = performance.now();
  let slowest = 0;
  for (const page of pages) {
    const before = performance.now();
    rows.push({ page, ...read(page) });
    slowest = Math.max(slowest, performance.now() - before);
  }
  const ms = (performance.now() - started) / Math.max(1, pages.length);
  if (out !== undefined)
    writeLines(
      out,
      rows.map(({ page, found }) => ({
        id: page.id ?? page.url,
        text: found.text ?? '',
        title: found.title ?? null,
        author: found.byline ?? null,
        date: found.publishedAt?.toISOString().slice(0, 10) ?? null,
      })),
    );
  const shingled = rows.filter(({ page }) => page.articleBody !== undefined);
  const segmented = rows.filter(({ page }) => page.with !== undefined);
  const figures: Record<string, unknown> = {
    pages: pages.length,
    refused: rows.filter(({ failed }) => failed).length,
    ms_a_page: Math.round(ms),
    slowest_ms: Math.round(slowest),
    ...(shingled.length > 0 ? { shingles: shingleFigures(shingled) } : {}),
    ...(segmented.length > 0 ? { segments: segmentFigures(segmented) } : {}),
  };
  for (const name of ['shingles', 'segments']) {
    const part = figures[name] as Record<string, number> | undefined;
    if (part !== undefined)
      printTable(
        [name, ...Object.keys(part)],
        [['', ...Object.values(part).map((value) => value ?? Number.NaN)]],
      );
  }
  return figures;
}

function read(page: Page): { found: Found; failed: boolean } {
  try {
    const html = page.html ?? decodeText(Buffer.from(page.html_b64 ?? '', 'base64'));
    return { found: readPage(html, page.url), failed: false };
  } catch {
    return { found: {}, failed: true };
  }
}

function shingles(text: string): Map<string, number> {
  // As Python's \w+: letters, digits, underscore, and marks are none.
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const bag = new Map<string, number>();
  if (tokens.length === 0) return bag;
  for (let at = 0; at < Math.max(1, tokens.length - 3); at++) {
    const key = tokens.slice(at, at + 4).join(' ');
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

function shingleFigures(rows: { page: Page; found: Found }[]): Record<string, number> {
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (const { page, found } of rows) {
    const gold = shingles(page.articleBody ?? '');
    const ours = shingles(found.text ?? '');
    let tp = 0;
    for (const [key, count] of ours) tp += Math.min(count, gold.get(key) ?? 0);
    const total = (bag: Map<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0);
    if (total(ours) > 0) precisions.push(tp / total(ours));
    if (total(gold) > 0) recalls.push(tp / total(gold));
  }
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { f1: f1(mean(precisions), mean(recalls)), precision: mean(precisions), recall: mean(recalls) };
}

const plain = (text: unknown): string =>
  String(text ?? '')
    .replace(/\s+/gu, ' ')
    .trim();

function segmentFigures(rows: { page: Page; found: Found }[]): Record<string, number> {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { page, found } of rows) {
    const text = plain(found.text);
    for (const segment of page.with ?? []) text.includes(plain(segment)) ? tp++ : fn++;
    for (const segment of page.without ?? []) if (text.includes(plain(segment))) fp++;
  }
  const share = (name: 'title' | 'author' | 'date', value: (found: Found) => string): number => {
    const asked = rows.filter(({ page }) => page[name]);
    return (
      asked.filter(({ page, found }) => same(name, value(found), plain(page[name]))).length / asked.length
    );
  };
  const precision = tp / Math.max(1, tp + fp);
  const recall = tp / Math.max(1, tp + fn);
  return {
    f1: f1(precision, recall),
    precision,
    recall,
    title: share('title', (found) => found.title ?? ''),
    author: share('author', (found) => found.byline ?? ''),
    date: share('date', (found) => found.publishedAt?.toISOString() ?? ''),
  };
}

const same = (name: string, ours: string, gold: string): boolean =>
  name === 'date'
    ? ours.slice(0, 10) === gold.slice(0, 10)
    : plain(ours).toLowerCase() === plain(gold).toLowerCase();
