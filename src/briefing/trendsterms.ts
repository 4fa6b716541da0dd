import { titleNoun } from '../language/english/titles.ts';
import { contentWords } from './word.ts';

/** An article as far as trends are concerned. `bucket` is its stretch of time: 0 is the window, 1 the one before it, and so on. */
export interface TrendItem {
  /** Same for the same words: articles are read once. */
  key: string;
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
/** Words and pairs in fewer reports than this are not followed: of pairs in the window, of words over all the time. */
const LEAST = 3;
/** Pairs are numbers of two stems; more stems than this are not told apart. */
const PAIR = 1 << 21;

/**
 * Words and pairs of neighbouring words in titles and first sentences, with the reports that have them: stems without stop words and
 * without bare numbers. Pairs are followed where the window has them; words wherever they are. Linear in the characters read.
 */
export function countTerms(
  items: readonly TrendItem[],
  buckets: number,
  lexicon: Lexicon = makeLexicon(),
): Term[] {
  const rows = items.map((item) => lexicon.read(item));
  const size = lexicon.stems.length;
  const counts = Array.from({ length: buckets }, () => new Uint32Array(size));
  // Each word counts once a report: where it was last seen says whether this is the first time.
  const seen = new Int32Array(size).fill(-1);
  const pairs = new Map<number, { last: number; times: number; tally?: Tally }>();
  rows.forEach((row, index) => {
    const { bucket } = items[index]!;
    let before = -1;
    for (const stem of row) {
      if (stem >= 0 && seen[stem] !== index) {
        seen[stem] = index;
        counts[bucket]![stem]!++;
      }
      if (bucket === 0 && before >= 0 && stem >= 0 && before !== stem) {
        const key = before * PAIR + stem;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { last: index, times: 1 });
        else if (pair.last !== index) {
          pair.last = index;
          pair.times++;
        }
      }
      before = stem;
    }
  });
  const empty = (): Tally => ({
    series: new Array<number>(buckets).fill(0),
    outlets: new Map(),
    reports: [],
  });
  for (const [key, pair] of pairs) {
    if (pair.times < LEAST) pairs.delete(key);
    else Object.assign(pair, { last: -1, tally: empty() });
  }
  const words = new Map<number, Tally>();
  for (let stem = 0; stem < size; stem++) {
    const series = counts.map((count) => count[stem]!);
    if (series.reduce((sum, one) => sum + one, 0) >= LEAST)
      words.set(stem, { series, outlets: new Map(), reports: [] });
  }
  seen.fill(-1);
  rows.forEach((row, index) => {
    const item = items[index]!;
    let before = -1;
    for (const stem of row) {
      if (item.bucket === 0 && stem >= 0 && seen[stem] !== index) {
        seen[stem] = index;
        const tally = words.get(stem);
        if (tally) noteOutlet(tally, item);
      }
      if (before >= 0 && stem >= 0) {
        const pair = pairs.get(before * PAIR + stem);
        if (pair?.tally && pair.last !== index) {
          pair.last = index;
          note(pair.tally, item);
        }
      }
      before = stem;
    }
  });
  return [
    ...[...words].map(([stem, tally]): Term => ({ ...tally, stems: [lexicon.stems[stem]!], label: '' })),
    ...[...pairs].flatMap(([key, { tally }]): Term[] =>
      tally === undefined
        ? []
        : [
            {
              ...tally,
              stems: [lexicon.stems[Math.floor(key / PAIR)]!, lexicon.stems[key % PAIR]!],
              label: '',
            },
          ],
    ),
  ];
}

/** Numbers for stems, and texts as rows of them; -1 parts words that are no neighbours. Remembers what it has read. */
export interface Lexicon {
  stems: string[];
  read(item: Pick<TrendItem, 'key' | 'title' | 'lead'>): Int32Array;
  /** True where it has grown so large that a new one should be made. */
  full(): boolean;
}

/** Openings and words that are remembered: about 30 MB. */
const MOST_ROWS = 60_000;
const MOST_TOKENS = 400_000;

export function makeLexicon(): Lexicon {
  const rows = new Map<string, Int32Array>();
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const tokens = new Map<string, readonly number[]>();
  const numberOf = (stem: string): number => {
    let number = numbers.get(stem);
    if (number === undefined) {
      number = stems.push(stem) - 1;
      numbers.set(stem, number);
    }
    return number;
  };
  const look = (token: string): readonly number[] => {
    const known = tokens.get(token);
    if (known) return known;
    const found = /^[\d.,]+$/u.test(token)
      ? []
      : contentWords(token)
          .filter((stem) => stem.length > 2 && !/^\d/u.test(stem))
          .map(numberOf);
    tokens.set(token, found);
    return found;
  };
  /** Words are parted by blanks, which is quicker than by a pattern; a mark at either end of one ends a phrase. */
  const scan = (text: string, row: number[]): void => {
    row.push(-1);
    for (const piece of text.split(' ')) {
      if (piece === '') continue;
      const known = tokens.get(piece);
      if (known !== undefined && PLAIN.test(piece)) {
        if (known.length === 0) row.push(-1);
        else row.push(...known);
        continue;
      }
      for (const [token] of piece.matchAll(TOKEN)) {
        const own = look(token);
        if (own.length === 0) row.push(-1);
        else row.push(...own);
      }
    }
  };
  return {
    stems,
    full: () => rows.size > MOST_ROWS || tokens.size > MOST_TOKENS,
    read({ key, title, lead }) {
      const known = rows.get(key);
      if (known) return known;
      const row: number[] = [];
      scan(title, row);
      scan(wholeWords(lead).replace(/\s+/gu, ' '), row);
      const kept = Int32Array.from(row);
      rows.set(key, kept);
      return kept;
    },
  };
}

const PLAIN = /^[A-Za-z]+$/;

/** Counts a report. */
export function note(
  tally: Tally,
  { bucket, source, report }: Pick<TrendItem, 'bucket' | 'source' | 'report'>,
): void {
  tally.series[bucket]! += 1;
  if (bucket === 0) noteOutlet(tally, { source, report });
}

function noteOutlet(tally: Tally, { source, report }: Pick<TrendItem, 'source' | 'report'>): void {
  tally.outlets.set(source, (tally.outlets.get(source) ?? 0) + 1);
  tally.reports.push(report);
}

/** A text cut at a number of characters, without the word that was cut. */
const wholeWords = (lead: string): string => lead.replace(/[\p{L}\p{N}]+$/u, '');

/**
 * The words of a term as they are printed most; upper case within a sentence is kept, the capital of a headline is not. Undefined for a single word
 * that mostly is a part of longer names ("States" and "State" in "United States" and "Secretary of State"): it tells no topic.
 */
export function labelOf(stems: readonly string[], items: readonly TrendItem[]): string | undefined {
  const forms = new Map<string, number>();
  let places = 0;
  let within = 0;
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
        places++;
        if (stems.length === 1 && isPart(tokens, i)) within++;
      });
    }
  }
  if (within >= NAME_PART * places && places > 0) return undefined;
  const best = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  return best ?? stems.join(' ');
}

/** Share of its places in which a word must be a part of a longer name to be nothing else. */
const NAME_PART = 0.7;

/** "States" in "United States", "state" in "secretary of state". */
function isPart(tokens: readonly string[], at: number): boolean {
  const isCapital = (token = '') => /^\p{Lu}\p{L}/u.test(token);
  const isOwned = tokens[at - 1] === 'of';
  const before = isOwned ? tokens[at - 2] : tokens[at - 1];
  if (isOwned && titleNoun(before ?? '') !== undefined) return true;
  return isCapital(tokens[at]) && isCapital(before) && !STARTER.test(before ?? '');
}
const STARTER = /^(?:The|A|An|In|On|At|For|But|And|As|After|With|From|To|By)$/u;
