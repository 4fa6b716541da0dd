import type { Citation } from './article.ts';
import type { ActorKind } from './reading.ts';

/** A role with the date of the article that says it: never in a bare present tense. */
export interface RoleAsOf {
  title: string;
  of?: string;
  office: string;
  status: 'current' | 'former' | 'acting' | 'elect';
  asOf: Date;
  citation: Citation;
}

/** Somebody or something across articles. `id` is stable as articles arrive and leave. */
export interface Actor {
  id: number;
  name: string;
  kind: ActorKind;
  aliases: string[];
}
