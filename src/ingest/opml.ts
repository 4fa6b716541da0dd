import { type Opml, parseOpml as parse } from 'feedsmith';
import { AppError } from '../domain/errors.ts';
import { cleanAddress } from '../domain/url.ts';

/** A feed of a list: its address and what it is called there. */
export interface Listed {
  url: string;
  title: string;
}

/** The feeds of an OPML file, folders opened, each once; `problems` tells entries that are no feeds. Throws `invalid` for what is no OPML. */
export function parseOpml(text: string): { feeds: Listed[]; problems: string[] } {
  let document: Opml.Document<string>;
  try {
    document = parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    throw new AppError('invalid', 'it is no OPML file', { cause: error });
  }
  const feeds = new Map<string, Listed>();
  const problems: string[] = [];
  const walk = (outlines: Opml.Outline<string>[] = []): void => {
    for (const outline of outlines) {
      const title = (outline.title ?? outline.text ?? '').trim();
      if (outline.xmlUrl !== undefined) {
        const url = cleanAddress(outline.xmlUrl);
        if (url === undefined) problems.push(`“${title}”: ${outline.xmlUrl} is no web address`);
        else if (!feeds.has(url)) feeds.set(url, { url, title: title || (URL.parse(url)?.hostname ?? url) });
      }
      walk(outline.outlines);
    }
  };
  walk(document.body?.outlines);
  return { feeds: [...feeds.values()], problems };
}

/** The list as OPML 2.0. */
export function writeOpml(feeds: readonly Listed[], now: Date): string {
  const outlines = feeds.map(
    ({ url, title }) =>
      `    <outline type="rss" text="${escaped(title)}" title="${escaped(title)}" xmlUrl="${escaped(url)}"/>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Wiredesk feeds</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines.join('')}  </body>
</opml>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .toWellFormed()
    .replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
