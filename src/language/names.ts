/**
 * Names of people: taken into parts, brought to keys under which variants meet, and compared.
 * A variant is another transliteration (Sisi, al-Sissi), spelling (Mohammed, Muhammad), short form (Joe, Joseph) or slip (Llyod, Lloyd).
 */
import { doubleMetaphone } from 'double-metaphone';
import { isShortFor } from './english/forenames.ts';
import { ADDRESSES, isShortTitle, titleModifier, titleNoun } from './english/titles.ts';
import { areAlike } from './spelling.ts';

export interface PersonName {
  /** As given, blanks made single, possessive taken off. */
  full: string;
  /** As printed without titles before it: "Donald Trump Jr.". */
  plain: string;
  /** Titles before the name, lower case: "mr", "president". */
  titles: string[];
  /** Folded parts in printed order without titles, particles and suffix: ["abdel", "fattah", "sisi"]. */
  parts: string[];
  /** Folded last part, without particles; the family name in most names. */
  family: string;
  /** Folded parts before the last. */
  given: string[];
  /** "jr", "sr", "iii" … */
  suffix?: string;
  /** A name in quotes or brackets, folded. */
  nickname?: string;
}

const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ə: 'a',
};

/** Lower case without diacritics, apostrophes and full stops; hyphens and dashes become blanks. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðßæœıþħŋə]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘`´ʿʾʻʼ".“”]/gu, '')
    .replace(/[-‐‑‒–—_/]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Small words before a family name: they bind, and are printed or dropped at will. */
const PARTICLES = new Set(
  'al el as ash ad at an ar az bin ben ibn bint abu abou de da das del della delle di do dos du la le les lo van von der den het ten ter zu zum zur af av y e of the san bar ould ouled'.split(
    ' ',
  ),
);
/** True for a folded word like "bin" and "van". */
export const isParticle = (word: string): boolean => PARTICLES.has(word);

/** Particles that are also common given or family names; they only bind when a hyphen or a small letter shows it. */
const CAPITAL_NAMES = new Set('ben al an e y la le do san bar abu as at the den del von van ten'.split(' '));

/** Particles that begin a family name alone, also in a capital: "De Alwis", "Von der Leyen". "Al" and "Ben" are given names too. */
const LEADING = new Set('von van de del della der den di du da dos das el le la zu'.split(' '));

const SUFFIXES = new Set(
  'jr sr ii iii iv v jnr snr junior senior md phd qc kc mp esq obe cbe mbe'.split(' '),
);
const GENERATIONS: Record<string, string> = { jnr: 'jr', junior: 'jr', snr: 'sr', senior: 'sr' };
const HONOURS = new Set('md phd qc kc mp esq obe cbe mbe'.split(' '));

/** Titles that are given names too: taken as a title only before two parts or more ("Dean Smith" keeps both words). */
const ALSO_NAMES = new Set(
  'dean major earl duke marshal judge prince king chase baron bishop pope sultan imam rabbi sheriff warden reverend guy lord don'.split(
    ' ',
  ),
);

const isTitle = (word: string): boolean => {
  const low = word.toLowerCase();
  if (ADDRESSES.has(low) || ADDRESSES.has(low.replace(/\.$/, '')) || isShortTitle(low)) return true;
  const noun = titleNoun(low);
  return noun !== undefined && !noun.plural && (noun.class !== 'job' || JOB_TITLES.has(low));
};
const JOB_TITLES = new Set(
  'professor senator congressman congresswoman representative judge justice detective inspector officer lawmaker councillor councilman councilwoman analyst lawyer imam rabbi priest pastor reverend bishop nurse doctor coach actor actress singer'.split(
    ' ',
  ),
);

/** How many words at the start are titles ("US", "Vice President", "Lt. Gen."). */
function titleLength(words: string[]): number {
  let end = 0;
  for (let i = 0; i < words.length - 1; i++) {
    const low = words[i]!.toLowerCase().replace(/,$/, '');
    if (isTitle(low)) {
      const left = words.length - 1 - i;
      if (left === 1 && ALSO_NAMES.has(low)) break;
      end = i + 1;
    } else if (titleModifier(low) === undefined) break;
  }
  return end;
}

/** Printed names whose parts are kept: the same few hundred are compared over and over while articles are linked. */
const MOST_KEPT = 5_000;
const LONGEST_KEPT = 200;
const parsed = new Map<string, PersonName>();

/** Takes a printed name apart. Never throws; a string without letters has no parts. */
export function parseName(name: string): Readonly<PersonName> {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  if (name.length > LONGEST_KEPT) return parse(name);
  // A string of its own: a slice would keep its whole article alive.
  const own = structuredClone(name);
  const made = parse(own);
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(own, made);
  return made;
}

function parse(name: string): PersonName {
  const full = name
    .replace(/\s+/gu, ' ')
    .replace(/['’]s?$/u, '')
    .trim();
  let rest = full;
  let nickname: string | undefined;
  const quoted = /\s["“‘'(]([^"”’')]+)["”’')]\s/u.exec(rest);
  if (quoted) {
    nickname = fold(quoted[1]!);
    rest = rest.replace(quoted[0], ' ');
  }
  const words = rest.replace(/,/gu, ' ').split(/\s+/u).filter(Boolean);
  const head = titleLength(words);
  const titles = words.slice(0, head).map((word) => word.toLowerCase().replace(/[.,]$/u, ''));
  const kept = words.slice(head);
  const plain = full.split(/\s+/u).slice(head).join(' ') || full;
  let suffix: string | undefined;
  while (kept.length > 1) {
    const last = fold(kept.at(-1)!);
    if (!SUFFIXES.has(last) || (last === 'v' && kept.length < 3)) break;
    if (!HONOURS.has(last)) suffix = GENERATIONS[last] ?? last;
    kept.pop();
  }
  const parts: string[] = [];
  // A family name alone: nothing but particles stands before its last word.
  const bare =
    kept.length > 1 &&
    LEADING.has(fold(kept[0]!)) &&
    kept.slice(0, -1).every((word) => PARTICLES.has(fold(word))) &&
    !/-/u.test(kept[0]!);
  kept.forEach((word, index) => {
    const pieces = word.split(/[-‐‑–]/u).filter(Boolean);
    pieces.forEach((piece, at) => {
      const part = fold(piece);
      if (part === '') return;
      const last = index === kept.length - 1 && at === pieces.length - 1;
      const binds =
        PARTICLES.has(part) &&
        !last &&
        (bare ||
          (pieces.length > 1 && at === 0) ||
          /^\p{Ll}/u.test(piece) ||
          (index > 0 && !CAPITAL_NAMES.has(part)));
      if (!binds) parts.push(part);
    });
  });
  return {
    full,
    plain,
    titles,
    parts,
    family: parts.at(-1) ?? '',
    given: parts.slice(0, -1),
    ...(suffix === undefined ? {} : { suffix }),
    ...(nickname === undefined ? {} : { nickname }),
  };
}

/** Sex that the titles of a name tell: "Mrs" and "Queen" are women. */
export function sexOfTitles(titles: readonly string[]): 'm' | 'f' | undefined {
  for (const title of titles) {
    if (
      /^(?:mr|sir|lord|king|prince|emperor|monsieur|herr|señor|congressman|chairman|spokesman|father|brother|pope|baron|duke|emir|sultan)$/u.test(
        title,
      )
    )
      return 'm';
    if (
      /^(?:mrs|ms|miss|mme|frau|señora|dame|lady|madam|queen|princess|empress|congresswoman|chairwoman|spokeswoman|sister|duchess|baroness)$/u.test(
        title,
      )
    )
      return 'f';
  }
  return undefined;
}

/** The folded name under which equal names meet whatever their order of particles, hyphens and titles: "abdel fattah sisi". */
export const nameKey = (name: string): string => parseName(name).parts.join(' ');

/** The sounds of one folded part by double metaphone, primary first. */
export function soundsOf(part: string): string[] {
  const [first, second] = doubleMetaphone(part);
  return first === second || second === '' ? [first] : [first, second];
}

/** How two parts are the same, or undefined: 'equal', 'initial', 'short form' or 'spelling'. */
export function samePart(a: string, b: string): 'equal' | 'initial' | 'short form' | 'spelling' | undefined {
  if (a === b) return 'equal';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : undefined;
  if (isShortFor(a, b)) return 'short form';
  return areAlike(a, b, SAME_SPELLING) ? 'spelling' : undefined;
}

/** Parts at least this similar are taken as spellings of one name. */
const SAME_SPELLING = 0.86;

export type NameRelation =
  | { same: true; how: string; strength: number }
  | { same: false; why: string }
  | undefined;

/**
 * Whether two person names can be one person's, by the names alone. `same: true` with a strength from 0 to 1 (a bare surname .7, a
 * given name .5, full names .9 and more); `same: false` where the names contradict each other; undefined where they have
 * nothing to do with each other.
 */
export function compareNames(a: PersonName, b: PersonName): NameRelation {
  if (a.parts.length === 0 || b.parts.length === 0) return undefined;
  const [short, long] = a.parts.length <= b.parts.length ? [a, b] : [b, a];
  if (generation(a) !== generation(b) && samePart(a.family, b.family)) {
    // "Trump" alone may be short for "Donald Trump Jr."; "Trump Jr." is never short for "Donald Trump".
    const told = (name: PersonName) => name.suffix !== undefined || name.parts.length > 1;
    const junior = generation(a) === '' ? b : a;
    if ((told(a) && told(b)) || junior.parts.length === 1)
      return { same: false, why: 'junior and senior are two' };
  }
  if (short.parts.join(' ') === long.parts.join(' ')) {
    return {
      same: true,
      how: short.parts.length > 1 ? 'the same name' : 'the same word',
      strength: short.parts.length > 1 ? 1 : 0.75,
    };
  }
  if (short.parts.join('') === long.parts.join(''))
    return { same: true, how: 'the same name', strength: 0.98 };
  if (short.parts.length === 1) return compareSingle(short.parts[0]!, long);
  return compareFull(short, long);
}

const generation = (name: PersonName): string => (name.suffix === 'sr' ? '' : (name.suffix ?? ''));

function compareSingle(word: string, long: PersonName): NameRelation {
  if (long.parts.length === 1) {
    const how = samePart(word, long.parts[0]!);
    return how === 'spelling' ? { same: true, how: 'spelt otherwise', strength: 0.6 } : undefined;
  }
  if (word === long.family) return { same: true, how: 'surname', strength: 0.7 };
  if (word === long.nickname) return { same: true, how: 'nickname', strength: 0.6 };
  if (word === long.parts[0]) return { same: true, how: 'first part of the name', strength: 0.5 };
  if (long.parts.includes(word)) return { same: true, how: 'part of the name', strength: 0.45 };
  if (word.length > 1 && samePart(word, long.family) === 'spelling')
    return { same: true, how: 'surname, spelt otherwise', strength: 0.5 };
  if (isShortFor(word, long.parts[0]!))
    return { same: true, how: 'short form of the given name', strength: 0.35 };
  return undefined;
}

function compareFull(short: PersonName, long: PersonName): NameRelation {
  const family = samePart(short.family, long.family);
  const inside = short.parts.every((part) => long.parts.includes(part));
  if (inside && short.parts.length >= 2)
    return { same: true, how: 'parts of the name', strength: family === 'equal' ? 0.95 : 0.85 };
  if (short.parts.length === long.parts.length && sorted(short) === sorted(long))
    return { same: true, how: 'the same parts in another order', strength: 0.9 };
  if (family === undefined || family === 'initial') return sharesMost(short, long);
  let strength = family === 'equal' ? 0.95 : family === 'spelling' ? 0.88 : 0.8;
  let how = family === 'equal' ? '' : 'spelt otherwise';
  let at = 0;
  for (const given of short.given) {
    let found: string | undefined;
    for (let i = at; i < long.given.length && found === undefined; i++) {
      found = samePart(given, long.given[i]!) ?? (long.nickname ? samePart(given, long.nickname) : undefined);
      if (found) at = i + 1;
    }
    if (found === undefined)
      return { same: false, why: `“${short.full}” and “${long.full}” have different given names` };
    if (found === 'initial') [strength, how] = [Math.min(strength, 0.85), how || 'initial'];
    if (found === 'short form') [strength, how] = [Math.min(strength, 0.88), how || 'short form'];
    if (found === 'spelling') [strength, how] = [Math.min(strength - 0.02, 0.88), 'spelt otherwise'];
  }
  return { same: true, how: how || 'the same name', strength };
}

const inOrder = new WeakMap<PersonName, string>();

/** Parts in the order of the alphabet, worked out once a name. */
function sorted(name: PersonName): string {
  const known = inOrder.get(name);
  if (known !== undefined) return known;
  const parts = [...name.parts].sort().join(' ');
  inOrder.set(name, parts);
  return parts;
}

/** "Mohammed bin Salman Al Saud" and "Mohammed bin Salman": two spelt-alike leading parts, the rest left off. */
function sharesMost(short: PersonName, long: PersonName): NameRelation {
  if (long.parts.length <= short.parts.length || short.parts.length < 2) return undefined;
  const all = short.parts.every(
    (part, index) => part.length > 1 && samePart(part, long.parts[index]!) !== undefined,
  );
  return all ? { same: true, how: 'beginning of the name', strength: 0.8 } : undefined;
}
