import { dayOf, daysOf, isoDay, isoMonth, isoWeek } from '../calendar.ts';
import {
  dayOfMonth,
  gap,
  month,
  monthNumbers,
  number,
  numberOf,
  ordinalNumbers,
  seasonCodes,
  tens,
  unit,
  unitCodes,
  year,
} from './dates.ts';
import type { Context, Rule } from './expression.ts';
import { yearFor } from './moments.ts';

const early = `(?:(?:the${gap})?(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater|[Bb]eginning|[Ss]tart|[Ee]nd|[Mm]iddle|[Ss]ometime|[Aa]round)(?:-|${gap})(?:of${gap}|in${gap})?)?`;
const number_ = `(?<number>${number})`;
const units = `(?<unit>${unit})(?:s|y|ies)?`;

const unitOf = (name = ''): string => name.toLowerCase().replace(/^centur.*/, 'century');

/** "P3D", "PT2H", "PXY"; halves of years and hours in the next smaller unit. */
export function duration(n: number | 'X', name: string): string {
  const code = unitCodes[name] ?? 'D';
  if (name === 'decade') return n === 'X' ? 'PXE' : `P${n * 10}Y`;
  if (name === 'century') return n === 'X' ? 'PXC' : `P${n * 100}Y`;
  if (name === 'fortnight') return n === 'X' ? 'PXW' : `P${n * 2}W`;
  if (name === 'quarter' && n !== 'X') return `P${n * 3}M`;
  const time = code.startsWith('T');
  const letter = time ? code.slice(1) : code;
  let tail = `${n}${letter}`;
  if (n !== 'X' && n % 1 === 0.5) {
    const smaller: Record<string, string> = { H: '30M', M: time ? '30S' : '15D', Y: '6M' };
    const rest = smaller[letter];
    if (rest) tail = `${Math.floor(n) ? `${Math.floor(n)}${letter}` : ''}${rest}`;
  }
  return `P${time ? 'T' : ''}${tail}`;
}

/** The unit that lies `n` of its kind from `from`: "three years ago" is a year, "two days later" a day. */
export function shifted(from: number, n: number, name: string): string | undefined {
  const { year: y, month: m } = dayOf(from);
  if (name === 'day' || name === 'night') return isoDay(from + Math.round(n));
  if (name === 'week') return isoWeek(from + Math.round(n * 7));
  if (name === 'fortnight') return isoWeek(from + Math.round(n * 14));
  if (name === 'month') return isoMonth(y, m + Math.round(n));
  if (name === 'quarter') return quarterValue(y * 4 + Math.ceil(m / 3) - 1 + Math.round(n));
  if (name === 'year') return String(y + Math.trunc(n)).padStart(4, '0');
  if (name === 'decade') return String(y + Math.round(n * 10)).padStart(4, '0');
  if (name === 'century') return String(Math.floor((y + n * 100) / 100));
  return undefined;
}

const quarterValue = (index: number): string => `${Math.floor(index / 4)}-Q${(((index % 4) + 4) % 4) + 1}`;

/** The latest quarter of that number that had begun at publication, or the coming one. */
function quarterOf(n: number, c: Context, printed: number | undefined): string | undefined {
  if (printed !== undefined) return `${printed}-Q${n}`;
  if (c.today === undefined) return undefined;
  const { year: y, month: m } = dayOf(c.today);
  const now = Math.ceil(m / 3);
  // Results of a quarter are told in the next one, whatever the tense.
  if (n === now - 1) return `${y}-Q${n}`;
  if (c.tense() === 'future') return `${n < now ? y + 1 : y}-Q${n}`;
  // One that begins within weeks is still meant for this year.
  return `${n > now + (n === now + 1 && m % 3 === 0 ? 1 : 0) ? y - 1 : y}-Q${n}`;
}

function yearOf(words: string | undefined, c: Context): number | undefined {
  if (!words) return undefined;
  const printed = /\d{4}/.exec(words);
  if (printed) return Number(printed[0]);
  if (c.today === undefined) return undefined;
  const now = dayOf(c.today).year;
  if (/last|year-?\s?(?:ago|earlier)|previous|a year/i.test(words)) return now - 1;
  return /next/i.test(words) ? now + 1 : now;
}

const yearWords = `(?:(?:fiscal${gap})?${year}|(?:the${gap})?(?:last|this|next)${gap}year)`;

/** The year before that which the text speaks of: of a quarter where one was named, else of the year. */
function yearBefore(c: Context): string | undefined {
  if (c.quarter) return `${Number(c.quarter.slice(0, 4)) - 1}${c.quarter.slice(4)}`;
  return c.today === undefined ? undefined : String(dayOf(c.today).year - 1);
}

/** Months, years, quarters, seasons, stretches counted from a day. */
export const periods: readonly Rule[] = [
  {
    // "last November", "early March", "July 1997", "January this year"
    pattern: new RegExp(
      `\\b${early}(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his(?:${gap}past)?)${gap})?(?<month>${month})(?![\\p{L}]|${gap}${dayOfMonth}\\b)(?:,?${gap}(?:of${gap})?(?:(?<year>${year})|(?<said>last|this|next)${gap}year))?`,
      'gu',
    ),
    value: (g, c) => {
      const name = (g.month ?? '').replace('.', '');
      const n = monthNumbers[name.toLowerCase()] ?? 0;
      const bare = c.surface === g.month;
      if (g.month !== name && bare && !/\b(?:in|of|since|until|by|from|to)\s+$/i.test(c.before))
        return undefined;
      if (bare && /^(?:May|March|August|Mar|Sep|Dec|Jan|Apr|April|June|Jun)$/.test(name) && !monthLike(c))
        return undefined;
      if (g.year) return isoMonth(Number(g.year), n);
      if (c.today === undefined) return `XXXX-${String(n).padStart(2, '0')}`;
      const { year: y, month: now } = dayOf(c.today);
      if (g.said) return isoMonth(yearOf(g.said, c) as number, n);
      const which = g.which?.toLowerCase();
      if (which === 'last') return isoMonth(n < now ? y : y - 1, n);
      if (which === 'next') return isoMonth(n > now ? y : y + 1, n);
      if (n === now) return isoMonth(y, n);
      const tense = /\b(?:by|until|through)\s+$/i.test(c.before) ? 'future' : c.tense();
      if (tense === 'future') return isoMonth(n < now ? y + 1 : y, n);
      if (tense === 'past') return isoMonth(n > now ? y - 1 : y, n);
      return isoMonth(yearFor(n, 15, c) as number, n);
    },
  },
  {
    // "third quarter", "the 1988 second quarter", "this year's first quarter", "fourth-quarter"
    pattern: new RegExp(
      `\\b(?:(?:the|its|their|a)${gap})?(?:(?<first>${yearWords}|year[- ](?:ago|earlier))(?:['’]s)?${gap})?(?:fiscal(?:${gap}|-))?(?<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th)(?:${gap}|-)(?<kind>quarter|half)s?\\b(?:${gap}(?:of|in)${gap}(?<second>${yearWords})|${gap}(?<third>last${gap}year))?`,
      'giu',
    ),
    value: (g, c) => {
      const n = ordinalNumbers[(g.ordinal ?? '').toLowerCase()] ?? 0;
      const printed = yearOf(g.first ?? g.second ?? g.third, c);
      if (g.kind?.toLowerCase() === 'quarter') return quarterOf(n, c, printed);
      if (n > 2 || (!/half$/i.test(c.surface) && printed === undefined)) return undefined;
      // "the second half" of a match, a house, an hour
      if (printed === undefined && !/\byear\b/.test(c.after)) return undefined;
      return printed === undefined ? undefined : `${printed}-H${n}`;
    },
  },
  {
    // "the year-ago quarter", "the latest quarter", "the quarter", "this quarter", "the 1988 period"
    pattern: new RegExp(
      `\\b(?:the${gap})?(?<which>(?:comparable|corresponding|same)${gap}year-(?:ago|earlier)|year-(?:ago|earlier)|year${gap}(?:ago|earlier)|latest|current|this|last|next|${year}|the)${gap}(?:fiscal${gap})?(?<kind>quarter|period)\\b(?:${gap}(?<last>last${gap}year|a${gap}year${gap}(?:ago|earlier)))?`,
      'giu',
    ),
    value: (g, c) => {
      const which = (g.which ?? '').toLowerCase();
      if (/year/.test(which) || g.last) return yearBefore(c);
      const printed = /^\d{4}$/.test(which) ? which : undefined;
      if (printed) return c.quarter ? printed + c.quarter.slice(4) : printed;
      if (g.kind?.toLowerCase() === 'period' && which !== 'latest') return undefined;
      if (which === 'the' || which === 'latest') {
        if (c.quarter) return c.quarter;
        if (which === 'the' && !/\b(?:in|for|during|of|from)\s+$/i.test(c.before)) return undefined;
      }
      if (c.today === undefined) return undefined;
      return shifted(
        c.today,
        which === 'last' || which === 'latest' || which === 'the' ? -1 : which === 'next' ? 1 : 0,
        'quarter',
      );
    },
  },
  {
    // "a year earlier", "three years ago", "two days later", "six weeks from now"
    pattern: new RegExp(
      `\\b(?:(?:(?:nearly|almost|about|more than|less than|over|some|just|only|at least)${gap}))?${number_}(?:${gap}|-)(?:or so${gap}|more${gap})?${units}(?:${gap}or${gap}so)?${gap}(?<way>ago|earlier|later|before|previously|from${gap}now|hence)\\b`,
      'giu',
    ),
    value: (g, c) => {
      const n = numberOf(g.number ?? '');
      const name = unitOf(g.unit);
      if (n === undefined) return undefined;
      const way = (g.way ?? '').toLowerCase();
      const back = /ago|earlier|before|previously/.test(way);
      // "10 days before the vote": a length, not counted from anything named.
      if (way === 'before' && /^\s+\p{L}/u.test(c.after)) return undefined;
      if (n === 'X') return back ? 'PAST_REF' : 'FUTURE_REF';
      if (n === 1 && name === 'year' && back && c.quarter) return yearBefore(c);
      const from = /ago|from|hence/.test(way) ? c.today : (c.lastDay ?? c.today);
      if (from === undefined) return undefined;
      return shifted(from, back ? -n : n, name);
    },
  },
  {
    pattern: /\byear[- ](?:ago|earlier)\b/giu,
    value: (_, c) => yearBefore(c),
  },
  {
    // "months ago", "years earlier"
    pattern: new RegExp(
      `\\b(?:many${gap})?(?:days|weeks|months|years|decades|centuries)${gap}(?:ago|earlier)\\b`,
      'giu',
    ),
    value: () => 'PAST_REF',
  },
  {
    // "last week", "early next year", "this month", "the current fiscal year", "late last week"
    pattern: new RegExp(
      `\\b(?:(?:(?:the${gap})?(?:end|beginning|start|middle)${gap}of|early|late|later|earlier(?:${gap}in)?|mid|sometime)${gap})?(?:the${gap})?(?<which>last|past|next|this|coming|current|previous|following|that|same|latest)${gap}(?:fiscal${gap}|full${gap}|same${gap}|calendar${gap})?(?<unit>week|month|year|decade|century|weekend)\\b(?!-)`,
      'giu',
    ),
    value: (g, c) => {
      const which = (g.which ?? '').toLowerCase();
      const name = unitOf(g.unit);
      const from = /^(?:previous|following|that|same)$/.test(which) ? (c.lastDay ?? c.today) : c.today;
      if (from === undefined) return undefined;
      const n = /^(?:last|previous)$/.test(which) ? -1 : /^(?:next|coming|following)$/.test(which) ? 1 : 0;
      if (which === 'past') return duration(1, name === 'weekend' ? 'week' : name);
      if (name === 'weekend') return weekendOf(from, n, c);
      if (name === 'century') return String(Math.floor(dayOf(from).year / 100) + n);
      if (name === 'decade')
        return n === 0 ? String(Math.floor(dayOf(from).year / 10)) : duration(1, 'decade');
      return shifted(from, n - (which === 'latest' ? 1 : 0), name);
    },
  },
  {
    // "for the year", "the end of the month", "during the weekend", "earlier in the year"
    pattern: new RegExp(
      `\\b(?:(?:(?:the${gap})?(?:end|beginning|start|middle)${gap}of|(?:earlier|later|early|late)${gap}in|the${gap}(?:rest|remainder)${gap}of)${gap})?the${gap}(?:(?:full|fiscal)${gap})?(?<unit>year|month|week|weekend)\\b(?![-'’]|${gap}(?:${year}|of|before|after|that|when|ended|ending|two${gap}thousand))`,
      'giu',
    ),
    value: (g, c) => {
      if (c.today === undefined) return undefined;
      const name = unitOf(g.unit);
      const led =
        /\b(?:in|for|during|of|over|through|throughout|until|by|at|from)\s+$/i.test(c.before) ||
        !/^the\s+\w+$/i.test(c.surface);
      if (name === 'weekend') return weekendOf(c.today, 0, c);
      return led ? shifted(c.today, 0, name) : undefined;
    },
  },
  {
    pattern: new RegExp(`\\b(?:the${gap})?year(?:-|${gap}|['’]s${gap})end\\b`, 'giu'),
    value: (_, c) => (c.today === undefined ? undefined : `${dayOf(c.today).year}-12-31`),
  },
  {
    // "last fall", "the summer of 1994", "this winter"
    pattern: new RegExp(
      `\\b${early}(?:(?<which>last|this(?:${gap}past)?|next|the)${gap}(?:early${gap}|late${gap})?)?(?<season>spring|summer|autumn|fall|winter)(?:${gap}(?:of${gap})?(?<year>${year}))?\\b`,
      'giu',
    ),
    value: (g, c) => {
      const letters = seasonCodes[(g.season ?? '').toLowerCase()] ?? '';
      if (g.year) return `${g.year}-${letters}`;
      const which = g.which?.toLowerCase();
      if (!which || c.today === undefined) return undefined;
      const { year: y } = dayOf(c.today);
      if (which === 'the')
        return /\b(?:in|during|over|of|for)\s+$/i.test(c.before) && letters !== 'FA'
          ? `${y}-${letters}`
          : undefined;
      if (which.startsWith('this')) return `${y}-${letters}`;
      const days = daysOf(`${y}-${letters}`) as [number, number];
      if (which === 'last') return `${days[1] < c.today ? y : y - 1}-${letters}`;
      return `${days[0] > c.today ? y : y + 1}-${letters}`;
    },
  },
  {
    // "the 1990s", "the late '80s", "the nineties"
    pattern: new RegExp(
      `\\b(?:the${gap})?(?:(?:early|late|mid)(?:-|${gap}))?(?:(?<full>1[5-9]\\d|20\\d)0s|['’‘](?<short>\\d)0s|(?<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\\b`,
      'giu',
    ),
    value: (g, c) => {
      if (g.full) return g.full;
      if (g.short) return `${Number(g.short) < 3 ? '20' : '19'}${g.short}`;
      if (!/^the\b/i.test(c.surface) || /\b(?:his|her|their)\s+$/.test(c.before)) return undefined;
      const at = [
        'twenties',
        'thirties',
        'forties',
        'fifties',
        'sixties',
        'seventies',
        'eighties',
        'nineties',
      ].indexOf((g.word ?? '').toLowerCase());
      return `19${at + 2}`;
    },
  },
  {
    // "nineteen ninety-seven", as spoken
    pattern: new RegExp(
      `\\bnineteen(?:${gap}|-)(?<tens>${tens}(?:(?:-|${gap})(?:one|two|three|four|five|six|seven|eight|nine))?)\\b`,
      'giu',
    ),
    value: (g) => `19${numberOf(g.tens ?? '')}`,
  },
  {
    pattern: new RegExp(
      `\\b(?:the${gap})?(?:(?:early|late|mid)(?:-|${gap}))?(?<n>\\d{1,2})(?:st|nd|rd|th)(?:${gap}|-)century\\b`,
      'giu',
    ),
    value: (g) => String(Number(g.n) - 1).padStart(2, '0'),
  },
  {
    // "in 2019", "mid-1996", "the end of 1994", "fiscal 1989"
    pattern: new RegExp(
      `(?<![\\p{N}$€£#.,/:–-])(?:(?:(?:the${gap})?(?:end|beginning|start|middle|summer)${gap}of${gap})|(?:early|late|mid|fiscal|the${gap}year)(?:-|${gap}))?(?<year>1[89]\\d\\d|20\\d\\d)(?![\\p{N}%]|[.,:/]\\d|-\\p{L}|-\\d\\d-|${gap}(?:million|billion|trillion|people|percent|per cent|dead|troops|soldiers|points|feet|metres|meters|miles|km|jobs|workers|pounds|dollars|votes|shares|homes|cases|tons|tonnes|men|women|children|prisoners|cars|barrels|acres|copies|hours|days|years)\\b)`,
      'giu',
    ),
    value: (g, c) => {
      const y = Number(g.year);
      const led =
        c.surface !== g.year ||
        /(?:\b(?:in|since|until|by|from|to|of|for|during|through|before|after|between|and|or|year|than|year's|as|late|early)|[(,])\s*$/i.test(
          c.before,
        );
      if (led ? y > 2100 : y < 1900 || y > 2060) return undefined;
      return String(y);
    },
  },
];

const monthLike = (c: Context): boolean =>
  /\b(?:in|since|until|by|from|to|through|of|before|after|for|between|during|and|or|late|early|mid|till|ended|ending|beginning|starting|if|than)[\s-]+$/i.test(
    c.before,
  ) && !/^\s+(?:and\s+)?\p{Lu}\p{Ll}+\b(?!\s*(?:the|,))/u.test(c.after);

/** The weekend of the week, or the one before or after; a Monday's "the weekend" is the one just past. */
function weekendOf(day: number, n: number, c: Context): string {
  const back = n === 0 && c.tense() === 'past' && new Date(day * 86_400_000).getUTCDay() % 6 !== 0 ? -7 : 0;
  return `${isoWeek(day + n * 7 + back)}-WE`;
}
