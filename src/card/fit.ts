import type { Block, Card, Rich } from './card.ts';
import { cut, cutRich, lengthOf } from './cut.ts';

/** Whether a platform can show the card as it stands. Must hold for less where it holds for more. */
export type Fits = (card: Card) => boolean;

/** The line that tells a reader what is missing. */
export const leftOut = (lines: number): string => `${lines} more ${lines === 1 ? 'line' : 'lines'} left out`;

/**
 * The card, trimmed from its end until `fits`. What goes is whole lines (a paragraph, an item, a field, a row, a chart), never part of
 * one unless that one line is over the limit by itself: then it is cut at a sentence's or word's end. Title, buttons, footer and the
 * citations still in use stay; a heading with nothing under it goes; a last line says how many lines were left out.
 */
export const fit = (card: Card, fits: Fits): Card => trim(card, fits);

function trim(card: Card, fits: Fits): Card {
  if (fits(card)) return card;
  const total = count(card.blocks);
  const kept = most(total - 1, (lines) => fits(keep(card, lines)));
  if (kept === undefined) return bare(card, fits);
  const next = alone(card, kept);
  if (next && !fits(next)) {
    const longest = Math.max(...richOf(card.blocks, kept).map(lengthOf));
    const room = most(longest - 1, (units) => fits(keep(card, kept + 1, units)));
    if (room !== undefined && room >= SHORTEST) return keep(card, kept + 1, room);
  }
  return keep(card, kept);
}

/** A beginning of fewer characters tells a reader nothing. */
const SHORTEST = 40;

/** The largest number from 0 to `high` for which `good` holds, by bisection; undefined where it does not hold for 0. */
function most(high: number, good: (value: number) => boolean): number | undefined {
  if (high < 0 || !good(0)) return undefined;
  let low = 0;
  let top = high;
  while (low < top) {
    const middle = Math.ceil((low + top) / 2);
    if (good(middle)) low = middle;
    else top = middle - 1;
  }
  return low;
}

/** With no line at all it does not fit: what surrounds the lines gives way, the footer first, then buttons, then the title. */
function bare(card: Card, fits: Fits): Card {
  if (card.footer !== undefined) return trim({ ...card, footer: undefined }, fits);
  const buttons = card.blocks.filter((block) => block.kind === 'actions');
  const others = card.blocks.filter((block) => block.kind !== 'actions');
  if (buttons.length > 1) return trim({ ...card, blocks: [...others, buttons.at(-1)!] }, fits);
  if (buttons.length === 1) return trim({ ...card, blocks: others }, fits);
  if (card.title !== undefined) {
    const half = Math.floor(card.title.length / 2);
    return trim({ ...card, title: half < SHORTEST ? undefined : cut(card.title, half) }, fits);
  }
  // The smallest card there is.
  return { blocks: [{ kind: 'text', text: [{ text: leftOut(count(card.blocks)), style: 'muted' }] }] };
}

/** How many lines a block counts for. Buttons and dividers are none: they follow what they belong to. */
function linesOf(block: Block): number {
  switch (block.kind) {
    case 'list':
      return block.items.length;
    case 'fields':
      return block.fields.length;
    case 'table':
      return block.rows.length;
    case 'actions':
    case 'divider':
      return 0;
    default:
      return 1;
  }
}

const count = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + linesOf(block), 0);

/** The card's first `lines` lines, the last of them within `units` units, and what stays in any case. */
function keep(card: Card, lines: number, units = Number.POSITIVE_INFINITY): Card {
  const kept: Block[] = [];
  const buttons: Block[] = [];
  let room = lines;
  for (const block of card.blocks) {
    const size = linesOf(block);
    if (block.kind === 'actions') (room > 0 ? kept : buttons).push(block);
    else if (room <= 0) continue;
    else if (size < room) kept.push(block);
    else kept.push(first(block, room, units));
    room -= size;
  }
  while (kept.length > 0 && isLoose(kept.at(-1)!)) kept.pop();
  const missing = count(card.blocks) - count(kept);
  const blocks: Block[] = [...kept];
  if (missing > 0) blocks.push({ kind: 'text', text: [{ text: leftOut(missing), style: 'muted' }] });
  return withCitationsUsed({ ...card, blocks: [...blocks, ...buttons] });
}

/** A divider or a heading that nothing follows. */
const isLoose = (block: Block): boolean =>
  block.kind === 'divider' || (block.kind === 'text' && block.level !== undefined);

/** The block's first `lines` lines, the last one cut to `units`. */
function first(block: Block, lines: number, units: number): Block {
  const shorten = (text: Rich, index: number): Rich => (index === lines - 1 ? cutRich(text, units) : text);
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.slice(0, lines).map(shorten) };
    case 'fields':
      return {
        ...block,
        fields: block.fields
          .slice(0, lines)
          .map((field, index) => ({ ...field, value: shorten(field.value, index) })),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.slice(0, lines).map((row, index) => row.map((cell) => shorten(cell, index))),
      };
    case 'text':
    case 'quote':
      return { ...block, text: shorten(block.text, lines - 1) };
    default:
      return block;
  }
}

/** A card of line number `index` (from 0) alone, to see whether it would ever fit; undefined for a heading, which cannot be alone. */
function alone(card: Card, index: number): Card | undefined {
  let before = index;
  for (const block of card.blocks) {
    const size = linesOf(block);
    if (before < size) {
      if (isLoose(block)) return undefined;
      const one: Block =
        block.kind === 'list'
          ? { ...block, items: block.items.slice(before, before + 1) }
          : block.kind === 'fields'
            ? { ...block, fields: block.fields.slice(before, before + 1) }
            : block.kind === 'table'
              ? { ...block, rows: block.rows.slice(before, before + 1) }
              : block;
      const buttons = card.blocks.filter((other) => other.kind === 'actions');
      const note: Block = { kind: 'text', text: [{ text: leftOut(count(card.blocks)), style: 'muted' }] };
      return withCitationsUsed({ ...card, blocks: [one, note, ...buttons] });
    }
    before -= size;
  }
  return undefined;
}

/** The rich texts of line number `index` (from 0) that may be cut. */
function richOf(blocks: readonly Block[], index: number): Rich[] {
  let before = index;
  for (const block of blocks) {
    const size = linesOf(block);
    if (before < size) {
      if (block.kind === 'list') return [block.items[before]!];
      if (block.kind === 'fields') return [block.fields[before]!.value];
      if (block.kind === 'table') return block.rows[before]!;
      if (block.kind === 'text' || block.kind === 'quote') return [block.text];
      return [[]];
    }
    before -= size;
  }
  return [[]];
}

function withCitationsUsed(card: Card): Card {
  if (!card.citations) return card;
  const used = citationsUsed(card.blocks);
  return { ...card, citations: card.citations.filter((note) => used.has(note.number)) };
}

/** The citation numbers that the blocks refer to. */
export function citationsUsed(blocks: readonly Block[]): Set<number> {
  const used = new Set<number>();
  const look = (text: Rich | undefined): void => {
    for (const run of text ?? []) for (const number of run.cite ?? []) used.add(number);
  };
  for (const block of blocks) {
    if (block.kind === 'text') look(block.text);
    else if (block.kind === 'list') block.items.forEach(look);
    else if (block.kind === 'quote') [block.text, block.by].forEach(look);
    else if (block.kind === 'fields') for (const field of block.fields) look(field.value);
    else if (block.kind === 'table') block.rows.flat().forEach(look);
  }
  return used;
}
