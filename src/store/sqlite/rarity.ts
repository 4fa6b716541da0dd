import type { Database } from 'better-sqlite3';

/** Buckets of words: enough that few rare words share one. */
const BUCKETS = 1 << 18;
/** The row that counts all articles. */
const ALL = -1;
/** The row that says up to which article a young archive was looked at again. */
const AGAIN = -2;
/** Articles after which counts that another process wrote are looked at again. */
const STALE = 500;

/** How rare words are in the archive, counted as articles come in. */
export interface Rarity {
  /** Counts one more article with these words (hashes of 32 bits). Within a transaction of its caller. */
  count(words: Iterable<number>): void;
  /** Articles counted so far. */
  all(): number;
  /** Up to which article the archive was looked at again since its size last doubled; undefined where all of it was. */
  again(): number | undefined;
  setAgain(article: number | undefined): void;
  /** Inverse document frequency, smoothed as in briefs. */
  of(word: number): number;
}

export function rarityOf(db: Database): Rarity {
  const rows = db.prepare<[], { bucket: number; articles: number }>(
    'SELECT bucket, articles FROM story_rarity',
  );
  const add = db.prepare(
    'INSERT INTO story_rarity (bucket, articles) VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1',
  );
  const cursor = db.prepare<[number], number>('SELECT articles FROM story_rarity WHERE bucket = ?').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO story_rarity (bucket, articles) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM story_rarity WHERE bucket = ?');
  let counts: Int32Array | undefined;
  let all = 0;
  let version: unknown;
  let since = 0;

  const loaded = (): Int32Array => {
    if (counts !== undefined && since < STALE) return counts;
    // Changes of this connection are in `counts` already and do not move the version.
    const now = db.pragma('data_version', { simple: true });
    since = 0;
    if (counts !== undefined && now === version) return counts;
    version = now;
    counts = new Int32Array(BUCKETS);
    all = 0;
    for (const { bucket, articles } of rows.iterate())
      if (bucket === ALL) all = articles;
      else if (bucket >= 0) counts[bucket] = articles;
    return counts;
  };

  return {
    count(words) {
      const known = loaded();
      since++;
      all++;
      add.run(ALL);
      for (const bucket of new Set([...words].map(bucketOf))) {
        known[bucket]!++;
        add.run(bucket);
      }
    },
    again: () => (cursor.get(AGAIN) as number | undefined) ?? undefined,
    setAgain(article) {
      if (article === undefined) drop.run(AGAIN);
      else put.run(AGAIN, article);
    },
    all() {
      loaded();
      return all;
    },
    of: (word) => Math.log(1 + (all + 1) / (loaded()[bucketOf(word)]! + 0.5)),
  };
}

const bucketOf = (word: number): number => (word ^ (word >>> 15)) & (BUCKETS - 1);
