/**
 * Who is who across articles, by evidence alone: what one article prints of somebody against what is known of the actors that share a key
 * with it. Pure; the store brings the candidates and keeps the answer with its reason, so that it can be given again when more is known.
 */
import type { ActorKind } from '../domain/reading.ts';
import {
  acronymsOf,
  isAcronym,
  isCommonBody,
  isInitials,
  isNoun,
  organisationKey,
  sameOrganisation,
} from './actors/organisations.ts';
import { isFamilyFirst } from './english/forenames.ts';
import { findCountry } from './english/nationalities.ts';
import { compareNames, fold, parseName, soundsOf } from './names.ts';
import { skeleton } from './spelling.ts';

/** What one article says of one of its actors. */
export interface Evidence {
  kind: ActorKind;
  /** Names as printed, the fullest first; empty for somebody known by office alone. */
  names: string[];
  /** Office keys stated here as held now. */
  offices: string[];
  /** When it was published, in milliseconds. */
  at: number;
}

/** An actor that may be meant, as known from other articles. */
export interface Known {
  id: number;
  kind: ActorKind;
  names: string[];
  offices: string[];
  /** When an article last (or first) named it, nearest to the evidence, in milliseconds. */
  near: number;
  /** How many other actors of this article were named with it before. */
  shared: number;
  /** True where this article names it too: only a description may still mean it. */
  here?: boolean;
}

/** The known actor meant, or undefined for a new one; below `SURE` the link is taken up again when more is known. */
export interface Decision {
  actor?: number;
  strength: number;
  why: string;
}

/** Links at least this strong stand by themselves; weaker ones (a surname, an initial, an acronym) depend on there being no other. */
export const SURE = 0.86;

/** How long a bare surname, acronym or office refers to whom it referred to before: 60 days. */
export const RECENT = 60 * 86_400_000;

/** Decides which of the known actors the evidence means. */
export function identify(evidence: Evidence, known: readonly Known[]): Decision {
  const name = evidence.names[0];
  if (name === undefined) return byOffice(evidence, known);
  const fits = known.flatMap((actor) => {
    const relation = actor.kind === evidence.kind ? compare(evidence, actor) : undefined;
    return relation ? [{ actor, ...relation }] : [];
  });
  const sure = fits.filter((fit) => fit.strength >= SURE);
  if (sure.length > 0) {
    const best = prefer(sure, evidence)[0]!;
    return {
      actor: best.actor.id,
      strength: best.strength,
      why: `"${name}" = "${best.actor.names[0]}": ${best.how}`,
    };
  }
  // A full name is never taken for a lone word's: it is known from now on, and the lone word is decided again.
  const recent = fits.filter(
    (fit) =>
      (Math.abs(fit.actor.near - evidence.at) <= RECENT || fit.how === 'the same initials') &&
      !(evidence.kind === 'person' && isFull(name) && !fit.actor.names.some(isFull)),
  );
  const office = recent.filter((fit) => fit.actor.offices.some((held) => evidence.offices.includes(held)));
  if (office.length === 1) return link(name, office[0]!, 'and the same office', 0.84);
  const weak = recent.filter((fit) => evidence.kind !== 'person' || carries(name, fit));
  if (weak.length === 0) return { strength: 1, why: `"${name}": not known before` };
  // Somebody with a full name goes before one known by that lone word only.
  const full = weak.filter((fit) => fit.actor.names.some(isFull));
  // The bare surname is the elder's: a junior is named as such.
  const elder = full.filter((fit) => !fit.actor.names.some((known) => parseName(known).suffix));
  const field = elder.length > 0 ? elder : weak.filter((fit) => !full.includes(fit));
  if (field.length === 0) return { strength: 0.3, why: `"${name}": known only of a junior` };
  if (field.length === 1)
    return link(name, field[0]!, 'only bearer in the news of these weeks', field[0]!.strength);
  const met = field.filter((fit) => fit.actor.shared > 0);
  if (met.length === 1)
    return link(
      name,
      met[0]!,
      'the only bearer seen with others of this article',
      Math.min(0.6, met[0]!.strength),
    );
  const lone = weak.find((fit) => !fit.actor.names.some(isFull));
  if (lone) return link(name, lone, 'several bear the name; kept apart from them', 0.3);
  return { strength: 0.3, why: `"${name}": ${field.length} bear the name, nothing tells which` };
}

/**
 * True where a weak likeness of names carries over from one article to another. A given name, a part of a name or another spelling of a lone word does not:
 * within its own article it is enough, elsewhere it is anybody's. A nickname, an initial and a word of which no full name is known need company.
 */
function carries(name: string, { actor, how }: Fit): boolean {
  const { parts } = parseName(name);
  if (parts.length > 1) return how !== 'initial' || actor.shared > 0;
  if (!actor.names.some(isFull)) return how === 'the same word' && actor.shared > 0;
  if (how === 'nickname') return actor.shared > 0;
  if (how === 'first part of the name') return isFamilyFirst(parts[0] ?? '');
  return how === 'surname' || how === 'the same word';
}

interface Fit {
  actor: Known;
  strength: number;
  how: string;
}

const link = (name: string, fit: Fit, why: string, strength: number): Decision => ({
  actor: fit.actor.id,
  strength: Math.min(strength, SURE - 0.01),
  why: `"${name}" = "${fit.actor.names[0]}": ${fit.how}, ${why}`,
});

const isFull = (name: string): boolean => parseName(name).parts.length > 1;

function prefer(fits: readonly Fit[], { offices }: Evidence): Fit[] {
  const office = (fit: Fit) => Number(fit.actor.offices.some((held) => offices.includes(held)));
  return [...fits].sort(
    (a, b) =>
      office(b) - office(a) ||
      Number(b.actor.shared > 0) - Number(a.actor.shared > 0) ||
      b.strength - a.strength ||
      b.actor.shared - a.actor.shared ||
      a.actor.id - b.actor.id,
  );
}

function compare(evidence: Evidence, actor: Known): { strength: number; how: string } | undefined {
  let best: { strength: number; how: string } | undefined;
  const better = (strength: number, how: string) => {
    if (!best || strength > best.strength) best = { strength, how };
  };
  if (evidence.kind === 'person') {
    const parsed = actor.names.slice(0, MOST_NAMES).map(parseName);
    const [fullest] = evidence.names.map(parseName);
    for (const known of parsed) {
      const relation = compareNames(fullest!, known);
      // One full name that contradicts is enough, unless a name that is quite the same is known too.
      if (
        relation?.same === false &&
        !parsed.some((other) => other.parts.join(' ') === fullest!.parts.join(' '))
      )
        return undefined;
      if (relation?.same) better(relation.strength, relation.how);
    }
    if (best && fullest!.parts.length === 1 && best.strength >= 0.75) better(0.75, 'the same word');
    if (best && isFull(evidence.names[0]!) && conflict(evidence.offices, actor.offices) && actor.shared === 0)
      return undefined;
    return best;
  }
  if (evidence.kind === 'organisation') return compareOrganisations(evidence, actor);
  for (const name of evidence.names.slice(0, MOST_NAMES))
    for (const known of actor.names.slice(0, MOST_NAMES))
      if (plainKey(evidence.kind, name) === plainKey(actor.kind, known)) better(1, 'the same name');
  return best;
}

/**
 * Names written out decide where both sides have one: initials that agree prove nothing then. Initials alone are weak, however often they agree;
 * where they were never printed beside the name they need company. A name written out never joins bare initials: they are decided again instead.
 */
function compareOrganisations(
  evidence: Evidence,
  actor: Known,
): { strength: number; how: string } | undefined {
  let best: { strength: number; how: string } | undefined;
  const better = (strength: number, how: string) => {
    if (!best || strength > best.strength) best = { strength, how };
  };
  const tell = (names: readonly string[]) =>
    names.filter((name, index) => index === 0 || !isNoun(name)).slice(0, MOST_NAMES);
  const [ours, theirs] = [tell(evidence.names), tell(actor.names)];
  const out = (names: readonly string[]) => names.filter((name) => !isInitials(name));
  const [ourLong, theirLong] = [out(ours), out(theirs)];
  if (ourLong.length > 0) {
    for (const name of ourLong)
      for (const known of theirLong) {
        const how = sameOrganisation(name, known);
        if (how !== 'the same name') continue;
        // Every state has one: only its company tells whose it is.
        if (isCommonBody(name) && actor.shared === 0) continue;
        better(1, how);
      }
    return best;
  }
  for (const name of ours)
    for (const known of theirs) {
      const how = sameOrganisation(name, known);
      if (how === 'the same name') better(0.85, 'the same initials');
      else if (how === 'acronym' && actor.shared > 0) better(0.7, how);
    }
  return best;
}

/** Names of one actor that are compared; the store gives the most printed first. */
const MOST_NAMES = 12;

function byOffice({ offices, at }: Evidence, known: readonly Known[]): Decision {
  const wanted = new Set(offices.flatMap((office) => [office, ...leadersOf(office)]));
  const holders = known.filter(
    (actor) => actor.offices.some((held) => wanted.has(held)) && Math.abs(actor.near - at) <= RECENT,
  );
  const named = holders.filter((actor) => actor.names.length > 0);
  const here = named.filter((actor) => actor.here);
  const field = here.length === 1 ? here : named.length > 0 ? named : holders;
  if (field.length === 1)
    return {
      actor: field[0]!.id,
      strength: 0.5,
      why: `${offices[0]}: the only holder named ${here.length === 1 ? 'here' : 'in the news of these weeks'}`,
    };
  return {
    strength: 0.3,
    why: `${offices[0] ?? 'unnamed'}: ${field.length === 0 ? 'no holder known' : 'several holders known'}`,
  };
}

/** Offices that "the leader of" a country may stand for. */
const LEADERS = ['president', 'minister:prime', 'chancellor', 'premier', 'king', 'emir', 'sultan', 'leader'];

/** Other offices that the holder of this one may be known by: of a country's leader the highest ones, else none. */
export function leadersOf(office: string): string[] {
  const [, noun, owner] = /^(leader|ruler|dictator|strongman|head)@(.+)$/u.exec(office) ?? [];
  return noun === undefined || findCountry(titled(owner!)) === undefined
    ? []
    : LEADERS.filter((one) => one !== noun).map((one) => `${one}@${owner}`);
}

const FIELDS: [string, RegExp][] = [
  [
    'sport',
    /^(?:footballer|player|striker|midfielder|defender|goalkeeper|winger|forward|coach|quarterback|pitcher|batsman|bowler|golfer|boxer|sprinter|swimmer|cyclist|jockey|skier|skater|athlete|captain|tennis|wrestler|driver|rider|runner)/u,
  ],
  [
    'arts',
    /^(?:actor|singer|musician|rapper|novelist|poet|painter|comedian|filmmaker|composer|guitarist|playwright|sculptor|dancer|songwriter)/u,
  ],
  [
    'state',
    /^(?:president|minister|secretary|senator|mp\b|mep\b|representative|governor|mayor|ambassador|chancellor|premier|king|queen|prince|general|colonel|admiral|lawmaker|congress|speaker|leader|envoy)/u,
  ],
];

const fieldOf = (office: string): string | undefined =>
  FIELDS.find(([, pattern]) => pattern.test(office))?.[0];

/**
 * True where the offices of two bearers of one name cannot well be one person's: a footballer and a minister, or ministers of two countries.
 */
export function conflict(a: readonly string[], b: readonly string[]): boolean {
  const fields = (offices: readonly string[]) => new Set(offices.flatMap((office) => fieldOf(office) ?? []));
  const [first, second] = [fields(a), fields(b)];
  if (first.size === 0 || second.size === 0) return false;
  if (![...first].some((field) => second.has(field))) return true;
  const owners = (offices: readonly string[]) =>
    new Set(
      offices.flatMap((office) =>
        fieldOf(office) === 'state' && office.includes('@') ? office.split('@')[1] || [] : [],
      ),
    );
  const [ours, theirs] = [owners(a), owners(b)];
  if (ours.size === 0 || theirs.size === 0 || [...ours].some((one) => theirs.has(one))) return false;
  const national = (names: Set<string>) =>
    [...names].every((name) => findCountry(titled(name)) !== undefined);
  return national(ours) && national(theirs);
}

const titled = (name: string): string => name.replace(/(^|\s)(\p{Ll})/gu, (part) => part.toUpperCase());

/** Descriptions under which the holder of an office may be waited for: the office itself, and "leader" of a country it leads. */
export function descriptionsOf(office: string): string[] {
  const [noun, owner] = office.split('@');
  if (owner === undefined) return [];
  return LEADERS.includes(noun!) ? [...new Set([office, `leader@${owner}`, `dictator@${owner}`])] : [office];
}

/** Key of a place (its country where it is one) or a group. */
export function plainKey(kind: ActorKind, name: string): string {
  if (kind === 'place') return fold(findCountry(name)?.country ?? name.replace(/^the /iu, ''));
  if (kind === 'organisation') return organisationKey(name);
  return fold(name).replace(/^(?:the|an?|some|several|many) /u, '');
}

/**
 * Keys under which a printed name is found, one letter and colon first: k the whole name, b its first two parts of more, w each word, p first and last part by their
 * consonants, i family name with an initial, v consonants of the last part, m sounds of each word, o organisation, a its acronyms, t place, g group.
 */
export function identityKeys(kind: ActorKind, name: string): string[] {
  if (kind === 'place') return [`t:${plainKey(kind, name)}`, `w:${fold(name)}`];
  if (kind === 'group') return [`g:${plainKey(kind, name)}`];
  if (kind === 'organisation') {
    const key = organisationKey(name);
    const acronyms = isAcronym(name) ? [] : acronymsOf(name);
    const words = key.split(' ');
    return unique([
      `o:${key}`,
      ...acronyms.map((acronym) => `a:${acronym}`),
      ...words.filter((word) => word.length > 2).map((word) => `w:${word}`),
      ...words
        .filter((word) => word.length > 3)
        .flatMap((word) => soundsOf(word).map((sound) => `m:${sound}`)),
    ]);
  }
  const { parts, family, nickname } = parseName(name);
  if (parts.length === 0) return [];
  const words = parts.filter((part) => part.length > 1);
  return unique([
    `k:${parts.join(' ')}`,
    ...words.map((word) => `w:${word}`),
    ...(nickname ? [`w:${nickname}`] : []),
    ...(parts.length > 2 ? [`b:${parts[0]} ${parts[1]}`] : []),
    `v:${skeleton(family)}`,
    ...(parts.length > 1
      ? [`p:${skeleton(parts[0]!)}|${skeleton(family)}`, `i:${parts[0]![0]}|${family}`]
      : []),
    ...words.filter((word) => word.length > 2).flatMap((word) => soundsOf(word).map((sound) => `m:${sound}`)),
  ]);
}

/** Keys to look candidates up by, in steps: the next step is only taken where the one before finds nobody. */
export function lookupSteps({ kind, names, offices }: Evidence): string[][] {
  const name = names[0];
  if (name === undefined)
    return [offices, offices.flatMap(leadersOf)].map((held) => held.map((office) => `office:${office}`));
  if (kind === 'place' || kind === 'group')
    return [[`${kind === 'place' ? 't' : 'g'}:${plainKey(kind, name)}`]];
  if (kind === 'organisation') {
    const own = names.map((one) => `o:${organisationKey(one)}`);
    const acronyms = names.flatMap((one) =>
      isAcronym(one)
        ? [`a:${organisationKey(one).replaceAll(' ', '')}`]
        : acronymsOf(one).map((acronym) => `o:${acronym}`),
    );
    return names.every(isInitials) ? [unique([...own, ...acronyms])] : [unique(own)];
  }
  const { parts, family } = parseName(name);
  if (parts.length === 0) return [];
  if (parts.length === 1) return [[`w:${family}`], [`v:${skeleton(family)}`]];
  return [
    [`k:${parts.join(' ')}`],
    [`p:${skeleton(parts[0]!)}|${skeleton(family)}`, `i:${parts[0]![0]}|${family}`],
    [parts.length === 2 ? `b:${parts.join(' ')}` : `k:${parts[0]} ${parts[1]}`],
  ];
}

const unique = (words: string[]): string[] => [...new Set(words)];
