import type { Database } from 'better-sqlite3';
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

/** An address as the columns. */
export const columnsOf = ({ platform, workspace, channel, thread }: Address) => ({
  platform,
  workspace,
  channel,
  thread: thread ?? null,
});

/** Puts a row into a table by the names of its columns, and gives its number. */
export function insertRow(db: Database, table: string, values: Record<string, unknown>): number {
  const names = Object.keys(values);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
  return Number(db.prepare(sql).run(values).lastInsertRowid);
}

/** The rows of a table that belong to a workspace, to one of its channels, or all, by number. */
export function rowsOf<Row>(
  db: Database,
  table: 'digests' | 'watches',
): (where?: { platform: string; workspace: string; channel?: string }) => Row[] {
  const find = db.prepare<Record<string, string | null>, Row>(
    `SELECT * FROM ${table} WHERE (@platform IS NULL OR platform = @platform)
       AND (@workspace IS NULL OR workspace = @workspace) AND (@channel IS NULL OR channel = @channel) ORDER BY id`,
  );
  return (where) =>
    find.all({
      platform: where?.platform ?? null,
      workspace: where?.workspace ?? null,
      channel: where?.channel ?? null,
    });
}
