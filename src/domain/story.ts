/** Mean likeness from which on two groups of articles are one story. */
const SAME_STORY = 0.3;
/** Days over which the likeness needed doubles: the same words weeks later are mostly another event. */
const FADE_DAYS = 1.3;
/** Articles of a group that may still go over to a larger one, the share of `SAME_STORY` it takes, and how much liker than to any other group they must be. */
const FEW = 3;
const NEAR = 0.6;
const LIKER = 1.5;
const DAY = 86_400_000;

/** Likeness of words, less for each day between two printings (milliseconds). */
export const faded = (alike: number, a: number, b: number): number =>
  alike * 2 ** (-Math.abs(a - b) / DAY / FADE_DAYS);

/** Likeness below which an article has nothing to do with a story. */
export const NEAR_STORY = (SAME_STORY * NEAR) / LIKER;

/** Mean likeness from which on an article belongs to the only story near it, without that one being formed anew. */
export const CLEAR_STORY = SAME_STORY * 1.25;

/** Most days between two articles that can be alike enough on their own. */
export const REACH_DAYS = Math.ceil(FADE_DAYS * Math.log2(1 / (SAME_STORY * NEAR)));

/**
 * Puts `size` articles into stories: average link (the two groups most alike on average become one, as long as they are alike enough), then
 * what is left of one to three articles goes to the larger group it is nearest to, where no other is nearly as near. `alike` is symmetric, from 0
 * to 1. Groups in order of their first article, members ascending.
 */
export function linkStories(size: number, alike: (a: number, b: number) => number): number[][] {
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      const value = alike(i, j);
      matrix[i]![j] = value;
      matrix[j]![i] = value;
    }
  return takeIn(averageLink(matrix), matrix)
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
}

function averageLink(matrix: readonly Float64Array[]): number[][] {
  const alike = matrix.map((row) => row.slice());
  const members: number[][] = alike.map((_, i) => [i]);
  const alive = new Set(members.keys());
  /** For each group the one most like it: only those whose best has gone are sought anew. */
  const nearest = (i: number): number => {
    const row = alike[i]!;
    let best = -1;
    for (const j of alive) if (j !== i && (best === -1 || row[j]! > row[best]!)) best = j;
    return best;
  };
  const best = alike.map((_, i) => nearest(i));
  while (alive.size > 1) {
    let a = -1;
    for (const i of alive) if (a === -1 || alike[i]![best[i]!]! > alike[a]![best[a]!]!) a = i;
    const b = best[a]!;
    if (alike[a]![b]! < SAME_STORY) break;
    const [own, other] = [members[a]!.length, members[b]!.length];
    alive.delete(b);
    members[a]!.push(...members[b]!);
    for (const k of alive)
      if (k !== a) {
        const mean = (alike[a]![k]! * own + alike[b]![k]! * other) / (own + other);
        alike[a]![k] = mean;
        alike[k]![a] = mean;
      }
    for (const k of alive) if (k === a || best[k] === a || best[k] === b) best[k] = nearest(k);
  }
  return [...alive].map((i) => members[i]!);
}

function takeIn(groups: readonly number[][], matrix: readonly Float64Array[]): number[][] {
  const large = groups.filter(({ length }) => length > FEW);
  if (large.length === 0) return [...groups];
  const kept = large.map((group) => [...group]);
  for (const few of groups.filter(({ length }) => length <= FEW)) {
    let best = -1;
    let [most, second] = [0, 0];
    for (const [k, group] of large.entries()) {
      const mean = meanOf(few, group, matrix);
      if (mean > most) [best, most, second] = [k, mean, most];
      else if (mean > second) second = mean;
    }
    if (most >= SAME_STORY * NEAR && most >= LIKER * second) kept[best]!.push(...few);
    else kept.push(few);
  }
  return kept;
}

const meanOf = (a: readonly number[], b: readonly number[], matrix: readonly Float64Array[]): number => {
  let sum = 0;
  for (const i of a) for (const j of b) sum += matrix[i]![j]!;
  return sum / (a.length * b.length);
};

/**
 * The stories that regrouped articles go on as. `before` has the story of each article, undefined where it has none; a group keeps the story that it shares most
 * articles with, the larger share first, the older story where they are equal, and each story goes on once. `merged` tells which stories went into another one;
 * `undefined` in `stories` is a new one.
 */
export function carryOn(
  groups: readonly number[][],
  before: readonly (number | undefined)[],
): { stories: (number | undefined)[]; merged: Map<number, number> } {
  const shares = groups.flatMap((group, at) => {
    const counts = new Map<number, number>();
    for (const one of group) {
      const story = before[one];
      if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
    }
    return [...counts].map(([story, count]) => ({ at, story, count }));
  });
  shares.sort((a, b) => b.count - a.count || a.story - b.story || a.at - b.at);
  const stories = new Array<number | undefined>(groups.length).fill(undefined);
  const gone = new Set<number>();
  for (const { at, story } of shares)
    if (stories[at] === undefined && !gone.has(story)) {
      stories[at] = story;
      gone.add(story);
    }
  const merged = new Map<number, number>();
  for (const { at, story } of shares) {
    const into = stories[at];
    if (!gone.has(story) && into !== undefined && !merged.has(story)) merged.set(story, into);
  }
  return { stories, merged };
}
