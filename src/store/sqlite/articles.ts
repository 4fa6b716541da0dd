import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Article, ArticleDraft, DateOrigin } from '../../domain/article.ts';
import { fingerprint, titleKey } from '../../domain/fingerprint.ts';
import type { Reading } from '../../domain/reading.ts';
import { languageVersion } from '../../language/version.ts';
import type { ArticleStore, Saved } from '../articles.ts';
import { chores } from './chores.ts';
import { copyLinker } from './copies.ts';
import { decideAgain, linkArticle } from './linking.ts';
import { articleSearch } from './search.ts';
import { storyLinker } from './stories.ts';

interface Row {
  id: number;
  url: string | null;
  source: string;
  title: string;
  byline: string | null;
  text: string;
  language: string;
  published_at: number;
  date_origin: DateOrigin;
  fetched_at: number;
  revised_at: number | null;
  fingerprint: string;
  copy_of: number | null;
}

/** Two addresses with one title are one article only when printed within this time: columns repeat their titles. */
const SAME_TITLE_WITHIN = 3 * 86_400_000;

export function articleStore(db: Database): ArticleStore {
  const byUrl = db.prepare<[string], Row>('SELECT * FROM articles WHERE url = ?');
  const byTitle = db.prepare<[string, string], Row>(
    'SELECT * FROM articles WHERE source = ? AND title_key = ? ORDER BY published_at DESC',
  );
  const byId = db.prepare<[number], Row>('SELECT * FROM articles WHERE id = ?');
  const insert = db.prepare(`
    INSERT INTO articles (url, source, title, title_key, byline, text, language, published_at, date_origin, fetched_at, fingerprint)
    VALUES (@url, @source, @title, @titleKey, @byline, @text, @language, @publishedAt, @dateOrigin, @fetchedAt, @fingerprint)
  `);
  const revise = db.prepare(`
    INSERT OR REPLACE INTO revisions (article, replaced_at, title, text, fingerprint)
    SELECT id, @at, title, text, fingerprint FROM articles WHERE id = @id
  `);
  const update = db.prepare(`
    UPDATE articles SET title = @title, title_key = @titleKey, byline = coalesce(@byline, byline), text = @text, language = @language,
      url = coalesce(url, @url), revised_at = @at, fingerprint = @fingerprint WHERE id = @id
  `);
  const keepReading = db.prepare('INSERT OR REPLACE INTO readings (article, body, version) VALUES (?, ?, ?)');
  const markRead = db.prepare('UPDATE readings SET version = ? WHERE article = ?');
  const readingOf = db.prepare<[number], { body: Buffer }>('SELECT body FROM readings WHERE article = ?');

  const copies = copyLinker(db);
  const stories = storyLinker(db);

  const same = (draft: ArticleDraft): Row | undefined => {
    const known = draft.url === undefined ? undefined : byUrl.get(draft.url);
    if (known !== undefined) return known;
    return byTitle.all(draft.source, titleKey(draft.title)).find((row) => {
      const twoAddresses = draft.url !== undefined && row.url !== null;
      return !twoAddresses || Math.abs(row.published_at - draft.publishedAt.getTime()) <= SAME_TITLE_WITHIN;
    });
  };

  const look = (draft: ArticleDraft): Saved | undefined => {
    const row = same(draft);
    if (row === undefined) return undefined;
    const words = fingerprint(draft.title, draft.text);
    return { outcome: row.fingerprint === words ? 'known' : 'updated', id: row.id };
  };

  const save = db.transaction((draft: ArticleDraft, fetchedAt: Date, reading: Reading): Saved => {
    const before = look(draft);
    if (before?.outcome === 'known') return before;
    const values = {
      url: draft.url ?? null,
      source: draft.source,
      title: draft.title,
      titleKey: titleKey(draft.title),
      byline: draft.byline ?? null,
      text: draft.text,
      language: draft.language ?? reading.language,
      publishedAt: draft.publishedAt.getTime(),
      dateOrigin: draft.dateOrigin,
      fetchedAt: fetchedAt.getTime(),
      fingerprint: fingerprint(draft.title, draft.text),
    };
    let id = before?.id;
    if (id === undefined) {
      id = Number(insert.run(values).lastInsertRowid);
    } else {
      revise.run({ id, at: fetchedAt.getTime() });
      update.run({ ...values, id, at: fetchedAt.getTime() });
    }
    keepReading.run(id, packed(reading), languageVersion());
    copies.link(id);
    stories.link(id, reading);
    linkArticle(db, id, new Date(byId.get(id)!.published_at), reading);
    return { outcome: before === undefined ? 'added' : 'updated', id };
  });

  const reread = db.transaction((id: number, words: string, reading: Reading | undefined): void => {
    const row = byId.get(id);
    if (row === undefined || row.fingerprint !== words) return;
    if (reading === undefined) {
      markRead.run(languageVersion(), id);
      return;
    }
    keepReading.run(id, packed(reading), languageVersion());
    stories.link(id, reading);
    linkArticle(db, id, new Date(row.published_at), reading);
  });

  const { stale, bandSome } = chores(db, copies);
  const again = db.transaction(() => decideAgain(db));
  const lookAgain = db.transaction(() => stories.lookAgain());
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time, each in small transactions with everything else between them: nobody who asks waits for a long one. */
  const inTurn = <T>(write: () => T): Promise<T> => {
    const turn = last.then(async () => {
      const done = write();
      while (again.immediate()) await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      lookAgain.immediate();
      return done;
    });
    last = turn.catch(() => {});
    return turn;
  };

  return {
    stale,
    // What a crash left to be decided again is decided after the first of these, as after every write.
    catchUp: () => inTurn(bandSome),
    reread: (id, words, reading) => inTurn(() => reread.immediate(id, words, reading)),
    save: (draft, fetchedAt, reading) => inTurn(() => save.immediate(draft, fetchedAt, reading)),
    async look(draft) {
      return look(draft);
    },
    async find(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : article(row);
    },
    async list(ids) {
      return ids.flatMap((id) => byId.get(id) ?? []).map(article);
    },
    async reading(id) {
      const row = readingOf.get(id);
      return row === undefined ? undefined : (JSON.parse(zstdDecompressSync(row.body).toString()) as Reading);
    },
    ...articleSearch(db),
    async recentTitles(limit) {
      return db
        .prepare<[number], string>('SELECT title FROM articles ORDER BY published_at DESC, id DESC LIMIT ?')
        .pluck()
        .all(limit) as string[];
    },
    async coverage(until) {
      // Each part by its index: in one go SQLite would read every text. Outlets are walked through, and of each one article looked at.
      const row = db
        .prepare<
          [{ until: number }],
          { articles: number; sources: number; oldest: number | null; newest: number | null }
        >(
          `WITH RECURSIVE outlets (name) AS (
             SELECT min(source) FROM articles
             UNION ALL SELECT (SELECT min(source) FROM articles WHERE source > name) FROM outlets WHERE name IS NOT NULL
           )
           SELECT (SELECT count(*) FROM articles WHERE published_at < @until) AS articles,
             (SELECT count(*) FROM outlets WHERE name IS NOT NULL AND EXISTS (
               SELECT 1 FROM articles INDEXED BY articles_by_title WHERE source = name AND published_at < @until)) AS sources,
             (SELECT min(published_at) FROM articles WHERE published_at < @until) AS oldest,
             (SELECT max(published_at) FROM articles WHERE published_at < @until) AS newest`,
        )
        .get({ until: until?.getTime() ?? 8.64e15 });
      return {
        articles: row?.articles ?? 0,
        sources: row?.sources ?? 0,
        ...(row?.oldest == null ? {} : { oldest: new Date(row.oldest) }),
        ...(row?.newest == null ? {} : { newest: new Date(row.newest) }),
      };
    },
  };
}

const packed = (reading: Reading): Buffer => zstdCompressSync(Buffer.from(JSON.stringify(reading)));

function article(row: Row): Article {
  return {
    id: row.id,
    ...(row.url === null ? {} : { url: row.url }),
    source: row.source,
    title: row.title,
    ...(row.byline === null ? {} : { byline: row.byline }),
    text: row.text,
    language: row.language,
    publishedAt: new Date(row.published_at),
    dateOrigin: row.date_origin,
    fetchedAt: new Date(row.fetched_at),
    ...(row.revised_at === null ? {} : { revisedAt: new Date(row.revised_at) }),
    fingerprint: row.fingerprint,
    ...(row.copy_of === null ? {} : { copyOf: row.copy_of }),
  };
}
