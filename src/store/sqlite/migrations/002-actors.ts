export const migration = {
  name: 'actors',
  sql: `
    CREATE TABLE actors (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'group')),
      name TEXT NOT NULL
    ) STRICT;

    -- One row an actor of an article: the evidence, whom it was taken for and why. Nothing else says who is who.
    CREATE TABLE actor_links (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      local INTEGER NOT NULL,
      actor INTEGER NOT NULL REFERENCES actors (id),
      kind TEXT NOT NULL,
      names TEXT NOT NULL,
      descriptions TEXT NOT NULL,
      offices TEXT NOT NULL,
      sentences TEXT NOT NULL,
      mentions INTEGER NOT NULL,
      family TEXT NOT NULL,
      strength REAL NOT NULL,
      why TEXT NOT NULL,
      published_at INTEGER NOT NULL,
      PRIMARY KEY (article, local)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX actor_links_by_actor ON actor_links (actor, published_at);
    CREATE INDEX actor_links_unsure ON actor_links (family, published_at) WHERE strength < 0.86;

    -- Printed forms with the number of articles that print them.
    CREATE TABLE actor_forms (
      actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
      form TEXT NOT NULL,
      named INTEGER NOT NULL,
      articles INTEGER NOT NULL,
      PRIMARY KEY (actor, form, named)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE actor_keys (
      key TEXT NOT NULL,
      actor INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
      form TEXT NOT NULL,
      PRIMARY KEY (key, actor, form)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX actor_keys_by_actor ON actor_keys (actor, form);

    CREATE TABLE actor_roles (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      holder INTEGER NOT NULL,
      title TEXT NOT NULL,
      of_what TEXT,
      office TEXT NOT NULL,
      status TEXT NOT NULL,
      published_at INTEGER NOT NULL,
      starts INTEGER NOT NULL,
      ends INTEGER NOT NULL,
      PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX actor_roles_by_office ON actor_roles (office, published_at);
    CREATE INDEX actor_roles_by_holder ON actor_roles (article, holder);

    CREATE TABLE actor_statements (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      speaker INTEGER,
      addressee INTEGER,
      body TEXT NOT NULL,
      PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE actor_relations (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      day TEXT,
      body TEXT NOT NULL,
      PRIMARY KEY (article, position)
    ) STRICT, WITHOUT ROWID;

    -- Days that a sentence speaks of, for dated events of an actor.
    CREATE TABLE actor_days (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      sentence INTEGER NOT NULL,
      day TEXT NOT NULL,
      starts INTEGER NOT NULL,
      ends INTEGER NOT NULL,
      PRIMARY KEY (article, sentence, day)
    ) STRICT, WITHOUT ROWID;
  `,
};
