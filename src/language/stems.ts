import { stemmer } from 'stemmer';

/** Words that say nothing of what a text is about. */
const STOP = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before being below between both but by can cannot could did do does doing don down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just like many may me might more most much must my near new no nor not now of off on once one only or other our out over own per said same say says she should since so some such than that the their them then there these they this those through to told too two under until up upon us very was we were what when where which while who whom why will with within without would year years you your mr mrs ms dr according among around across amid toward towards later still yet however meanwhile added tuesday wednesday thursday friday saturday sunday monday january february march april june july august september october november december`.split(
    /\s+/u,
  ),
);

/** "cease-fire", "Cease-fire": printed with and without the hyphen. */
const COMPOUND = /(?<![\p{L}-])(\p{L}\p{Ll}{2,})-(\p{Ll}{3,})(?![\p{L}-])/gu;

/** One word; where the first part is capital it may be a name ("Tehran-backed"), and its parts stay words too. */
const join = (printed: string, first: string, second: string): string =>
  /^\p{Lu}/u.test(first) ? `${printed} ${first}${second}` : first + second;

const WORD = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;

/** The content words of a text, in order: lower case, without diacritics, stemmed (Porter), without stop words. */
export function contentWords(text: string): string[] {
  const words: string[] = [];
  const whole = text.includes('-') ? text.replace(COMPOUND, join) : text;
  for (const printed of whole.match(WORD) ?? []) {
    const word = known.get(printed) ?? learn(printed);
    if (word !== '') words.push(word);
  }
  return words;
}

/** Words seen before as printed, with what becomes of them ("" for nothing): news uses few words often. Bounded, so that a hostile text cannot grow it. */
const known = new Map<string, string>();
const MOST_KNOWN = 200_000;
const LONGEST_KNOWN = 40;

function learn(printed: string): string {
  const word = reduce(printed);
  if (known.size < MOST_KNOWN && printed.length <= LONGEST_KNOWN) known.set(printed, word);
  return word;
}

function reduce(printed: string): string {
  const word = printed
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s$/u, '')
    .replace(/['’.]/gu, '');
  if (word.length < 2 || STOP.has(word)) return '';
  return word.length > LONGEST_KNOWN ? word : stemmer(word);
}
