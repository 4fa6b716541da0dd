import type { Store } from '../store/store.ts';
import type { Reader } from './reader.ts';

/** Articles asked for at once. */
const BATCH = 20;

/**
 * Reads those articles anew that an older state of the language layer read, the newest first, one at a time and off the main thread. What is
 * done stands in the store: it goes on where it was after a stop or a crash. Gives how many were read.
 */
export async function reread(house: {
  store: Store;
  reader: Reader;
  /** Lets time pass after each, so that news goes before; nothing where it is to be done at once. */
  rest?: () => Promise<void>;
  ended?: () => boolean;
  onStep?: (done: number, all: number) => void;
  /** Told of an article that could not be read anew; its former reading stays. */
  onNote?: (note: { article: number; why: string }) => void;
}): Promise<number> {
  const { articles } = house.store;
  const ended = house.ended ?? (() => false);
  let done = 0;
  for (;;) {
    const { ids, left } = await articles.stale(BATCH);
    if (ids.length === 0) return done;
    const all = done + left;
    for (const id of ids) {
      if (ended()) return done;
      const article = await articles.find(id);
      if (article === undefined) continue;
      const { title, text, publishedAt, language, fingerprint } = article;
      const reading = await house.reader
        .read({ title, text, publishedAt, ...(language === 'und' ? {} : { language }) })
        .catch((error: Error) => {
          house.onNote?.({ article: id, why: error.message });
          return undefined;
        });
      if (ended()) return done;
      await articles.reread(id, fingerprint, reading);
      done++;
      house.onStep?.(done, all);
      await house.rest?.();
    }
  }
}
