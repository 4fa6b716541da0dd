import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { Reading, ReadingInput } from '../domain/reading.ts';
import { read } from '../language/read.ts';
import { decodeText } from './charset.ts';
import { contentsOf, type Part } from './contents.ts';
import { discoverFeeds } from './discover.ts';
import { type Page, readPage } from './extract.ts';
import { type ParsedFeed, parseFeed } from './feed.ts';
import type { Given } from './format/draft.ts';

/** A document as it came over the wire, and where it was found. */
export interface Document {
  body: Uint8Array;
  contentType: string;
  /** Undefined for a file. */
  url?: string | undefined;
}

/** Work that takes its time and needs nothing but what it is given. */
export type Task =
  | { kind: 'read'; input: ReadingInput }
  | { kind: 'feed'; document: Document; now: Date }
  | { kind: 'find'; document: Document; now: Date }
  | { kind: 'page'; document: Document }
  | { kind: 'contents'; name: string; bytes: Uint8Array; given: Given };

/** What each kind of task gives. */
export interface Gives {
  read: Reading;
  feed: ParsedFeed;
  /** The feed, or the address of the one that a web page links to. */
  find: { feed: ParsedFeed } | { link: string };
  page: Page;
  contents: Part[];
}

/** What a task gave, or why it could not: a refusal crosses threads as words, since the class of an error does not. */
export type Outcome =
  | { [K in keyof Gives]: { kind: K; value: Gives[K] } }[keyof Gives]
  | { kind: 'refused'; code: ErrorCode; why: string };

/** Does a task; throws only what is a fault of the program. */
export function perform(task: Task): Outcome {
  try {
    if (task.kind === 'read') return { kind: 'read', value: read(task.input) };
    if (task.kind === 'contents')
      return { kind: 'contents', value: contentsOf(task.name, task.bytes, task.given) };
    const { body, contentType, url } = task.document;
    const text = decodeText(body, contentType);
    if (task.kind === 'page') return { kind: 'page', value: readPage(text, url) };
    const found = find(text, url, task.now);
    if (task.kind === 'find') return { kind: 'find', value: found };
    if ('link' in found)
      throw new AppError('invalid', `it is a web page now; the feed may be at ${found.link}`);
    return { kind: 'feed', value: found.feed };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code, why: error.message };
    throw error;
  }
}

function find(text: string, url: string | undefined, now: Date): Gives['find'] {
  try {
    return { feed: parseFeed(text, url, now) };
  } catch (error) {
    if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<opml[\s>]/iu.test(text.slice(0, 4_000)))
      throw new AppError(
        'invalid',
        'it is a list of feeds (OPML) and not a feed: `wiredesk feed import FILE` adds all that are in it',
      );
    const [found] = discoverFeeds(text, url ?? '');
    if (found === undefined || found.url === url) throw error;
    return { link: found.url };
  }
}
