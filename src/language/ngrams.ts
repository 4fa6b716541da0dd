import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { HashTable, hashText } from './tagger/hash.ts';

type Detector = typeof import('eld/medium')['eld'];

/** What `eld` makes of a table that it is given; its own modules that load one keep it as an object of a hundred thousand objects. */
interface Eld {
  createEld(): { instance: Detector; loadData(data: unknown): void };
}

/** One n-gram of the package's table: 'key':{language:score,…}. */
const ENTRY = /(?:'((?:[^'\\]|\\.)*)'|([^\s'",:{}]+)):\{([\d:,]*)\}/gu;

/**
 * The language detector `eld` (n-grams of 60 languages, medium table) with its table packed into flat arrays: 3 MB, where the package's own
 * form takes 130 MB and more while it loads. Scores are the same but for two n-grams of one hash.
 */
export function loadDetector(): Detector {
  const require = createRequire(import.meta.url);
  // By file: the package offers its ready-made tables alone.
  const file = (name: string): string => fileURLToPath(new URL(name, import.meta.resolve('eld/medium')));
  const { createEld } = require(file('../languageDetector.js')) as Eld;
  const source = readFileSync(file('../ngrams/medium.js'), 'utf8');
  const { instance, loadData } = createEld();
  loadData(pack(source));
  return instance;
}

function pack(source: string): { type: string; languages: Record<number, string>; ngrams: object } {
  const [, list = ''] = /languages:\{([^}]*)\}/u.exec(source) ?? [];
  const languages: Record<number, string> = {};
  for (const [, id = '', code = ''] of list.matchAll(/(\d+):'(\w+)'/gu)) languages[Number(id)] = code;
  const start = source.indexOf('ngrams:{');
  let entries = 0;
  for (let at = source.indexOf('{', start + 8); at >= 0; at = source.indexOf('{', at + 1)) entries++;
  if (start < 0 || list === '' || entries < 1000) throw new Error('The tables of eld have another form');

  const table = new HashTable(entries);
  const offsets = new Uint32Array(entries + 1);
  const codes: number[] = [];
  const scores: number[] = [];
  let row = 0;
  ENTRY.lastIndex = start + 8;
  for (let found = ENTRY.exec(source); found !== null; found = ENTRY.exec(source)) {
    const [, quoted, bare, values = ''] = found;
    table.set(hashText(quoted?.replace(/\\(.)/gu, '$1') ?? bare ?? ''), row);
    for (const value of values.split(',')) {
      const colon = value.indexOf(':');
      codes.push(Number(value.slice(0, colon)));
      scores.push(Number(value.slice(colon + 1)));
    }
    offsets[++row] = codes.length;
  }
  const code = Uint8Array.from(codes);
  const score = Uint8Array.from(scores);
  const ngrams = new Proxy(
    {},
    {
      get(_, key) {
        const at = typeof key === 'string' ? table.get(hashText(key)) : -1;
        if (at < 0) return undefined;
        const found: Record<number, number> = {};
        for (let i = offsets[at]!; i < offsets[at + 1]!; i++) found[code[i]!] = score[i]!;
        return found;
      },
    },
  );
  return { type: 'M60', languages, ngrams };
}
