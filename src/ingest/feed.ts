import { type AnyFeed, MalformedError, parseFeed as parseAny } from 'feedsmith';
import { AppError } from '../domain/errors.ts';
import type { Entry } from '../domain/feed.ts';
import { cleanAddress } from '../domain/url.ts';
import { parseDate } from './date.ts';
import { htmlLine, htmlText } from './html.ts';
import { mended, rebuilt } from './mend.ts';
import { type Flat, type Raw, rawFeed } from './raw.ts';
import { parseNewsSitemap } from './sitemap.ts';

/** Most entries of one feed that are taken, the first ones. */
export const MOST_ENTRIES = 1_000;

/** A text with fewer characters than this is a summary, whatever field it stands in. */
const SHORT = 1_000;

/** How far ahead of the clock a date may lie: zones and clocks that are wrong. */
const AHEAD = 86_400_000;

/** What a feed gives. */
export interface ParsedFeed {
  title: string;
  /** The page it belongs to. */
  link?: string;
  language?: string;
  /** What it says of itself, one line. */
  description?: string;
  /** Who made it. */
  author?: string;
  /** Whose the texts are, and what may be done with them. */
  rights?: string;
  format: Flat['format'];
  entries: Entry[];
  /** Minutes that it asks to be left alone. */
  ttl?: number;
  /** What is wrong with it, for whoever keeps it; each kind once. */
  problems: string[];
}

/** Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed or a news sitemap. `address` is where it came from, for relative links. Throws `invalid` for what is none of them. */
export function parseFeed(source: string, address: string | undefined, now: Date): ParsedFeed {
  const { text, changed } = mended(source);
  const sitemap = parseNewsSitemap(text);
  const problems = new Set<string>();
  const found = sitemap ?? rawFeed(read(text, problems));
  if (changed) problems.add('it holds signs that XML does not allow, or text before its beginning');
  const root = joined(found.base, address);
  const base = joined(found.link, root);
  if (found.raws.length > MOST_ENTRIES)
    problems.add(`it has ${found.raws.length} entries; the first ${MOST_ENTRIES} are taken`);
  const entries: Entry[] = [];
  const ids = new Set<string>();
  for (const raw of found.raws.slice(0, MOST_ENTRIES)) {
    const entry = entryOf(raw, joined(raw.base, found.base === undefined ? base : root), now, problems);
    if (entry === undefined) continue;
    if (ids.has(entry.id))
      problems.add(`two entries have the id “${entry.id.slice(0, 100)}”; the first is taken`);
    else entries.push(entry);
    ids.add(entry.id);
  }
  if (entries.length === 0) problems.add('it has no entries');
  const title = htmlLine(found.title ?? '');
  if (title === '') problems.add('it has no title');
  return {
    title,
    ...(base === undefined || found.link === undefined ? {} : { link: base }),
    ...(found.language === undefined ? {} : { language: primary(found.language) }),
    ...line('description', found.description),
    ...line(
      'author',
      found.authors
        ?.map((name) => name?.trim())
        .filter(Boolean)
        .join(', '),
    ),
    ...line('rights', found.rights),
    format: found.format,
    entries,
    ...(found.ttl === undefined ? {} : { ttl: found.ttl }),
    problems: [...problems],
  };
}

function line<Name extends string>(name: Name, given: string | undefined): { [key in Name]?: string } {
  const value = htmlLine(given ?? '');
  return value === '' ? {} : ({ [name]: value } as { [key in Name]?: string });
}

/** Reads the text as it is or, where that is broken XML, rebuilt. */
function read(text: string, problems: Set<string>): AnyFeed {
  const options = { maxItems: MOST_ENTRIES + 1 };
  try {
    return parseAny(text, options);
  } catch (error) {
    if (/<html[\s>]|<!doctype html/iu.test(text.slice(0, 2_000)))
      throw new AppError('invalid', 'it is a web page, not a feed', { cause: error });
    if (text === '') throw new AppError('invalid', 'it is empty', { cause: error });
    try {
      if (!(error instanceof MalformedError)) throw error;
      const feed = parseAny(rebuilt(text), options);
      problems.add('its XML is broken; what could be read is taken');
      return feed;
    } catch {
      throw new AppError('invalid', 'it is no feed that is known (RSS, Atom, RDF, JSON Feed, news sitemap)', {
        cause: error,
      });
    }
  }
}

function entryOf(raw: Raw, base: string | undefined, now: Date, problems: Set<string>): Entry | undefined {
  const url = raw.links
    .filter((link) => link !== undefined && link.trim() !== '')
    .map((link) =>
      cleanAddress(/&(?:amp|#\d+);/u.test(link ?? '') ? htmlLine(link ?? '') : (link ?? ''), base),
    )
    .find((link) => link !== undefined);
  const plain = (given: string | undefined): string =>
    given === undefined ? '' : raw.plain ? given.trim() : htmlText(given);
  const full = plain(raw.full);
  const summary = plain(raw.summary);
  const text = full.length >= summary.length ? full : summary;
  const title = htmlLine(raw.title ?? '') || firstWords(text);
  const id = raw.id?.trim() || url || title;
  if (title === '' && url === undefined) {
    problems.add('an entry without title, text and address is passed over');
    return undefined;
  }
  if (url === undefined) problems.add(`“${title.slice(0, 80)}” has no address`);
  const publishedAt = dateOf(raw.published ?? raw.updated, title, now, problems);
  const updatedAt = parseDate(raw.updated);
  const byline = [
    ...new Set(raw.authors.map((name) => htmlLine(name ?? '')).filter((name) => name !== '')),
  ].join(', ');
  return {
    id,
    ...(url === undefined ? {} : { url }),
    title,
    ...(byline === '' ? {} : { byline }),
    text,
    partial: url !== undefined && text.length < SHORT,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(raw.language === undefined ? {} : { language: primary(raw.language) }),
  };
}

function dateOf(
  given: string | undefined,
  title: string,
  now: Date,
  problems: Set<string>,
): Date | undefined {
  if (given === undefined || given.trim() === '') {
    problems.add(`“${title.slice(0, 80)}” has no date; the time it was first seen stands for it`);
    return undefined;
  }
  const date = parseDate(given);
  if (date === undefined)
    problems.add(`the date “${given.slice(0, 60)}” of “${title.slice(0, 80)}” cannot be read`);
  else if (date.getTime() > now.getTime() + AHEAD) {
    problems.add(`“${title.slice(0, 80)}” is dated in the future (${given.slice(0, 60)})`);
    return undefined;
  }
  return date;
}

/** An address taken from a base; the base where there is none. */
const joined = (address: string | undefined, base: string | undefined): string | undefined =>
  address === undefined ? base : (URL.parse(address, base)?.href ?? base);

const primary = (language: string): string => language.trim().split(/[-_]/u)[0]?.toLowerCase() ?? '';

/** Items without a title (short notes) are called by how they begin. */
function firstWords(text: string): string {
  const line = text.split('\n')[0] ?? '';
  if (line.length <= 100) return line;
  const cut = line.slice(0, 100);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`;
}
