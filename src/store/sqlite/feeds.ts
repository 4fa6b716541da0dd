import type { Database } from 'better-sqlite3';
import type { Feed } from '../../domain/feed.ts';
import type { FeedStore, Look } from '../feeds.ts';

interface Row {
  id: number;
  url: string;
  title: string;
  state: Feed['state'];
  added_by: string | null;
  created_at: number;
  etag: string | null;
  last_modified: string | null;
  next_look: number;
  last_look: number | null;
  last_new: number | null;
  failures: number;
  failing_since: number | null;
  problem: string | null;
  told: number;
  consent: number;
  paywall: number;
}

interface PageRow {
  article: number;
  feed: number;
  url: string;
  etag: string | null;
  last_modified: string | null;
  first_look: number;
  next_look: number;
}

export function feedStore(db: Database): FeedStore {
  const byId = db.prepare<[number], Row>('SELECT * FROM feeds WHERE id = ?');
  const byUrl = db.prepare<[string], Row>('SELECT * FROM feeds WHERE url = ?');
  const insert = db.prepare(`
    INSERT INTO feeds (url, title, added_by, created_at, next_look) VALUES (@url, @title, @addedBy, @createdAt, @nextLook)
    ON CONFLICT (url) DO NOTHING
  `);
  const good = db.prepare(`
    UPDATE feeds SET last_look = @at, next_look = @nextLook, etag = @etag, last_modified = @lastModified,
      title = coalesce(@title, title), last_new = CASE WHEN @news THEN @at ELSE last_new END,
      failures = 0, failing_since = NULL, problem = NULL, told = 0 WHERE id = @id
  `);
  const bad = db.prepare(`
    UPDATE feeds SET last_look = @at, next_look = @nextLook, failures = failures + 1,
      failing_since = coalesce(failing_since, @at), problem = @problem WHERE id = @id
  `);
  const move = db.prepare('UPDATE feeds SET url = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM feeds WHERE id = ?');
  const mark = db.prepare(`
    INSERT INTO feed_entries (feed, key, fingerprint, seen_at)
    SELECT @id, @key, @fingerprint, @at WHERE EXISTS (SELECT 1 FROM feeds WHERE id = @id)
    ON CONFLICT (feed, key) DO UPDATE SET fingerprint = excluded.fingerprint, seen_at = excluded.seen_at
  `);
  const entry = db.prepare<[number, string], { fingerprint: string }>(
    'SELECT fingerprint FROM feed_entries WHERE feed = ? AND key = ?',
  );
  const claim = db.prepare<[number], Row>(`
    UPDATE feeds SET told = 1
    WHERE told = 0 AND state = 'active' AND failures > 0 AND failing_since <= ? RETURNING *
  `);

  const addPage = db.prepare(`
    INSERT OR REPLACE INTO pages (article, feed, url, etag, last_modified, first_look, next_look)
    SELECT ?, id, ?, ?, ?, ?, ? FROM feeds WHERE id = ?
  `);
  const duePages = db.prepare<[number, number], PageRow>(`
    SELECT p.* FROM pages p JOIN feeds f ON f.id = p.feed
    WHERE p.next_look <= ? AND f.state = 'active' ORDER BY p.next_look, p.article LIMIT ?
  `);
  const keepPage = db.prepare(
    'UPDATE pages SET etag = ?, last_modified = ?, next_look = ? WHERE article = ?',
  );
  const dropPage = db.prepare('DELETE FROM pages WHERE article = ?');

  const add = db.transaction((given: Parameters<FeedStore['add']>[0]) => {
    const { changes } = insert.run({
      url: given.url,
      title: given.title,
      addedBy: given.addedBy === undefined ? null : JSON.stringify(given.addedBy),
      createdAt: given.createdAt.getTime(),
      nextLook: given.nextLook.getTime(),
    });
    return { feed: feed(byUrl.get(given.url) as Row), added: changes === 1 };
  });

  const settle = db.transaction((id: number, look: Look) => {
    const at = look.at.getTime();
    const nextLook = look.nextLook.getTime();
    if (look.problem !== undefined) {
      bad.run({ id, at, nextLook, problem: look.problem });
      return;
    }
    good.run({
      id,
      at,
      nextLook,
      etag: look.etag ?? null,
      lastModified: look.lastModified ?? null,
      title: look.title ?? null,
      news: look.news ? 1 : 0,
    });
    if (look.movedTo === undefined) return;
    const other = byUrl.get(look.movedTo);
    if (other === undefined) move.run(look.movedTo, id);
    else if (other.id !== id) drop.run(id);
  });

  return {
    async add(given) {
      return add.immediate(given);
    },
    async find(id) {
      const row = byId.get(id);
      return row === undefined ? undefined : feed(row);
    },
    async list() {
      return db.prepare<[], Row>('SELECT * FROM feeds ORDER BY title COLLATE NOCASE, id').all().map(feed);
    },
    async remove(id) {
      drop.run(id);
    },
    async setState(id, state, nextLook) {
      db.prepare('UPDATE feeds SET state = ?, next_look = ? WHERE id = ?').run(state, nextLook.getTime(), id);
    },
    async due(now, limit) {
      return db
        .prepare<[number, number], Row>(
          `SELECT * FROM feeds WHERE state = 'active' AND next_look <= ? ORDER BY next_look, id LIMIT ?`,
        )
        .all(now.getTime(), limit)
        .map(feed);
    },
    async settle(id, look) {
      settle.immediate(id, look);
    },
    async claimFailing(since) {
      return claim.all(since.getTime()).map(feed);
    },
    async done(id, keys) {
      const found = new Map<string, string>();
      for (const key of keys) {
        const row = entry.get(id, key);
        if (row !== undefined) found.set(key, row.fingerprint);
      }
      return found;
    },
    async mark(id, { key, fingerprint, at }) {
      mark.run({ id, key, fingerprint, at: at.getTime() });
    },
    async meetWall(id, wall) {
      db.prepare(`UPDATE feeds SET ${wall} = ${wall} + 1 WHERE id = ?`).run(id);
    },
    async watchPage({ article, feed, url, etag, lastModified, firstLook, nextLook }) {
      addPage.run(
        article,
        url,
        etag ?? null,
        lastModified ?? null,
        firstLook.getTime(),
        nextLook.getTime(),
        feed,
      );
    },
    async pagesDue(now, limit) {
      return duePages.all(now.getTime(), limit).map((row) => ({
        article: row.article,
        feed: row.feed,
        url: row.url,
        ...(row.etag === null ? {} : { etag: row.etag }),
        ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
        firstLook: new Date(row.first_look),
        nextLook: new Date(row.next_look),
      }));
    },
    async settlePage(article, { etag, lastModified, nextLook }) {
      if (nextLook === undefined) dropPage.run(article);
      else keepPage.run(etag ?? null, lastModified ?? null, nextLook.getTime(), article);
    },
    async forget(before) {
      return db.prepare('DELETE FROM feed_entries WHERE seen_at < ?').run(before.getTime()).changes;
    },
  };
}

function feed(row: Row): Feed {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    state: row.state,
    ...(row.added_by === null ? {} : { addedBy: JSON.parse(row.added_by) as NonNullable<Feed['addedBy']> }),
    createdAt: new Date(row.created_at),
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    nextLook: new Date(row.next_look),
    ...(row.last_look === null ? {} : { lastLook: new Date(row.last_look) }),
    ...(row.last_new === null ? {} : { lastNew: new Date(row.last_new) }),
    failures: row.failures,
    ...(row.failing_since === null ? {} : { failingSince: new Date(row.failing_since) }),
    ...(row.problem === null ? {} : { problem: row.problem }),
    told: row.told === 1,
    walls: { consent: row.consent, paywall: row.paywall },
  };
}
