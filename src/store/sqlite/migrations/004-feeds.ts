export const migration = {
  name: 'feeds',
  sql: `
    CREATE TABLE feeds (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      url TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
      added_by TEXT,
      created_at INTEGER NOT NULL,
      etag TEXT,
      last_modified TEXT,
      next_look INTEGER NOT NULL,
      last_look INTEGER,
      last_new INTEGER,
      failures INTEGER NOT NULL DEFAULT 0,
      failing_since INTEGER,
      problem TEXT,
      told INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX feeds_due ON feeds (next_look) WHERE state = 'active';

    -- Entries that are done, so that a feed is not read again from its start: the words, not the date, say what is new.
    CREATE TABLE feed_entries (
      feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      PRIMARY KEY (feed, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feed_entries_seen ON feed_entries (seen_at);
  `,
};
