import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { AppError } from '../domain/errors.ts';
import { articleText, type Block, blocksOf } from './blocks.ts';
import type { Found } from './format/draft.ts';
import { paragraphs } from './format/text.ts';
import { htmlText } from './html.ts';
import { asByline, readMetadata } from './metadata.ts';
import { signsOf, type Wall, wallOf } from './wall.ts';

/** Most characters of a page that are parsed. */
const LARGEST_PAGE = 30_000_000;

/** Below this many characters what was found is a notice, and other ways are tried. */
const TOO_SHORT = 300;

/** What a page gives. */
export interface Page extends Found {
  /** Stands before the article, or shows only its beginning: not to be kept as the article. */
  wall?: Wall;
}

/** Parts of a page that are never the article. Classes are whole words, so that `relatedness` is none. */
const PARTS =
  'nav, footer, aside, form, figure, figcaption, dialog, [role="navigation"], [role="complementary"], [role="dialog"], [role="search"], [aria-hidden="true"], [hidden]';
const NAMES =
  /(?:^|[\s_-])(?:caption|breadcrumbs?|newsletter|related(?:[_-]?(?:articles?|posts?|content|stories|links?|news))?|recirc\w*|share(?:bar|[_-]?(?:buttons?|tools|links))?|social(?:[_-]?(?:share|links|media|icons))?|sharedaddy|jp-relatedposts|outbrain|taboola|cookie(?:s|[_-]?(?:banner|notice|consent))?|consent|gdpr|disqus|comments?(?:[_-]?(?:list|section|area|form))?|respond|advert\w*|ad[_-](?:slot|container|unit|wrapper)|sponsored|promo(?:tion)?(?:[_-]?box)?|most[_-](?:read|popular)|read[_-]?(?:more|next|also)|teaser[_-]?list|author[_-](?:box|bio|info)|tags?[_-]?(?:list|links|cloud)|post[_-]tags|image[_-]?(?:copyright|credit|source|caption)|photo[_-]?(?:credit|caption)|bildunterschrift|wp-caption-text|gallery[_-]?caption|print[_-]?only|screen-reader-text|visually-hidden|sr-only)(?:$|[\s_-])/iu;

/** The article of a web page (`address`: where it came from): title, byline, date, language, address and text. No script runs and nothing is fetched. Throws `invalid` where there is none. */
export function readPage(html: string, address?: string): Page {
  if (html.length > LARGEST_PAGE)
    throw new AppError('invalid', `the page has more than ${LARGEST_PAGE / 1e6} million characters`);
  const document = parse(html);
  const { body, paid, ...meta } = readMetadata(document, address);
  const signs = signsOf(document, address);
  prune(document);
  const found = new Readability<Node>(document, { serializer: (node) => node, charThreshold: 250 }).parse();
  const title = meta.title ?? found?.title ?? '';
  const told = body === undefined ? '' : paragraphs(/<\w+[^>]*>/u.test(body) ? htmlText(body) : body);
  let text = found?.content ? articleText(blocksOf(found.content), title) : '';
  if (text.length < TOO_SHORT) text = longest(text, told, articleText(mainBlocks(html), title));
  else if (told.length > text.length * 2 && told.length < html.length) text = told;
  const wall = wallOf(signs, text, paid);
  if (text === '' && wall === undefined) throw new AppError('invalid', 'no article was found in the page');
  const byline = meta.byline ?? asByline(found?.byline ?? undefined, meta.source);
  return { ...meta, title, text, ...(byline ? { byline } : {}), ...(wall ? { wall } : {}) };
}

/** A piece without the element of a page is put into one: the DOM makes none of its own. */
const parse = (html: string): Document =>
  parseHTML(/<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`)
    .document as unknown as Document;

const longest = (...texts: string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best));

/** Takes away parts that are never the article, unless one of them holds most of the page: themes misuse every name. */
function prune(document: Document): void {
  const body = document.body;
  if (!body) return;
  const all = (body.textContent ?? '').length;
  const drop = (element: Element): void => {
    if ((element.textContent ?? '').length < all * 0.3 && element.querySelector('h1') === null)
      element.remove();
  };
  for (const element of body.querySelectorAll(PARTS)) drop(element);
  for (const element of body.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (names.length < 400 && element.localName !== 'body' && NAMES.test(names)) drop(element);
  }
}

/** Where readability finds too little: the paragraphs of the part that calls itself the article, or of the page. */
function mainBlocks(html: string): Block[] {
  const document = parse(html);
  prune(document);
  const good = (root: Element): Block[] =>
    blocksOf(root).filter(({ text, linked }) => linked < 0.5 && text.length > 40);
  const size = (blocks: Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
  const parts = [
    ...document.querySelectorAll(
      'article, [itemprop="articleBody"], main, [role="main"], #content, .content',
    ),
  ]
    .slice(0, 30)
    .map(good)
    .sort((a, b) => size(b) - size(a));
  const [best = []] = parts;
  return size(best) >= TOO_SHORT || !document.body ? best : good(document.body);
}
