import { distance } from 'fastest-levenshtein';
import type { Actor } from '../domain/actor.ts';
import { type Period, parseInstant } from '../domain/period.ts';
import { fold } from '../language/names.ts';
import type { SearchQuery, Sought } from '../store/articles.ts';
import type { Store } from '../store/store.ts';
import { type Offer, whoIsMeant } from './meant.ts';
import type { Term, Topic } from './topic.ts';
import { contentWords } from './word.ts';

/** One thing that must be met: by words, by an actor, or by an outlet. */
export interface Clause {
  /** A plain word, of which a description has many. */
  free: boolean;
  /** The ways it is met, in words: what was typed first, then its other spellings or the names of an actor. */
  ways: string[];
  /** Of the ways the one that articles print, of each: what a sentence on the topic is told by. */
  main: string[];
  words: Sought[];
  actors: number[];
  sources: string[];
}

/** A topic with its names looked up. */
export interface Resolved {
  clauses: Clause[];
  none: Pick<SearchQuery, 'none' | 'notActors' | 'notSources'>;
  period: Period;
  notes: string[];
  offers: Offer[];
  /** True where a clause can be met by nothing: an actor or an outlet that nobody knows. */
  nobody: boolean;
}

/** Names of an actor that count as ways to speak of it. */
const MOST_NAMES = 12;
/** Share of letters in which an outlet's name may differ from what was typed. */
const SLIP = 0.25;

/** Looks up the actors, outlets, spellings and dates of a topic. `asked` is the period the command was given: the narrower one counts. */
export async function resolve(store: Store, topic: Topic, asked: Period): Promise<Resolved> {
  const period = await periodOf(store, topic, asked);
  const until = period.until ?? new Date(8.64e15);
  const notes = new Set<string>();
  const offers: Offer[] = [];
  const known: { outlets?: string[]; people: Map<string, Actor[]> } = { people: new Map() };

  const people = async (words: string): Promise<Actor[]> => {
    const before = known.people.get(words);
    if (before) return before;
    const meant = await whoIsMeant(store, words, until);
    if (meant.note !== undefined) notes.add(meant.note);
    offers.push(...meant.offers);
    known.people.set(words, meant.actors);
    return meant.actors;
  };
  const outlets = async (words: string): Promise<string[]> => {
    known.outlets ??= await store.articles.sources();
    const found = outletsOf(known.outlets, words);
    if (found.note !== undefined) notes.add(found.note);
    return found.names;
  };
  const unprinted = new Set<Term>();
  const spelt = async (terms: readonly Term[]): Promise<Map<Term, string[]>> => {
    const plain = terms.filter(({ field, quoted }) => (field === 'text' || field === 'title') && !quoted);
    const found = await store.actors.spellings(plain.map(({ words }) => words));
    const others = new Map<Term, string[]>();
    for (const [i, term] of plain.entries()) {
      const [stem] = contentWords(term.words);
      const own = found[i]!;
      if (own.length === 0 || stem === undefined) continue;
      if (!own[0]!.printed) unprinted.add(term);
      others.set(
        term,
        own.map(({ word }) => word),
      );
      notes.add(
        `“${term.words}” was looked for as ${own.map(({ word }) => `“${word}”`).join(', ')} too (${[...new Set(own.map(({ actor }) => actor))].join(', ')}).`,
      );
    }
    return others;
  };

  const spellings = await spelt(topic.clauses.flat());
  const clauses: Clause[] = [];
  for (const terms of topic.clauses) {
    const clause: Clause = { free: false, ways: [], main: [], words: [], actors: [], sources: [] };
    for (const term of terms) {
      const { field, words } = term;
      if (field === 'source') clause.sources.push(...(await outlets(words)));
      else if (field === 'actor')
        for (const { id, name, aliases } of await people(words)) {
          clause.actors.push(id);
          clause.ways.push(...[name, ...aliases].slice(0, MOST_NAMES));
          clause.main.push(shortest(name, aliases));
        }
      else {
        const others = spellings.get(term);
        clause.main.push((unprinted.has(term) ? others?.[0] : undefined) ?? words);
        for (const way of [words, ...(others ?? [])]) {
          clause.words.push({ words: way, ...(field === 'title' ? { title: true } : {}) });
          clause.ways.push(way);
        }
      }
    }
    const [only, more] = terms;
    clause.free =
      more === undefined && only?.field === 'text' && !only.quoted && contentWords(only.words).length > 0;
    clauses.push(clause);
  }
  const none: Resolved['none'] = { none: [], notActors: [], notSources: [] };
  for (const { field, words } of topic.none) {
    if (field === 'source') none.notSources!.push(...(await outlets(words)));
    else if (field === 'actor') none.notActors!.push(...(await people(words)).map(({ id }) => id));
    else none.none!.push({ words, ...(field === 'title' ? { title: true } : {}) });
  }
  const nobody = clauses.some(
    ({ words, actors, sources }) => words.length + actors.length + sources.length === 0,
  );
  return { clauses, none, period, notes: [...notes], offers, nobody };
}

/** The name that stands for somebody in running text: "Blinken". */
const shortest = (name: string, aliases: readonly string[]): string =>
  [name, ...aliases]
    .filter((one) => contentWords(one).length > 0 && one.length > 3)
    .reduce((best, one) => (one.split(' ').length < best.split(' ').length ? one : best), name);

/** The narrower of what was typed in the line and what the command was given; days in UTC. */
async function periodOf(store: Store, { since, until }: Topic, asked: Period): Promise<Period> {
  if (since === undefined && until === undefined) return asked;
  const now = asked.until ?? (await store.articles.coverage()).newest ?? new Date(0);
  const from = since === undefined ? undefined : parseInstant(since, now);
  const to = until === undefined ? undefined : parseInstant(until, now, 'UTC', true);
  const later = from === undefined || (asked.since !== undefined && asked.since > from) ? asked.since : from;
  const sooner = to === undefined || (asked.until !== undefined && asked.until < to) ? asked.until : to;
  return {
    ...(later === undefined ? {} : { since: later }),
    ...(sooner === undefined ? {} : { until: sooner }),
  };
}

/** Outlets of this name; where none has it, those with it in their name; where none has, the one that is spelt most like it. */
function outletsOf(outlets: readonly string[], words: string): { names: string[]; note?: string } {
  const asked = fold(words);
  const same = outlets.filter((name) => fold(name) === asked);
  if (same.length > 0) return { names: same };
  const within = outlets.filter((name) => ` ${fold(name)} `.includes(` ${asked} `));
  if (within.length > 0)
    return {
      names: within,
      note: `source:${words} is ${within.slice(0, 5).join(', ')}${within.length > 5 ? ' …' : ''}.`,
    };
  const alike = outlets
    .map((name) => ({ name, far: distance(fold(name), asked) / Math.max(name.length, asked.length) }))
    .filter(({ far }) => far <= SLIP)
    .sort((a, b) => a.far - b.far)
    .slice(0, 1)
    .map(({ name }) => name);
  return alike.length > 0
    ? { names: alike, note: `“${words}” was taken for the outlet ${alike[0]}.` }
    : { names: [], note: `No outlet here is called “${words}”.` };
}
