import { distance } from 'fastest-levenshtein';
import { AppError } from '../errors.ts';

/** Every zone this runtime knows, with the merged old names ("Asia/Calcutta") that still work but are not listed left out. */
const listed: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** Names people use for a place or a clock, where no IANA name ends in them. */
const spoken: Record<string, string> = {
  gmt: 'Etc/GMT',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  bst: 'Europe/London',
  est: 'America/New_York',
  edt: 'America/New_York',
  eastern: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  jst: 'Asia/Tokyo',
  washington: 'America/New_York',
  beijing: 'Asia/Shanghai',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  kyiv: 'Europe/Kyiv',
  'tel aviv': 'Asia/Jerusalem',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  'san diego': 'America/Los_Angeles',
  boston: 'America/New_York',
  philadelphia: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  austin: 'America/Chicago',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  'rio de janeiro': 'America/Sao_Paulo',
  brasilia: 'America/Sao_Paulo',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  munchen: 'Europe/Berlin',
  muenchen: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  cologne: 'Europe/Berlin',
  koln: 'Europe/Berlin',
  wien: 'Europe/Vienna',
  praha: 'Europe/Prague',
  warszawa: 'Europe/Warsaw',
  roma: 'Europe/Rome',
  milan: 'Europe/Rome',
  barcelona: 'Europe/Madrid',
  kiev: 'Europe/Kyiv',
  moskau: 'Europe/Moscow',
  'st petersburg': 'Europe/Moscow',
  ankara: 'Europe/Istanbul',
  'abu dhabi': 'Asia/Dubai',
  doha: 'Asia/Qatar',
  bangalore: 'Asia/Kolkata',
  bengaluru: 'Asia/Kolkata',
  chennai: 'Asia/Kolkata',
  osaka: 'Asia/Tokyo',
  canberra: 'Australia/Sydney',
  wellington: 'Pacific/Auckland',
};

/** The zone's exact IANA name ("europe/berlin" → "Europe/Berlin", "Berlin" → "Europe/Berlin"), or undefined. */
export function findZone(name: string): string | undefined {
  const wanted = name.trim();
  if (wanted === '' || /^[+-]?\d/.test(wanted)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(wanted.replaceAll(' ', '_'))
      .timeZoneId;
  } catch {
    const bare = plain(wanted);
    const inPlace = listed.filter((zone) => plain(city(zone)) === bare);
    return inPlace.length === 1 ? inPlace[0] : exact(spoken[bare]);
  }
}

/** The zone's exact name. Throws AppError `invalid` with the nearest names as hints. */
export function getZone(name: string): string {
  const found = findZone(name);
  if (found !== undefined) return found;
  if (/^(?:utc|gmt)?\s*[+-]?\d/i.test(name.trim()))
    throw new AppError(
      'invalid',
      `“${name.trim()}” is an offset, which knows nothing of summer time. Name a place, such as Europe/Berlin.`,
      { hints: ['zone:Europe/Berlin', 'zone:America/New_York', 'zone:UTC'] },
    );
  const nearest = nearestZones(name);
  throw new AppError(
    'invalid',
    `I do not know the time zone “${name.trim()}”. Nearest: ${nearest.join(', ')}.`,
    {
      hints: nearest.map((zone) => `zone:${zone}`),
    },
  );
}

/** Zone names that look most like `name`, nearest first: by whole name and by city, so that "Munchen" still ends in Europe. */
export function nearestZones(name: string, limit = 3): string[] {
  const wanted = plain(name);
  const score = (zone: string): number =>
    Math.min(
      distance(wanted, plain(zone)) / Math.max(wanted.length, zone.length),
      distance(wanted, plain(city(zone))) / Math.max(wanted.length, city(zone).length),
    );
  const near = [
    ...listed.map((zone) => ({ zone, score: score(zone) })),
    // Places that give no zone its name: only where they are meant for sure.
    ...Object.entries(spoken)
      .filter(([place]) => place.length > 4)
      .map(([place, zone]) => ({
        zone,
        score: distance(wanted, place) / Math.max(wanted.length, place.length),
      }))
      .filter((one) => one.score < 0.35),
  ].sort((a, b) => a.score - b.score || (a.zone < b.zone ? -1 : 1));
  return [...new Set(near.map(({ zone }) => zone))].slice(0, limit);
}

/** The part of a zone's name that people read: "America/Argentina/Buenos_Aires" → "Buenos Aires". */
export const city = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ').trim();

/** An alias only where this runtime knows its target. */
const exact = (zone: string | undefined): string | undefined =>
  zone === undefined ? undefined : findZone(zone);
