import {
  CAPITALS,
  type Evidence,
  gather,
  type Rows,
  RUNNING,
  SEEN_ACRONYM,
  SEEN_CAPITAL,
  SEEN_LOWER,
} from './evidence.ts';
import { mix } from './hash.ts';
import {
  CLUSTER,
  FORM,
  IS_CAPITAL,
  IS_JOINER,
  KIND,
  LOWER,
  PREFIX,
  SHAPE,
  SUFFIX,
  WIDTH,
  type Words,
} from './words.ts';

/** Hashed features of a document: those of token i are `keys[offsets[i] … offsets[i + 1]]`, none twice. */
export interface Features {
  keys: Int32Array;
  offsets: Int32Array;
  rows: Rows;
  evidence: Evidence;
}

/** Most features that one token can have. */
const MOST = 160;
/** Other places in the document whose surroundings are looked at. */
const PLACES = 5;

/** Finds the features of every token of a document given as sentences of forms. */
export function findFeatures(words: Words, sentences: readonly (readonly string[])[]): Features {
  const forms = sentences.flat();
  const length = forms.length;
  const starts = new Int32Array(sentences.length + 1);
  for (let s = 0; s < sentences.length; s++) starts[s + 1] = starts[s]! + sentences[s]!.length;
  const rows = new Int32Array(length);
  for (let i = 0; i < length; i++) rows[i] = words.row(forms[i]!);
  const atoms = words.atoms;
  const evidence = gather(atoms, { rows, starts }, forms);
  const offsets = new Int32Array(length + 1);
  let keys = new Int32Array(Math.max(1024, length * 72));
  let at = 0;

  for (let s = 0; s < sentences.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    for (let i = from; i < to; i++) {
      if (at + MOST > keys.length) {
        const grown = new Int32Array(keys.length * 2);
        grown.set(keys);
        keys = grown;
      }
      offsets[i] = at;
      at = tokenFeatures(atoms, rows, from, to, i, evidence, keys, at);
    }
  }
  offsets[length] = at;
  return { keys: keys.subarray(0, at), offsets, rows: { rows, starts }, evidence };
}

function tokenFeatures(
  atoms: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
  i: number,
  evidence: Evidence,
  keys: Int32Array,
  begin: number,
): number {
  let at = begin;
  /** One atom of the token at an offset; 1 and 2 before and after the sentence. */
  const atom = (place: number, which: number): number =>
    place < from ? 1 : place >= to ? 2 : atoms[rows[place]! * WIDTH + which]!;
  const add = (template: number, value: number): void => {
    keys[at++] = mix(value, template);
  };
  const me = rows[i]! * WIDTH;
  const style = evidence.styles[i]!;
  const initial = i === from ? 1 : 0;
  const shape = atoms[me + SHAPE]!;
  const lower = atoms[me + LOWER]!;
  const isCapital = (atoms[me + KIND]! & IS_CAPITAL) !== 0;

  add(1, 0);
  add(2, atoms[me + FORM]!);
  add(3, lower);
  add(4, mix(shape, style * 2 + initial));
  add(5, shape);
  for (let n = 0; n < 3; n++) if (atoms[me + PREFIX + n] !== 0) add(6 + n, atoms[me + PREFIX + n]!);
  for (let n = 0; n < 4; n++) if (atoms[me + SUFFIX + n] !== 0) add(9 + n, atoms[me + SUFFIX + n]!);
  for (let d = -2; d <= 2; d++) {
    if (d !== 0) {
      add(20 + d, atom(i + d, LOWER));
      add(30 + d, atom(i + d, SHAPE));
    }
    for (let n = 0; n < 3; n++) {
      if (n === 2 && (d === -2 || d === 2)) continue;
      const cluster = atom(i + d, CLUSTER + n);
      if (cluster !== 0) add(40 + d * 3 + n, cluster);
    }
  }
  const l1 = atom(i - 1, LOWER);
  const r1 = atom(i + 1, LOWER);
  const shapeL = atom(i - 1, SHAPE);
  const shapeR = atom(i + 1, SHAPE);
  add(60, mix(l1, lower));
  add(61, mix(lower, r1));
  add(62, mix(shapeL, shape));
  add(63, mix(shape, shapeR));
  add(64, mix(mix(shapeL, shape), shapeR));
  add(65, atom(i - 1, SUFFIX + 2));
  add(66, atom(i + 1, SUFFIX + 2));
  const c = atoms[me + CLUSTER]!;
  const c2 = atoms[me + CLUSTER + 1]!;
  const cL = atom(i - 1, CLUSTER);
  const cR = atom(i + 1, CLUSTER);
  const c2L = atom(i - 1, CLUSTER + 1);
  const c2R = atom(i + 1, CLUSTER + 1);
  add(67, mix(cL, c));
  add(68, mix(c, cR));
  add(69, mix(cL, cR));
  add(70, mix(c2, shape));
  add(71, mix(c2L, c2));
  add(72, mix(c2, c2R));
  add(73, mix(c2L, shape));
  add(74, mix(c2R, shape));
  add(75, mix(l1, shape));
  add(76, mix(r1, shape));
  add(77, mix(atom(i - 2, LOWER), l1));
  add(78, mix(r1, atom(i + 2, LOWER)));
  add(79, mix(c2, style * 2 + initial));
  const first = evidence.first[i]!;
  if (first >= 0) at = runFeatures(atoms, rows, from, to, i, evidence, keys, at);
  if (isCapital) at = documentFeatures(atoms, rows, i, evidence, keys, at);
  return at;
}

/** Features of the capitalised run a token is in: its ends, its length and what stands beside it. */
function runFeatures(
  atoms: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
  i: number,
  evidence: Evidence,
  keys: Int32Array,
  begin: number,
): number {
  let at = begin;
  const atom = (place: number, which: number): number =>
    place < from ? 1 : place >= to ? 2 : atoms[rows[place]! * WIDTH + which]!;
  const add = (template: number, value: number): void => {
    keys[at++] = mix(value, template);
  };
  const first = evidence.first[i]!;
  const last = evidence.last[i]!;
  const head = Math.min(i - first, 3);
  const tail = Math.min(last - i, 3);
  const style = evidence.styles[i]!;
  const where = mix(head * 4 + tail, style);
  add(100, where);
  if (i > first) {
    add(101, atom(first, LOWER));
    add(102, atom(first, CLUSTER + 1));
  }
  if (last > i) {
    add(103, atom(last, LOWER));
    add(104, atom(last, CLUSTER + 1));
    add(105, atom(last, SUFFIX + 2));
    add(106, mix(atom(last, CLUSTER + 1), where));
  }
  const before = first - 1;
  const after = last + 1;
  add(107, mix(atom(before, LOWER), head));
  add(108, mix(atom(after, LOWER), tail));
  add(109, mix(atom(before, CLUSTER + 1), where));
  add(110, mix(atom(after, CLUSTER + 1), where));
  if (i > first && last > i) add(111, mix(atom(before, CLUSTER), atom(after, CLUSTER)));
  if (first === last) add(112, mix(atom(before, CLUSTER + 1), atom(after, CLUSTER + 1)));
  if (evidence.seen[i]! & 8) add(113, where);
  return at;
}

/** Features from other places of the document where the same word stands. */
function documentFeatures(
  atoms: Int32Array,
  rows: Int32Array,
  i: number,
  evidence: Evidence,
  keys: Int32Array,
  begin: number,
): number {
  let at = begin;
  const length = rows.length;
  const add = (template: number, value: number): void => {
    const key = mix(value, template);
    for (let k = begin; k < at; k++) if (keys[k] === key) return;
    keys[at++] = key;
  };
  const { first, last, ring, seen } = evidence;
  const flags = seen[i]!;
  add(120, (flags & (SEEN_LOWER | SEEN_CAPITAL | SEEN_ACRONYM)) * 4 + evidence.styles[i]!);
  const meaning = evidence.meaning[i]!;
  if (meaning >= 0 && meaning !== i) {
    add(121, atoms[rows[meaning]! * WIDTH + LOWER]!);
    add(122, atoms[rows[meaning]! * WIDTH + CLUSTER + 1]!);
  }
  let other = ring[i]!;
  let count = 0;
  while (other !== i && count < PLACES) {
    count++;
    if (evidence.styles[other] !== CAPITALS) {
      const running = evidence.styles[other] === RUNNING ? 0 : 1;
      const f = first[other]!;
      const l = last[other]!;
      if (f > 0) {
        add(123, mix(atoms[rows[f - 1]! * WIDTH + LOWER]!, running));
        add(124, mix(atoms[rows[f - 1]! * WIDTH + CLUSTER + 1]!, Math.min(other - f, 2)));
      }
      if (l + 1 < length) {
        add(125, mix(atoms[rows[l + 1]! * WIDTH + LOWER]!, running));
        add(126, mix(atoms[rows[l + 1]! * WIDTH + CLUSTER + 1]!, Math.min(l - other, 2)));
      }
      if (other > f && !(atoms[rows[other - 1]! * WIDTH + KIND]! & IS_JOINER)) {
        add(127, atoms[rows[other - 1]! * WIDTH + LOWER]!);
        add(128, atoms[rows[other - 1]! * WIDTH + CLUSTER + 1]!);
        add(129, atoms[rows[other - 1]! * WIDTH + CLUSTER]!);
      }
      if (l > other) {
        add(130, atoms[rows[other + 1]! * WIDTH + LOWER]!);
        add(131, atoms[rows[l]! * WIDTH + LOWER]!);
        add(132, atoms[rows[l]! * WIDTH + CLUSTER + 1]!);
      }
      add(133, Math.min(other - f, 3) * 4 + Math.min(l - other, 3));
    }
    other = ring[other]!;
  }
  add(134, count);
  return at;
}
