/** An address that is looked at for news. */
export interface Feed {
  id: number;
  url: string;
  /** What readers see: the feed's own title, or the one it was added with. Also the source of its articles. */
  title: string;
  state: 'active' | 'paused';
  /** Who added it: told once when it fails for days. Undefined for feeds of a list. */
  addedBy?: { platform: string; workspace: string; channel: string; user: string };
  createdAt: Date;
  etag?: string;
  lastModified?: string;
  nextLook: Date;
  lastLook?: Date;
  /** When it last gave something new. */
  lastNew?: Date;
  /** Looks in a row that failed. */
  failures: number;
  failingSince?: Date;
  /** What was wrong at the last look, for readers. */
  problem?: string;
  /** Whether whoever added it was told of the failure that lasts now. */
  told: boolean;
  /** Pages that showed a request for consent or for a subscription instead of an article; their summaries were kept. */
  walls: { consent: number; paywall: number };
}

/** An item of a feed. */
export interface Entry {
  /** Its own id, else its address, else its title: what it is known by. */
  id: string;
  url?: string;
  title: string;
  byline?: string;
  /** Plain paragraphs: the full text where the feed gives it, else the summary, else empty. */
  text: string;
  /** True where `text` is only a summary (or nothing) and the page has more. */
  partial: boolean;
  publishedAt?: Date;
  updatedAt?: Date;
  language?: string;
}

/** A feed fails visibly after this time, in milliseconds: three days. */
export const FAILING_AFTER = 3 * 86_400_000;

/** How a feed stands. */
export type FeedHealth = 'ok' | 'new' | 'paused' | 'unsteady' | 'failing';
export function healthOf(feed: Feed, now: Date): FeedHealth {
  if (feed.state === 'paused') return 'paused';
  if (feed.failures > 0)
    return now.getTime() - (feed.failingSince ?? now).getTime() >= FAILING_AFTER ? 'failing' : 'unsteady';
  return feed.lastLook === undefined ? 'new' : 'ok';
}
