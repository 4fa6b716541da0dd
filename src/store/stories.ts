/** Where an article belongs. */
export interface StoryPlace {
  /** The same for as long as the story is told, however many articles come in. */
  story: number;
  /** The story that this one goes on with, where it is a phase of a long one. */
  follows?: number;
}

/** Stories as articles come in. Saving an article puts it into one; here they are asked for. */
export interface StoryStore {
  /** The stories of articles; none for articles kept before stories were, until `catchUp` has come to them. */
  of(articles: readonly number[]): Promise<Map<number, StoryPlace>>;
  /** Puts at most `limit` articles that have no story into one, oldest first, and tells how many; 0 when all have. */
  catchUp(limit: number): Promise<number>;
}
