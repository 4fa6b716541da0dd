import { setImmediate as turn } from 'node:timers/promises';
import type { Store } from '../store/store.ts';

/** Articles in one go, so that what is asked meanwhile waits for a tenth of a second at most. */
const AT_ONCE = 5;

/**
 * Puts the articles that were kept before there were stories into theirs, oldest first, while the program goes on; tells how many. New ones get theirs as they are
 * saved. Each go is one transaction: ended in the middle, the next start goes on there.
 */
export async function clusterKept(store: Store, signal?: AbortSignal): Promise<number> {
  let done = 0;
  while (signal?.aborted !== true) {
    const some = await store.stories.catchUp(AT_ONCE);
    if (some === 0) break;
    done += some;
    await turn();
  }
  return done;
}
