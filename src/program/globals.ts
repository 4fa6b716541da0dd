import type { Config } from '../config.ts';

/** What every subcommand is given: the configuration with `--database` applied, and the clock that `--now` may have set. */
export interface Globals {
  config: Config;
  now(): Date;
}

export interface JsonOption {
  json?: boolean;
}

/** One JSON document on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
