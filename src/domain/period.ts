/** A stretch of time, half open: `since` ≤ t < `until`; an open side is undefined. */
export interface Period {
  since?: Date;
  until?: Date;
}
