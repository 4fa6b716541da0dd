export const migration = {
  name: 'lines',
  sql: `
    -- Command lines behind buttons that cannot carry them whole; the key is a hash of the line.
    CREATE TABLE lines (key TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
