import type { Address } from './caller.ts';

/** A topic or name whose news is posted as it happens. */
export interface Watch {
  id: number;
  to: Address;
  owner: string;
  /** As typed: what readers see. */
  subject: string;
  /** The command line that tells what is known: `/brief …` or `/actor …`. */
  line: string;
  zone: string;
  /** Minutes after local midnight between which nothing is posted; may go over midnight. */
  quiet?: { from: number; to: number };
  /** Messages at most in a local day. */
  cap: number;
  snoozedUntil?: Date;
  createdAt: Date;
  /** When it was last looked at; undefined: never, so that what is known by then is not news. */
  checkedAt?: Date;
}
