import type { ActorStore } from './actors.ts';
import type { ArticleStore } from './articles.ts';
import type { DigestStore, OutboxStore, WatchStore, WorkspaceStore } from './delivery.ts';
import type { FeedStore } from './feeds.ts';
import type { LineStore } from './lines.ts';
import type { LookStore } from './looks.ts';
import type { PassageStore } from './passages.ts';
import type { StoryStore } from './stories.ts';
import type { TrendStore } from './trends.ts';

/**
 * Everything kept, behind verbs. Asynchronous although SQLite is not, and one verb is one whole transaction, so that
 * another database fits behind it. One interface a table group, each in its own file; `sqlite/` has the same names.
 */
export interface Store {
  articles: ArticleStore;
  actors: ActorStore;
  digests: DigestStore;
  outbox: OutboxStore;
  watches: WatchStore;
  workspaces: WorkspaceStore;
  feeds: FeedStore;
  lines: LineStore;
  looks: LookStore;
  stories: StoryStore;
  passages: PassageStore;
  trends: TrendStore;
  /** A consistent copy while running. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}
