import { stemmer } from 'stemmer';

/** Words that say nothing of what a text is about. */
const STOP = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before being below between both but by can cannot could did do does doing don down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just like many may me might more most much must my near new no nor not now of off on once one only or other our out over own per said same say says she should since so some such than that the their them then there these they this those through to told too two under until up upon us very was we were what when where which while who whom why will with within without would year years you your mr mrs ms dr according among around across amid toward towards later still yet however meanwhile added tuesday wednesday thursday friday saturday sunday monday january february march april june july august september october november december`.split(
    /\s+/u,
  ),
);

/** "cease-fire", "Cease-fire": printed with and without the hyphen. */
const COMPOUND = /(?<![\p{L}-])(\p{L}\p{Ll}{2,})-(\p{Ll}{3,})(?![\p{L}-])/gu;

/** One word; where the first part is capital it may be a name ("Tehran-backed"), and its parts stay words too. */
const join = (printed: string, first: string, second: string): string =>
  /^\p{Lu}/u.test(first) ? `${printed} ${first}${second}` : first + second;

/** The content words of a text, in order: lower case, without diacritics, stemmed (Porter), without stop words. */
export function contentWords(text: string): string[] {
  const words: string[] = [];
  for (const [raw] of text.replace(COMPOUND, join).matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)) {
    const word = raw
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]s$/u, '')
      .replace(/['’.]/gu, '');
    if (word.length < 2 || STOP.has(word)) continue;
    words.push(stem(word));
  }
  return words;
}

const stems = new Map<string, string>();
/** Stems seen before are looked up: news uses few words often. Bounded, so that a hostile text cannot grow it. */
function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = word.length > 40 ? word : stemmer(word);
  if (stems.size < 100_000) stems.set(word, found);
  return found;
}

/** Share of the smaller set that both have; 0 where one is empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const word of small) if (large.has(word)) both++;
  return both / small.size;
}

/** Jaccard: shared words over all words of both. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both);
}

/** A vector of word weights, with its length. */
export interface Vector {
  weights: ReadonlyMap<string, number>;
  length: number;
}

/** Tf-idf vector of words: (1 + log tf) × idf. */
export function vector(words: readonly string[], idf: (word: string) => number): Vector {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let square = 0;
  for (const [word, count] of counts) {
    const weight = (1 + Math.log(count)) * idf(word);
    counts.set(word, weight);
    square += weight * weight;
  }
  return { weights: counts, length: Math.sqrt(square) };
}

export function cosine(a: Vector, b: Vector): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [word, weight] of small.weights) dot += weight * (large.weights.get(word) ?? 0);
  return dot / (a.length * b.length);
}

/** Inverse document frequency over the given documents, smoothed. */
export function idfOver(documents: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of documents)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (documents.length + 1) / ((counts.get(word) ?? 0) + 0.5));
}
