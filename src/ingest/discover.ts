import { Parser } from 'htmlparser2';
import { cleanAddress } from '../domain/url.ts';

const FEED_TYPES =
  /^(application\/(rss|atom|rdf|feed|json)\+?(xml|json)?|application\/(x-rss\+xml|xml)|text\/xml)\b/iu;

/** Feeds that a web page links to in its head, best first: `<link rel="alternate" type="application/rss+xml">`, feeds of comments last. */
export function discoverFeeds(html: string, address: string): { url: string; title: string }[] {
  const found = new Map<string, { url: string; title: string }>();
  let base = address;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) base = URL.parse(attributes.href, address)?.href ?? address;
      if (name !== 'link' || !attributes.href) return;
      const relations = (attributes.rel ?? '').toLowerCase().split(/\s+/u);
      const feed =
        relations.includes('feed') || (relations.includes('alternate') && isFeedType(attributes.type));
      const url = feed ? cleanAddress(attributes.href, base) : undefined;
      if (url !== undefined && !found.has(url))
        found.set(url, { url, title: attributes.title?.trim() ?? '' });
    },
  });
  parser.end(html);
  const comments = ({ url, title }: { url: string; title: string }) =>
    /comment/iu.test(`${url} ${title}`) ? 1 : 0;
  return [...found.values()].sort((a, b) => comments(a) - comments(b));
}

const isFeedType = (type: string | undefined): boolean =>
  type !== undefined && FEED_TYPES.test(type.trim()) && !/oembed/iu.test(type);
