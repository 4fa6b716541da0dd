import { AppError } from '../domain/errors.ts';
import type { WatchedPage } from '../store/feeds.ts';
import type { Store } from '../store/store.ts';
import type { Fetched } from './fetch.ts';
import { keep } from './keep.ts';
import type { Polite } from './polite.ts';
import type { WorldReader } from './reader.ts';

const HOUR = 3_600_000;

/** When the page of a new article is looked at again, in milliseconds after it was taken: papers correct in the first two days. */
const LOOKS = [1.5 * HOUR, 6 * HOUR, 24 * HOUR, 47 * HOUR];
/** The same where the server tells no validator, so that every look costs it the whole page. */
const COSTLY_LOOKS = [6 * HOUR, 24 * HOUR];

/** Pages looked at again in one tick, so that news goes before. */
const MOST_PAGES = 20;

/** A text that lost more than half of its characters is a broken page or a wall, and no correction. */
const LEAST_LEFT = 0.5;

/** The next look at a page that was taken at `first`; undefined where there were enough. */
export function nextPageLook(first: Date, now: Date, validated: boolean): Date | undefined {
  const age = now.getTime() - first.getTime();
  const step = (validated ? LOOKS : COSTLY_LOOKS).find((after) => after > age);
  return step === undefined ? undefined : new Date(first.getTime() + step);
}

/** Puts down that the page of an article is to be looked at again. */
export async function watchPage(
  store: Store,
  page: { article: number; feed: number; url: string; fetched: Pick<Fetched, 'etag' | 'lastModified'> },
  now: Date,
): Promise<void> {
  const { etag, lastModified } = page.fetched;
  const nextLook = nextPageLook(now, now, etag !== undefined || lastModified !== undefined);
  if (nextLook === undefined) return;
  const { article, feed, url } = page;
  await store.feeds.watchPage({ article, feed, url, etag, lastModified, firstLook: now, nextLook });
}

/** Looks again at those pages that are due; gives how many articles were corrected. A page that is gone or closed now changes nothing. */
export async function relook(
  house: { store: Store; reader: WorldReader; now: () => Date },
  polite: Polite,
): Promise<number> {
  let corrected = 0;
  for (const page of await house.store.feeds.pagesDue(house.now(), MOST_PAGES)) {
    const known = { etag: page.etag, lastModified: page.lastModified };
    let fetched: Fetched | undefined;
    try {
      fetched = await polite.page(page.url, known);
      if (fetched.changed && (await correct(page, fetched, house))) corrected++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    const kept = fetched ?? known;
    const validated = kept.etag !== undefined || kept.lastModified !== undefined;
    await house.store.feeds.settlePage(page.article, {
      etag: kept.etag,
      lastModified: kept.lastModified,
      nextLook: nextPageLook(page.firstLook, house.now(), validated),
    });
  }
  return corrected;
}

async function correct(
  page: WatchedPage,
  { body, contentType, url }: Fetched,
  house: { store: Store; reader: WorldReader; now: () => Date },
): Promise<boolean> {
  if (!/html|^$/iu.test(contentType)) return false;
  const article = await house.store.articles.find(page.article);
  const { text = '', wall } = await house.reader.page({ body, contentType, url });
  if (article === undefined || wall !== undefined || text.length < article.text.length * LEAST_LEFT)
    return false;
  const { title, source, byline, publishedAt, dateOrigin, language } = article;
  const draft = { url: article.url, source, title, byline, text, publishedAt, dateOrigin, language };
  return (await keep(draft, house)).outcome === 'updated';
}
