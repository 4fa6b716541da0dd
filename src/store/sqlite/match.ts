/**
 * An FTS5 expression from words and phrases a reader typed. Every one is quoted, so none of FTS5's own syntax
 * (https://www.sqlite.org/fts5.html#full_text_query_syntax) can reach it; undefined where no word is left.
 */
export function matchExpression(query: {
  all: string[];
  any: string[][];
  none: string[];
}): string | undefined {
  const quoted = (words: string[]): string[] => words.flatMap(quote);
  const groups = [
    ...quoted(query.all),
    ...query.any
      .map(quoted)
      .filter((group) => group.length > 0)
      .map((group) => `(${group.join(' OR ')})`),
  ];
  if (groups.length === 0) return undefined;
  const none = quoted(query.none);
  const wanted = groups.join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.join(' OR ')})`;
}

function quote(words: string): string[] {
  const clean = words.replaceAll('\0', ' ').replaceAll('"', ' ').trim();
  return /[\p{L}\p{N}]/u.test(clean) ? [`"${clean}"`] : [];
}
