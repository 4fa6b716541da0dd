import { countryOf } from './english/nationalities.ts';
import { titleModifier, titleNoun, titleStatus } from './english/titles.ts';

/** Bodies better known by other words; lower case. */
const BODIES: Record<string, string> = {
  un: 'united nations',
  'u.n.': 'united nations',
  us: 'united states',
  'u.s.': 'united states',
  usa: 'united states',
  america: 'united states',
  uk: 'united kingdom',
  'u.k.': 'united kingdom',
  eu: 'european union',
  'e.u.': 'european union',
  'north atlantic treaty organization': 'nato',
  'north atlantic treaty organisation': 'nato',
  'international monetary fund': 'imf',
  'world health organization': 'who',
  'world health organisation': 'who',
  'world trade organization': 'wto',
  'international atomic energy agency': 'iaea',
  'central intelligence agency': 'cia',
  'federal bureau of investigation': 'fbi',
  'european central bank': 'ecb',
};

/** Words that leave no trace in a key. */
const EMPTY = new Set([
  'the',
  'a',
  'an',
  'of',
  'for',
  'and',
  '&',
  'affairs',
  'at',
  'in',
  'to',
  "'s",
  '’s',
  'country',
  'officer',
  'ministry',
  'department',
]);

/** Whole titles that are another title. */
const SAME: Record<string, string> = {
  'executive:chief': 'ceo',
  'chief:executive': 'ceo',
  'head:executive': 'ceo',
  'ceo:president': 'ceo',
  'head:diplomat': 'minister:foreign',
  'diplomat:top': 'minister:foreign',
  'diplomat:chief': 'minister:foreign',
  'head:managing': 'head',
  'general:attorney': 'attorney:general',
  'minister:external': 'minister:foreign',
  'head:spy': 'head:intelligence',
  'officer:chief-executive': 'ceo',
  'officer:chief-financial': 'cfo',
  'officer:chief-operating': 'coo',
  'officer:chief-technology': 'cto',
  'officer:chief': 'head',
};

/** The owner of an office in a form that is equal for "US", "American" and "the United States"; lower case. */
export function ownerKey(of: string): string {
  const plain = of
    .replace(/^(?:the|The)\s+/u, '')
    .replace(/['’]s?$/u, '')
    .trim();
  const country = countryOf(plain);
  const low = (country ?? plain).toLowerCase();
  return BODIES[low] ?? low;
}

/** Head and modifiers of a title, as the first half of a key. */
function titleKey(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/\b(?:ex|co|former)-/g, '')
    .replace(/-(?:elect|designate)\b/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  let stop = words.findIndex(
    (word, i) => i > 0 && (word === 'of' || word === 'for' || word === 'to' || word === 'at'),
  );
  if (stop < 0) stop = words.length;
  let head = -1;
  for (let i = stop - 1; i >= 0 && head < 0; i--) {
    // "attorney general", "secretary general": the adjective after the noun.
    if (words[i] === 'general' && i > 0 && titleNoun(words[i - 1]!)) continue;
    if (titleNoun(words[i]!)) head = i;
  }
  if (head < 0) return words.filter((word) => !EMPTY.has(word)).join('-');
  const [noun = '', ...own] = titleNoun(words[head]!)!.key.split(':');
  const mods: string[] = [...own];
  words.forEach((word, i) => {
    if (i === head || EMPTY.has(word) || titleStatus(word) !== undefined) return;
    // "Secretary of State for Health" is the health secretary.
    if (word === 'state' && noun === 'secretary' && words[i + 1] === 'for') return;
    const one = titleModifier(word) ?? word;
    if (one !== '' && !mods.includes(one)) mods.push(one);
  });
  if (noun === 'secretary' && mods.includes('general')) return 'head';
  if (noun === 'director' && mods.length === 1 && (mods[0] === 'general' || mods[0] === 'managing'))
    return 'head';
  mods.sort();
  const key = mods.length === 0 ? noun : `${noun}:${mods.join('-')}`;
  return SAME[key] ?? (key === 'director' ? 'head' : key);
}

/**
 * One key for all ways to print an office: "Defence Minister" of "Israel" and "Minister of Defense" of "Israeli" are both
 * "minister:defence@israel". Without an owner there is no "@". Lower case.
 */
export function officeKey(title: string, of?: string): string {
  const key = titleKey(title);
  const owner = of === undefined ? '' : ownerKey(of);
  if (owner === 'united states') {
    // The American foreign and defence ministers are called secretaries.
    if (key === 'minister:foreign') return 'secretary:state@united states';
    if (key === 'minister:defence') return 'secretary:defence@united states';
  }
  if (owner === 'pentagon' && (key === 'head' || key === 'head:pentagon'))
    return 'secretary:defence@united states';
  return owner === '' ? key : `${key}@${owner}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The country that some words of a question stand for, in any case. */
function countryIn(words: readonly string[]): string | undefined {
  const text = words.join(' ');
  if (BODIES[text.toLowerCase()]) return BODIES[text.toLowerCase()];
  return (
    countryOf(text) ??
    countryOf(words.map((word) => capital(word.toLowerCase())).join(' ')) ??
    (text.length <= 4 && text.length > 1 && text !== 'us' ? countryOf(text.toUpperCase()) : undefined)
  );
}

/**
 * The key of the office that a question names, or undefined where it names none: "Israeli defense minister", "minister of defence of
 * Israel", "Mossad chief", "UN chief". Any case.
 */
export function parseOffice(query: string): string | undefined {
  const words = query
    .slice(0, 200)
    .replace(/[’']s\b/g, '')
    .replace(/[’']/g, '')
    .replace(/,/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:the|a|an|who|is|current)$/i.test(word));
  const low = words.map((word) =>
    word
      .toLowerCase()
      .replace(/-(?:elect|designate)$/, '')
      .replace(/^ex-/, ''),
  );
  const stop = low.findIndex((word, i) => i > 0 && /^(?:of|for|to|at)$/.test(word));
  const last = stop < 0 ? low.length : stop;
  let head = -1;
  for (let i = last - 1; i >= 0 && head < 0; i--) {
    const noun = titleNoun(low[i]!);
    if (low[i] === 'general' && i > 0 && titleNoun(low[i - 1]!)) continue;
    if (noun && noun.class !== 'address') head = i;
    else if (low[i] !== 'general') break;
  }
  if (head < 0) return undefined;
  const title: string[] = [];
  const owner: string[] = [];
  // Before the noun: modifiers are the title's, what stands before them is the owner.
  let i = head - 1;
  for (; i >= 0; i--) {
    const country = countryIn([words[i]!]);
    if (
      (titleModifier(low[i]!) === undefined &&
        titleNoun(low[i]!) === undefined &&
        titleStatus(low[i]!) === undefined) ||
      country
    )
      break;
    title.unshift(low[i]!);
  }
  if (i >= 0)
    owner.push(...words.slice(0, i + 1).filter((word) => titleStatus(word.toLowerCase()) === undefined));
  title.push(...low.slice(head, last));
  if (stop >= 0) {
    let at = stop;
    while (at < low.length) {
      const next = low.findIndex((word, j) => j > at && /^(?:of|for|to|at)$/.test(word));
      const part = words.slice(at + 1, next < 0 ? words.length : next);
      const known = part.every(
        (word) =>
          titleModifier(word.toLowerCase()) !== undefined ||
          /^(?:and|affairs|state|treasury|exchequer|staff)$/i.test(word),
      );
      if (known && part.length > 0) title.push(low[at]!, ...part.map((word) => word.toLowerCase()));
      else if (owner.length === 0) owner.push(...part);
      at = next < 0 ? low.length : next;
    }
  }
  const of = owner.length === 0 ? undefined : (countryIn(owner) ?? owner.join(' '));
  return officeKey(title.join(' '), of);
}
