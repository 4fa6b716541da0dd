import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { type Found, readDate } from './draft.ts';
import { clean, paragraphs } from './text.ts';

const FRONT = /^---\n([\s\S]*?)\n---\s*(?:\n|$)/u;

const Front = z.object({
  title: z.string().optional(),
  source: z.string().optional(),
  url: z.string().optional(),
  author: z.string().optional(),
  language: z.string().optional(),
  publishedAt: z.union([z.string(), z.date()]).optional(),
});

/** Markdown with YAML front matter (title, source, publishedAt, url, author, language); without it the first heading is the title. Marks of Markdown are taken away, words stay. */
export function readMarkdown(raw: string): Found {
  const text = clean(raw);
  const front = FRONT.exec(text);
  const meta = front === null ? {} : readFront(front[1] ?? '');
  const body = front === null ? text : text.slice(front[0].length);
  const heading = /^#{1,2}[ \t]+(.+)$/mu.exec(body);
  const title = meta.title ?? heading?.[1];
  const words = meta.title === undefined && heading !== null ? body.replace(heading[0], '') : body;
  return {
    ...(title === undefined ? {} : { title: plain(title) }),
    text: paragraphs(plain(words)),
    ...(meta.source === undefined ? {} : { source: meta.source }),
    ...(meta.url === undefined ? {} : { url: meta.url }),
    ...(meta.author === undefined ? {} : { byline: meta.author }),
    ...(meta.language === undefined ? {} : { language: meta.language }),
    ...(meta.publishedAt === undefined ? {} : { publishedAt: dateOf(meta.publishedAt) }),
  };
}

function readFront(yaml: string): z.output<typeof Front> {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    throw new AppError('invalid', `its front matter is no YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const front = Front.safeParse(value ?? {});
  if (front.success) return front.data;
  const issue = front.error.issues[0];
  throw new AppError(
    'invalid',
    `its front matter is not as it should be: ${issue?.path.join('.')} ${issue?.message}`,
  );
}

function dateOf(value: string | Date): Date {
  const date = readDate(value);
  if (date === undefined) throw new AppError('invalid', `its publishedAt “${String(value)}” is no date`);
  return date;
}

/** The words of Markdown: links and images by their text, no emphasis marks, headings as paragraphs, no HTML. */
function plain(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replace(/^#{1,6}[ \t]+(.+)$/gmu, '\n$1\n')
    .replace(/^[ \t]*(?:>|[-*+])[ \t]+/gmu, '')
    .replace(/(\*\*|__)(\S(?:[\s\S]*?\S)?)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:[^\n]*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/`([^`\n]+)`/gu, '$1');
}
