import { commands } from '../../commands/index.ts';
import type { Desk } from '../../src/command/desk.ts';
import { type Dispatcher, dispatcher } from '../../src/command/dispatch.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { printTable } from '../eval/table.ts';
import { archive, FULL, pieces } from './archive/archive.ts';
import { type Lines, linesOf } from './archive/lines.ts';

const caller: Caller = {
  platform: 'local',
  workspace: 'local',
  channel: 'bench',
  user: 'reader',
  manager: false,
};

/**
 * `/brief`, `/search` and `/actor` through the one door on 100,000 articles, one core: milliseconds at the median and the 99th percentile
 * over lines drawn from the archive, the rarest words to the most common. Each line is asked three times, in rounds; a first round is not
 * counted for the figures and told as `cold`. Processor time is told too: the clock also counts what else runs on the machine. The texts of the archive are read once each and printed again in later weeks.
 */
export async function run(): Promise<Record<string, unknown>> {
  const { path, from, built } = await archive(FULL);
  const store = await openStore(path);
  // The newest day of the archive is today.
  const { newest, articles } = await store.articles.coverage();
  const now = () => new Date((newest?.getTime() ?? 0) + 3_600_000);
  const desk: Desk = {
    store,
    zone: 'UTC',
    commands: () => door.shapes,
    platforms: () => [],
    pingOf: () => Promise.reject(new Error('nobody is mentioned here')),
    findFeed: async () => {
      throw new Error('no feeds here');
    },
    answer: (line, who, clock) => door.dispatch(line, who, clock),
  };
  const failed: string[] = [];
  const door: Dispatcher = dispatcher({
    commands,
    desk,
    now,
    onError(error, line) {
      failed.push(`${line}: ${(error as Error).stack}`);
      return 'bench';
    },
  });
  const lines = linesOf(pieces().pieces);
  const tables: [string, Lines][] = [
    ['brief', lines],
    ['search', lines],
    ['actor', { name: await namesIn(store, articles) }],
  ];
  const figures: Record<string, unknown> = {
    archive: from,
    articles,
    ...(built === undefined ? {} : { built }),
  };
  const rows: (string | number)[][] = [];
  for (const [command, kinds] of tables) {
    const all: number[] = [];
    const cold: number[] = [];
    const worked: number[] = [];
    for (const [kind, words] of Object.entries(kinds)) {
      const own: number[] = [];
      let slowest = { ms: 0, line: '' };
      for (let round = 0; round < 4; round++)
        for (const one of words) {
          const line = `/${command} ${one}`;
          const started = performance.now();
          const before = process.cpuUsage();
          await door.dispatch(line, caller);
          const ms = performance.now() - started;
          const { user, system } = process.cpuUsage(before);
          if (round > 0) worked.push((user + system) / 1000);
          if (round === 0) cold.push(ms);
          else {
            own.push(ms);
            if (ms > slowest.ms) slowest = { ms, line };
          }
        }
      all.push(...own);
      rows.push([
        `/${command} ${kind}`,
        words.length,
        at(own, 0.5),
        at(own, 0.99),
        slowest.line.slice(0, 60),
      ]);
    }
    figures[`${command}_p50_ms`] = at(all, 0.5);
    figures[`${command}_p99_ms`] = at(all, 0.99);
    figures[`${command}_cold_p99_ms`] = at(cold, 0.99);
    figures[`${command}_cpu_p50_ms`] = at(worked, 0.5);
    figures[`${command}_cpu_p99_ms`] = at(worked, 0.99);
    rows.push([`/${command}, processor time`, worked.length, at(worked, 0.5), at(worked, 0.99), '']);
    rows.push([
      `/${command}, all`,
      all.length,
      at(all, 0.5),
      at(all, 0.99),
      `cold p99 ${at(cold, 0.99).toFixed(0)}`,
    ]);
  }
  await store.close();
  printTable(['line', 'n', 'p50 ms', 'p99 ms', 'slowest'], rows);
  if (failed.length > 0) process.stderr.write(`${failed.length} lines failed, first: ${failed[0]}\n`);
  return { ...figures, failed: failed.length };
}

/** Names that were read in articles spread over the archive: the often and the seldom named, as they come. */
async function namesIn(store: Store, articles: number): Promise<string[]> {
  const names = new Set<string>();
  for (let id = 1; id < articles && names.size < 40; id += Math.ceil(articles / 400)) {
    const reading = await store.articles.reading(id);
    const actor = reading?.actors.find(
      ({ kind, name }) => kind !== 'group' && /^\p{Lu}\S+ \p{Lu}/u.test(name),
    );
    if (actor !== undefined) names.add(actor.name);
  }
  return [...names];
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
