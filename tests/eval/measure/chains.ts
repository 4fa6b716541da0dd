/** Coreference measures over chains of mention keys: MUC, B-cubed and CEAF-e, and their mean. */

const f1 = (p: number, r: number): number => (p + r ? (2 * p * r) / (p + r) : 0);

type Chains = Set<string>[];

function links(a: Chains, b: Chains): [hit: number, total: number] {
  const where = new Map(b.flatMap((chain, index) => [...chain].map((key) => [key, index] as const)));
  let [hit, total] = [0, 0];
  for (const chain of a) {
    const parts = new Set([...chain].flatMap((key) => where.get(key) ?? []));
    const alone = [...chain].filter((key) => !where.has(key)).length;
    hit += chain.size - (parts.size + alone);
    total += chain.size - 1;
  }
  return [hit, total];
}

function muc(key: Chains, response: Chains): number {
  const [rh, rt] = links(key, response);
  const [ph, pt] = links(response, key);
  return f1(pt ? ph / pt : 0, rt ? rh / rt : 0);
}

function side(a: Chains, b: Chains): number {
  const where = new Map(b.flatMap((chain) => [...chain].map((key) => [key, chain] as const)));
  let [hit, total] = [0, 0];
  for (const chain of a)
    for (const key of chain) {
      total++;
      const other = where.get(key);
      if (other) hit += [...chain].filter((one) => other.has(one)).length / chain.size;
    }
  return total ? hit / total : 0;
}

/** Greatest sum of an assignment of rows to columns (Kuhn–Munkres, O(n³)). */
function assign(weights: number[][]): number {
  if (weights.length === 0 || weights[0]!.length === 0) return 0;
  const flipped = weights.length > weights[0]!.length;
  const a = flipped ? weights[0]!.map((_, j) => weights.map((row) => row[j]!)) : weights;
  const [n, m] = [a.length, a[0]!.length];
  const u = new Array<number>(n + 1).fill(0);
  const v = new Array<number>(m + 1).fill(0);
  const p = new Array<number>(m + 1).fill(0);
  const way = new Array<number>(m + 1).fill(0);
  for (let i = 1; i <= n; i++) {
    p[0] = i;
    let j0 = 0;
    const least = new Array<number>(m + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Array<boolean>(m + 1).fill(false);
    do {
      seen[j0] = true;
      const i0 = p[j0]!;
      let delta = Number.POSITIVE_INFINITY;
      let j1 = 0;
      for (let j = 1; j <= m; j++) {
        if (seen[j]) continue;
        const cost = -a[i0 - 1]![j - 1]! - u[i0]! - v[j]!;
        if (cost < least[j]!) [least[j], way[j]] = [cost, j0];
        if (least[j]! < delta) [delta, j1] = [least[j]!, j];
      }
      for (let j = 0; j <= m; j++) {
        if (seen[j]) {
          u[p[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      j0 = j1;
    } while (p[j0] !== 0);
    do {
      const j1 = way[j0]!;
      p[j0] = p[j1]!;
      j0 = j1;
    } while (j0);
  }
  let sum = 0;
  for (let j = 1; j <= m; j++) if (p[j]) sum += a[p[j]! - 1]![j - 1]!;
  return sum;
}

function ceaf(key: Chains, response: Chains): number {
  const touching = response.filter((chain) => key.some((other) => [...chain].some((one) => other.has(one))));
  const phi = (a: Set<string>, b: Set<string>) =>
    (2 * [...a].filter((one) => b.has(one)).length) / (a.size + b.size);
  const total = assign(key.map((a) => touching.map((b) => phi(a, b))));
  return f1(response.length ? total / response.length : 0, key.length ? total / key.length : 0);
}

/** All measures, each 0 to 1. */
export function measure(
  key: Chains,
  response: Chains,
): {
  conll_f1: number;
  muc_f1: number;
  b3_f1: number;
  ceafe_f1: number;
  b3_precision: number;
  b3_recall: number;
} {
  const [gold, found] = [key.filter((chain) => chain.size > 0), response.filter((chain) => chain.size > 0)];
  const [b3p, b3r] = [side(found, gold), side(gold, found)];
  const [m, b, c] = [muc(gold, found), f1(b3p, b3r), ceaf(gold, found)];
  return { conll_f1: (m + b + c) / 3, muc_f1: m, b3_f1: b, ceafe_f1: c, b3_precision: b3p, b3_recall: b3r };
}
