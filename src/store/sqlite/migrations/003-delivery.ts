export const migration = {
  name: 'delivery',
  sql: `
    CREATE TABLE workspaces (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      zone TEXT,
      PRIMARY KEY (platform, workspace)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE digests (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      thread TEXT,
      lines TEXT NOT NULL,
      schedule TEXT NOT NULL,
      zone TEXT NOT NULL,
      owner TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
      options TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      planned_until INTEGER NOT NULL,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    -- The promise: one row a digest and instant, and one a digest and wall time.
    CREATE TABLE slots (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      digest INTEGER NOT NULL REFERENCES digests (id) ON DELETE CASCADE,
      due INTEGER NOT NULL,
      local TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'late', 'missed', 'skipped', 'failed')),
      reason TEXT,
      settled_at INTEGER,
      replies BLOB,
      shown TEXT,
      UNIQUE (digest, due),
      UNIQUE (digest, local)
    ) STRICT;

    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      thread TEXT,
      user TEXT,
      owner TEXT,
      card TEXT NOT NULL,
      slot INTEGER REFERENCES slots (id) ON DELETE SET NULL,
      watch INTEGER,
      zone TEXT,
      due INTEGER,
      expires INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'sent', 'failed')),
      lease_owner TEXT,
      lease_until INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      unsure INTEGER NOT NULL DEFAULT 0,
      next_try INTEGER NOT NULL DEFAULT 0,
      outcome TEXT,
      ref TEXT,
      created_at INTEGER NOT NULL,
      settled_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (state, id) WHERE state = 'ready';
    CREATE INDEX outbox_of_slot ON outbox (slot);
    CREATE INDEX outbox_of_watch ON outbox (watch, created_at) WHERE watch IS NOT NULL;

    CREATE TABLE closed (
      platform TEXT NOT NULL,
      channel TEXT NOT NULL,
      workspace TEXT NOT NULL,
      why TEXT NOT NULL,
      since INTEGER NOT NULL,
      retry_at INTEGER NOT NULL,
      PRIMARY KEY (platform, channel)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE shown (
      platform TEXT NOT NULL,
      channel TEXT NOT NULL,
      key TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (platform, channel, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE watches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      thread TEXT,
      owner TEXT NOT NULL,
      subject TEXT NOT NULL,
      line TEXT NOT NULL,
      zone TEXT NOT NULL,
      quiet TEXT,
      cap INTEGER NOT NULL,
      snoozed_until INTEGER,
      created_at INTEGER NOT NULL,
      checked_at INTEGER
    ) STRICT;

    CREATE TABLE told (
      watch INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      PRIMARY KEY (watch, key)
    ) STRICT, WITHOUT ROWID;
  `,
};
