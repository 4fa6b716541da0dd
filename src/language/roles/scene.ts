import type { Role } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Chunks, Word } from '../chunks.ts';
import type { TitleNoun } from '../english/titles.ts';
import type { NameSpan } from '../tagger/tagger.ts';

/** A role phrase while its holders are looked for; indices of words, half open. */
export interface Draft {
  from: number;
  to: number;
  head: number;
  noun: TitleNoun;
  title: string;
  of: string | undefined;
  ofSpan: Span | undefined;
  status: Role['status'];
  article: '' | 'the' | 'a' | 'own';
  holders: Span[];
}

/** A sentence whose role phrases are looked for. */
export interface Scene {
  text: string;
  words: Word[];
  chunks: Chunks;
  /** For each word the name it belongs to. */
  nameAt: (NameSpan | undefined)[];
}
