import { setTimeout as sleep } from 'node:timers/promises';
import { openHouse } from '../app.ts';
import { actions, button, card, text } from '../card/build.ts';
import { type Deliveries, deliveries } from '../delivery/delivery.ts';
import { AppError } from '../domain/errors.ts';
import { clusterKept } from '../ingest/cluster.ts';
import { makeFetcher } from '../ingest/fetch.ts';
import { makePoller } from '../ingest/poll.ts';
import { reread } from '../ingest/reread.ts';
import { fillFromSeeds } from '../ingest/seeds.ts';
import { makeLog } from '../log.ts';
import { makeDesk } from '../platforms/desk/desk.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Globals } from './globals.ts';
import { makePlatforms } from './platforms.ts';

/** How long what runs may take to finish after a signal, in milliseconds. */
const FAREWELL = 10_000;
/** How often it is looked which feeds are due, in milliseconds. */
const POLL_EVERY = 60_000;
/** Pause between two articles that are read anew in the background, in milliseconds. */
const REST = 200;
/** Pause before a platform that failed to start is tried again, in milliseconds; doubles up to the longest. */
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 5 * 60_000;

/** `wiredesk serve`: runs until SIGTERM or SIGINT; then exit code 0. */
export async function serve({ config, now }: Globals): Promise<number> {
  const log = makeLog(config.LOG_LEVEL);
  const house = await openHouse(config, log, now);
  const { reader } = house;
  const ending = new AbortController();

  const seeded = config.ACCEPT_SEEDS ? await fillFromSeeds({ store: house.store, reader, now }) : undefined;
  if (seeded !== undefined) log.info(seeded, 'the empty database was filled from the seed articles');

  const desk = makeDesk({
    host: config.DESK_HOST,
    port: config.DESK_PORT,
    names: config.DESK_NAMES.split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean),
    commands: house.dispatcher.shapes,
    metrics: () => house.metrics.registry.metrics(),
    async unready() {
      const down = house.platforms
        .map((platform) => ({ name: platform.name, ...platform.health() }))
        .filter(({ ok }) => !ok);
      return down.length === 0 ? undefined : down.map(({ name, why }) => `${name}: ${why}`).join('; ');
    },
  });
  house.platforms.push(desk, ...makePlatforms(config, house, log));

  // The desk is the one that must be there; the others come when they can.
  await desk.start(house.answer).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(
      'unavailable',
      `The desk page cannot listen on ${config.DESK_HOST}:${config.DESK_PORT} (${error.code === 'EADDRINUSE' ? 'the port is in use' : error.message}). Set DESK_PORT or DESK_HOST.`,
    );
  });
  process.stdout.write(`The desk is open at ${desk.url()}\n`);
  for (const platform of house.platforms) if (platform !== desk) void keepStarting(platform);

  const outgoing: Deliveries = deliveries({
    store: house.store,
    answer: (line, caller) => house.dispatcher.dispatch(line, caller),
    send: house.send,
    tell: house.tell,
    keepOne: house.keepOne,
    now,
    grace: config.DIGEST_GRACE_MINUTES * 60_000,
    report: (error, at) => log.error({ err: error, at }, 'a delivery step failed; it will be tried again'),
  });
  outgoing.start();

  const fetcher = makeFetcher({ contact: config.FEED_CONTACT, allow: config.FETCH_ALLOW, now });
  const poller = makePoller({
    store: house.store,
    reader,
    fetcher,
    now,
    random: Math.random,
    wait: (ms) => delay(ms, ending.signal),
    async onFailing({ id, title, problem, addedBy, failingSince }) {
      log.warn({ feed: title, problem, failingSince }, 'a feed has failed for days');
      if (addedBy === undefined) return;
      const { user, ...to } = addedBy;
      const words = `The feed “${title}” has failed for three days: ${problem}. It is still tried once a day.`;
      const shown = card('A feed fails', [
        text(words),
        actions(button('Check', `/feed check ${id}`), button('Remove', `/feed remove ${id}`)),
      ]);
      await house.tell(to, user, shown, `feed-${id}-${failingSince?.getTime()}`);
    },
    onNote: (note) => log.info(note, 'a feed or one of its pages gave trouble'),
  });
  const polling = (async () => {
    while (!ending.signal.aborted) {
      try {
        const taken = await poller.tick();
        if (taken.feeds > 0) log.info(taken, 'feeds were looked at');
        for (const outcome of ['added', 'updated', 'known'] as const)
          house.metrics.articles.inc({ outcome }, taken[outcome]);
      } catch (error) {
        log.error({ err: error }, 'looking at feeds failed; it will be tried again');
      }
      await delay(POLL_EVERY, ending.signal);
    }
  })();

  const rereading = (async () => {
    const ended = () => ending.signal.aborted;
    while (!ended() && (await house.store.articles.catchUp())) await delay(REST, ending.signal);
    const rest = () => delay(REST, ending.signal);
    const onNote = (note: object) => log.warn(note, 'an article could not be read anew');
    return reread({ store: house.store, reader, rest, ended, onNote });
  })().then(
    (articles) => articles > 0 && log.info({ articles }, 'articles were read anew by this version'),
    (error) => log.error({ err: error }, 'reading articles anew failed; the next start goes on'),
  );

  const clustering = clusterKept(house.store, ending.signal).then(
    (articles) => articles > 0 && log.info({ articles }, 'articles kept before were put into stories'),
    (error) => log.error({ err: error }, 'putting kept articles into stories failed; the next start goes on'),
  );

  async function keepStarting(platform: Platform): Promise<void> {
    for (let pause = FIRST_RETRY; !ending.signal.aborted; pause = Math.min(pause * 2, LONGEST_RETRY)) {
      try {
        await platform.start(house.answer);
        log.info({ platform: platform.name }, 'connected');
        return;
      } catch (error) {
        log.error(
          { platform: platform.name, err: error, againInMs: pause },
          'could not start; the rest goes on',
        );
        await delay(pause, ending.signal);
      }
    }
  }

  await signalled();
  log.info('stopping');
  ending.abort();
  const timer = setTimeout(() => {
    log.error('what ran did not finish in time');
    process.exit(0);
  }, FAREWELL);
  timer.unref();
  await Promise.allSettled([outgoing.stop(), polling, clustering, rereading]);
  await fetcher.close();
  await Promise.allSettled(house.platforms.map((platform) => platform.stop()));
  await house.close();
  clearTimeout(timer);
  return 0;
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Lets time pass, or less of it where the program ends. */
const delay = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});
