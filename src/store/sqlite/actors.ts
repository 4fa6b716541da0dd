import type { Database } from 'better-sqlite3';
import type { Actor } from '../../domain/actor.ts';
import type { ActorKind, RelationKind, Role } from '../../domain/reading.ts';
import { fold, type PersonName, parseName, samePart } from '../../language/names.ts';
import { tokenSimilarity } from '../../language/spelling.ts';
import type {
  ActorFacts,
  ActorMatch,
  ActorStore,
  FactParty,
  RelationFact,
  RoleFact,
  StatementFact,
} from '../actors.ts';
import { askedKeys, nearKeys } from './asked.ts';
import { spellings } from './spelt.ts';

const ALWAYS = 8.64e15;

/** Newest articles of an actor that are looked at for those named with it. */
const RELATED_ARTICLES = 200;

/** Newest articles in which the most named are looked for. */
const NAMED_ARTICLES = 500;

/** Names less alike than this are not offered as near. */
const NEAR = 0.45;

/** Names less alike than this are not offered as what was meant. */
const MEANT = 0.76;

interface RoleRow {
  article: number;
  title: string;
  of_what: string | null;
  office: string;
  status: Role['status'];
  published_at: number;
  starts: number;
  ends: number;
}

export function actorStore(db: Database): ActorStore {
  const actorOf = db.prepare<[number], { id: number; kind: ActorKind; name: string }>(
    'SELECT id, kind, name FROM actors WHERE id = ?',
  );
  const formsOf = db.prepare<[number], { form: string; named: number }>(
    'SELECT form, named FROM actor_forms WHERE actor = ? ORDER BY named DESC, articles DESC, form LIMIT 60',
  );
  const sizeOf = db.prepare<
    [number, number],
    { articles: number; mentions: number; oldest: number | null; newest: number | null }
  >(
    'SELECT count(DISTINCT article) AS articles, coalesce(sum(mentions), 0) AS mentions, min(published_at) AS oldest, max(published_at) AS newest FROM actor_links WHERE actor = ? AND published_at < ?',
  );
  const byKey = db.prepare<[string], { actor: number; form: string }>(
    'SELECT actor, form FROM actor_keys WHERE key = ? LIMIT 300',
  );
  const byPrefix = db.prepare<[string, string], { actor: number; form: string }>(
    'SELECT actor, form FROM actor_keys WHERE key >= ? AND key < ? LIMIT 100',
  );
  const rolesOf = db.prepare<[number, number, number], RoleRow>(
    `SELECT r.* FROM actor_links l JOIN actor_roles r ON r.article = l.article AND r.holder = l.local
     WHERE l.actor = ? AND l.published_at < ? ORDER BY l.published_at DESC, r.article DESC, r.position LIMIT ?`,
  );
  const holdersOf = db.prepare<
    [{ office: string; from: string; to: string; before: number }],
    RoleRow & { actor: number }
  >(
    `SELECT r.*, l.actor FROM actor_roles r JOIN actor_links l ON l.article = r.article AND l.local = r.holder
     WHERE (r.office = @office OR r.office >= @from AND r.office < @to) AND r.published_at < @before
     ORDER BY r.published_at DESC, r.article DESC, r.position LIMIT 500`,
  );
  const statements = (side: 'speaker' | 'addressee') =>
    db.prepare<[number, number, number], { article: number; body: string }>(
      `SELECT s.article, s.body FROM actor_links l JOIN actor_statements s ON s.article = l.article AND s.${side} = l.local
       WHERE l.actor = ? AND l.published_at < ? ORDER BY l.published_at DESC, s.article DESC, s.position LIMIT ?`,
    );
  const saidBy = statements('speaker');
  const toldTo = statements('addressee');
  const relationsOf = db.prepare<
    [number, number, number],
    { article: number; kind: RelationKind; day: string | null; body: string }
  >(
    `SELECT r.article, r.kind, r.day, r.body FROM actor_links l JOIN actor_relations r ON r.article = l.article
     WHERE l.actor = ? AND l.published_at < ?
       AND EXISTS (SELECT 1 FROM json_each(r.body, '$.participants') p WHERE json_extract(p.value, '$.local') = l.local)
     ORDER BY l.published_at DESC, r.article DESC, r.position LIMIT ?`,
  );
  const newestLinks = db.prepare<
    [number, number, number],
    { article: number; sentences: string; why: string }
  >(
    'SELECT article, sentences, why FROM actor_links WHERE actor = ? AND published_at < ? ORDER BY published_at DESC, article DESC LIMIT ?',
  );
  const linksIn = db.prepare<
    [number],
    { local: number; actor: number; name: string; kind: ActorKind; sentences: string }
  >(
    'SELECT l.local, l.actor, a.name, a.kind, l.sentences FROM actor_links l JOIN actors a ON a.id = l.actor WHERE l.article = ?',
  );
  const mostNamed = db.prepare<[number, number], { actor: number }>(
    `SELECT l.actor FROM articles a JOIN actor_links l ON l.article = a.id AND l.kind = 'person' AND l.names <> '[]'
     WHERE a.id IN (SELECT id FROM articles WHERE published_at < ? ORDER BY published_at DESC LIMIT ${NAMED_ARTICLES})
     GROUP BY l.actor ORDER BY count(*) DESC, sum(l.mentions) DESC, l.actor LIMIT ?`,
  );
  const daysIn = db.prepare<[number], { sentence: number; day: string; starts: number; ends: number }>(
    'SELECT sentence, day, starts, ends FROM actor_days WHERE article = ?',
  );

  const role = (row: RoleRow): RoleFact => ({
    article: row.article,
    title: row.title,
    ...(row.of_what === null ? {} : { of: row.of_what }),
    office: row.office,
    status: row.status,
    asOf: new Date(row.published_at),
    sentence: { start: row.starts, end: row.ends },
  });

  const get = (id: number): Actor | undefined => {
    const row = actorOf.get(id);
    if (!row) return undefined;
    const aliases = formsOf
      .all(id)
      .flatMap(({ form, named }) => (named === 1 && form !== row.name ? [form] : []));
    return { id, kind: row.kind, name: row.name, aliases };
  };

  const match = (id: number, how: ActorMatch['how'], form: string, until: number): ActorMatch[] => {
    const actor = get(id);
    const size = sizeOf.get(id, until);
    if (!actor || !size || size.articles === 0) return [];
    return [
      {
        ...actor,
        how,
        form,
        articles: size.articles,
        mentions: size.mentions,
        roles: rolesOf.all(id, until, 5).map(role),
      },
    ];
  };

  const find = (name: string, until: number, limit: number): ActorMatch[] => {
    const steps = askedKeys(name);
    const asked = fold(name);
    const parsed = parseName(name);
    for (const { keys, how } of steps) {
      const best = new Map<number, { form: string; score: number }>();
      // A name asked in several words must fit in each of them.
      const counts = new Map<number, Set<string>>();
      for (const key of keys)
        for (const row of byKey.all(key)) {
          counts.set(row.actor, (counts.get(row.actor) ?? new Set()).add(key));
          const score = likeness(parsed, row.form);
          if (score > (best.get(row.actor)?.score ?? -1)) best.set(row.actor, { form: row.form, score });
        }
      const hits = [...best].filter(([actor, { score }]) =>
        how === 'part'
          ? counts.get(actor)!.size === keys.length
          : how === 'misspelt'
            ? score >= MEANT
            : actorOf.get(actor)?.kind === 'person' ||
              [...counts.get(actor)!].some((key) => !key.startsWith('w:')),
      );
      const found = hits.flatMap(([actor, { form, score }]) =>
        match(
          actor,
          how === 'exact' && fold(actorOf.get(actor)?.name ?? '') !== asked ? 'alias' : how,
          form,
          until,
        ).map((one) => ({ one, score })),
      );
      if (found.length === 0) continue;
      found.sort(
        (a, b) =>
          (how === 'misspelt' ? Math.round((b.score - a.score) * 20) : 0) ||
          b.one.mentions - a.one.mentions ||
          a.one.id - b.one.id,
      );
      // Of misspelt names only the likest are meant.
      const top = found[0]!.score;
      return found
        .filter(({ score }) => how !== 'misspelt' || score >= top - 0.04)
        .slice(0, limit)
        .map(({ one }) => one);
    }
    return [];
  };

  const parties = (article: number, known: Map<number, Map<number, NonNullable<FactParty['actor']>>>) => {
    let locals = known.get(article);
    if (!locals) {
      locals = new Map(
        linksIn
          .all(article)
          .map((link) => [link.local, { id: link.actor, name: link.name, kind: link.kind }]),
      );
      known.set(article, locals);
    }
    const own = locals;
    return <P extends FactParty | undefined>(party: P): P => {
      const actor = party?.local === undefined ? undefined : own.get(party.local);
      return party && actor ? { ...party, actor } : party;
    };
  };

  const spelt = spellings(db);

  return {
    async get(id) {
      return get(id);
    },
    async spellings(words) {
      return words.map(spelt);
    },
    async find(name, { until, limit = 25 } = {}) {
      return find(name, until?.getTime() ?? ALWAYS, limit);
    },
    async holders(office, until) {
      const seen = new Set<number>();
      // An office asked without its owner ("defence minister") is that of any owner: "@" to "A" spans them all.
      const any = office.includes('@') ? { from: '', to: '' } : { from: `${office}@`, to: `${office}A` };
      return holdersOf.all({ office, ...any, before: until?.getTime() ?? ALWAYS }).flatMap((row) => {
        const actor = seen.has(row.actor) ? undefined : get(row.actor);
        if (!actor) return [];
        seen.add(row.actor);
        return [{ ...role(row), actor }];
      });
    },
    async terms(stem, until) {
      const known = new Map<number, Actor | undefined>();
      const asked = { office: stem, from: `${stem}@`, to: `${stem}A`, before: until?.getTime() ?? ALWAYS };
      return holdersOf.all(asked).flatMap((row) => {
        if (!known.has(row.actor)) known.set(row.actor, get(row.actor));
        const actor = known.get(row.actor);
        return actor === undefined ? [] : [{ ...role(row), actor }];
      });
    },
    async facts(id, { until, limit = 200 } = {}) {
      const actor = get(id);
      const before = until?.getTime() ?? ALWAYS;
      const size = sizeOf.get(id, before);
      if (!actor || !size || size.oldest === null || size.newest === null) return undefined;
      const known = new Map<number, Map<number, NonNullable<FactParty['actor']>>>();
      const statement = ({ article, body }: { article: number; body: string }) => {
        const fact = JSON.parse(body) as StatementFact;
        const who = parties(article, known);
        return { ...fact, article, speaker: who(fact.speaker), addressee: who(fact.addressee) };
      };
      const forms = formsOf.all(id);
      const links = newestLinks.all(id, before, RELATED_ARTICLES);
      return {
        actor,
        articles: size.articles,
        mentions: size.mentions,
        oldest: new Date(size.oldest),
        newest: new Date(size.newest),
        forms: forms.flatMap(({ form, named }) => (named === 1 ? [form] : [])),
        descriptions: forms.flatMap(({ form, named }) => (named === 0 ? [form] : [])),
        roles: rolesOf.all(id, before, limit).map(role),
        said: saidBy.all(id, before, limit).map(statement),
        told: toldTo.all(id, before, limit).map(statement),
        relations: relationsOf.all(id, before, limit).map(({ article, kind, day, body }) => {
          const fact = JSON.parse(body) as RelationFact;
          return {
            ...fact,
            article,
            kind,
            ...(day === null ? {} : { day }),
            participants: fact.participants.map(parties(article, known)),
          };
        }),
        days: links.flatMap(({ article, sentences }) => {
          const own = new Set(JSON.parse(sentences) as number[]);
          return daysIn
            .all(article)
            .flatMap((row) =>
              own.has(row.sentence)
                ? [{ article, day: row.day, sentence: { start: row.starts, end: row.ends } }]
                : [],
            );
        }),
        related: related(id, links, linksIn),
        why: links.map(({ article, why }) => ({ article, why })),
      } satisfies ActorFacts;
    },
    async nearest(name, limit, until) {
      const parsed = parseName(name);
      const best = new Map<number, number>();
      const note = (rows: { actor: number; form: string }[]) => {
        for (const row of rows)
          best.set(row.actor, Math.max(best.get(row.actor) ?? 0, likeness(parsed, row.form)));
      };
      const { keys, prefixes } = nearKeys(name);
      for (const key of keys) note(byKey.all(key));
      for (const prefix of prefixes) note(byPrefix.all(prefix, `${prefix}\uffff`));
      const before = until?.getTime() ?? ALWAYS;
      const alike = [...best]
        .filter(([, score]) => score > NEAR)
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit * 3)
        .flatMap(([id]) => (sizeOf.get(id, before)?.articles ? [id] : []))
        .slice(0, limit);
      const ids = alike.length > 0 ? alike : mostNamed.all(before, limit).map(({ actor }) => actor);
      return ids.flatMap((id) => get(id) ?? []);
    },
  };
}

/** How alike an asked name and a printed form are, 0 to 1: each asked word by the likest printed one; a word like none of them spoils it. */
function likeness(asked: PersonName, form: string): number {
  const { parts } = parseName(form);
  let sum = 0;
  let least = 1;
  for (const part of asked.parts) {
    let best = 0;
    for (const other of parts)
      best = Math.max(
        best,
        part === other ? 1 : samePart(part, other) === 'short form' ? 0.9 : tokenSimilarity(part, other),
      );
    sum += best;
    least = Math.min(least, best);
  }
  if (asked.parts.length === 0) return 0;
  // Of equally like names the one without further words is meant.
  const extra = Math.max(0, parts.length - asked.parts.length) * 0.01;
  const mean = sum / asked.parts.length - extra;
  return least < LEAST ? Math.min(mean, MEANT - 0.01) : mean;
}

/** A word less alike than this is another name. */
const LEAST = 0.55;

function related(
  id: number,
  links: readonly { article: number; sentences: string }[],
  linksIn: { all(article: number): { actor: number; name: string; kind: ActorKind; sentences: string }[] },
): ActorFacts['related'] {
  const counts = new Map<number, ActorFacts['related'][number]>();
  for (const { article, sentences } of links) {
    const own = new Set(JSON.parse(sentences) as number[]);
    for (const other of linksIn.all(article)) {
      if (other.actor === id) continue;
      const both = (JSON.parse(other.sentences) as number[]).filter((sentence) => own.has(sentence)).length;
      if (both === 0) continue;
      const known = counts.get(other.actor) ?? {
        id: other.actor,
        name: other.name,
        kind: other.kind,
        count: 0,
      };
      known.count += both;
      counts.set(other.actor, known);
    }
  }
  // Places come last: a reader asks with whom.
  return [...counts.values()]
    .sort(
      (a, b) =>
        Number(a.kind === 'place') - Number(b.kind === 'place') ||
        b.count - a.count ||
        (a.name < b.name ? -1 : 1),
    )
    .slice(0, 30);
}
