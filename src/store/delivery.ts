import type { Address } from '../domain/caller.ts';
import type { Digest, Slot, SlotState } from '../domain/digest.ts';
import type { Closed, Delivery, DeliveryDraft, Sent } from '../domain/outbox.ts';
import type { Watch } from '../domain/watch.ts';

export type DigestDraft = Pick<
  Digest,
  'to' | 'lines' | 'schedule' | 'zone' | 'owner' | 'options' | 'createdAt'
>;
export type DigestChange = Partial<
  Pick<Digest, 'lines' | 'schedule' | 'zone' | 'state' | 'options' | 'to' | 'plannedUntil'>
>;

/** A slot to put on record: with a delivery to send, or with the reason there is none. */
export interface SlotPlan {
  due: Date;
  /** Wall time and zone, e.g. "2026-03-29T07:30[Europe/Berlin]": a second slot of the same wall time is refused, whatever happened to the zone's rules. */
  local: string;
  state: Exclude<SlotState, 'sent' | 'late'>;
  reason?: string;
  delivery?: DeliveryDraft;
  /** The replies it was made from, to be opened later. */
  replies?: unknown;
  /** What the channel has been shown once this is sent. */
  shown?: string[];
}

/** Digests and their slots. */
export interface DigestStore {
  add(draft: DigestDraft): Promise<Digest>;
  find(id: number): Promise<Digest | undefined>;
  /** All of a workspace, or those of one channel, or of everywhere, by number. */
  list(where?: { platform: string; workspace: string; channel?: string }): Promise<Digest[]>;
  /** Of each active digest no more than a planner needs to see whether anything is due. */
  heads(): Promise<{ id: number; version: number; plannedUntil: number }[]>;
  /** False where it is gone. A change of what or when takes the version up. */
  change(id: number, change: DigestChange): Promise<boolean>;
  remove(id: number): Promise<boolean>;
  /**
   * Puts slots on record and moves `plannedUntil`, in one transaction, where the digest still is as it was at `version`. A slot that is on record
   * already stays as it is, without a second delivery. Deliveries of older slots of the digest that were never tried give way to the newest one.
   * True where the transaction took place.
   */
  plan(id: number, version: number, until: Date, slots: SlotPlan[]): Promise<boolean>;
  /** The clock was ahead and has gone back: slots noted as missed that have yet to come are taken off the record. */
  rewind(id: number, now: Date): Promise<void>;
  history(id: number, limit: number): Promise<Slot[]>;
  /** The slot at this instant, with the replies its message was made from. */
  slot(id: number, due: Date): Promise<(Slot & { replies?: unknown }) | undefined>;
  /** The newest slot whose message went out. */
  lastSent(id: number): Promise<Slot | undefined>;
  /** Which of these keys the channel has been shown. */
  shown(to: Address, keys: string[]): Promise<Set<string>>;
}

/** What became of a try, as the sender settles it. */
export interface Settlement {
  sent: Sent;
  at: Date;
  /** For `sent`: more than a little after it was due. */
  late?: string;
  /** For `retry` and `unknown`. */
  nextTry?: Date;
  /** For `gone`: no try before this; and a word to the owner, sent once until access returns. */
  retryAt?: Date;
  notice?: DeliveryDraft;
}

/** Who holds a delivery. `attempt` counts its claims and is the fencing token: an older claim is seen to be old, whoever made it and whatever the clocks say. */
export interface Claim {
  id: number;
  owner: string;
  attempt: number;
}

/** What settling found. */
export interface Settled {
  /** The claim was still good. */
  held: boolean;
  /** The message that stands for this delivery, as far as it is on record. */
  ref?: string;
}

/** Messages waiting, claimed in SQL so that two processes never hold the same one. */
export interface OutboxStore {
  /** False where the key is known already, or where the watch has told one of these keys meanwhile. */
  add(draft: DeliveryDraft, now: Date, told?: { watch: number; keys: string[] }): Promise<boolean>;
  /** Claims the oldest ready delivery whose channel has none before it under way. A claim that ran out leaves the delivery unsure. */
  claim(owner: string, now: Date, leaseMs: number): Promise<Delivery | undefined>;
  /** Makes the claim last from now on for the whole lease again. False where somebody else has taken over or it is settled: then nothing may be sent on it. */
  renew(claim: Claim, now: Date, leaseMs: number): Promise<boolean>;
  /** Where the claim was lost meanwhile nothing changes, but for a message that certainly stands there: that is a fact, and on record unless another one is. */
  settle(claim: Claim, settlement: Settlement): Promise<Settled>;
  /**
   * Messages on record that may stand twice and were settled (or last looked for) in (`since`, `until`]: an answer was lost, or two had claimed them. Some at a time.
   */
  doubtful(since: Date, until: Date): Promise<{ id: number; to: Address; key: string; ref: string }[]>;
  /** It was seen to that it stands once; `again`: it could not be, and is doubtful from then on anew. */
  cleared(id: number, again?: Date): Promise<void>;
  /** Gives up deliveries past their time that certainly never arrived, with the reason on their slots. Returns how many. */
  expire(now: Date): Promise<number>;
  /** Forgets what nobody opens any more: settled messages and stored replies from before `before`, and what channels were shown a year earlier than that. */
  prune(before: Date): Promise<void>;
  /** Channels that refuse us. */
  closed(): Promise<Closed[]>;
  /** Access is back: the channel may be tried at once. True where it was closed. */
  reopen(to: Pick<Address, 'platform' | 'channel'>): Promise<boolean>;
  /** How many wait, and since when the oldest does. */
  waiting(): Promise<{ count: number; oldest?: Date }>;
}

/** Watches and what they have told. */
export interface WatchStore {
  add(draft: Omit<Watch, 'id' | 'snoozedUntil' | 'checkedAt'>): Promise<Watch>;
  find(id: number): Promise<Watch | undefined>;
  list(where?: { platform: string; workspace: string; channel?: string }): Promise<Watch[]>;
  remove(id: number): Promise<boolean>;
  snooze(id: number, until: Date | undefined): Promise<boolean>;
  /** Notes a look, and what was known by it without telling it. */
  checked(id: number, at: Date, known: string[]): Promise<void>;
  /** Which of these keys the watch has told or known. */
  known(id: number, keys: string[]): Promise<Set<string>>;
  /** Messages it has put out since `since`. */
  told(id: number, since: Date): Promise<number>;
}

/** What a workspace has set for all its digests. */
export interface WorkspaceStore {
  zone(platform: string, workspace: string): Promise<string | undefined>;
  setZone(platform: string, workspace: string, zone: string): Promise<void>;
}
