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

/** Articles, their readings and the words in them. */
export interface ArticleStore {
  /**
   * Keeps a draft with its reading in one transaction. The same article is: same URL, or same source and title; then the same words are
   * `known` and others are `updated` under the same id, with the former text kept as a revision.
   */
  save(draft: ArticleDraft, fetchedAt: Date, reading: Reading): Promise<Saved>;
  /** What `save` would answer, so that known articles are not read again. */
  look(draft: ArticleDraft): Promise<Saved | undefined>;
  find(id: number): Promise<Article | undefined>;
  list(ids: number[]): Promise<Article[]>;
  reading(id: number): Promise<Reading | undefined>;
  /** Full-text match, best first. `match` is words and phrases already parsed; never raw FTS syntax. */
  search(query: {
    all: string[];
    none?: string[];
    any?: string[][];
    period?: Period;
    source?: string;
    limit: number;
  }): Promise<Hit[]>;
  /** How many articles there are, and in how many each stem (Porter, lower case, without diacritics) stands, in the given order. */
  frequencies(stems: string[]): Promise<{ articles: number; holding: number[] }>;
  /** Titles of the newest articles, newest first. */
  recentTitles(limit: number): Promise<string[]>;
  coverage(until?: Date): Promise<Coverage>;
}
