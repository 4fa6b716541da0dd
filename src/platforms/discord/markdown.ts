import type { Block, CitationNote, Rich, Run } from '../../card/card.ts';
import { clean, oneLine, safeUrl } from '../../card/safe.ts';
import { text } from '../../card/text.ts';

/** Outside text as Discord shows it letter for letter: no markup, no mention, no timestamp, no list or heading at a line's start. */
export function escapeMarkdown(outside: string): string {
  return outside
    .replace(/[\\*_~`|[\]()<>@#]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+(?=\.))/gm, (_, gap: string, mark: string) =>
      /\d/.test(mark) ? `${gap}${mark}\\` : `${gap}\\${mark}`,
    );
}

/** Rich text as Discord's markdown, each run's mark-up around its words and not around the white space beside them. */
export const markdown = (words: Rich): string => words.map((one) => run(one)).join('');

function run(one: Run): string {
  const words = clean(one.text);
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  const url = safeUrl(one.url);
  let drawn = escapeMarkdown(core);
  if (core !== '') {
    if (one.style === 'code') drawn = `\`${core.replaceAll('`', 'ʼ')}\``;
    else if (one.style === 'strong') drawn = `**${drawn}**`;
    else if (one.style === 'emphasis') drawn = `*${drawn}*`;
    if (url)
      drawn = `[${drawn}](${url
        .replaceAll('(', '%28')
        .replaceAll(')', '%29')
        .replace(/@(?=everyone|here)/gi, '%40')})`;
  }
  const marks = (one.cite ?? []).map((number) => `[${number}]`).join('');
  if (!marks) return `${before}${drawn}${after}`;
  return after === '' ? `${before}${drawn} ${marks}` : `${before}${drawn}${after}${marks} `;
}

/** Columns of a code block on a telephone held upright. */
const CODE_WIDTH = 44;

/** A block as markdown; buttons and dividers are not text and give "". */
export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'text': {
      const drawn = markdown(block.text);
      if (block.level) return `${'#'.repeat(block.level === 1 ? 2 : 3)} ${drawn.replace(/\s*\n\s*/g, ' ')}`;
      if (block.text.every((one) => one.style === 'muted') && drawn.trim())
        return drawn.replace(/^(?=.)/gm, '-# ');
      return drawn;
    }
    case 'list':
      return block.items
        .map(
          (item, i) =>
            `${block.ordered ? `${i + (block.start ?? 1)}.` : '-'} ${markdown(item).replaceAll('\n', '\n  ')}`,
        )
        .join('\n');
    case 'quote':
      return [markdown(block.text), ...(block.by?.length ? [`— ${markdown(block.by)}`] : [])]
        .join('\n')
        .replace(/^/gm, '> ');
    case 'fields':
      return block.fields
        .map((field) => `**${escapeMarkdown(oneLine(field.name))}:** ${markdown(field.value)}`)
        .join('\n');
    case 'table':
    case 'chart':
      return `\`\`\`\n${text({ blocks: [block] }, { width: CODE_WIDTH }).replaceAll('`', 'ʼ')}\n\`\`\``;
    default:
      return '';
  }
}

export function citationMarkdown(note: CitationNote): string {
  const url = safeUrl(note.url);
  const label = run({ text: oneLine(note.label), url });
  return `-# [${note.number}] ${label}${note.title ? ` · ${escapeMarkdown(oneLine(note.title))}` : ''}`;
}
