import { dayNumber, dayOf, easter, isDay, isoDay, weekday } from '../calendar.ts';
import {
  dayOfMonth,
  gap,
  month,
  monthNumbers,
  partCodes,
  weekdayName,
  weekdayNumbers,
  year,
} from './dates.ts';
import type { Context, Rule } from './expression.ts';

const early = `(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)(?:[ -]|${gap})(?:on${gap}|in${gap})?)?`;
const part = `(?<part>morning|afternoon|evening|nights?|midday|noon|midnight|dawn)`;
const clock = `(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))?(?:${gap})?(?<half>[ap]\\.?m\\b\\.?)(?:${gap}(?:EST|EDT|GMT|PST|PDT|CST|CET|BST|UTC|ET))?`;
const clock24 =
  '(?<hour24>[01]?\\d|2[0-3])[:.](?<minute24>[0-5]\\d)(?!\\d)(?: ?(?:GMT|EST|EDT|UTC|CET|BST|hrs|local time))';

const monthOf = (name = ''): number => monthNumbers[name.toLowerCase().replace('.', '')] ?? 0;
const weekdayOf = (name = ''): number => weekdayNumbers[name.toLowerCase().replace('.', '')] ?? 0;

/** The day with that weekday that the sentence means: the coming one where it speaks of the future, else the latest. Today counts. */
function weekdayIn(wanted: number, c: Context, which = ''): number | undefined {
  if (c.today === undefined) return undefined;
  const ahead = (wanted - weekday(c.today) + 7) % 7;
  const back = (7 - ahead) % 7;
  if (/last|previous|past/.test(which)) return c.today - (back || 7);
  if (/next|following|coming/.test(which)) return c.today + (ahead || 7);
  if (/this/.test(which)) return c.tense() === 'past' ? c.today - back : c.today + ahead;
  if (DONE.test(c.after)) return c.today - back;
  // "on Thursday and Friday": the days follow each other, whatever the verb.
  if (c.lastDay !== undefined && PAIRED.test(c.before)) {
    const on = (wanted - weekday(c.lastDay) + 7) % 7;
    if (on > 0 && on <= NEXT_DAYS) return c.lastDay + on;
  }
  // "Until Thursday, they had …" looks back; "put off until Thursday" looks ahead.
  if (/\bUntil\s+$/.test(c.before) && /^,?[^.;]*?\b(?:had|was|were|did)\b/.test(c.after))
    return c.today - back;
  if (
    /^(?:future|present|unknown)$/.test(c.tense()) ||
    /\b(?:until|as soon as|ahead of)\s+(?:\w+\s+)?$/i.test(c.before)
  )
    return c.today + ahead;
  if (/(?:until|by|starting|beginning|from|through)\s+(?:\w+\s+)?$/i.test(c.before) && c.tense() !== 'past')
    return c.today + ahead;
  return c.today - back;
}

/** A weekday and a joiner right before another weekday. */
const PAIRED = new RegExp(`\\b${weekdayName}(?:,|,? and| or)\\s+(?:on\\s+)?$`, 'u');
/** How many days a second day of a pair may lie behind the first: "Monday and Sunday" are counted backwards. */
const NEXT_DAYS = 3;

/** What a day that has passed can own: "Wednesday's ruling". Elections, meetings and votes may lie ahead. */
const DONE =
  /^['’]s\s+(?:\w+\s+)?(?:ruling|decision|declaration|announcement|verdict|attacks?|bombings?|blasts?|explosions?|shootings?|raids?|clashes|killings?|crash|collapse|accident|earthquake|quake|fire|storm|floods?|purchases?|close|closing|losses|gains?|plunge|drop|fall|rise|slump|rally|defeat|loss|victory|win|arrests?|resignation|incident|violence|disaster|report|remarks|comments|statement)\b/iu;

/** The year of a day or month that is printed without one: by tense, else the nearest. */
export function yearFor(monthNumber: number, day: number, c: Context): number | undefined {
  if (c.today === undefined) return undefined;
  const now = dayOf(c.today).year;
  const distance = (y: number) => dayNumber(y, monthNumber, day) - (c.today as number);
  const nearest = [now - 1, now, now + 1].reduce((a, b) =>
    Math.abs(distance(b)) < Math.abs(distance(a)) ? b : a,
  );
  const off = distance(nearest);
  if (/\b(?:effective|payable|due|by|until|through)\s+$/i.test(c.before)) return nearest;
  if (/\b(?:ended|since)\s+$/i.test(c.before)) return off > 0 ? nearest - 1 : nearest;
  const tense = c.tense();
  // The nearest one, unless it is months away on the side that the tense rules out.
  if (tense === 'past' && off > 75) return nearest - 1;
  if (tense === 'future' && off < -31) return nearest + 1;
  return nearest;
}

function monthDay(
  name: string | undefined,
  day: string | undefined,
  printed: string | undefined,
  c: Context,
): string | undefined {
  const m = monthOf(name);
  const d = Number.parseInt(day ?? '', 10);
  if (printed) {
    const y = Number(printed);
    return isDay(y, m, d) ? isoDay(dayNumber(y, m, d)) : undefined;
  }
  const y = yearFor(m, d, c);
  const two = (n: number) => String(n).padStart(2, '0');
  if (y === undefined) return m > 0 && d <= 31 ? `XXXX-${two(m)}-${two(d)}` : undefined;
  return isDay(y, m, d) ? isoDay(dayNumber(y, m, d)) : undefined;
}

/** "last Oct. 23" is past and "next Oct. 23" to come, whatever the tense. */
const told = (which: string, c: Context): Context => ({
  ...c,
  tense: () => (/last/i.test(which) ? 'past' : /next/i.test(which) ? 'future' : c.tense()),
});

function clockOf(groups: Record<string, string | undefined>): string | undefined {
  if (groups.hour24) return `T${groups.hour24.padStart(2, '0')}:${groups.minute24}`;
  let hour = Number(groups.hour);
  if (hour > 12 || hour === 0) return undefined;
  if (groups.half?.toLowerCase().startsWith('p')) hour = hour === 12 ? 12 : hour + 12;
  else if (hour === 12) hour = 0;
  return `T${String(hour).padStart(2, '0')}:${groups.minute ?? '00'}`;
}

const relativeDays: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 };

/** Days by name and number, and times of day. */
export const moments: readonly Rule[] = [
  {
    // "Tuesday, March 3, 2024", "March 3"
    pattern: new RegExp(
      `(?:the${gap})?(?:(?:morning|evening|night|afternoon)${gap}of${gap})?(?:${weekdayName},?${gap}|(?<which>[Ll]ast|[Nn]ext|[Tt]his)${gap})?\\b(?<month>${month})${gap}(?<day>${dayOfMonth})(?:,?${gap}(?<year>${year}))?\\b`,
      'gu',
    ),
    value: (g, c) => withPart(monthDay(g.month, g.day, g.year, g.which ? told(g.which, c) : c), c),
  },
  {
    // "3 March 2024", "the night of 3 April", "the 3rd of March"
    pattern: new RegExp(
      `(?:(?:the${gap})?(?:morning|evening|night|afternoon)${gap}of${gap})?(?:${weekdayName},?${gap})?(?:the${gap})?\\b(?<day>${dayOfMonth})${gap}(?:of${gap})?(?<month>${month})(?:,?${gap}(?<year>${year}))?\\b`,
      'gu',
    ),
    value: (g, c) => withPart(monthDay(g.month, g.day, g.year, c), c),
  },
  {
    pattern: /\b(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)\b/gu,
    value: (g) =>
      isDay(Number(g.year), Number(g.month), Number(g.day)) ? `${g.year}-${g.month}-${g.day}` : undefined,
  },
  {
    // Month first where it can be, day first where it must be.
    pattern: /(?<![\d/])(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?<year>(?:19|20)?\d\d)(?![\d/])/gu,
    value: (g) => {
      const y = Number(g.year) < 100 ? Number(g.year) + (Number(g.year) > 50 ? 1900 : 2000) : Number(g.year);
      const [a, b] = [Number(g.a), Number(g.b)];
      if (isDay(y, a, b)) return isoDay(dayNumber(y, a, b));
      return isDay(y, b, a) ? isoDay(dayNumber(y, b, a)) : undefined;
    },
  },
  {
    // "Friday", "last Tuesday", "Sunday night", "early Tuesday"
    pattern: new RegExp(
      `\\b${early}(?:(?:the${gap})?(?<which>[Ll]ast|[Nn]ext|[Tt]his(?:${gap}(?:coming|past))?|[Pp]revious|[Ff]ollowing|[Cc]oming)${gap})?(?<day>${weekdayName})(?![\\p{L}])(?:${gap}${part}\\b)?`,
      'gu',
    ),
    value: (g, c) => {
      if (/\b(?:every|each)\s+$/i.test(c.before)) return undefined;
      const n = weekdayOf(g.day);
      if (c.today === undefined) return `XXXX-WXX-${n}${code(g.part)}`;
      const day = weekdayIn(n, c, g.which?.toLowerCase());
      return day === undefined ? undefined : isoDay(day) + code(g.part);
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:early|late|earlier|later)${gap})?(?:the${gap}day${gap}(?<shift>before|after)${gap})?(?<word>yesterday|today|tonight|tomorrow)\\b(?:${gap}${part}\\b)?`,
      'giu',
    ),
    value: (g, c) => {
      if (c.today === undefined) return undefined;
      const word = (g.word ?? '').toLowerCase();
      const shift = g.shift ? (g.shift.toLowerCase() === 'before' ? -1 : 1) : 0;
      return (
        isoDay(c.today + (relativeDays[word] ?? 0) + shift) + (word === 'tonight' ? 'TNI' : code(g.part))
      );
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:early|late|earlier|later)${gap})?(?<which>this|last)${gap}(?<part>morning|afternoon|evening|night)\\b`,
      'giu',
    ),
    value: (g, c) => {
      if (c.today === undefined) return undefined;
      const night = g.part?.toLowerCase() === 'night';
      return isoDay(c.today - (g.which?.toLowerCase() === 'last' ? 1 : 0)) + (night ? 'TNI' : code(g.part));
    },
  },
  {
    pattern: /\bovernight\b/giu,
    value: (_, c) => (c.today === undefined ? undefined : `${isoDay(c.lastDay ?? c.today)}TNI`),
  },
  {
    // "10 p.m. Wednesday", "9 a.m. EST on Tuesday", "10:35 a.m.", "18:30 GMT"
    pattern: new RegExp(
      `\\b(?:(?:around|about|at least)${gap})?(?:${clock}|${clock24})(?:,?${gap}(?:on${gap})?(?:(?<day>${weekdayName})|(?<relative>yesterday|today|tomorrow)|(?<month>${month})${gap}(?<date>${dayOfMonth})(?:,?${gap}(?<year>${year}))?)(?![\\p{L}]))?`,
      'gu',
    ),
    value: (g, c) => {
      const time = clockOf(g);
      if (!time) return undefined;
      if (g.month) return glue(monthDay(g.month, g.date, g.year, c), time);
      if (c.today === undefined) return undefined;
      if (g.day) return glue(dayValue(weekdayIn(weekdayOf(g.day), c)), time);
      if (g.relative) return isoDay(c.today + (relativeDays[g.relative] ?? 0)) + time;
      return isoDay(c.lastDay ?? c.today) + time;
    },
  },
  {
    pattern: new RegExp(
      `\\b(?<time>noon|midnight|midday)(?:${gap}(?:on${gap})?(?<day>${weekdayName})(?![\\p{L}]))?`,
      'giu',
    ),
    value: (g, c) => {
      if (c.today === undefined) return undefined;
      const day = g.day ? weekdayIn(weekdayOf(g.day), c) : (c.lastDay ?? c.today);
      const time = g.time?.toLowerCase();
      return glue(dayValue(day), time === 'midnight' ? 'T24:00' : g.day ? 'T12:00' : 'TMI');
    },
  },
  {
    // Feasts with a day of their own.
    pattern: new RegExp(
      `\\b(?:(?<which>[Ll]ast|[Nn]ext|[Tt]his)${gap})?(?<feast>Christmas Eve|Christmas Day|Boxing Day|New Year['’]s Day|New Year['’]s Eve|Thanksgiving(?: Day)?|Good Friday|Easter (?:Sunday|Monday)|Halloween|Valentine['’]s Day|St\\.? Patrick['’]s Day|Independence Day|Labor Day|Memorial Day|Christmas|Easter(?! [Ww]eek)|May Day)(?:,?${gap}(?<year>${year}))?\\b(?! Island)`,
      'gu',
    ),
    value: (g, c) => {
      const feast = g.feast ?? '';
      const on = (y: number) => feastDay(feast.replace('’', "'"), y);
      if (g.year) return isoDay(on(Number(g.year)));
      if (c.today === undefined) return undefined;
      const today = c.today;
      const now = dayOf(today).year;
      const days = [now - 1, now, now + 1].map(on);
      const which = g.which?.toLowerCase();
      const past = days.findLast((day) => day < today) as number;
      const future = days.find((day) => day >= today) as number;
      if (which === 'last' || (which !== 'next' && c.tense() === 'past')) return isoDay(past);
      if (which === 'next' || c.tense() === 'future') return isoDay(future);
      return isoDay(today - past < future - today ? past : future);
    },
  },
  {
    // "that day", "the same day", "the next day", "a day earlier"
    pattern: new RegExp(
      `\\b(?:(?:later|earlier)${gap})?(?:that(?:${gap}same)?|the${gap}same|(?<shift>(?:the${gap})?(?:next|following|previous)))${gap}(?<unit>day|morning|evening|night|afternoon)\\b`,
      'giu',
    ),
    value: (g, c) => {
      if (c.lastDay === undefined) return undefined;
      const shift = g.shift ? (/previous/i.test(g.shift) ? -1 : 1) : 0;
      return isoDay(c.lastDay + shift) + (g.unit?.toLowerCase() === 'day' ? '' : code(g.unit));
    },
  },
];

const dayValue = (day: number | undefined): string | undefined =>
  day === undefined ? undefined : isoDay(day);
const glue = (day: string | undefined, time: string): string | undefined =>
  day === undefined ? undefined : day + time;
const code = (name: string | undefined): string => (name ? `T${partCodes[name.toLowerCase()] ?? ''}` : '');
/** The part of the day that is printed before: "the night of 3 April". */
function withPart(day: string | undefined, c: Context): string | undefined {
  const named = /^(?:the\s+)?(morning|evening|night|afternoon)\s+of\b/i.exec(c.surface);
  return day && named ? day + code(named[1]) : day;
}

function feastDay(feast: string, y: number): number {
  /** The n-th weekday of a month; from its end where n is negative. */
  const nth = (m: number, wanted: number, n: number): number => {
    if (n < 0) {
      const last = dayNumber(y, m + 1, 1) - 1;
      return last - ((weekday(last) - wanted + 7) % 7);
    }
    const first = dayNumber(y, m, 1);
    return first + ((wanted - weekday(first) + 7) % 7) + (n - 1) * 7;
  };
  if (feast.startsWith('Thanksgiving')) return nth(11, 4, 4);
  if (feast === 'Labor Day') return nth(9, 1, 1);
  if (feast === 'Memorial Day') return nth(5, 1, -1);
  if (feast === 'Good Friday') return easter(y) - 2;
  if (feast === 'Easter Monday') return easter(y) + 1;
  if (feast.startsWith('Easter')) return easter(y);
  const fixed: Record<string, [number, number]> = {
    'Christmas Eve': [12, 24],
    'Boxing Day': [12, 26],
    "New Year's Day": [1, 1],
    "New Year's Eve": [12, 31],
    Halloween: [10, 31],
    "Valentine's Day": [2, 14],
    'Independence Day': [7, 4],
    'May Day': [5, 1],
  };
  const [m, d] = fixed[feast] ?? (/Patrick/.test(feast) ? [3, 17] : [12, 25]);
  return dayNumber(y, m, d);
}
