import type { Actor } from '../domain/actor.ts';
import type { RelationKind, Role } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';

/** Somebody taking part, as printed at a span of the article; `actor` where it is known who. */
export interface FactParty extends Span {
  local?: number;
  actor?: { id: number; name: string; kind: Actor['kind'] };
}

/** A statement as kept; spans are into the article's text. */
export interface StatementFact {
  speaker?: FactParty;
  addressee?: FactParty;
  verb: string;
  direct: boolean;
  negated: boolean;
  content: Span[];
  attribution?: Span;
  sentence: Span;
}

export interface RelationFact {
  participants: FactParty[];
  place?: Span;
  /** First and last day, where the article tells it no nearer ("last week"). */
  during?: { from: string; to: string };
  planned: boolean;
  negated: boolean;
  attribution?: Span;
  sentence: Span;
}

/** An actor found by name: how the asked words fit, and how much is known of it. */
export interface ActorMatch extends Actor {
  how: 'exact' | 'alias' | 'part' | 'misspelt';
  /** The printed form that fitted. */
  form: string;
  articles: number;
  mentions: number;
  /** Roles stated last, newest first. */
  roles: RoleFact[];
}

export interface RoleFact {
  article: number;
  title: string;
  of?: string;
  office: string;
  status: Role['status'];
  asOf: Date;
  sentence: Span;
}

/** All that the articles say of one actor. Lists are newest first. */
export interface ActorFacts {
  actor: Actor;
  articles: number;
  mentions: number;
  oldest: Date;
  newest: Date;
  /** Printed names, most printed first, and descriptions that stood for it. */
  forms: string[];
  descriptions: string[];
  roles: RoleFact[];
  said: (StatementFact & { article: number })[];
  told: (StatementFact & { article: number })[];
  relations: (RelationFact & { article: number; kind: RelationKind; day?: string })[];
  /** Sentences that name it and speak of one day. */
  days: { article: number; day: string; sentence: Span }[];
  /** `count`: sentences that name both, over the newest articles looked at. */
  related: { id: number; name: string; kind: Actor['kind']; count: number }[];
  /** Why it was taken as one, newest article first. */
  why: { article: number; why: string }[];
}

/** Another word for the one whom a word names. */
export interface Spelling {
  /** As articles print it: "Sisi"; for an acronym the full name. */
  word: string;
  /** Whose name it is. */
  actor: string;
  /** False where no article prints the word that was asked for, and this one is only alike. */
  printed: boolean;
}

/** Who is who across the articles. `until` answers as of an instant: nothing published at or after it counts. */
export interface ActorStore {
  get(id: number): Promise<Actor | undefined>;
  /** Persons, organisations and countries that a name can mean, best first; empty where nothing fits. */
  find(name: string, options?: { until?: Date; limit?: number }): Promise<ActorMatch[]>;
  /** Holders of an office by its key (without "@owner": of any owner), the one stated last first; each actor once, with the newest article that states it. */
  holders(office: string, until?: Date): Promise<(RoleFact & { actor: Actor })[]>;
  /** Every statement of who holds or held an office, by the key's part before "@", of any owner; newest first, 500 at most. */
  terms(stem: string, until?: Date): Promise<(RoleFact & { actor: Actor })[]>;
  facts(id: number, options?: { until?: Date; limit?: number }): Promise<ActorFacts | undefined>;
  /** Names that look or sound like this one, for "nearest names"; where none does, the persons named most in the newest articles. */
  nearest(name: string, limit: number, until?: Date): Promise<Actor[]>;
  /** Other spellings of each word that articles print for the same people; for an acronym the names it stands for. Most printed first. */
  spellings(words: string[]): Promise<Spelling[][]>;
}
