import type { ArticleDraft } from '../domain/article.ts';
import { AppError } from '../domain/errors.ts';
import { type Entry, FAILING_AFTER, type Feed } from '../domain/feed.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Store } from '../store/store.ts';
import { nextLook } from './due.ts';
import type { ParsedFeed } from './feed.ts';
import { FetchError, type Fetched, type Fetcher } from './fetch.ts';
import type { Found } from './format/draft.ts';
import { keep } from './keep.ts';
import { makePolite, type Polite } from './polite.ts';
import type { WorldReader } from './reader.ts';
import { relook, watchPage } from './relook.ts';
import type { Wall } from './wall.ts';

/** Feeds taken up in one tick, and hosts asked at once. */
const MOST_FEEDS = 100;
const HOSTS_AT_ONCE = 4;

/** How often a page that does not answer is asked for before its summary is kept instead. */
const PAGE_TRIES = 3;

/** Entries that their feed has not changed for this long are forgotten, in milliseconds: a year. */
const FORGET_AFTER = 365 * 86_400_000;

/** What one tick came to. */
export interface Tick {
  feeds: number;
  failed: number;
  added: number;
  updated: number;
  known: number;
}

export interface Poller {
  /** Looks at every feed that is due, and keeps what is new. A tick that is called while one runs is that one. */
  tick(): Promise<Tick>;
}

export interface PollerHouse {
  store: Store;
  reader: WorldReader;
  fetcher: Fetcher;
  now: () => Date;
  /** From 0 to 1, for jitter. */
  random: () => number;
  /** Lets milliseconds pass, between two requests to one host. */
  wait: (ms: number) => Promise<void>;
  /** Between two requests to one host, in milliseconds; 1,000 where not said. */
  spacing?: number;
  /** Told once of a feed that has failed for three days. */
  onFailing?: (feed: Feed) => Promise<void>;
  /** Told of what is no fault of the program: a page that could not be read, a failed look. */
  onNote?: (note: { feed: string; entry?: string; why: string }) => void;
}

/** Looks at feeds and keeps their articles. State is in the store alone: a crash at any point loses nothing and repeats nothing. */
export function makePoller(house: PollerHouse): Poller {
  const polite = makePolite(house.fetcher, house);
  let running: Promise<Tick> | undefined;
  return {
    tick() {
      running ??= run(house, polite).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

async function run(house: PollerHouse, polite: Polite): Promise<Tick> {
  const { store, now } = house;
  const total: Tick = { feeds: 0, failed: 0, added: 0, updated: 0, known: 0 };
  const feeds = await store.feeds.due(now(), MOST_FEEDS);
  const hosts = [...Map.groupBy(feeds, ({ url }) => URL.parse(url)?.host ?? '').values()];
  const worker = async (): Promise<void> => {
    for (let group = hosts.shift(); group !== undefined; group = hosts.shift())
      for (const feed of group) {
        total.feeds++;
        if (!(await look(feed, house, polite, total))) total.failed++;
      }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  if (house.onFailing !== undefined)
    for (const feed of await store.feeds.claimFailing(new Date(now().getTime() - FAILING_AFTER)))
      await house.onFailing(feed);
  total.updated += await relook(house, polite);
  if (feeds.length > 0) await store.feeds.forget(new Date(now().getTime() - FORGET_AFTER));
  return total;
}

/** One look at one feed; false where it failed. Only faults of the store go through. */
async function look(feed: Feed, house: PollerHouse, polite: Polite, total: Tick): Promise<boolean> {
  const { store, now } = house;
  let fetched: Fetched;
  let parsed: ParsedFeed | undefined;
  try {
    fetched = await polite.feed(feed.url, { etag: feed.etag, lastModified: feed.lastModified });
    if (fetched.changed) parsed = await house.reader.feed(sent(fetched), now());
  } catch (error) {
    const why = error instanceof AppError ? error.message : `a fault here: ${(error as Error).message}`;
    house.onNote?.({ feed: feed.url, why });
    const failures = feed.failures + 1;
    const retryAfter = error instanceof FetchError ? error.retryAfter : undefined;
    const at = now();
    await store.feeds.settle(feed.id, {
      at,
      problem: why,
      nextLook: nextLook({ now: at, failures, retryAfter, random: house.random() }),
    });
    return false;
  }
  const before = total.added + total.updated;
  const complete = parsed === undefined || (await take(feed, parsed.entries, house, polite, total));
  const news = total.added + total.updated > before;
  const at = now();
  await store.feeds.settle(feed.id, {
    at,
    nextLook: nextLook({
      now: at,
      failures: 0,
      lastNew: news ? at : (feed.lastNew ?? feed.createdAt),
      ttl: parsed?.ttl,
      maxAge: fetched.maxAge,
      random: house.random(),
    }),
    // Where an entry waits for its page, the feed must be given again.
    ...(complete ? { etag: fetched.etag, lastModified: fetched.lastModified } : {}),
    ...(fetched.movedTo === undefined ? {} : { movedTo: fetched.movedTo }),
    ...(parsed?.title && feed.title === URL.parse(feed.url)?.hostname ? { title: parsed.title } : {}),
    news,
  });
  return true;
}

/** What a thread is given: no more than it needs. */
const sent = ({ body, contentType, url }: Fetched) => ({ body, contentType, url });

/** Takes in what is new or changed, oldest first; false where an entry has to be tried again. */
async function take(
  feed: Feed,
  entries: readonly Entry[],
  house: PollerHouse,
  polite: Polite,
  total: Tick,
): Promise<boolean> {
  const { feeds } = house.store;
  const done = await feeds.done(
    feed.id,
    entries.map(({ id }) => id),
  );
  let complete = true;
  for (const entry of entries.toReversed()) {
    // The date is left out: an entry that only got a new date is not news.
    const words = fingerprint(entry.title, entry.text);
    const before = done.get(entry.id);
    if (before === words) {
      total.known++;
      continue;
    }
    const tries = Number(/^try:(\d+)$/u.exec(before ?? '')?.[1] ?? 0) + 1;
    const page =
      entry.partial && entry.url !== undefined ? await pageOf(entry.url, house, polite) : undefined;
    if (page !== undefined && 'why' in page)
      house.onNote?.({ feed: feed.url, entry: entry.url, why: page.why });
    if (page !== undefined && 'why' in page && page.wall !== undefined && before === undefined)
      await feeds.meetWall(feed.id, page.wall);
    const again = page !== undefined && 'why' in page && page.again && tries < PAGE_TRIES;
    if (again) complete = false;
    else {
      const full = page === undefined || 'why' in page ? undefined : page;
      const draft = draftOf(entry, feed, full, house.now());
      if (draft !== undefined) {
        const { outcome, id } = await keep(draft, house);
        total[outcome]++;
        if (full !== undefined && draft.text === full.text && entry.url !== undefined && outcome !== 'known')
          await watchPage(
            house.store,
            { article: id, feed: feed.id, url: entry.url, fetched: full },
            house.now(),
          );
      }
    }
    await feeds.mark(feed.id, {
      key: entry.id,
      fingerprint: again ? `try:${tries}` : words,
      at: house.now(),
    });
  }
  return complete;
}

/** Why the page of an entry was not kept, for whoever runs the desk. */
const WALLS: Record<Wall, string> = {
  consent: 'the page asks for consent to cookies instead of showing the article',
  paywall: 'only the beginning is open; the rest is for subscribers',
};

/** The article of a page, or why there is none and whether to ask again. */
async function pageOf(
  url: string,
  { reader }: PollerHouse,
  polite: Polite,
): Promise<(Found & Pick<Fetched, 'etag' | 'lastModified'>) | { why: string; again: boolean; wall?: Wall }> {
  try {
    const fetched = await polite.page(url);
    if (!/html|^$/iu.test(fetched.contentType))
      return { why: `the page is ${fetched.contentType}`, again: false };
    const page = await reader.page(sent(fetched));
    if (page.wall === undefined) return { ...page, etag: fetched.etag, lastModified: fetched.lastModified };
    return { why: WALLS[page.wall], again: false, wall: page.wall };
  } catch (error) {
    const known = error instanceof AppError ? error : undefined;
    const again = known?.code === 'unavailable' || known?.code === 'rate_limited';
    return { why: known?.message ?? `a fault here: ${(error as Error).message}`, again };
  }
}

function draftOf(entry: Entry, feed: Feed, page: Found | undefined, now: Date): ArticleDraft | undefined {
  const full = page?.text !== undefined && page.text.length > entry.text.length ? page : undefined;
  const text = full?.text ?? entry.text;
  const title = entry.title || page?.title || '';
  if (text === '' || title === '') return undefined;
  const publishedAt = entry.publishedAt ?? page?.publishedAt;
  const url = full?.url ?? entry.url;
  const byline = entry.byline ?? page?.byline;
  return {
    ...(url === undefined ? {} : { url }),
    source: page?.source ?? feed.title,
    title,
    ...(byline === undefined ? {} : { byline }),
    text,
    publishedAt: publishedAt ?? now,
    dateOrigin: publishedAt === undefined ? 'approximate' : 'source',
  };
}
