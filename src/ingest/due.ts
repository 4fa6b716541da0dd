const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shortest and longest time between two looks at a feed, in milliseconds. */
const SHORTEST = 10 * MINUTE;
const LONGEST = DAY;

/** Longest time that a server's Retry-After is believed, in milliseconds. */
const LONGEST_PLEA = 7 * DAY;

/** What the next look depends on. */
export interface Pace {
  now: Date;
  /** When the feed last gave something new; undefined for never. */
  lastNew?: Date;
  /** Looks in a row that failed, this one counted. */
  failures: number;
  /** Minutes, from the feed. */
  ttl?: number;
  /** Seconds, from Cache-Control. */
  maxAge?: number;
  /** Milliseconds, from Retry-After. */
  retryAfter?: number;
  /** From 0 to 1. */
  random: number;
}

/**
 * When to look again. After a good look: every 15 minutes while there is news, every hour after a day without, every four after a week; never sooner
 * than the feed (ttl) or its server (max-age) asks for. After a failed one: 15 minutes, doubled each time, at most a day, and not before Retry-After.
 * Jitter of a tenth (a fifth after failures) keeps feeds from falling into step.
 */
export function nextLook(pace: Pace): Date {
  if (pace.failures > 0) {
    const doubled = Math.min(15 * MINUTE * 2 ** Math.min(pace.failures - 1, 20), LONGEST);
    const wait = doubled * (0.8 + 0.4 * pace.random);
    const asked = Math.min(pace.retryAfter ?? 0, LONGEST_PLEA);
    return new Date(pace.now.getTime() + Math.max(wait, asked * (1 + 0.1 * pace.random)));
  }
  const quiet = pace.lastNew === undefined ? 0 : pace.now.getTime() - pace.lastNew.getTime();
  const own = quiet > 7 * DAY ? 4 * HOUR : quiet > DAY ? HOUR : 15 * MINUTE;
  const asked = Math.max((pace.ttl ?? 0) * MINUTE, (pace.maxAge ?? 0) * 1000);
  const wait = Math.min(Math.max(own, asked, SHORTEST), LONGEST);
  return new Date(pace.now.getTime() + wait * (1 + 0.1 * pace.random));
}
