import type { Citation } from '../../../src/domain/article.ts';

/** What is wrong with a shown sentence. */
export type Fault = 'empty' | 'outside' | 'not verbatim' | 'doubled' | 'broken';

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** True where `shown` is `span` but for marked omissions ("…"): what is left stands in it in order, from its start to its end where none is marked. */
export function isVerbatim(shown: string, span: string): boolean {
  const [own, whole] = [plain(shown), plain(span)];
  if (own === whole) return true;
  if (!own.includes('…')) return false;
  const parts = own.split('…').map((part) => part.trim());
  if (parts.every((part) => part === '')) return false;
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (part === '') continue;
    const found = whole.indexOf(part, at);
    if (found === -1 || (i === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return parts.at(-1) === '' || at === whole.length;
}

/** Faults of sentences shown together, with the text of each cited article. */
export function faultsOf(
  points: readonly { text: string; citations: readonly Citation[] }[],
  textOf: (article: number) => string | undefined,
): { fault: Fault; text: string }[] {
  const seen = new Set<string>();
  return points.flatMap(({ text, citations }) => {
    const faults: Fault[] = [];
    if (plain(text).length < 10 || citations.length === 0) faults.push('empty');
    for (const [i, { article, start, end }] of citations.entries()) {
      const whole = textOf(article);
      if (whole === undefined || start < 0 || start >= end || end > whole.length) faults.push('outside');
      else if (i === 0 && !isVerbatim(text, whole.slice(start, end))) faults.push('not verbatim');
    }
    const key = plain(text).toLowerCase();
    if (seen.has(key)) faults.push('doubled');
    seen.add(key);
    if (isBroken(text)) faults.push('broken');
    return faults.map((fault) => ({ fault, text }));
  });
}

/** A half sentence: it starts in its midst, has no end mark, or holds half a quotation. */
function isBroken(text: string): boolean {
  const own = plain(text);
  const quotes = (own.match(/[“”"]|''|``/gu) ?? []).length;
  return /^\p{Ll}/u.test(own) || !/[.!?…。！？।॥؟۔።][\p{P}\p{S}]*$/u.test(own) || quotes % 2 === 1;
}
