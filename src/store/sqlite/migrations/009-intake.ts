export const migration = {
  name: 'intake',
  sql: `
    -- Unsure links that are to be decided again, since an article changed who may be meant: a name's key, the time around which, and those
    -- links that are left, as [[article, local], …]. Worked off in small transactions; what a crash leaves is taken up at the next start.
    CREATE TABLE links_again (
      id INTEGER PRIMARY KEY,
      links TEXT NOT NULL
    ) STRICT;

    -- Work on what is stored already, from the newest article to the oldest: the id it goes on from.
    CREATE TABLE chores (
      name TEXT PRIMARY KEY,
      position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO chores (name, position) SELECT 'bands', coalesce(max(id), 0) FROM articles;

    -- Pages of a feed that showed a wall instead of an article, and whether pages are looked at again for corrections.
    ALTER TABLE feeds ADD COLUMN consent INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feeds ADD COLUMN paywall INTEGER NOT NULL DEFAULT 0;

    -- Pages that an article was taken from, until they have been looked at again often enough.
    CREATE TABLE pages (
      article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
      feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
      url TEXT NOT NULL,
      etag TEXT,
      last_modified TEXT,
      first_look INTEGER NOT NULL,
      next_look INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX pages_due ON pages (next_look);
    CREATE INDEX pages_by_feed ON pages (feed);
  `,
};
