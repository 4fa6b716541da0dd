import type { Period } from '../domain/period.ts';
import type { ActorKind } from '../domain/reading.ts';

/** Who an article's own actors are. */
export interface Linked {
  id: number;
  name: string;
  kind: ActorKind;
}

/** Finds articles in which a question may be answered. */
export interface PassageStore {
  /** Articles in which of every clause one of its words or phrases stands, best first (BM25, the title counts four times). */
  about(clauses: readonly (readonly string[])[], period: Period, limit: number): Promise<number[]>;
  /** Of each article, by number, whom its own actors (their place in the reading) were taken for. */
  actorsIn(articles: readonly number[]): Promise<Map<number, Map<number, Linked>>>;
}
