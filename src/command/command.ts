import type { z } from 'zod';
import type { Card } from '../card/card.ts';
import type { Caller } from '../domain/caller.ts';

/** What comes back from a line: what to show, the typed answer it was made from, and who may see it. */
export interface Reply {
  card: Card;
  data: unknown;
  visibility: 'channel' | 'caller';
}

/** What a command runs with. `D` is what the house hands its commands (store, settings …). */
export interface Context<D> {
  desk: D;
  caller: Caller;
  /** The clock; injected, so that an answer can be as of any instant. */
  now(): Date;
  /** The line as typed, in its normal form. */
  line: string;
}

/**
 * A command is one file in `commands/`. Its zod schema is at once the validation, the help text, Discord's option form,
 * Slack's usage line and the desk's form. A field with `.meta({ positional: n })` is filled by free words in that order
 * (the last one takes all that are left; with `raw: true` as typed); every field can be written `name:value`. `.describe()` is shown to readers.
 */
export interface Command<D, O extends z.ZodObject = z.ZodObject> {
  name: string;
  summary: string;
  /** Whole lines that work, shown by /help and by usage errors. */
  examples: [string, ...string[]];
  /** True where only somebody who may manage the workspace may run it with these options. */
  adminOnly?(options: z.output<O>): boolean;
  /** True where the answer is for the caller alone: platforms must know before there is one. */
  privately?(options: z.output<O>): boolean;
  /** True for the one command that takes a line of plain words: what is typed without a slash and begins with no command's name is its first field. */
  plain?: boolean;
  options: O;
  run(options: z.output<O>, context: Context<D>): Promise<Reply>;
}

/** One field of a command's options, as every surface needs it. */
export interface Option {
  name: string;
  description: string;
  required: boolean;
  kind: 'string' | 'integer' | 'number' | 'boolean' | 'choice';
  choices?: string[];
  /** Of a number: the least and the most it may be. */
  range?: [number, number];
  /** Order among free words, from 1; undefined: only as `name:value`. */
  positional?: number;
  /** The words keep their quotation marks and signs, for a field with a syntax of its own (a search). */
  raw?: boolean;
}

/** A command as platforms see it: no schema, no code. */
export interface CommandShape {
  name: string;
  summary: string;
  examples: string[];
  options: Option[];
}
