import type { Block, CitationNote, Rich, Run } from '../../card/card.ts';
import { cut } from '../../card/cut.ts';
import { clean, oneLine, safeUrl } from '../../card/safe.ts';
import { text } from '../../card/text.ts';

/** The three characters Slack asks to escape: nothing from outside becomes a mention, a channel or a link. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escapeSlack = (outside: string): string =>
  outside.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A word joiner beside a mark-up character keeps Slack from reading it as one; it has no escape of its own. */
const JOINER = '\u2060';

/** Outside text inside mrkdwn: escaped, and `*_~` and backquotes mean nothing but themselves. */
export const escapeMrkdwn = (outside: string): string =>
  escapeSlack(outside)
    .replace(/[*_~`]/g, (mark) => `${JOINER}${mark}${JOINER}`)
    .replace(/^(\s*)(&gt;)/gm, `$1${JOINER}$2`);

export const mrkdwn = (words: Rich): string =>
  words.map((one, i) => run(one, words[i - 1]?.text.at(-1), words[i + 1]?.text[0])).join('');

/** Slack takes a mark-up character only beside white space or punctuation; elsewhere an invisible space has to stand there. */
const boundary = (neighbour: string | undefined): string =>
  neighbour === undefined || /[\s.,:;!?()]/.test(neighbour) ? '' : '\u200b';

function run(one: Run, previous?: string, next?: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(clean(one.text)) ?? [];
  const url = safeUrl(one.url);
  let drawn = escapeMrkdwn(core);
  const left = boundary(before || previous);
  const right = boundary(one.cite?.length ? ' ' : after || next);
  if (core !== '') {
    // A link's words end at ">" and "|" parts them from the address: both are gone after escaping and this.
    if (url && url.length + core.length <= LINK)
      drawn = `<${linkTarget(url)}|${escapeSlack(core).replaceAll('|', '¦').replaceAll('\n', ' ')}>`;
    if (one.style === 'code') drawn = `\`${escapeSlack(core).replaceAll('`', 'ʼ').replaceAll('\n', ' ')}\``;
    else if (!core.includes('\n') && one.style === 'strong') drawn = `${left}*${drawn}*${right}`;
    else if (!core.includes('\n') && one.style === 'emphasis') drawn = `${left}_${drawn}_${right}`;
  }
  const marks = (one.cite ?? []).map((number) => `[${number}]`).join('');
  if (!marks) return `${before}${drawn}${after}`;
  return after === '' ? `${before}${drawn} ${marks}` : `${before}${drawn}${after}${marks} `;
}

/** Longest link with its words, in units before escaping: a longer one could not be kept whole in a section. */
const LINK = 500;

const linkTarget = (url: string): string => url.replaceAll('|', '%7C').replaceAll('&', '&amp;');

/** Columns of a code block in a narrow client. */
const CODE_WIDTH = 60;

/** A block as mrkdwn lines; what is not running text gives "". */
export function blockMrkdwn(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.level
        ? mrkdwn(block.text.map((one) => (one.style ? one : { ...one, style: 'strong' })))
        : mrkdwn(block.text);
    case 'list':
      return block.items
        .map((item, i) => `${block.ordered ? `${i + (block.start ?? 1)}.` : '•'} ${mrkdwn(item)}`)
        .join('\n');
    case 'quote':
      return [mrkdwn(block.text), ...(block.by?.length ? [`— ${mrkdwn(block.by)}`] : [])]
        .join('\n')
        .replace(/^/gm, '>');
    case 'fields':
      return block.fields
        .map((one) => `*${escapeMrkdwn(oneLine(one.name))}:* ${mrkdwn(one.value)}`)
        .join('\n');
    default:
      return '';
  }
}

/** A table or a chart as code blocks of at most `max` units each. */
export function codeBlocks(block: Block, max: number): string[] {
  const room = max - 6;
  const out: string[] = [];
  let one = '';
  for (const line of text({ blocks: [block] }, { width: CODE_WIDTH }).split('\n')) {
    // Six units is the longest that a character and its neighbour become.
    const safe = escapeSlack(cut(line.replaceAll('`', 'ʼ'), Math.floor(room / 6)));
    if (one !== '' && one.length + 1 + safe.length > room) {
      out.push(one);
      one = safe;
    } else one = one === '' ? safe : `${one}\n${safe}`;
  }
  return [...out, one].filter((part) => part.trim() !== '').map((part) => `\`\`\`${part}\`\`\``);
}

export function citationMrkdwn(note: CitationNote): string {
  const label = run({ text: oneLine(note.label), url: note.url });
  return `[${note.number}] ${label}${note.title ? ` · ${escapeMrkdwn(oneLine(note.title))}` : ''}`;
}
