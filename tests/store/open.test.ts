import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchExpression } from '../../src/store/sqlite/match.ts';
import { connect, openStore } from '../../src/store/sqlite/open.ts';

const place = () => join(mkdtempSync(join(tmpdir(), 'wiredesk-')), 'desk.db');

describe('opening the database', () => {
  test('makes it, and opens it again', async () => {
    const path = place();
    await (await openStore(path)).close();
    const store = await openStore(path);
    expect((await store.articles.coverage()).articles).toBe(0);
    await store.close();
  });

  test('refuses one of a newer program', () => {
    const path = place();
    const db = new Database(path);
    db.pragma('user_version = 9999');
    db.close();
    expect(() => connect(path)).toThrow(/written by a newer Wiredesk/u);
  });

  test('refuses what is no database, or damaged, or a folder', () => {
    const path = place();
    writeFileSync(
      path,
      'this is a text file and no database at all, long enough to have a header'.repeat(20),
    );
    expect(() => connect(path)).toThrow(/damaged or not a database/u);
    expect(() => connect(tmpdir())).toThrow(/cannot be opened|cannot be written/u);
  });

  test.skipIf(process.platform !== 'linux')('refuses a folder that nobody can make, at once', () => {
    expect(() => connect('/proc/nowhere/desk.db')).toThrow(/cannot be opened/u);
  });

  test.skipIf(process.getuid?.() === 0)('refuses one that cannot be written', () => {
    const path = place();
    connect(path).close();
    chmodSync(path, 0o400);
    expect(() => connect(path)).toThrow(/cannot be written/u);
  });

  test('a backup is a whole database', async () => {
    const store = await openStore(place());
    const copy = place();
    await store.backup(copy);
    await store.close();
    const opened = await openStore(copy);
    expect((await opened.articles.coverage()).articles).toBe(0);
    await opened.close();
  });
});

describe('the index', () => {
  test('takes anything a reader types without an error of its syntax', () => {
    const db = connect(':memory:');
    const search = db.prepare('SELECT rowid FROM articles_words WHERE articles_words MATCH ?');
    fc.assert(
      fc.property(
        fc.array(
          fc.string({
            unit: fc.constantFrom(
              'a',
              '"',
              "'",
              '*',
              '(',
              ')',
              '^',
              ':',
              '-',
              '+',
              '\0',
              ' ',
              'OR',
              'NEAR',
              'é',
              '\ud800',
            ),
          }),
          { maxLength: 4 },
        ),
        (words) => {
          const sought = words.map((word, i) => ({ words: word, title: i % 2 === 1 }));
          const match = matchExpression([...sought.map((one) => [one]), sought], sought.slice(2));
          if (match !== undefined) search.all(match);
        },
      ),
      { numRuns: 300 },
    );
    db.close();
  });
});
