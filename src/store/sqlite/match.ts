import type { Sought } from '../articles.ts';

/**
 * An FTS5 expression from words and phrases a reader typed: of each clause one must be there. Every one is quoted, so none of FTS5's own syntax
 * (https://www.sqlite.org/fts5.html#full_text_query_syntax) can reach it; undefined where no word is left.
 */
export function matchExpression(
  clauses: readonly Sought[][],
  none: readonly Sought[] = [],
): string | undefined {
  const groups = clauses
    .map((clause) => clause.flatMap(quote))
    .filter((clause) => clause.length > 0)
    .map((clause) => (clause.length === 1 ? clause[0]! : `(${clause.join(' OR ')})`));
  if (groups.length === 0) return undefined;
  const out = none.flatMap(quote);
  const wanted = groups.join(' AND ');
  return out.length === 0 ? wanted : `(${wanted}) NOT (${out.join(' OR ')})`;
}

function quote({ words, title }: Sought): string[] {
  const clean = words.replaceAll('\0', ' ').replaceAll('"', ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return [];
  const forms = [clean, ...otherForms(clean)].map((form) => `"${form}"`);
  const either = forms.length === 1 ? forms.join('') : `(${forms.join(' OR ')})`;
  return [title ? `title : ${either}` : either];
}

/** Shortest word that may be printed as two, and shortest half, in letters. */
const COMPOUND = 7;
const HALF = 3;

/** The word with or without a hyphen: "cease-fire" is also "ceasefire", "ceasefire" also "cease fire" in a row. A split that is no word costs nothing. */
function otherForms(word: string): string[] {
  if (/^\p{L}{3,}-\p{L}{3,}$/u.test(word)) return [word.replace('-', '')];
  const letters = [...word];
  if (letters.length < COMPOUND || letters.length > 20 || !/^\p{L}+$/u.test(word)) return [];
  const cuts = Array.from({ length: letters.length - 2 * HALF + 1 }, (_, at) => at + HALF);
  return cuts.map((at) => `${letters.slice(0, at).join('')} ${letters.slice(at).join('')}`);
}
