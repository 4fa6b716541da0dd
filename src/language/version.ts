import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Files that only train the model or say something to people: they change nothing of what is read. */
const UNREAD = /\.md$|^tagger\/(?:data|train|learn|corpus|recipe)\b/u;

let version: string | undefined;

/**
 * Which state of the language layer this is: a hash of its code, words and model, 16 hex digits. Readings carry it, so that those of an
 * older state are told and made anew.
 */
export function languageVersion(): string {
  if (version !== undefined) return version;
  const folder = new URL('./', import.meta.url);
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
  const root = decodeURIComponent(folder.pathname);
  for (const file of files) {
    const name = file.slice(file.indexOf(root) + root.length).replace(/^\/+/u, '');
    if (!UNREAD.test(name)) hash.update(name).update(readFileSync(file));
  }
  version = hash.digest('hex').slice(0, 16);
  return version;
}
