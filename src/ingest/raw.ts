import type { AnyFeed } from 'feedsmith';

/** One entry as the formats have it, before it is made plain. */
export interface Raw {
  id?: string;
  links: (string | undefined)[];
  title?: string;
  authors: (string | undefined)[];
  full?: string;
  summary?: string;
  published?: string;
  updated?: string;
  language?: string;
  /** xml:base, for its relative links. */
  base?: string;
  plain?: boolean;
}

/** A feed as its format has it, in one shape for all of them. */
export interface Flat {
  format: 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';
  title?: string;
  link?: string;
  language?: string;
  description?: string;
  authors?: (string | undefined)[];
  rights?: string;
  ttl?: number;
  base?: string;
  raws: Raw[];
}

/** What feedsmith reads of any format, in one shape. */
export function rawFeed(parsed: AnyFeed): Flat {
  if (parsed.format === 'atom') {
    const { feed } = parsed;
    return {
      format: 'atom',
      title: feed.title?.value,
      link: alternate(feed.links),
      language: feed.xml?.lang,
      description: feed.subtitle?.value,
      authors: persons(feed.authors),
      rights: feed.rights?.value,
      base: feed.xml?.base,
      raws: (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        links: [alternate(entry.links), entry.content?.src],
        title:
          entry.title?.value ??
          entry.dc?.titles?.[0] ??
          entry.media?.title?.value ??
          entry.media?.groups?.[0]?.title?.value,
        authors: persons(entry.authors ?? entry.source?.authors ?? feed.authors),
        full: entry.content?.value,
        summary:
          entry.summary?.value ??
          entry.media?.description?.value ??
          entry.media?.groups?.[0]?.description?.value,
        published: entry.published ?? entry.dc?.dates?.[0],
        updated: entry.updated,
        language: entry.xml?.lang,
        base: entry.xml?.base,
      })),
    };
  }
  if (parsed.format === 'json') {
    const { feed } = parsed;
    return {
      format: 'json',
      title: feed.title,
      link: feed.home_page_url,
      language: feed.language,
      description: feed.description,
      authors: persons(feed.authors),
      raws: (feed.items ?? []).map((item) => ({
        id: item.id,
        links: [item.url, item.external_url],
        title: item.title,
        authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
        full: item.content_html ?? item.content_text,
        plain: item.content_html === undefined,
        summary: item.summary,
        published: item.date_published,
        updated: item.date_modified,
        language: item.language,
      })),
    };
  }
  if (parsed.format === 'rdf') {
    const { feed } = parsed;
    return {
      format: 'rdf',
      title: feed.title ?? feed.dc?.titles?.[0],
      link: feed.link,
      language: feed.dc?.languages?.[0],
      description: feed.description ?? feed.dc?.descriptions?.[0],
      authors: feed.dc?.creators,
      rights: feed.dc?.rights?.[0],
      raws: (feed.items ?? []).map((item) => ({
        id: item.rdf?.about,
        links: [item.link, item.rdf?.about],
        title: item.title ?? item.dc?.titles?.[0],
        authors: item.dc?.creators ?? [],
        full: item.content?.encoded,
        summary: item.description ?? item.dc?.descriptions?.[0],
        published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.dcterms?.created?.[0],
        updated: item.dcterms?.modified?.[0],
      })),
    };
  }
  const { feed } = parsed;
  return {
    format: 'rss',
    title: feed.title ?? feed.dc?.titles?.[0],
    link: feed.link ?? alternate(feed.atom?.links),
    language: feed.language ?? feed.dc?.languages?.[0],
    description: feed.description ?? feed.dc?.descriptions?.[0] ?? feed.itunes?.summary,
    authors: persons(
      [feed.managingEditor ?? {}],
      feed.dc?.creators?.[0] ?? feed.itunes?.author ?? feed.webMaster?.name,
    ),
    rights: feed.copyright ?? feed.dc?.rights?.[0],
    ttl: feed.ttl,
    base: feed.xml?.base,
    raws: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      links: [
        item.link,
        alternate(item.atom?.links),
        item.guid?.isPermaLink !== false && /^https?:/iu.test(item.guid?.value ?? '')
          ? item.guid?.value
          : undefined,
      ],
      title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
      authors: item.dc?.creators ??
        (item.authors === undefined ? undefined : persons(item.authors)) ??
        item.atom?.authors?.map(({ name }) => name) ?? [item.itunes?.author],
      full: item.content?.encoded,
      summary:
        item.description ??
        item.dc?.descriptions?.[0] ??
        item.itunes?.summary ??
        item.media?.description?.value,
      published:
        item.pubDate ??
        item.dc?.dates?.[0] ??
        item.atom?.published ??
        item.dcterms?.issued?.[0] ??
        item.dcterms?.created?.[0],
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      language: item.dc?.languages?.[0],
      base: item.xml?.base,
    })),
  };
}

/** Names, or where there is none the mail address; `otherwise` where there is neither. */
function persons(
  given: { name?: string; email?: string }[] = [],
  otherwise?: string,
): (string | undefined)[] {
  const names = given.map(({ name, email }) => name ?? email).filter((name) => name !== undefined);
  return names.length > 0 ? names : [otherwise];
}

function alternate(links: { href?: string; rel?: string }[] | undefined): string | undefined {
  return (links?.find(({ rel }) => rel === 'alternate') ?? links?.find(({ rel }) => rel === undefined))?.href;
}
