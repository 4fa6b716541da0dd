import { Chain, TAGS, typeOf } from './crf.ts';
import { type Features, findFeatures } from './features.ts';
import { type Clusters, type Model, tableOf } from './model.ts';
import type { Second } from './second.ts';
import type { Words } from './words.ts';

/** A tagged document. In a `partial` one the type MISC was not annotated: O may hide it. */
export interface Tagged {
  sentences: string[][];
  tags: Uint8Array[];
  weight: number;
  partial?: boolean;
}

export interface Options {
  seed: number;
  epochs: number;
  /** AdaGrad's step. */
  rate: number;
  /** Share of features left out of a sentence's update. */
  dropout: number;
  /** Features seen less often are not learnt. */
  least: number;
}

export const DEFAULTS: Options = { seed: 20261125, epochs: 12, rate: 0.03, dropout: 0.4, least: 2 };

/** Small, seeded, and the same everywhere (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What learning gives before it is cut and rounded: float weights by feature key. */
export interface Learnt {
  keys: Int32Array;
  weights: Float32Array;
  transitions: Float64Array;
}

interface Example {
  features: Features;
  /** Row of each feature, or -1. */
  rows: Int32Array;
  second: { rows: Int32Array; offsets: Int32Array } | undefined;
  document: Tagged;
}

const SIZE = TAGS + 1;
const MISC = 3;
const HIDDEN = -50;
/** Share of sentences learnt without the features of the second reading. */
const SINGLE = 0.4;

/** Learns the chain by stochastic gradient with AdaGrad, a sentence a step; the weights are averaged over the second half of the epochs. */
export function learn(
  words: Words,
  documents: readonly Tagged[],
  options: Options,
  report?: (line: string) => void,
  seconds?: readonly Second[],
): Learnt {
  const random = randomOf(options.seed);
  const found = documents.map((document) => findFeatures(words, document.sentences));
  const keys = frequentKeys([...found, ...(seconds ?? [])], options.least);
  const table = tableOf(keys);
  const examples: Example[] = documents.map((document, at) => {
    const features = found[at]!;
    const second = seconds?.[at];
    return {
      features,
      rows: features.keys.map((key) => table.get(key)),
      second: second && { rows: second.keys.map((key) => table.get(key)), offsets: second.offsets },
      document,
    };
  });
  const weights = new Float32Array(keys.length * TAGS);
  const squares = new Float32Array(keys.length * TAGS).fill(1e-4);
  const sum = new Float32Array(keys.length * TAGS);
  const transitions = new Float64Array(SIZE * SIZE);
  const transitionSquares = new Float64Array(SIZE * SIZE).fill(1e-4);
  const transitionSum = new Float64Array(SIZE * SIZE);
  const expected = new Float64Array(SIZE * SIZE);
  const chain = new Chain();
  const order: [number, number][] = [];
  examples.forEach((example, at) => {
    for (let s = 0; s < example.document.sentences.length; s++)
      for (let n = 0; n < example.document.weight; n++) order.push([at, s]);
  });
  const goal = new Float64Array(4096 * TAGS);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const begun = performance.now();
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = options.rate * (1 - (0.7 * epoch) / options.epochs);
    for (const [at, s] of order) {
      const { features, rows, second, document } = examples[at]!;
      const from = features.rows.starts[s]!;
      const length = document.sentences[s]!.length;
      if (length === 0 || length > 400) continue;
      const tags = document.tags[s]!;
      const { kept, bounds, emissions } = emit(
        features,
        rows,
        // The first reading has no second features: the weights must do without them, too.
        random() < SINGLE ? undefined : second,
        weights,
        from,
        length,
        options.dropout,
        random,
      );
      chain.prepare(transitions);
      expected.fill(0);
      if (document.partial) {
        const masked = emissions.slice();
        for (let i = 0; i < length; i++)
          for (let tag = 0; tag < TAGS; tag++)
            if (tag !== tags[i] && !(tags[i] === 0 && typeOf(tag) === MISC))
              masked[i * TAGS + tag] = masked[i * TAGS + tag]! + HIDDEN;
        chain.forwardBackward(masked, 0, length, expected);
        for (let k = 0; k < SIZE * SIZE; k++) expected[k] = -expected[k]!;
        goal.set(chain.marginals.subarray(0, length * TAGS));
      } else {
        goal.fill(0, 0, length * TAGS);
        for (let i = 0; i < length; i++) {
          goal[i * TAGS + tags[i]!] = 1;
          const cell = (i === 0 ? TAGS : tags[i - 1]!) * SIZE + tags[i]!;
          expected[cell] = expected[cell]! - 1;
        }
        const cell = tags[length - 1]! * SIZE + TAGS;
        expected[cell] = expected[cell]! - 1;
      }
      chain.forwardBackward(emissions, 0, length, expected);
      for (let k = 0; k < SIZE * SIZE; k++) {
        const gradient = expected[k]!;
        if (Math.abs(gradient) < 1e-6) continue;
        transitionSquares[k] = transitionSquares[k]! + gradient * gradient;
        transitions[k] = transitions[k]! - (rate * gradient) / Math.sqrt(transitionSquares[k]!);
      }
      for (let i = 0; i < length; i++) {
        for (let tag = 0; tag < TAGS; tag++) {
          const gradient = chain.marginals[i * TAGS + tag]! - goal[i * TAGS + tag]!;
          if (gradient < 2e-3 && gradient > -2e-3) continue;
          const square = gradient * gradient;
          const step = rate * gradient;
          for (let k = bounds[i]!; k < bounds[i + 1]!; k++) {
            const cell = kept[k]! + tag;
            const total = squares[cell]! + square;
            squares[cell] = total;
            weights[cell] = weights[cell]! - step / Math.sqrt(total);
          }
        }
      }
    }
    if (epoch >= options.epochs >> 1) {
      averaged++;
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + weights[k]!;
      for (let k = 0; k < transitionSum.length; k++) transitionSum[k] = transitionSum[k]! + transitions[k]!;
    }
    report?.(`epoch ${epoch + 1}/${options.epochs}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! / averaged;
  for (let k = 0; k < transitionSum.length; k++) transitionSum[k] = transitionSum[k]! / averaged;
  return { keys, weights: sum, transitions: transitionSum };
}

let keptBuffer = new Int32Array(1 << 16);
const boundsBuffer = new Int32Array(512);
const emissionsBuffer = new Float32Array(512 * TAGS);

/** Scores of one sentence with some features left out; the rest are scaled up for it. */
function emit(
  features: Features,
  rows: Int32Array,
  second: Example['second'],
  weights: Float32Array,
  from: number,
  length: number,
  dropout: number,
  random: () => number,
): { kept: Int32Array; bounds: Int32Array; emissions: Float32Array } {
  const most =
    features.offsets[from + length]! -
    features.offsets[from]! +
    (second ? second.offsets[from + length]! - second.offsets[from]! : 0);
  if (most > keptBuffer.length) keptBuffer = new Int32Array(most * 2);
  const emissions = emissionsBuffer.subarray(0, length * TAGS);
  const scale = 1 / (1 - dropout);
  let at = 0;
  emissions.fill(0);
  for (let i = 0; i < length; i++) {
    boundsBuffer[i] = at;
    const out = i * TAGS;
    const middle = features.offsets[from + i + 1]!;
    const more = second ? second.offsets[from + i + 1]! - second.offsets[from + i]! : 0;
    for (let k = features.offsets[from + i]!; k < middle + more; k++) {
      const row = k < middle ? rows[k]! : second!.rows[second!.offsets[from + i]! + k - middle]!;
      if (row < 0 || (dropout > 0 && random() < dropout)) continue;
      const cell = row * TAGS;
      keptBuffer[at++] = cell;
      for (let tag = 0; tag < TAGS; tag++)
        emissions[out + tag] = emissions[out + tag]! + weights[cell + tag]!;
    }
    for (let tag = 0; tag < TAGS; tag++) emissions[out + tag] = emissions[out + tag]! * scale;
  }
  boundsBuffer[length] = at;
  return { kept: keptBuffer, bounds: boundsBuffer, emissions };
}

function frequentKeys(found: readonly { keys: Int32Array }[], least: number): Int32Array {
  let total = 0;
  for (const { keys } of found) total += keys.length;
  const all = new Uint32Array(total);
  let at = 0;
  for (const { keys } of found) {
    all.set(keys, at);
    at += keys.length;
  }
  all.sort();
  const kept: number[] = [];
  for (let k = 0; k < all.length; ) {
    let end = k + 1;
    while (end < all.length && all[end] === all[k]) end++;
    if (end - k >= least) kept.push(all[k]!);
    k = end;
  }
  return Int32Array.from(kept, (key) => key | 0);
}

/** Keeps the `most` features of greatest weight and rounds to whole numbers of one byte. */
export function quantise(learnt: Learnt, clusters: Clusters, most: number): Model {
  const count = learnt.keys.length;
  const worth = new Float32Array(count);
  const all = new Float32Array(learnt.weights.length);
  for (let row = 0; row < count; row++) {
    let max = 0;
    for (let tag = 0; tag < TAGS; tag++) {
      const value = Math.abs(learnt.weights[row * TAGS + tag]!);
      all[row * TAGS + tag] = value;
      if (value > max) max = value;
    }
    worth[row] = max;
  }
  const bar = count > most ? Float32Array.from(worth).sort()[count - most]! : 0;
  all.sort();
  // The few largest weights are cut off, so that the steps between the others are finer.
  const top = all[Math.floor((all.length - 1) * 0.99995)]!;
  const scale = Math.max(top, 1e-6) / 127;
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (worth[row]! >= bar && worth[row]! >= scale) rows.push(row);
  const weights = new Int8Array(rows.length * TAGS);
  const keys = new Int32Array(rows.length);
  rows.forEach((row, at) => {
    keys[at] = learnt.keys[row]!;
    for (let tag = 0; tag < TAGS; tag++)
      weights[at * TAGS + tag] = Math.max(
        -127,
        Math.min(127, Math.round(learnt.weights[row * TAGS + tag]! / scale)),
      );
  });
  return { clusters, keys, weights, scale, transitions: learnt.transitions };
}
