import type { Citation } from '../domain/article.ts';
import type { ActorKind, RelationKind } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { titleModifier, titleNoun } from '../language/english/titles.ts';
import { fold } from '../language/names.ts';
import type { ActorFacts, FactParty } from '../store/actors.ts';
import { isNear } from './seat.ts';

/** One meeting with one other side, told by one article or several. */
export interface ProfileMeeting {
  with: string;
  /** The other's actor, where it is known who. */
  id?: number;
  /** True for a group or somebody without a name: "foreign ministers". */
  unnamed: boolean;
  kind: RelationKind;
  /** True where the other acted: it visited, received or invited. */
  passive: boolean;
  place?: string;
  /** The day of the meeting where an article tells it. */
  date?: string;
  /** First and last day, where an article tells it no nearer: "last week". */
  during?: { from: string; to: string };
  planned: boolean;
  attribution?: string;
  /** Newest first; at least one. */
  citations: Citation[];
}

/** Relations in which people come together. */
const MEETINGS: ReadonlySet<RelationKind> = new Set(['met', 'hosted', 'invited', 'spoke', 'visited']);
/** Relations that several who take part together have with each other. */
const MUTUAL: ReadonlySet<RelationKind> = new Set(['met', 'spoke']);
/** Words that stand for somebody named elsewhere. */
const PRONOUN =
  /^(?:he|she|they|it|him|her|them|we|us|i|me|you|who|whom|whose|which|that|this|these|those|both|each other|one another|himself|herself|themselves|others|all|each|one|some|his|their|theirs|hers)$/iu;
/** What may stand between two subjects of one verb, beside names, titles and nationalities. */
const JOINING = new Set(
  "and , & as well along together with the of for both his her their its 's ’s counterpart".split(' '),
);

/** Articles that tell of one meeting without its day appear within this time of it: 5 days. */
const TOLD_WITHIN = 5 * 86_400_000;

type Fact = ActorFacts['relations'][number];
interface Source {
  cite(article: number, span: Span): Citation;
  words(article: number, span: Span): string;
}

/** The meetings of an actor, newest telling first: whom it met by the words of the articles, each meeting once with all who tell it. */
export const meetingsOf = (id: number, relations: readonly Fact[], source: Source): ProfileMeeting[] =>
  settled(
    once(
      tellings(
        id,
        relations.filter(({ negated }) => !negated),
        source,
      ),
    ),
  );

/** A plan without a day is settled by a meeting of the same two within this time: 14 days. */
const SETTLED = 14 * 86_400_000;

/** Plans and invitations that a meeting of the same two has settled are left out. */
function settled(meetings: readonly ProfileMeeting[]): ProfileMeeting[] {
  const done = meetings.filter(({ planned, kind }) => !planned && kind !== 'spoke');
  return meetings.filter(
    (one) =>
      !one.planned ||
      !done.some((other) => {
        if ((one.id ?? fold(one.with)) !== (other.id ?? fold(other.with))) return false;
        if (one.date !== undefined) return other.date === one.date;
        const told = Math.min(...one.citations.map(({ publishedAt }) => publishedAt.getTime()));
        const held = other.date === undefined ? Number.NaN : Date.parse(other.date) + 86_400_000;
        return one.during === undefined && held >= told && held - told <= SETTLED;
      }),
  );
}

/** What the articles say did not happen or was denied, newest telling first. */
export const denialsOf = (id: number, relations: readonly Fact[], source: Source): ProfileMeeting[] =>
  once(
    tellings(
      id,
      relations.filter(({ negated }) => negated),
      source,
    ),
  );

function tellings(id: number, relations: readonly Fact[], source: Source): ProfileMeeting[] {
  const told: ProfileMeeting[] = [];
  for (const one of relations) {
    if (!MEETINGS.has(one.kind)) continue;
    const citation = source.cite(one.article, one.sentence);
    // A day after the article's own is to come, however it is put: "on Tuesday, when he meets the board".
    const ahead = one.day !== undefined && one.day > citation.publishedAt.toISOString().slice(0, 10);
    const { others, passive } = counterparts(id, one, source);
    for (const party of others) {
      const printed = source.words(one.article, party);
      const name = party.actor?.name ?? printed;
      if (PRONOUN.test(name)) continue;
      told.push({
        with: name,
        ...(party.actor === undefined ? {} : { id: party.actor.id }),
        unnamed: isUnnamed(party.actor?.kind, name, one.kind === 'visited' && !passive),
        kind: one.kind,
        passive,
        // Who visits a place is there; another place in the sentence is what the visit is about.
        ...(one.place && one.kind !== 'visited' ? { place: source.words(one.article, one.place) } : {}),
        ...(one.day === undefined ? {} : { date: one.day }),
        ...(one.during === undefined ? {} : { during: one.during }),
        planned: one.planned || ahead || one.kind === 'invited',
        ...(one.attribution ? { attribution: source.words(one.article, one.attribution) } : {}),
        citations: [citation],
      });
    }
  }
  return told;
}

/**
 * With whom the relation brings an actor together. The first who takes part is the subject, and those joined to it are subjects too; the
 * others were met by these only: "A met B and C" does not say that B met C.
 */
function counterparts(id: number, one: Fact, source: Source): { others: FactParty[]; passive: boolean } {
  const { participants } = one;
  let subjects = 1;
  while (subjects < participants.length) {
    const [before, next] = [participants[subjects - 1]!, participants[subjects]!];
    if (next.start < before.end || !joins(source.words(one.article, { start: before.end, end: next.start })))
      break;
    subjects++;
  }
  const isSelf = (party: FactParty) => party.actor?.id === id;
  const acting = participants.slice(0, subjects);
  const acted = participants.slice(subjects);
  if (acting.some(isSelf)) {
    if (acted.length > 0) return { others: acted.filter((party) => !isSelf(party)), passive: false };
    return { others: MUTUAL.has(one.kind) ? acting.filter((party) => !isSelf(party)) : [], passive: false };
  }
  return { others: acted.some(isSelf) ? acting : [], passive: true };
}

/** True where the words between two parties only join them: "and", ", foreign minister of Norway, and". */
const joins = (between: string): boolean =>
  (between.match(/\p{L}+(?:-\p{L}+)*|['’]s|[^\s\p{L}]/gu) ?? []).every(
    (word) =>
      JOINING.has(word.toLowerCase()) ||
      /^\p{Lu}/u.test(word) ||
      word === '.' ||
      titleNoun(word) !== undefined ||
      titleModifier(word) !== undefined,
  );

/** What is visited and no known actor is a place: "the Middle East". */
const isUnnamed = (kind: ActorKind | undefined, name: string, place: boolean): boolean =>
  kind === 'group' || (kind === undefined && !place && /(?:^|\s)\p{Ll}{4,}/u.test(name));

/** One line a meeting: tellings of the same two sides that do not contradict each other in day or place. */
function once(told: readonly ProfileMeeting[]): ProfileMeeting[] {
  const meetings: ProfileMeeting[] = [];
  // What tells the day, then what tells the place, leads; the rest joins it.
  const full = (one: ProfileMeeting) => Number(one.date !== undefined) * 2 + Number(one.place !== undefined);
  for (const one of [...told].sort((a, b) => full(b) - full(a))) {
    const same = meetings.find((other) => isSame(other, one));
    if (!same) {
      meetings.push({ ...one, citations: [...one.citations] });
      continue;
    }
    // A plan that came about is shown as what came about; where one article tells it on its own word, no source is named.
    if (one.planned && !same.planned) continue;
    if (same.planned && !one.planned) Object.assign(same, { planned: false, citations: [] });
    if (one.attribution === undefined) delete same.attribution;
    if (same.date === undefined && same.during === undefined && one.during !== undefined)
      same.during = one.during;
    const place = placesOf(same.place, one.place);
    if (place !== undefined) same.place = place;
    for (const citation of one.citations)
      if (!same.citations.some(({ article }) => article === citation.article)) same.citations.push(citation);
  }
  const newest = ({ citations }: ProfileMeeting) =>
    Math.max(...citations.map(({ publishedAt }) => publishedAt.getTime()));
  for (const one of meetings)
    one.citations.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || a.article - b.article);
  return meetings.sort((a, b) => newest(b) - newest(a));
}

/** "Pentagon, Washington": where of one day different places are told, both. */
function placesOf(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return isNear(first, second) ? first : `${first}, ${second}`;
}

/** Met and received are one way of coming together; a call or a visit is another. */
const way = ({ kind, passive }: ProfileMeeting): string =>
  kind === 'met' || kind === 'hosted' ? 'met' : `${kind} ${kind === 'spoke' ? '' : passive}`;

function isSame(known: ProfileMeeting, one: ProfileMeeting): boolean {
  if (way(known) !== way(one) || (known.id ?? fold(known.with)) !== (one.id ?? fold(one.with))) return false;
  if (known.date !== undefined && one.date !== undefined) return known.date === one.date;
  if (known.place !== undefined && one.place !== undefined && !isNear(known.place, one.place)) return false;
  // A plan without a day is told before the meeting, a report after it.
  const from = known.date === undefined ? undefined : Date.parse(known.date);
  return one.citations.every((own) =>
    known.citations.some((other) => {
      const gap = own.publishedAt.getTime() - (from ?? other.publishedAt.getTime());
      return from === undefined || one.planned
        ? Math.abs(gap) <= TOLD_WITHIN
        : gap >= 0 && gap <= TOLD_WITHIN;
    }),
  );
}
