import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { AppError } from '../domain/errors.ts';
import { parseDate } from './date.ts';
import { type Guard, makeGuard, type Resolve } from './guard.ts';

/** What one request may cost. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** From the first connection to the last byte, redirects and all. */
  total: number;
  /** As they come over the line. */
  packed: number;
  unpacked: number;
  redirects: number;
}

export const LIMITS: Limits = { total: 20_000, packed: 10_000_000, unpacked: 30_000_000, redirects: 5 };

/** A document, or the word that it has not changed. */
export interface Fetched {
  /** Where it was found, after redirects. */
  url: string;
  /** Set where every redirect on the way was permanent: the address to keep. */
  movedTo?: string;
  changed: boolean;
  body: Uint8Array;
  contentType: string;
  etag?: string;
  lastModified?: string;
  /** Seconds that the server lets it be kept. */
  maxAge?: number;
}

/** A server's refusal: its status and how long it asks to be left alone, in milliseconds. */
export class FetchError extends AppError {
  readonly status: number;
  readonly retryAfter: number | undefined;
  constructor(status: number, message: string, retryAfter?: number) {
    super(
      status === 429 ? 'rate_limited' : status === 404 || status === 410 ? 'not_found' : 'unavailable',
      message,
    );
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface Fetcher {
  /** What is sent as User-Agent. */
  readonly agent: string;
  /** Gets a document. Throws `AppError` with a reason for readers: `forbidden` by the guard, `FetchError` for a refusal, `unavailable`, `invalid` (too large, broken). */
  get(url: string, known?: { etag?: string; lastModified?: string }): Promise<Fetched>;
  close(): Promise<void>;
}

/** Fetches documents of strangers: through the guard, within limits, saying who asks. No cookies, no credentials, no scripts. */
export function makeFetcher(settings: {
  contact: string;
  allow: string;
  now: () => Date;
  limits?: Partial<Limits>;
  resolve?: Resolve;
}): Fetcher {
  const limits = { ...LIMITS, ...settings.limits };
  const guard = makeGuard({
    allow: settings.allow,
    connectTimeout: Math.min(10_000, limits.total),
    resolve: settings.resolve,
  });
  const dispatcher = new Agent({
    connect: guard.connector,
    connections: 2,
    pipelining: 1,
    headersTimeout: limits.total,
    bodyTimeout: limits.total,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16_384,
  });
  const agent = `Wiredesk/0.1 (+${settings.contact.replace(/[^\x20-\x7e]/gu, '')})`;

  return {
    agent,
    async get(url, known = {}) {
      const abort = new AbortController();
      const timer = setTimeout(
        () =>
          abort.abort(new AppError('unavailable', `no full answer within ${limits.total / 1000} seconds`)),
        limits.total,
      );
      try {
        return await follow(url, known, {
          dispatcher,
          guard,
          agent,
          limits,
          signal: abort.signal,
          now: settings.now,
        });
      } catch (error) {
        throw abort.signal.aborted ? abort.signal.reason : explained(error);
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      await dispatcher.destroy();
    },
  };
}

interface Way {
  dispatcher: Dispatcher;
  guard: Guard;
  agent: string;
  limits: Limits;
  signal: AbortSignal;
  now: () => Date;
}

async function follow(
  start: string,
  known: { etag?: string; lastModified?: string },
  way: Way,
): Promise<Fetched> {
  let url = URL.parse(start);
  let permanent = true;
  for (let step = 0; step <= way.limits.redirects; step++) {
    if (url === null) throw new AppError('invalid', 'that is no web address');
    way.guard.checkUrl(url);
    const { statusCode, headers, body } = await request(url, {
      dispatcher: way.dispatcher,
      signal: way.signal,
      headers: {
        'user-agent': way.agent,
        accept:
          'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
        'accept-encoding': 'gzip, br, zstd, deflate',
        ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
        ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
      },
    });
    const header = (name: string): string | undefined => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const location = header('location');
    if ([301, 302, 303, 307, 308].includes(statusCode) && location !== undefined) {
      discard(body);
      permanent &&= statusCode === 301 || statusCode === 308;
      url = URL.parse(location, url.href);
      continue;
    }
    const moved = permanent && step > 0 ? { movedTo: url.href } : {};
    const kept = { etag: header('etag'), lastModified: header('last-modified') };
    const maxAge = maxAgeOf(header('cache-control'));
    const rest = {
      ...moved,
      contentType: header('content-type') ?? '',
      ...(maxAge === undefined ? {} : { maxAge }),
    };
    if (statusCode === 304) {
      discard(body);
      return { url: url.href, changed: false, body: new Uint8Array(), ...rest, ...known, ...defined(kept) };
    }
    if (statusCode !== 200) {
      discard(body);
      throw new FetchError(
        statusCode,
        `the server answered ${statusCode}${REASONS[statusCode] ?? ''}`,
        retryAfterOf(header('retry-after'), way.now()),
      );
    }
    const bytes = await unpacked(body, header('content-encoding'), Number(header('content-length')), way);
    return { url: url.href, changed: true, body: bytes, ...rest, ...defined(kept) };
  }
  throw new AppError('unavailable', `it was redirected more than ${way.limits.redirects} times`);
}

const REASONS: Record<number, string> = {
  401: ' (log-in needed)',
  403: ' (not allowed)',
  404: ' (not found)',
  410: ' (gone for good)',
  429: ' (asked too often)',
  500: ' (fault there)',
  503: ' (not available now)',
};

/** Lets go of a body that is not wanted: its connection is closed, not read to the end. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {});
  body.destroy();
}

async function unpacked(
  body: Dispatcher.ResponseData['body'],
  encoding: string | undefined,
  length: number,
  { limits, signal }: Way,
): Promise<Uint8Array> {
  const steps = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  // Nobody packs a document more than twice.
  if (steps.length > 2 || steps.some((name) => DECODERS[name] === undefined) || length > limits.packed) {
    discard(body);
    if (length > limits.packed) throw tooLarge(limits.packed, 'over the line');
    throw new AppError('invalid', `it is packed in a way that is not understood (${encoding})`);
  }
  const parts: Buffer[] = [];
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  await pipeline(
    [
      body,
      atMost(limits.packed, 'over the line'),
      ...steps.flatMap((name) => [DECODERS[name]!(), atMost(limits.unpacked, 'unpacked')]),
      sink,
    ],
    { signal },
  );
  return Buffer.concat(parts);
}

const DECODERS: Record<string, () => Transform> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  // A window above 8 MB is memory that the sender chooses: RFC 9659.
  zstd: () => zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 } }),
};

function atMost(bytes: number, where: string): Transform {
  let size = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      if (size > bytes) done(tooLarge(bytes, where));
      else done(null, part);
    },
  });
}

const tooLarge = (bytes: number, where: string): AppError =>
  new AppError('invalid', `it has more than ${bytes / 1e6} MB ${where}`);

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

function maxAgeOf(control: string | undefined): number | undefined {
  const found = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/iu.exec(control ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Milliseconds; RFC 9110, section 10.2.3: seconds or a date. */
function retryAfterOf(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/u.test(value.trim())) return Number(value) * 1000;
  const date = parseDate(value);
  return date === undefined ? undefined : Math.max(0, date.getTime() - now.getTime());
}

/** What undici, the system and zlib say, in words for a reader. */
function explained(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const cause = (error as { cause?: unknown }).cause;
  if (cause instanceof AppError) return cause;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const say = (words: string) => new AppError('unavailable', words, { cause: error });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say('its name could not be resolved');
  if (code === 'ECONNREFUSED') return say('the connection was refused');
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return say('the connection broke off');
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return say('it did not answer in time');
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return say('its headers are too large');
  if (code.includes('CERT') || code.includes('SSL') || code.includes('TLS'))
    return say(`its certificate cannot be trusted (${code})`);
  if (code.startsWith('Z_') || code.startsWith('ERR_') || code.startsWith('ZSTD'))
    return new AppError('invalid', `its content is damaged (${code})`, { cause: error });
  return say(`it could not be fetched (${code || message})`);
}
