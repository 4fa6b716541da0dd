import type { Card } from '../card/card.ts';
import type { Address, Caller } from '../domain/caller.ts';
import type { Sent } from '../domain/outbox.ts';
import type { Store } from '../store/store.ts';

/** Runs a command line: delivery knows no command, it only reads the answers. */
export type Answer = (line: string, caller: Caller) => Promise<{ card: Card; data: unknown }>;

/** What delivery is handed. */
export interface Outside {
  store: Pick<Store, 'digests' | 'outbox' | 'watches' | 'articles'>;
  answer: Answer;
  /** Posts once. `again`: an earlier try may have arrived, so look before posting. */
  send(to: Address, card: Card, key: string, again: boolean): Promise<Sent>;
  /** Of the messages that carry this key leaves only `ref` standing. Called where two processes may have sent the same one. */
  keepOne?(to: Address, key: string, ref: string): Promise<void>;
  /** A direct message to a user, where the platform has such. */
  tell?(to: Address, user: string, card: Card, key: string): Promise<Sent>;
  now(): Date;
  /** How late a slot may still be sent, in milliseconds; `GRACE` unless told. */
  grace?: number;
  /** What went wrong and is tried again. */
  report(error: unknown, at: string): void;
  /** Called at each named step, so that a fault can be made to happen exactly there. */
  step?(name: Step): void;
}

export type Step = 'composing' | 'composed' | 'planned' | 'claimed' | 'sending' | 'sent' | 'settled';

/** How late a slot may still be sent unless told otherwise, in milliseconds. */
export const GRACE = 2 * 3_600_000;
/** From when on a message says that it is late, in milliseconds: a tick, an answer and a queue take their time. */
export const LATE_AFTER = 5 * 60_000;
