import type { ActorKind, LocalActor, Mention, Sentence } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import type { Chunks } from '../chunks.ts';
import { PARTIES } from '../english/bodies.ts';
import { isForename } from '../english/forenames.ts';
import { findCountry } from '../english/nationalities.ts';
import { ADDRESSES, isShortTitle, titleModifier, titleNoun } from '../english/titles.ts';
import { fold, type PersonName, parseName } from '../names.ts';
import { parseOffice } from '../office.ts';
import type { Quote } from '../quotes.ts';
import type { RolePhrase } from '../roles.ts';
import type { NameSpan } from '../tagger/tagger.ts';
import { resolveDescriptions } from './descriptions.ts';
import { addName, type Group, type NamePrint, newGroup } from './group.ts';
import { resolveHeads } from './heads.ts';
import { settleKinds } from './kinds.ts';
import { groupOrganisations, organisationKey, partiesIn } from './organisations.ts';
import { groupPersons } from './persons.ts';
import { resolvePhrases } from './phrases.ts';
import { resolvePronouns } from './pronouns.ts';

export interface ActorsInput {
  title: string;
  titleNames: readonly NameSpan[];
  text: string;
  sentences: readonly Sentence[];
  names: readonly NameSpan[];
  phrases: readonly RolePhrase[];
  quotes: readonly Quote[];
  /** Phrases and verbs of each sentence, where they were found already. */
  chunks?: readonly Chunks[];
}

/**
 * Who is who within one article: persons, organisations, countries and groups with all their mentions, sorted by place, and for every
 * merge the line that says why. Places that are no country get a mention but no actor unless they act for a government.
 */
export function resolveActors(input: ActorsInput): { mentions: Mention[]; actors: LocalActor[] } {
  const { text, title, sentences } = input;
  const holders = new Set(input.phrases.flatMap(({ holder }) => (holder ? [holder.start] : [])));
  // Whoever stands behind a title is a person, whatever the tagger saw.
  const names = input.names
    .filter(({ type, start, end }) => type !== 'MISC' || !PARTIES.has(fold(text.slice(start, end))))
    .map((name) => (holders.has(name.start) ? { ...name, type: 'PER' as const } : name));
  const partisans = partiesIn(text, sentences, names);
  for (const span of partisans) names.push({ ...span, type: 'ORG', score: 0.6 });
  const kinds = settleKinds({ text, names }, { text: title, names: input.titleNames }, holders);
  const tagged: (NamePrint & { type: NameSpan['type'] })[] = [
    ...kinds.names.map((name) => print(name, text, 'text', sentences)),
    ...kinds.titleNames.map((name) => print(name, title, 'title', sentences)),
  ].filter(
    (name, index, all) =>
      /\p{L}/u.test(name.text) && !isPair(name.text) && !isShortened(name, all[index + 1], text),
  );
  const phrases = [...input.phrases, ...rolesAmong(tagged, input.phrases, text)];
  const prints = tagged.filter((name) => !isRole(name));
  const persons = prints.filter((name) => name.type === 'PER');
  const surnames = new Set(
    persons.flatMap(({ person }) =>
      // In "Kim Jong Un" the first part is the family name: any part that is no usual given name may stand alone.
      (person?.parts ?? []).filter((part, index, all) => index === all.length - 1 || !isForename(part)),
    ),
  );
  const countries: typeof prints = [];
  const organisations: typeof prints = [];
  const places: typeof prints = [];
  const filed: typeof prints = [];
  for (const name of prints) {
    if (name.type === 'PER') continue;
    // A dateline stands outside of all sentences: where it was filed, and by which agency.
    if (name.in === 'text' && name.sentence < 0) {
      filed.push(name);
      continue;
    }
    const country = findCountry(name.text);
    if (
      country &&
      country.as !== 'capital' &&
      !(country.as === 'demonym' && name.type !== 'ORG' && !isSubject(name, text))
    ) {
      if (country.as === 'name' || country.as === 'people' || name.type === 'ORG' || name.type === 'LOC')
        countries.push(name);
    } else if (country?.as === 'capital' && name.in === 'text' && acts(name, text)) countries.push(name);
    else if (name.type === 'ORG' || (name.type === 'LOC' && !country)) {
      const { parts } = parseName(name.text);
      // A lone surname that the tagger took for a firm or a place is the person the article names in full.
      if (parts.length === 1 && surnames.has(parts[0]!) && /\p{Lu}\p{Ll}/u.test(name.text))
        persons.push({ ...name, person: titled(name, name.in === 'title' ? title : text) });
      else (name.type === 'ORG' ? organisations : places).push(name);
    } else if (name.type === 'LOC') places.push(name);
  }
  const known = new Set(organisations.map((name) => organisationKey(name.text)));
  const cities = places.filter((name) => {
    if (!known.has(organisationKey(name.text))) return true;
    organisations.push(name);
    return false;
  });
  const { groups: people, open } = groupPersons(
    persons.filter((name) => (name.person?.parts.length ?? 0) > 0),
  );
  const groups = [...people, ...groupOrganisations(organisations, text), ...groupCountries(countries)];
  const loose: Mention[] = [
    ...open.map((name) => mention(name, name.in, 'person', 'name')),
    ...cities.map((name) => mention(name, name.in, 'place', 'name')),
    ...filed.map((name) => mention(name, 'text', name.type === 'ORG' ? 'organisation' : 'place', 'name')),
  ];
  loose.push(...resolvePhrases(groups, phrases, text, input.chunks));
  resolveHeads(groups, text);
  const strangers = [
    ...loose,
    ...groups.flatMap((group) => (group.kind === 'group' ? group.mentions : [])),
  ].filter((one) => one.in === 'text' && one.form === 'nominal');
  loose.push(
    ...resolvePronouns(groups, sentences, input.quotes, text, strangers, input.chunks).map((span) =>
      mention(span, 'text', 'person', 'pronoun'),
    ),
  );
  resolveDescriptions(groups, sentences, text);
  return finish(groups, loose, input);
}

function print(
  name: NameSpan,
  text: string,
  where: 'text' | 'title',
  sentences: readonly Sentence[],
): NamePrint & { type: NameSpan['type'] } {
  const surface = text.slice(name.start, name.end);
  const sentence = where === 'title' ? -1 : sentences.findIndex((one) => contains(one, name));
  const base = { start: name.start, end: name.end, in: where, text: surface, sentence, type: name.type };
  if (name.type !== 'PER') return base;
  return { ...base, person: titled(base, text) };
}

/** The name with the titles printed before it: they tell of its bearer and are no part of it. */
function titled(name: { start: number; text: string }, text: string): PersonName {
  const own = parseName(name.text);
  const before = titleBefore(text, name.start).map((word) => word.toLowerCase().replace(/[.,]$/u, ''));
  return before.length === 0 ? own : { ...own, titles: [...before, ...own.titles] };
}

/** Role words that the tagger took for a name: "US Secretary of State". */
const isRole = ({ text, type }: NamePrint & { type: NameSpan['type'] }): boolean =>
  (type === 'ORG' || type === 'MISC') &&
  (ROLE_OF.test(text) || titleNoun(text.split(/\s+/u).at(-1)!.toLowerCase())?.class === 'office') &&
  parseOffice(text) !== undefined;

/** "Secretary of State", "Minister of Defence": a role noun inside, what it is of behind. */
const ROLE_OF =
  /\b(?:Secretary|Minister|Ministers|President|Chief|Director|Governor|Head|Speaker) (?:of|for) /u;

/** Role words taken for a name, as the role phrases they are, where the reading of roles passed them over. */
function rolesAmong(
  names: readonly (NamePrint & { type: NameSpan['type'] })[],
  phrases: readonly RolePhrase[],
  text: string,
): RolePhrase[] {
  return names
    .filter((name) => name.in === 'text' && isRole(name) && !phrases.some((phrase) => overlaps(phrase, name)))
    .map(({ start, end, text: words, sentence }) => ({
      start: /\bthe\s$/iu.test(text.slice(Math.max(0, start - 5), start)) ? start - 4 : start,
      end,
      title: words,
      office: parseOffice(words)!,
      status: 'current' as const,
      definite: /\bthe\s+$/iu.test(text.slice(Math.max(0, start - 5), start)) || start === 0,
      plural: titleNoun(words.split(/\s+/u).at(-1)!.toLowerCase())?.plural ?? false,
      sentence,
    }));
}

/** "Engr. Berg", "Adv. Roe": a title cut short that the tagger took for a name of its own. */
const isShortened = (name: NamePrint, next: NamePrint | undefined, text: string): boolean =>
  next?.person !== undefined &&
  name.person !== undefined &&
  name.sentence >= 0 &&
  name.sentence === next.sentence &&
  /^\p{Lu}\p{Ll}{1,4}$/u.test(name.text) &&
  text.slice(name.end, next.start) === '. ';

/** Two countries or peoples joined by a hyphen, or one and another name: "Israel-Hamas" is no name of anybody. */
const isPair = (name: string): boolean =>
  /^\p{Lu}[\p{L}.]+[-–]\p{Lu}[\p{L}.]+$/u.test(name) &&
  findCountry(name) === undefined &&
  name.split(/[-–]/u).some((part) => findCountry(part) !== undefined);

/** Titles printed right before a name: "Mrs.", "President". */
function titleBefore(text: string, start: number): string[] {
  const words =
    /((?:\p{L}[\p{L}-]*\.?\s){1,3})$/u
      .exec(text.slice(Math.max(0, start - 40), start))?.[1]
      ?.trim()
      .split(/\s+/u) ?? [];
  let from = words.length;
  while (from > 0) {
    const low = words[from - 1]!.toLowerCase();
    const noun = titleNoun(low);
    if (
      !ADDRESSES.has(low) &&
      !isShortTitle(low) &&
      (!noun || noun.plural) &&
      !(from < words.length && titleModifier(low) !== undefined)
    )
      break;
    from--;
  }
  return words.slice(from);
}

/** Verbs and auxiliaries after which a capital or a people stands as the subject of a state's act. */
const ACTS =
  /^(?:['’]s (?:government|administration|regime|leadership)|(?:,[^,.]{1,60},)?\s+(?:(?:has|have|had|would|could|will|is|was|were|are|did|does|also|later|then|now|itself|itselves|already|never|not|still|again|formally|repeatedly|publicly)\s+){0,4}(?:said|says|told|tells|announced|announces|warned|warns|denied|denies|accused|accuses|demanded|demands|insisted|insists|rejected|rejects|condemned|condemns|urged|urges|agreed|agrees|refused|refuses|wants|wanted|called|calls|believes|claimed|claims|imposed|imposes|sees|hopes|fears|backed|backs|supports|supported|opposes|opposed|considers|considered|plans|planned|vowed|vows|pledged|pledges|threatened|threatens|offered|offers|responded|responds|retaliated|expelled|recalled|recognised|recognized|signed|withdrew|withdrawn|sent|sends|seeks|sought|expects|expected|proposed|proposes|signalled|signaled|signals|protested|summoned|lifted|blamed|blames|informed|made|toughened|invited|ready|willing|prepared)\b)/u;

/** True where a place name stands as the subject of an act and not after a preposition. */
function acts(name: Span, text: string): boolean {
  if (
    /\b(?:in|at|to|from|near|of|for|around|outside|into|via|through|between|on|and|visiting|leaving|left|reached|toward|towards)\s+(?:the\s+)?$/iu.test(
      text.slice(Math.max(0, name.start - 20), name.start),
    )
  )
    return false;
  return ACTS.test(text.slice(name.end, name.end + 110));
}

/** A demonym that stands alone as a noun: "the Israelis told", "the British said". */
const isSubject = (name: Span, text: string): boolean =>
  /\bthe\s+$/iu.test(text.slice(Math.max(0, name.start - 5), name.start)) && acts(name, text);

function groupCountries(prints: readonly NamePrint[]): Group[] {
  const groups = new Map<string, Group>();
  for (const name of prints) {
    const { country, as } = findCountry(name.text)!;
    const group = groups.get(country) ?? newGroup('place', name.text);
    group.country = country;
    groups.set(country, group);
    const line = {
      capital: `"${name.text}" = ${country}: the capital speaks for the government`,
      demonym: `"${name.text}" = ${country}: its people or government act`,
      people: `"${name.text}" = ${country}: its people or government act`,
      name: `"${name.text}" = ${country}: another name of the country`,
    }[as];
    addName(group, name, fold(name.text) === fold(country) ? undefined : line);
  }
  for (const group of groups.values()) {
    const full = group.names.filter((name) => findCountry(name.text)?.as === 'name').map((name) => name.text);
    const named =
      full.find((name) => name.replace(/^the /iu, '') === group.country) ??
      full.sort((a, b) => b.length - a.length)[0];
    group.name = named === undefined ? group.country! : named.replace(/^[Tt]he /u, '');
  }
  return [...groups.values()];
}

const mention = (span: Span, where: 'text' | 'title', kind: ActorKind, form: Mention['form']): Mention => ({
  start: span.start,
  end: span.end,
  in: where,
  kind,
  form,
});

/** Mentions in order of place (title first), actors in order of their first mention in the text. */
function finish(
  groups: readonly Group[],
  loose: readonly Mention[],
  { text, title }: ActorsInput,
): { mentions: Mention[]; actors: LocalActor[] } {
  const first = (group: Group) =>
    Math.min(...group.mentions.map((one) => (one.in === 'title' ? 1e9 : 0) + one.start));
  const ordered = groups.filter((group) => group.mentions.length > 0).sort((a, b) => first(a) - first(b));
  const all = ordered.flatMap((group, actor) => group.mentions.map((one) => ({ ...one, actor })));
  const spare = loose.filter((one) => !all.some((other) => other.in === one.in && overlaps(other, one)));
  const mentions: Mention[] = [...all, ...spare].sort(
    (a, b) => Number(a.in === 'text') - Number(b.in === 'text') || a.start - b.start || b.end - a.end,
  );
  const actors = ordered.map((group, actor): LocalActor => {
    const name = fullest(group);
    const forms = new Map<string, string>();
    for (const one of mentions) {
      if (one.actor !== actor || one.form === 'pronoun') continue;
      const surface = (one.in === 'title' ? title : text).slice(one.start, one.end).replace(/\s+/gu, ' ');
      if (!forms.has(surface.toLowerCase())) forms.set(surface.toLowerCase(), surface);
    }
    forms.delete(name.toLowerCase());
    return {
      name,
      kind: group.kind,
      aliases: [...forms.values()],
      mentions: mentions.flatMap((one, index) => (one.actor === actor ? [index] : [])),
      why: group.why,
    };
  });
  return { mentions, actors };
}

/** The form with most parts, of equal ones the most printed, then the first; titles are left off. */
function fullest(group: Group): string {
  if (group.kind !== 'person' || group.names.length === 0) return group.name;
  const forms = new Map<string, { count: number; parts: number; at: number }>();
  for (const name of group.names) {
    const plain = name.person!.plain;
    const known = forms.get(plain) ?? { count: 0, parts: name.person!.parts.length, at: forms.size };
    known.count++;
    forms.set(plain, known);
  }
  return [...forms].sort(([, a], [, b]) => b.parts - a.parts || b.count - a.count || a.at - b.at)[0]![0];
}
