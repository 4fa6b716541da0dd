import { type Article, type Point, reportOf } from '../domain/article.ts';
import { contentWords } from './word.ts';

/** Outlets a story must have for it to say anything that only one of them tells. */
const OUTLETS = 3;
/** Share of a sentence's words that another article may have at most; where it has more, it may tell the same in its own words. */
const SHARED = 0.45;
/** Words of the sentence that no other article may have. */
const OWN = 3;

/**
 * Says of a point of a story the outlet that alone tells it, or undefined where others may tell it too: no article of another outlet on the whole
 * topic has half of its words, and some of its words stand in none. Only of stories of three outlets and more, and of reports of an outlet's own.
 */
export function onlyTellers(
  topic: readonly Article[],
): (story: readonly Article[], point: Point) => string | undefined {
  const read = new Map<number, ReadonlySet<string>>();
  const wordsOf = ({ id, title, text }: Article): ReadonlySet<string> => {
    const known = read.get(id) ?? new Set(contentWords(`${title} ${text}`));
    read.set(id, known);
    return known;
  };
  return (story, { text, citations }) => {
    if (new Set(story.map((article) => article.source)).size < OUTLETS) return undefined;
    const { source, article: id } = citations[0];
    const own = story.find((article) => article.id === id);
    if (own === undefined || citations.some((citation) => citation.source !== source)) return undefined;
    const others = topic.filter((article) => article.source !== source);
    if (others.some((article) => reportOf(article) === reportOf(own))) return undefined;
    const words = [...new Set(contentWords(text))];
    if (words.length < OWN * 2) return undefined;
    const left = new Set(words);
    for (const article of others) {
      const has = wordsOf(article);
      if (words.filter((word) => has.has(word)).length > words.length * SHARED) return undefined;
      for (const word of words) if (has.has(word)) left.delete(word);
    }
    return left.size >= OWN ? source : undefined;
  };
}
