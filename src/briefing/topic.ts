import { contentWords } from './word.ts';

/** What a reader asked for, apart: words, phrases, what must not be there, and fields. */
export interface Topic {
  /** As typed, without signs: the title of the answer. */
  label: string;
  /** Words and phrases that must stand in the article; `OR` makes groups of which one must. */
  all: string[];
  any: string[][];
  none: string[];
  source?: string;
  title: string[];
  /** Stems of what is sought. */
  stems: ReadonlySet<string>;
}

const ITEM = /(-)?(?:(title|source):)?(?:"([^"]*)"?|[“”]([^“”]*)[“”]?|(\S+))/gu;

/** Words, "phrases", -not, OR, title:word, source:outlet. Nothing of the index's own syntax passes: every item is quoted later. */
export function parseTopic(input: string): Topic {
  const topic = {
    all: [] as string[],
    any: [] as string[][],
    none: [] as string[],
    title: [] as string[],
    source: undefined as string | undefined,
  };
  let or = false;
  for (const [, minus, field, straight, curly, plain] of input.matchAll(ITEM)) {
    const word = (straight ?? curly ?? plain ?? '').trim();
    if (word === 'OR' && plain !== undefined && !minus && !field) {
      or = true;
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    if (minus) topic.none.push(word);
    else if (field === 'source') topic.source = word;
    else if (field === 'title') topic.title.push(word);
    else if (or) joinGroup(topic, word);
    else topic.all.push(word);
    or = false;
  }
  const sought = [...topic.all, ...topic.any.flat(), ...topic.title];
  // "the talks in Doha": small words of a free topic would keep out articles that are about it.
  const telling = topic.all.filter((word) => word.includes(' ') || contentWords(word).length > 0);
  return {
    ...topic,
    all: telling.length > 0 ? telling : topic.all,
    label: input.replace(/\s+/gu, ' ').trim(),
    stems: new Set(sought.flatMap(contentWords)),
  };
}

function joinGroup(topic: { all: string[]; any: string[][] }, word: string): void {
  const last = topic.all.pop();
  if (last !== undefined) topic.any.push([last, word]);
  else if (topic.any.length > 0) topic.any.at(-1)?.push(word);
  else topic.all.push(word);
}
