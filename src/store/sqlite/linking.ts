import type { Database } from 'better-sqlite3';
import type { ActorKind, Reading } from '../../domain/reading.ts';
import { isAcronym } from '../../language/actors/organisations.ts';
import { findCountry } from '../../language/english/nationalities.ts';
import { type Decision, descriptionsOf, identify, RECENT, SURE } from '../../language/identity.ts';
import { parseName } from '../../language/names.ts';
import { awaited, candidates, gather, isLone, isUnsure, keysOf, type LocalEvidence } from './evidence.ts';
import { writeFacts } from './facts.ts';

interface Link {
  article: number;
  local: number;
  actor: number;
  kind: ActorKind;
  names: string;
  descriptions: string;
  offices: string;
  sentences: string;
  mentions: number;
  family: string;
  strength: number;
  why: string;
  published_at: number;
}

/** Unsure links of one family name that are taken up again, and how many of them in one transaction: it holds up everything else. */
const MOST_AGAIN = 100;
const AT_ONCE = 10;

/**
 * Links what an article says to the actors it means, within the caller's transaction; read again, it keeps its actors' ids. Unsure links of
 * other articles (bare surnames, acronyms) are decided again where this article changes who may be meant.
 */
export function linkReading(db: Database, articleId: number, publishedAt: Date, reading: Reading): void {
  linkArticle(db, articleId, publishedAt, reading);
  while (decideAgain(db)) {}
}

/** As `linkReading`, but what is to be decided again waits for `decideAgain`: the time this takes does not grow with what is known. */
export function linkArticle(db: Database, articleId: number, publishedAt: Date, reading: Reading): void {
  const article = db
    .prepare<[number], { title: string; text: string }>('SELECT title, text FROM articles WHERE id = ?')
    .get(articleId);
  if (!article) return;
  const linker = makeLinker(db);
  linker.begin();
  const before = linker.remove(articleId);
  const at = publishedAt.getTime();
  const company: Company = { sure: new Set(), named: new Set() };
  const changed = new Set<string>();
  for (const told of gather(reading, article.title, article.text, at)) {
    const { evidence, decision } = linker.decide(told, company, articleId);
    let { actor } = decision;
    let { strength } = decision;
    if (actor === undefined) {
      actor = linker.orphan(before, evidence) ?? linker.create(evidence);
      strength = isUnsure(evidence) ? 0.3 : 1;
    }
    if (strength >= SURE && !linker.isNear(actor, at, true))
      for (const word of awaited(evidence)) changed.add(word);
    // A description of another article waits for the holder of that office.
    if (strength >= SURE)
      for (const office of evidence.offices)
        if (!linker.holds(actor, office, at, articleId))
          for (const wanted of descriptionsOf(office)) changed.add(wanted);
    linker.insert(articleId, evidence, actor, strength, decision.why);
    join(company, actor, evidence.names.length > 0, strength);
    // Somebody this well known now may be whom a lone word, taken for a firm, meant.
    if (evidence.kind === 'person' && strength >= SURE && KNOWN_TIMES.has(linker.times(actor, at)))
      changed.add(evidence.family);
  }
  writeFacts(db, articleId, at, reading);
  for (const family of changed) linker.wait(family, at);
  linker.prune(before.map((link) => link.actor));
}

/** Decides a few unsure links again that wait for it, within the caller's transaction; false where none waits. */
export function decideAgain(db: Database): boolean {
  const linker = makeLinker(db);
  linker.begin();
  return linker.again();
}

/** Takes back all that an article said, within the caller's transaction; actors nobody speaks of any more are gone. */
export function unlinkReading(db: Database, articleId: number): void {
  const linker = makeLinker(db);
  linker.begin();
  const before = linker.remove(articleId);
  for (const link of before) {
    if (link.strength >= SURE && !linker.isNear(link.actor, link.published_at, true))
      for (const word of awaited(linker.unpack(link))) linker.wait(word, link.published_at);
    if (link.strength >= SURE)
      for (const office of JSON.parse(link.offices) as string[])
        if (!linker.holds(link.actor, office, link.published_at, articleId))
          for (const wanted of descriptionsOf(office)) linker.wait(wanted, link.published_at);
  }
  linker.prune(before.map((link) => link.actor));
  while (linker.again()) {}
}

/** An organisation of one word: the tagger may have taken a surname for it. */
function asPerson(evidence: LocalEvidence): LocalEvidence | undefined {
  return isLone(evidence.kind, evidence.names[0])
    ? { ...evidence, kind: 'person', family: parseName(evidence.names[0]!).family }
    : undefined;
}

/** Articles of these weeks with somebody in full at which lone words are taken up again; an organisation must be in a third of them at most. */
const KNOWN_TIMES: ReadonlySet<number> = new Set([3, 9, 27]);
const TIMES_MORE = 3;

/** Strength of a link by one word that may be a surname: below `SURE`. */
const LONE = 0.85;

/** Who else is in an article: those beyond doubt, by whose company one is told, and all that are named, who are somebody else. */
interface Company {
  sure: Set<number>;
  named: Set<number>;
}

function join({ sure, named }: Company, actor: number, isNamed: boolean, strength: number): void {
  if (isNamed) named.add(actor);
  if (strength >= SURE) sure.add(actor);
}

type Linker = ReturnType<typeof linker>;
const linkers = new WeakMap<Database, Linker>();

/** One set of prepared statements a connection. */
function makeLinker(db: Database): Linker {
  const known = linkers.get(db) ?? linker(db);
  linkers.set(db, known);
  return known;
}

function linker(db: Database) {
  const { find, isNear, holds, changed } = candidates(db);
  const timesOf = db.prepare<[number, number, number], { times: number }>(
    'SELECT count(*) AS times FROM (SELECT 1 FROM actor_links WHERE actor = ? AND published_at BETWEEN ? AND ? LIMIT 100)',
  );
  const times = (actor: number, at: number): number =>
    timesOf.get(actor, at - RECENT, at + RECENT)?.times ?? 0;

  /** Who is meant; a lone word taken for an organisation is a person where it is nobody else, or the person is named far more often. */
  const decide = (
    evidence: LocalEvidence,
    { sure, named }: Company,
    article: number,
    least = 0,
  ): { evidence: LocalEvidence; decision: Decision } => {
    let decision = identify(evidence, find(evidence, sure, article, named));
    const bearer = asPerson(evidence);
    if (bearer) {
      const person = identify(bearer, find(bearer, sure, article, named));
      const more = decision.actor === undefined ? least : TIMES_MORE * times(decision.actor, evidence.at);
      if (person.actor !== undefined && times(person.actor, evidence.at) >= more)
        return { evidence: bearer, decision: person };
      // Never sure: it is taken up again when somebody of that name is well known.
      decision = { ...decision, strength: Math.min(decision.strength, LONE) };
    }
    return { evidence, decision };
  };
  const linksOf = db.prepare<[number], Link>('SELECT * FROM actor_links WHERE article = ?');
  const deletes = ['actor_links', 'actor_roles', 'actor_statements', 'actor_relations', 'actor_days'].map(
    (table) => db.prepare<[number]>(`DELETE FROM ${table} WHERE article = ?`),
  );
  const insertActor = db.prepare<[string, string]>('INSERT INTO actors (kind, name) VALUES (?, ?)');
  const insertLink = db.prepare(`INSERT INTO actor_links
    (article, local, actor, kind, names, descriptions, offices, sentences, mentions, family, strength, why, published_at)
    VALUES (@article, @local, @actor, @kind, @names, @descriptions, @offices, @sentences, @mentions, @family, @strength, @why, @published_at)`);
  const move = db.prepare<[number, string, number, string, number, number]>(
    'UPDATE actor_links SET actor = ?, kind = ?, strength = ?, why = ? WHERE article = ? AND local = ?',
  );
  // The literal 0.86 is SURE: it must stand in the words for the partial index to serve.
  const unsure = db.prepare<[string, number, number, number], { article: number; local: number }>(
    'SELECT article, local FROM actor_links WHERE strength < 0.86 AND family = ? AND published_at BETWEEN ? AND ? ORDER BY published_at DESC LIMIT ?',
  );
  const unsureOne = db.prepare<[number, number], Link>(
    'SELECT * FROM actor_links WHERE article = ? AND local = ? AND strength < 0.86',
  );
  const addWaiting = db.prepare<[string]>('INSERT INTO links_again (links) VALUES (?)');
  const firstWaiting = db.prepare<[], { id: number; links: string }>(
    'SELECT id, links FROM links_again ORDER BY id LIMIT 1',
  );
  const leaveWaiting = db.prepare<[string, number]>('UPDATE links_again SET links = ? WHERE id = ?');
  const dropWaiting = db.prepare<[number]>('DELETE FROM links_again WHERE id = ?');
  const addForm = db.prepare<[number, string, number]>(
    'INSERT INTO actor_forms (actor, form, named, articles) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING articles',
  );
  const dropForm = db.prepare<[number, string, number], { articles: number }>(
    'UPDATE actor_forms SET articles = articles - 1 WHERE actor = ? AND form = ? AND named = ? RETURNING articles',
  );
  const deleteForm = db.prepare<[number, string, number]>(
    'DELETE FROM actor_forms WHERE actor = ? AND form = ? AND named = ?',
  );
  const addKey = db.prepare<[string, number, string]>(
    'INSERT OR IGNORE INTO actor_keys (key, actor, form) VALUES (?, ?, ?)',
  );
  const deleteKeys = db.prepare<[number, string]>('DELETE FROM actor_keys WHERE actor = ? AND form = ?');
  const forms = db.prepare<[number], { form: string; articles: number }>(
    'SELECT form, articles FROM actor_forms WHERE actor = ? AND named = 1',
  );
  const rename = db.prepare<[string, number, string]>(
    'UPDATE actors SET name = ? WHERE id = ? AND name <> ?',
  );
  const linked = db.prepare<[number]>('SELECT 1 FROM actor_links WHERE actor = ? LIMIT 1');
  const shared = db.prepare<[number, number, number]>(
    'SELECT 1 FROM actor_links WHERE actor = ? AND NOT (article = ? AND local = ?) LIMIT 1',
  );
  const deleteActor = db.prepare<[number]>('DELETE FROM actors WHERE id = ?');

  const setForms = (
    actor: number,
    kind: ActorKind,
    link: { names: string[]; descriptions: string[] },
    step: 1 | -1,
  ): void => {
    let renamed = false;
    changed(actor);
    for (const [list, named] of [
      [link.names, 1],
      [link.descriptions, 0],
    ] as const) {
      for (const form of list) {
        if (step === 1) {
          const row = addForm.get(actor, form, named) as { articles: number };
          if (row.articles === 1 && named === 1)
            for (const key of keysOf(kind, form)) addKey.run(key, actor, form);
          renamed ||= named === 1;
        } else if ((dropForm.get(actor, form, named)?.articles ?? 0) <= 0) {
          deleteForm.run(actor, form, named);
          if (named === 1) deleteKeys.run(actor, form);
          renamed ||= named === 1;
        }
      }
    }
    if (!renamed) return;
    const name = displayName(kind, forms.all(actor));
    if (name !== undefined) rename.run(name, actor, name);
  };

  const unpack = (link: Link): LocalEvidence => ({
    local: link.local,
    kind: link.kind,
    names: JSON.parse(link.names) as string[],
    descriptions: JSON.parse(link.descriptions) as string[],
    offices: JSON.parse(link.offices) as string[],
    sentences: JSON.parse(link.sentences) as number[],
    mentions: link.mentions,
    family: link.family,
    at: link.published_at,
  });

  return {
    unpack,
    begin: () => changed(),
    decide,
    times,
    isNear,
    holds,
    create: (evidence: LocalEvidence): number =>
      Number(
        insertActor.run(
          evidence.kind,
          displayName(
            evidence.kind,
            evidence.names.map((form) => ({ form, articles: 1 })),
          ) ??
            evidence.descriptions[0] ??
            '',
        ).lastInsertRowid,
      ),
    /** The actor this article made before, if nobody else speaks of it: its id is kept. */
    orphan: (before: readonly Link[], evidence: LocalEvidence): number | undefined =>
      before.find(
        (link) =>
          link.kind === evidence.kind &&
          !linked.get(link.actor) &&
          (link.names === JSON.stringify(evidence.names) ||
            (JSON.parse(link.names) as string[])[0] === evidence.names[0]),
      )?.actor,
    insert(article: number, evidence: LocalEvidence, actor: number, strength: number, why: string): void {
      insertLink.run({
        article,
        local: evidence.local,
        actor,
        kind: evidence.kind,
        names: JSON.stringify(evidence.names),
        descriptions: JSON.stringify(evidence.descriptions),
        offices: JSON.stringify(evidence.offices),
        sentences: JSON.stringify(evidence.sentences),
        mentions: evidence.mentions,
        family: evidence.family,
        strength,
        why,
        published_at: evidence.at,
      });
      setForms(actor, evidence.kind, evidence, 1);
      changed(actor, article);
    },
    /** Takes an article's evidence away and tells what it was; actors stay until `prune`. */
    remove(article: number): Link[] {
      const links = linksOf.all(article);
      for (const link of links) setForms(link.actor, link.kind, unpack(link), -1);
      for (const statement of deletes) statement.run(article);
      for (const link of links) changed(link.actor, article);
      return links;
    },
    /** Puts down that the unsure links of a family name around a time are to be decided again. */
    wait(family: string, at: number): void {
      const links = unsure.all(family, at - RECENT, at + RECENT, MOST_AGAIN);
      if (links.length > 0)
        addWaiting.run(JSON.stringify(links.map(({ article, local }) => [article, local])));
    },
    /** Decides the next few of those links again; false where none waits. */
    again(): boolean {
      const waiting = firstWaiting.get();
      if (waiting === undefined) return false;
      const links = JSON.parse(waiting.links) as [number, number][];
      const left = links.slice(AT_ONCE);
      if (left.length === 0) dropWaiting.run(waiting.id);
      else leaveWaiting.run(JSON.stringify(left), waiting.id);
      const moved: number[] = [];
      for (const [article, local] of links.slice(0, AT_ONCE)) {
        const link = unsureOne.get(article, local);
        if (link === undefined) continue;
        const kept = unpack(link);
        const company: Company = { sure: new Set(), named: new Set() };
        for (const other of linksOf.all(link.article))
          if (other.local !== link.local) join(company, other.actor, other.names !== '[]', other.strength);
        // Its own forms must not speak for it.
        setForms(link.actor, link.kind, kept, -1);
        const { evidence, decision } = decide(kept, company, link.article, TIMES_MORE);
        let { actor } = decision;
        if (actor === undefined) {
          const alone =
            isUnsure(evidence) &&
            forms.all(link.actor).length === 0 &&
            shared.get(link.actor, link.article, link.local) === undefined;
          actor = alone ? link.actor : this.create(evidence);
        }
        setForms(actor, evidence.kind, evidence, 1);
        // Nobody is left who gave the actor a name: it is what the description says.
        if (decision.actor === undefined && evidence.names.length === 0 && evidence.descriptions[0])
          rename.run(evidence.descriptions[0], actor, evidence.descriptions[0]);
        if (actor !== link.actor || decision.why !== link.why) {
          move.run(
            actor,
            evidence.kind,
            decision.actor === undefined && !isUnsure(evidence)
              ? 1
              : Math.min(decision.strength, decision.actor === undefined ? 0.3 : 1),
            decision.why,
            link.article,
            link.local,
          );
          changed(link.actor, link.article);
          changed(actor, link.article);
          if (actor !== link.actor) moved.push(link.actor);
        }
      }
      this.prune(moved);
      return true;
    },
    /** Deletes those actors that no article speaks of. */
    prune(ids: readonly number[]): void {
      for (const id of new Set(ids)) if (!linked.get(id)) deleteActor.run(id);
    },
  };
}

/** The name readers see: of a person the full form that most articles print, of an organisation rather its long form, of a country its base name. */
export function displayName(
  kind: ActorKind,
  forms: readonly { form: string; articles: number }[],
): string | undefined {
  const weight = ({ form, articles }: { form: string; articles: number }): number => {
    if (kind === 'place') return findCountry(form)?.country === form ? 1e9 : articles;
    if (kind === 'person') return (parseName(form).parts.length > 1 ? 1e6 : 0) + articles;
    return (isAcronym(form) ? 0 : 1e6) + articles;
  };
  const best = [...forms].sort(
    (a, b) => weight(b) - weight(a) || b.form.length - a.form.length || (a.form < b.form ? -1 : 1),
  )[0]?.form;
  if (best === undefined) return undefined;
  return kind === 'place' ? (findCountry(best)?.country ?? best) : best.replace(/^[Tt]he (?=\p{Lu})/u, '');
}
