import { gap, number, numberOf, unit, unitCodes, weekdayNumbers } from './dates.ts';
import type { Context, Rule } from './expression.ts';
import { duration } from './periods.ts';

const unitOf = (name = ''): string => name.toLowerCase().replace(/^centur.*/, 'century');
const around = `(?:(?:at least|more than|less than|no more than|up to|nearly|almost|about|over|some|within|around|another|an additional|(?:the${gap})?(?:past|last|next|first|coming|final|recent|latest))${gap}){0,3}`;

/** Durations, sets and references. */
export const lengths: readonly Rule[] = [
  {
    // "three days", "the past two months", "up to 180 days", "a couple of years"
    pattern: new RegExp(
      `\\b(?:the${gap})?${around}(?<number>${number})(?:${gap}|-)(?:more${gap}|full${gap}|straight${gap}|consecutive${gap}|trading${gap})?(?<unit>${unit})(?:ies|y|s)?(?:${gap}and${gap}a${gap}half)?\\b(?:${gap}or${gap}(?:so|more|two))?(?:-long)?(?![- ]olds?\\b)`,
      'giu',
    ),
    value: (g, c) => {
      const name = unitOf(g.unit);
      const printed = (g.number ?? '').toLowerCase();
      const n = numberOf(printed);
      if (n === undefined) return undefined;
      if (/^an?$/.test(printed) && !isLength(c, name)) return undefined;
      if (name === 'second' && !/seconds/i.test(c.surface)) return undefined;
      if (name === 'quarter' && !/[^-]quarters/i.test(c.surface)) return undefined;
      const half = /\bhalf$/i.test(c.surface) && typeof n === 'number' ? n + 0.5 : n;
      return duration(half, name);
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the${gap})?(?:past|last|next|recent|coming|few)${gap}(?:several${gap}|few${gap})?(?<unit>minute|hour|day|week|month|quarter|year|decade)s\\b`,
      'giu',
    ),
    value: (g, c) => {
      if (/^(?:the\s+)?recent/i.test(c.surface)) return 'PAST_REF';
      if (/^(?:the\s+)?coming/i.test(c.surface)) return 'FUTURE_REF';
      return duration('X', unitOf(g.unit));
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:for|in|within|after|over)${gap})(?<span>(?:several${gap}|many${gap})?(?<unit>hour|day|week|month|year|decade|centurie)s)\\b(?!${gap}(?:ago|earlier|later|of the))`,
      'giu',
    ),
    value: (g) => duration('X', unitOf(g.unit?.replace(/centurie/i, 'century'))),
  },
  {
    // "every day", "each month", "every Friday"
    set: true,
    pattern: new RegExp(
      `\\b(?:every|each)${gap}(?:(?<number>two|three|four|five|six|other|\\d{1,2})${gap})?(?<unit>minute|hour|day|night|week|month|quarter|year|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|summer|winter)s?\\b`,
      'giu',
    ),
    value: (g) => {
      const name = (g.unit ?? '').toLowerCase();
      if (name in weekdayNumbers) return `XXXX-WXX-${weekdayNumbers[name]}`;
      if (name === 'morning') return 'XXXX-XX-XXTMO';
      if (name === 'evening') return 'XXXX-XX-XXTEV';
      if (name === 'summer') return 'XXXX-SU';
      if (name === 'winter') return 'XXXX-WI';
      if (name === 'weekend') return 'XXXX-WXX-WE';
      const n = g.number ? (g.number.toLowerCase() === 'other' ? 2 : (numberOf(g.number) ?? 1)) : 1;
      return `P${(unitCodes[name] ?? 'D').startsWith('T') ? 'T' : ''}${n}${(unitCodes[name] ?? 'D').replace('T', '')}`;
    },
  },
  {
    set: true,
    pattern: /\b(?<often>hourly|daily|weekly|monthly|annually|yearly)\b(?!-)/giu,
    value: (g, c) => {
      // "The Daily Telegraph": part of a name.
      if (/^\p{Lu}/u.test(c.surface) && /^\s\p{Lu}/u.test(c.after)) return undefined;
      const sets: Record<string, string> = {
        hourly: 'PT1H',
        daily: 'P1D',
        weekly: 'P1W',
        monthly: 'P1M',
      };
      return sets[(g.often ?? '').toLowerCase()] ?? 'P1Y';
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:now|right${gap}now|currently|at${gap}present|nowadays|these${gap}days|presently)\\b(?!-)`,
      'giu',
    ),
    value: () => 'PRESENT_REF',
  },
  {
    pattern: /(?<!-)\bcurrent\b(?!ly|-)/giu,
    value: (_, c) =>
      /\b(?:the|its|their|his|her|'s|’s|at)\s+$/i.test(c.before) || /^C/.test(c.surface)
        ? 'PRESENT_REF'
        : undefined,
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:more|most|until|as${gap})${gap})?(?:recently|lately)\\b|\\b(?:the${gap})?(?:recent)${gap}past\\b|\\bin${gap}(?<span>the${gap}past)\\b(?!${gap}(?:\\d|${number}|few|several|${unit}))`,
      'giu',
    ),
    value: (_, c) => (/^until/i.test(c.surface) ? undefined : 'PAST_REF'),
  },
  {
    pattern: new RegExp(
      `\\bthe${gap}(?:near${gap}|foreseeable${gap})?future\\b|(?<=\\b(?:all|any|in|about|of|for)${gap})future\\b`,
      'giu',
    ),
    value: () => 'FUTURE_REF',
  },
];

/** "a day", "a year": a length after "for", "in", "within" and the like; "twice a day" and "$5 a share a year" are none. */
function isLength(c: Context, name: string): boolean {
  if (/-/.test(c.surface)) return true;
  if (name === 'second') return false;
  if (!/^an?\b/i.test(c.surface)) return true;
  return /\b(?:for|in|within|after|than|over|about|nearly|almost|takes?|took|lasted|last|lasts|half|spent|spend|of)\s+$/i.test(
    c.before,
  );
}
