import { place, TAGS, typeOf } from './crf.ts';
import type { Evidence, Rows } from './evidence.ts';
import { runKey } from './evidence.ts';
import { mix } from './hash.ts';

/** Features of a second reading of the document, from the tags that the first one gave to the same words elsewhere. Laid out as `Features`. */
export interface Second {
  keys: Int32Array;
  offsets: Int32Array;
}

/** Most features a token, and other places that are asked. */
const MOST = 8;
const PLACES = 12;

/**
 * What the first reading took the same word, the same run of words, or the name behind an acronym for elsewhere in the document
 * (Krishnan and Manning 2006, "An effective two-stage model for exploiting non-local dependencies in named entity recognition").
 * The token's own first tag is no feature: it would only confirm itself.
 */
export function secondFeatures(
  atoms: Int32Array,
  { rows, starts }: Rows,
  evidence: Evidence,
  tags: Uint8Array,
): Second {
  const length = rows.length;
  const { first, last, ring, meaning, styles } = evidence;
  const runs = countRuns(atoms, { rows, starts }, evidence, tags);
  const keys = new Int32Array(length * MOST);
  const offsets = new Int32Array(length + 1);
  const byTag = new Uint16Array(TAGS);
  const byType = new Uint16Array(5);
  let at = 0;
  for (let i = 0; i < length; i++) {
    offsets[i] = at;
    const f = first[i]!;
    if (f < 0) continue;
    if (ring[i] !== i) {
      byTag.fill(0);
      byType.fill(0);
      let asked = 0;
      for (let other = ring[i]!; other !== i && asked < PLACES; other = ring[other]!) {
        asked++;
        const tag = tags[other]!;
        byTag[tag] = byTag[tag]! + 1;
        byType[typeOf(tag) + 1] = byType[typeOf(tag) + 1]! + 1;
      }
      const type = greatest(byType);
      const agree = byType[type] === asked ? 2 : byType[type]! * 3 >= asked * 2 ? 1 : 0;
      keys[at++] = mix(type * 16 + agree * 4 + Math.min(asked, 3), 200);
      keys[at++] = mix(type * 4 + styles[i]!, 201);
      keys[at++] = mix(greatest(byTag), 202);
      byTag[0] = 0;
      for (let tag = 1; tag < TAGS; tag++) if (place(tag) === 3) byTag[tag] = 0;
      const longer = greatest(byTag);
      if (longer > 0) keys[at++] = mix(longer * 4 + Math.min(i - f, 1) * 2 + Math.min(last[i]! - i, 1), 203);
    }
    const counts = runs.get(runKey(atoms, rows, f, last[i]!));
    if (counts) {
      const own = wholeName(tags, f, last[i]!);
      let best = -1;
      let most = 0;
      let total = 0;
      for (let type = 0; type < 5; type++) {
        const count = counts[type]! - (type === own ? 1 : 0);
        total += count;
        if (count > most) {
          most = count;
          best = type;
        }
      }
      if (best >= 0) {
        const where = Math.min(i - f, 2) * 3 + Math.min(last[i]! - i, 2);
        keys[at++] = mix(mix(best * 16 + where, 204), most === total ? 1 : 0);
      }
    }
    const name = meaning[i]!;
    if (name >= 0 && name !== i) keys[at++] = mix(typeOf(tags[name]!) + 1, 205);
  }
  offsets[length] = at;
  return { keys: keys.subarray(0, at), offsets };
}

const greatest = (counts: Uint16Array): number => {
  let best = 0;
  for (let k = 1; k < counts.length; k++) if (counts[k]! > counts[best]!) best = k;
  return best;
};

/** The type of the name that a run is as a whole; 4 where it is none or several. */
function wholeName(tags: Uint8Array, from: number, to: number): number {
  const type = typeOf(tags[from]!);
  if (type < 0) return 4;
  if (from === to) return place(tags[from]!) === 3 ? type : 4;
  if (place(tags[from]!) !== 0 || place(tags[to]!) !== 2) return 4;
  for (let i = from + 1; i < to; i++) if (place(tags[i]!) !== 1) return 4;
  return type;
}

/** How often each run stands in the document as a name of each type. */
function countRuns(
  atoms: Int32Array,
  { rows }: Rows,
  { first, last }: Evidence,
  tags: Uint8Array,
): Map<number, Uint16Array> {
  const runs = new Map<number, Uint16Array>();
  for (let i = 0; i < rows.length; i++) {
    if (first[i] !== i) continue;
    const key = runKey(atoms, rows, i, last[i]!);
    let counts = runs.get(key);
    if (!counts) {
      counts = new Uint16Array(5);
      runs.set(key, counts);
    }
    const type = wholeName(tags, i, last[i]!);
    counts[type] = counts[type]! + 1;
  }
  return runs;
}
