import { parseDate } from './date.ts';
import { htmlLine } from './html.ts';

/** What a page says of its article outside the text. */
export interface Metadata {
  title?: string;
  byline?: string;
  publishedAt?: Date;
  /** Canonical address. */
  url?: string;
  source?: string;
  language?: string;
  /** The text as the page gives it to search engines; plain. */
  body?: string;
  /** The page says that its text is for subscribers. */
  paid: boolean;
}

type Json = Record<string, unknown>;

/** Reads JSON-LD, OpenGraph and its kin, microdata, times and, last, what stands in the page and its address. */
export function readMetadata(document: Document, address: string | undefined): Metadata {
  const data = linkedData(document);
  const article =
    data.find((item) => /Article|Posting|Report/u.test(String(item['@type'])) && item.headline) ?? {};
  const meta = metaReader(document);
  const named = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  const canonical = named ? URL.parse(named, address) : null;
  const own = address === undefined ? null : URL.parse(address);
  // A canonical address that is a front page or another site's is a fault of the page.
  const trusted =
    canonical !== null &&
    (own === null || (canonical.host === own.host && (canonical.pathname !== '/' || own.pathname === '/')));
  const source = meta('og:site_name') ?? nameOf(article.publisher);
  const publishedAt = dateOf(document, data, article, meta, address);
  const byline = bylineOf(document, article, meta, source);
  const language = (document.documentElement?.getAttribute('lang') ?? meta('og:locale'))
    ?.slice(0, 2)
    .toLowerCase();
  const body = typeof article.articleBody === 'string' ? article.articleBody : undefined;
  return clean({
    title: titleOf(document, article, meta, source),
    byline,
    publishedAt,
    url: trusted ? canonical.href : address,
    source: source === undefined ? undefined : htmlLine(source),
    language: language && /^[a-z]{2}$/u.test(language) ? language : undefined,
    body,
    paid: /^(false|no)$/iu.test(String(article.isAccessibleForFree ?? '')),
  });
}

const clean = (found: Metadata): Metadata =>
  Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Metadata;

type Meta = (...names: string[]) => string | undefined;

function metaReader(document: Document): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const value = element.getAttribute('content')?.trim();
    if (name && value && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name.toLowerCase());
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** All objects of all JSON-LD blocks, graphs and lists opened; broken blocks are passed over. */
function linkedData(document: Document): Json[] {
  const found: Json[] = [];
  const add = (value: unknown, depth = 0): void => {
    if (depth > 4 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const item of value) add(item, depth + 1);
    else {
      found.push(value as Json);
      add((value as Json)['@graph'], depth + 1);
      add((value as Json).mainEntity, depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = (script.textContent ?? '')
      .replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/gu, '')
      .replace(/[\n\r\t]+/gu, ' ');
    try {
      add(JSON.parse(text));
    } catch {
      // Many pages print broken JSON; the other places tell as much.
    }
  }
  return found;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return /^https?:/u.test(value) ? undefined : value;
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== undefined);
    return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
  }
  const name = (value as Json | null | undefined)?.name;
  return name === undefined ? undefined : nameOf(name);
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The headline as it stands over the article; what search engines and networks are told is often another, with the site's name behind it. */
function titleOf(
  document: Document,
  article: Json,
  meta: Meta,
  source: string | undefined,
): string | undefined {
  const page = htmlLine(document.querySelector('title')?.textContent ?? '');
  const told = [
    meta('og:title'),
    nameOf(article.headline),
    meta('twitter:title', 'dc.title', 'parsely-title'),
    page,
  ]
    .map((title) => htmlLine(title ?? ''))
    .filter((title) => title !== '');
  const known = new Set(told.flatMap(words));
  const headings = [...document.querySelectorAll('h1')]
    .map((element) => htmlLine(element.textContent ?? ''))
    .filter((text) => text !== '' && text !== source && text.length < 300);
  const shared = (text: string): number => {
    const own = words(text);
    return own.length === 0 ? 0 : own.filter((word) => known.has(word)).length / own.length;
  };
  const [best] = headings
    .filter((text) => words(text).length > 1 && shared(text) >= 0.5)
    .sort((a, b) => b.length - a.length);
  if (best !== undefined) return best;
  const first = told[0];
  if (first === undefined) return headings[0];
  return withoutSite(first, source);
}

/** Takes “ | Site”, “ - Site” off the end: what the site calls itself, or the shorter part behind the last sign. */
function withoutSite(title: string, source: string | undefined): string {
  const parts = /^(.*\S)\s+[|–—\-·•»]+\s+([^|–—·•»]+)$/u.exec(title);
  if (parts === null) return title;
  const [, head = '', tail = ''] = parts;
  const own = source !== undefined && words(tail).join(' ').includes(words(source).join(' '));
  return own || (words(tail).length <= 3 && words(head).length >= 3 && /[|»•]/u.test(title)) ? head : title;
}

/** Words before a name in bylines of several languages. */
const BEFORE_NAME =
  /^(?:(?:written|published|posted|reviewed|story|words|words and photos|text|texto|texte|testo|autor(?:in|es|a)?|auteur|author|redaktion|foto)\s*:?\s*)?(?:(?:by|von|por|par|di|da|door|av|af|przez|od|de)\b\s*:?\s*|:\s*)?/iu;

/** The name in a byline; undefined for what is none, such as the outlet itself. */
export function asByline(given: string | undefined, source: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const line = htmlLine(htmlLine(given)).split(/\s[|·•–—]\s|\s\d{1,2}[./:]\d|\s{3,}/u)[0] ?? '';
  const name = line
    .replace(BEFORE_NAME, '')
    .replace(/^@/u, '')
    .replace(/[,;:|·\s]+$/u, '')
    .trim();
  if (
    name.length < 2 ||
    name.length > 120 ||
    /https?:|www\.|@\w+\.\w|^(admin|administrator|webmaster|redacteur|editor)$/iu.test(name)
  )
    return undefined;
  if (source !== undefined && words(name).join(' ') === words(source).join(' ')) return undefined;
  return /\p{L}{2}/u.test(name) ? name : undefined;
}

const BYLINES =
  '[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"], .author-name, .byline-name, .byline__name, .article-author, .entry-author, .post-author, .author .fn, .author a, .author, .autor, .auteur, .byline, [class*="author-name"], [class*="AuthorName"], [class*="byline"]';

function bylineOf(
  document: Document,
  article: Json,
  meta: Meta,
  source: string | undefined,
): string | undefined {
  const candidates: (string | undefined)[] = [
    nameOf(article.author),
    meta(
      'author',
      'article:author',
      'dc.creator',
      'dcterms.creator',
      'parsely-author',
      'sailthru.author',
      'byl',
      'citation_author',
    ),
  ];
  for (const candidate of candidates) {
    const name = asByline(candidate, source);
    if (name !== undefined) return name;
  }
  let looked = 0;
  for (const element of document.querySelectorAll(BYLINES)) {
    if (++looked > 12) break;
    const text = element.textContent ?? '';
    if (text.length > 150) continue;
    const name = asByline(text, source);
    if (name !== undefined && words(name).length <= 8) return name;
  }
  return undefined;
}

const DATE_METAS = [
  'article:published_time', 'og:published_time', 'datepublished', 'og:article:published_time', 'parsely-pub-date', 'sailthru.date', 'publish-date',
  'publish_date', 'pubdate', 'pub_date', 'publication_date', 'article.published', 'dc.date.issued', 'dcterms.issued', 'dc.date.created',
  'dcterms.created', 'dcterms.date', 'dc.date', 'citation_publication_date', 'cxenseparse:recs:publishtime', 'rnews:datepublished', 'date', 'created', 'datecreated',
]; // biome-ignore format: a list

const DATE_PLACES =
  '[itemprop="datePublished"], time[pubdate], time[datetime], time, .entry-date, .published, .post-date, .article-date, .date-published, [class*="publish"], [class*="date"], [class*="datum"], [class*="fecha"], [class*="posted"], [id*="date"], [id*="datum"]';

/** A date inside a line, in the forms that stand in pages. */
const IN_TEXT =
  /\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?\d{4}|\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}/giu;

function dateOf(
  document: Document,
  data: Json[],
  article: Json,
  meta: Meta,
  address: string | undefined,
): Date | undefined {
  const told = [
    article.datePublished,
    ...data.map((item) => item.datePublished),
    ...DATE_METAS.map((name) => meta(name)),
  ];
  for (const value of told) {
    const date = sane(parseDate(typeof value === 'string' || typeof value === 'number' ? value : undefined));
    if (date !== undefined) return date;
  }
  let looked = 0;
  for (const element of document.querySelectorAll(DATE_PLACES)) {
    if (++looked > 40) break;
    const value =
      element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent ?? '';
    const date = value.length > 200 ? undefined : firstDate(value);
    if (date !== undefined) return date;
  }
  const inAddress = /[/_-]((?:19|20)\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?:[/_.-]|$)/u.exec(address ?? '');
  const date =
    inAddress === null ? undefined : sane(parseDate(`${inAddress[1]}-${inAddress[2]}-${inAddress[3]}`));
  if (date !== undefined) return date;
  // The first full date near the top of the text: datelines and "published on" without any mark.
  const top =
    (document.querySelector('article, main, #content, .content') ?? document.body)?.textContent?.replace(
      /\s+/gu,
      ' ',
    ) ?? '';
  return (
    firstDate(top.slice(0, 1_500)) ??
    sane(parseDate(meta('article:modified_time', 'og:updated_time', 'last-modified', 'revised')))
  );
}

function firstDate(text: string): Date | undefined {
  const whole = sane(parseDate(text.trim()));
  if (whole !== undefined) return whole;
  for (const [found] of text.matchAll(IN_TEXT)) {
    const date = sane(parseDate(found.replace(/\.\s(?=\d)/gu, '.')));
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The web is younger than 1990, and years far ahead are numbers of something else. */
const sane = (date: Date | undefined): Date | undefined =>
  date !== undefined && date.getUTCFullYear() >= 1990 && date.getUTCFullYear() < 2100 ? date : undefined;
