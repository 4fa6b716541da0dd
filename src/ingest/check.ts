import { AppError } from '../domain/errors.ts';
import type { ParsedFeed } from './feed.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { WorldReader } from './reader.ts';

/** A feed as it was found: under which address, and what it gives. */
export interface Checked {
  /** The address to keep: after permanent redirects, or the one that a page links to. */
  url: string;
  feed: ParsedFeed;
  fetched: Fetched;
}

/** Fetches an address and reads the feed there, off the main thread; where it is a web page, the feed that it links to. Throws `AppError` saying what is in the way. */
export async function findFeed(
  address: string,
  { fetcher, reader, now }: { fetcher: Fetcher; reader: WorldReader; now: () => Date },
): Promise<Checked> {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`);
  if (url === null) throw new AppError('invalid', `“${address}” is no web address`);
  const first = await fetcher.get(url.href);
  const found = await reader.find(sent(first), now());
  if ('feed' in found)
    return { url: first.movedTo ?? url.href, feed: withType(found.feed, first), fetched: first };
  const fetched = await fetcher.get(found.link);
  const feed = await reader.feed(sent(fetched), now());
  feed.problems.unshift(`${url.href} is a web page; the feed it links to is ${found.link}`);
  return { url: fetched.movedTo ?? found.link, feed: withType(feed, fetched), fetched };
}

/** What a thread is given: no more than it needs. */
const sent = ({ body, contentType, url }: Fetched) => ({ body, contentType, url });

function withType(feed: ParsedFeed, { contentType }: Fetched): ParsedFeed {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !/xml|rss|atom|json/u.test(type))
    feed.problems.push(`it is served as ${type}, which is no type of a feed`);
  return feed;
}
