import { fold } from '../../language/names.ts';
import { around, before, type Claim, isElsewhen, isUnsure, stemsOf, type Told, WITH } from './claim.ts';
import { figure, hedges, NUMBER, quantity } from './number.ts';

const lead = `(?<![\\d.,/$€£-])\\b(?:(?<hedge>${hedges}) )?`;
const range = `(?<figure>${figure})(?:(?: to | and |-|–)(?<upper>${figure}))?`;
const UNITS =
  'troops|soldiers|hostages|prisoners|detainees|homes|houses|buildings|apartments|hectares|acres|vehicles|cars|jobs|flights|passengers|refugees|migrants|protesters|demonstrators|missiles|rockets|drones|shells|bodies|employees|workers|students|schools|villages|seats|delegates|tonnes|tons|barrels|shots|counts|countries|customers|firefighters|officers|votes';
const patterns: { about?: string; hint: RegExp; pattern: RegExp }[] = [
  {
    hint: new RegExp(`[ -](?:${UNITS})\\b`, 'iu'),
    pattern: new RegExp(`${lead}${range}[ -](?<unit>${UNITS})\\b`, 'giu'),
  },
  {
    about: 'money',
    hint: /[$€£¥]/u,
    pattern: new RegExp(
      `(?<![\\d.,$€£-])(?:\\b(?<hedge>${hedges}) )?(?<unit>\\$US|US\\$|A\\$|C\\$|[$€£¥])\\s?(?<figure>\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?:[ -]?(?:thousand|million|billion|trillion|m|bn)\\b)?)(?![\\d\\p{L}]|[.,]\\d)`,
      'giu',
    ),
  },
  {
    about: 'money',
    hint: /dollars|euros|pounds|yen|rupees|yuan|rou?bles|francs/iu,
    pattern: new RegExp(
      `${lead}(?<figure>${figure}) (?<unit>dollars|euros|pounds|yen|rupees|yuan|roubles|rubles|francs)\\b`,
      'giu',
    ),
  },
  {
    about: 'magnitude',
    hint: /magnitude/iu,
    pattern: /\b(?:magnitude[ -](?:of )?(?<figure>\d\.\d)|(?<figure>\d\.\d)[- ](?<unit>magnitude))\b/giu,
  },
  {
    about: 'prison term',
    hint: /sentenced|jailed|imprisoned/iu,
    pattern: new RegExp(
      `\\b(?:sentenced|jailed|imprisoned)\\b[^.;]{0,60}?\\b(?<figure>${figure})[ -](?<unit>years?|months)\\b`,
      'giu',
    ),
  },
];
const RATE =
  /^(?: (?:per|a|an|each|every) (?:year|month|week|day|hour|season|share|barrel|ton|tonne|person|head)|,? (?:each|apiece|annually|per capita|yearly|daily|a piece))\b/iu;
/** A part of the time, or of the place. */
const PARTLY =
  /^[^,;]{0,40}\b(?:in the first|so far|in total|alone|initially|at first|in a single|in the past)\b/iu;
/** What one side wants and the other gives are two sums. */
const WANTED =
  /\b(?:ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|wants?|wanted|propos(?:es|ed)|request(?:s|ed)?)\b/iu;
/** Prices move by the minute: what is said of them at two times differs. */
const MARKET =
  /\b(?:stocks?|shares|index|indices|markets?|currency|traded|trading|futures|bonds?|yields?|Nasdaq|Dow|S&P|FTSE|crude|prices?|clos(?:ed|ing|e) (?:up|down|at|of)|quoted|opening|plunged|exchange rate|polls?|survey|margin of error)\b/iu;
const VOTE = /\b(?:vot(?:e|ed|es|ing)|ballot)\b/iu;
const SCORE =
  /(?<![\d$€£.,/-])\b(\d{1,3})(?: votes)?(?: ?[-–] ?| to )(\d{1,3})\b(?![\d$%/-]|[.,]\d| (?:percent|per cent|years|months|days|weeks|hours|minutes|people|million|billion))/gu;

/** Amounts with a unit, votes, magnitudes and ages that a sentence gives; one of each unit, for of several nobody can say which is meant. */
export function amountClaims(told: Told): Claim[] {
  const { text } = told;
  const found: Claim[] = [];
  for (const { about, hint, pattern } of NUMBER.test(text) ? patterns : []) {
    if (!hint.test(text)) continue;
    if (about === 'money' && (MARKET.test(text) || WANTED.test(text))) continue;
    for (const match of text.matchAll(pattern)) {
      const { hedge = '', figure: printed = '', upper, unit = '' } = match.groups ?? {};
      const end = match.index + match[0].length;
      if (
        /\b(?:another|additional|further|extra|every|each|per|than|from|of the|first|last) $/iu.test(
          text.slice(0, match.index),
        )
      )
        continue;
      // "85 million euros ($108 million)" is said once; "$22 million per season" is another measure.
      if (/[([]$/u.test(text.slice(0, match.index))) continue;
      if ([RATE, PARTLY, WITH].some((pattern) => pattern.test(text.slice(end)))) continue;
      if (isElsewhen(before(text, end)) || isUnsure(text.slice(Math.max(0, match.index - 60), end))) continue;
      // "between 30 and 40" is a range, "30 and 40" two numbers.
      const joined =
        upper === undefined ||
        /[-–]| to /u.test(match[0]) ||
        /\bbetween $/iu.test(text.slice(0, match.index));
      const said = joined ? quantity(hedge, printed, upper) : undefined;
      if (said === undefined || (about === undefined && said.number < 2)) continue;
      const named = unitOf(about, unit);
      found.push({
        key: `${about ?? 'amount'} ${named}`,
        about: about === 'prison term' || about === 'magnitude' ? about : named,
        value: about === 'money' ? match[0].trim() : said.value,
        said,
        told,
        near: around(text, match.index, end),
        ...(about === 'magnitude' || about === 'prison term'
          ? {}
          : { led: [...stemsOf(text.slice(0, match.index))].at(-1) ?? '' }),
      });
    }
  }
  if (VOTE.test(text) && !isElsewhen(text))
    for (const match of text.matchAll(SCORE)) {
      const [high, low] = [Number(match[1]), Number(match[2])].sort((a, b) => b - a);
      found.push({
        key: 'vote',
        about: 'vote',
        value: match[0].trim(),
        said: `${high}–${low}`,
        told,
        near: around(text, match.index, match.index + match[0].length),
      });
    }
  const several = new Map<string, number>();
  for (const { key } of found) several.set(key, (several.get(key) ?? 0) + 1);
  return [...found.filter(({ key }) => several.get(key) === 1), ...ages(told)];
}

function unitOf(about: string | undefined, unit: string): string {
  const low = unit.toLowerCase().trim();
  if (about === 'magnitude') return 'magnitude';
  if (low === 'us$' || low === '$us' || low === '$') return 'dollars';
  return (
    { '€': 'euros', '£': 'pounds', '¥': 'yen', rubles: 'roubles', year: 'years', tons: 'tonnes' }[low] ?? low
  );
}

/** "Jana Kowal, 34," and "34-year-old Jana Kowal": the age of somebody named. */
function ages({ text, sentence, reading, article, ...rest }: Told): Claim[] {
  const told: Told = { text, sentence, reading, article, ...rest };
  return reading.mentions.flatMap(({ kind, form, in: where, start, end, actor }): Claim[] => {
    if (
      where !== 'text' ||
      kind !== 'person' ||
      form !== 'name' ||
      start < sentence.start ||
      end > sentence.end
    )
      return [];
    const after = /^, (?:aged )?(\d{1,3})(?=[,.;]| who\b| of\b)/u.exec(article.text.slice(end, end + 14));
    const before = /\b(\d{1,3})-year-old $/u.exec(
      article.text.slice(Math.max(sentence.start, start - 18), start),
    );
    const age = Number(after?.[1] ?? before?.[1]);
    const name = fold(actor === undefined ? '' : (reading.actors[actor]?.name ?? ''));
    if (!(age > 0 && age < 116) || !name.includes(' ')) return [];
    return [
      {
        key: `age ${name}`,
        about: `age of ${reading.actors[actor!]!.name}`,
        value: String(age),
        said: String(age),
        told,
        near: new Set(),
      },
    ];
  });
}
