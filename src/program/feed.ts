import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { decodeText } from '../ingest/charset.ts';
import { findFeed } from '../ingest/check.ts';
import type { ParsedFeed } from '../ingest/feed.ts';
import { makeFetcher } from '../ingest/fetch.ts';
import { parseOpml, writeOpml } from '../ingest/opml.ts';
import { makeReader } from '../ingest/reader.ts';
import { openStore } from '../store/sqlite/open.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';

/** `wiredesk feed check URL-or-FILE`: exit code 1 where something is wrong with it. */
export async function checkFeed(target: string, options: JsonOption, globals: Globals): Promise<number> {
  const { url, feed } = await look(target, globals);
  const entries = feed.entries.map(({ partial, ...entry }) => ({ ...entry, full: !partial }));
  if (options.json)
    printJson({
      title: feed.title,
      url: url ?? null,
      format: feed.format,
      description: feed.description ?? null,
      author: feed.author ?? null,
      rights: feed.rights ?? null,
      entries,
      problems: feed.problems,
    });
  else {
    const lines = [
      `${feed.title || 'No title'} (${feed.format}, ${entries.length} entries)`,
      ...[url, feed.description, feed.author, feed.rights].filter((line) => line !== undefined),
      ...entries.flatMap((entry) => [
        '',
        `${entry.publishedAt?.toISOString().slice(0, 16).replace('T', ' ') ?? 'no date'}  ${entry.title}`,
        `  ${[entry.url, entry.byline, `${entry.text.length} characters${entry.full ? '' : ', the page has more'}`].filter(Boolean).join(' · ')}`,
      ]),
      ...(feed.problems.length === 0 ? [] : ['', 'Problems:']),
      ...feed.problems.map((problem) => `- ${problem}`),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return feed.entries.length === 0 ? 1 : 0;
}

async function look(target: string, { config, now }: Globals): Promise<{ url?: string; feed: ParsedFeed }> {
  const file = await readFile(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENAMETOOLONG') return undefined;
    throw new AppError('invalid', `${target} cannot be read (${error.code}).`);
  });
  if (file === undefined && !/^https?:/iu.test(target) && !/^[\w-]+(\.[\w-]+)+(\/|$)/u.test(target))
    throw new AppError('not_found', `${target} is neither a file here nor a web address.`);
  const reader = makeReader(Math.min(1, config.READERS));
  const fetcher = makeFetcher({ contact: config.FEED_CONTACT, allow: config.FETCH_ALLOW, now });
  try {
    if (file === undefined) return await findFeed(target, { fetcher, reader, now });
    const found = await reader.find({ body: file, contentType: '' }, now());
    if ('feed' in found) return found;
    throw new AppError('invalid', `${target} is a web page; the feed may be at ${found.link}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${target} cannot be used: ${error.message}.`, { cause: error });
  } finally {
    await reader.close();
    await fetcher.close();
  }
}

/** `wiredesk feed import FILE`: exit code 1 where an entry of the list is no feed. Nothing is fetched yet. */
export async function importFeeds(
  file: string,
  options: JsonOption,
  { config, now }: Globals,
): Promise<number> {
  const { feeds, problems } = parseOpml(decodeText(await readInput(file)));
  const store = await openStore(config.DATABASE_PATH);
  try {
    let added = 0;
    for (const feed of feeds)
      if ((await store.feeds.add({ ...feed, createdAt: now(), nextLook: now() })).added) added++;
    const result = { added, known: feeds.length - added, problems };
    if (options.json) printJson(result);
    else
      process.stdout.write(
        `${[`${added} added, ${result.known} known`, ...problems.map((problem) => `  ${problem}`)].join('\n')}\n`,
      );
    return problems.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

/** `wiredesk feed export FILE`: all feeds as OPML; `-` is standard output. */
export async function exportFeeds(file: string, { config, now }: Globals): Promise<number> {
  const store = await openStore(config.DATABASE_PATH);
  try {
    const opml = writeOpml(await store.feeds.list(), now());
    if (file === '-') process.stdout.write(`${opml}\n`);
    else
      await writeFile(file, `${opml}\n`).catch((error: NodeJS.ErrnoException) => {
        throw new AppError('invalid', `${file} cannot be written (${error.code}).`);
      });
    return 0;
  } finally {
    await store.close();
  }
}

async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new AppError('not_found', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
