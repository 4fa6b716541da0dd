import robotsParser from 'robots-parser';
import { AppError } from '../domain/errors.ts';
import { decodeText } from './charset.ts';
import { FetchError, type Fetched, type Fetcher } from './fetch.ts';

// The package is CommonJS: its function is the default that Node gives, not the one its types tell.
const parseRobots = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};

/** Between two requests to one host, in milliseconds. */
const SPACING = 1_000;

/** A longer Crawl-delay than this is not waited for; the page is left alone. */
const LONGEST_DELAY = 30_000;

/** How long a robots.txt is believed, and how long a missing answer keeps everything closed (RFC 9309, section 2.4), in milliseconds. */
const RULES_LAST = 24 * 3_600_000;
const UNKNOWN_LAST = 3_600_000;

interface Rules {
  until: number;
  allows(url: string): boolean;
  delay: number;
}

/** A fetcher with manners: one request a host at a time, with a pause between, and pages only where robots.txt allows. */
export interface Polite {
  feed(url: string, known?: { etag?: string; lastModified?: string }): Promise<Fetched>;
  /** Throws `forbidden` where robots.txt asks to stay away. */
  page(url: string, known?: { etag?: string; lastModified?: string }): Promise<Fetched>;
}

/** `wait` lets milliseconds pass; injected, so that tests do not sleep. */
export function makePolite(
  fetcher: Fetcher,
  house: { now: () => Date; wait: (ms: number) => Promise<void>; spacing?: number },
): Polite {
  const spacing = house.spacing ?? SPACING;
  const last = new Map<string, Promise<unknown>>();
  const free = new Map<string, number>();
  const rules = new Map<string, Rules>();

  /** Runs after everything that waits for the same host. */
  function inTurn<T>(url: string, run: () => Promise<T>): Promise<T> {
    const host = URL.parse(url)?.host ?? '';
    const turn = (last.get(host) ?? Promise.resolve()).then(run, run);
    last.set(host, turn);
    const done = () => {
      if (last.get(host) === turn) last.delete(host);
    };
    turn.then(done, done);
    return turn;
  }

  async function spaced(url: string, known?: Parameters<Fetcher['get']>[1], delay = 0): Promise<Fetched> {
    const host = URL.parse(url)?.host ?? '';
    const wait = (free.get(host) ?? 0) - house.now().getTime();
    if (wait > 0) await house.wait(wait);
    try {
      return await fetcher.get(url, known);
    } finally {
      free.set(host, house.now().getTime() + Math.max(spacing, delay));
      if (free.size > 2_000) for (const [name, at] of free) if (at < house.now().getTime()) free.delete(name);
    }
  }

  async function rulesOf(url: string): Promise<Rules> {
    const origin = new URL(url).origin;
    const known = rules.get(origin);
    if (known !== undefined && known.until > house.now().getTime()) return known;
    if (rules.size > 2_000) rules.clear();
    const found = await fetchRules(origin);
    rules.set(origin, found);
    return found;
  }

  async function fetchRules(origin: string): Promise<Rules> {
    const at = house.now().getTime();
    const address = `${origin}/robots.txt`;
    try {
      const { body, contentType } = await spaced(address);
      const robots = parseRobots(address, decodeText(body.subarray(0, 500_000), contentType));
      const name = 'Wiredesk';
      return {
        until: at + RULES_LAST,
        allows: (url) => robots.isAllowed(url, name) ?? true,
        delay: (robots.getCrawlDelay(name) ?? 0) * 1000,
      };
    } catch (error) {
      // No such file: everything is open. No answer: nobody knows, so nothing is.
      const open =
        error instanceof FetchError && error.status >= 400 && error.status < 500 && error.status !== 429;
      return { until: at + (open ? RULES_LAST : UNKNOWN_LAST), allows: () => open, delay: 0 };
    }
  }

  return {
    feed: (url, known) => inTurn(url, () => spaced(url, known)),
    page: (url, known) =>
      inTurn(url, async () => {
        const { allows, delay } = await rulesOf(url);
        if (!allows(url) || delay > LONGEST_DELAY)
          throw new AppError('forbidden', 'the site asks programs to stay away from this page (robots.txt)');
        return spaced(url, known, delay);
      }),
  };
}
