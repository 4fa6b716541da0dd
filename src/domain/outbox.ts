import type { Card } from '../card/card.ts';
import type { Address } from './caller.ts';

/**
 * What became of a send. `sent`: it stands there; `retry`: it certainly does not, try again after `afterMs`; `unknown`: nobody
 * knows, so it may only be repeated with a look first; `gone`: the channel does not exist or refuses us.
 */
export type Sent =
  | { outcome: 'sent'; ref: string }
  | { outcome: 'retry'; why: string; afterMs?: number }
  | { outcome: 'unknown'; why: string; afterMs?: number }
  | { outcome: 'gone'; why: string };

/** A finished message waiting to be sent once. */
export interface Delivery {
  id: number;
  /** Its own name on the platform, 25 characters at most: the same key is the same message. */
  key: string;
  to: Address;
  /** A direct message to this user instead of the channel. */
  user?: string;
  /** Who is told where the channel refuses it. */
  owner?: string;
  card: Card;
  /** For a digest: when it should have stood there, and in which zone that is said. */
  due?: Date;
  zone?: string;
  slot?: number;
  /** After this instant it is not sent any more. */
  expires: Date;
  attempts: number;
  /** An earlier attempt may have arrived: look before sending again. */
  unsure: boolean;
  /** Taken over from a holder whose claim ran out; that one may still be alive and send. */
  contested: boolean;
}

/** A delivery for the outbox, before it has a number. */
export type DeliveryDraft = Omit<Delivery, 'id' | 'attempts' | 'unsure' | 'contested' | 'slot'>;

/** A channel that refuses us: not tried again before `retryAt`. */
export interface Closed {
  to: Address;
  why: string;
  since: Date;
  retryAt: Date;
}
