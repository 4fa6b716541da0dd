import { makeReader } from '../ingest/reader.ts';
import { reread } from '../ingest/reread.ts';
import { openStore } from '../store/sqlite/open.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';
import { progress } from './progress.ts';

/** `wiredesk reread`: at once what `serve` does in the background. */
export async function rereadAll(options: JsonOption, { config }: Globals): Promise<number> {
  const store = await openStore(config.DATABASE_PATH);
  const reader = makeReader(config.READERS);
  const bar = progress('Reading anew');
  const failed: { article: number; why: string }[] = [];
  try {
    const read = await reread({
      store,
      reader,
      onStep: (done) => bar.update(done),
      onNote: (note) => failed.push(note),
    });
    bar.end();
    if (options.json) printJson({ read: read - failed.length, failed });
    else {
      process.stdout.write(`${read - failed.length} read anew, ${failed.length} failed\n`);
      for (const { article, why } of failed) process.stdout.write(`  ${article}: ${why}\n`);
    }
    return failed.length > 0 ? 1 : 0;
  } finally {
    bar.end();
    await reader.close();
    await store.close();
  }
}
