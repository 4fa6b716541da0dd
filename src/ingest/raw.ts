/** One entry as the formats have it, before it is made plain. */
export interface Raw {
  id?: string;
  links: (string | undefined)[];
  title?: string;
  authors: (string | undefined)[];
  full?: string;
  summary?: string;
  published?: string;
  updated?: string;
  language?: string;
  /** xml:base, for its relative links. */
  base?: string;
  plain?: boolean;
}

/** A feed as its format has it, in one shape for all of them. */
export interface Flat {
  format: 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';
  title?: string;
  link?: string;
  language?: string;
  ttl?: number;
  base?: string;
  raws: Raw[];
}
