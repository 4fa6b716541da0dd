import type { Article, ArticleDraft } from '../domain/article.ts';
import type { Period } from '../domain/period.ts';
import type { Reading } from '../domain/reading.ts';

/** What became of a draft. */
export type Saved = { outcome: 'added' | 'updated' | 'known'; id: number };

/** How much is known, and from when to when. */
export interface Coverage {
  articles: number;
  sources: number;
  oldest?: Date;
  newest?: Date;
}

/** A search hit; `score` is higher for better, comparable within one answer only. */
export interface Hit {
  article: number;
  score: number;
}

/** Words to look for, in order where they are several; `title`: in the title. */
export interface Sought {
  words: string;
  title?: boolean;
}

/** What a search looks for, already parsed: no index syntax. Of each list within a list one must be met. */
export interface SearchQuery {
  clauses: Sought[][];
  none?: Sought[];
  /** Outlets by their exact names, and actors by their numbers. */
  sources?: string[][];
  notSources?: string[];
  actors?: number[][];
  notActors?: number[];
  period?: Period;
  limit: number;
}

/** Articles, their readings and the words in them. */
export interface ArticleStore {
  /**
   * Keeps a draft with its reading in one transaction. The same article is: same URL, or same source and title; then the same words are
   * `known` and others are `updated` under the same id, with the former text kept as a revision.
   */
  save(draft: ArticleDraft, fetchedAt: Date, reading: Reading): Promise<Saved>;
  /** What `save` would answer, so that known articles are not read again. */
  look(draft: ArticleDraft): Promise<Saved | undefined>;
  /** Articles read by another state of the language layer than this one's, the newest first, and how many there are. */
  stale(limit: number): Promise<{ ids: number[]; left: number }>;
  /** Replaces the reading and all facts of an article in one transaction, unless its words have changed meanwhile; without a reading it only counts as read. */
  reread(id: number, fingerprint: string, reading: Reading | undefined): Promise<void>;
  /** Works off a little of what was left to do on stored articles; false where nothing is. */
  catchUp(): Promise<boolean>;
  find(id: number): Promise<Article | undefined>;
  list(ids: number[]): Promise<Article[]>;
  reading(id: number): Promise<Reading | undefined>;
  /** Best first: BM25, titles weighing more, newer articles a little; newest first where no words are sought. */
  search(query: SearchQuery): Promise<Hit[]>;
  /** How many articles there are, and in how many each stem (Porter, lower case, without diacritics) stands, in the given order. */
  frequencies(stems: string[]): Promise<{ articles: number; holding: number[] }>;
  /** Titles of the newest articles, newest first. */
  recentTitles(limit: number): Promise<string[]>;
  /** Words as printed that begin like this one and differ in a letter or two, the likest and most frequent first. Reads a part of the whole index: for empty answers only. */
  wordsLike(word: string, limit: number): Promise<{ word: string; articles: number }[]>;
  /** Names of all outlets, in order. */
  sources(): Promise<string[]>;
  coverage(until?: Date): Promise<Coverage>;
}
