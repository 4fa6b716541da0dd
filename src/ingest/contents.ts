import { extname } from 'node:path';
import type { ArticleDraft } from '../domain/article.ts';
import { AppError } from '../domain/errors.ts';
import { type Page, readPage } from './extract.ts';
import { type Given, makeDraft } from './format/draft.ts';
import { readJson, readObject } from './format/json.ts';
import { readMarkdown } from './format/markdown.ts';
import { readPlain } from './format/text.ts';

/** One article of a file, or why there is none at this place. */
export type Part = { draft: ArticleDraft } | { why: string };

/** All articles of a file, in order. The kind is told by the name's ending, or by what the text begins with. Throws `invalid` for what is no text. */
export function contentsOf(name: string, bytes: Uint8Array, given: Given): Part[] {
  return drafts(name, decode(bytes), given).map((make) => {
    try {
      return { draft: make() };
    } catch (error) {
      if (error instanceof AppError) return { why: error.message };
      throw error;
    }
  });
}

function drafts(name: string, text: string, given: Given): (() => ArticleDraft)[] {
  const kind = extname(name).toLowerCase();
  const start = text.trimStart().slice(0, 200);
  if (kind === '.json' || (kind === '' && /^[[{]\s*["{[]/u.test(start)))
    return readJson(text).map((value) => () => makeDraft(readObject(value), given));
  if (kind === '.html' || kind === '.htm' || /^<(!doctype html|html)/iu.test(start))
    return [() => makeDraft(article(text), given)];
  if (kind === '.md' || kind === '.markdown' || start.startsWith('---\n'))
    return [() => makeDraft(readMarkdown(text), given)];
  return [() => makeDraft(readPlain(text), given)];
}

/** A saved page of a request for consent is no article. */
function article(html: string): Page {
  const page = readPage(html);
  if (page.wall === 'consent')
    throw new AppError('invalid', 'the page asks for consent to cookies instead of showing an article');
  return page;
}

/** UTF-8, or UTF-16 by its mark, or Windows-1252 where it is no UTF-8; binary is refused. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8_000).includes(0)) throw new AppError('invalid', 'it is a binary file, not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
