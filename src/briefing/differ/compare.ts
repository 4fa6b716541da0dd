import { type Claim, stemsOf, type Told } from './claim.ts';
import { mayBeOne } from './day.ts';
import { agree, figure, hedges, type Quantity, quantity } from './number.ts';

/** Two articles this far apart (in milliseconds) tell of different states, not of a disagreement; counts of people rise within a day. */
const APART = 36 * 3_600_000;
const COUNT_APART = 18 * 3_600_000;
/** What a side asks for in talks holds for the days of a round. */
const DEMAND_APART = 72 * 3_600_000;

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared++;
  return shared;
};
const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && both(a, b) === 0;

const lacks = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => !b.has(one));

/** Words before a day that say only that something happens. */
const HAPPENS = /^(?:happen|occur|held|hold|place|schedul|plan|set|begin|start)/u;
/** True where the word before one day stands in the other sentence too: "the bridge on 14 May", "the school on 16 May". */
const isLed = (a: Claim, b: Claim): boolean =>
  [a, b].some(({ led = '' }) => HAPPENS.test(led)) ||
  b.told.stems().has(a.led ?? '') ||
  a.told.stems().has(b.led ?? '');

/** True where each names somebody whom the other does not. */
const apartBy = (a: Told, b: Told): boolean => lacks(a.names(), b.stems()) && lacks(b.names(), a.stems());

/** Stems of words that are capital within the sentence, days and months left out. */
const capitals = ({ text }: Told): ReadonlySet<string> =>
  stemsOf(
    [...text.matchAll(/(?<=[\p{Ll}\d,;:'’] )\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+/gu)]
      .map(([word]) => word)
      .join(' '),
  );

const FATES = /^(?:killed|injured|missing|arrested|displaced|evacuated|rescued)/u;

/** Ages further apart are of two people of one name. */
const AGES = 5;

/** How far apart the articles of two claims may be. */
export const isClose = (a: Claim, b: Claim): boolean =>
  Math.abs(a.told.article.publishedAt.getTime() - b.told.article.publishedAt.getTime()) <=
  (FATES.test(a.key) ? COUNT_APART : /^(?:share|sum) /u.test(a.key) ? DEMAND_APART : APART);

/** True where the sentence of one claim says that it is not the other's number: "five people died, not six". */
export function takesBack(claim: Claim, other: Claim): boolean {
  if (typeof claim.said === 'string' || typeof other.said === 'string') return false;
  if (other.told.article.publishedAt >= claim.told.article.publishedAt) return false;
  const { number } = other.said;
  for (const [, hedge = '', printed = ''] of claim.told.text.matchAll(TAKEN_BACK))
    if (quantity(hedge, printed)?.number === number) return true;
  return false;
}
const TAKEN_BACK = new RegExp(
  `\\b(?:(?:and )?not|rather than|instead of) (?:(${hedges}) )?(?:the )?(${figure})\\b(?!,\\d|%)`,
  'giu',
);

/** True where two claims of one key are on the same thing. Strict: a false disagreement is worse than one not seen. */
export function isSame(a: Claim, b: Claim): boolean {
  if (a.key.startsWith('age ')) return Math.abs(Number(a.said) - Number(b.said)) <= AGES;
  if (a.key.startsWith('place ')) return true;
  const [one, other] = [a.told, b.told];
  if (disjoint(one.places(), other.places()) || disjoint(one.names(), other.names())) return false;
  if (a.key.startsWith('share ')) return true;
  if (a.key.startsWith('sum ')) return a.near.has('puts') || b.near.has('puts');
  if (a.near.has('whole')) return true;
  const stems = both(one.stems(), other.stems());
  if (a.key.startsWith('crowd ')) return stems >= 3 && both(one.places(), other.places()) >= 1;
  const near = both(a.near, b.near);
  const share = stems / Math.max(1, Math.min(one.stems().size, other.stems().size));
  if (FATES.test(a.key))
    return (one.index < 8 && other.index < 8 && stems >= 2) || (stems >= 4 && share >= 0.35);
  if (a.key === 'magnitude magnitude')
    return (
      one.index < 6 && other.index < 6 && !/aftershock|foreshock|preliminary/iu.test(one.text + other.text)
    );
  if (a.key === 'vote') return stems >= 4 && near >= 1 && share >= 0.35;
  if (a.key === 'day')
    // The same thing is called by a name that both have: forms of words (bonds, summaries) differ in nothing else.
    return (
      stems >= 4 &&
      share >= 0.4 &&
      near >= 2 &&
      !apartBy(one, other) &&
      isLed(a, b) &&
      both(capitals(one), capitals(other)) >= 1
    );
  if (a.key.includes(' or ') || typeof a.said === 'string') {
    const least = Math.min(a.near.size, b.near.size);
    return a.led === b.led && near >= 2 && near >= least * 0.5;
  }
  // Of sums and shares the doer must be the same: a name on each side that the other lacks tells of two.
  if (apartBy(one, other)) return false;
  return a.led === b.led && stems >= 4 && share >= 0.4 && near >= 2;
}

/** True where both can be true. */
export function canBoth(a: Claim, b: Claim): boolean {
  if (typeof a.said === 'string' || typeof b.said === 'string')
    return a.said === b.said || (a.key === 'day' && mayBeOne(a, b));
  return agree(a.said, b.said) || sameButOne(a, b);
}

/** "Five people and the gunman": one paper counts him, another does not. */
const HIMSELF =
  /\b(?:gunm[ae]n|shooters?|attackers?|bombers?|assailants?|himself|herself|themselves|suspects?|perpetrators?|pilots?|drivers?|crew)\b/iu;
function sameButOne(a: Claim, b: Claim): boolean {
  if (!FATES.test(a.key)) return false;
  const far = Math.abs((a.said as Quantity).number - (b.said as Quantity).number);
  return far <= 2 && HIMSELF.test(a.told.article.text + b.told.article.text);
}

/** True where the article of the other claim gives this number too, or says what this one says. */
export function isKnownTo(claim: Claim, others: readonly Claim[], other: Claim): boolean {
  const article = other.told.article.id;
  const family = claim.key.split(':')[0]!;
  if (
    others.some(
      (one) =>
        one.told.article.id === article &&
        one.key.split(':')[0] === family &&
        (typeof claim.said === 'string' ? one.said === claim.said : canBoth(claim, one)),
    )
  )
    return true;
  const printed = typeof claim.said === 'string' ? claim.value : /\d[\d,.]*\d|\d/u.exec(claim.value)?.[0];
  if (
    printed === undefined ||
    printed.length < 2 ||
    claim.near.has('whole') ||
    claim.said === 'yes' ||
    claim.said === 'no'
  )
    return false;
  return new RegExp(
    `(?<![\\d.,])${printed.replace(/[.*+?^$()|[\]{}\\]/gu, '\\$&')}(?![\\d]|[.,]\\d)`,
    'u',
  ).test(other.told.article.text);
}
