import type { Dateline, Sentence } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { findDateline } from './dateline.ts';
import { splitSentences } from './sentences.ts';

/** What of an article is what: where its dateline, paragraphs and sentences stand. */
export interface Structure {
  dateline?: Dateline;
  paragraphs: Span[];
  /** In order, without overlap; the dateline is in none of them. */
  sentences: Sentence[];
}

/** At most this many paragraphs may stand before the dateline. */
const beforeDateline = 3;
/** A standfirst has at most this many UTF-16 units: longer ones are told as text. */
const standfirstLimit = 600;

/** Paragraphs, sentences, standfirst and dateline of an article's text. Never throws; linear in the length of the text. */
export function structure(text: string): Structure {
  const paragraphs = findParagraphs(text);
  let dateline: Dateline | undefined;
  let lead = 0;
  for (let i = 0; i < Math.min(paragraphs.length, beforeDateline + 1) && !dateline; i++) {
    const paragraph = paragraphs[i] as Span;
    dateline = findDateline(text, paragraph);
    lead = dateline ? i : 0;
    if (paragraph.end - paragraph.start > standfirstLimit) break;
  }
  const sentences: Sentence[] = [];
  paragraphs.forEach((paragraph, i) => {
    const start = dateline && i === lead ? dateline.end : paragraph.start;
    const part = i < lead ? 'standfirst' : 'body';
    for (const span of splitSentences(text, { start, end: paragraph.end }))
      sentences.push({ ...span, paragraph: i, part });
  });
  if (lead === 0 && !dateline && isStandfirst(text, paragraphs, sentences))
    for (const sentence of sentences) if (sentence.paragraph === 0) sentence.part = 'standfirst';
  return { ...(dateline && { dateline }), paragraphs, sentences };
}

/**
 * Blocks of text, trimmed. Blank lines part them; a single line break does too, as in raw text, unless the block is wrapped at a fixed
 * width (e-mail, wire feeds): then its lines are one paragraph.
 */
export function findParagraphs(text: string): Span[] {
  const blocks: Span[][] = [];
  let open: Span[] | undefined;
  for (const line of lines(text)) {
    if (line.start === line.end) {
      open = undefined;
      continue;
    }
    if (!open) blocks.push((open = []));
    open.push(line);
  }
  return blocks.flatMap((block) => {
    const first = block[0] as Span;
    const last = block.at(-1) as Span;
    return isWrapped(text, block) ? [{ start: first.start, end: last.end }] : block;
  });
}

/** The lines, each trimmed; empty ones have no length. */
function lines(text: string): Span[] {
  const found: Span[] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029\v\f]/g;
  let from = 0;
  for (let at = breaks.exec(text); ; at = breaks.exec(text)) {
    let start = from;
    let end = at ? at.index : text.length;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    found.push({ start, end });
    if (!at) return found;
    from = at.index + at[0].length;
  }
}

/** Whether a block's lines were broken by width: all but the last about equally long, and most of them in mid-sentence. */
function isWrapped(text: string, block: readonly Span[]): boolean {
  if (block.length < 2) return false;
  const full = block.slice(0, -1);
  const lengths = full.map((line) => line.end - line.start);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  if (longest > 120 || longest < 30) return false;
  const broken = full.filter((line) => !/[.!?:…]["”’')\]]*$/u.test(text.slice(line.end - 4, line.end)));
  const near = lengths.filter((length) => length > longest * 0.7).length;
  return broken.length > full.length / 2 && near >= full.length * 0.8;
}

/**
 * Whether the first paragraph, in a text without a dateline, is a standfirst: it ends without a full stop before paragraphs that have
 * one, or a later sentence says the same.
 */
function isStandfirst(text: string, paragraphs: readonly Span[], sentences: readonly Sentence[]): boolean {
  const [first, second] = paragraphs;
  if (!first || !second || first.end - first.start > standfirstLimit) return false;
  const own = sentences.filter((sentence) => sentence.paragraph === 0);
  if (own.length === 0 || own.length > 2) return false;
  const ended = (span: Span) =>
    /[.!?…:;,。！？۔؟।]["”’'»)\]]*$/u.test(text.slice(Math.max(span.start, span.end - 4), span.end));
  const words = content(text.slice(first.start, first.end));
  if (!ended(first) && ended(second) && words.size >= 3) return true;
  if (words.size < 6) return false;
  // Only the text's beginning: a standfirst repeats what the next paragraphs tell.
  return sentences.slice(own.length, own.length + 40).some((sentence) => {
    const other = content(
      text.slice(sentence.start, Math.min(sentence.end, sentence.start + standfirstLimit)),
    );
    let shared = 0;
    for (const word of words) if (other.has(word)) shared++;
    return shared >= words.size * 0.8;
  });
}

/** The words that carry meaning, lower case: those of four letters and more, and numbers. */
const content = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? []);
