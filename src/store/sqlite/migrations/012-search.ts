export const migration = {
  name: 'search',
  sql: `
    -- What a search asks of every hit, beside its words: a row of articles has its date behind the whole text.
    CREATE INDEX articles_when ON articles (id, published_at, source);
  `,
};
