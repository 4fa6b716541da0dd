import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTrends } from '../../src/briefing/trends.ts';
import { connect, openStore } from '../../src/store/sqlite/open.ts';
import { printTable } from '../eval/table.ts';

const ARTICLES = 100_000;
const NAMED = 9;
const DAY = 86_400_000;
const NOW = Date.parse('2025-06-29T00:00:00Z');
/** How long 100,000 articles took to arrive, in days. */
const SPANS = [365, 60];

/** `/trends` over 100,000 invented articles that came in evenly over a year, and over two months. */
export async function run(): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = { load: loadavg()[0] };
  const rows: (string | number)[][] = [];
  for (const days of SPANS) {
    const folder = mkdtempSync(join(tmpdir(), 'trends-'));
    const path = join(folder, 'bench.db');
    fill(path, days);
    const store = await openStore(path);
    const times: number[] = [];
    const cpu: number[] = [];
    let found = 0;
    for (let i = 0; i < 7; i++) {
      const from = performance.now();
      const spent = process.cpuUsage();
      const { topics, actors } = await makeTrends(store, {}, new Date(NOW));
      times.push(performance.now() - from);
      const { user, system } = process.cpuUsage(spent);
      cpu.push((user + system) / 1_000);
      found = topics.length + actors.length;
    }
    await store.close();
    rmSync(folder, { recursive: true });
    const [first = 0] = times;
    const median = times.slice(1).sort((a, b) => a - b)[3] ?? 0;
    const [firstCpu = 0] = cpu;
    const medianCpu = cpu.slice(1).sort((a, b) => a - b)[3] ?? 0;
    const whole = [first, median, firstCpu, medianCpu].map(Math.round);
    rows.push([`${days} days`, ...whole, found]);
    figures[`${days} days`] = {
      firstMs: whole[0],
      medianMs: whole[1],
      firstCpuMs: whole[2],
      medianCpuMs: whole[3],
      found,
    };
  }
  printTable(
    ['100,000 articles over', 'first ms', 'median ms', 'first CPU ms', 'median CPU ms', 'trends'],
    rows,
  );
  return figures;
}

/** Writes the tables as they are after taking in; no text is read. */
export function fill(path: string, days: number): void {
  const db = connect(path);
  db.pragma('synchronous = OFF');
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  // Words by Zipf's law: few are frequent, many are rare.
  const word = () =>
    `w${Math.floor(30_000 ** random())
      .toString(36)
      .replace(/\d/gu, 'x')}`;
  const sentence = (words: number) => Array.from({ length: words }, word).join(' ');
  const article = db.prepare(
    `INSERT INTO articles (id, source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint)
     VALUES (?, ?, ?, ?, ?, 'en', ?, 'source', ?, ?)`,
  );
  const actor = db.prepare('INSERT INTO actors (id, kind, name) VALUES (?, ?, ?)');
  const link = db.prepare(
    `INSERT INTO actor_links (article, local, actor, kind, names, descriptions, offices, sentences, mentions, family, strength, why, published_at)
     VALUES (?, ?, ?, ?, '["Name Of Somebody"]', '["the harbour minister"]', '["minister:harbour@vell"]', '[0,1,4]', 3, 'somebody', 1, 'named', ?)`,
  );
  const kinds = ['person', 'person', 'organisation', 'place'] as const;
  db.transaction(() => {
    for (let id = 1; id <= 20_000; id++) actor.run(id, kinds[id % 4], `Name ${id}`);
    for (let id = 1; id <= ARTICLES; id++) {
      const at = Math.round(NOW - ((ARTICLES - id) / ARTICLES) * days * DAY) - 1;
      const rise = NOW - at < 7 * DAY && id % 40 === 0 ? 'Ferry strike ' : '';
      article.run(
        id,
        `Outlet ${Math.floor(random() * 60)}`,
        rise + sentence(9),
        `k${id}`,
        `${sentence(24)}. ${sentence(380)}.`,
        at,
        at,
        `f${id}`,
      );
      const seen = new Set<number>();
      for (let local = 0; local < NAMED; local++) {
        const one = Math.floor(20_000 ** random());
        if (one === 0 || seen.has(one)) continue;
        seen.add(one);
        link.run(id, local, one, kinds[one % 4], at);
      }
    }
  })();
  db.close();
}
