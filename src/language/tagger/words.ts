import { type HashTable, hashText } from './hash.ts';

/** What is known of a word form without its surroundings: whole numbers, `WIDTH` a form, in one flat array. */
export const FORM = 0;
export const LOWER = 1;
export const SHAPE = 2;
export const PREFIX = 3; // 2, 3, 4 first letters
export const SUFFIX = 6; // 1, 2, 3, 4 last letters
export const CLUSTER = 10; // three grains; 0 where unknown
export const KIND = 13; // bits below
export const WIDTH = 14;

export const IS_CAPITAL = 1;
export const IS_UPPER = 2;
export const IS_LOWER = 4;
export const IS_WORD = 8;
export const IS_NUMBER = 16;
export const IS_JOINER = 32;

/** Small words that stand inside names ("Bank of Lusaka", "Ludwig van Beethoven"). */
const JOINERS = new Set(
  "of and & the for de del della di da do dos das du la le les el al bin ibn bint van der den von und y e i on in to 's".split(
    ' ',
  ),
);

/** Longer tokens are cut: no name is longer, and a token may be a whole file. */
const LIMIT = 48;
/** Forms kept before the memory is thrown away. */
const KEPT = 60_000;

/** Shape of a form: X for capitals, x, d; runs cut to two. "McDonald" is "XxXxx", "U.S." is "X.X.". */
export function shapeOf(form: string): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    let sign: string;
    if (unit < 128) {
      if (unit >= 65 && unit <= 90) sign = 'X';
      else if (unit >= 97 && unit <= 122) sign = 'x';
      else if (unit >= 48 && unit <= 57) sign = 'd';
      else sign = form[i]!;
    } else {
      const char = form[i]!;
      const lower = char.toLowerCase();
      sign =
        char.toUpperCase() !== lower
          ? char === lower
            ? 'x'
            : 'X'
          : unit === 0x2019
            ? "'"
            : unit > 0x2fff
              ? 'c'
              : char;
    }
    run = sign === last ? run + 1 : 1;
    last = sign;
    if (run <= 2 && shape.length < 12) shape += sign;
  }
  return shape;
}

/** Strips accents: "Vukčević" is looked up as "vukcevic" where the accented form is unknown. */
const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}+/gu, '');

export class Words {
  readonly #clusters: HashTable;
  readonly #grains: Uint8Array | Uint16Array;
  #rows = new Map<string, number>();
  /** WIDTH numbers a row. */
  atoms = new Int32Array(4096 * WIDTH);
  /** `clusters` gives a row in `grains` (three numbers a word) by the hash of the word in lower case. */
  constructor(clusters: HashTable, grains: Uint16Array) {
    this.#clusters = clusters;
    this.#grains = grains;
  }

  /** Forgets all rows where there are too many: call it between documents only. */
  rest(): void {
    if (this.#rows.size > KEPT) this.#rows = new Map();
  }

  /** Row of a form. */
  row(form: string): number {
    const known = this.#rows.get(form);
    if (known !== undefined) return known;
    const row = this.#rows.size;
    if ((row + 1) * WIDTH > this.atoms.length) {
      const grown = new Int32Array(this.atoms.length * 2);
      grown.set(this.atoms);
      this.atoms = grown;
    }
    this.#rows.set(form, row);
    this.#fill(row * WIDTH, form.length > LIMIT ? form.slice(0, LIMIT) : form);
    return row;
  }

  #fill(at: number, whole: string): void {
    const atoms = this.atoms;
    const form = whole === '’s' ? "'s" : whole;
    const lower = form.toLowerCase();
    const shape = shapeOf(form);
    const key = /\d/.test(lower) ? lower.replace(/\d/g, '0') : lower;
    atoms[at + FORM] = hashText(form);
    atoms[at + LOWER] = hashText(key);
    atoms[at + SHAPE] = hashText(shape);
    for (let n = 0; n < 3; n++)
      atoms[at + PREFIX + n] = lower.length > n + 2 ? hashText(`^${lower.slice(0, n + 2)}`) : 0;
    for (let n = 0; n < 4; n++)
      atoms[at + SUFFIX + n] = lower.length > n + 1 ? hashText(`${lower.slice(-n - 1)}$`) : 0;
    const entry = this.#entry(lower);
    for (let n = 0; n < 3; n++) atoms[at + CLUSTER + n] = entry < 0 ? 0 : this.#grains[entry * 3 + n]! + 1;
    let kind = 0;
    const hasUpper = shape.includes('X');
    const hasLower = shape.includes('x');
    if (hasUpper || hasLower) kind |= IS_WORD;
    if (/^[^xd]*X/.test(shape) || (hasUpper && /^\p{L}?['’-]?\p{Lu}/u.test(form))) kind |= IS_CAPITAL;
    if (hasUpper && !hasLower) kind |= IS_UPPER;
    if (hasLower && !hasUpper) kind |= IS_LOWER;
    if (shape.includes('d')) kind |= IS_NUMBER;
    if (JOINERS.has(lower)) kind |= IS_JOINER;
    atoms[at + KIND] = kind;
  }

  /** Row of the word's clusters: as written, without accents, without a closing stop, or by its last part after a hyphen. */
  #entry(lower: string): number {
    let row = this.#clusters.get(hashText(lower));
    if (row >= 0) return row;
    if (/[^\x20-\x7e]/.test(lower)) {
      const bare = plain(lower.replaceAll('’', "'"));
      row = this.#clusters.get(hashText(bare));
      if (row >= 0) return row;
    }
    const hyphen = lower.lastIndexOf('-');
    if (hyphen > 0) row = this.#clusters.get(hashText(plain(lower.slice(hyphen + 1))));
    else if (lower.endsWith('.')) row = this.#clusters.get(hashText(lower.slice(0, -1)));
    return row;
  }
}
