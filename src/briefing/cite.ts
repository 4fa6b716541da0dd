import type { Article, Citation } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import type { Store } from '../store/store.ts';

/** Citations and words of some articles. */
export interface Cite {
  cite(article: number, span: Span): Citation;
  /** The words of a span, blanks made single. */
  words(article: number, span: Span): string;
  /** The text as kept; "" of an article that is not among them. */
  text(article: number): string;
}

/** Citations and words of some articles, loaded at once. */
export async function citer(store: Store, ids: readonly number[]): Promise<Cite> {
  const articles = new Map<number, Article>(
    (await store.articles.list([...new Set(ids)])).map((article) => [article.id, article]),
  );
  return {
    cite(id, { start, end }) {
      const article = articles.get(id);
      if (!article) throw new Error(`article ${id} is cited and not kept`);
      const { title, source, url, publishedAt, dateOrigin } = article;
      return {
        article: id,
        title,
        source,
        ...(url === undefined ? {} : { url }),
        publishedAt,
        dateOrigin,
        start,
        end,
      };
    },
    text: (id) => articles.get(id)?.text ?? '',
    words: (id, { start, end }) =>
      (articles.get(id)?.text.slice(start, end) ?? '').replace(/\s+/gu, ' ').trim(),
  };
}
