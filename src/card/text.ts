import type { Action, Block, Card, Chart, CitationNote, Rich, Run } from './card.ts';
import { chop, columns, padEnd } from './columns.ts';
import { clean, oneLine, safeUrl } from './safe.ts';

/** How plain text is to look. */
export interface TextOptions {
  /** Columns to wrap at; without it a paragraph is one line. */
  width?: number;
  /** Colours a piece of a run (a terminal's escapes); must add no columns. Called after cleaning and wrapping. */
  paint?(text: string, run: Run): string;
  /** False leaves the buttons out, where the surface offers them in another way. */
  actions?: boolean;
}

/** One word or gap of a run: what wrapping moves about. */
interface Piece {
  text: string;
  run: Run;
}

/** The card as plain text: bullets, "[1]" after what is cited, the list of citations, buttons as "( Timeline )  /timeline ceasefire". */
export function text(card: Card, options: TextOptions = {}): string {
  const lines: string[] = [];
  if (card.title) lines.push(...wrap([{ text: oneLine(card.title), style: 'strong' }], options));
  let previous: Block | undefined;
  for (const block of card.blocks) {
    if (block.kind === 'actions') continue;
    const drawn = drawBlock(block, options);
    if (lines.length > 0 && lines.at(-1) !== '' && needsGap(previous, block)) lines.push('');
    lines.push(...drawn);
    previous = block;
  }
  for (const note of card.citations ?? []) lines.push(...citation(note, options));
  if (card.footer) lines.push(...wrap([{ text: oneLine(card.footer), style: 'muted' }], options));
  if (options.actions !== false)
    for (const block of card.blocks)
      if (block.kind === 'actions') lines.push(...block.actions.map((action) => button(action, options)));
  return lines.join('\n');
}

/** An empty line before a heading, a quotation and a table, and between two paragraphs of which one is long. */
function needsGap(previous: Block | undefined, block: Block): boolean {
  if (block.kind === 'text' && block.level !== undefined)
    return block.level < 3 || previous?.kind === 'table';
  if (!previous || previous.kind === 'divider') return false;
  if (block.kind === 'text' && previous.kind === 'text' && previous.level === undefined)
    return Math.max(size(block.text), size(previous.text)) > LONG;
  return (
    block.kind === 'table' || block.kind === 'chart' || previous.kind === 'table' || previous.kind === 'chart'
  );
}

/** Columns from which on a paragraph is more than a remark. */
const LONG = 110;
const size = (words: Rich): number => words.reduce((sum, run) => sum + run.text.length, 0);

function drawBlock(block: Block, options: TextOptions): string[] {
  switch (block.kind) {
    case 'text':
      return wrap(block.level ? block.text.map(bold) : block.text, options);
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.ordered
          ? `${String(index + (block.start ?? 1)).padStart(String(block.items.length + (block.start ?? 1) - 1).length)}  `
          : ' • ';
        return wrap(item, options, mark, ' '.repeat(mark.length));
      });
    case 'quote':
      return [
        ...wrap(block.text, options, '> ', '> '),
        ...(block.by?.length ? wrap([{ text: '— ' }, ...block.by], options, '> ', '>   ') : []),
      ];
    case 'fields':
      return block.fields.flatMap((field) =>
        wrap([{ text: `${oneLine(field.name)}: `, style: 'strong' }, ...field.value], options, '', '  '),
      );
    case 'table':
      return drawTable(block.head, block.rows, options);
    case 'chart':
      return drawChart(block.chart, options);
    case 'divider':
      return [''];
    case 'actions':
      return [];
  }
}

const bold = (run: Run): Run => (run.style ? run : { ...run, style: 'strong' });

function citation(note: CitationNote, options: TextOptions): string[] {
  const url = safeUrl(note.url);
  const words = [note.label, note.title]
    .filter(Boolean)
    .map((part) => oneLine(part!))
    .join(' · ');
  // Where nothing can be pressed, a reader types the number.
  const id = /^\/article (\d+)\b/u.exec(note.command ?? '')?.[1];
  const mark = `[${note.number}] `;
  return wrap(
    [{ text: `${words}${id ? ` (article ${id})` : ''}${url ? ` <${url}>` : ''}`, style: 'muted' }],
    options,
    mark,
    ' '.repeat(mark.length),
  );
}

function button(action: Action, options: TextOptions): string {
  const to = 'command' in action ? oneLine(action.command) : (safeUrl(action.url) ?? '');
  const label = `( ${oneLine(action.label)} )`;
  const paint = options.paint ?? ((piece: string) => piece);
  return `${paint(label, { text: label, style: 'strong' })}${to ? `  ${to}` : ''}`;
}

/** Runs as pieces: the address after the words where the words are not the address, citation marks after the run. */
function pieces(words: Rich): Piece[] {
  return words.flatMap((run) => {
    const url = safeUrl(run.url);
    const shown = clean(run.text);
    const address = url && !sameAddress(shown, url) ? ` <${url}>` : '';
    const marks = (run.cite ?? []).map((number) => `[${number}]`).join('');
    const out: Piece[] = split(`${shown}${address}`).map((part) => ({ text: part, run }));
    if (marks)
      out.push(
        { text: `${/\S$/.test(shown) ? ' ' : ''}`, run },
        { text: marks, run: { text: marks, style: 'muted' } },
      );
    return out.filter((piece) => piece.text !== '');
  });
}

const split = (words: string): string[] => words.split(/(\n|[^\S\n\u00a0]+)/).filter((part) => part !== '');

const sameAddress = (words: string, url: string): boolean =>
  words.trim().replace(/\/$/, '') === url.replace(/\/$/, '');

/** Rich text as lines within `options.width` columns, the first behind `first`, the others behind `next`. */
function wrap(words: Rich, options: TextOptions, first = '', next = first): string[] {
  const paint = options.paint ?? ((piece: string) => piece);
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const room = Math.max(8, width - Math.max(columns(first), columns(next)));
  const lines: Piece[][] = [[]];
  let used = 0;
  const open = (): void => {
    const line = lines.at(-1)!;
    while (line.length > 0 && line.at(-1)!.text.trim() === '') line.pop();
    lines.push([]);
    used = 0;
  };
  // A word may span several runs ("(" + link + ")"): they move to the next line together.
  let word: Piece[] = [];
  const place = (): void => {
    const length = word.reduce((sum, piece) => sum + columns(piece.text), 0);
    if (used > 0 && used + length > room) open();
    for (const piece of word) {
      const parts = length > room ? chop(piece.text, room) : [piece.text];
      for (const part of parts) {
        if (used + columns(part) > room && used > 0) open();
        lines.at(-1)!.push({ text: part, run: piece.run });
        used += columns(part);
      }
    }
    word = [];
  };
  for (const piece of pieces(words)) {
    if (piece.text === '\n') {
      place();
      open();
    } else if (piece.text.trim() === '' && !piece.text.includes('\u00a0')) {
      place();
      if (used > 0) {
        lines.at(-1)!.push(piece);
        used += piece.text.length;
      }
    } else word.push(piece);
  }
  place();
  const last = lines.at(-1)!;
  while (last.length > 0 && last.at(-1)!.text.trim() === '') last.pop();
  return lines.map((line, index) => {
    const drawn = line.map((piece) => paint(piece.text, piece.run)).join('');
    return `${index === 0 ? first : drawn === '' ? next.trimEnd() : next}${drawn}`;
  });
}

/** Narrowest column worth having. */
const NARROW = 6;

function drawTable(head: string[], rows: Rich[][], options: TextOptions): string[] {
  const count = Math.max(head.length, ...rows.map((row) => row.length));
  const plain = { ...options, width: undefined };
  const cells = rows.map((row) => Array.from({ length: count }, (_, i) => row[i] ?? []));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(
      columns(oneLine(head[i] ?? '')),
      ...cells.map((row) => Math.max(...wrap(row[i]!, { ...plain, paint: undefined }).map(columns))),
    ),
  );
  const width = options.width ?? Number.POSITIVE_INFINITY;
  const total = (): number => widths.reduce((sum, one) => sum + one + 2, -2);
  while (total() > width && Math.max(...widths) > NARROW) {
    const widest = widths.indexOf(Math.max(...widths));
    const second = Math.max(NARROW, ...widths.filter((_, i) => i !== widest));
    const over = total() - width;
    widths[widest] = Math.max(
      NARROW,
      Math.min(widths[widest]! - 1, Math.max(second - 1, widths[widest]! - over)),
    );
  }
  const draw = (row: Rich[]): string[] => {
    const wrapped = row.map((cell, i) => ({
      drawn: wrap(cell, { ...options, width: widths[i] }),
      bare: wrap(cell, { ...options, paint: undefined, width: widths[i] }),
    }));
    const height = Math.max(1, ...wrapped.map((cell) => cell.bare.length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map(({ drawn, bare }, i) => {
          const gap = padEnd(bare[line] ?? '', widths[i]!).slice((bare[line] ?? '').length);
          return `${drawn[line] ?? ''}${i === count - 1 ? '' : gap}`;
        })
        .join('  ')
        .trimEnd(),
    );
  };
  const top = Array.from(
    { length: count },
    (_, i): Rich => [{ text: oneLine(head[i] ?? ''), style: 'strong' }],
  );
  const rule = widths.map((one) => '─'.repeat(one)).join('  ');
  return [...(head.some(Boolean) ? [...draw(top), rule] : []), ...cells.flatMap(draw)];
}

/** Columns of the longest bar. */
const BAR = 24;

function drawChart(chart: Chart, options: TextOptions): string[] {
  const top = Math.max(0, ...chart.series.flatMap((series) => series.values).filter(Number.isFinite));
  const many = chart.series.length > 1;
  const labels = chart.labels.map(oneLine);
  const wide = Math.max(0, ...labels.map(columns));
  const names = Math.max(0, ...chart.series.map((series) => columns(oneLine(series.name))));
  const bar = Math.max(4, Math.min(BAR, (options.width ?? 200) - wide - (many ? names + 1 : 0) - 10));
  return [
    ...wrap([{ text: oneLine(chart.title), style: 'strong' }], options),
    ...labels.flatMap((label, i) =>
      chart.series.map((series, s) => {
        const value = series.values[i] ?? 0;
        const name = many ? ` ${padEnd(oneLine(series.name), names)}` : '';
        const drawn = '█'.repeat(barLength(value, top, bar));
        return `${padEnd(s === 0 ? label : '', wide)}${name}  ${drawn}${drawn ? ' ' : ''}${value}`;
      }),
    ),
  ];
}

/** Length of a bar, 0 to `full`; at least 1 for anything above nothing. */
export function barLength(value: number, top: number, full: number): number {
  if (!(value > 0) || !(top > 0) || !Number.isFinite(value)) return 0;
  return Math.max(1, Math.min(full, Math.round((value / top) * full)));
}
