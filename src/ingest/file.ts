import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { ArticleDraft } from '../domain/article.ts';
import { AppError } from '../domain/errors.ts';
import { type Given, LARGEST_TEXT } from './format/draft.ts';
import { lines } from './lines.ts';
import type { WorldReader } from './reader.ts';

/** Reads what a file holds, off the main thread. */
type ContentReader = Pick<WorldReader, 'contents'>;

/** Most bytes of a file that is read whole, packed or not: everything but JSON Lines, which is streamed. */
const LARGEST_FILE = 64_000_000;

/** A draft, or why there is none at this place. `at` is the path, with the line or the position for a file of many. */
export type Loaded = { at: string; draft: ArticleDraft } | { at: string; why: string };

/** What the loader says of all files it reads: `source` and `date` stand where a file has none of its own. */
export interface LoadOptions {
  source?: string;
  date?: Date;
  /** For standard input, which has no time of its own. */
  now: Date;
}

const KINDS = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.json',
  '.jsonl',
  '.ndjson',
  '.gz',
]);

/** All files below the paths, folders walked in the order of names; in folders only kinds that hold articles, and nothing hidden. */
export async function* walk(paths: readonly string[], top = true): AsyncGenerator<string> {
  for (const path of paths) {
    const info = path === '-' ? undefined : await stat(path).catch(() => undefined);
    if (info?.isDirectory()) {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      yield* walk(
        names.map((name) => join(path, name)),
        false,
      );
    } else if (top || KINDS.has(extname(path).toLowerCase())) yield path;
  }
}

/** The articles of one file, one at a time; `-` is standard input. A part that cannot be read is told and the rest goes on. */
export async function* readFileArticles(
  path: string,
  options: LoadOptions,
  reader: ContentReader,
  input: Readable = process.stdin,
): AsyncGenerator<Loaded> {
  try {
    const packed = path !== '-' && (await isGzip(path));
    const name = packed ? path.replace(/\.gz$/iu, '') : path;
    const fileTime = path === '-' ? options.now : (await stat(path)).mtime;
    const given: Given = { name: basename(name), source: options.source, date: options.date, fileTime };
    if (/\.(jsonl|ndjson)$/iu.test(name)) {
      const raw = createReadStream(path);
      yield* readJsonLines(path, packed ? raw.pipe(createGunzip()) : raw, given, raw, reader);
      return;
    }
    const bytes = path === '-' ? await readAll(input) : await readWhole(path, packed);
    for (const [index, part] of (await reader.contents(name, bytes, given)).entries())
      yield { at: index === 0 ? path : `${path} #${index + 1}`, ...part };
  } catch (error) {
    yield { at: path, why: reason(error) };
  }
}

async function* readJsonLines(
  path: string,
  stream: Readable,
  given: Given,
  raw: Readable,
  reader: ContentReader,
): AsyncGenerator<Loaded> {
  // An error of the file itself does not travel through a pipe.
  raw.on('error', (error) => stream.destroy(error));
  for await (const line of lines(stream, LARGEST_TEXT * 2)) {
    const at = `${path}:${line.number}`;
    if (line.text === undefined) yield { at, why: `the line is longer than ${(LARGEST_TEXT * 2) / 1e6} MB` };
    else if (line.text.trim() !== '') {
      try {
        const [part] = await reader.contents('line.json', Buffer.from(line.text), given);
        yield { at, ...(part ?? { why: 'it holds no article' }) };
      } catch (error) {
        yield { at, why: reason(error) };
      }
    }
  }
}

function reason(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code?.startsWith('Z_')) return `it is not readable gzip (${message})`;
  return message;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

const tooLarge = () =>
  new AppError(
    'invalid',
    `it has more than ${LARGEST_FILE / 1e6} MB; large collections are loaded as JSON Lines (.jsonl)`,
  );

async function readWhole(path: string, packed: boolean): Promise<Uint8Array> {
  const info = await stat(path);
  if (!info.isFile()) throw new AppError('invalid', 'it is not a file');
  if (info.size > LARGEST_FILE) throw tooLarge();
  const bytes = await readFile(path);
  if (!packed) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_FILE });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error;
  }
}

async function readAll(input: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    size += (part as Buffer).length;
    if (size > LARGEST_FILE) throw tooLarge();
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
