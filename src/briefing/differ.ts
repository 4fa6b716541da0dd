import { numberOf } from '../language/english/dates.ts';

/** A sentence of an article of one story. */
export interface DifferItem {
  /** The outlet. Its newest word counts. */
  source: string;
  publishedAt: Date;
  text: string;
}

/** What a sentence says of how many. */
export interface Count {
  /** "killed", or "killed: children" where not all people are meant. */
  about: string;
  /** As printed: "at least 12". */
  value: string;
  number: number;
  bound: 'exact' | 'least' | 'most' | 'about';
}

export interface Difference<Item extends DifferItem> {
  about: string;
  /** One for each number, by how many sources give it, then the newest. */
  sides: { value: string; sources: string[]; item: Item }[];
}

/** Two articles this far apart (36 hours, in milliseconds) tell of different states, not of a disagreement. */
const apart = 36 * 3_600_000;

const hedges =
  'at least|more than|over|as many as|up to|fewer than|less than|under|about|around|some|nearly|almost|roughly|approximately';
const figure =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?: (?:hundred|thousand|million))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\p{L}+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a dozen';
const amount = `(?:(?<hedge>${hedges}) )?(?<figure>${figure})(?: (?:other|more))?`;
const noun =
  '(?: (?<noun>people|persons|civilians|children|women|soldiers|troops|officers|police officers|militants|protesters|migrants|passengers|workers|others|hostages|prisoners|residents|students|men))?';
const fates: readonly [string, string, string][] = [
  ['killed', 'killed|dead|died|have died|lost their lives', 'killed|killing|kills|claimed the lives of|left'],
  ['injured', 'injured|wounded|hurt', 'injured|injuring|wounded|wounding|injures|wounds|hurt'],
  ['missing', 'missing|unaccounted for', ''],
  ['arrested', 'arrested|detained|in custody', 'arrested|arresting|detained|detaining|arrest|detain'],
  ['displaced', 'displaced|homeless', 'displaced|displacing'],
  ['evacuated', 'evacuated', 'evacuated|evacuating'],
  ['rescued', 'rescued|freed|released', 'rescued|rescuing|freed|freeing|released|releasing'],
];
/** "12 people were killed", "killed at least 12 people", "the death toll rose to 12". */
const patterns = fates.flatMap(([about, after, before]) => [
  {
    about,
    pattern: new RegExp(
      `\\b${amount}${noun}(?: (?:are|were|was|is|have been|has been|had been|are still|remain|be|confirmed|reported)){0,2} (?:${after})\\b`,
      'giu',
    ),
  },
  ...(before
    ? [
        {
          about,
          pattern: new RegExp(
            `\\b(?:${before}) ${amount}${noun}\\b(?! (?:minutes|hours|days|weeks|months|years|times|per cent|percent|%|kilomet|miles))`,
            'giu',
          ),
        },
      ]
    : []),
]);
const toll = {
  about: 'killed',
  pattern: new RegExp(`\\bdeath toll(?: \\p{L}+){0,8}? (?:to|at|of|is|was) ${amount}\\b`, 'giu'),
};

/** The counts of people that a sentence gives, in its order, one for each thing counted. */
export function findCounts(text: string): Count[] {
  const found: (Count & { at: number })[] = [];
  for (const { about, pattern } of [...patterns, toll]) {
    for (const match of text.matchAll(pattern)) {
      const { hedge = '', figure: printed = '', noun: whom = '' } = match.groups ?? {};
      // "left 12 dead" is found by what follows; "left 12 seats" is none.
      if (
        /^left/i.test(match[0]) &&
        !/^\s+(?:people\s+)?dead\b/.test(text.slice(match.index + match[0].length))
      )
        continue;
      const number = figureOf(printed);
      if (number === undefined) continue;
      const general = /^(?:|people|persons|others)$/i.test(whom);
      found.push({
        about: general ? about : `${about}: ${whom.toLowerCase()}`,
        value: `${hedge} ${printed}`.trim().toLowerCase(),
        number,
        bound: boundOf(hedge.toLowerCase()),
        at: match.index,
      });
    }
  }
  const first = new Map<string, Count>();
  for (const { at: _, ...count } of found.sort((a, b) => a.at - b.at))
    if (!first.has(count.about)) first.set(count.about, count);
  return [...first.values()];
}

function figureOf(printed: string): number | undefined {
  const scale = / (hundred|thousand|million)$/i.exec(printed)?.[1]?.toLowerCase();
  const number = numberOf(scale ? printed.slice(0, -scale.length - 1) : printed);
  if (typeof number !== 'number') return undefined;
  return number * (scale === 'hundred' ? 100 : scale === 'thousand' ? 1000 : scale === 'million' ? 1e6 : 1);
}

function boundOf(hedge: string): Count['bound'] {
  if (/^(?:at least|more than|over)$/.test(hedge)) return 'least';
  if (/^(?:up to|as many as|fewer than|less than|under)$/.test(hedge)) return 'most';
  return hedge === '' ? 'exact' : 'about';
}

/** Whether both can be true. */
function agree(a: Count, b: Count): boolean {
  if (a.number === b.number) return true;
  const [low, high] = a.number < b.number ? [a, b] : [b, a];
  if (low.bound === 'least' || high.bound === 'most') return true;
  return (low.bound === 'about' || high.bound === 'about') && high.number <= low.number * 1.2;
}

/**
 * Where the sources of one story give different numbers of the same: each number with the sources that give it and a sentence. Of each
 * source its newest word counts, and in one article the first. "At least 12" and "15" do not differ, nor do numbers from articles more
 * than 36 hours apart: those are news. Articles in any order, the sentences of one in its own.
 */
export function findDifferences<Item extends DifferItem>(items: readonly Item[]): Difference<Item>[] {
  const newest = new Map<string, Map<string, { count: Count; item: Item }>>();
  for (const item of items) {
    for (const count of findCounts(item.text)) {
      const sources = newest.get(count.about) ?? new Map<string, { count: Count; item: Item }>();
      newest.set(count.about, sources);
      const known = sources.get(item.source);
      if (!known || item.publishedAt > known.item.publishedAt) sources.set(item.source, { count, item });
    }
  }
  return [...newest].flatMap(([about, sources]) => {
    const claims = [...sources.values()];
    const last = Math.max(...claims.map(({ item }) => item.publishedAt.getTime()));
    const fresh = claims.filter(({ item }) => last - item.publishedAt.getTime() <= apart);
    const differ = fresh.some((a) => fresh.some((b) => !agree(a.count, b.count)));
    if (!differ) return [];
    const sides = new Map<string, Difference<Item>['sides'][number]>();
    for (const { count, item } of fresh.toSorted(
      (a, b) => b.item.publishedAt.getTime() - a.item.publishedAt.getTime(),
    )) {
      const side = sides.get(count.value);
      if (side) side.sources.push(item.source);
      else sides.set(count.value, { value: count.value, sources: [item.source], item });
    }
    return [{ about, sides: [...sides.values()].sort((a, b) => b.sources.length - a.sources.length) }];
  });
}
