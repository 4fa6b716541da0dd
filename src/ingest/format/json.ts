import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { type Found, readDate } from './draft.ts';
import { paragraphs } from './text.ts';

const word = z.string().optional().catch(undefined);
const date = z.union([z.string(), z.number()]).optional().catch(undefined);

/** The names under which news data sets keep the fields of an article. The first that is there counts. */
const Names = z.looseObject({
  title: word,
  headline: word,
  text: word,
  body: word,
  content: word,
  articleBody: word,
  source: z
    .union([z.string(), z.object({ name: z.string() }).transform((value) => value.name)])
    .optional()
    .catch(undefined),
  outlet: word,
  publisher: word,
  url: word,
  link: word,
  byline: word,
  author: word,
  language: word,
  lang: word,
  publishedAt: date,
  published: date,
  datePublished: date,
  pubDate: date,
  date,
});

/** One article as a JSON object. */
export function readObject(value: unknown): Found {
  const parsed = Names.safeParse(value);
  if (!parsed.success) throw new AppError('invalid', 'it is JSON, but no object with a title and a text');
  const names = parsed.data;
  const published =
    names.publishedAt ?? names.published ?? names.datePublished ?? names.pubDate ?? names.date;
  const publishedAt = readDate(published);
  if (published !== undefined && publishedAt === undefined)
    throw new AppError('invalid', `its date “${published}” is no date`);
  const found = {
    title: names.title ?? names.headline,
    text: paragraphs(names.text ?? names.body ?? names.content ?? names.articleBody ?? ''),
    source: names.source ?? names.outlet ?? names.publisher,
    url: names.url ?? names.link,
    byline: names.byline ?? names.author,
    language: names.language ?? names.lang,
    publishedAt,
  };
  return Object.fromEntries(Object.entries(found).filter(([, field]) => field !== undefined));
}

/** The articles of a JSON file: one object, a list, or an object that holds a list under `articles`. */
export function readJson(raw: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    throw new AppError('invalid', `it is no JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(value)) return value;
  const list = (value as { articles?: unknown } | null)?.articles;
  return Array.isArray(list) ? list : [value];
}
