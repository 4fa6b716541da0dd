import type { Actor, RoleAsOf } from '../domain/actor.ts';
import type { Citation } from '../domain/article.ts';
import { isForename } from '../language/english/forenames.ts';
import { parseName } from '../language/names.ts';
import { parseOffice } from '../language/office.ts';
import type { ActorFacts, ActorMatch, RoleFact } from '../store/actors.ts';
import type { Coverage } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import { type Cite, citer } from './cite.ts';
import { eventsOf, type ProfileEvent } from './event.ts';
import { denialsOf, meetingsOf, type ProfileMeeting } from './meeting.ts';
import { asksPast, officeHolders, type Term } from './office.ts';
import { rolesOnce } from './role.ts';
import { type ProfileStatement, statementsOf } from './statement.ts';

/** All that is shown of one actor; lists are newest first. */
export interface Profile {
  actor: Actor;
  /** How the asked name came to this actor, where it is not its own. */
  asked?: { how: 'slip' | 'misspelt' | 'office'; words: string };
  office?: {
    current: RoleAsOf;
    /** Others of the same office: "past" are those only ever called former holders, "later" those who came after the one shown. */
    others: {
      id: number;
      name: string;
      as: 'earlier' | 'acting' | 'past' | 'later';
      asOf: Date;
      citation: Citation;
    }[];
  };
  descriptions: string[];
  roles: RoleAsOf[];
  statements: ProfileStatement[];
  told: ProfileStatement[];
  meetings: ProfileMeeting[];
  /** Meetings that are denied or did not come about. */
  denials: ProfileMeeting[];
  related: ActorFacts['related'];
  timeline: ProfileEvent[];
  why: { why: string; citation: Citation }[];
  articles: number;
  mentions: number;
  oldest: Date;
  newest: Date;
}

export type Answer =
  | { kind: 'profile'; profile: Profile }
  | {
      kind: 'choices';
      asked: string;
      choices: { id: number; name: string; kind: Actor['kind']; roles: RoleFact[]; articles: number }[];
    }
  | { kind: 'empty'; asked: string; coverage: Coverage; nearest: Actor[] };

/** Who is meant by a name or an office, and what the articles before `until` say of them. */
export async function findProfile(store: Store, words: string, until: Date): Promise<Answer> {
  const matches = await store.actors.find(words, { until });
  const exact = matches.filter((match) => match.how === 'exact' || match.how === 'alias');
  if (exact.length === 0) {
    const office = parseOffice(words);
    const held = office === undefined ? undefined : await byOffice(store, words, office, until);
    if (held) return held;
  }
  const meant = narrow(exact.length > 0 ? exact : matches);
  if (meant.length === 0)
    return {
      kind: 'empty',
      asked: words,
      coverage: await store.articles.coverage(until),
      nearest: await store.actors.nearest(words, 5, until),
    };
  if (meant.length > 1)
    return {
      kind: 'choices',
      asked: words,
      choices: meant.map(({ id, name, kind, roles, articles }) => ({
        id,
        name,
        kind,
        roles: rolesOnce(roles),
        articles,
      })),
    };
  const match = meant[0]!;
  const profile = await profileOf(store, match.id, until);
  if (!profile)
    return { kind: 'empty', asked: words, coverage: await store.articles.coverage(until), nearest: [] };
  const asked =
    match.how === 'misspelt'
      ? { how: slip(words, match.form) ? ('slip' as const) : ('misspelt' as const), words }
      : undefined;
  return { kind: 'profile', profile: { ...profile, ...(asked ? { asked } : {}) } };
}

/** A lone word that could not be given to anybody, or was once taken for a firm, steps back where one full name bears it far more often. */
export function narrow(matches: readonly ActorMatch[]): readonly ActorMatch[] {
  const full = matches.filter((match) => match.kind === 'person' && parseName(match.name).parts.length > 1);
  const [bearer] = full;
  if (full.length !== 1 || !bearer) return matches;
  const rest = matches.filter(
    (match) =>
      match !== bearer &&
      (match.kind !== 'person' || parseName(match.name).parts.length > 1) &&
      (match.mentions * 5 > bearer.mentions ||
        parseName(match.name).parts.join(' ') !== parseName(bearer.name).family),
  );
  return rest.length === 0 ? full : matches;
}

/** True where rather the paper slipped than the reader: the asked given name is a usual one and the printed one is not. */
function slip(asked: string, printed: string): boolean {
  const [a, b] = [parseName(asked), parseName(printed)];
  return a.parts.length > 1 && a.family === b.family && isForename(a.parts[0]!) && !isForename(b.parts[0]!);
}

async function byOffice(
  store: Store,
  words: string,
  office: string,
  until: Date,
): Promise<Answer | undefined> {
  const past = asksPast(words);
  const offices = (await officeHolders(store, office, until)).flatMap((held) => {
    const { leader, terms } = held;
    const meant = past ? (terms.find(({ ended }) => ended) ?? terms.find((term) => term !== leader)) : leader;
    return meant === undefined ? [] : [{ ...held, meant }];
  });
  const [first] = offices;
  if (!first) return undefined;
  // Asked without saying whose: offices of different owners are different, and the reader is asked.
  if (offices.length > 1)
    return {
      kind: 'choices',
      asked: words,
      choices: offices.map(({ meant, terms }) => ({
        id: meant.actor.id,
        name: meant.actor.name,
        kind: meant.actor.kind,
        roles: [inFull(meant, terms)],
        articles: 0,
      })),
    };
  const { meant, terms } = first;
  const profile = await profileOf(store, meant.actor.id, until);
  if (!profile) return undefined;
  const cite = await citer(
    store,
    terms.flatMap(({ role, held }) => [role.article, held?.article ?? role.article]),
  );
  return {
    kind: 'profile',
    profile: {
      ...profile,
      asked: { how: 'office', words },
      office: {
        current: roleAsOf(inFull(meant, terms), cite),
        others: terms
          .filter((term) => term !== meant)
          .map(({ actor, role, held, ended }) => {
            const { asOf, article, sentence, status } = held ?? role;
            return {
              id: actor.id,
              name: actor.name,
              as:
                held === undefined
                  ? ('past' as const)
                  : !ended && asOf > (meant.held ?? meant.role).asOf
                    ? ('later' as const)
                    : status === 'acting'
                      ? ('acting' as const)
                      : ('earlier' as const),
              asOf,
              citation: cite.cite(article, sentence),
            };
          }),
      },
    },
  };
}

/** A role in words that say whose it is, where a statement of the same office has them. */
function inFull({ actor, role, of: own }: Term, terms: readonly Term[]): RoleFact {
  const of = role.of ?? own ?? terms.find((term) => term.of !== undefined && term.actor.id !== actor.id)?.of;
  return of === undefined ? role : { ...role, of };
}

/** The profile of a known actor; undefined where no article before `until` speaks of it. */
export async function profileOf(store: Store, id: number, until: Date): Promise<Profile | undefined> {
  const facts = await store.actors.facts(id, { until });
  if (!facts) return undefined;
  const cite = await citer(
    store,
    [...facts.roles, ...facts.said, ...facts.told, ...facts.relations, ...facts.days, ...facts.why].map(
      ({ article }) => article,
    ),
  );
  return {
    actor: facts.actor,
    descriptions: facts.descriptions,
    roles: rolesOnce(facts.roles).map((role) => roleAsOf(role, cite)),
    statements: statementsOf(facts.said, cite),
    told: statementsOf(facts.told, cite),
    meetings: meetingsOf(id, facts.relations, cite),
    denials: denialsOf(id, facts.relations, cite),
    related: facts.related,
    timeline: eventsOf(facts, cite),
    why: distinct(facts.why, (one) => one.why).map(({ article, why }) => ({
      why,
      citation: cite.cite(article, { start: 0, end: 0 }),
    })),
    articles: facts.articles,
    mentions: facts.mentions,
    oldest: facts.oldest,
    newest: facts.newest,
  };
}

function roleAsOf(role: RoleFact, { cite }: Cite): RoleAsOf {
  const { title, of, office, status, asOf, article, sentence } = role;
  return {
    title,
    ...(of === undefined ? {} : { of }),
    office,
    status,
    asOf,
    citation: cite(article, sentence),
  };
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const own = key(item);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
