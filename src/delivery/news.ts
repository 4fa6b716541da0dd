import { createHash } from 'node:crypto';
import type { Citation } from '../domain/article.ts';

/** One thing an answer tells, reduced to what a digest needs: a line a story, or a line a statement. */
export interface Item {
  headline?: string;
  text?: string;
  citations: Citation[];
  /** Number of outlets. */
  sources: number;
  /** What stands for each of its developments, however often and wherever it is told. */
  keys: string[];
  /** What stands for the item as a whole: known while `keys` are new means an update. */
  whole: string;
}

interface Told {
  text: string;
  citations?: Citation[];
  citation?: Citation;
  story?: number | string;
  verb?: string;
}

/**
 * The items of a typed answer: the stories of a brief (with the points that belong to each), the statements of a profile. Undefined
 * where the answer is of another kind and can only be shown whole.
 */
export function itemsOf(data: unknown): Item[] | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { stories, points, statements, actor } = data as {
    stories?: { id: number | string; headline: string; sources?: number | unknown[] }[];
    points?: Told[];
    statements?: Told[];
    actor?: { name: string };
  };
  if (Array.isArray(points) && Array.isArray(stories)) {
    const told = stories.map((story) => {
      const own = points.filter((point) => point.story === story.id);
      return {
        headline: story.headline,
        text: own[0]?.text,
        citations: own.flatMap(citationsOf),
        sources: Array.isArray(story.sources) ? story.sources.length : (story.sources ?? 1),
        keys: own.length > 0 ? own.map((point) => keyOf(point.text)) : [keyOf(story.headline)],
        whole: keyOf(`story ${story.headline}`),
      };
    });
    const known = new Set(stories.map((story) => story.id));
    const loose = points.filter((point) => point.story === undefined || !known.has(point.story));
    return [...told, ...loose.map((point) => single(point))];
  }
  if (Array.isArray(statements)) return statements.map((statement) => single(statement, actor?.name));
  return undefined;
}

const single = (told: Told, headline?: string): Item => ({
  headline,
  text: told.text,
  citations: citationsOf(told),
  sources: new Set(citationsOf(told).map((citation) => citation.source)).size,
  keys: [keyOf(told.text)],
  whole: keyOf(told.text),
});

const citationsOf = (told: Told): Citation[] => told.citations ?? (told.citation ? [told.citation] : []);

/** The same words are the same development, whatever case, blanks and signs they are printed in. */
export const keyOf = (text: string): string =>
  createHash('sha256')
    .update(
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .digest('base64url')
    .slice(0, 16);

/** The refusal in an answer, where it is one. */
export function refusalOf(data: unknown): { code: string; message: string } | undefined {
  const error = (data as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  return typeof error?.message === 'string'
    ? { code: String(error.code), message: error.message }
    : undefined;
}
