export const migration = {
  name: 'readings',
  sql: `
    -- Which state of the language layer read the article; empty for what was read before this was kept.
    ALTER TABLE readings ADD COLUMN version TEXT NOT NULL DEFAULT '';
    CREATE INDEX readings_by_version ON readings (version, article);
  `,
};
