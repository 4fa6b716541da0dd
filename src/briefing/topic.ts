import { contentWords } from './word.ts';

/** Where a word is sought: anywhere in the article, in its title, as its outlet, or as somebody it speaks of. */
export type Field = 'text' | 'title' | 'source' | 'actor';

/** One thing that is sought. */
export interface Term {
  field: Field;
  words: string;
  /** Typed in quotation marks: nothing else than these words is meant. */
  quoted: boolean;
}

/** What a reader asked for, apart. */
export interface Topic {
  /** As typed, blanks made single: the title of the answer. */
  label: string;
  /** Each of these must be met, by one of its terms. */
  clauses: Term[][];
  /** None of these may be met. */
  none: Term[];
  /** As typed; later words of the same kind count. */
  since?: string;
  until?: string;
  /** Stems of what is sought in words. */
  stems: ReadonlySet<string>;
}

const FIELDS = 'title|source|actor|since|until|after|before';
const ITEM = new RegExp(
  `([-+]*)(?:(\\()|(\\))|(?:(${FIELDS}):\\s*)?(?:"([^"]*)"?|[“”„]([^“”„]*)[“”„]?|([^\\s()"“”„]+)))`,
  'giu',
);

/**
 * Words, "phrases", -not, OR, title:, source:, actor:, since:, until:, in any order; brackets hold an OR together or carry a minus. Nothing of
 * the index's own syntax passes: every item is quoted later. Never throws.
 */
export function parseTopic(input: string): Topic {
  const clauses: Term[][] = [];
  const none: Term[] = [];
  const period: { since?: string; until?: string } = {};
  /** What the next term joins by OR, and what the last term stands in. */
  let or: Term[] | undefined;
  let last: Term[] | undefined;
  let outside = false;
  for (const [, signs = '', open, close, field = '', straight, curly, plain] of input.matchAll(ITEM)) {
    const minus = signs.includes('-');
    if (open || close) {
      outside = open !== undefined && minus;
      continue;
    }
    const words = (straight ?? curly ?? plain ?? '').trim();
    const bare = plain !== undefined && signs === '' && field === '';
    if (bare && (words === 'OR' || words === '|' || words === '||')) {
      or = last;
      continue;
    }
    if (bare && (words === 'AND' || words === '&&')) continue;
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const name = field.toLowerCase();
    if (name === 'since' || name === 'after') period.since = words;
    else if (name === 'until' || name === 'before') period.until = words;
    else {
      const term: Term = { field: (name || 'text') as Field, words, quoted: plain === undefined };
      if (minus || outside) {
        none.push(term);
        last = undefined;
      } else if (or) or.push(term);
      else {
        last = [term];
        clauses.push(last);
      }
    }
    or = undefined;
  }
  return {
    label: input.replace(/\s+/gu, ' ').trim(),
    clauses: telling(clauses),
    none,
    ...period,
    stems: new Set(
      clauses
        .flat()
        .flatMap(({ field, words }) => (field === 'text' || field === 'title' ? contentWords(words) : [])),
    ),
  };
}

/** "the talks in Doha": small words of a free topic would keep out articles that are about it. */
function telling(clauses: Term[][]): Term[][] {
  const kept = clauses.filter(
    ([term, other]) =>
      other !== undefined || term!.field !== 'text' || term!.quoted || contentWords(term!.words).length > 0,
  );
  return kept.length > 0 ? kept : clauses;
}

/** The line without since: and until:, for an answer from the whole archive. */
export const wholeTime = (input: string): string =>
  input
    .replace(/(?<!\S)[-+]*(?:since|until|after|before):\s*(?:"[^"]*"?|\S+)/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** A term as a reader would type it. */
export const formatTerm = ({ field, words, quoted }: Term): string =>
  `${field === 'text' ? '' : `${field}:`}${quoted || /\s/u.test(words) ? `"${words.replaceAll('"', '')}"` : words}`;
