import type { Actor } from '../domain/actor.ts';
import { findCountry } from '../language/english/nationalities.ts';
import { fold, parseName } from '../language/names.ts';
import { ownerKey } from '../language/office.ts';
import type { RoleFact } from '../store/actors.ts';
import type { Store } from '../store/store.ts';
import { type Cite, citer } from './cite.ts';

/** One holder of an office, as far as the articles tell. */
export interface Term {
  actor: Actor;
  /** The statement it stands on: the newest. */
  role: RoleFact;
  /** Whose the office is, as printed in the newest statement of this holder that says it. */
  of?: string;
  /** The newest statement that calls it the holder; undefined where it is only ever called a former one. */
  held?: RoleFact;
  /** True where a later word says that it left or calls it former, or that another came after it. */
  ended: boolean;
}

/** All holders of one office of one owner (a country, a city, a body), newest first. */
export interface Held {
  /** As in the key of the office; undefined where no article says whose it is. */
  owner?: string;
  /** Who holds it now, or the last known to have held it. */
  leader: Term;
  terms: Term[];
}

type Row = RoleFact & { actor: Actor };

/** Holders whose relations are looked at for a successor. */
const LOOKED_AT = 4;

/** Words before a question's office that ask for one of the past. */
const PAST = /^(?:the\s+)?(?:former|ex|previous|last|late|then|onetime|one-time)[\s-]+/iu;
export const asksPast = (words: string): boolean => PAST.test(words.trim());

/** Having left, after the holder's own name: "…, resigned on Tuesday", "was sacked". */
const LEFT =
  /^(?:['’]s)?,?(?: aged)?(?: \d+,)?(?: \p{Ll}+ly)? (?:(?:has |had )?(?:resigned|quit|stepped down|stood down|left office|died)\b(?! to\b)|quits\b|resigns\b|steps down\b|(?:was|were|has been|had been|is) (?:sacked|fired|dismissed|ousted|removed|deposed|replaced|voted out|forced out)\b)/u;
/** The sentence after that tells who came next. */
const NEXT =
  /^\s*(?:His|Her|Their) successor (?:is|was|will be) (?<name>\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]+|de|van|von|bin|al|el))+)/u;

/**
 * Holders of an office ("minister:finance@austria", or without the owner) as the articles before `until` tell them, apart by owner; the owner with the
 * newest word first. A statement without an owner counts for the one that its holder has elsewhere, else for the only one that its article names.
 */
export async function officeHolders(store: Store, office: string, until: Date): Promise<Held[]> {
  const [stem = office, asked] = office.split('@');
  const rows = (await store.actors.terms(stem, until)).filter(({ status }) => status !== 'elect');
  if (rows.length === 0) return [];
  const cite = await citer(
    store,
    rows.map(({ article }) => article),
  );
  const owners = new Set(rows.flatMap((row) => ownerOf(row) ?? []));
  if (asked !== undefined) owners.add(asked);
  const groups = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const owner =
      ownerOf(row) ??
      rows.filter(({ actor }) => actor.id === row.actor.id).flatMap((one) => ownerOf(one) ?? [])[0] ??
      onlyNamed(cite.text(row.article), owners);
    if (asked !== undefined && owner !== asked) continue;
    groups.set(owner, [...(groups.get(owner) ?? []), row]);
  }
  const held: Held[] = [];
  for (const [owner, own] of groups) {
    const terms = await termsOf(store, own, cite, until);
    const leader = terms.find(({ ended }) => !ended) ?? terms[0]!;
    held.push({ ...(owner === undefined ? {} : { owner }), leader, terms });
  }
  return held.sort((a, b) => b.leader.role.asOf.getTime() - a.leader.role.asOf.getTime());
}

const ownerOf = ({ office }: RoleFact): string | undefined => office.split('@')[1];

/** The only one of some owners that a text names, as a country or in its own words. */
function onlyNamed(text: string, owners: ReadonlySet<string>): string | undefined {
  const named = new Set<string>();
  for (const [word] of text.matchAll(/\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,2}/gu)) {
    const parts = word.split(' ');
    for (let from = 0; from < parts.length; from++)
      for (let to = from + 1; to <= parts.length; to++) {
        const some = parts.slice(from, to).join(' ');
        // A capital is where the news is from, and no owner.
        if (findCountry(some)?.as === 'capital') continue;
        const key = ownerKey(some);
        if (owners.has(key)) named.add(key);
      }
  }
  return named.size === 1 ? [...named][0] : undefined;
}

async function termsOf(store: Store, rows: readonly Row[], cite: Cite, until: Date): Promise<Term[]> {
  const terms = [...Map.groupBy(rows, ({ actor }) => actor.id).values()].map((own): Term => {
    const newest = own[0]!;
    const held = own.find(({ status }) => status !== 'former');
    const left = held !== undefined && hasLeft(held, cite);
    const former = own.some(({ status, article }) => status === 'former' && article === newest.article);
    const of = own.find((one) => one.of !== undefined && ownerOf(one) !== undefined)?.of;
    return {
      ...(of === undefined ? {} : { of }),
      actor: newest.actor,
      role: { ...newest, ...(former || left ? { status: 'former' as const } : {}) },
      ...(held === undefined ? {} : { held }),
      ended: former || left,
    };
  });
  const stem = rows[0]!.title.split(/\s+/u).at(-1)!.toLowerCase();
  for (const term of terms.slice(0, LOOKED_AT)) {
    const next = await successorOf(store, term, stem, cite, until);
    if (!next) continue;
    const known = terms.find(({ actor }) => actor.id === next.actor.id);
    if (known === undefined)
      terms.push({ actor: next.actor, role: next.role, held: next.role, ended: false });
    else if (known.ended) continue;
    term.ended = true;
  }
  const at = ({ role }: Term) => role.asOf.getTime();
  return terms.sort((a, b) => at(b) - at(a) || Number(a.ended) - Number(b.ended));
}

function hasLeft({ article, sentence, actor }: Row, cite: Cite): boolean {
  const words = cite.words(article, sentence);
  const { family } = parseName(actor.name);
  return [...words.matchAll(/\p{Lu}(?:[\p{L}'’-]*\p{L})?/gu)].some(
    ({ 0: word, index }) => fold(word) === fold(family) && LEFT.test(words.slice(index + word.length)),
  );
}

/** Who came after a holder: told as a relation in words of the office, or in the sentence after the one that says it left. */
async function successorOf(
  store: Store,
  term: Term,
  stem: string,
  cite: Cite,
  until: Date,
): Promise<{ actor: Actor; role: RoleFact } | undefined> {
  const { role, held, actor } = term;
  const since = (held ?? role).asOf.getTime();
  const facts = await store.actors.facts(actor.id, { until });
  for (const one of facts?.relations ?? []) {
    if (one.kind !== 'succeeded' || one.negated || one.planned) continue;
    const [first, second] = one.participants;
    if (second?.actor?.id !== actor.id || first?.actor === undefined || first.actor.id === actor.id) continue;
    const source = await citer(store, [one.article]);
    const asOf = source.cite(one.article, one.sentence).publishedAt;
    if (asOf.getTime() < since || !source.words(one.article, one.sentence).toLowerCase().includes(stem))
      continue;
    const next = await store.actors.get(first.actor.id);
    if (next)
      return {
        actor: next,
        role: { ...role, status: 'current', article: one.article, sentence: one.sentence, asOf },
      };
  }
  if (!term.ended) return undefined;
  const after = cite.text(role.article).slice(role.sentence.end);
  const said = NEXT.exec(after);
  const name = said?.groups?.name;
  if (!said || name === undefined) return undefined;
  const [next] = await store.actors.find(name, { until, limit: 1 });
  if (!next || (next.how !== 'exact' && next.how !== 'alias')) return undefined;
  const start = role.sentence.end + /^\s*/u.exec(after)![0].length;
  const sentence = {
    start,
    end: role.sentence.end + (/[.!?](?=\s|$)/u.exec(after)?.index ?? said[0].length) + 1,
  };
  return { actor: next, role: { ...role, status: 'current', sentence } };
}
