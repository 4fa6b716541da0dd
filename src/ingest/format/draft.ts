import type { ArticleDraft } from '../../domain/article.ts';
import { AppError } from '../../domain/errors.ts';
import { datelineDate } from './dateline.ts';

/** Most text of one article, in UTF-8 bytes (5 MB). Longer ones are refused: nobody writes news that long, and reading it would hold up all others. */
export const LARGEST_TEXT = 5_000_000;

/** What a loader was told or can fall back on where a file does not say it. */
export interface Given {
  /** Path or name of the file, for messages. */
  name: string;
  source?: string;
  /** The date given by whoever loads; it stands where the file has none. */
  date?: Date;
  /** The file's time, the last resort; marked as approximate. */
  fileTime: Date;
}

/** What one format found; every field may be missing. */
export interface Found {
  title?: string;
  text?: string;
  source?: string;
  url?: string;
  byline?: string;
  language?: string;
  publishedAt?: Date;
}

/** A draft from what was found and what was given; refuses what is no article, saying why. */
export function makeDraft(found: Found, given: Given): ArticleDraft {
  const text = (found.text ?? '').trim();
  const title = oneLine(found.title ?? '');
  if (text === '')
    throw new AppError('invalid', title === '' ? 'it holds no text' : 'it has a title and no text');
  if (Buffer.byteLength(text) > LARGEST_TEXT)
    throw new AppError(
      'invalid',
      `its text has ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB; an article may have ${LARGEST_TEXT / 1e6} MB`,
    );
  if (title === '') throw new AppError('invalid', 'it has no title');
  const url = found.url === undefined ? undefined : webAddress(found.url);
  return {
    ...(url === undefined ? {} : { url }),
    source: oneLine(found.source ?? given.source ?? hostOf(url) ?? 'Unnamed source'),
    title,
    ...(found.byline === undefined ? {} : { byline: oneLine(found.byline) }),
    text,
    ...(found.language === undefined ? {} : { language: found.language }),
    ...dated(found, given),
  };
}

function dated(found: Found, given: Given): Pick<ArticleDraft, 'publishedAt' | 'dateOrigin'> {
  if (found.publishedAt !== undefined) return { publishedAt: found.publishedAt, dateOrigin: 'source' };
  const printed = datelineDate(found.text ?? '', given.date ?? given.fileTime);
  const sameDay = (date: Date) => printed?.at.toISOString().slice(0, 10) === date.toISOString().slice(0, 10);
  if (given.date !== undefined)
    return { publishedAt: given.date, dateOrigin: sameDay(given.date) ? 'source' : 'given' };
  if (printed !== undefined)
    return { publishedAt: printed.at, dateOrigin: printed.whole ? 'source' : 'approximate' };
  return { publishedAt: given.fileTime, dateOrigin: 'approximate' };
}

const oneLine = (value: string): string => value.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function webAddress(value: string): string | undefined {
  const url = URL.parse(value.trim());
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}

const hostOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : URL.parse(url)?.hostname.replace(/^www\./u, '');

/** A date as files write it: ISO 8601, RFC 2822, or a day alone (taken as noon UTC, so that it is that day in nearly all zones). Undefined where it is none. */
export function readDate(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  if (typeof value === 'number') return new Date(value < 1e11 ? value * 1000 : value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T12:00:00Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
