import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Store } from '../store/store.ts';
import { type LoadResult, load } from './load.ts';
import type { WorldReader } from './reader.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/articles', import.meta.url));

/** Fills a database that has no article from `seeds/`, so that a first start has something to tell; undefined where there was nothing to do. */
export async function fillFromSeeds(house: {
  store: Store;
  reader: WorldReader;
  now: () => Date;
}): Promise<LoadResult | undefined> {
  const { articles } = await house.store.articles.coverage();
  if (articles > 0 || !existsSync(SEEDS)) return undefined;
  return load([SEEDS], {}, { ...house, atOnce: 4 });
}
