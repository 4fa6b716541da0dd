import type { Reading } from '../domain/reading.ts';
import { compareNames, type PersonName, parseName } from '../language/names.ts';

/** From here on two printed names are one person's, where nothing speaks against it: a bare surname is .7. */
const SAME = 0.65;
/** People named at the foot of a brief. */
const SHOWN = 6;

/** Words of a name are capital but for particles: "teacher of Ada Lind" is none. */
const LOOKS_NAMED =
  /^\P{Ll}\S*(?: (?:(?:al|el|bin|ben|ibn|de|da|dos|du|di|del|della|la|le|van|von|der|den|ter|ten|zu|y|e)\b|\P{Ll}\S*|al-\S+|el-\S+))*$/u;

interface Person {
  name: PersonName;
  /** How often each form is printed. */
  forms: Map<string, number>;
  count: number;
}

/** People named in the articles, most named first, each once: "Donald J. Trump" and "Mr Trump" are one where only one Trump is named. */
export function namedPeople(readings: readonly Reading[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { actors } of readings)
    for (const { kind, name, mentions } of actors)
      if (kind === 'person') {
        // "economist Ada Lind" is called by her name.
        const form = name.replace(/^(?:\p{Ll}[\p{L}-]* )+(?=\p{Lu})/u, '');
        if (!LOOKS_NAMED.test(form)) continue;
        counts.set(form, (counts.get(form) ?? 0) + mentions.length);
      }
  const people: Person[] = [];
  // Full names first, so that a surname finds those that bear it.
  const parsed = [...counts]
    .map(([form, count]) => ({ form, count, name: parseName(form) }))
    .filter(({ name }) => name.parts.length > 0)
    .sort((a, b) => Number(b.name.parts.length > 1) - Number(a.name.parts.length > 1) || b.count - a.count);
  for (const { form, count, name } of parsed) {
    const bearers = people.filter((person) => {
      const same = compareNames(person.name, name);
      return same?.same === true && same.strength >= SAME;
    });
    const known = bearers.length === 1 ? bearers[0]! : undefined;
    if (known === undefined) people.push({ name, forms: new Map([[form, count]]), count });
    else {
      known.count += count;
      known.forms.set(form, (known.forms.get(form) ?? 0) + count);
    }
  }
  return people
    .sort((a, b) => b.count - a.count)
    .slice(0, SHOWN)
    .map(({ forms, count }) => ({ name: shownForm([...forms.keys()]), count }));
}

/** The shortest full name: without titles and middle letters, where it is printed so. */
const shownForm = (forms: readonly string[]): string =>
  forms.toSorted(
    (a, b) => Number(!a.includes(' ')) - Number(!b.includes(' ')) || a.length - b.length || (a < b ? -1 : 1),
  )[0]!;
