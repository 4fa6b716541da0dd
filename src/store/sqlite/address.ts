import type { Address } from '../../domain/caller.ts';

/** A thread is a place of its own for what has been shown. */
export const placeOf = (to: { channel: string; thread?: string | null }): string =>
  to.thread ? `${to.channel}/${to.thread}` : to.channel;

/** The columns of an address as the object. */
export const addressOf = (row: {
  platform: string;
  workspace: string;
  channel: string;
  thread: string | null;
}): Address => ({
  platform: row.platform,
  workspace: row.workspace,
  channel: row.channel,
  ...(row.thread === null ? {} : { thread: row.thread }),
});
