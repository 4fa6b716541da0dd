import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { AppError } from '../domain/errors.ts';
import { type Found, readDate } from './format/draft.ts';
import { paragraphs } from './format/text.ts';

/** Most characters of a page that are parsed. */
const LARGEST_PAGE = 30_000_000;

/** The article of a web page (`address`: where it came from): title, byline, date, language, address and text. No script runs and nothing is fetched. */
export function readPage(html: string, address?: string): Found {
  if (html.length > LARGEST_PAGE)
    throw new AppError('invalid', `the page has more than ${LARGEST_PAGE / 1e6} million characters`);
  const { document } = parseHTML(html);
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
        ?.getAttribute('content')
        ?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const publishedAt = readDate(
    meta('article:published_time', 'datePublished', 'date') ??
      document.querySelector('time[datetime]')?.getAttribute('datetime'),
  );
  const named = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  const url = (named ? URL.parse(named, address)?.href : undefined) ?? address;
  const source = meta('og:site_name');
  const language = document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase();
  const title = meta('og:title');
  const article = new Readability(document as unknown as Document, { keepClasses: false }).parse();
  if (article === null) throw new AppError('invalid', 'no article was found in the page');
  const byline = meta('author') ?? article.byline ?? undefined;
  return {
    title: title ?? article.title ?? '',
    text: blocks(article.content ?? ''),
    ...(byline ? { byline } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url ? { url } : {}),
    ...(source ? { source } : {}),
    ...(language ? { language } : {}),
  };
}

/** The paragraphs of a piece of HTML: `textContent` alone would glue a heading to what follows. */
function blocks(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll(
    'p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, td, th, div, section, br',
  ))
    element.after(document.createTextNode('\n\n'));
  return paragraphs((document.body.textContent ?? '').replace(/[ \t]*\n[ \t]*/gu, '\n\n'));
}
