import { organisationKey } from '../../language/actors/organisations.ts';
import { findCountry } from '../../language/english/nationalities.ts';
import { plainKey } from '../../language/identity.ts';
import { fold, parseName, soundsOf } from '../../language/names.ts';
import { skeleton } from '../../language/spelling.ts';

/**
 * Keys for a name as a reader types it, in steps; the first step that finds anybody answers. A lone word asks for all who bear it, so a
 * family name that two bear finds both.
 */
export function askedKeys(name: string): { how: 'exact' | 'part' | 'misspelt'; keys: string[] }[] {
  const { parts, family } = parseName(name);
  const words = fold(name)
    .split(' ')
    .filter((word) => word.length > 1 && word !== 'the');
  const squeezed = fold(name).replaceAll(' ', '');
  const country = findCountry(name) ?? findCountry(capitalised(name));
  const exact = [
    `o:${organisationKey(name)}`,
    `t:${plainKey('place', country?.country ?? name)}`,
    `g:${plainKey('group', name)}`,
    ...(words.length === 1 ? [`a:${squeezed}`] : []),
    ...(parts.length > 0 ? [`k:${parts.join(' ')}`] : []),
    ...(parts.length === 1 ? [`w:${family}`] : []),
  ];
  const steps: { how: 'exact' | 'part' | 'misspelt'; keys: string[] }[] = [
    { how: 'exact', keys: unique(exact) },
  ];
  if (words.length > 1)
    steps.push({
      how: 'part',
      keys: unique(
        (parts.length > 1 ? parts : words).filter((word) => word.length > 1).map((word) => `w:${word}`),
      ),
    });
  const sounds = (list: readonly string[]) =>
    list.filter((part) => part.length > 2).flatMap((part) => soundsOf(part).map((sound) => `m:${sound}`));
  if (parts.length > 1) {
    const given = parts[0]!;
    steps.push({
      how: 'misspelt',
      keys: unique([`p:${skeleton(given)}|${skeleton(family)}`, `i:${given[0]}|${family}`]),
    });
    // One of the words is right, the other is like.
    steps.push({
      how: 'misspelt',
      keys: unique([`w:${family}`, ...parts.slice(0, -1).map((part) => `w:${part}`)]),
    });
  }
  if (parts.length > 0)
    steps.push({ how: 'misspelt', keys: unique([`v:${skeleton(family)}`, ...sounds(parts)]) });
  return steps;
}

/** Keys under which names stand that look or sound like this one, and beginnings of words. */
export function nearKeys(name: string): { keys: string[]; prefixes: string[] } {
  const parts = fold(name)
    .split(' ')
    .filter((word) => word.length > 2);
  return {
    keys: unique(
      parts.flatMap((part) => [
        `w:${part}`,
        `v:${skeleton(part)}`,
        ...soundsOf(part).map((sound) => `m:${sound}`),
      ]),
    ),
    prefixes: unique(parts.map((part) => `w:${part.slice(0, 3)}`)),
  };
}

const capitalised = (name: string): string =>
  name.length <= 3 ? name.toUpperCase() : name.replace(/(^|[\s-])(\p{Ll})/gu, (part) => part.toUpperCase());
const unique = (words: string[]): string[] => [...new Set(words)];
