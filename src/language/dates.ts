import type { DateMention } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { daysOf, granularityOf, isoDay } from './calendar.ts';
import type { Context, Rule } from './english/expression.ts';
import { lengths } from './english/lengths.ts';
import { moments } from './english/moments.ts';
import { periods } from './english/periods.ts';
import { type Tense, tenseAt } from './tense.ts';

const rules: readonly Rule[] = [...moments, ...periods, ...lengths];
/** How much a rule sees on either side, in UTF-16 units. */
const margin = 40;
/** A quarter or a day named longer ago than this is no anchor for "a year earlier" or "that day". */
const memory = 400;

interface Candidate extends Span {
  rule: Rule;
  groups: Record<string, string | undefined>;
}

/**
 * Date and time expressions of English, in order and without overlap, resolved against the day of publication (UTC) and the tense of
 * their clause. Without a day of publication only what is dated in itself is given. Values are TIMEX3 (TimeML 1.2.1): a day
 * "2024-03-22", week "2024-W12", part of a day "2024-03-22TNI", length "P3D", set "XXXX-WXX-5", "PRESENT_REF". `sentences` must be in
 * order. Time is linear in the length of the text.
 */
export function findDates(
  text: string,
  sentences: readonly Span[],
  publishedAt: Date | undefined,
): DateMention[] {
  const time = publishedAt?.getTime();
  const today = time === undefined || Number.isNaN(time) ? undefined : Math.floor(time / 86_400_000);
  const found: DateMention[] = [];
  let end = 0;
  let at = 0;
  const last: { value?: string; day?: number; dayAt: number; quarter?: string; quarterAt: number } = {
    dayAt: 0,
    quarterAt: 0,
  };
  for (const one of candidates(text)) {
    if (one.start < end) continue;
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= one.start) at++;
    const sentence = sentences[at];
    const whole =
      sentence && sentence.start <= one.start && one.end <= sentence.end
        ? sentence
        : { start: Math.max(0, one.start - margin), end: Math.min(text.length, one.end + margin) };
    let tense: Tense | undefined;
    const context: Context = {
      today,
      surface: text.slice(one.start, one.end),
      before: text.slice(Math.max(0, one.start - margin), one.start),
      after: text.slice(one.end, one.end + margin),
      tense: () => (tense ??= tenseAt(text, whole, one)),
      last: last.value,
      lastDay: last.day !== undefined && one.start - last.dayAt < memory ? last.day : undefined,
      quarter: last.quarter !== undefined && one.start - last.quarterAt < memory ? last.quarter : undefined,
    };
    const value = one.rule.value(one.groups, context);
    if (value === undefined) continue;
    const days = daysOf(value);
    found.push({
      start: one.start,
      end: one.end,
      value,
      granularity: one.rule.set ? 'set' : granularityOf(value),
      ...(days && { from: isoDay(days[0]), to: isoDay(days[1]) }),
    });
    end = one.end;
    last.value = value;
    if (days && /^\d{4}-\d\d-\d\d/.test(value)) Object.assign(last, { day: days[0], dayAt: end });
    if (/-Q\d$/.test(value) && !/earlier|ago/i.test(context.surface))
      Object.assign(last, { quarter: value, quarterAt: end });
  }
  return found;
}

/** All places where a rule's pattern fits; by start, the longest first. */
function candidates(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      // A rule may name the part of its match that is the expression.
      const own = match.groups?.span;
      const start = own ? match.index + match[0].length - own.length : match.index;
      const surface = match[0].trimEnd();
      found.push({ start, end: match.index + surface.length, rule, groups: match.groups ?? {} });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
