import type { Span } from '../domain/span.ts';
import { findParagraphs } from './structure.ts';

/** A quotation, marks included where they are printed. */
export interface Quote extends Span {
  /** Without its marks. */
  inner: Span;
  /** Number of its paragraph, from 0. */
  paragraph: number;
  /** The next paragraph opens with a mark again and the same speaker's quotation goes on. */
  continues: boolean;
  /** Its closing mark is printed. */
  closed: boolean;
}

/** Opening marks and what may close each of them. Straight marks and reversed guillemets are told by their neighbours. */
const closers: Readonly<Record<string, string>> = {
  '“': '”"“',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‘': "’'",
  '‚': '‘’',
  '"': '"”',
  "'": "'’",
  '「': '」',
  '『': '』',
  '``': "''",
};
const marks = /``|''|["“”„«»‹›‘’‚'「」『』]/g;
const single = new Set(['‘', '‚', "'", '‹']);
/** Words whose first letters an apostrophe stands for. */
const elision = /^['‘’](?:em|cause|tis|twas|til|till|n|bout|round|neath|ere|kay|cuz)\b/iu;
/** Deeper nesting than this is noise. */
const deepest = 4;

interface Open {
  mark: string;
  at: number;
}

/**
 * The quotations of a text in order of their start; a nested one follows the one that holds it, and two never cross. Understands straight
 * and curly marks, guillemets, single marks as against apostrophes, and quotations that run over paragraphs with an opening mark
 * at each and a closing one at the last only. Linear in the length of the text.
 */
export function findQuotes(text: string): Quote[] {
  const paragraphs = findParagraphs(text);
  const found: Quote[] = [];
  paragraphs.forEach((span, paragraph) => {
    const next = paragraphs[paragraph + 1];
    for (const quote of inParagraph(text, span, paragraph, next ? text.charAt(next.start) : ''))
      found.push(quote);
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function inParagraph(text: string, span: Span, paragraph: number, nextMark: string): Quote[] {
  const hits = scan(text, span);
  const clean = nextCleanCloser(text, hits, span);
  const found: Quote[] = [];
  const stack: Open[] = [];
  const close = (open: Open, innerEnd: number, end: number, closed: boolean, continues = false) => {
    const inner = { start: open.at + open.mark.length, end: innerEnd };
    if (/\S/.test(text.slice(inner.start, Math.min(inner.end, inner.start + 200))))
      found.push({ start: open.at, end, inner, paragraph, continues, closed });
  };
  /** Ends what stands above `depth`: singles were apostrophes, others lack their mark. */
  const unwind = (depth: number, at: number) => {
    while (stack.length > depth) {
      const open = stack.pop() as Open;
      if (!single.has(open.mark)) close(open, trimEnd(text, at), trimEnd(text, at), false);
    }
  };
  hits.forEach((hit, i) => {
    const { at, mark } = hit;
    const end = at + mark.length;
    const level = stack.findLastIndex(
      (open) => (closers[open.mark] ?? '').includes(mark) && closes(text, open, at, end, span),
    );
    if (level >= 0 && !(single.has(stack[level]?.mark ?? '') && isPossessive(text, at, clean[i + 1], span))) {
      unwind(level + 1, at);
      close(stack.pop() as Open, at, end, true);
      return;
    }
    if (!(mark in closers) || !opens(text, mark, at, end, span)) return;
    const same = stack.findIndex((open) => family(open.mark) === family(mark));
    if (same >= 0) {
      if (single.has(mark)) return;
      unwind(same, at);
    }
    if (single.has(mark) && clean[i + 1] === undefined) return;
    if (stack.length < deepest) stack.push({ mark, at });
  });
  const outer = stack[0];
  const goesOn = outer !== undefined && family(outer.mark) === family(nextMark) && nextMark in closers;
  while (stack.length > 0) {
    const open = stack.pop() as Open;
    if (!single.has(open.mark) || (open === outer && goesOn))
      close(open, span.end, span.end, false, open === outer && goesOn);
  }
  return found;
}

function scan(text: string, span: Span): Open[] {
  const hits: Open[] = [];
  marks.lastIndex = span.start;
  for (let match = marks.exec(text); match && match.index < span.end; match = marks.exec(text))
    hits.push({ mark: match[0], at: match.index });
  return hits;
}

/** For each hit, the place of the first mark at or after it that can only close a single quotation; undefined where none is left. */
function nextCleanCloser(text: string, hits: readonly Open[], span: Span): (number | undefined)[] {
  const next: (number | undefined)[] = new Array(hits.length + 1);
  for (let i = hits.length - 1; i >= 0; i--) {
    const { mark, at } = hits[i] as Open;
    const can = "'’‘›".includes(mark) && mark.length === 1 && singleCloses(text, at, at + 1, span);
    next[i] = can ? at : next[i + 1];
  }
  return next;
}

const letter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);
const before = (text: string, at: number, span: Span): string => (at > span.start ? text.charAt(at - 1) : '');
const after = (text: string, end: number, span: Span): string => (end < span.end ? text.charAt(end) : '');

/** Whether a mark can open: nothing, a blank, a bracket, a dash or another mark before it, and something right after it. */
function opens(text: string, mark: string, at: number, end: number, span: Span): boolean {
  const left = before(text, at, span);
  const right = after(text, end, span);
  if (mark === '“' || mark === '„' || mark === '«' || mark === '「' || mark === '『' || mark === '``')
    return true;
  if (right === '' || /\s/.test(right)) return false;
  if (left !== '' && !/[\s([{\-–—/:…"“”„«»‘'`]/u.test(left)) return false;
  if (mark !== "'" && mark !== '‘') return true;
  if (elision.test(text.slice(at, at + 8))) return false;
  return !/^\d\ds?\b/.test(text.slice(end, end + 4));
}

/** Whether the mark at `at` can close what `open` opened. */
function closes(text: string, open: Open, at: number, end: number, span: Span): boolean {
  if (at < open.at + open.mark.length) return false;
  const mark = text.slice(at, end);
  if (single.has(open.mark) && open.mark !== '‹') return singleCloses(text, at, end, span);
  if (mark === '"') {
    const left = before(text, at, span);
    const right = after(text, end, span);
    // `he said, "…`: a straight mark after a blank and before a letter opens again.
    return !(/\s/.test(left) && right !== '' && !/[\s.,;:!?)\]]/.test(right));
  }
  // “ closes „, and “ itself only where nothing else could be meant.
  if (mark === '“' && open.mark === '“')
    return !/^$|\s/.test(before(text, at, span)) && !letter(after(text, end, span));
  if (mark === '«' && open.mark === '»') return true;
  return true;
}

/** A single mark closes after something and before no letter: "don't" and " 'go" do not. */
function singleCloses(text: string, at: number, end: number, span: Span): boolean {
  const left = before(text, at, span);
  return left !== '' && !/\s/.test(left) && !letter(after(text, end, span));
}

/** "the students' rights": after an s and before a small letter, while a later mark can close the quotation. */
function isPossessive(text: string, at: number, later: number | undefined, span: Span): boolean {
  if (later === undefined || later >= span.end) return false;
  return (
    /s/i.test(text.charAt(at - 1)) &&
    /^ \p{L}/u.test(text.slice(at + 1, at + 4)) &&
    !/^ (?:he|she|it|they|and|but|in|on|at|as|to|for|by|said|says|is|was|were|are|will|has|had|have)\b/u.test(
      text.slice(at + 1, at + 8),
    )
  );
}

/** Marks that do not nest in one another. */
function family(mark: string): string {
  if (single.has(mark)) return mark === '‹' ? '‹' : "'";
  if (mark === '«' || mark === '»') return '«';
  if (mark === '「' || mark === '『') return mark;
  return mark === '' ? '' : '"';
}

function trimEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}
