import type { Ping } from '../card/card.ts';
import type { Address, Caller } from '../domain/caller.ts';
import type { Checked } from '../ingest/check.ts';
import type { Store } from '../store/store.ts';
import type { CommandShape, Reply } from './command.ts';

/** What the house hands every command. */
export interface Desk {
  store: Store;
  /** Zone of a workspace that has not set one. */
  zone: string;
  /** The list of commands, for /help. */
  commands(): readonly CommandShape[];
  /** How each platform stands, for /status. */
  platforms(): readonly { name: string; ok: boolean; why?: string }[];
  /** Reads whom a message is to call, by the platform that it goes to. Throws `AppError`. */
  pingOf(words: string, to: Address, caller: Caller): Promise<Ping>;
  /** Fetches an address through the guard and reads the feed there, or the one that the page links to. Throws `AppError`. */
  findFeed(address: string): Promise<Checked>;
  /** Answers another line as if the caller had typed it: digests and previews are made so. */
  answer(line: string, caller: Caller, now?: () => Date): Promise<Reply>;
}
