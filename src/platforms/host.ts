import { createHash } from 'node:crypto';
import type { CommandShape } from '../command/command.ts';

/** Where a platform's own troubles are written down. */
export interface PlatformLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Command lines kept under short keys, for buttons that cannot carry a whole line. Kept for good, so that buttons survive a restart. */
export interface LineMemory {
  /** A key of at most 32 letters, digits, "-" and "_"; the same line has the same key. */
  remember(line: string): Promise<string>;
  recall(key: string): Promise<string | undefined>;
}

/** What the house hands a platform besides its own settings. */
export interface Host {
  shapes: readonly CommandShape[];
  /** True where the answer to this line is for the caller alone: asked before the answer is known. */
  privately(line: string): boolean;
  /** The line as `/name first second named:value`, from an option form. */
  lineOf(name: string, values: Record<string, string | number | boolean>): string;
  lines: LineMemory;
  log: PlatformLog;
}

/** The key a line is kept under. */
export const keyOf = (line: string): string =>
  createHash('sha256').update(line).digest('base64url').slice(0, 24);

/** A memory that ends with the process: for tests and for the gallery. */
export function forgetful(): LineMemory {
  const lines = new Map<string, string>();
  return {
    remember: async (line) => {
      lines.set(keyOf(line), line);
      return keyOf(line);
    },
    recall: async (key) => lines.get(key),
  };
}
