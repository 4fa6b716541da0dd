import type { ArticleDraft } from '../domain/article.ts';
import type { Saved } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import type { Reader } from './reader.ts';

/** The way of every article into the store: known words are passed over, new ones are read and kept with their reading in one transaction. */
export async function keep(
  draft: ArticleDraft,
  house: { store: Store; reader: Reader; now: () => Date },
): Promise<Saved> {
  const before = await house.store.articles.look(draft);
  if (before?.outcome === 'known') return before;
  const reading = await house.reader.read({
    title: draft.title,
    text: draft.text,
    publishedAt: draft.publishedAt,
    ...(draft.language === undefined ? {} : { language: draft.language }),
  });
  return house.store.articles.save(draft, house.now(), reading);
}
