import { findCountry } from '../language/english/nationalities.ts';
import type { RoleFact } from '../store/actors.ts';

/** Within this time an office without its owner is taken for the same office with it: 30 days. */
const SAME_TIME = 30 * 86_400_000;

/**
 * Each office of one holder once, newest first, as of the newest article that states it. "Secretary of state" and "US secretary of state" are
 * one office, shown in the fuller words, where they are stated in the same weeks and no other owner is; different offices stay apart.
 */
export function rolesOnce(roles: readonly RoleFact[]): RoleFact[] {
  const alike = new Map<string, RoleFact[]>();
  for (const role of roles) {
    const key = `${stem(role)} ${role.status}`;
    alike.set(key, [...(alike.get(key) ?? []), role]);
  }
  const found: RoleFact[] = [];
  for (const stated of alike.values()) {
    const own: RoleFact[] = [];
    for (const run of runs(stated)) {
      const owners = new Set(run.flatMap(({ office }) => (office.includes('@') ? office : [])));
      if (owners.size <= 1) own.push(told(run, run[0]!));
      else
        for (const owner of owners) {
          const these = run.filter(({ office }) => office === owner);
          own.push(told(these, these[0]!));
        }
    }
    const seen = new Set<string>();
    for (const role of own) {
      if (!seen.has(role.office)) found.push(role);
      seen.add(role.office);
    }
  }
  return found.sort((a, b) => b.asOf.getTime() - a.asOf.getTime());
}

/** The office without whose it is. */
const stem = ({ office }: RoleFact): string => office.split('@')[0]!;

/** Statements newest first, parted where none came for longer than `SAME_TIME`. */
function runs(stated: readonly RoleFact[]): RoleFact[][] {
  const parts: RoleFact[][] = [];
  let last: RoleFact | undefined;
  for (const role of [...stated].sort((a, b) => b.asOf.getTime() - a.asOf.getTime())) {
    if (last && last.asOf.getTime() - role.asOf.getTime() <= SAME_TIME) parts.at(-1)!.push(role);
    else parts.push([role]);
    last = role;
  }
  return parts;
}

/** The fullest words of some statements of one office, on the word of the newest. */
function told(stated: readonly RoleFact[], newest: RoleFact): RoleFact {
  const fullest =
    stated.find(({ office, of }) => office.includes('@') && of !== undefined) ??
    stated.find(({ office }) => office.includes('@')) ??
    newest;
  const { asOf, article, sentence } = newest;
  return { ...fullest, asOf, article, sentence };
}

/** "US Secretary of State", "Defence Minister of Israel", "Mossad Chief", "former Mayor of Bergen". */
export function roleWords({ title, of, status }: { title: string; of?: string; status?: string }): string {
  const head =
    status === 'former' || status === 'acting'
      ? new RegExp(`\\b${status}\\b`, 'iu').test(title)
        ? ''
        : `${status} `
      : status === 'elect' && !/elect|designate/iu.test(title)
        ? 'incoming '
        : '';
  if (of === undefined || title.toLowerCase().includes(of.toLowerCase())) return `${head}${title}`;
  const country = findCountry(of);
  if (!country)
    return /^[\p{Lu}\d.]+$/u.test(of) || !/\s/u.test(of)
      ? `${head}${of} ${title}`
      : `${head}${title} of ${of}`;
  if (country.country === 'United States') return `${head}US ${title}`;
  return country.as === 'demonym'
    ? `${head}${of} ${title}`
    : `${head}${title} of ${/^[\p{Lu}.]+$/u.test(of) ? `the ${of}` : of}`;
}
