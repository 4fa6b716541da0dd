/** One process that takes feeds in as `serve` does, to be killed: the real poller on a database on disk. Ends with 0 when nothing is due any more. */
import { makeFetcher } from '../../src/ingest/fetch.ts';
import { makePoller } from '../../src/ingest/poll.ts';
import { makeReader } from '../../src/ingest/reader.ts';
import { openStore } from '../../src/store/sqlite/open.ts';

const [, , database = '', at = ''] = process.argv;
const now = () => new Date(at);
const store = await openStore(database);
const fetcher = makeFetcher({ contact: 'test', allow: '127.0.0.1/32', now });
const poller = makePoller({
  store,
  reader: makeReader(0),
  fetcher,
  now,
  random: () => 0.5,
  wait: async () => {},
});
process.stdout.write('ready\n');
while (await store.articles.catchUp()) {}
while ((await poller.tick()).feeds > 0) {}
await fetcher.close();
await store.close();
