import { AppError } from '../domain/errors.ts';
import { decodeText } from './charset.ts';
import { discoverFeeds } from './discover.ts';
import { type ParsedFeed, parseFeed } from './feed.ts';
import type { Fetched, Fetcher } from './fetch.ts';

/** A feed as it was found: under which address, and what it gives. */
export interface Checked {
  /** The address to keep: after permanent redirects, or the one that a page links to. */
  url: string;
  feed: ParsedFeed;
  fetched: Fetched;
}

/** Fetches an address and reads the feed there; where it is a web page, the feed that it links to. Throws `AppError` saying what is in the way. */
export async function findFeed(
  address: string,
  house: { fetcher: Fetcher; now: () => Date },
): Promise<Checked> {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`);
  if (url === null) throw new AppError('invalid', `“${address}” is no web address`);
  const first = await house.fetcher.get(url.href);
  const text = decodeText(first.body, first.contentType);
  try {
    return {
      url: first.movedTo ?? url.href,
      feed: withType(parseFeed(text, first.url, house.now()), first),
      fetched: first,
    };
  } catch (error) {
    const [found] = discoverFeeds(text, first.url);
    if (found === undefined || found.url === first.url) throw error;
    const fetched = await house.fetcher.get(found.url);
    const feed = parseFeed(decodeText(fetched.body, fetched.contentType), fetched.url, house.now());
    feed.problems.unshift(`${url.href} is a web page; the feed it links to is ${found.url}`);
    return { url: fetched.movedTo ?? found.url, feed: withType(feed, fetched), fetched };
  }
}

function withType(feed: ParsedFeed, { contentType }: Fetched): ParsedFeed {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !/xml|rss|atom|json/u.test(type))
    feed.problems.push(`it is served as ${type}, which is no type of a feed`);
  return feed;
}
