export const migration = {
  name: 'looks',
  sql: `
    -- When somebody last had a brief of a topic: what arrived since is new to them.
    CREATE TABLE looks (who TEXT NOT NULL, topic TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (who, topic)) STRICT, WITHOUT ROWID;
  `,
};
