export { contentWords } from '../language/stems.ts';

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
  for (const [word, count] of counts) counts.set(word, 1 + Math.log(count));
  return weigh(counts, idf);
}

/** Weights of words times their rarity. */
export function weigh(counts: ReadonlyMap<string, number>, idf: (word: string) => number): Vector {
  const weights = new Map<string, number>();
  let square = 0;
  for (const [word, count] of counts) {
    const weight = count * idf(word);
    weights.set(word, weight);
    square += weight * weight;
  }
  return { weights, length: Math.sqrt(square) };
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
