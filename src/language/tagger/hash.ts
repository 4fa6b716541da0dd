/** 32-bit hash of a string (FNV-1a over UTF-16 units, then mixed): equal on every machine, not meant to resist anybody. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash, 0x9e3779b9);
}

/** Hash of two 32-bit values, order matters. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** A map from 32-bit keys to small numbers in two flat arrays (open addressing); much quicker to load and read than a `Map`. */
export class HashTable {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #values: Int32Array;

  /** `capacity`: how many keys will be put at most. */
  constructor(capacity: number) {
    let size = 16;
    while (size < capacity * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#values = new Int32Array(size);
  }

  /** Puts a value of 0 or more. */
  set(key: number, value: number): void {
    let at = key & this.#mask;
    while (this.#values[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & this.#mask;
    this.#keys[at] = key;
    this.#values[at] = value + 1;
  }

  /** The value, or -1 where there is none. */
  get(key: number): number {
    let at = key & this.#mask;
    for (;;) {
      const value = this.#values[at]!;
      if (value === 0) return -1;
      if (this.#keys[at] === key) return value - 1;
      at = (at + 1) & this.#mask;
    }
  }
}
