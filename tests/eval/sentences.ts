import { structure } from '../../src/language/structure.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Document {
  id: string;
  text: string[];
}

/**
 * Sentence boundaries: F1 of the places where a sentence ends. `f1`: every sentence a line of its own, so that only wrong splits count,
 * as with `Intl.Segmenter` in the same run. `running_f1`: joined by a blank, with a new paragraph only after a sentence without an end
 * mark (headings, captions, bylines); `span_f1`: both ends right in that text.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const predictions: unknown[] = [];
  const counts = { lines: none(), peer: none(), running: none(), spans: none() };
  const peer = new Intl.Segmenter('en', { granularity: 'sentence' });
  for (const document of files.flatMap((file) => readLines<Document>(file))) {
    const lines = join(document.text, () => '\n');
    const gold = lines.spans.map(ends);
    add(counts.lines, structure(lines.text).sentences.map(ends), gold);
    const segments = [...peer.segment(lines.text)].map((s) => s.index + s.segment.trimEnd().length);
    add(counts.peer, segments, gold);
    const joined = join(document.text, (text) => (/[.!?…:]["”’'»)\]]*$/u.test(text) ? ' ' : '\n\n'));
    const found = structure(joined.text).sentences;
    add(counts.running, found.map(ends), joined.spans.map(ends));
    add(counts.spans, found.map(key), joined.spans.map(key));
    predictions.push({ id: document.id, sentences: found.map(({ start, end }) => [start, end]) });
  }
  if (out) writeLines(out, predictions);
  printTable(
    ['text', 'gold', 'found', 'right', 'F1'],
    Object.entries(counts).map(([name, c]) => [name, c.gold, c.found, c.hit, score(c)]),
  );
  return {
    f1: score(counts.lines),
    running_f1: score(counts.running),
    span_f1: score(counts.spans),
    segmenter_f1: score(counts.peer),
    gold: counts.lines.gold,
  };
}

interface Count {
  hit: number;
  found: number;
  gold: number;
}
const none = (): Count => ({ hit: 0, found: 0, gold: 0 });
const score = (c: Count): number => f1(c.hit / (c.found || 1), c.hit / (c.gold || 1));
const ends = (span: { end: number }): number => span.end;
const key = (span: { start: number; end: number }): string => `${span.start}-${span.end}`;

function join(sentences: readonly string[], between: (sentence: string) => string) {
  let text = '';
  const spans = sentences.map((sentence) => {
    const start = text.length;
    text += sentence;
    const span = { start, end: text.length };
    text += between(sentence);
    return span;
  });
  return { text, spans };
}

function add<T>(count: Count, found: T[], gold: T[]): void {
  const wanted = new Set(gold);
  count.hit += found.filter((one) => wanted.has(one)).length;
  count.found += found.length;
  count.gold += gold.length;
}
