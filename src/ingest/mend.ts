import { Parser } from 'htmlparser2';

/** A document type with whatever it declares. */
const DOCTYPE = /<!DOCTYPE(?!\s+html)(?=[^<]*(?:\[[\s\S]*?\]\s*)?>\s*<)[^>[]*(?:\[[\s\S]*?\]\s*)?>/iu;

/** Signs that are control signs in Unicode and letters in Windows-1252: texts that were taken for Latin-1 on the way. */
const WINDOWS = /[\x80-\x84\x86-\x9f]/gu;
const WINDOWS_1252 = new TextDecoder('windows-1252');

/** Atom 0.3 and early 1.0 could pack a text as base64. */
const PACKED =
  /(<((?:\w+:)?(?:title|summary|content|tagline|subtitle|info|copyright|rights))\b)([^>]*(?:mode\s*=\s*["']base64["']|type\s*=\s*["']application\/octet-stream["'])[^>]*)>([A-Za-z\d+/=\s]+)<\//giu;

/**
 * A feed that an XML parser takes, from what feeds are: control signs, words before the first bracket and the document type go (entities that a feed
 * declares are a way to blow up or to read files, and no feed needs them), texts packed as base64 are unpacked. `changed` where something was wrong.
 */
export function mended(source: string): { text: string; changed: boolean } {
  const clean = source
    .replace(WINDOWS, (sign) => WINDOWS_1252.decode(Uint8Array.of(sign.charCodeAt(0))))
    .replace(/[\p{Cc}--[\n\t\r]]/gv, '');
  const start = clean.search(/[<{]/u);
  const text = (start > 0 ? clean.slice(start) : clean).trim();
  const plain = text
    .replace(DOCTYPE, '')
    .replace(
      PACKED,
      (_all, open: string, _name, attributes: string, packed: string) =>
        `${open}${attributes.replace(/(?:mode|type)\s*=\s*["'][^"']*["']/giu, '')} type="html">${escaped(Buffer.from(packed, 'base64').toString('utf8'))}</`,
    );
  return { text: renewed(plain), changed: text !== source.trim() };
}

/** Elements of older formats and of habit, by the kind of feed, and what they are called now. Before content:encoded, items of RSS had their full text as markup of their own. */
const RSS: Record<string, string> = {
  body: 'content:encoded',
  fullitem: 'content:encoded',
  'dc:author': 'dc:creator',
};
const ATOM: Record<string, string> = { copyright: 'rights' };

/** The tags of such elements, and where a text of its own begins and ends, in which they mean nothing. */
const TAG = /<!\[CDATA\[|\]\]>|<(?<close>\/?)(?<name>(?:\w+:)?body|fullitem|dc:author|copyright)\b[^<>]*>/gu;

/** The feed with today's names for such elements, their markup escaped. One pass: what is never closed costs nothing more. */
function renewed(text: string): string {
  const names = /<feed\b/u.test(text.slice(0, 4_000)) ? ATOM : RSS;
  const parts: string[] = [];
  let open: { name: string; now: string; start: number; inner: number } | undefined;
  let quoted = false;
  let done = 0;
  for (const found of text.matchAll(TAG)) {
    const [tag] = found;
    if (tag === '<![CDATA[' || tag === ']]>') {
      quoted = tag !== ']]>';
      continue;
    }
    const name = found.groups?.name ?? '';
    const now = names[name] ?? names[name.replace(/^\w+:/u, '')];
    if (quoted || now === undefined) continue;
    if (found.groups?.close === '') {
      if (!tag.endsWith('/>')) open ??= { name, now, start: found.index, inner: found.index + tag.length };
    } else if (open?.name === name) {
      const inner = text.slice(open.inner, found.index);
      const markup = /<\w/u.test(inner) && !inner.includes('<![CDATA[');
      parts.push(
        text.slice(done, open.start),
        `<${open.now}>`,
        markup ? escaped(inner) : inner,
        `</${open.now}>`,
      );
      done = found.index + tag.length;
      open = undefined;
    }
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** Levels of elements. The parser's time grows with their square. */
const DEEPEST = 1_000;

/** The same elements with every tag closed and every sign escaped: for XML that is broken, or was cut off on the way. Throws where elements stand too deep in each other. */
export function rebuilt(source: string): string {
  const parts: string[] = [];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new Error('elements stand too deep in each other');
        const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
        parts.push(`<${name}${written.join('')}>`);
      },
      ontext: (text) => void parts.push(escaped(text)),
      onclosetag(name) {
        depth--;
        parts.push(`</${name}>`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return parts.join('');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
