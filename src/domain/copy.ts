/**
 * Near-duplicates of a text: MinHash over shingles of words (Broder 1997) with banding (Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, 3.4). Texts that share a band are compared exactly; nothing else is, so that the cost does not grow with the archive.
 */

/** Words in a row that make a shingle. */
const SHINGLE = 4;
/** Bands and hashes in a band: two texts that share half of their shingles meet in a band 98 times of 100, a tenth of them 3 times. */
const BANDS = 32;
const ROWS = 3;
/** Texts with fewer shingles are too short to say that one was copied. */
const SHORTEST = 12;
/** Share of all shingles of both from which on one is a copy of the other. */
const ALIKE = 0.5;
/** Share of the shorter one's shingles that stand in the longer one from which on the shorter is a cut copy, and the shingles it must have. */
const HELD = 0.9;
const SHORTEST_CUT = 40;
/** Words that are looked at: a longer text is told by its beginning. */
const MOST_WORDS = 3_000;

/** The shingles of a text as hashes of 32 bits. Case, punctuation and white space do not count. */
export function shingles(text: string): Set<number> {
  const words: number[] = [];
  for (const [word] of text
    .slice(0, MOST_WORDS * 20)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(hash(word));
    if (words.length === MOST_WORDS) break;
  }
  const found = new Set<number>();
  for (let i = SHINGLE; i <= words.length; i++) {
    let key = 0;
    for (let k = i - SHINGLE; k < i; k++) key = mix(Math.imul(key, 31) ^ words[k]!);
    found.add(key);
  }
  return found;
}

/** Keys of 32 bits, signed, one a band, under which a text meets its near-duplicates; none where it is too short. */
export function bandKeys(set: ReadonlySet<number>): number[] {
  if (set.size < SHORTEST) return [];
  const least = new Int32Array(BANDS * ROWS).fill(0x7fffffff);
  for (const one of set)
    for (let i = 0; i < least.length; i++) {
      const value = mix(one ^ SEEDS[i]!);
      if (value < least[i]!) least[i] = value;
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) ^ least[band * ROWS + row]!);
    return key;
  });
}

/** How alike two texts are where one is a copy of the other, whole or cut: Jaccard of their shingles or the share held, from 0 to 1; undefined where none is. */
export function copyLikeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number | undefined {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < SHORTEST) return undefined;
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  const alike = both / (small.size + large.size - both);
  if (alike >= ALIKE) return alike;
  const held = both / small.size;
  return small.size >= SHORTEST_CUT && held >= HELD ? held : undefined;
}

/** Finalizer of MurmurHash3 (Appleby, public domain): spreads 32 bits evenly. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** FNV-1a over UTF-16 units. */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h;
}

const SEEDS = Int32Array.from({ length: BANDS * ROWS }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b1)));
