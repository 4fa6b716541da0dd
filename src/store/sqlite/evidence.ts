import type { Database } from 'better-sqlite3';
import type { ActorKind, Reading, Role } from '../../domain/reading.ts';
import { acronymsOf, isAcronym, isCommonBody, isInitials } from '../../language/actors/organisations.ts';
import { findCountry } from '../../language/english/nationalities.ts';
import {
  type Evidence,
  identityKeys,
  type Known,
  lookupSteps,
  RECENT,
  SURE,
} from '../../language/identity.ts';
import { fold, parseName } from '../../language/names.ts';
import { parseOffice } from '../../language/office.ts';

/** What an article says of one of its actors, as the links keep it. */
export interface LocalEvidence extends Evidence {
  local: number;
  /** Descriptions that stood for it: "the US Secretary of State". */
  descriptions: string[];
  /** Sentences that mention it; -1 is the title. */
  sentences: number[];
  mentions: number;
  family: string;
}

/** Candidates looked at for one name; keys that more actors share tell nothing. */
const MOST_CANDIDATES = 60;

const clean = (surface: string): string =>
  surface
    .replace(/\s+/gu, ' ')
    .replace(/['’]s?$/u, '')
    .trim();

/** Evidence of all actors of a reading that can be told again in other articles, the surest first. */
export function gather(reading: Reading, title: string, text: string, at: number): LocalEvidence[] {
  const found = reading.actors.map((actor, local): LocalEvidence => {
    const names: string[] = [];
    const descriptions: string[] = [];
    const sentences = new Set<number>();
    for (const index of actor.mentions) {
      const mention = reading.mentions[index];
      if (!mention) continue;
      sentences.add(
        mention.in === 'title'
          ? -1
          : reading.sentences.findIndex((one) => one.start <= mention.start && mention.end <= one.end),
      );
      const surface = clean((mention.in === 'title' ? title : text).slice(mention.start, mention.end));
      if (mention.form === 'name') names.push(actor.kind === 'person' ? parseName(surface).plain : surface);
      else if (mention.form === 'nominal') descriptions.push(surface);
    }
    if (names.length > 0) names.unshift(clean(actor.name));
    if (actor.kind === 'group') names.push(actor.name);
    const offices = reading.roles.filter((role) => role.holder === local).map(standing);
    if (names.length === 0 && offices.length === 0) {
      const office = parseOffice(actor.name);
      if (office !== undefined) offices.push(standing({ office, status: titleStatus(actor.name) }));
    }
    const first = names[0];
    return {
      local,
      kind: actor.kind,
      names: [...new Set(names)],
      descriptions: [...new Set(descriptions)],
      offices: [...new Set(offices)],
      sentences: [...sentences].sort((a, b) => a - b),
      mentions: actor.mentions.length,
      family: first === undefined ? (offices[0] ?? '') : familyOf(actor.kind, first),
      at,
    };
  });
  return found.filter(isTellable).sort((a, b) => rank(a) - rank(b) || a.local - b.local);
}

/** An office with its standing: who was, or is to be, is not who is. An acting holder is one. */
const standing = ({ office, status }: Pick<Role, 'office' | 'status'>): string =>
  status === 'former' || status === 'elect' ? `${status} ${office}` : office;

/** The standing that a description's own words tell. */
const titleStatus = (words: string): Role['status'] =>
  /^(?:former|ex-|then-|erstwhile|late)\b/iu.test(words)
    ? 'former'
    : /-elect\b/iu.test(words)
      ? 'elect'
      : 'current';

/** The word under which unsure links of a name are taken up again. */
function familyOf(kind: ActorKind, name: string | undefined): string {
  if (name === undefined) return '';
  if (kind === 'person') return parseName(name).family;
  if (isLone(kind, name)) return parseName(name).family;
  return kind === 'organisation' && isInitials(name) ? fold(name) : '';
}

/** True for an organisation of one word that is no acronym: it may be somebody's surname. */
export const isLone = (kind: ActorKind, name: string | undefined): boolean =>
  kind === 'organisation' &&
  name !== undefined &&
  !/\s/u.test(name) &&
  !isAcronym(name) &&
  parseName(name).parts.length === 1;

/** Groups can be told again only by a name in them ("Arab foreign ministers", not "officials"). */
const isTellable = ({ kind, names, offices }: LocalEvidence): boolean =>
  kind === 'group'
    ? names.some(
        (name) => /\s.*\p{Lu}|^\p{Lu}{2}/u.test(name) || findCountry(name.split(' ')[0] ?? '') !== undefined,
      )
    : names.length > 0 || offices.length > 0;

const rank = (evidence: LocalEvidence): number =>
  evidence.names.length === 0
    ? 3
    : isUnsure(evidence)
      ? 2
      : evidence.kind === 'person'
        ? 0
        : // Told by its company, which must be known first.
          evidence.names.some(isCommonBody)
          ? 1.5
          : 1;

/** True where a new actor of this evidence may turn out to be another: a lone word, an acronym, an office. */
export const isUnsure = ({ kind, names }: Evidence): boolean => {
  const name = names[0];
  if (name === undefined) return true;
  if (kind === 'person') return parseName(name).parts.length === 1;
  return kind === 'organisation' && (isInitials(name) || isLone(kind, name));
};

/** The bare office of one with its standing, and the two statuses under which roles have it. */
function statusesOf(held: string): [string, Role['status'], Role['status']] {
  const [, status, office] = /^(former|elect) (.+)$/u.exec(held) ?? [];
  return status === undefined || office === undefined
    ? [held, 'current', 'acting']
    : [office, status as Role['status'], status as Role['status']];
}

/** Words under which links of others wait for this one: a family name, the initials of an organisation written out. */
export const awaited = ({ kind, names, family }: LocalEvidence): string[] =>
  family !== ''
    ? [family]
    : kind === 'organisation' && names[0] !== undefined
      ? [...new Set([...names.filter(isInitials).map(fold), ...acronymsOf(names[0])])]
      : [];

/** Looks up who may be meant. `others` are the actors of the same article beyond doubt, `taken` all that it names. */
export function candidates(db: Database) {
  const byKey = db.prepare<[string, number], { actor: number }>(
    'SELECT DISTINCT actor FROM actor_keys WHERE key = ? LIMIT ?',
  );
  const byOffice = db.prepare<[string, number, number, string, string], { actor: number }>(
    `SELECT DISTINCT l.actor FROM actor_roles r JOIN actor_links l ON l.article = r.article AND l.local = r.holder
     WHERE r.office = ? AND r.published_at BETWEEN ? AND ? AND r.status IN (?, ?) LIMIT 50`,
  );
  const actorOf = db.prepare<[number], { id: number; kind: ActorKind }>(
    'SELECT id, kind FROM actors WHERE id = ?',
  );
  const namesOf = db.prepare<[number], { form: string }>(
    'SELECT form FROM actor_forms WHERE actor = ? AND named = 1 ORDER BY articles DESC, length(form) DESC, form LIMIT 12',
  );
  const officesOf = db.prepare<[number], { offices: string }>(
    "SELECT offices FROM actor_links WHERE actor = ? AND offices <> '[]' ORDER BY published_at DESC LIMIT 20",
  );
  const nearOf = db.prepare<[number, number, number, number], { strength: number }>(
    'SELECT strength FROM actor_links WHERE actor = ? AND published_at BETWEEN ? AND ? AND strength >= ? LIMIT 1',
  );
  // Only links beyond doubt tell of company: what is unsure may change with the next article. 0.86 is SURE.
  const articlesOf = db
    .prepare<[number], number>(
      'SELECT article FROM actor_links WHERE actor = ? AND strength >= 0.86 ORDER BY published_at DESC LIMIT 20',
    )
    .pluck();
  const linkedIn = db
    .prepare<[number], number>('SELECT actor FROM actor_links WHERE article = ? AND strength >= 0.86')
    .pluck();

  // One article is decided against the same few actors a hundred times over: what is read of them is kept until something of it changes.
  const looks = new Map<number, Look | undefined>();
  const seenIn = new Map<number, number[]>();
  const namedBy = new Map<number, number[]>();

  const look = (id: number): Look | undefined =>
    remembered(looks, id, () => {
      const actor = actorOf.get(id);
      if (actor === undefined) return undefined;
      const names = namesOf.all(id).map((row) => row.form);
      const full =
        actor.kind === 'person'
          ? names.some((name) => parseName(name).parts.length > 1)
          : !names.every(
              (name) => isLone(actor.kind, name) || (actor.kind === 'organisation' && isInitials(name)),
            );
      const offices = officesOf.all(id).flatMap((row) => JSON.parse(row.offices) as string[]);
      return { kind: actor.kind, names, full, offices };
    });

  const shared = (actor: number, others: ReadonlySet<number>, article: number): number => {
    if (others.size === 0) return 0;
    const met = new Set<number>();
    for (const seen of remembered(seenIn, actor, () => articlesOf.all(actor) as number[])) {
      if (seen === article) continue;
      for (const other of remembered(namedBy, seen, () => linkedIn.all(seen) as number[]))
        if (other !== actor && others.has(other)) met.add(other);
    }
    return met.size;
  };

  /** To be told of every link and every form that changes, and at the start of a transaction (no actor): others may have written. */
  const changed = (actor?: number, article?: number): void => {
    if (actor === undefined) {
      looks.clear();
      seenIn.clear();
      namedBy.clear();
      return;
    }
    looks.delete(actor);
    if (article === undefined) return;
    seenIn.delete(actor);
    namedBy.delete(article);
  };

  /** True where the actor is named beyond doubt (or, known by a lone word only, at all) in the weeks around. */
  const isNear = (actor: number, at: number, full: boolean): boolean =>
    nearOf.get(actor, at - RECENT, at + RECENT, full ? SURE : 0) !== undefined;

  const heldNear = db.prepare<[string, number, number, number, number, string, string], { article: number }>(
    `SELECT r.article FROM actor_roles r JOIN actor_links l ON l.article = r.article AND l.local = r.holder
     WHERE r.office = ? AND r.published_at BETWEEN ? AND ? AND r.article <> ? AND l.actor = ? AND r.status IN (?, ?) LIMIT 1`,
  );
  /** True where another article of these weeks states the office of the actor. */
  const holds = (actor: number, held: string, at: number, article: number): boolean => {
    const [office, ...statuses] = statusesOf(held);
    return heldNear.get(office, at - RECENT, at + RECENT, article, actor, ...statuses) !== undefined;
  };

  const find = (
    evidence: Evidence,
    others: ReadonlySet<number>,
    article: number,
    taken: ReadonlySet<number>,
  ): Known[] => {
    // A lone word known of nobody's full name, and an initial, carry over only in company.
    const wary = evidence.kind === 'person' && isUnsure(evidence);
    const initial =
      evidence.kind === 'person' && !wary && (parseName(evidence.names[0] ?? '').parts[0]?.length ?? 0) === 1;
    const initials = evidence.kind === 'organisation' && evidence.names.every(isInitials);
    const common = evidence.kind === 'organisation' && evidence.names.some(isCommonBody);
    for (const keys of lookupSteps(evidence)) {
      const ids = new Set<number>();
      for (const key of keys) {
        if (key.startsWith('office:')) {
          const [office, ...statuses] = statusesOf(key.slice(7));
          for (const row of byOffice.all(office, evidence.at - RECENT, evidence.at + RECENT, ...statuses))
            ids.add(row.actor);
        } else for (const row of byKey.all(key, MOST_CANDIDATES)) ids.add(row.actor);
      }
      const known = [...ids].flatMap((id): Known[] => {
        const actor = look(id);
        // Two names of one article are two: its reading has told them apart. A description may still mean somebody named there.
        if (!actor || actor.kind !== evidence.kind || (taken.has(id) && evidence.names.length > 0)) return [];
        const { kind, names, full, offices } = actor;
        return [
          {
            id,
            kind,
            names,
            offices,
            near: isNear(id, evidence.at, full) ? evidence.at : Number.NEGATIVE_INFINITY,
            shared: 0,
            here: taken.has(id),
          },
        ];
      });
      if (known.length > 0)
        return known.map((one) => ({
          ...one,
          // Looked up only where it can decide: between several who may be meant, or where offices may contradict.
          shared:
            (known.length > 1 && (one.near > 0 || !isUnsure(evidence))) ||
            evidence.offices.length > 0 ||
            common ||
            initials ||
            (wary && !one.names.some((name) => parseName(name).parts.length > 1)) ||
            initial
              ? shared(one.id, others, article)
              : 0,
        }));
    }
    return [];
  };
  return { find, isNear, holds, changed };
}

/** What is known of an actor that may be meant, whoever asks. */
interface Look {
  kind: ActorKind;
  names: string[];
  /** Known by more than a lone word. */
  full: boolean;
  offices: string[];
}

/** The value of a key, made at the first asking. */
function remembered<T>(known: Map<number, T>, key: number, make: () => T): T {
  if (known.has(key)) return known.get(key) as T;
  const made = make();
  known.set(key, made);
  return made;
}

/** Keys of a printed form. */
export const keysOf = (kind: ActorKind, form: string): string[] => identityKeys(kind, form);
