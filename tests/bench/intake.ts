import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openHouse } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller } from '../../src/ingest/poll.ts';
import { makeLog } from '../../src/log.ts';
import { printTable } from '../eval/table.ts';

/** `FEEDS=60 ENTRIES=50 npm run bench -- intake` is a smaller run; `SECONDS` is after how long it stops and tells what it measured. */
const FEEDS = Number(process.env.FEEDS ?? 200);
const ENTRIES = Number(process.env.ENTRIES ?? 50);
const LIMIT = Number(process.env.SECONDS ?? 540) * 1000;
/** Between two lines of progress on standard error, in milliseconds. */
const TELL_EVERY = 10_000;
/** Hosts, so that several feeds are fetched at once as in the wild. */
const HOSTS = 4;
const FORENAMES =
  'Ada Ivo Mira Jon Lea Tom Eva Karl Nina Paul Rosa Emil Anna Hugo Vera Otto Clara Felix Irma Leon'.split(
    ' ',
  );
const SURNAMES =
  'Holm Brandt Castell Varga Quist Arden Roth Lindqvist Moreau Keller Novak Silva Petrov Hansen Duarte Falk Weiss Tanaka Okafor Mendez Salo Bergen Costa Ivarsson Nagy Horvat Lund Maier Sokol Tessier'.split(
    ' ',
  );
const TOWNS = ['Halden', 'Kesten', 'Marlow', 'Temsk', 'Orlo', 'Portsea', 'Marbach', 'Lund', 'Vara'];
const THINGS = ['bridge', 'harbour', 'school', 'tunnel', 'library', 'market', 'railway', 'theatre', 'dam'];

/** Every twentieth feed gives summaries, so that its pages are fetched and read; every twentieth is not in English. */
const EVERY = 20;
/** Pause between two lines that are asked while feeds are taken in, in milliseconds. */
const ASK_EVERY = 250;
const LINES = ['/search harbour', '/actor Ada Holm', '/status', '/brief Halden bridge', '/feed list'];

/**
 * 200 feeds of 50 entries into a database on disk, half of them in one tick and half in the next (a tick takes up a hundred). The program runs in a process of its own, and so does the newspaper. Figures: the most
 * memory of the whole process with its threads; how long the main thread was held up while nobody asked; and, for the second half, how long
 * answers took while articles came in.
 */
export async function run(): Promise<Record<string, unknown>> {
  const file = fileURLToPath(import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'intake-'));
  const paper = fork(file, ['serve'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [ports] = (await once(paper, 'message')) as [number[]];
  const program = fork(file, ['take', join(folder, 'desk.db'), ...ports.map(String)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // As the program starts: before anything else is loaded.
    execArgv: ['--import', fileURLToPath(new URL('../../src/runtime.js', import.meta.url))],
  });
  const gone = once(program, 'exit');
  try {
    const early = gone.then(([code]) => {
      throw new Error(`the program ended with ${code} before its figures came`);
    });
    early.catch(() => {});
    const [figures] = (await Promise.race([once(program, 'message'), early])) as [Record<string, unknown>];
    printTable(
      ['figure', 'value'],
      Object.entries(figures).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : String(value),
      ]),
    );
    return figures;
  } finally {
    // Where it stopped at its limit it is in the middle of something.
    program.kill('SIGKILL');
    paper.kill();
    await gone;
    rmSync(folder, { recursive: true });
  }
}

/** The program, but for its platforms: house, poller and threads as `serve` puts them together. */
async function take(database: string, ports: readonly string[]): Promise<Record<string, unknown>> {
  const now = () => new Date('2026-03-04T08:00:00Z');
  const config = readConfig({ DATABASE_PATH: database, FETCH_ALLOW: '127.0.0.1/32', FEED_CONTACT: 'bench' });
  const house = await openHouse(config, makeLog('silent'), now);
  const add = async (from: number, to: number): Promise<void> => {
    for (let feed = from; feed < to; feed++)
      await house.store.feeds.add({
        url: `http://127.0.0.1:${ports[feed % HOSTS]}/${feed}.xml`,
        title: `Paper ${feed}`,
        createdAt: now(),
        nextLook: now(),
      });
  };
  const middle = Math.floor(FEEDS / 2);
  await add(0, middle);
  const fetcher = makeFetcher({ contact: config.FEED_CONTACT, allow: config.FETCH_ALLOW, now });
  const poller = makePoller({
    store: house.store,
    reader: house.reader,
    fetcher,
    now,
    random: () => 0.5,
    wait: async () => {},
  });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const started = performance.now();
  const asked: number[] = [];
  let quiet = 0;
  let failed = 0;
  const figures = async (finished: boolean) => {
    const seconds = (performance.now() - started) / 1000;
    const { articles } = await house.store.articles.coverage();
    const { user, system } = process.cpuUsage();
    const main = process.threadCpuUsage();
    const sorted = asked.toSorted((a, b) => a - b);
    return {
      finished,
      feeds: FEEDS,
      articles,
      failed,
      seconds,
      articles_a_second: articles / seconds,
      cpu_seconds: (user + system) / 1e6,
      main_thread_cpu_seconds: (main.user + main.system) / 1e6,
      most_rss_while_nobody_asks_mb: quiet || process.resourceUsage().maxRSS / 1000,
      most_rss_mb: process.resourceUsage().maxRSS / 1000,
      loop_p99_ms: loop.percentile(99) / 1e6,
      loop_max_ms: loop.max / 1e6,
      answers: sorted.length,
      answer_p50_ms: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
      answer_max_ms: sorted.at(-1) ?? 0,
    };
  };
  const telling = setInterval(async () => {
    const { articles, seconds, main_thread_cpu_seconds, most_rss_mb } = await figures(false);
    process.stderr.write(
      `${seconds.toFixed(0)} s: ${articles} articles, main thread ${main_thread_cpu_seconds.toFixed(1)} s of CPU, ${most_rss_mb.toFixed(0)} MB\n`,
    );
  }, TELL_EVERY);
  // The program is ended by its parent: what is under way is not waited for.
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, LIMIT, undefined).unref());
  loop.enable();
  const half = await Promise.race([poller.tick(), late]);
  loop.disable();
  quiet = process.resourceUsage().maxRSS / 1000;
  if (half === undefined) return figures(false);
  const asking = new AbortController();
  const asks = (async () => {
    for (let turn = 0; !asking.signal.aborted; turn++) {
      const from = performance.now();
      await house.answer(LINES[turn % LINES.length]!, {
        platform: 'bench',
        workspace: 'w',
        channel: 'c',
        user: 'u',
        manager: true,
      });
      asked.push(performance.now() - from);
      await sleep(ASK_EVERY);
    }
  })();
  await add(middle, FEEDS);
  const rest = await Promise.race([poller.tick(), late]);
  asking.abort();
  await asks;
  clearInterval(telling);
  failed = half.failed + (rest?.failed ?? 0);
  const result = await figures(rest !== undefined);
  if (rest === undefined) return result;
  await fetcher.close();
  await house.close();
  return result;
}

/** The words of a paper: its own every time, the same for the same number. */
function draws(seed: number) {
  let state = seed + 1;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length]!;
  };
  const number = () => pick([3, 7, 12, 19, 24, 31, 45, 58, 63, 77, 82, 96]) + pick([0, 100, 200, 300]);
  // Some people of its own in each article, as in the wild.
  let cast: string[] = [];
  const name = () => pick(cast);
  const town = () => pick(TOWNS);
  const thing = () => pick(THINGS);
  const english = [
    () =>
      `Mayor ${name()} of ${town()} said on Tuesday that the ${thing()} would cost ${number()} million crowns.`,
    () => `“We have waited ${number()} days for the ${thing()},” ${name()} told reporters in ${town()}.`,
    () => `${name()} met ${name()} in ${town()} on Monday to speak about the ${thing()} and the ${thing()}.`,
    () =>
      `The council of ${town()} voted ${number()} to ${number()} to close the ${thing()} until the summer.`,
    () => `Police in ${town()} counted ${number()} people at the ${thing()}, a spokeswoman, ${name()}, said.`,
  ];
  const german = [
    () =>
      `Die Bürgermeisterin von ${town()}, ${name()}, sagte am Dienstag, der Bau werde ${number()} Millionen kosten.`,
    () =>
      `Der Rat von ${town()} stimmte mit ${number()} zu ${number()} Stimmen dafür, die Brücke zu schließen.`,
  ];
  const paragraph = (list: readonly (() => string)[]) => `<p>${pick(list)()} ${pick(list)()}</p>`;
  return {
    title: () => `${town()} and the ${thing()}`,
    text(foreign: boolean) {
      cast = Array.from({ length: 5 }, () => `${pick(FORENAMES)} ${pick(SURNAMES)}`);
      return Array.from({ length: 12 }, () => paragraph(foreign ? german : english)).join('');
    },
  };
}

/** A feed whose entries differ from all others in names, numbers and order. */
function feedXml(feed: number): string {
  const { title, text } = draws(feed);
  const items = Array.from({ length: ENTRIES }, (_, entry) => {
    const words = feed % EVERY === 1 ? `A word on ${title()}.` : text(feed % EVERY === 2);
    return `<item><guid isPermaLink="false">${feed}-${entry}</guid><title>${title()}, ${feed} ${entry}</title><link>/${feed}/${entry}</link><description><![CDATA[${words}]]></description><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate></item>`;
  });
  return `<rss version="2.0"><channel><title>Paper ${feed}</title>${items.join('')}</channel></rss>`;
}

/** A page of 200 kB as papers print them: menus, teasers and scripts around the text. */
function pageHtml(feed: number, entry: number): string {
  const { title, text } = draws(feed * 1000 + entry);
  const menu = Array.from(
    { length: 150 },
    (_, n) => `<li class="nav-item"><a href="/s/${n}">${title()}</a></li>`,
  );
  const teasers = Array.from(
    { length: 60 },
    (_, n) =>
      `<div class="teaser"><h3><a href="/t/${n}">${title()}</a></h3><p>A word on ${title()}.</p></div>`,
  );
  const script = `<script>var state = ${JSON.stringify(Array.from({ length: 4000 }, (_, n) => `k${n}-${feed}-${entry}`))};</script>`;
  return `<!doctype html><html lang="en"><head><title>${title()}</title>${script}</head><body><nav><ul>${menu.join('')}</ul></nav><main><article><h1>${title()}</h1>${text(false)}</article></main><aside>${teasers.join('')}</aside>${script}</body></html>`;
}

const [, , mode, ...rest] = process.argv;
const send = process.send?.bind(process) as ((message: unknown) => boolean) | undefined;
if (mode === 'take' && send !== undefined) {
  const [database = '', ...ports] = rest;
  // Threads and sockets alone do not keep a process alive.
  const alive = setInterval(() => {}, 60_000);
  send(await take(database, ports));
  clearInterval(alive);
  process.disconnect?.();
}
if (mode === 'serve' && send !== undefined) {
  const servers = await Promise.all(
    Array.from({ length: HOSTS }, async () => {
      const server = createServer((request, response) => {
        const [, feed, entry] = /^\/(\d+)(?:\.xml|\/(\d+))$/u.exec(request.url ?? '') ?? [];
        if (feed === undefined) response.writeHead(404).end();
        else if (entry === undefined)
          response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedXml(Number(feed)));
        else
          response.writeHead(200, { 'content-type': 'text/html' }).end(pageHtml(Number(feed), Number(entry)));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return server;
    }),
  );
  send(servers.map((server) => (server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}
