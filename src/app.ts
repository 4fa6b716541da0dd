import { commands } from '../commands/index.ts';
import type { Card } from './card/card.ts';
import type { Desk } from './command/desk.ts';
import { type Dispatched, type Dispatcher, dispatcher } from './command/dispatch.ts';
import type { Config } from './config.ts';
import type { Address, Caller } from './domain/caller.ts';
import { AppError } from './domain/errors.ts';
import { findFeed } from './ingest/check.ts';
import { makeFetcher } from './ingest/fetch.ts';
import { makeReader, type WorldReader } from './ingest/reader.ts';
import type { Log } from './log.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import type { Answer, Platform, Sent } from './platforms/platform.ts';
import { openStore } from './store/sqlite/open.ts';
import type { Store } from './store/store.ts';

/** The house without its platforms: enough to answer lines. */
export interface House {
  store: Store;
  /** The threads that read what the world sends; none is started before there is something. */
  reader: WorldReader;
  metrics: Metrics;
  dispatcher: Dispatcher;
  /** What platforms are handed. */
  answer: Answer;
  /** Posts a card on the platform that the address names. */
  send(to: Address, card: Card, key: string, again: boolean): Promise<Sent>;
  /** Of the messages of this key leaves only `ref` standing. */
  keepOne(to: Address, key: string, ref: string): Promise<void>;
  /** A direct message to a user of the platform that the address names. */
  tell(to: Address, user: string, card: Card, key: string): Promise<Sent>;
  /** The platforms in use; filled by `serve`. */
  platforms: Platform[];
  close(): Promise<void>;
}

/** Builds the house: the one place where rooms are put together. */
export async function openHouse(config: Config, log: Log, now: () => Date): Promise<House> {
  const store = await openStore(config.DATABASE_PATH);
  const reader = makeReader(config.READERS);
  const metrics = makeMetrics();
  const platforms: Platform[] = [];
  let count = 0;

  const desk: Desk = {
    store,
    zone: config.DEFAULT_ZONE,
    commands: () => door.shapes,
    platforms: () => platforms.map((platform) => ({ name: platform.name, ...platform.health() })),
    async pingOf(words, to, from) {
      const platform = platforms.find(({ name }) => name === to.platform);
      if (platform?.pingOf === undefined)
        throw new AppError('invalid', 'Nobody can be called there: only Discord and Slack have mentions.');
      return platform.pingOf(words, to, from);
    },
    async findFeed(address) {
      const fetcher = makeFetcher({ contact: config.FEED_CONTACT, allow: config.FETCH_ALLOW, now });
      try {
        return await findFeed(address, { fetcher, reader, now });
      } finally {
        await fetcher.close();
      }
    },
    answer: (line, caller, clock) => door.dispatch(line, caller, clock),
  };
  const door: Dispatcher = dispatcher({
    commands,
    desk,
    now,
    onError(error, line) {
      const id = `${Date.now().toString(36)}-${++count}`;
      log.error({ id, line, err: error }, 'a line failed');
      return id;
    },
  });

  const answer = async (line: string, caller: Caller): Promise<Dispatched> => {
    const stop = metrics.answers.startTimer({ platform: caller.platform });
    const reply = await door.dispatch(line, caller);
    const seconds = stop({ command: reply.command ?? 'unknown', outcome: reply.outcome });
    log.info(
      {
        platform: caller.platform,
        command: reply.command,
        outcome: reply.outcome,
        ms: Math.round(seconds * 1000),
      },
      'answered',
    );
    return reply;
  };

  return {
    store,
    reader,
    metrics,
    dispatcher: door,
    answer,
    platforms,
    async send(to, card, key, again) {
      const platform = platforms.find(({ name }) => name === to.platform);
      const sent: Sent =
        platform === undefined
          ? { outcome: 'retry', why: `${to.platform} is not connected`, afterMs: 60_000 }
          : await platform.send(to, card, key, again);
      metrics.deliveries.inc({ platform: to.platform, outcome: sent.outcome });
      return sent;
    },
    async keepOne(to, key, ref) {
      await platforms.find(({ name }) => name === to.platform)?.keepOne?.(to, key, ref);
    },
    async tell(to, user, card, key) {
      const platform = platforms.find(({ name }) => name === to.platform);
      return (
        (await platform?.tell?.(to.workspace, user, card, key)) ?? {
          outcome: 'gone',
          why: `${to.platform} has no direct messages`,
        }
      );
    },
    async close() {
      await reader.close();
      await store.close();
    },
  };
}
