/** Command lines behind buttons, kept for good, so that a button works after a restart. */
export interface LineStore {
  save(key: string, line: string): Promise<void>;
  find(key: string): Promise<string | undefined>;
}
