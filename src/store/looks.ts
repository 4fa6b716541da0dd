/** When somebody last had a brief of a topic. `who` is a reader in a channel, `topic` its words in one form. */
export interface LookStore {
  last(who: string, topic: string): Promise<Date | undefined>;
  save(who: string, topic: string, at: Date): Promise<void>;
}
