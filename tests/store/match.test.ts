import { expect, test } from 'vitest';
import { matchExpression } from '../../src/store/sqlite/match.ts';
import { connect } from '../../src/store/sqlite/open.ts';

test('a compound is found with and without its hyphen', () => {
  const db = connect(':memory:');
  const put = db.prepare(
    "INSERT INTO articles (source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint) VALUES ('S', ?, '', ?, 'en', 0, 'source', 0, '')",
  );
  put.run('Cease-fire holds', 'The cease-fire in Temsk holds.');
  put.run('Ceasefire ends', 'The ceasefire in Galmouth ended.');
  put.run('Fire brigade', 'A fire brigade will not cease to train.');
  const find = (word: string) =>
    db
      .prepare('SELECT rowid FROM articles_words WHERE articles_words MATCH ? ORDER BY rowid')
      .pluck()
      .all(matchExpression([[{ words: word }]]));
  expect(find('ceasefire')).toEqual([1, 2]);
  expect(find('cease-fire')).toEqual([1, 2]);
  db.close();
});
