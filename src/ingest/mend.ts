import { Parser } from 'htmlparser2';

/** A document type with whatever it declares. */
const DOCTYPE = /<!DOCTYPE(?!\s+html)(?=[^<]*(?:\[[\s\S]*?\]\s*)?>\s*<)[^>[]*(?:\[[\s\S]*?\]\s*)?>/iu;

/** Atom 0.3 and early 1.0 could pack a text as base64. */
const PACKED =
  /(<((?:\w+:)?(?:title|summary|content|tagline|subtitle|info|copyright|rights))\b)([^>]*(?:mode\s*=\s*["']base64["']|type\s*=\s*["']application\/octet-stream["'])[^>]*)>([A-Za-z\d+/=\s]+)<\//giu;

/**
 * A feed that an XML parser takes, from what feeds are: control signs, words before the first bracket and the document type go (entities that a feed
 * declares are a way to blow up or to read files, and no feed needs them), texts packed as base64 are unpacked. `changed` where something was wrong.
 */
export function mended(source: string): { text: string; changed: boolean } {
  const clean = source.replace(/[\p{Cc}--[\n\t\r]]/gv, '');
  const start = clean.search(/[<{]/u);
  const text = (start > 0 ? clean.slice(start) : clean).trim();
  const plain = text
    .replace(DOCTYPE, '')
    .replace(
      PACKED,
      (_all, open: string, _name, attributes: string, packed: string) =>
        `${open}${attributes.replace(/(?:mode|type)\s*=\s*["'][^"']*["']/giu, '')} type="html">${escaped(Buffer.from(packed, 'base64').toString('utf8'))}</`,
    );
  return { text: plain, changed: text !== source.trim() };
}

/** The same elements with every tag closed and every sign escaped: for XML that is broken, or was cut off on the way. */
export function rebuilt(source: string): string {
  const parts: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
        parts.push(`<${name}${written.join('')}>`);
      },
      ontext: (text) => void parts.push(escaped(text)),
      onclosetag: (name) => void parts.push(`</${name}>`),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return parts.join('');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);
