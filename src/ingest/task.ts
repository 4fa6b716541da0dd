import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { Reading, ReadingInput } from '../domain/reading.ts';
import { read } from '../language/read.ts';
import { decodeText } from './charset.ts';
import { discoverFeeds } from './discover.ts';
import { type Page, readPage } from './extract.ts';
import { type ParsedFeed, parseFeed } from './feed.ts';

/** A document as it came over the wire, and where it was found. */
export interface Document {
  body: Uint8Array;
  contentType: string;
  url: string;
}

/** Work that takes its time and needs nothing but what it is given. */
export type Task =
  | { kind: 'read'; input: ReadingInput }
  | { kind: 'feed'; document: Document; now: Date }
  | { kind: 'page'; document: Document };

/** What each kind of task gives. */
export interface Gives {
  read: Reading;
  feed: ParsedFeed;
  page: Page;
}

/** What a task gave, or why it could not: a refusal crosses threads as words, since the class of an error does not. */
export type Outcome =
  | { [K in keyof Gives]: { kind: K; value: Gives[K] } }[keyof Gives]
  | { kind: 'refused'; code: ErrorCode; why: string };

/** Does a task; throws only what is a fault of the program. */
export function perform(task: Task): Outcome {
  try {
    if (task.kind === 'read') return { kind: 'read', value: read(task.input) };
    const { body, contentType, url } = task.document;
    const text = decodeText(body, contentType);
    if (task.kind === 'page') return { kind: 'page', value: readPage(text, url) };
    return { kind: 'feed', value: feedOf(text, url, task.now) };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code, why: error.message };
    throw error;
  }
}

function feedOf(text: string, url: string, now: Date): ParsedFeed {
  try {
    return parseFeed(text, url, now);
  } catch (error) {
    const [found] = discoverFeeds(text, url);
    if (found === undefined) throw error;
    throw new AppError('invalid', `it is a web page now; the feed may be at ${found.url}`, { cause: error });
  }
}
