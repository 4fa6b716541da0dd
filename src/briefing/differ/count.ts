import { around, before, type Claim, isElsewhen, isUnsure, type Told, WITH } from './claim.ts';
import { figure, hedges, NUMBER, type Quantity, quantity } from './number.ts';

/** What a sentence says of how many people. */
export interface Count extends Quantity {
  /** "killed", or "killed: children" where not all people are meant. */
  about: string;
  /** Where its words stand in the sentence. */
  start: number;
  end: number;
}

const amount = `(?:(?<hedge>${hedges}) )?(?<figure>${figure})(?<further> (?:other|more))?`;
const noun =
  '(?: (?<noun>people|persons|civilians|children|women|soldiers|troops|officers|police officers|militants|protesters|demonstrators|migrants|passengers|workers|others|hostages|prisoners|residents|students|men|victims|firefighters|journalists|kurds|turks|\\p{L}{3,}(?:ians|eans|icans|aelis|aqis|tanis|ghans)))?';
/** Of each fate: what follows the number, what stands before it, and beginnings of its words, so that most sentences are passed over quickly. */
const fates: readonly [string, string, string, RegExp][] = [
  [
    'killed',
    'killed|dead|died|have died|drowned|perished|lost their lives',
    'killed|killing|kills|claimed the lives of|left',
    /kill|dead|died|drown|perish|lives|left/iu,
  ],
  [
    'injured',
    'injured|wounded|hurt',
    'injured|injuring|wounded|wounding|injures|wounds|hurt',
    /injur|wound|hurt/iu,
  ],
  ['missing', 'missing|unaccounted for', '', /missing|unaccounted/iu],
  [
    'arrested',
    'arrested|detained|in custody',
    'arrested|arresting|detained|detaining|arrest|detain',
    /arrest|detain|custody/iu,
  ],
  ['displaced', 'displaced|homeless', 'displaced|displacing', /displac|homeless/iu],
  ['evacuated', 'evacuated', 'evacuated|evacuating', /evacuat/iu],
  [
    'rescued',
    'rescued|freed|released',
    'rescued|rescuing|freed|freeing|released|releasing',
    /rescu|free|releas/iu,
  ],
];
const UNITS =
  '(?! (?:minutes|hours|days|weeks|months|years|times|per cent|percent|%|kilomet|miles|homes|houses|buildings|dogs|cats|horses|animals|birds|cattle|pages|documents|emails|photos|photographs|versions|songs|albums|items|of |and a half))(?![-–]\\w)(?!,\\d)(?!%)';
/** "12 people were killed", "killed at least 12 people". */
const patterns = fates.flatMap(([about, after, before, hint]) => [
  {
    about,
    hint,
    pattern: new RegExp(
      `(?<![\\d$€£.,-])\\b${amount}${noun}(?: (?:are|were|was|is|have been|has been|had been|are still|remain|remained|be|confirmed|reported|reportedly)){0,2} (?:${after})\\b`,
      'giu',
    ),
  },
  ...(before
    ? [{ about, hint, pattern: new RegExp(`\\b(?:${before}) ${amount}${noun}\\b${UNITS}`, 'giu') }]
    : []),
]);
const toll = {
  about: 'killed',
  hint: /toll|number of/iu,
  pattern: new RegExp(
    `\\b(?:death toll|number of (?:dead|deaths)|toll)(?: (?!to |at |of |is |was |from \\d)\\p{L}+){0,8}?(?: from [\\p{L}\\d,]+)? (?:to|at|of|is|was) ${amount}\\b(?!,\\d)`,
    'giu',
  ),
};
/** "of the 12", "one of 12": a part of them, or the whole of which it is a part. */
const PART = /\b(?:of|among|including|than)(?: the| these| those| them)?(?: first| last)? $/iu;

/** The counts of people that a sentence gives, in its order, one for each thing counted. */
export function findCounts(text: string): Count[] {
  const found: Count[] = [];
  if (!NUMBER.test(text)) return [];
  for (const { about, hint, pattern } of [...patterns, toll]) {
    if (!hint.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const { hedge = '', figure: printed = '', noun: whom = '', further } = match.groups ?? {};
      const end = match.index + match[0].length;
      // "left 12 dead" is found by what follows; "left 12 seats" is none.
      if (/^left/i.test(match[0]) && !/^\s+(?:people\s+)?dead\b/.test(text.slice(end))) continue;
      // Beside others told of before: no number of all. "One of them" is a part.
      if ((further === ' more' || (further && about === 'killed')) && !/^death|^toll/iu.test(match[0]))
        continue;
      if (/^ of (?:the|them|those|whom)\b/iu.test(text.slice(end)) || PART.test(text.slice(0, match.index)))
        continue;
      if (WITH.test(text.slice(end))) continue;
      const one = quantity(hedge, printed);
      if (one === undefined) continue;
      const general = /^(?:|people|persons|others|victims)$/i.test(whom);
      // "One died" may be any one of them.
      if (one.number <= 1 && whom === '') continue;
      found.push({
        ...one,
        about: general ? about : `${about}: ${whom.toLowerCase()}`,
        start: match.index,
        end,
      });
    }
  }
  const first = new Map<string, Count>();
  for (const count of found.sort((a, b) => a.start - b.start))
    if (!first.has(count.about)) first.set(count.about, count);
  return [...first.values()];
}

/** Counts of people of an event, as claims. */
export function countClaims(told: Told): Claim[] {
  return findCounts(told.text).flatMap((count) => {
    if (
      isElsewhen(before(told.text, count.end)) ||
      isUnsure(told.text.slice(Math.max(0, count.start - 60), count.end))
    )
      return [];
    const { about, start, end, ...said } = count;
    return [
      {
        key: about,
        about,
        value: count.value,
        said,
        told,
        near: around(told.text, start, end),
      },
    ];
  });
}
