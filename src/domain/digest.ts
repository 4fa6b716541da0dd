import type { Ping } from '../card/card.ts';
import type { Address } from './caller.ts';

/** What a digest does besides sending at its times. */
export interface DigestOptions {
  /** First words of its title, e.g. "Morning digest". */
  name?: string;
  /** Nothing new: no message, and the slot says why. Without it a quiet day is said in one line. */
  onlyNews?: boolean;
  /** Weekdays (Monday 1 … Sunday 7) and local dates ("2026-12-25") on which it keeps quiet. */
  quiet?: { weekdays: number[]; dates: string[] };
  /** Stories at most, most important first. */
  length?: number;
  /** Who is called to it; nobody unless told, and nobody on a day without news. */
  ping?: Ping;
}

/** Command lines with a clock. */
export interface Digest {
  id: number;
  to: Address;
  /** Command lines whose answers it is made of, in order. */
  lines: string[];
  /** As `formatSchedule` writes it. */
  schedule: string;
  /** IANA name. */
  zone: string;
  /** The platform's id of who set it up. */
  owner: string;
  state: 'active' | 'paused';
  options: DigestOptions;
  createdAt: Date;
  /** Slots up to and with this instant are on record. */
  plannedUntil: Date;
  /** Counts up with each change, so that what was computed from an older form is seen to be old. */
  version: number;
}

export type SlotState = 'planned' | 'sent' | 'late' | 'missed' | 'skipped' | 'failed';

/** One of a digest's instants and what became of it. */
export interface Slot {
  id: number;
  digest: number;
  due: Date;
  state: SlotState;
  /** Why there was no message, or why it was late. */
  reason?: string;
  settledAt?: Date;
}
