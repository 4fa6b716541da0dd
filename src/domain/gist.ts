/**
 * What an article is about as numbers: words as hashes of 32 bits, ascending, and their weights. Two articles with a thousand different words each still
 * compare in a microsecond, and a hundred words take 500 bytes.
 */
export interface Gist {
  words: Int32Array;
  weights: Float32Array;
  /** Euclidean length of the weights. */
  length: number;
}

/** Weight of one step of a packed byte: the largest weight that a word comes to is 16. */
const STEP = 1 / 16;

/** Words of a gist, at most, where many are compared at once. */
const MOST_WORDS = 1_024;

/** FNV-1a over UTF-16 units, as a signed number of 32 bits. */
export function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** Words and weights as bytes: four a word, little endian, ascending, then one a weight. */
export function packGist(counts: readonly (readonly [word: number, weight: number])[]): Buffer {
  const sorted = [...counts].sort((a, b) => a[0] - b[0]);
  const bytes = Buffer.alloc(sorted.length * 5);
  for (const [i, [word, weight]] of sorted.entries()) {
    bytes.writeInt32LE(word, i * 4);
    bytes.writeUInt8(Math.max(1, Math.min(255, Math.round(weight / STEP))), sorted.length * 4 + i);
  }
  return bytes;
}

/** A packed gist, its weights times the rarity of the words. */
export function unpackGist(bytes: Buffer, rarity: (word: number) => number): Gist {
  const size = Math.floor(bytes.length / 5);
  const words = new Int32Array(size);
  const weights = new Float32Array(size);
  let square = 0;
  for (let i = 0; i < size; i++) {
    const word = bytes.readInt32LE(i * 4);
    const weight = bytes[size * 4 + i]! * STEP * rarity(word);
    words[i] = word;
    weights[i] = weight;
    square += weight * weight;
  }
  return { words, weights, length: Math.sqrt(square) };
}

/** Cosine, from 0 to 1. */
export function gistLikeness(a: Gist, b: Gist): number {
  let [i, j, dot] = [0, 0, 0];
  while (i < a.words.length && j < b.words.length) {
    const [x, y] = [a.words[i]!, b.words[j]!];
    if (x === y) dot += a.weights[i++]! * b.weights[j++]!;
    else if (x < y) i++;
    else j++;
  }
  return dot === 0 ? 0 : dot / (a.length * b.length);
}

/**
 * Cosines of every two of some gists, as `gistLikeness` gives them, row by row: of two hundred gists in a tenth of the time that comparing them one by one takes, for
 * only words that two of them share are met. For gists of 1,024 words at most.
 */
export function gistLikenesses(gists: readonly Gist[]): Float64Array {
  const size = gists.length;
  const all = new Float64Array(size * size);
  // By word, ascending, and within it by gist: sums come about in the order in which `gistLikeness` adds.
  const total = gists.reduce((sum, { words }) => sum + words.length, 0);
  const keys = new Float64Array(total);
  let at = 0;
  for (const [i, { words }] of gists.entries())
    for (const [k, word] of words.entries()) keys[at++] = (word * size + i) * MOST_WORDS + k;
  keys.sort();
  const members = new Int32Array(size);
  const weights = new Float64Array(size);
  let [word, met] = [Number.NaN, 0];
  for (const key of keys) {
    const k = ((key % MOST_WORDS) + MOST_WORDS) % MOST_WORDS;
    const rest = (key - k) / MOST_WORDS;
    const i = ((rest % size) + size) % size;
    const own = (rest - i) / size;
    if (own !== word) [word, met] = [own, 0];
    const weight = gists[i]!.weights[k]!;
    for (let m = 0; m < met; m++) all[members[m]! * size + i]! += weights[m]! * weight;
    members[met] = i;
    weights[met++] = weight;
  }
  for (let i = 0; i < size; i++) {
    all[i * size + i] = 1;
    for (let j = i + 1; j < size; j++) {
      const dot = all[i * size + j]!;
      const alike = dot === 0 ? 0 : dot / (gists[i]!.length * gists[j]!.length);
      all[i * size + j] = alike;
      all[j * size + i] = alike;
    }
  }
  return all;
}
