import { endsArticle, isFurniture } from './furniture.ts';

/** A paragraph of a page, and how much of it is links. */
export interface Block {
  text: string;
  linked: number;
  /** h1 … h6, li, p …: the nearest element that breaks lines. */
  tag: string;
}

const BREAKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'script style noscript template iframe object embed svg math audio video canvas select textarea button input figcaption title head'.split(
    ' ',
  ),
);

/** The paragraphs below an element, in order. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  let tag = 'div';
  const flush = (next: string): void => {
    const line = text.replace(/[\s\u200b\u00ad]+/gu, ' ').trim();
    if (line !== '') blocks.push({ text: line, linked: Math.min(1, linked / line.length), tag });
    text = '';
    linked = 0;
    tag = next;
  };
  const walk = (node: Node, link: boolean, depth: number): void => {
    if (node.nodeType === 3) {
      const words = node.nodeValue ?? '';
      text += words;
      if (link) linked += words.replace(/\s+/gu, ' ').length;
      return;
    }
    if ((node.nodeType !== 1 && node.nodeType !== 11) || depth > 500) return;
    const name = (node as Element).localName ?? '';
    if (SILENT.has(name)) return;
    const breaks = BREAKS.has(name);
    const outer = tag;
    if (breaks) flush(name);
    if (name === 'br') text += '\n';
    if (name === 'br' && /\n\s*\n\s*$/u.test(text)) flush(tag);
    if (name === 'td' || name === 'th') text += ' ';
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      walk(child, link || name === 'a', depth + 1);
    if (breaks) flush(outer);
  };
  walk(root, false, 0);
  flush('div');
  return blocks;
}

/** Ends as a sentence does. */
const SENTENCE = /[.!?…:;,"”“’»)\]。！？؟۔]$/u;

/** A line with this many characters is prose, whatever it looks like. */
const PROSE = 120;

/** The article's own paragraphs: without furniture, its title, lines that are only links, and what hangs on before the first and after the last sentence. */
export function articleText(blocks: readonly Block[], title: string): string {
  const same = key(title);
  const seen = new Set<string>();
  let kept: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const line = block.text;
    if (endsArticle(line) && over(blocks.slice(index + 1))) break;
    const name = key(line);
    if (isFurniture(line) || (name !== '' && name === same)) continue;
    if (
      block.linked > 0.8 &&
      (line.length < PROSE || block.tag === 'li') &&
      !(SENTENCE.test(line) && block.tag === 'p' && line.length > 80)
    )
      continue;
    // The same line twice: pull quotes, captions and prompts.
    if (line.length > 30 && seen.has(name)) continue;
    seen.add(name);
    kept.push(block);
  }
  // Before the first sentence: the headline in other words, rubrics, names, dates. After the last: headings without a text.
  const first = kept.findIndex(isProse);
  if (first > 0)
    kept = kept.filter(
      (block, index) =>
        index >= first || (block.tag !== 'h1' && (isHeading(block) || block.text.length > 60)),
    );
  const last = kept.findLastIndex(
    (block) =>
      SENTENCE.test(block.text) || block.text.length >= PROSE || block.tag === 'li' || block.tag === 'tr',
  );
  if (last >= 0) kept = kept.filter((block, index) => index <= last || !isHeading(block));
  return kept.map(({ text }) => text).join('\n\n');
}

const isProse = ({ text, linked }: Block): boolean =>
  linked < 0.5 && (text.length >= PROSE || (text.length > 50 && SENTENCE.test(text)));
const isHeading = ({ tag }: Block): boolean => /^h[1-6]$/u.test(tag);

/** True where what comes is links and short lines, not the article going on. */
function over(rest: readonly Block[]): boolean {
  const prose = rest.filter(
    (block) => isProse(block) && block.linked < 0.3 && block.text.length > 100,
  ).length;
  return prose <= 2 || prose / Math.max(1, rest.length) < 0.2;
}

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
