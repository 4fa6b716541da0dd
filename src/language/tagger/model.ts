import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { TAGS } from './crf.ts';
import { HashTable } from './hash.ts';

/** Clusters of words: `keys` are hashes of words in lower case, rising as unsigned numbers; `grains` three cluster numbers a word. */
export interface Clusters {
  keys: Int32Array;
  grains: Uint16Array;
}

/** A trained model as it is kept in the file. */
export interface Model {
  clusters: Clusters;
  /** Feature keys, rising as unsigned numbers. */
  keys: Int32Array;
  /** TAGS whole numbers a feature; times `scale` they are scores. */
  weights: Int8Array;
  scale: number;
  /** (TAGS + 1)² scores, as in `crf.ts`. */
  transitions: Float64Array;
}

/** First bytes of the file: name and version of the format. */
const MAGIC = 'WDNT0001';

/** One table from keys to rows. */
export function tableOf(keys: Int32Array): HashTable {
  const table = new HashTable(keys.length);
  for (let row = 0; row < keys.length; row++) table.set(keys[row]!, row);
  return table;
}

/**
 * The file: 8 bytes of name, then under Brotli five sections, each a length in bytes (uint32, little-endian) and its bytes:
 * cluster keys (differences as variable-length numbers), cluster numbers (one column a grain, low bytes before high), feature keys,
 * weights (one column a tag), and the scale with the transitions as float64.
 */
export function packModel(model: Model): Buffer {
  const words = model.clusters.keys.length;
  const grains = Buffer.alloc(words * 6);
  for (let row = 0; row < words; row++) {
    for (let g = 0; g < 3; g++) {
      const value = model.clusters.grains[row * 3 + g]!;
      grains[g * 2 * words + row] = value & 255;
      grains[(g * 2 + 1) * words + row] = value >> 8;
    }
  }
  const rows = model.keys.length;
  const weights = Buffer.alloc(rows * TAGS);
  for (let row = 0; row < rows; row++)
    for (let tag = 0; tag < TAGS; tag++) weights[tag * rows + row] = model.weights[row * TAGS + tag]! & 255;
  const numbers = Buffer.alloc(8 * (1 + model.transitions.length));
  numbers.writeDoubleLE(model.scale, 0);
  for (let k = 0; k < model.transitions.length; k++)
    numbers.writeDoubleLE(model.transitions[k]!, 8 * (k + 1));
  const sections = [packKeys(model.clusters.keys), grains, packKeys(model.keys), weights, numbers];
  const body = Buffer.concat(
    sections.flatMap((bytes) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bytes.length);
      return [size, bytes];
    }),
  );
  const packed = brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), packed]);
}

/** Reads what `packModel` wrote; throws on any other file. */
export function unpackModel(file: Buffer): Model {
  if (file.subarray(0, 8).toString('latin1') !== MAGIC)
    throw new Error('Not a name tagger model of this version');
  const body = brotliDecompressSync(file.subarray(8));
  const sections: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const size = body.readUInt32LE(at);
    sections.push(body.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  const [clusterKeys, columns, featureKeys, byTag, numbers] = sections as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const words = columns.length / 6;
  const grains = new Uint16Array(words * 3);
  for (let g = 0; g < 3; g++) {
    const low = g * 2 * words;
    for (let row = 0; row < words; row++)
      grains[row * 3 + g] = columns[low + row]! | (columns[low + words + row]! << 8);
  }
  const rows = byTag.length / TAGS;
  const weights = new Int8Array(rows * TAGS);
  for (let tag = 0; tag < TAGS; tag++)
    for (let row = 0; row < rows; row++) weights[row * TAGS + tag] = (byTag[tag * rows + row]! << 24) >> 24;
  const transitions = new Float64Array(numbers.length / 8 - 1);
  for (let k = 0; k < transitions.length; k++) transitions[k] = numbers.readDoubleLE(8 * (k + 1));
  return {
    clusters: { keys: unpackKeys(clusterKeys, words), grains },
    keys: unpackKeys(featureKeys, rows),
    weights,
    scale: numbers.readDoubleLE(0),
    transitions,
  };
}

export const saveModel = (path: string, model: Model): void => writeFileSync(path, packModel(model));
export const readModel = (path: string | URL): Model => unpackModel(readFileSync(path));

function packKeys(keys: Int32Array): Buffer {
  const bytes = Buffer.alloc(keys.length * 5);
  let at = 0;
  let last = 0;
  for (const key of keys) {
    let step = (key >>> 0) - last;
    last = key >>> 0;
    while (step >= 128) {
      bytes[at++] = (step % 128) + 128;
      step = Math.floor(step / 128);
    }
    bytes[at++] = step;
  }
  return bytes.subarray(0, at);
}

function unpackKeys(bytes: Buffer, count: number): Int32Array {
  const keys = new Int32Array(count);
  let last = 0;
  let at = 0;
  for (let row = 0; row < count; row++) {
    let factor = 1;
    for (;;) {
      const byte = bytes[at++]!;
      last += (byte & 127) * factor;
      if (byte < 128) break;
      factor *= 128;
    }
    keys[row] = last | 0;
  }
  return keys;
}
