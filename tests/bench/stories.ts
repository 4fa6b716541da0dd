import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterKept } from '../../src/ingest/cluster.ts';
import { connect, openStore } from '../../src/store/sqlite/open.ts';
import { printTable } from '../eval/table.ts';
import { archive } from './archive/archive.ts';

/** Articles in the archive when the clock starts, and those that come in while it runs. */
const BEFORE = 2_000;
const COME = 1_500;
/** Articles in one transaction, as the desk takes up kept ones. */
const AT_ONCE = 20;

/**
 * Putting articles into stories as they come in, one core, database on disk, twenty in a transaction: articles a second and the most that one takes. Readings are made
 * before the clock starts. The archive is young, so that with each article two older ones are looked at again: later it takes a third of the time.
 */
export async function run(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  const path = join(folder, 'desk.db');
  const { path: whole, from } = await archive(BEFORE + COME);
  copyFileSync(whole, path);
  const db = connect(path);
  for (const table of ['story_words', 'story_articles', 'stories', 'story_rarity'])
    db.prepare(`DELETE FROM ${table}`).run();
  db.close();

  const again = await openStore(path);
  for (let done = 0; done < BEFORE; ) done += await again.stories.catchUp(500);
  const taken: number[] = [];
  const started = performance.now();
  const before = process.cpuUsage();
  for (let done = 0; done < COME; ) {
    const at = performance.now();
    done += await again.stories.catchUp(AT_ONCE);
    taken.push(performance.now() - at);
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const ids = Array.from({ length: BEFORE + COME }, (_, i) => i + 1);
  const places = await again.stories.of(ids);
  const rest = await clusterKept(again);
  await again.close();
  rmSync(folder, { recursive: true });
  taken.sort((a, b) => a - b);
  const figures = {
    archive: from,
    articles: COME,
    articles_a_second: Math.round(COME / seconds),
    cpu_ms: (user + system) / 1000 / COME,
    p50_of_20_ms: taken[Math.floor(taken.length * 0.5)],
    p99_of_20_ms: taken[Math.floor(taken.length * 0.99)],
    most_of_20_ms: taken.at(-1),
    stories: new Set([...places.values()].map(({ story }) => story)).size,
    left: rest,
  };
  printTable(
    ['figure', 'value'],
    Object.entries(figures).map(([name, value]) => [name, value ?? '–']),
  );
  return figures;
}
