export const migration = {
  name: 'articles',
  sql: `
    CREATE TABLE articles (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      url TEXT UNIQUE,
      source TEXT NOT NULL,
      title TEXT NOT NULL,
      title_key TEXT NOT NULL,
      byline TEXT,
      text TEXT NOT NULL,
      language TEXT NOT NULL,
      published_at INTEGER NOT NULL,
      date_origin TEXT NOT NULL CHECK (date_origin IN ('source', 'given', 'approximate')),
      fetched_at INTEGER NOT NULL,
      revised_at INTEGER,
      fingerprint TEXT NOT NULL
    ) STRICT;
    CREATE INDEX articles_by_title ON articles (source, title_key);
    CREATE INDEX articles_by_time ON articles (published_at);

    CREATE TABLE revisions (
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      replaced_at INTEGER NOT NULL,
      title TEXT NOT NULL,
      text TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      PRIMARY KEY (article, replaced_at)
    ) STRICT, WITHOUT ROWID;

    -- A reading is derived: it can be made again from the article. Kept as zstd-packed JSON.
    CREATE TABLE readings (
      article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
      body BLOB NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE articles_words USING fts5 (
      title, text, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER articles_words_insert AFTER INSERT ON articles BEGIN
      INSERT INTO articles_words (rowid, title, text) VALUES (new.id, new.title, new.text);
    END;
    CREATE TRIGGER articles_words_delete AFTER DELETE ON articles BEGIN
      INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    END;
    CREATE TRIGGER articles_words_update AFTER UPDATE OF title, text ON articles BEGIN
      INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
      INSERT INTO articles_words (rowid, title, text) VALUES (new.id, new.title, new.text);
    END;
    CREATE VIRTUAL TABLE articles_vocabulary USING fts5vocab ('articles_words', 'row');
  `,
};
