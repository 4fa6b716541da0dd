/** Bits of word lists by the hash of the word in lower case. */
export const LISTS: ReadonlyMap<number, number> = new Map();
