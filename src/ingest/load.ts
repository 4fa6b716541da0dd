import type { Readable } from 'node:stream';
import type { DateOrigin } from '../domain/article.ts';
import type { Store } from '../store/store.ts';
import { type LoadOptions, readFileArticles, walk } from './file.ts';
import { keep } from './keep.ts';
import type { WorldReader } from './reader.ts';

/** What became of a load: counts, and every part that could not be read with its reason. */
export interface LoadResult {
  added: number;
  updated: number;
  known: number;
  failed: { path: string; why: string }[];
}

/** Told after each article: for a progress bar and for the note on dates that no source gave. */
export interface LoadStep {
  at: string;
  outcome: 'added' | 'updated' | 'known' | 'failed';
  dateOrigin?: DateOrigin;
  publishedAt?: Date;
  done: number;
}

/** Loads every article below the paths. Some are read at once, so that threads are busy; memory does not grow with the number. */
export async function load(
  paths: readonly string[],
  options: Omit<LoadOptions, 'now'>,
  house: {
    store: Store;
    reader: WorldReader;
    now: () => Date;
    atOnce: number;
    input?: Readable;
    onStep?: (step: LoadStep) => void;
  },
): Promise<LoadResult> {
  const result: LoadResult = { added: 0, updated: 0, known: 0, failed: [] };
  let done = 0;
  const running = new Set<Promise<void>>();
  const step = (one: Omit<LoadStep, 'done'>) => house.onStep?.({ ...one, done: ++done });
  const fail = (at: string, why: string) => {
    result.failed.push({ path: at, why });
    step({ at, outcome: 'failed' });
  };

  for await (const path of walk(paths)) {
    for await (const loaded of readFileArticles(
      path,
      { ...options, now: house.now() },
      house.reader,
      house.input,
    )) {
      if ('why' in loaded) {
        fail(loaded.at, loaded.why);
        continue;
      }
      const { at, draft } = loaded;
      const task = keep(draft, house).then(
        ({ outcome }) => {
          result[outcome]++;
          step({ at, outcome, dateOrigin: draft.dateOrigin, publishedAt: draft.publishedAt });
        },
        (error: Error) => fail(at, error.message),
      );
      running.add(task);
      void task.finally(() => running.delete(task));
      if (running.size >= house.atOnce) await Promise.race(running);
    }
  }
  await Promise.all(running);
  return result;
}
