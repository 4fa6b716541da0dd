/** How far `publishedAt` can be trusted: printed by the source, told by whoever loaded it, or taken from a file's time. */
export type DateOrigin = 'source' | 'given' | 'approximate';

/** A news article as kept. `text` is plain: paragraphs separated by one blank line ("\n\n"), no title, no markup. */
export interface Article {
  id: number;
  url?: string;
  /** The outlet, as shown to readers. */
  source: string;
  title: string;
  byline?: string;
  text: string;
  /** BCP 47 primary tag, e.g. "en"; "und" where it could not be told. */
  language: string;
  publishedAt: Date;
  dateOrigin: DateOrigin;
  fetchedAt: Date;
  /** When a changed text of the same article was last taken in. */
  revisedAt?: Date;
  /** Hash of title and text: equal fingerprints are the same words. */
  fingerprint: string;
  /** The first article of the same words in another outlet (a wire report, whole or cut), where this one is its copy. */
  copyOf?: number;
}

/** The article whose words these are: its copies in other outlets count once. */
export const reportOf = ({ id, copyOf }: Article): number => copyOf ?? id;

/** An article before it is kept: what a loader or a feed gives. */
export interface ArticleDraft {
  url?: string;
  source: string;
  title: string;
  byline?: string;
  text: string;
  language?: string;
  publishedAt: Date;
  dateOrigin: DateOrigin;
}

/** Where a sentence stands: article and span of its text, with what a reader wants to see of the article. */
export interface Citation {
  article: number;
  title: string;
  source: string;
  url?: string;
  publishedAt: Date;
  dateOrigin: DateOrigin;
  start: number;
  end: number;
}

/** A sentence shown to a reader. Without a citation it cannot be built. `text` is the cited span but for marked omissions ("…"). */
export interface Point {
  text: string;
  citations: [Citation, ...Citation[]];
}
