import { existsSync } from 'node:fs';
import { AppError } from '../domain/errors.ts';
import { openStore } from '../store/sqlite/open.ts';
import type { Globals } from './globals.ts';

/** `wiredesk backup PATH`: never writes over a file that is there. */
export async function backup(path: string, { config }: Globals): Promise<number> {
  if (!existsSync(config.DATABASE_PATH))
    throw new AppError('not_found', `There is no database ${config.DATABASE_PATH} to copy.`);
  if (existsSync(path)) throw new AppError('invalid', `${path} is there already; name a new file.`);
  const store = await openStore(config.DATABASE_PATH);
  try {
    await store.backup(path);
    process.stdout.write(`Copied to ${path}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
