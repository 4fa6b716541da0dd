import { makeReader } from '../../src/ingest/reader.ts';
import { fillFromSeeds } from '../../src/ingest/seeds.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A store in memory with the starter articles, read where it is called. */
export async function seeded(): Promise<Store> {
  const store = await openStore(':memory:');
  await fillFromSeeds({
    store,
    reader: makeReader(0),
    now: () => new Date('2024-03-27T00:00:00Z'),
  });
  return store;
}

/** One article into the store, as a feed would give it; answers its id. */
export async function add(
  store: Store,
  one: { source: string; title: string; text: string; at: string },
): Promise<number> {
  const publishedAt = new Date(one.at);
  const draft = {
    source: one.source,
    title: one.title,
    text: one.text,
    publishedAt,
    dateOrigin: 'source' as const,
  };
  const saved = await store.articles.save(
    draft,
    publishedAt,
    read({ title: one.title, text: one.text, publishedAt }),
  );
  return saved.id;
}
