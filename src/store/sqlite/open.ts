import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../domain/errors.ts';
import type { Store } from '../store.ts';
import { actorStore } from './actors.ts';
import { articleStore } from './articles.ts';
import { digestStore } from './digests.ts';
import { feedStore } from './feeds.ts';
import { lineStore } from './lines.ts';
import { lookStore } from './looks.ts';
import { migrations } from './migrations.ts';
import { outboxStore } from './outbox.ts';
import { passageStore } from './passages.ts';
import { storyStore } from './stories.ts';
import { trendStore } from './trends.ts';
import { watchStore, workspaceStore } from './watches.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Opens (and makes, and brings up to date) the database file; ":memory:" for a store that is gone at the end. Refusals are `AppError`s that say what to do. */
export async function openStore(path: string): Promise<Store> {
  const db = connect(path);
  return {
    articles: articleStore(db),
    actors: actorStore(db),
    digests: digestStore(db),
    outbox: outboxStore(db),
    watches: watchStore(db),
    workspaces: workspaceStore(db),
    feeds: feedStore(db),
    lines: lineStore(db),
    looks: lookStore(db),
    stories: storyStore(db),
    passages: passageStore(db),
    trends: trendStore(db),
    async backup(target) {
      makeFolder(dirname(target));
      await db.backup(target);
    },
    async close() {
      db.close();
    },
  };
}

/** The connection alone, migrated: for the store's own tests. */
export function connect(path: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    if (path !== ':memory:') makeFolder(dirname(path));
    db = new Database(path, { timeout: BUSY_TIMEOUT });
    db.pragma('journal_mode = WAL');
    // FULL, not NORMAL: a slot that was claimed or settled must stay so after a power cut, or a digest would go out twice.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -8000');
    migrate(db, path);
    return db;
  } catch (error) {
    db?.close();
    throw refusal(path, error);
  }
}

/** Makes a folder and those above it. Step by step: the recursive form of Node never returns below folders such as /proc that refuse with ENOENT. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function migrate(db: Database.Database, path: string): void {
  const newest = migrations.length;
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > newest) {
    throw new AppError(
      'unavailable',
      `The database ${path} was written by a newer Wiredesk (its format is ${found}, this program knows ${newest}). Use the newer program, or another DATABASE_PATH.`,
    );
  }
  if (found === newest) return;
  // IMMEDIATE: of two processes that start at once, one migrates and the other then finds nothing to do.
  const run = db.transaction(() => {
    const from = db.pragma('user_version', { simple: true }) as number;
    for (const { sql } of migrations.slice(from)) db.exec(sql);
    db.pragma(`user_version = ${newest}`);
  });
  run.immediate();
}

function refusal(path: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = (error as { code?: string }).code ?? '';
  const say = (message: string) => new AppError('unavailable', message, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say(
      `The database ${path} is locked by another process for more than ${BUSY_TIMEOUT / 1000} seconds. End that process, or wait for it.`,
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES')
    return say(
      `The database ${path} cannot be written. Give this user the right to write the file and its folder.`,
    );
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return say(
      `The database ${path} is damaged or not a database. Put a backup in its place, or move it away to start anew.`,
    );
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'ENOTDIR' ||
    code === 'ENOENT' ||
    code === 'EISDIR' ||
    error instanceof TypeError
  )
    return say(`The database ${path} cannot be opened. Check that its folder exists and can be written.`);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return say(`The disk with the database ${path} is full.`);
  return error;
}
