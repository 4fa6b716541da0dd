import type { ReadArticle } from './choose.ts';
import { amountClaims } from './differ/amount.ts';
import { type Claim, tell } from './differ/claim.ts';
import { canBoth, isClose, isKnownTo, isSame, takesBack } from './differ/compare.ts';
import { countClaims } from './differ/count.ts';
import { crowdClaims, putClaims, shareClaims } from './differ/crowd.ts';
import { dayClaims } from './differ/day.ts';
import { deedClaims, placeClaims } from './differ/deed.ts';

/** One value with the outlets that give it, and where the first of them does. */
export interface Side {
  value: string;
  sources: string[];
  claim: Claim;
}

export interface Difference {
  /** "killed", "magnitude", "age of Jana Kowal". */
  about: string;
  /** By how many sources give it, then the newest. */
  sides: Side[];
}

/** Sentences of an article that are looked at: what the story is about stands early. */
const SENTENCES = 30;
/** Articles of a story that are looked at, newest first. */
const ARTICLES = 40;
/** Differences of one story that are told. */
const MOST = 3;
/** Different numbers of one thing in one article from which on nobody can say which is meant. */
const VAGUE = 3;

/**
 * Where outlets of one story say different things of the same: counts, amounts, votes, ages, days, places, and deeds with an opposite. Of each
 * outlet its newest word counts. What can be true together is no difference ("at least 12" and 15, "about 40" and 38), nor is what the other
 * article gives as well, nor what is hours apart and may be news, unless one says that it is not what the other said.
 */
export function findDifferences(articles: readonly ReadArticle[]): Difference[] {
  const sources = new Set(articles.map(({ article }) => article.source));
  if (sources.size < 2) return [];
  const newest = articles
    .toSorted((a, b) => b.article.publishedAt.getTime() - a.article.publishedAt.getTime())
    .slice(0, ARTICLES);
  const all = newest.flatMap(({ article, reading }) =>
    tell(article, reading)
      .slice(0, SENTENCES)
      .flatMap((told) => [
        ...countClaims(told),
        ...amountClaims(told),
        ...dayClaims(told),
        ...deedClaims(told),
        ...placeClaims(told),
        ...crowdClaims(told),
        ...shareClaims(told),
        ...putClaims(told),
      ]),
  );
  const claims = all.filter((claim) => !isVague(claim, all) && !isOvertaken(claim, all));
  const found: Difference[] = [];
  for (const [, own] of Map.groupBy(claims, ({ key }) => key)) {
    const against = new Map<Claim, Claim[]>();
    for (const [i, a] of own.entries())
      for (const b of own.slice(i + 1)) {
        if (a.told.article.source === b.told.article.source) continue;
        // Who says "not six" of a story says so of the six that another gave.
        const back = takesBack(a, b) || takesBack(b, a);
        if (!back && !isClose(a, b)) continue;
        if (canBoth(a, b) || (!back && !isSame(a, b)) || isKnownTo(a, all, b) || isKnownTo(b, all, a))
          continue;
        against.set(a, [...(against.get(a) ?? []), b]);
        against.set(b, [...(against.get(b) ?? []), a]);
      }
    // What contradicts each other belongs together.
    const left = new Set(against.keys());
    for (const first of left) {
      const group = [first];
      left.delete(first);
      for (const one of group)
        for (const other of against.get(one) ?? []) if (left.delete(other)) group.push(other);
      const sides = sidesOf(group);
      if (sides.length > 1) found.push({ about: first.about, sides });
    }
  }
  return found.sort((a, b) => voices(b) - voices(a)).slice(0, MOST);
}

const voices = ({ sides }: Difference): number => sides.reduce((sum, { sources }) => sum + sources.length, 0);

/** The newest claim of each outlet, together where they say the same. */
function sidesOf(claims: readonly Claim[]): Side[] {
  const sides = new Map<string, Side>();
  const heard = new Set<string>();
  for (const claim of claims.toSorted(
    (a, b) =>
      b.told.article.publishedAt.getTime() - a.told.article.publishedAt.getTime() ||
      a.told.index - b.told.index,
  )) {
    const { source } = claim.told.article;
    if (heard.has(source)) continue;
    heard.add(source);
    const key =
      typeof claim.said === 'string'
        ? claim.said
        : `${claim.said.number} ${claim.said.high} ${claim.said.bound}`;
    const side = sides.get(key);
    if (side) side.sources.push(source);
    else sides.set(key, { value: claim.value, sources: [source], claim });
  }
  return [...sides.values()].sort((a, b) => b.sources.length - a.sources.length);
}

/** Its article gives several numbers of the same. */
function isVague(claim: Claim, all: readonly Claim[]): boolean {
  if (typeof claim.said === 'string') return false;
  const own = all.filter(({ key, told }) => key === claim.key && told.article.id === claim.told.article.id);
  return new Set(own.map(({ said }) => (typeof said === 'string' ? said : said.number))).size >= VAGUE;
}

/** Its outlet has said it anew since: in a newer article, or further on in a text that corrects itself. */
function isOvertaken(claim: Claim, all: readonly Claim[]): boolean {
  const { article } = claim.told;
  return all.some(
    (other) =>
      other.key === claim.key &&
      other.told.article.source === article.source &&
      other.told.article.publishedAt > article.publishedAt &&
      (isSame(claim, other) || claim.key.startsWith('killed')),
  );
}
