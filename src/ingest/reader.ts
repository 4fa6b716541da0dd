import { Piscina } from 'piscina';
import type { Reading, ReadingInput } from '../domain/reading.ts';
import { read } from '../language/read.ts';

/** Reads articles off the main thread. */
export interface Reader {
  read(input: ReadingInput): Promise<Reading>;
  close(): Promise<void>;
}

/** A pool of worker threads; with 0 threads it reads where it is called, for short runs that would wait longer for a thread to start. */
export function makeReader(threads: number): Reader {
  if (threads === 0) return { read: async (input) => read(input), async close() {} };
  const pool = new Piscina<ReadingInput, Reading>({
    filename: new URL('./worker.ts', import.meta.url).href,
    maxThreads: threads,
    minThreads: 0,
    idleTimeout: 30_000,
  });
  return { read: (input) => pool.run(input), close: () => pool.destroy() };
}
