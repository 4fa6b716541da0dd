export const migration = {
  name: 'copies',
  sql: `
    -- The first article of the same words, in another outlet.
    ALTER TABLE articles ADD COLUMN copy_of INTEGER REFERENCES articles (id) ON DELETE SET NULL;
    CREATE INDEX articles_by_original ON articles (copy_of) WHERE copy_of IS NOT NULL;

    -- Keys under which an article meets its near-duplicates, with its day (since 1970), so that a search reads a few days of a key alone.
    CREATE TABLE bands (
      key INTEGER NOT NULL,
      day INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      PRIMARY KEY (key, day, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bands_by_article ON bands (article);
  `,
};
