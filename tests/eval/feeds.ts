import { parseFeed as feedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { cleanAddress } from '../../src/domain/url.ts';
import { decodeText } from '../../src/ingest/charset.ts';
import { parseDate } from '../../src/ingest/date.ts';
import { parseFeed } from '../../src/ingest/feed.ts';
import { htmlText } from '../../src/ingest/html.ts';
import { parseOpml } from '../../src/ingest/opml.ts';
import { readLines, writeLines } from './data.ts';
import { type Case, type Claim, claimsOf } from './measure/claims.ts';
import { printTable } from './table.ts';

/** A feed as any of the readers gives it. */
interface View {
  title?: string;
  link?: string;
  language?: string;
  description?: string;
  author?: string;
  rights?: string;
  entries: {
    title?: string;
    url?: string;
    id?: string;
    byline?: string;
    text?: string;
    publishedAt?: Date;
    updatedAt?: Date;
  }[];
}
type Read = (source: string) => View | Promise<View>;

/** Where the sets say that their feeds came from; relative links are taken from it. */
const ADDRESS = 'http://127.0.0.1:8097/';
const NOW = new Date('2026-11-25T12:00:00Z');
const readers: Record<string, Read> = {
  wiredesk: (source) => parseFeed(source, ADDRESS, NOW),
  feedsmith: (source) => loose(feedsmith(source).feed),
  async 'rss-parser'(source) {
    return loose(await new RssParser().parseString(source));
  },
};

function sourceOf(one: Case): string {
  if (one.xml_b64 === undefined) return one.xml ?? one.feed ?? one.input ?? one.text ?? '';
  const type = Object.entries(one.http_headers ?? {}).find(([name]) => /^content-type$/iu.test(name))?.[1];
  return decodeText(Buffer.from(one.xml_b64, 'base64'), type);
}

type Json = Record<string, unknown>;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : ((value as Json | undefined)?.value as string | undefined);

/** What a library's own tree says, found under any of the names that formats use: no repair, no choice of ours. */
function loose(tree: unknown): View {
  const feed = tree as Json;
  const link = (item: Json): string | undefined =>
    (item.link as string | undefined) ??
    (item.home_page_url as string | undefined) ??
    (item.url as string | undefined) ??
    (item.links as Json[] | undefined)?.map(({ href }) => href as string)[0];
  return {
    title: text(feed.title),
    link: link(feed),
    language: text(feed.language),
    description: text(feed.description) ?? text(feed.subtitle),
    author: [
      feed.author,
      feed.managingEditor,
      feed.creator,
      ...((feed.authors as unknown[] | undefined) ?? []),
    ]
      .map((one) => text(one) ?? text((one as Json | undefined)?.name) ?? '')
      .join(' '),
    rights: text(feed.rights) ?? text(feed.copyright),
    entries: ((feed.items ?? feed.entries ?? []) as Json[]).map((item) => ({
      title: text(item.title),
      url: link(item),
      id: text(item.guid) ?? text(item.id),
      byline: [
        item.creator,
        item.author,
        ...((item.authors as Json[] | undefined) ?? []).map(({ name }) => name),
      ]
        .map((name) => text(name) ?? '')
        .join(' '),
      text: [
        text(item.description),
        text(item.summary),
        text(item.content),
        text((item.content as Json | undefined)?.encoded),
        text(item['content:encoded']),
      ]
        .map((part) => part ?? '')
        .join(' '),
      publishedAt: parseDate(
        text(item.pubDate ?? item.published ?? item.isoDate ?? item.date_published ?? item.updated),
      ),
      updatedAt: parseDate(text(item.updated ?? item.date_modified ?? item.isoDate ?? item.pubDate)),
    })),
  };
}

/** Share of the cases whose claims in scope all hold, beside two libraries alone on the same claims. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const cases = files.flatMap((file) => readLines<Case>(file));
  const passed: Record<string, number> = Object.fromEntries(Object.keys(readers).map((name) => [name, 0]));
  const outside = new Map<string, number>();
  const rows: unknown[] = [];
  const failures = new Map<string, number>();
  let scope = 0;
  for (const one of cases) {
    const source = sourceOf(one);
    if (one.id.endsWith('.opml')) {
      const failed = failedOpml(one, source);
      scope++;
      passed.wiredesk = (passed.wiredesk ?? 0) + (failed.length === 0 ? 1 : 0);
      rows.push({ id: one.id, passed: failed.length === 0, failed });
      continue;
    }
    const { claims, outside: not } = claimsOf(one);
    for (const name of not) outside.set(name, (outside.get(name) ?? 0) + 1);
    if (claims.length === 0) {
      rows.push({ id: one.id, passed: null, failed: not });
      continue;
    }
    scope++;
    for (const [name, read] of Object.entries(readers)) {
      const failed = await failedOf(source, claims, read);
      if (failed.length === 0) passed[name] = (passed[name] ?? 0) + 1;
      if (name !== 'wiredesk') continue;
      rows.push({ id: one.id, passed: failed.length === 0, failed });
      for (const claim of failed)
        failures.set(claim.replace(/\d+/gu, 'n'), (failures.get(claim.replace(/\d+/gu, 'n')) ?? 0) + 1);
    }
  }
  if (out !== undefined) writeLines(out, rows);
  const share = Object.fromEntries(
    Object.entries(passed).map(([name, count]) => [name, count / Math.max(1, scope)]),
  );
  printTable(
    ['reader', 'passed', 'of', 'share'],
    Object.entries(passed).map(([name, count]) => [name, count, scope, share[name] ?? 0]),
  );
  printTable(['outside', 'times'], [...outside].sort((a, b) => b[1] - a[1]).slice(0, 25));
  printTable(['failed', 'times'], [...failures].sort((a, b) => b[1] - a[1]).slice(0, 25));
  return { cases: cases.length, scope, out_of_scope: cases.length - scope, passed: passed.wiredesk, share };
}

async function failedOf(source: string, claims: Claim[], read: Read): Promise<string[]> {
  let view: View;
  try {
    view = await read(source);
  } catch {
    return claims.map(({ name }) => name);
  }
  return claims.filter((claim) => !holds(claim, view)).map(({ name }) => name);
}

const plain = (value: unknown): string =>
  htmlText(String(value ?? ''))
    .replace(/\s+/gu, ' ')
    .trim();
/** Words alone: markup that a feed escaped once more than it meant is markup to us, and so to none of the readers a difference. */
const same = (a: unknown, b: unknown): boolean => words(a) === words(b);
const words = (value: unknown): string => plain(plain(value));

function holds({ field, entry, value }: Claim, view: View): boolean {
  const own = view.entries[entry];
  switch (field) {
    case 'reads':
      return view.entries.length > 0 && !JSON.stringify(view).includes('\ufffd');
    case 'title':
      return same(view.title, value);
    case 'link':
      return sameAddress(view.link, value);
    case 'language':
      return (
        String(view.language ?? '')
          .slice(0, 2)
          .toLowerCase() === String(value).slice(0, 2).toLowerCase()
      );
    case 'description':
      return same(view.description, value);
    case 'rights':
      return same(view.rights, value);
    case 'author':
      return plain(view.author).includes(plain(value).replace(/\s*\(.*\)$/u, ''));
    case 'entry.title':
      return same(own?.title, value);
    case 'entry.url':
      return sameAddress(own?.url, value);
    case 'entry.id':
      return String(own?.id ?? '').trim() === String(value).trim();
    case 'entry.byline':
      return plain(own?.byline).includes(plain(value).replace(/\s*\(.*\)$/u, ''));
    case 'entry.text':
      return words(value) === '' ? words(own?.text) === '' : words(own?.text).includes(words(value));
    case 'entry.publishedAt':
      return sameTime(own?.publishedAt, value);
    case 'entry.updatedAt':
      return sameTime(own?.updatedAt ?? own?.publishedAt, value);
  }
}

/** One reference gives relative links as they stand: of those, what follows the host is compared. */
function sameAddress(own: unknown, value: unknown): boolean {
  const [a, b] = [own, value].map((address) => cleanAddress(String(address ?? ''), ADDRESS));
  if (a === b) return true;
  if (a === undefined || b === undefined || URL.canParse(String(value))) return false;
  const [one, other] = [new URL(a), new URL(b)];
  return one.pathname + one.search === other.pathname + other.search;
}

/** A time, or [year, month, day, hours, minutes, seconds …]; a day alone is midnight there and noon with us. */
function sameTime(own: Date | undefined, value: unknown): boolean {
  const list = value as number[];
  const gold = Array.isArray(value)
    ? new Date(Date.UTC(list[0] ?? 0, (list[1] ?? 1) - 1, list[2], list[3], list[4], list[5]))
    : parseDate(String(value));
  if (own === undefined || gold === undefined) return false;
  const apart = own.getTime() - gold.getTime();
  return Math.abs(apart) < 1_000 || (apart === 43_200_000 && gold.getUTCHours() === 0);
}

interface Outline {
  xmlUrl?: string;
  outlines?: Outline[];
}

function failedOpml(one: Case, source: string): string[] {
  const urls: string[] = [];
  const walk = (outlines: Outline[] = []): void => {
    for (const { xmlUrl, outlines: below } of outlines) {
      const url = xmlUrl === undefined ? undefined : cleanAddress(xmlUrl);
      if (url !== undefined) urls.push(url);
      walk(below);
    }
  };
  walk((one.expected?.body as { outlines?: Outline[] } | undefined)?.outlines);
  try {
    const found = parseOpml(source).feeds.map(({ url }) => url);
    return [...new Set(urls)].join() === found.join() ? [] : ['outlines'];
  } catch {
    return ['reads'];
  }
}
