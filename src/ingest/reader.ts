import { Piscina } from 'piscina';
import { AppError } from '../domain/errors.ts';
import type { Reading, ReadingInput } from '../domain/reading.ts';
import type { Part } from './contents.ts';
import type { Page } from './extract.ts';
import type { ParsedFeed } from './feed.ts';
import type { Given } from './format/draft.ts';
import type { Document, Gives, Outcome, Task } from './task.ts';

/** Heap of one thread, in MB: a page that needs more ends its thread, and not the program. */
const LARGEST_HEAP = 256;
/** Of it the part for what is new, in MB; the default lets garbage grow. */
const YOUNG_HEAP = 16;

/** Reads articles off the main thread. */
export interface Reader {
  read(input: ReadingInput): Promise<Reading>;
  close(): Promise<void>;
}

/** Reads what the world sends as well. Throws `invalid` for what is no feed or holds no article, `unavailable` where it is too much to read. */
export interface WorldReader extends Reader {
  feed(document: Document, now: Date): Promise<ParsedFeed>;
  /** The feed in a document, or the address of the one that it links to as a web page. */
  find(document: Document, now: Date): Promise<Gives['find']>;
  page(document: Document): Promise<Page>;
  /** The articles of a file, by its name's ending. */
  contents(name: string, bytes: Uint8Array, given: Given): Promise<Part[]>;
}

/** A pool of worker threads; with 0 threads it reads where it is called, for short runs that would wait longer for a thread to start. */
export function makeReader(threads: number): WorldReader {
  if (threads === 0)
    return readerOver(
      // Loaded only here: with threads the main one needs none of it, which is 20 MB.
      async (task) => (await import('./task.ts')).perform(task),
      async () => {},
    );
  const pool = new Piscina<Task, Outcome>({
    filename: new URL('./thread.js', import.meta.url).href,
    maxThreads: threads,
    minThreads: 0,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP, maxYoungGenerationSizeMb: YOUNG_HEAP },
  });
  const run = async (task: Task): Promise<Outcome> => {
    try {
      return await pool.run(task);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
      throw new AppError('unavailable', 'it needs more memory to read than there is', { cause: error });
    }
  };
  return readerOver(run, () => pool.destroy());
}

function readerOver(run: (task: Task) => Promise<Outcome>, close: () => Promise<void>): WorldReader {
  async function value<K extends keyof Gives>(task: Task & { kind: K }): Promise<Gives[K]> {
    const outcome = await run(task);
    if (outcome.kind === 'refused') throw new AppError(outcome.code, outcome.why);
    return outcome.value as Gives[K];
  }
  return {
    read: (input) => value({ kind: 'read', input }),
    feed: (document, now) => value({ kind: 'feed', document, now }),
    find: (document, now) => value({ kind: 'find', document, now }),
    page: (document) => value({ kind: 'page', document }),
    contents: (name, bytes, given) => value({ kind: 'contents', name, bytes, given }),
    close,
  };
}
