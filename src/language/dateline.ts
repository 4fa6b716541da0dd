import type { Dateline } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { cityNames, notPlaces } from './english/cities.ts';

/** A dateline is looked for in this many UTF-16 units. */
const reach = 160;

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const date = `(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?`;
const day = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)';
/** "TEL AVIV", "WASHINGTON/BRUSSELS", "ABOARD THE USS NIMITZ"; letters of any script that has capitals. */
const upper = "\\p{Lu}[\\p{Lu}\\p{M}.'’\\-]*(?:[ /]\\p{Lu}[\\p{Lu}\\p{M}.'’\\-]*){0,5}";
/** "New Delhi", "Port-au-Prince". */
const name =
  "\\p{Lu}[\\p{L}\\p{M}.'’\\-]*(?: (?:(?:of|the|de|el|al|la|du)[ -])?\\p{Lu}[\\p{L}\\p{M}.'’\\-]*){0,3}";
const dash = '(?:[-–—_]{1,3}|:)';

/** Place, then region, date and agency in any measure, then a dash or a colon. */
const form = new RegExp(
  `^(?<place>(?:${upper})|(?:${name}))(?<region>, ?${name})?(?<date>,? (?:${day},? )?${date}|, ${day})?(?<agency> ?\\([\\p{L}&. /-]{2,40}\\))?(?<end> ?${dash})(?=\\s)`,
  'u',
);
/** "(Reuters) -" alone. */
const agencyForm = /^\((?<agency>[\p{L}&. /]{2,30})\)\s?[-–—_]{1,3}(?=\s)/u;

/**
 * The dateline at the start of a paragraph: "TEL AVIV:", "CAIRO, March 3 (Reuters) -". Undefined where there is none. A place that is
 * not in capitals needs a date, an agency or a region beside it, or must be a known news city.
 */
export function findDateline(text: string, paragraph: Span): Dateline | undefined {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + reach));
  const alone = agencyForm.exec(head);
  if (alone?.groups?.agency) {
    const start = paragraph.start;
    return {
      start,
      end: start + alone[0].length,
      agency: { start: start + 1, end: start + 1 + alone.groups.agency.length },
    };
  }
  const match = form.exec(head);
  if (!match?.groups || match[0].length >= paragraph.end - paragraph.start) return undefined;
  const { place = '', region = '', date: on = '', agency = '', end = '' } = match.groups;
  if (!plausible(place, region, on, agency, end)) return undefined;
  const start = paragraph.start;
  const dateline: Dateline = { start, end: start + match[0].length };
  dateline.place = { start, end: start + place.length };
  if (agency) {
    const at = start + place.length + region.length + on.length + agency.indexOf('(') + 1;
    dateline.agency = { start: at, end: at + agency.trim().length - 2 };
  }
  return dateline;
}

function plausible(place: string, region: string, on: string, agency: string, end: string): boolean {
  const capitals = place === place.toUpperCase();
  const spaced = end.startsWith(' ');
  const colon = end.endsWith(':');
  if (notPlaces.has(place.split(/[ /]/)[0]?.toLowerCase() ?? '')) return false;
  if (on !== '' || (agency !== '' && (capitals || region !== '' || !colon))) return true;
  const known = cityNames.has(place.toLowerCase());
  // "UN - ": too short for a place, unless known.
  if (capitals) return place.length > 3 || known;
  if (known) return region !== '' || colon || spaced;
  return false;
}
