import type { Action, Block, Card, Chart, CitationNote, Rich, Run } from './card.ts';

/** What a constructor takes where rich text is wanted: plain words, a run, or runs and words in a row. */
export type Words = string | Run | readonly (string | Run)[];

/** Rich text from words; empty strings are dropped. */
export function rich(words: Words): Rich {
  const parts = Array.isArray(words) ? (words as readonly (string | Run)[]) : [words as string | Run];
  return parts
    .map((part) => (typeof part === 'string' ? { text: part } : part))
    .filter((run) => run.text !== '' || run.cite?.length);
}

export const strong = (text: string): Run => ({ text, style: 'strong' });
export const emphasis = (text: string): Run => ({ text, style: 'emphasis' });
export const code = (text: string): Run => ({ text, style: 'code' });
export const muted = (text: string): Run => ({ text, style: 'muted' });
export const link = (text: string, url: string | undefined): Run => (url ? { text, url } : { text });
/** A name that is a way onward: where the platform can draw it, a press runs the line. */
export const go = (text: string, command: string): Run => ({ text, command });
export const cited = (text: string, ...cite: number[]): Run => ({ text, cite });

export const text = (words: Words): Block => ({ kind: 'text', text: rich(words) });
export const heading = (words: Words, level: 1 | 2 | 3 = 2): Block => ({
  kind: 'text',
  text: rich(words),
  level,
});
export const list = (items: readonly Words[]): Block => ({ kind: 'list', items: items.map(rich) });
export const numbered = (items: readonly Words[]): Block => ({
  kind: 'list',
  items: items.map(rich),
  ordered: true,
});
export const quote = (words: Words, by?: Words): Block =>
  by === undefined
    ? { kind: 'quote', text: rich(words) }
    : { kind: 'quote', text: rich(words), by: rich(by) };
export const fields = (pairs: readonly (readonly [name: string, value: Words])[]): Block => ({
  kind: 'fields',
  fields: pairs.map(([name, value]) => ({ name, value: rich(value) })),
});
export const table = (head: readonly string[], rows: readonly (readonly Words[])[]): Block => ({
  kind: 'table',
  head: [...head],
  rows: rows.map((row) => row.map(rich)),
});
export const chart = (drawn: Chart): Block => ({ kind: 'chart', chart: drawn });
export const actions = (...pressed: Action[]): Block => ({ kind: 'actions', actions: pressed });
export const button = (label: string, command: string): Action => ({ label, command });
export const open = (label: string, url: string): Action => ({ label, url });
export const divider = (): Block => ({ kind: 'divider' });

/** A card of these blocks; blocks with nothing in them are dropped. */
export function card(
  title: string | undefined,
  blocks: readonly (Block | undefined | false)[],
  rest: { citations?: CitationNote[]; footer?: string } = {},
): Card {
  return {
    ...(title === undefined ? {} : { title }),
    blocks: blocks.filter((block): block is Block => Boolean(block) && !isEmpty(block as Block)),
    ...(rest.citations?.length ? { citations: rest.citations } : {}),
    ...(rest.footer ? { footer: rest.footer } : {}),
  };
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'text':
    case 'quote':
      return block.text.length === 0;
    case 'list':
      return block.items.length === 0;
    case 'fields':
      return block.fields.length === 0;
    case 'table':
      return block.rows.length === 0;
    case 'chart':
      return block.chart.labels.length === 0;
    case 'actions':
      return block.actions.length === 0;
    case 'divider':
      return false;
  }
}
