import { f1 } from '../data.ts';

/** The words ROUGE counts: lower case, letters a to z and digits. */
export const rougeWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);

/** F1 of n-grams shared with the gold, each counted as often as both have it (Lin 2004). No stemming. */
export function rougeN(predicted: readonly string[], gold: readonly string[], n: number): number {
  const [p, g] = [grams(predicted, n), grams(gold, n)];
  let hit = 0;
  for (const [gram, count] of p) hit += Math.min(count, g.get(gram) ?? 0);
  return score(hit, predicted.length - n + 1, gold.length - n + 1);
}

/** F1 of the longest common subsequence of the two word lists. */
export function rougeL(predicted: readonly string[], gold: readonly string[]): number {
  let row = new Array<number>(gold.length + 1).fill(0);
  for (const word of predicted) {
    const next = [0];
    for (const [j, other] of gold.entries())
      next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return score(row.at(-1) ?? 0, predicted.length, gold.length);
}

/** How often each run of n words stands there. */
export function grams(words: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= words.length; i++) {
    const gram = words.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const score = (hit: number, predicted: number, gold: number): number =>
  predicted <= 0 || gold <= 0 ? 0 : f1(hit / predicted, hit / gold);
