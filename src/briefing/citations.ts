import type { CitationNote } from '../card/card.ts';
import type { Citation } from '../domain/article.ts';
import { formatDay } from '../domain/period.ts';

/** Numbers for the articles a card cites: one an article, in the order of first use. */
export function numberCitations(): {
  number(citations: readonly Citation[]): number[];
  notes(): CitationNote[];
} {
  const seen = new Map<number, CitationNote>();
  return {
    number: (citations) => [
      ...new Set(
        citations.map((citation) => {
          const known = seen.get(citation.article);
          if (known !== undefined) return known.number;
          const note = noteOf(citation, seen.size + 1);
          seen.set(citation.article, note);
          return note.number;
        }),
      ),
    ],
    notes: () => [...seen.values()],
  };
}

function noteOf(citation: Citation, number: number): CitationNote {
  return {
    number,
    label: `${citation.source}, ${formatDay(citation.publishedAt)}${originNote(citation)}`,
    title: citation.title,
    ...(citation.url === undefined ? {} : { url: citation.url }),
    command: `/article ${citation.article}`,
  };
}

/** Where a date does not come from the source, the reader is told. */
function originNote({ dateOrigin }: Citation): string {
  if (dateOrigin === 'given') return ' (no date in the text; date given when it was loaded)';
  if (dateOrigin === 'approximate')
    return ' (no whole date in the text; by its dateline or the time of its file)';
  return '';
}
