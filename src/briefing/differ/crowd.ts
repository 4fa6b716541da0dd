import { fold } from '../../language/names.ts';
import { around, before, type Claim, isElsewhen, isUnsure, type Told } from './claim.ts';
import { figure, hedges, NUMBER, quantity } from './number.ts';

/** What is counted where people take to the street; and that they do. */
const CROWD = 'protest(?:e|o)rs|demonstrators|marchers|cows|sheep|cattle|tractors|lorries|trucks|animals';
const STREET = /\b(?:protest|demonstrat|march|rall(?:y|ies)|blockad|picket|convoy|farmers)/iu;
const crowd = new RegExp(
  `(?<![\\d.,$€£-])\\b(?:(?<hedge>${hedges}) )?(?<figure>${figure}) (?<unit>${CROWD})\\b`,
  'giu',
);
/** Sentences of an article in which it tells how many came. */
const EARLY = 3;

/** How many came to a protest, with what: the first number of each kind early in an article. */
export function crowdClaims(told: Told): Claim[] {
  const { text, index } = told;
  if (index >= EARLY || !NUMBER.test(text) || !STREET.test(text)) return [];
  const found: Claim[] = [];
  for (const match of text.matchAll(crowd)) {
    const { hedge = '', figure: printed = '', unit = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const said = quantity(hedge, printed);
    const key = `crowd ${unit.toLowerCase()}`;
    if (said === undefined || said.number < 10 || found.some((one) => one.key === key)) continue;
    if (isElsewhen(before(text, end)) || isUnsure(text.slice(Math.max(0, match.index - 60), end))) continue;
    if (/\b(?:of|another|other|including|among) (?:the |these )?$/iu.test(text.slice(0, match.index)))
      continue;
    if (/^ (?:were|was|are) (?:arrested|detained|hurt|injured|killed|taken|held)/u.test(text.slice(end)))
      continue;
    found.push({
      key,
      about: `the number of ${unit.toLowerCase()}`,
      value: said.value,
      said,
      told,
      near: around(text, match.index, end),
    });
  }
  return found;
}

/** "Norway wanted 31 percent of the catch": the share of a thing that somebody named asks for. */
const ASKED = new RegExp(
  `(?<doer>\\p{Lu}[\\p{L}'’-]+) (?:has |had |have |still |now ){0,2}(?:wants|wanted|demands|demanded|(?:asks?|asked|asking) for|seeks|sought|claims|claimed|insists on|insisted on) (?:(?<hedge>${hedges}) )?(?<figure>\\d+(?:\\.\\d+)?|${figure}) ?(?:percent|per cent|%) of (?:(?:the|its|their|all) )?(?<thing>\\p{Ll}+)`,
  'gu',
);

/** Shares asked for; one key is one asker and one thing. */
export function shareClaims(told: Told): Claim[] {
  const { text } = told;
  if (!/percent|per cent|%/u.test(text)) return [];
  return [...text.matchAll(ASKED)].flatMap((match): Claim[] => {
    const { doer = '', hedge = '', figure: printed = '', thing = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const said = quantity(hedge, printed);
    if (said === undefined || isElsewhen(before(text, end))) return [];
    return [
      {
        key: `share ${fold(doer)} ${thing}`,
        about: `the share of the ${thing} that ${doer} wants`,
        value: `${said.value} percent`,
        said,
        told,
        near: around(text, match.index, end),
      },
    ];
  });
}

const sum = `(?:(?<hedge>${hedges}) )?(?<figure>${figure}) (?<unit>euros|dollars|pounds|yen|yuan|roubles|francs|jobs|people|tonnes|homes)\\b`;
/** "The cuts, which it puts at 2.1 billion euros": a number that is disputed; and plain ways to give one of the same thing. */
const PUTS = new RegExp(
  `\\b(?<thing>\\p{Ll}{3,}), which (?:\\p{L}+ ){1,3}?(?:puts?|estimates?|reckons?|put|estimated) at ${sum}`,
  'giu',
);
const GIVES = [
  new RegExp(`\\b(?<thing>\\p{Ll}{3,}) (?:worth |of |totalling |totaling )${sum}`, 'gu'),
  new RegExp(`\\bthe (?<thing>\\p{Ll}{3,}s) (?:would|will|are|were)\\b[^.;:]{0,70}: ${sum}`, 'gu'),
];

/** Sizes of a thing of which one side says otherwise than others; marked `puts` where a sentence says that somebody puts it so. */
export function putClaims(told: Told): Claim[] {
  const { text } = told;
  if (!NUMBER.test(text)) return [];
  return [PUTS, ...GIVES].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Claim[] => {
      const { thing = '', hedge = '', figure: printed = '', unit = '' } = match.groups ?? {};
      const said = quantity(hedge, printed);
      if (said === undefined || isElsewhen(before(text, match.index + match[0].length))) return [];
      return [
        {
          key: `sum ${thing} ${unit}`,
          about: `the size of the ${thing}`,
          value: `${said.value} ${unit}`,
          said,
          told,
          near: new Set(pattern === PUTS ? ['puts'] : []),
        },
      ];
    }),
  );
}
