import type { Card, Ping } from '../card/card.ts';
import type { Reply } from '../command/command.ts';
import type { Address, Caller } from '../domain/caller.ts';
import type { Sent } from '../domain/outbox.ts';

export type { Sent };

/** Runs one command line for a caller. Never throws: an error is a reply too. */
export type Answer = (line: string, caller: Caller) => Promise<Reply>;

/** A place where people type lines and read cards. It knows nothing of news. */
export interface Platform {
  name: string;
  /** Starts receiving; resolves once it can answer. A failure is thrown, and the house goes on without it. */
  start(answer: Answer): Promise<void>;
  /**
   * Posts a card once. `key` is the delivery's own: sending the same key again never posts a second message where the platform can prevent
   * it. `again` false says that this key was never tried, which spares the look for it.
   */
  send(to: Address, card: Card, key: string, again?: boolean): Promise<Sent>;
  /** Of the channel's newest messages that carry this key leaves only `ref` standing: two processes may both have sent it. */
  keepOne?(to: Address, key: string, ref: string): Promise<void>;
  /**
   * Reads whom a message in `to` is to call: "here", "everyone", a role or group, a person, as the platform writes them. Throws AppError `invalid` where there is
   * no such, `forbidden` where the caller or the bot lacks the right that the platform demands.
   */
  pingOf?(words: string, to: Address, caller: Caller): Promise<Ping>;
  /** A direct message to a user of the platform, for what only the one who set something up should know. */
  tell?(workspace: string, user: string, card: Card, key: string): Promise<Sent>;
  /** Stops receiving and lets what runs finish. */
  stop(): Promise<void>;
  /** Connected and able to post, for /status, /readyz and doctor; `why` where not. */
  health(): { ok: boolean; why?: string };
}
