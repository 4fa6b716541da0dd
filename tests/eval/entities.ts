/**
 * Names of people, organisations and places: exact spans and types. Token files (CoNLL, worldwide news, WikiGold, EWT, WNUT) are tagged as
 * they are cut, one document of the file at a time; elevant's texts go through the product's own sentences and tokens. WikiGold and EWT are
 * trained on by the shipped model, so they are measured by cross-validation with models trained here: two folds, each without its own half.
 */
import { basename } from 'node:path';
import { structure } from '../../src/language/structure.ts';
import { readRows } from '../../src/language/tagger/corpus.ts';
import { DEFAULTS, quantise, type Tagged } from '../../src/language/tagger/learn.ts';
import { readModel, tableOf } from '../../src/language/tagger/model.ts';
import { train } from '../../src/language/tagger/recipe.ts';
import { loadTagger, type Tagger, taggerOf } from '../../src/language/tagger/tagger.ts';
import { ownDocuments } from '../../src/language/tagger/train.ts';
import { Words } from '../../src/language/tagger/words.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

type Counts = Record<string, [hits: number, predicted: number, gold: number]>;
type Found = [start: number, end: number, type: string];
interface Row {
  id?: number | string;
  doc?: number | string;
  tokens?: string[];
  tags?: string[];
  text?: string;
  evaluation_span?: [number, number];
  labels?: { span: [number, number]; type: string; coref?: boolean }[];
  sentences?: string[][];
}

const TYPES = ['PER', 'ORG', 'LOC'];
const NAMES: Record<string, string> = { PERSON: 'PER', LOCATION: 'LOC' };
const CLASSES: [string, string][] = [
  ['Q215627', 'PER'],
  ['Q27096213', 'LOC'],
  ['Q43229', 'ORG'],
];
const PRONOUNS = new Set(
  'i me my we us our you your he him his she her it its they them their who whose which that this these those'.split(
    ' ',
  ),
);

export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  const table: (string | number)[][] = [];
  const predictions: { id: number | string; spans: Found[] }[] = [];
  const total: Counts = {};
  const bases = files.map((file) => basename(file));
  for (const file of files) {
    const rows = readLines<Row>(file);
    const name = `${file.split('/').at(-3) ?? ''}/${basename(file).replace('.jsonl.gz', '')}`;
    if (rows[0]?.tokens === undefined && rows[0]?.labels === undefined) {
      process.stdout.write(`${name}: neither tokens with tags nor text with labels, left out\n`);
      continue;
    }
    const begun = performance.now();
    const found = rows[0].tokens ? tagRows(rows, crossed(file)) : tagTexts(rows);
    const seconds = (performance.now() - begun) / 1000;
    // With several files a case is told by file and line; by the whole path where two files have one name.
    const isAlone = bases.filter((base) => base === basename(file)).length === 1;
    const prefix = isAlone ? basename(file) : file;
    const counts: Counts = {};
    rows.forEach((row, r) => {
      count(row, found[r]!, counts);
      count(row, found[r]!, total);
      predictions.push({ id: files.length > 1 ? `${prefix}:${r}` : (row.id ?? r), spans: found[r]! });
    });
    figures[name] = { ...summary(counts), seconds: Number(seconds.toFixed(2)) };
    table.push(...lines(name, counts));
  }
  printTable(['file', 'type', 'P', 'R', 'F1', 'names'], table);
  if (out) writeLines(out, predictions);
  return { ...summary(total), files: figures };
}

/** A tagger for each document of a set the shipped model has learnt from; undefined for other sets. */
function crossed(file: string): ((document: number) => Tagger) | undefined {
  const isWiki = file.includes('wikigold');
  if (!isWiki && !file.includes('uner-ewt')) return undefined;
  const { clusters } = readModel(new URL('../../src/language/tagger/names.model', import.meta.url));
  const words = new Words(tableOf(clusters.keys), clusters.grains);
  const documents: Tagged[] = readRows(file, 1, !isWiki);
  const own = ownDocuments();
  const taggers = [0, 1].map((fold) => {
    const seen = [...own, ...documents.filter((_, d) => d % 2 !== fold)];
    const groups = seen.map((_, at) => at);
    return taggerOf(
      quantise(train(words, clusters, seen, groups, { ...DEFAULTS, epochs: 6 }), clusters, 200_000),
    );
  });
  return (document) => taggers[document % 2]!;
}

function tagRows(rows: Row[], taggerFor: ((document: number) => Tagger) | undefined): Found[][] {
  const shipped = taggerFor ? undefined : loadTagger();
  const found: Found[][] = [];
  let document = 0;
  for (let from = 0; from < rows.length; document++) {
    let to = from + 1;
    while (to < rows.length && rows[from]!.doc !== undefined && rows[to]!.doc === rows[from]!.doc) to++;
    const tagger = shipped ?? taggerFor!(document);
    const part = rows.slice(from, to);
    const named = tagger.tagTokens(part.map((row) => row.tokens!));
    part.forEach((row, r) => {
      const starts = startsOf(row.tokens!);
      found.push(
        named[r]!.map(
          ({ start, end, type }): Found => [
            starts[start]!,
            starts[end - 1]! + row.tokens![end - 1]!.length,
            type,
          ],
        ).filter((span) => TYPES.includes(span[2])),
      );
    });
    from = to;
  }
  return found;
}

function tagTexts(rows: Row[]): Found[][] {
  const tagger = loadTagger();
  return rows.map((row) =>
    tagger
      .tag(row.text!, structure(row.text!).sentences)
      .filter(({ type }) => TYPES.includes(type))
      .map(({ start, end, type }): Found => [start, end, type]),
  );
}

function startsOf(tokens: string[]): number[] {
  let at = 0;
  return tokens.map((token) => {
    const start = at;
    at += token.length + 1;
    return start;
  });
}

/** Gold spans, and spans that count neither for nor against. */
function goldOf(row: Row): { gold: Set<string>; free: Set<string> } {
  const gold = new Set<string>();
  const free = new Set<string>();
  if (row.tokens) {
    const starts = startsOf(row.tokens);
    let open = -1;
    for (let i = 0; i <= row.tokens.length; i++) {
      const tag = row.tags![i] ?? 'O';
      if (open >= 0 && (tag === 'O' || tag[0] === 'B' || tag.slice(2) !== row.tags![open]!.slice(2))) {
        const raw = row.tags![open]!.slice(2).toUpperCase();
        const type = NAMES[raw] ?? raw;
        if (TYPES.includes(type))
          gold.add(`${starts[open]},${starts[i - 1]! + row.tokens[i - 1]!.length},${type}`);
        open = -1;
      }
      if (tag !== 'O' && open < 0) open = i;
    }
    return { gold, free };
  }
  for (const label of row.labels!) {
    const [start, end] = label.span;
    const type = CLASSES.find(([id]) => label.type.split('|').includes(id))?.[1];
    if (label.coref || PRONOUNS.has(row.text!.slice(start, end).toLowerCase()) || !type)
      free.add(`${start},${end}`);
    else gold.add(`${start},${end},${type}`);
  }
  for (const span of gold) free.delete(span.slice(0, span.lastIndexOf(',')));
  return { gold, free };
}

function count(row: Row, found: Found[], counts: Counts): void {
  const { gold, free } = goldOf(row);
  const [from, to] = row.evaluation_span ?? [0, Number.POSITIVE_INFINITY];
  const predicted = new Set(
    found.filter(([a, b]) => a >= from && b <= to && !free.has(`${a},${b}`)).map((span) => span.join(',')),
  );
  const typeOf = (span: string): string => span.slice(span.lastIndexOf(',') + 1);
  const add = (type: string, which: number): void => {
    counts[type] ??= [0, 0, 0];
    counts[type][which]! += 1;
  };
  for (const span of predicted) add(typeOf(span), 1);
  for (const span of gold) {
    add(typeOf(span), 2);
    if (predicted.has(span)) add(typeOf(span), 0);
  }
}

function rates([hits, predicted, gold]: readonly number[]): [number, number, number] {
  const p = predicted ? hits! / predicted : 0;
  const r = gold ? hits! / gold : 0;
  return [p, r, f1(p, r)];
}

function micro(counts: Counts): number[] {
  return [0, 1, 2].map((k) => TYPES.reduce((sum, type) => sum + (counts[type]?.[k] ?? 0), 0));
}

function summary(counts: Counts): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [key, cells] of [
    ['micro', micro(counts)],
    ...TYPES.map((type) => [type.toLowerCase(), counts[type] ?? [0, 0, 0]]),
  ] as [string, number[]][]) {
    const [p, r, f] = rates(cells).map((value) => Number(value.toFixed(4)));
    Object.assign(result, { [`${key}_f1`]: f, [`${key}_precision`]: p, [`${key}_recall`]: r });
  }
  return result;
}

function lines(name: string, counts: Counts): (string | number)[][] {
  return [
    ['all', micro(counts)] as const,
    ...TYPES.map((type) => [type, counts[type] ?? [0, 0, 0]] as const),
  ].map(([type, cells]) => [name, type, ...rates(cells), cells[2]!]);
}
