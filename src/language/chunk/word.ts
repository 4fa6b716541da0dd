import type { Span } from '../../domain/span.ts';
import type { VerbForm } from '../english/verbs.ts';

export type Tag =
  | 'det'
  | 'pos'
  | 'pron'
  | 'prep'
  | 'to'
  | 'conj'
  | 'sub'
  | 'aux'
  | 'verb'
  | 'noun'
  | 'name'
  | 'adj'
  | 'adv'
  | 'num'
  | 'mark'
  | 'quote';

/** A word of a sentence with its class. */
export interface Word extends Span {
  text: string;
  lower: string;
  tag: Tag;
  /** Base and form where it is a verb. */
  base?: string;
  form?: VerbForm;
  /** Index of its noun phrase in `Clause.phrases`, -1 outside. */
  phrase: number;
  /** Index of its verb group, -1 outside. */
  group: number;
}
