import type { Span } from '../../src/domain/span.ts';
import { attributions } from '../../src/language/read.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Part {
  spans: [number, number][];
}
interface Case {
  id: string;
  text: string;
  date?: string;
  annotations: { attributions: { source?: Part[]; cue?: Part[]; content?: Part[] }[] }[];
}
interface Attribution {
  source: [number, number] | null;
  cue: [number, number] | null;
  content: [number, number][] | null;
}
type Name = 'source' | 'cue' | 'content';
type Cover = Record<Name, Set<number>>;
const NAMES: Name[] = ['source', 'cue', 'content'];

/** What the product reads out of one text, in the form of the measure: statements, and "according to …" as an attribution of its own. */
export function attributionsOf(text: string): Attribution[] {
  const { reading, found } = attributions({ title: '', text, language: 'en' });
  const pair = (span: Span | undefined): [number, number] | null => (span ? [span.start, span.end] : null);
  const out: Attribution[] = found.map((one) => ({
    source: pair(one.speaker),
    cue: pair(one.cue),
    content: one.content.map((span) => [span.start, span.end] as [number, number]),
  }));
  const seen = new Set<number>();
  for (const one of found) {
    const word = one.attribution;
    if (!word || seen.has(word.start) || !/^according to /i.test(text.slice(word.start, word.end))) continue;
    seen.add(word.start);
    const sentence = reading.sentences[one.sentence]!;
    const sides: [number, number][] = [
      [sentence.start, word.start],
      [word.end, sentence.end],
    ];
    out.push({
      source: [word.start + 'according to '.length, word.end],
      cue: [word.start, word.start + 'according to'.length],
      content: sides.filter(([a, b]) => /\p{L}/u.test(text.slice(a, b))),
    });
  }
  return out;
}

/** F1 of source, cue and content on attribution data (PolNeAR's form), and the share of quotations with the right speaker. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const cases = files.flatMap((file) => readLines<Case>(file));
  const rows = cases.map((one) => ({ id: one.id, attributions: attributionsOf(one.text) }));
  if (out) writeLines(out, rows);
  const hit: Record<Name, number> = { source: 0, cue: 0, content: 0 };
  const gold = { ...hit };
  const predicted = { ...hit };
  let quotes = 0;
  let met = 0;
  let right = 0;
  let sourced = 0;
  let sourceRight = 0;
  cases.forEach((one, i) => {
    const words = wordsOf(one.text);
    const attributions = one.annotations[0]?.attributions ?? [];
    const parts = attributions.map((a) => ({
      source: points(a.source, one.text),
      cue: points(a.cue, one.text),
      content: points(a.content, one.text),
    }));
    const g = parts.map((a) => coverAll(a, words));
    const q = rows[i]!.attributions.map((a) =>
      coverAll(
        { source: a.source ? [a.source] : [], cue: a.cue ? [a.cue] : [], content: a.content ?? [] },
        words,
      ),
    );
    for (const name of NAMES) {
      gold[name] += g.filter((a) => a[name].size > 0).length;
      predicted[name] += q.filter((a) => a[name].size > 0).length;
    }
    const pairs = match(g, q, 'cue');
    hit.cue += pairs.length;
    for (const [a, b] of pairs) {
      if (g[a]!.source.size > 0 && q[b]!.source.size > 0) {
        sourced++;
        sourceRight += meets(g[a]!.source, q[b]!.source) ? 1 : 0;
      }
    }
    const restG = g.map((_, k) => k).filter((k) => !pairs.some(([a]) => a === k));
    const restQ = q.map((_, k) => k).filter((k) => !pairs.some(([, b]) => b === k));
    for (const [a, b] of match(
      restG.map((k) => g[k]!),
      restQ.map((k) => q[k]!),
      'content',
    ))
      pairs.push([restG[a]!, restQ[b]!]);
    for (const [a, b] of pairs)
      for (const name of ['source', 'content'] as const) hit[name] += meets(g[a]![name], q[b]![name]) ? 1 : 0;
    const partner = new Map(pairs);
    g.forEach((a, k) => {
      const said = parts[k]!.content.map(([from, to]) => one.text.slice(from, to)).join(' ');
      if (!/[“"][^”"]{15,}/.test(said) || a.source.size === 0) return;
      quotes++;
      let b = partner.get(k);
      if (b === undefined || !meets(a.content, q[b]!.content)) {
        let best = 0;
        b = undefined;
        q.forEach((p, n) => {
          const over = [...a.content].filter((w) => p.content.has(w)).length;
          if (over > best) [best, b] = [over, n];
        });
      }
      if (b === undefined) return;
      met++;
      right += meets(a.source, q[b]!.source) ? 1 : 0;
    });
  });
  const figures: Record<string, unknown> = { cases: cases.length };
  const table: (string | number)[][] = [];
  for (const name of ['cue', 'source', 'content'] as const) {
    const p = predicted[name] === 0 ? 0 : hit[name] / predicted[name];
    const r = gold[name] === 0 ? 0 : hit[name] / gold[name];
    Object.assign(figures, { [`${name}_f1`]: f1(p, r), [`${name}_precision`]: p, [`${name}_recall`]: r });
    table.push([name, p, r, f1(p, r)]);
  }
  printTable(['part', 'precision', 'recall', 'F1'], table);
  Object.assign(figures, {
    source_given_cue: sourceRight / Math.max(1, sourced),
    speaker_given_quote: right / Math.max(1, met),
    quotes,
    quotes_met: met,
    quotes_right: right / Math.max(1, quotes),
  });
  printTable(
    ['', 'share'],
    [
      ['right source, cue right', sourceRight / Math.max(1, sourced)],
      ['right speaker, quotation met', right / Math.max(1, met)],
      ['right speaker, all quotations', right / Math.max(1, quotes)],
    ],
  );
  return figures;
}

const meets = (a: Set<number>, b: Set<number>): boolean => {
  for (const one of a) if (b.has(one)) return true;
  return false;
};

/** Gold counts code points, the product UTF-16 units. */
function points(parts: Part[] | undefined, text: string): [number, number][] {
  const spans = (parts ?? []).flatMap((part) => part.spans);
  if (!/[\ud800-\udbff]/.test(text)) return spans;
  const units = [0];
  for (const char of text) units.push(units.at(-1)! + char.length);
  return spans.map(([a, b]) => [units[a] ?? a, units[b] ?? b]);
}

interface Item extends Span {
  word: boolean;
}
const wordsOf = (text: string): Item[] =>
  [...text.matchAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    word: /^[\p{L}\p{N}_]/u.test(found[0]),
  }));

function coverAll(parts: Record<Name, [number, number][]>, words: Item[]): Cover {
  return {
    source: cover(parts.source, words),
    cue: cover(parts.cue, words),
    content: cover(parts.content, words),
  };
}

function cover(spans: [number, number][], words: Item[]): Set<number> {
  const touched: number[] = [];
  for (const [start, end] of spans) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < words.length && words[i]!.start < end; i++) touched.push(i);
  }
  const plain = touched.filter((i) => words[i]!.word);
  return new Set(plain.length > 0 ? plain : touched);
}

/** Pairs one to one, best overlap of one part first (Dice), then of all parts. */
function match(gold: Cover[], predicted: Cover[], part: Name): [number, number][] {
  const offers: [number, number, number, number][] = [];
  gold.forEach((g, i) => {
    if (g[part].size === 0) return;
    predicted.forEach((p, j) => {
      let over = 0;
      for (const one of g[part]) if (p[part].has(one)) over++;
      if (over === 0) return;
      let other = 0;
      for (const name of NAMES) for (const one of g[name]) if (p[name].has(one)) other++;
      offers.push([(-2 * over) / (g[part].size + p[part].size), -other, i, j]);
    });
  });
  offers.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const left = new Set<number>();
  const right = new Set<number>();
  const pairs: [number, number][] = [];
  for (const [, , i, j] of offers) {
    if (left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    pairs.push([i, j]);
  }
  return pairs;
}
