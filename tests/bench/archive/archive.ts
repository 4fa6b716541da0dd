import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArticleDraft } from '../../../src/domain/article.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { read } from '../../../src/language/read.ts';
import { openStore } from '../../../src/store/sqlite/open.ts';
import { shared } from '../../shared.ts';
import { type Piece, printed, written } from './pieces.ts';

/** Articles of a whole archive. */
export const FULL = 100_000;
/** Different texts that are really read; the rest of the archive prints them again in other weeks and outlets, with the reading made once. */
const READ = 16_000;
const DAY = 86_400_000;
/** Time from one printing of a text to the next: longer than any story or copy. */
const AGAIN = 97 * DAY;
const OUTLETS = 40;
const START = Date.parse('2023-01-02T00:00:00Z');

/** The texts of an archive: 1987's wire where it lies beside the repository, and sentences of our own where it does not. */
export function pieces(): { pieces: Piece[]; from: string } {
  const file = shared('eval/corpus/reuters-21578/dev/docs.jsonl.gz');
  return file === undefined
    ? { pieces: written(READ), from: 'written' }
    : { pieces: printed(file).slice(0, READ), from: 'reuters-21578' };
}

/** Drafts in order of time, without end: each text comes back after `AGAIN` in another outlet. */
export function* drafts(
  all: readonly Piece[],
  count: number,
): Generator<{ draft: ArticleDraft; piece: number }> {
  const span = (all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0);
  const round = Math.max(span, 0) + AGAIN;
  for (let i = 0; i < count; i++) {
    const piece = i % all.length;
    const times = Math.floor(i / all.length);
    const { title, text, at } = all[piece]!;
    const outlet = (piece * 7 + times * 11) % OUTLETS;
    yield {
      piece,
      draft: {
        url: `https://outlet-${outlet}.example/${times}/${piece}`,
        source: `Outlet ${outlet}`,
        title,
        text,
        publishedAt: new Date(START + times * round + at - (all[0]?.at ?? 0)),
        dateOrigin: 'source',
      },
    };
  }
}

/** The path of a database of `count` articles, made where it is not there yet: some minutes once. */
export async function archive(count: number): Promise<{ path: string; from: string; built?: number }> {
  const { pieces: all, from } = pieces();
  const path = join(tmpdir(), `wiredesk-bench-${from}-${count}.db`);
  if (existsSync(path)) return { path, from };
  const started = performance.now();
  const rough = `${path}.part`;
  for (const end of ['', '-wal', '-shm']) rmSync(rough + end, { force: true });
  const store = await openStore(rough);
  const readings: Reading[] = [];
  let done = 0;
  for (const { draft, piece } of drafts(all, count)) {
    readings[piece] ??= read(draft);
    await store.articles.save(draft, draft.publishedAt, readings[piece]);
    if (++done % 5_000 === 0)
      process.stderr.write(
        `${done} of ${count} articles, ${Math.round((performance.now() - started) / 1000)} s\n`,
      );
  }
  await store.close();
  renameSync(rough, path);
  return { path, from, built: (performance.now() - started) / 1000 };
}
