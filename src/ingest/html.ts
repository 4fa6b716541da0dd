import { Parser } from 'htmlparser2';
import { paragraphs } from './format/text.ts';

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose content is never words of a text. */
const SILENT = new Set(
  'script style noscript template iframe object embed svg math audio video canvas select textarea button head title'.split(
    ' ',
  ),
);

/** The words of a piece of HTML as plain paragraphs, with a blank line between them. Nothing is rendered or run; a tag that is never closed loses nothing. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let silent = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (SILENT.has(name)) silent++;
        else if (silent === 0 && BLOCKS.has(name)) parts.push('\n\n');
        else if (silent === 0 && name === 'br') parts.push('\n');
      },
      ontext(text) {
        // Line ends of the source are white space only.
        if (silent === 0) parts.push(text.replace(/\s+/gu, ' '));
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (silent === 0 && BLOCKS.has(name)) parts.push('\n\n');
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  // One line break inside a paragraph is a verse or an address, two are a new paragraph; both are kept apart.
  return paragraphs(parts.join('').replace(/[ \t]*\n[ \t]*/gu, '\n\n'));
}

/** The words of a title that may hold markup and references, on one line. */
export function htmlLine(html: string): string {
  const text = /[<&]/u.test(html) ? htmlText(html) : html;
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
