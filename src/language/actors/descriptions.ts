import type { Sentence } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import { countryOf } from '../english/nationalities.ts';
import { type Group, lastBefore } from './group.ts';

/** "The 58-year-old", and how a name's age is printed: "Berg, 58,", "Berg (58)", "58-year-old Berg". */
const AGED = /(?<![\p{L}’'-])[Tt]he (\d{1,3})-year-old\b/gu;
const AGE_BEHIND = /^(?:,\s(?:aged\s)?(\d{1,3})(?=[,.;)]|\s(?:and|who|from|of)\b)|\s\((\d{1,3})\))/u;
const AGE_BEFORE = /\b(\d{1,3})-year-old\s$/u;

/** "The accused", and what is printed behind the name of one. */
const ACCUSED = /(?<![\p{L}’'-])[Tt]he (?:defendant|accused)(?![\p{L}-]|’s counsel)/gu;
const CHARGED =
  /^(?:,[^.;]{1,50},)?\s(?:(?:has|had|who)\s)?(?:denie[sd]|pleaded|pleads|(?:is|was|were|stands|stood|been)\s(?:\p{Ll}+\s)?(?:accused|charged|convicted|indicted|arraigned|sentenced|acquitted)|stands trial|(?:is|was|goes|went) on trial)\b/u;

/** "Her rival", "his Japanese counterpart": not before a name, which then says who. */
const OTHER =
  /(?<![\p{L}\p{N}’'-])(?:his|her) (?:(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) )?(rival|opponent|challenger|counterpart)(?![\p{L}’'-])(?!,? (?:\p{Lu}|for|from|in|the))/gu;

/** Sentences back in which the other one must have been named. */
const NEAR = 3;

/**
 * Gives descriptions that can mean one person only to that person: an age, the one who is on trial, the other one of two. Each needs evidence in the text that
 * nobody else has; where two fit nothing is given.
 */
export function resolveDescriptions(
  groups: readonly Group[],
  sentences: readonly Sentence[],
  text: string,
): void {
  const persons = groups.filter((group) => group.kind === 'person');
  const taken = groups.flatMap((group) =>
    group.mentions.filter((one) => one.in === 'text' && one.form !== 'pronoun'),
  );
  const give = (group: Group | undefined, start: number, words: string, how: string): void => {
    const span = { start, end: start + words.length };
    if (!group || taken.some((one) => overlaps(one, span))) return;
    group.mentions.push({ ...span, in: 'text', kind: 'person', form: 'nominal' });
    const line = `"${words.toLowerCase()}" = "${group.name}": ${how}`;
    if (!group.why.includes(line)) group.why.push(line);
  };
  for (const match of text.matchAll(AGED)) {
    const fits = persons.filter((group) => agesOf(group, text).has(match[1]!));
    give(only(fits), match.index, match[0], 'the only one of that age here');
  }
  const charged = [...text.matchAll(ACCUSED)];
  if (charged.length > 0) {
    const fits = persons.filter((group) =>
      namesOf(group).some((name) => CHARGED.test(text.slice(name.end, name.end + 110))),
    );
    for (const match of charged) give(only(fits), match.index, match[0], 'the only one charged here');
  }
  for (const match of text.matchAll(OTHER)) {
    const [words, country] = match;
    const at = match.index;
    const owner = persons.find((group) =>
      group.mentions.some((one) => one.form === 'pronoun' && one.start === at),
    );
    if (!owner) continue;
    if (match[2] === 'counterpart') {
      const of = country && countryOf(country)?.toLowerCase();
      if (!of) continue;
      const fits = persons.filter(
        (group) => group !== owner && [...group.offices].some((office) => office.endsWith(`@${of}`)),
      );
      give(only(fits), at, words, 'the only one here who holds an office there');
      continue;
    }
    const index = sentences.findIndex((sentence) =>
      contains(sentence, { start: at, end: at + words.length }),
    );
    const from = sentences[Math.max(0, index - NEAR)]?.start ?? 0;
    const others = persons.filter(
      (group) => group !== owner && namesOf(group).some((name) => name.start < at),
    );
    const near = others.filter((group) => lastBefore(group, at) >= from);
    if (near.length === 1 && others.length === 1) give(near[0], at, words, 'the only other one named before');
  }
}

const only = (groups: readonly Group[]): Group | undefined => (groups.length === 1 ? groups[0] : undefined);

const namesOf = (group: Group): Span[] => group.names.filter((name) => name.in === 'text');

function agesOf(group: Group, text: string): Set<string> {
  const ages = new Set<string>();
  for (const name of namesOf(group)) {
    const behind = AGE_BEHIND.exec(text.slice(name.end, name.end + 24));
    const before = AGE_BEFORE.exec(text.slice(Math.max(0, name.start - 24), name.start));
    const age = behind?.[1] ?? behind?.[2] ?? before?.[1];
    if (age !== undefined) ages.add(age);
  }
  return ages;
}
