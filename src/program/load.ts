import { load } from '../ingest/load.ts';
import { makeReader } from '../ingest/reader.ts';
import { openStore } from '../store/sqlite/open.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';
import { progress } from './progress.ts';

/** `wiredesk load PATH…`: exit code 1 where a part could not be loaded. */
export async function loadPaths(
  paths: string[],
  options: JsonOption & { source?: string; date?: Date },
  { config, now }: Globals,
): Promise<number> {
  const store = await openStore(config.DATABASE_PATH);
  const reader = makeReader(config.READERS);
  const bar = progress('Loading');
  const undated: string[] = [];
  let approximate = 0;
  try {
    const result = await load(paths, options, {
      store,
      reader,
      now,
      atOnce: Math.max(1, config.READERS) * 2,
      onStep(step) {
        bar.update(step.done);
        if (step.dateOrigin === 'approximate' && step.outcome !== 'known') {
          approximate++;
          if (undated.length < 5)
            undated.push(`${step.at} (${step.publishedAt?.toISOString().slice(0, 10)})`);
        }
      },
    });
    bar.end();
    if (approximate > 0)
      process.stderr.write(
        `${approximate} without a whole date of their own: the day of the dateline or the file's time is taken and marked as approximate; give --date to set it: ${undated.join(', ')}${approximate > undated.length ? ', …' : ''}\n`,
      );
    if (options.json) printJson(result);
    else {
      process.stdout.write(
        `${result.added} added, ${result.updated} updated, ${result.known} known, ${result.failed.length} failed\n`,
      );
      for (const { path, why } of result.failed) process.stdout.write(`  ${path}: ${why}\n`);
    }
    return result.failed.length > 0 ? 1 : 0;
  } finally {
    bar.end();
    await reader.close();
    await store.close();
  }
}
