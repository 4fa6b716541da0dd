/**
 * How alike two spellings of one name part are. Method: edit distance over sounds, where letters that transliterations and slips swap
 * cost little (o/u, i/y, q/k, doubled letters, a silent h), after digraphs are brought to one sign; neighbours that changed
 * places cost like one slip (Damerau).
 */

const DIGRAPHS: [RegExp, string][] = [
  [/tsch|tch|tsj|cz|č/gu, 'ч'],
  [/sch|sh|sj|š|ş/gu, 'ш'],
  [/kh/gu, 'х'],
  [/zh|ž/gu, 'ж'],
  [/dzh|dj|dg/gu, 'j'],
  [/ch/gu, 'ч'],
  [/ph/gu, 'f'],
  [/gh/gu, 'g'],
  [/dh/gu, 'd'],
  [/th/gu, 'θ'],
  [/ts|tz/gu, 'ц'],
  [/ou|oo/gu, 'u'],
  [/ee|ie/gu, 'i'],
  [/ck/gu, 'k'],
  [/x/gu, 'ks'],
];

const VOWELS = new Set('aeiouy');

/** Cheap swaps and their price; both orders. */
const CLOSE = new Map<string, number>();
for (const [pairs, price] of [
  ['ou iy ey ei', 0.2],
  ['ae ay ai oa ij yj jж', 0.35],
  ['ue ui au oe', 0.5],
  ['qk ck xх хk хh vw kx цс sz цz cs sш чш цч uw θt θf yu чk gk чх хч qg gj', 0.3],
  ['vb vf td bp gh jg gc чc шж жz zj чj цs zч fp mn sθ цt hg', 0.5],
] as [string, number][]) {
  for (const pair of pairs.split(' ')) {
    CLOSE.set(pair, price);
    CLOSE.set([...pair].reverse().join(''), price);
  }
}

/** A part as it sounds, with what the comparing of it needs: a number for each sign, and the price of each sign that the other lacks. */
interface Heard {
  signs: string;
  numbers: Uint8Array;
  gaps: Float64Array;
}

const heard = new Map<string, Heard>();
/** Parts kept with their sounds; bounded against hostile texts. */
const MOST_HEARD = 20_000;

function hear(part: string): Heard {
  const known = heard.get(part);
  if (known) return known;
  let signs = part;
  for (const [digraph, sign] of DIGRAPHS) signs = signs.replace(digraph, sign);
  const one: Heard = {
    signs,
    numbers: Uint8Array.from({ length: signs.length }, (_, i) => NUMBERS.get(signs[i]!) ?? 0),
    gaps: Float64Array.from({ length: signs.length }, (_, i) => gap(signs[i]!, signs[i - 1], signs[i + 1])),
  };
  if (heard.size >= MOST_HEARD) heard.clear();
  if (part.length < 100) heard.set(part, one);
  return one;
}

/** Signs with a price of their own, numbered from 1; all others are 0 and equal themselves only. */
const SIGNS = 'abcdefghijklmnopqrstuvwxyzчшхжцθ';
const NUMBERS = new Map([...SIGNS].map((sign, i) => [sign, i + 1]));
const WIDTH = SIGNS.length + 1;
/** Price of a sign for another, both by number. */
const SWAPS = Float64Array.from({ length: WIDTH * WIDTH }, (_, at) => {
  const [a, b] = [SIGNS[Math.floor(at / WIDTH) - 1] ?? '', SIGNS[(at % WIDTH) - 1] ?? ''];
  if (a === b && a !== '') return 0;
  return CLOSE.get(a + b) ?? (VOWELS.has(a) && VOWELS.has(b) ? 0.6 : 1);
});

/** Price of a letter that one spelling has and the other lacks. */
function gap(letter: string, before: string | undefined, after: string | undefined): number {
  if (letter === before || letter === after) return 0.1;
  if (letter === 'h' || letter === 'y') return 0.35;
  if (VOWELS.has(letter)) return before !== undefined && VOWELS.has(before) ? 0.3 : 0.5;
  return 1;
}

/** Longest row kept from one comparison to the next. */
const ROW = 64;
const ROWS: readonly [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(ROW),
  new Float64Array(ROW),
  new Float64Array(ROW),
];

/**
 * Weighted distance between two folded parts: 0 equal, about 1 for a letter that is really another. Beyond `limit` it is given up and any
 * larger number returned.
 */
export function spellingDistance(
  first: string,
  second: string,
  limit: number = Number.POSITIVE_INFINITY,
): number {
  const { signs: a, numbers: own, gaps: drops } = hear(first);
  const { signs: b, numbers: other, gaps } = hear(second);
  if (a === b) return 0;
  const width = b.length + 1;
  // Three rows in turn: the one being filled, the last and the one before it.
  let [before, last, row] =
    width <= ROW ? ROWS : [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  last[0] = 0;
  let lastLeast = 0;
  for (let j = 1; j < width; j++) last[j] = last[j - 1]! + gaps[j - 1]!;
  for (let i = 1; i <= a.length; i++) {
    const drop = drops[i - 1]!;
    const line = own[i - 1]! * WIDTH;
    row[0] = last[0]! + drop;
    let least = row[0];
    for (let j = 1; j < width; j++) {
      const number = other[j - 1]!;
      const swap = line === 0 && number === 0 && a[i - 1] === b[j - 1] ? 0 : SWAPS[line + number]!;
      let best = Math.min(last[j - 1]! + swap, last[j]! + drop, row[j - 1]! + gaps[j - 1]!);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== a[i - 2])
        best = Math.min(best, before[j - 2]! + 0.6);
      row[j] = best;
      if (best < least) least = best;
    }
    // No price is negative, and a later row starts from this one or, for changed places, from the one before.
    if (least > limit && lastLeast + 0.6 > limit) return Math.max(limit + 1, least);
    lastLeast = least;
    [before, last, row] = [last, row, before];
  }
  return last[width - 1]!;
}

/** 1 for equal parts, falling with the distance in relation to length; parts of three letters or fewer are alike only when equal. */
export function tokenSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter <= 2) return 0;
  const distance = spellingDistance(a, b);
  return Math.max(0, 1 - distance / Math.max(4, (a.length + b.length) / 2));
}

/** True where `tokenSimilarity` is at least `least`, found sooner for parts that are nothing like each other. */
export function areAlike(a: string, b: string, least: number): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) <= 2) return false;
  const scale = Math.max(4, (a.length + b.length) / 2);
  return 1 - spellingDistance(a, b, (1 - least) * scale + 1e-9) / scale >= least;
}

/** Consonants of a part in coarse classes, vowels left out but for a leading one: the key under which spellings of one name mostly meet. */
export function skeleton(part: string): string {
  const classes = hear(part)
    .signs.replace(/[qckgхx]/gu, 'k')
    .replace(/[szцшжчj]/gu, 's')
    .replace(/[vwbfp]/gu, 'v')
    .replace(/[tdθ]/gu, 't')
    .replace(/[h]/gu, '');
  const lead = /^[aeiouy]/u.test(classes) ? 'a' : '';
  return lead + classes.replace(/[aeiouy]/gu, '').replace(/(.)\1+/gu, '$1');
}
