import { isForename } from '../english/forenames.ts';
import { findCountry } from '../english/nationalities.ts';
import { ADDRESSES, isShortTitle } from '../english/titles.ts';
import { fold, isParticle, parseName } from '../names.ts';
import type { NameSpan } from '../tagger/tagger.ts';

interface Stretch {
  text: string;
  names: readonly NameSpan[];
}

/** What speaks for a name in the text; the title is short of context and speaks half as loud. */
const IN_TEXT = 1;
const IN_TITLE = 0.5;
/** A title before the name, or an office that it holds, settles it. */
const TOLD = 10;

/** Words of kin that stand for a name and are none alone. */
const KIN = /^(?:Uncle|Aunt|Auntie|Mum|Mom|Mummy|Dad|Daddy|Grandma|Grandpa|Granny|Mother|Father|Sir|Madam)$/u;

/** Endings of firms that a place does not have: "Lakeshore Capital". */
const FIRM =
  /^(?:Capital|Group|Holdings?|Partners|Inc|Corp|Corporation|Ltd|plc|PLC|LLC|AG|Industries|Technologies|Systems|Energy|Media|Foods|Motors|Pharma|Pharmaceuticals|Semicon|Semiconductor|Software|Logistics|Ventures|Devices|Electronics|Steel|Mining|Airways|Airlines|Rovers|Wanderers|Athletic|Albion|Hotspur)\b/u;

/**
 * Names with one kind a name: the whole article tells what each is, where the tagger saw the same words differently. Lower-case words inside a person's
 * name cut it ("Berg stuns Roe"), a family in the plural and lone words of kin are no names.
 */
export function settleKinds(
  body: Stretch,
  title: Stretch,
  holders: ReadonlySet<number>,
): { names: NameSpan[]; titleNames: NameSpan[] } {
  const cut = {
    names: body.names.flatMap((name) => split(name, body.text)),
    titleNames: title.names.flatMap((name) => split(name, title.text)),
  };
  const votes = new Map<string, Record<string, number>>();
  const surnames = new Set<string>();
  const bodies = new Set<string>();
  const firms = new Set<string>();
  const count = (name: NameSpan, text: string, weight: number, told: boolean): void => {
    const words = text.slice(name.start, name.end);
    const vote = votes.get(keyOf(words)) ?? {};
    votes.set(keyOf(words), vote);
    const kind = told ? 'PER' : name.type;
    vote[kind] = (vote[kind] ?? 0) + (told ? TOLD : weight);
    const { parts } = parseName(words);
    if (kind === 'PER' && parts.length > 1) for (const part of parts) surnames.add(part);
    if (kind !== 'ORG' || !/\s/u.test(words)) return;
    const [first = '', second = ''] = words.replace(/^the /iu, '').split(/\s+/u);
    bodies.add(fold(first));
    if (FIRM.test(second)) firms.add(fold(first));
  };
  for (const name of cut.names)
    count(name, body.text, IN_TEXT, holders.has(name.start) || isTitled(body.text, name));
  for (const name of cut.titleNames) count(name, title.text, IN_TITLE, isTitled(title.text, name));

  const settled = (name: NameSpan, text: string): NameSpan[] => {
    const words = text.slice(name.start, name.end);
    const key = keyOf(words);
    const lone = !/[\s-]/u.test(key);
    if (lone && KIN.test(words) && votes.get(key)?.PER !== undefined) return [];
    const { PER = 0, ORG = 0, LOC = 0 } = votes.get(key)!;
    // "Israel: we will go on": a country, unless somebody here bears the name (Jordan, Chad, Georgia).
    const country = findCountry(words);
    if (country) {
      const place = name.type === 'PER' && country.as === 'name' && LOC >= PER && !surnames.has(key);
      return [place ? { ...name, type: 'LOC' } : name];
    }
    if (lone && surnames.has(key)) return [name];
    // "the Okafors" are a family, whatever they were taken for.
    if (lone && key.endsWith('s') && surnames.has(key.slice(0, -1)) && /^\p{Lu}\p{Ll}/u.test(words))
      return [];
    if (lone && PER > 0 && PER < TOLD && bodies.has(key) && !isForename(key))
      return [{ ...name, type: 'ORG' }];
    if (lone && LOC > 0 && firms.has(key) && !isPlaced(key, body.text)) return [{ ...name, type: 'ORG' }];
    if (name.type === 'ORG' && lone && SEAT.test(text.slice(Math.max(0, name.start - 24), name.start)))
      return [{ ...name, type: 'LOC' }];
    if (PER > 0 && ORG > 0) {
      if (PER === ORG && lone) return [name];
      const person = PER > ORG || (PER === ORG && isForename(parseName(words).parts[0] ?? ''));
      if (name.type === 'PER' || name.type === 'ORG') return [{ ...name, type: person ? 'PER' : 'ORG' }];
    }
    return [name];
  };
  return {
    names: cut.names.flatMap((name) => settled(name, body.text)),
    titleNames: cut.titleNames.flatMap((name) => settled(name, title.text)),
  };
}

const keyOf = (words: string): string => fold(words.replace(/['’]s?$/u, '').replace(/^the /iu, ''));

/** Last words that only firms and bodies have. */
const BODY =
  /\s(?:Group|Holdings|Partners|Inc\.?|Corp\.?|Corporation|Ltd\.?|plc|PLC|LLC|Industries|Technologies|Pharma|Pharmaceuticals|Semicon|Semiconductors?|Logistics|Ventures|Electronics|Airways|Airlines|Rovers|Wanderers|University|College|Ministry|Council|Committee|Commission|Agency|Association|Federation|Foundation|Institute|Party|Court|Bank|Hospital|Police|United|Union|Society|Authority|Department)$/u;

/** Offices of a town, before its name. */
const SEAT = /\b(?:mayor|residents|people|city|town|village|suburb|outskirts|streets|port) of $/iu;

function isTitled(text: string, name: NameSpan): boolean {
  if (name.type !== 'PER' && name.type !== 'ORG') return false;
  const before = /(\p{L}+\.?)\s$/u.exec(text.slice(Math.max(0, name.start - 16), name.start))?.[1];
  return (
    before !== undefined &&
    /^\p{Lu}/u.test(before) &&
    (ADDRESSES.has(before.toLowerCase()) || isShortTitle(before.toLowerCase()))
  );
}

/** True where the text has something happen in, at or near the word, or it stands there as nothing but a place does. */
function isPlaced(word: string, text: string): boolean {
  const form = new RegExp(
    `\\b(?:in|at|near|from|outside|around|across|to)\\s+${word.replace(/[^\p{L}\p{N}]/gu, '.')}\\b`,
    'iu',
  );
  return form.test(text);
}

/** A person's name cut where lower-case words stand in it that no name has. */
function split(name: NameSpan, text: string): NameSpan[] {
  if (name.type !== 'PER') return [name];
  const words = text.slice(name.start, name.end);
  // "Hanul Semicon": no person is called so.
  if (BODY.test(words) && !isTitled(text, name) && !isForename(fold(words.split(/\s+/u)[0]!)))
    return [{ ...name, type: 'ORG' }];
  if (!/\s\p{Ll}{3,}\s/u.test(words)) return [name];
  const out: NameSpan[] = [];
  let from: number | undefined;
  let to = 0;
  const push = (): void => {
    if (from !== undefined) out.push({ ...name, start: name.start + from, end: name.start + to });
    from = undefined;
  };
  for (const match of words.matchAll(/\S+/gu)) {
    if (/^\p{Ll}{3,}$/u.test(match[0]) && !isParticle(fold(match[0]))) push();
    else {
      from ??= match.index;
      to = match.index + match[0].length;
    }
  }
  push();
  return out;
}
