import { createHash } from 'node:crypto';

/** Hash of title and text without differences of white space: equal fingerprints are the same words. 32 hex digits. */
export function fingerprint(title: string, text: string): string {
  const words = `${title}\n${text}`.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

/** Form of a title under which two are the same: case, punctuation and white space do not count. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
