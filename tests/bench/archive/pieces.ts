import { readLines } from '../../eval/data.ts';

/** A text of an archive; `at` in milliseconds orders them. */
export interface Piece {
  title: string;
  text: string;
  at: number;
}

interface Wire {
  date: string;
  title: string | null;
  dateline: string | null;
  body: string | null;
}

/** Reports of a wire with a body, in order of time. */
export function printed(file: string): Piece[] {
  return readLines<Wire>(file)
    .filter(({ body, title }) => (body?.trim().length ?? 0) > 200 && (title ?? '') !== '')
    .map(({ date, title, dateline, body }) => ({
      title: (title ?? '').replace(/\s+/gu, ' ').trim(),
      text: `${dateline ?? ''} ${body ?? ''}`
        .replace(/\n {2,}/gu, '\n\n')
        .replace(/(?<!\n)\n(?!\n)/gu, ' ')
        .replace(/ {2,}/gu, ' ')
        .replace(/\s*Reuter\s*$/iu, '')
        .trim(),
      at: Date.parse(
        `${date
          .trim()
          .replace(/-/gu, ' ')
          .replace(/\.\d+$/u, '')} UTC`,
      ),
    }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
}

const TOWNS = [
  'Halden',
  'Kesten',
  'Marlow',
  'Temsk',
  'Orlo',
  'Portsea',
  'Marbach',
  'Lund',
  'Vara',
  'Ebeltoft',
];
const THINGS = ['bridge', 'harbour', 'school', 'tunnel', 'library', 'market', 'railway', 'theatre', 'dam'];
const FIRST = ['Ada', 'Ivo', 'Mira', 'Jon', 'Lea', 'Tom', 'Eva', 'Rune', 'Petra', 'Sami', 'Olga', 'Nils'];
const SYLLABLES = [
  'bran',
  'hol',
  'cas',
  'var',
  'quis',
  'ard',
  'rot',
  'len',
  'mer',
  'tov',
  'sel',
  'dun',
  'gar',
];
const ENDS = ['dt', 'mund', 'tell', 'ga', 't', 'en', 'h', 'sen', 'ova', 'ic', 'berg', 'low', 'ian', 'ski'];

/** Reports of events in invented towns, some an hour: names, numbers and order differ, and each event is told by one to six of them. */
export function written(count: number): Piece[] {
  let state = 7;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % n;
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const name = () => {
    const family = pick(SYLLABLES) + pick(SYLLABLES) + pick(ENDS);
    return `${pick(FIRST)} ${family[0]!.toUpperCase()}${family.slice(1)}`;
  };
  const found: Piece[] = [];
  for (let at = 0; found.length < count; at += 1_800_000) {
    const [town, thing, mayor, other, cost] = [pick(TOWNS), pick(THINGS), name(), name(), 3 + below(900)];
    const sentences = [
      `Mayor ${mayor} of ${town} said on Tuesday that the ${thing} would cost ${cost} million crowns.`,
      `“We have waited ${below(400)} days for the ${thing},” ${other} told reporters in ${town}.`,
      `${mayor} met ${other} in ${town} on Monday to speak about the ${thing} and the ${pick(THINGS)}.`,
      `The council of ${town} voted ${below(40)} to ${below(40)} to close the ${thing} until the summer.`,
      `Police in ${town} counted ${cost} people at the ${thing}, a spokeswoman, ${name()}, said.`,
      `${other} denied that the ${thing} had been sold to a firm from ${pick(TOWNS)}.`,
    ];
    for (let told = 1 + below(6); told > 0 && found.length < count; told--)
      found.push({
        title: `${town}: ${pick(['row over', 'vote on', 'delay of', 'money for', 'end of'])} the ${thing}`,
        text: Array.from({ length: 6 }, () => `${pick(sentences)} ${pick(sentences)}`).join('\n\n'),
        at: at + told * 600_000,
      });
  }
  return found.sort((a, b) => a.at - b.at);
}
