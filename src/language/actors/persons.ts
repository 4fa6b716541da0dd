import { sexOf } from '../english/forenames.ts';
import { compareNames, sexOfTitles } from '../names.ts';
import { addName, formKey, type Group, lastBefore, type NamePrint, newGroup } from './group.ts';

/** Similarity from which a lone word is taken for a bearer's family name; below stand given names and short forms. */
const SURNAME = 0.55;

/**
 * Persons from printed names: full names first, the fullest leading, then lone words in the order of the text. A lone word goes to the
 * one bearer it fits; where two fit it goes to the one who is plainly meant, or to nobody.
 */
export function groupPersons(prints: readonly NamePrint[]): { groups: Group[]; open: NamePrint[] } {
  const groups: Group[] = [];
  const full = prints.filter((print) => print.person!.parts.length > 1);
  full.sort((a, b) => b.person!.parts.length - a.person!.parts.length || order(a) - order(b));
  const placed = new Map<string, Group>();
  for (const print of full) {
    const key = formKey(print);
    const known = placed.get(key);
    if (known) addName(known, print);
    else placed.set(key, placeFull(groups, print));
  }
  const open: NamePrint[] = [];
  const single = prints.filter((print) => print.person!.parts.length === 1);
  single.sort((a, b) => order(a) - order(b));
  const compared = new Map<string, Fits>();
  for (const print of single) {
    const key = formKey(print);
    const fits = compared.get(key) ?? new Map();
    compared.set(key, fits);
    if (!placeSingle(groups, print, fits)) open.push(print);
  }
  return { groups, open };
}

/** The title is read after the text: it may name by surname whom the text names in full. */
const order = (print: NamePrint): number => (print.in === 'title' ? 1e9 : 0) + print.start;

function sexOfPrint(print: NamePrint): 'm' | 'f' | undefined {
  const { titles, parts } = print.person!;
  return sexOfTitles(titles) ?? (parts.length > 1 ? sexOf(parts[0]!) : undefined);
}

function placeFull(groups: Group[], print: NamePrint): Group {
  let best: { group: Group; strength: number; line: string } | undefined;
  for (const group of groups) {
    let strength = 0;
    let line = '';
    let contradicted = false;
    for (const known of group.forms.values()) {
      const relation = compareNames(print.person!, known.person!);
      if (relation?.same === false) contradicted = true;
      if (relation?.same && relation.strength > strength) {
        strength = relation.strength;
        line = `"${print.person!.plain}" = "${known.person!.plain}": ${relation.how}`;
      }
    }
    if (!contradicted && strength >= 0.8 && (!best || strength > best.strength))
      best = { group, strength, line };
  }
  const group = best?.group ?? newGroup('person', print.person!.plain);
  if (!best) groups.push(group);
  addName(group, print, best && best.strength < 1 ? best.line : undefined);
  group.sex ??= sexOfPrint(print);
  return group;
}

/** What comparing a lone word's form with a group gave, while the group had so many forms. */
type Fits = Map<Group, { forms: number; strength: number; how: string }>;

function fitOf(group: Group, print: NamePrint, before: Fits): { strength: number; how: string } {
  const known = before.get(group);
  if (known?.forms === group.forms.size) return known;
  const fit = { forms: group.forms.size, ...compareWith(group, print) };
  before.set(group, fit);
  return fit;
}

function compareWith(group: Group, print: NamePrint): { strength: number; how: string } {
  let strength = 0;
  let how = '';
  for (const known of group.forms.values()) {
    const relation = compareNames(print.person!, known.person!);
    if (relation?.same === false) return { strength: 0, how };
    if (relation?.same && relation.strength > strength) [strength, how] = [relation.strength, relation.how];
  }
  if (how === 'the same word' && [...group.forms.values()].some((known) => known.person!.parts.length > 1))
    how = 'surname';
  return { strength, how };
}

function placeSingle(groups: Group[], print: NamePrint, compared: Fits): boolean {
  const sex = sexOfTitles(print.person!.titles);
  const fits = groups
    .map((group) => ({ group, ...fitOf(group, print, compared) }))
    .filter((fit) => fit.strength > 0 && !(sex && fit.group.sex && sex !== fit.group.sex));
  const surnames = fits.filter((fit) => fit.strength >= SURNAME);
  // A given name stands alone for somebody only where no one bears it as a family name.
  let tier = surnames.length > 0 ? surnames : fits;
  const exact = tier.filter((fit) => !fit.how.includes('otherwise'));
  if (exact.length > 0) tier = exact;
  // The bare surname is the elder's: a junior is named as such.
  const elder = tier.filter((fit) => ![...fit.group.forms.values()].some((known) => known.person!.suffix));
  if (elder.length > 0 && !print.person!.suffix) tier = elder;
  if (tier.length === 0) {
    const group = newGroup('person', print.person!.plain);
    addName(group, print);
    if (sex) group.sex = sex;
    groups.push(group);
    return true;
  }
  const chosen = tier.length === 1 ? tier[0]! : meant(tier, print);
  if (!chosen) return false;
  const note =
    tier.length > 1
      ? 'the bearer spoken of here'
      : bearers(groups, print) > 1
        ? 'the only bearer that title fits'
        : 'only bearer here';
  const fullest = chosen.group.name;
  addName(
    chosen.group,
    print,
    fold(fullest) === fold(print.person!.plain)
      ? undefined
      : `"${print.person!.plain}" = "${fullest}": ${chosen.how}, ${note}`,
  );
  if (sex) chosen.group.sex ??= sex;
  return true;
}

/** How many persons bear a lone word in their names. */
const bearers = (groups: readonly Group[], print: NamePrint): number =>
  groups.filter((group) =>
    [...group.forms.values()].some((name) => name.person!.family === print.person!.family),
  ).length;

const fold = (text: string): string => text.toLowerCase();

/**
 * Of several bearers the one plainly meant: the only one named so far, the one named last in this sentence or the one before, or the one named
 * within the last stretch of text or far more often than the others. Two named in one sentence leave it open, and so does somebody just named
 * beside another whom the article names all the time: "his father, Omar Sayed. Sayed …".
 */
function meant<F extends { group: Group; strength: number }>(fits: F[], print: NamePrint): F | undefined {
  const count = (fit: F) => fit.group.names.filter((name) => name.person!.parts.length === 1).length;
  const ranked = [...fits].sort((a, b) => total(b) - total(a));
  const often =
    total(ranked[0]!) >= 3 * total(ranked[1]!) || (count(ranked[0]!) >= 2 && count(ranked[1]!) === 0)
      ? ranked[0]
      : undefined;
  if (print.in === 'text') {
    const named = fits.filter((fit) => lastBefore(fit.group, print.start) >= 0);
    if (named.length === 1) return named[0];
    const sentenceOf = (fit: F): number =>
      Math.max(
        ...fit.group.names.map((name) =>
          name.in === 'text' && name.start < print.start ? name.sentence : -1,
        ),
      );
    const last = Math.max(...named.map(sentenceOf));
    if (print.sentence >= 0 && last >= 0 && last >= print.sentence - 1) {
      const here = named.filter((fit) => sentenceOf(fit) === last);
      if (here.length !== 1) return undefined;
      return often === undefined || often === here[0] || total(often) < ALL_THE_TIME ? here[0] : undefined;
    }
    const near = named.filter((fit) => print.start - lastBefore(fit.group, print.start) < NEAR);
    if (near.length === 1) return near[0];
  }
  return often;
}

/** Mentions from which on somebody is what an article is about. */
const ALL_THE_TIME = 6;

const total = (fit: { group: Group }): number => fit.group.mentions.length;

/** Characters within which a bearer named before counts as still spoken of: about two sentences. */
const NEAR = 300;
