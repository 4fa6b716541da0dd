import type { Feed } from '../domain/feed.ts';

/** What a look at a feed came to. */
export interface Look {
  at: Date;
  nextLook: Date;
  /** Undefined where the look went well. */
  problem?: string;
  /** Of a good look; undefined keeps none. */
  etag?: string;
  lastModified?: string;
  /** The address it has moved to for good. */
  movedTo?: string;
  title?: string;
  /** Something new was in it. */
  news?: boolean;
}

/** The page of an article that is looked at again for corrections. */
export interface WatchedPage {
  article: number;
  feed: number;
  url: string;
  etag?: string | undefined;
  lastModified?: string | undefined;
  firstLook: Date;
  nextLook: Date;
}

/** Feeds, when to look at them, and which of their entries are done. */
export interface FeedStore {
  /** Adds a feed; one that is there already is answered as it is. */
  add(feed: {
    url: string;
    title: string;
    addedBy?: Feed['addedBy'];
    createdAt: Date;
    nextLook: Date;
  }): Promise<{ feed: Feed; added: boolean }>;
  find(id: number): Promise<Feed | undefined>;
  /** In the order of titles. */
  list(): Promise<Feed[]>;
  remove(id: number): Promise<void>;
  setState(id: number, state: Feed['state'], nextLook: Date): Promise<void>;
  /** Active feeds whose next look is not after `now`, longest due first. */
  due(now: Date, limit: number): Promise<Feed[]>;
  /** Records a look; counts failures and when they began. A feed that moved to the address of another is taken into that one. */
  settle(id: number, look: Look): Promise<void>;
  /** Feeds that have failed since before `since` and whose adder was not told; marks them as told. */
  claimFailing(since: Date): Promise<Feed[]>;
  /** Fingerprints of those entries that are done, by their key. */
  done(id: number, keys: readonly string[]): Promise<Map<string, string>>;
  /** Marks an entry as done with these words. */
  mark(id: number, entry: { key: string; fingerprint: string; at: Date }): Promise<void>;
  /** Counts a page of the feed that showed a wall instead of an article. */
  meetWall(id: number, wall: 'consent' | 'paywall'): Promise<void>;
  /** Puts down a page to be looked at again; the one of the same article is replaced. */
  watchPage(page: WatchedPage): Promise<void>;
  /** Pages whose next look is not after `now` and whose feed is active, longest due first. */
  pagesDue(now: Date, limit: number): Promise<WatchedPage[]>;
  /** Records a look at a page; without a next one it is forgotten. */
  settlePage(
    article: number,
    look: Pick<WatchedPage, 'etag' | 'lastModified'> & { nextLook?: Date | undefined },
  ): Promise<void>;
  /** Forgets entries that their feed has not shown since. */
  forget(before: Date): Promise<number>;
}
