import { stat } from 'node:fs/promises';
import { AppError } from '../domain/errors.ts';
import { type Loaded, readFileArticles } from '../ingest/file.ts';
import { makeReader } from '../ingest/reader.ts';
import { read } from '../language/read.ts';
import { markedText } from '../platforms/terminal/marked.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';

/** `wiredesk read FILE`: the first article of the file, read; nothing is stored. */
export async function readOne(
  file: string,
  options: JsonOption & { date?: Date },
  { now }: Globals,
): Promise<number> {
  if (file !== '-' && (await stat(file).catch(() => undefined))?.isDirectory())
    throw new AppError('invalid', `${file} is a folder; name one article.`);
  const all: Loaded[] = [];
  for await (const one of readFileArticles(file, { date: options.date, now: now() }, makeReader(0)))
    all.push(one);
  const [loaded] = all;
  if (loaded === undefined) throw new AppError('not_found', `${file} holds no article.`);
  if ('why' in loaded) throw new AppError('not_found', `${loaded.at}: ${loaded.why}`);
  if (all.length > 1)
    process.stderr.write(`1 of ${all.length} articles in ${file}: only the first is read.\n`);
  const { draft } = loaded;
  // The time of a file says nothing of when its article was written: dates stay unresolved then.
  const publishedAt = draft.dateOrigin === 'approximate' ? undefined : draft.publishedAt;
  const reading = read({ title: draft.title, text: draft.text, publishedAt, language: draft.language });
  if (options.json) {
    const { actors, ...rest } = reading;
    printJson({
      article: { title: draft.title, text: draft.text },
      actors: actors.map((actor, index) => ({
        ...actor,
        roles: reading.roles.filter(({ holder }) => holder === index),
      })),
      ...rest,
    });
  } else
    process.stdout.write(
      `${draft.title}\n\n${markedText(draft.text, reading, { colour: process.stdout.isTTY })}\n`,
    );
  return 0;
}
