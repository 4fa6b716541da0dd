import type { Reading, ReadingInput } from '../domain/reading.ts';
import { read } from '../language/read.ts';

/** What a thread of the pool runs for each article. */
export default function work(input: ReadingInput): Reading {
  return read(input);
}
