export const migration = {
  name: 'stories',
  sql: `
    -- Articles on one event. A story that went into another keeps its row, so that its id still leads there.
    CREATE TABLE stories (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      went_into INTEGER REFERENCES stories (id) ON DELETE SET NULL,
      -- The earlier story that this one goes on with: the phases of a long one.
      follows INTEGER REFERENCES stories (id) ON DELETE SET NULL
    ) STRICT;

    -- gist: what the article is about, for likeness: words as hashes of 32 bits, ascending, then a byte of weight each. Derived.
    CREATE TABLE story_articles (
      article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
      story INTEGER NOT NULL REFERENCES stories (id),
      published_at INTEGER NOT NULL,
      gist BLOB NOT NULL
    ) STRICT;
    CREATE INDEX story_articles_by_story ON story_articles (story, published_at);

    -- The most telling words of each article, with its day (since 1970): under these it meets articles of its story.
    CREATE TABLE story_words (
      word INTEGER NOT NULL,
      day INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      PRIMARY KEY (word, day, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX story_words_by_article ON story_words (article);

    -- In how many articles the words of a bucket stand: how rare a word is.
    CREATE TABLE story_rarity (
      bucket INTEGER PRIMARY KEY,
      articles INTEGER NOT NULL
    ) STRICT;
  `,
};
