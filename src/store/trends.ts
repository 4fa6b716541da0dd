/** How an article opens, for counting what it is about. */
export interface Opening {
  article: number;
  /** The article whose words these are: copies in other outlets have the same. */
  report: number;
  source: string;
  /** Milliseconds since 1970. */
  at: number;
  title: string;
  /** The first characters of the text. */
  lead: string;
  /** When it was last changed, in milliseconds since 1970; 0 where never. */
  revised: number;
}

/** What articles are about and whom they name over a time; for telling what rises. Times are half open, in milliseconds since 1970. */
export interface TrendStore {
  /** Openings of the newest `limit` articles of the time, newest first. */
  openings(since: number, until: number, limit: number): Promise<Opening[]>;
  /** Persons and organisations named in the articles of the time: pairs of article and actor, each once. */
  named(since: number, until: number): Promise<[article: number, actor: number][]>;
  /** Names and kinds of actors. */
  actors(ids: readonly number[]): Promise<Map<number, { name: string; kind: 'person' | 'organisation' }>>;
}
