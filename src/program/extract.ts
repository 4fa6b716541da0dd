import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { AppError } from '../domain/errors.ts';
import { readPage } from '../ingest/extract.ts';
import { type JsonOption, printJson } from './globals.ts';

/** `wiredesk extract FILE --url URL`. */
export async function extract(file: string, options: JsonOption & { url: string }): Promise<number> {
  const url = URL.parse(options.url);
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw new AppError(
      'invalid',
      `--url ${options.url} is no web address; write it as https://example.org/page.`,
    );
  const html = file === '-' ? await text(process.stdin) : await readInput(file);
  const page = readPage(html, url.href);
  if (page.wall === 'consent')
    throw new AppError('not_found', 'The page asks for consent to cookies instead of showing an article.');
  if (page.wall === 'paywall')
    process.stderr.write('Only the beginning is open; the rest is for subscribers.\n');
  if (options.json)
    printJson({
      title: page.title ?? null,
      byline: page.byline ?? null,
      publishedAt: page.publishedAt ?? null,
      language: page.language ?? null,
      text: page.text ?? '',
    });
  else
    process.stdout.write(
      `${[page.title, page.byline, page.publishedAt?.toISOString(), '', page.text].filter((part) => part !== undefined).join('\n')}\n`,
    );
  return 0;
}

async function readInput(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('not_found', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
