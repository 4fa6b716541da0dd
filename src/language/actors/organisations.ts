import { overlaps, type Span } from '../../domain/span.ts';
import { HEADS, INITIALS, PARTIES } from '../english/bodies.ts';
import { fold } from '../names.ts';
import { addName, type Group, type NamePrint, newGroup } from './group.ts';

/** Endings that say what a firm is, not which. */
const LEGAL = new Set(
  'inc corp corporation co company ltd limited llc llp plc ag sa nv gmbh spa ab asa oyj bv pty kk holdings holding group incorporated'.split(
    ' ',
  ),
);
/** Words that an acronym may leave out. */
const SMALL = new Set('of the and for in on to a an at by de la du des del und et y e al'.split(' '));

const keys = new Map<string, string>();
/** Keys kept, so that a name is taken apart once however often it is compared; bounded against hostile texts. */
const MOST_KEYS = 20_000;

/** Folded name without article and legal endings: the words by which an organisation is the same. */
export function organisationKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = makeKey(name);
  if (keys.size >= MOST_KEYS) keys.clear();
  if (name.length < 200) keys.set(name, key);
  return key;
}

function makeKey(name: string): string {
  const words = fold(name.replace(/['’]s?$/u, '').replace(/&/gu, ' and '))
    .replace(/[,()]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  if (words[0] === 'the' && words.length > 1) words.shift();
  while (words.length > 1 && LEGAL.has(words.at(-1)!)) words.pop();
  const key = spelling(words.join(' '));
  return PARTIES.get(key) ?? INITIALS.get(key) ?? key.replace(COUNCIL, 'un security council');
}

/**
 * True for a body that every state has and that is named without its owner: "Defence Ministry", "Supreme Court", "Labour Party". The same words in
 * two articles are the same body only where something else tells so.
 */
export const isCommonBody = (name: string): boolean => COMMON.test(organisationKey(name));
const COMMON =
  /^(?:(?:supreme|high|constitutional|appeals?|district|federal|criminal|crown|county|magistrates?) court|court of appeals?|\p{L}+ (?:ministry|department)|(?:ministry|department) of (?:the )?\p{L}+(?: and \p{L}+)?|parliament|senate|congress|cabinet|house|assembly|house of representatives|national assembly|general assembly|national guard|central bank|police|army|navy|air force|coast guard|(?:electoral|election|state election|central election) commission|labor|opposition|(?:labor|liberal|conservative|socialist|communist|green|democratic|republican|social democratic|christian democratic|liberal democratic|national|people’?s) party)$/u;

/** The one body that is known without the one it is of. */
const COUNCIL = /^(?:(?:un|u n|united nations) )?security council$/u;

/** Acronyms that a name of several words may have: "nato" of "North Atlantic Treaty Organisation". */
export function acronymsOf(name: string): string[] {
  const words = name
    .replace(/['’]s?$/u, '')
    .split(/[\s-]+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const strong = words.filter((word) => !SMALL.has(word.toLowerCase()));
  if (strong.length < 2) return [];
  const initials = (list: string[]) => list.map((word) => fold(word)[0] ?? '').join('');
  return [
    ...new Set([
      initials(strong),
      initials(words.filter((word) => word.toLowerCase() !== 'the')),
      initials(words),
    ]),
  ];
}

/** True for a word printed as an acronym: "UN", "C.I.A.", "NATO". */
export const isAcronym = (name: string): boolean =>
  /^(?:the )?(?:\p{Lu}\.?){2,7}s?$/u.test(name.replace(/['’]s?$/u, ''));

/** True for initials that do not say by themselves whose they are: "NDC", not "UN". */
export const isInitials = (name: string): boolean => isAcronym(name) && !/\s/u.test(organisationKey(name));

/** True for a name that is only the noun of others: "Council", "Fund". */
export const isNoun = (name: string): boolean => NOUNS.has(organisationKey(name));

/** How two organisations' names are the same, or undefined. */
export function sameOrganisation(a: string, b: string): string | undefined {
  const [first, second] = [organisationKey(a), organisationKey(b)];
  if (first === '' || second === '') return undefined;
  if (first === second || first.replaceAll(' ', '') === second.replaceAll(' ', '')) return 'the same name';
  const [shortName, longName] = isAcronym(a) ? [a, b] : [b, a];
  if (isInitials(shortName) && acronymsOf(longName).includes(fold(shortName).replaceAll(' ', '')))
    return 'acronym';
  return undefined;
}

/** British and American spellings brought together. */
const spelling = (key: string): string =>
  key
    .replace(/isation/gu, 'ization')
    .replace(/\b(lab|harb|col|hon|neighb)our(s?)\b/gu, '$1or$2')
    .replace(/centre/gu, 'center')
    .replace(/defence/gu, 'defense')
    .replace(/programme\b/gu, 'program');

/** True where the short name is the beginning of the long one and says enough: "Boeing" of "Boeing Commercial Airplanes". */
function begins(short: string, long: string): boolean {
  if (isAcronym(short) || isAcronym(long)) return false;
  const first = organisationKey(short);
  const second = organisationKey(long);
  if (first.length < 4 || !second.startsWith(`${first} `) || GENERIC.has(first)) return false;
  // "United Nations Security Council" is a part of "United Nations" and not it.
  return !(/\s/u.test(first) && NOUNS.has(second.split(' ').at(-1)!));
}
const GENERIC = new Set(
  'bank ministry university national international american british federal united new south north east west royal general first central state house council department office party world global city european african arab islamic people republic supreme high court senate'.split(
    ' ',
  ),
);

const NOUNS = new Set(HEADS);

/** True where the short name is the end of the long one and has its noun: "Defence Ministry" of "Israeli Defence Ministry", "Fund" of "Monetary Fund". */
function ends(short: string, long: string): boolean {
  const first = organisationKey(short);
  const second = organisationKey(long);
  if (!second.endsWith(` ${first}`) || /\b(?:of|for|and)$/u.test(second.slice(0, -first.length).trim()))
    return false;
  return /\s/u.test(first)
    ? NOUNS.has(first.split(' ').at(-1)!) || / (?:of|for) /u.test(first)
    : NOUNS.has(first);
}

const PEOPLE =
  /(?<![\p{L}-])(?:Democrats|Republicans|Tories|GOP|Conservatives|Socialists|Communists|Greens|Liberals)(?![\p{L}-])/gu;
/** Words that are a party's also where a sentence begins. */
const PLAIN = /^(?:Democrats|Republicans|Tories|GOP)$/u;

/** Places where a party's people are named and the tagger saw no name: "the Democrats". A common word in a capital at the start of a sentence is none. */
export function partiesIn(text: string, sentences: readonly Span[], taken: readonly Span[]): Span[] {
  const starts = new Set(sentences.map(({ start }) => start));
  return [...text.matchAll(PEOPLE)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      (span) =>
        (PLAIN.test(text.slice(span.start, span.end)) || !starts.has(span.start)) &&
        !/\p{Lu}\p{L}+ $/u.test(
          text
            .slice(Math.max(0, span.start - 20), span.start)
            .replace(/^.*[.!?“"]\s*/su, '')
            .replace(/^The $/u, ''),
        ) &&
        !/^ \p{Lu}/u.test(text.slice(span.end, span.end + 2)) &&
        !taken.some((name) => overlaps(name, span)),
    );
}

/** Organisations from printed names: equal names, acronyms (also those the text explains in brackets), then beginnings of one name only. */
export function groupOrganisations(prints: readonly NamePrint[], text: string): Group[] {
  const groups: Group[] = [];
  const explained = explainedAcronyms(text);
  const ranked = [...prints].sort((a, b) => b.text.length - a.text.length || a.start - b.start);
  const placed = new Map<string, Group>();
  for (const print of ranked) {
    const before = placed.get(print.text);
    if (before) {
      addName(before, print);
      continue;
    }
    let found: { group: Group; how: string } | undefined;
    for (const group of groups) {
      for (const known of group.forms.values()) {
        const how =
          sameOrganisation(print.text, known.text) ??
          (explained.get(organisationKey(print.text)) === organisationKey(known.text)
            ? 'acronym explained in the text'
            : undefined);
        if (how && (!found || how === 'the same name')) found = { group, how };
      }
    }
    if (!found) {
      const longer = groups.filter((group) =>
        [...group.forms.values()].some((known) => begins(print.text, known.text)),
      );
      if (longer.length === 1) found = { group: longer[0]!, how: 'beginning of the name, only one here' };
      const ending = found
        ? []
        : groups.filter((group) => [...group.forms.values()].some((known) => ends(print.text, known.text)));
      if (ending.length === 1) found = { group: ending[0]!, how: 'end of the name, only one here' };
    }
    const group = found?.group ?? newGroup('organisation', print.text.replace(/^the /u, ''));
    if (!found) groups.push(group);
    placed.set(print.text, group);
    addName(
      group,
      print,
      found && found.how !== 'the same name' ? `"${print.text}" = "${group.name}": ${found.how}` : undefined,
    );
  }
  return groups;
}

/** "Palestine Liberation Organisation (PLO)" and "PLO (Palestine …)": folded acronym → organisation key of the long name. */
function explainedAcronyms(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const match of text.matchAll(
    /((?:\p{Lu}[\p{L}'’&-]+(?: (?:of|the|and|for|on|in|de|la) | ))+\p{Lu}[\p{L}'’-]+)\s*\(\s*((?:\p{Lu}\.?){2,7})\s*\)/gu,
  )) {
    const words = match[1]!.split(' ');
    const short = fold(match[2]!);
    for (let from = 0; from < words.length; from++) {
      if (fold(words[from]!)[0] === short[0]) {
        out.set(short, organisationKey(words.slice(from).join(' ')));
        break;
      }
    }
  }
  return out;
}
