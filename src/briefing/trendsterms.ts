import { contentWords } from './word.ts';

/** An article as far as trends are concerned. `bucket` is its stretch of time: 0 is the window, 1 the one before it, and so on. */
export interface TrendItem {
  report: number;
  source: string;
  bucket: number;
  title: string;
  lead: string;
}

/** What was counted of one term or actor: each report once. */
export interface Tally {
  /** Reports in each stretch of time; the first is the window. */
  series: number[];
  /** Reports of the window, by outlet. */
  outlets: Map<string, number>;
  /** Reports of the window, by number. */
  reports: number[];
}

export interface Term extends Tally {
  stems: string[];
  /** As printed most often in the openings of the window, or of the past where it has none. */
  label: string;
}

const TOKEN = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*|[.!?;:,()–—“”"]/gu;
/** Words and pairs in fewer reports than this, over all the time, are not followed. */
const LEAST = 3;
/** Pairs are numbers of two stems; more stems than this are not told apart. */
const PAIR = 1 << 21;

/**
 * Words and pairs of neighbouring words in titles and first sentences, with the reports that have them: stems without stop words and
 * without bare numbers. One pass counts words, a second counts pairs of those that are often enough.
 */
export function countTerms(items: readonly TrendItem[], buckets: number): Term[] {
  const lexicon = new Map<string, readonly number[]>();
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (stem: string): number => {
    let number = numbers.get(stem);
    if (number === undefined) {
      number = stems.push(stem) - 1;
      numbers.set(stem, number);
    }
    return number;
  };
  const look = (token: string): readonly number[] => {
    const known = lexicon.get(token);
    if (known) return known;
    const found = /^[\d.,]+$/u.test(token)
      ? []
      : contentWords(token)
          .filter((stem) => stem.length > 2 && !/^\d/u.test(stem))
          .map(numberOf);
    lexicon.set(token, found);
    return found;
  };
  // -1 parts words that are no neighbours.
  const texts = items.map(({ title, lead }) => {
    const row: number[] = [];
    for (const [token] of `${title} . ${wholeWords(lead)}`.matchAll(TOKEN)) {
      const own = look(token);
      if (own.length === 0) row.push(-1);
      else row.push(...own);
    }
    return row;
  });
  const often = new Uint32Array(stems.length);
  for (const row of texts) for (const stem of new Set(row)) if (stem >= 0) often[stem]! += 1;
  const tallies = new Map<number, Tally>();
  for (const [index, row] of texts.entries()) {
    const item = items[index]!;
    const keys = new Set<number>();
    let last = -1;
    for (const stem of row) {
      if (stem < 0 || often[stem]! < LEAST) {
        last = -1;
        continue;
      }
      keys.add(stem);
      if (last >= 0 && last !== stem) keys.add((last + 1) * PAIR + stem);
      last = stem;
    }
    for (const key of keys) {
      let tally = tallies.get(key);
      if (tally === undefined) {
        tally = { series: new Array<number>(buckets).fill(0), outlets: new Map(), reports: [] };
        tallies.set(key, tally);
      }
      note(tally, item);
    }
  }
  return [...tallies].flatMap(([key, tally]) => {
    if (tally.series.reduce((sum, one) => sum + one, 0) < LEAST) return [];
    const own = key < PAIR ? [stems[key]!] : [stems[Math.floor(key / PAIR) - 1]!, stems[key % PAIR]!];
    return [{ ...tally, stems: own, label: '' }];
  });
}

export function note(
  tally: Tally,
  { bucket, source, report }: Pick<TrendItem, 'bucket' | 'source' | 'report'>,
): void {
  tally.series[bucket]! += 1;
  if (bucket !== 0) return;
  tally.outlets.set(source, (tally.outlets.get(source) ?? 0) + 1);
  tally.reports.push(report);
}

/** A text cut at a number of characters, without the word that was cut. */
const wholeWords = (lead: string): string => lead.replace(/[\p{L}\p{N}]+$/u, '');

/** The words of a term as they are printed most; upper case within a sentence is kept, the capital of a headline is not. */
export function labelOf(stems: readonly string[], items: readonly TrendItem[]): string {
  const forms = new Map<string, number>();
  for (const { title, lead } of items) {
    for (const [text, weight] of [
      [title, 1],
      [wholeWords(lead), 2],
    ] as const) {
      const tokens = [...text.matchAll(TOKEN)].map(([token]) => token);
      tokens.forEach((token, i) => {
        const printed = stems.length === 1 ? [token] : [token, tokens[i + 1] ?? ''];
        if (printed.flatMap((word) => contentWords(word)).join(' ') !== stems.join(' ')) return;
        const form = printed.join(' ').replace(/['’]s$/u, '');
        forms.set(form, (forms.get(form) ?? 0) + (i === 0 ? weight / 4 : weight));
      });
    }
  }
  const best = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return best ?? stems.join(' ');
}
