import type { Found } from './draft.ts';

/** Longest first line that is taken for a title, in characters. */
const LONGEST_TITLE = 300;

/**
 * Raw text as articles arrive: title, standfirst, dateline, paragraphs. Paragraphs are what blank lines separate, or
 * single lines where there are no blank ones. A first line too long for a title is text, and its first sentence the title.
 */
export function readPlain(raw: string): Found {
  const text = clean(raw);
  const first = /^[^\n]*/u.exec(text)?.[0].trim() ?? '';
  if (first.length > LONGEST_TITLE) {
    const end = /[.!?](?=\s)/u.exec(first)?.index ?? LONGEST_TITLE;
    return { title: first.slice(0, Math.min(end + 1, LONGEST_TITLE)), text: paragraphs(text) };
  }
  return {
    title: first,
    text: paragraphs(text.slice(text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'))),
  };
}

/** Paragraphs separated by one blank line. Lines wrapped at a fixed width are joined, lines that are paragraphs stay apart. */
export function paragraphs(raw: string): string {
  const text = clean(raw);
  const blocks = text.split(/\n[ \t]*\n+/u);
  return blocks
    .flatMap((block) => (wrapped(block) ? [block.replace(/\s*\n\s*/gu, ' ')] : block.split('\n')))
    .map((paragraph) => paragraph.replace(/[ \t\u00a0\u200b]+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** True for a block whose lines were broken by an editor: no line is longer than 100 and most do not end a sentence. */
function wrapped(block: string): boolean {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.some((line) => line.length > 100)) return false;
  const open = lines.slice(0, -1).filter((line) => !/[.!?:”"’)]\s*$/u.test(line)).length;
  return open * 2 >= lines.length - 1;
}

/** One kind of line end, no control characters, no byte order mark; lone surrogates become U+FFFD. */
export const clean = (raw: string): string =>
  raw
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/\ufeff|[\p{Cc}--[\n\t]]/gv, '')
    .trim();
