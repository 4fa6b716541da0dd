import { parseDate } from '../date.ts';

const MONTH =
  '(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
/** "LEEDS, JUNE 8 -", "BRUSSELS, Sat., 13 June 2026 (Agency) –", "New Delhi, India, March 3:". */
const FORM = new RegExp(
  `^\\p{Lu}[\\p{L}.'’-]*(?:,? \\p{Lu}[\\p{L}.'’-]*){0,5}, (?:(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\p{L}*\\.?,? )?(?:(?<month>${MONTH}) (?<day>\\d{1,2})|(?<day2>\\d{1,2}) (?<month2>${MONTH}))(?:,? (?<year>\\d{4}))?(?: ?\\([^()\\n]{2,40}\\))? ?(?:[-–—_]{1,3}|:)(?=\\s)`,
  'u',
);

/** Paragraphs at the start in which a dateline is looked for: a standfirst may stand before it. */
const PARAGRAPHS = 3;
/** Zones may put a text's day this far ahead of the moment it is read in (in milliseconds). */
const AHEAD = 86_400_000;

/**
 * The day that a text's dateline prints, at noon UTC; undefined where there is none. Without a year it is the last such day up to `near`, and `whole` is false.
 */
export function datelineDate(text: string, near: Date): { at: Date; whole: boolean } | undefined {
  for (const paragraph of text.trimStart().split(/\n+/u, PARAGRAPHS)) {
    const found = FORM.exec(paragraph.slice(0, 160).trim())?.groups;
    if (found === undefined) continue;
    const [day, month] = [found.day ?? found.day2, found.month ?? found.month2];
    const read = (year: number): Date | undefined => {
      const at = parseDate(`${day} ${month?.replace('.', '')} ${year}`);
      return at?.getUTCDate() === Number(day) ? at : undefined;
    };
    if (found.year !== undefined) {
      const at = read(Number(found.year));
      return at && { at, whole: true };
    }
    // 29 February may be up to eight years back.
    for (let year = near.getUTCFullYear() + 1; year > near.getUTCFullYear() - 9; year--) {
      const at = read(year);
      if (at !== undefined && at.getTime() <= near.getTime() + AHEAD) return { at, whole: false };
    }
  }
  return undefined;
}
