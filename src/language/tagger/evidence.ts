import { mix } from './hash.ts';
import { IS_CAPITAL, IS_JOINER, IS_LOWER, IS_UPPER, IS_WORD, KIND, LOWER, WIDTH } from './words.ts';

/** A document as rows of its words, with sentence boundaries: `starts` has one more entry than there are sentences. */
export interface Rows {
  rows: Int32Array;
  starts: Int32Array;
}

/** Kinds of sentence by its letters: running text, a headline in title case, all capitals. */
export const RUNNING = 0;
export const TITLED = 1;
export const CAPITALS = 2;

/** What is known of every token from its sentence and its document. */
export interface Evidence {
  /** Kind of the token's sentence. */
  styles: Uint8Array;
  /** First and last token of the capitalised run ("Bank of Lusaka") that the token is in; -1 outside of any. */
  first: Int32Array;
  last: Int32Array;
  /** Next token with the same word in the document, round in a ring; itself where it is alone. */
  ring: Int32Array;
  /** Bits: the word also stands in lower case; also capitalised in running text, not at a sentence's start; it is an acronym that is explained; it explains one. */
  seen: Uint8Array;
  /** For an explained acronym: last token of the name that explains it; else -1. */
  meaning: Int32Array;
}

export const SEEN_LOWER = 1;
export const SEEN_CAPITAL = 2;
export const SEEN_ACRONYM = 4;
export const SEEN_EXPLAINS = 8;

/** Gathers the evidence of a document. Linear in its length. */
export function gather(atoms: Int32Array, { rows, starts }: Rows, forms: readonly string[]): Evidence {
  const length = rows.length;
  const evidence: Evidence = {
    styles: new Uint8Array(length),
    first: new Int32Array(length).fill(-1),
    last: new Int32Array(length).fill(-1),
    ring: new Int32Array(length),
    seen: new Uint8Array(length),
    meaning: new Int32Array(length).fill(-1),
  };
  const kind = (i: number): number => atoms[rows[i]! * WIDTH + KIND]!;
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s]!;
    const to = starts[s + 1]!;
    evidence.styles.fill(styleOf(kind, from, to), from, to);
    findRuns(kind, from, to, evidence);
  }
  const firsts = new Map<number, number>();
  const flags = new Map<number, number>();
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let i = starts[s]!; i < starts[s + 1]!; i++) {
      const key = atoms[rows[i]! * WIDTH + LOWER]!;
      evidence.ring[i] = i;
      const k = kind(i);
      if (!(k & IS_WORD)) continue;
      let flag = flags.get(key) ?? 0;
      if (k & IS_LOWER) flag |= SEEN_LOWER;
      else if (evidence.styles[i] === RUNNING && i > starts[s]!) flag |= SEEN_CAPITAL;
      flags.set(key, flag);
      if (!(k & IS_CAPITAL)) continue;
      const head = firsts.get(key);
      if (head === undefined) firsts.set(key, i);
      else {
        evidence.ring[i] = evidence.ring[head]!;
        evidence.ring[head] = i;
        firsts.set(key, i);
      }
    }
  }
  const meanings = findAcronyms(atoms, rows, starts, forms, evidence);
  for (let i = 0; i < length; i++) {
    const key = atoms[rows[i]! * WIDTH + LOWER]!;
    evidence.seen[i] = evidence.seen[i]! | (flags.get(key) ?? 0);
    if (meanings.size === 0 || !(kind(i) & IS_UPPER)) continue;
    const meaning = meanings.get(key);
    if (meaning === undefined) continue;
    evidence.meaning[i] = meaning;
    evidence.seen[i] = evidence.seen[i]! | SEEN_ACRONYM;
  }
  return evidence;
}

function styleOf(kind: (i: number) => number, from: number, to: number): number {
  let words = 0;
  let upper = 0;
  let capital = 0;
  let long = 0;
  for (let i = from; i < to; i++) {
    const k = kind(i);
    if (!(k & IS_WORD)) continue;
    words++;
    if (k & IS_UPPER) upper++;
    if (k & IS_JOINER) continue;
    long++;
    if (k & IS_CAPITAL) capital++;
  }
  if (words >= 3 && upper > 0.7 * words) return CAPITALS;
  if (long >= 4 && capital >= 0.8 * long) return TITLED;
  return RUNNING;
}

/** Runs of capitalised words, over at most two joiners ("of the") and full stops of initials. */
function findRuns(kind: (i: number) => number, from: number, to: number, { first, last }: Evidence): void {
  let i = from;
  while (i < to) {
    if (!(kind(i) & IS_CAPITAL)) {
      i++;
      continue;
    }
    let end = i;
    let next = i + 1;
    while (next < to && next - i < 12) {
      if (kind(next) & IS_CAPITAL) end = next++;
      else if (kind(next) & IS_JOINER && next - end <= 2) next++;
      else break;
    }
    for (let k = i; k <= end; k++) {
      first[k] = i;
      last[k] = end;
    }
    i = end + 1;
  }
}

/** "Kenya National Union of Nurses (KNUN)": the acronym's key to the last token of what it stands for. */
function findAcronyms(
  atoms: Int32Array,
  rows: Int32Array,
  starts: Int32Array,
  forms: readonly string[],
  evidence: Evidence,
): Map<number, number> {
  const meanings = new Map<number, number>();
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let i = starts[s]! + 2; i + 1 < starts[s + 1]!; i++) {
      if (forms[i - 1] !== '(' || (forms[i + 1] !== ')' && forms[i + 1] !== ',' && forms[i + 1] !== ';'))
        continue;
      const form = forms[i]!;
      if (form.length < 2 || form.length > 12 || !/^\p{Lu}.*\p{Lu}/u.test(form)) continue;
      const begin = explained(form, forms, starts[s]!, i - 2);
      if (begin < 0) continue;
      meanings.set(atoms[rows[i]! * WIDTH + LOWER]!, i - 2);
      for (let k = begin; k <= i - 2; k++) evidence.seen[k] = evidence.seen[k]! | SEEN_EXPLAINS;
    }
  }
  return meanings;
}

/** First token of the words before `last` whose capitals give the acronym's letters; -1 where they do not. */
function explained(acronym: string, forms: readonly string[], from: number, last: number): number {
  const letters = acronym.replace(/[^\p{Lu}]/gu, '');
  let k = letters.length - 1;
  for (let i = last; i >= from && i > last - 14; i--) {
    const capitals = forms[i]!.split('-')
      .map((part) => part[0] ?? '')
      .filter((char) => /\p{Lu}/u.test(char));
    if (capitals.length === 0 && !/^(?:\p{Ll}|&|')/u.test(forms[i]!)) return -1;
    let used = false;
    for (let c = capitals.length - 1; c >= 0; c--) {
      if (k >= 0 && capitals[c] === letters[k]) {
        k--;
        used = true;
      }
    }
    if (k < 0 && used) return i;
  }
  return -1;
}

/** Key of a run's surface, in lower case. */
export function runKey(atoms: Int32Array, rows: Int32Array, from: number, to: number): number {
  let key = 17;
  for (let i = from; i <= to; i++) key = mix(key, atoms[rows[i]! * WIDTH + LOWER]!);
  return key;
}
