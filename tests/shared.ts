import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the reference data that may lie beside the repository; undefined where it does not, and then a test skips. */
export function shared(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
