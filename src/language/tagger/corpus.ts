import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { tokenize } from '../tokens.ts';
import { place, TYPES, tagOf, typeOf } from './crf.ts';
import type { Tagged } from './learn.ts';

interface Name {
  start: number;
  end: number;
  type: number;
}

const TAG = /\[(PER|ORG|LOC|MISC) ([^\]]*)\]/g;

/** Reads our own tagged articles ("=== id | style | region", then lines with `[PER Amara Okonjo]`): one document an article. */
export function readTagged(source: string, weight: number): Tagged[] {
  const documents: Tagged[] = [];
  for (const line of source.split('\n')) {
    if (line.startsWith('=== ')) documents.push({ sentences: [], tags: [], weight });
    else if (line.trim() !== '' && documents.length > 0) addLine(line, documents.at(-1)!);
  }
  return documents.filter((document) => document.sentences.length > 0);
}

function addLine(line: string, document: Tagged): void {
  let text = '';
  let last = 0;
  const names: Name[] = [];
  for (const match of line.matchAll(TAG)) {
    text += line.slice(last, match.index);
    names.push({
      start: text.length,
      end: text.length + match[2]!.length,
      type: TYPES.indexOf(match[1] as never),
    });
    text += match[2]!;
    last = match.index + match[0].length;
  }
  text += line.slice(last);
  const cuts = [0, ...names.flatMap((name) => [name.start, name.end]), text.length];
  // A name's edge inside a token ("Late Okafor" glued by a hyphen) cuts it.
  const tokens = tokenize(text).flatMap((token) => {
    const inner = cuts.filter((cut) => cut > token.start && cut < token.end);
    const edges = [token.start, ...inner, token.end];
    return edges.slice(1).map((end, k) => ({ text: text.slice(edges[k]!, end), start: edges[k]!, end }));
  });
  const tags = new Uint8Array(tokens.length);
  for (const name of names) {
    const inside = tokens.flatMap((token, at) =>
      token.start >= name.start && token.end <= name.end ? [at] : [],
    );
    inside.forEach((at, k) => {
      tags[at] = tagOf(name.type, inside.length === 1 ? 3 : k === 0 ? 0 : k === inside.length - 1 ? 2 : 1);
    });
  }
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (i + 1 < tokens.length && !(tags[i] === 0 && /^[.!?]+$/.test(tokens[i]!.text))) continue;
    let end = i + 1;
    while (end < tokens.length && /^["'”’)\]]$/.test(tokens[end]!.text)) end++;
    document.sentences.push(tokens.slice(from, end).map((token) => token.text));
    document.tags.push(tags.slice(from, end));
    from = end;
    i = end - 1;
  }
}

const NAMES: Record<string, number> = {
  PER: 0,
  PERSON: 0,
  ORG: 1,
  CORPORATION: 1,
  GROUP: 1,
  LOC: 2,
  LOCATION: 2,
  MISC: 3,
};

interface Row {
  doc?: string | number;
  tokens: string[];
  tags: string[];
}

/** Reads a token file (one JSON object a line, tags in BIO, gzipped or not); rows of one `doc` are one document. */
export function readRows(path: string, weight: number, partial: boolean): Tagged[] {
  const bytes = readFileSync(path);
  const source = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const documents: Tagged[] = [];
  let last: string | number | undefined | null = null;
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as Row;
    if (last === null || row.doc === undefined || row.doc !== last)
      documents.push({ sentences: [], tags: [], weight, partial });
    last = row.doc;
    documents.at(-1)!.sentences.push(row.tokens);
    documents.at(-1)!.tags.push(bilou(row.tags));
  }
  return documents;
}

/** BIO to our tags; types that are none of ours become O. */
export function bilou(tags: readonly string[]): Uint8Array {
  const out = new Uint8Array(tags.length);
  for (let i = 0; i < tags.length; ) {
    const type = NAMES[tags[i]!.slice(2).toUpperCase()];
    if (type === undefined) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < tags.length && tags[end]!.startsWith('I-') && tags[end]!.slice(2) === tags[i]!.slice(2))
      end++;
    for (let k = i; k < end; k++)
      out[k] = tagOf(type, end - i === 1 ? 3 : k === i ? 0 : k === end - 1 ? 2 : 1);
    i = end;
  }
  return out;
}

/**
 * Copies of every so-maniest document in other conventions: some sentences in capitals or in title case, hyphens and possessives cut as other
 * tokenizers cut them ("Al - Qabas", "Carl ’ s"). So headlines and foreign tokens are learnt from more than the few that stand in the text.
 */
export function varied(documents: readonly Tagged[], every: number): Tagged[] {
  return documents.flatMap((document, at) => {
    if (at % every !== 0) return [];
    const upper = (at / every) % 2 === 0;
    const copy: Tagged = { ...document, sentences: [], tags: [], weight: 1 };
    document.sentences.forEach((sentence, s) => {
      const pieces = sentence.flatMap((form, i) =>
        splitForm(form).map((piece, k, all) => ({
          piece,
          tag: stretched(document.tags[s]![i]!, k, all.length),
        })),
      );
      const cased =
        s % 6 !== 0 ? (piece: string) => piece : upper ? (piece: string) => piece.toUpperCase() : titled;
      copy.sentences.push(pieces.map(({ piece }) => cased(piece)));
      copy.tags.push(Uint8Array.from(pieces, ({ tag }) => tag));
    });
    return [copy];
  });
}

const titled = (form: string): string => (form.length > 3 ? form[0]!.toUpperCase() + form.slice(1) : form);

const splitForm = (form: string): string[] =>
  /^['’]s$/.test(form) ? ['’', 's'] : /\p{L}-\p{L}|\p{L}-\d/u.test(form) ? form.split(/(-)/) : [form];

/** The tag of part k of n of a token. */
function stretched(tag: number, k: number, n: number): number {
  if (tag === 0 || n === 1) return tag;
  const where = place(tag);
  const opens = (where === 0 || where === 3) && k === 0;
  const closes = (where === 2 || where === 3) && k === n - 1;
  return tagOf(typeOf(tag), opens ? 0 : closes ? 2 : 1);
}
