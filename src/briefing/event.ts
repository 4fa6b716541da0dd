import type { Citation } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { findDates } from '../language/dates.ts';
import type { ActorFacts } from '../store/actors.ts';
import { standsAlone } from './alone.ts';
import type { Cite } from './cite.ts';
import { toldDays } from './clause.ts';
import { isBareQuote, isOwnVoice, isScrap, isShouted, unquoted } from './scrap.ts';
import { contentWords, likeness, overlap } from './word.ts';

/** What an actor's articles tell of a day, in the words of the newest sentence that tells it. */
export interface ProfileEvent {
  date: string;
  /** The last day, where the sentence speaks of several. */
  until?: string;
  text: string;
  /** The sentence shown. */
  citation: Citation;
  /** All whose sentences tell it, the one shown first. */
  citations: Citation[];
}

/** Longest excerpt of a sentence that is shown, in characters; longer ones end in "…". */
const LONGEST = 320;
/** Events of one day that are shown beside the rest of a profile. */
const A_DAY = 2;
/** Two sentences of one day tell the same from this share of shared words on: of all words, or of the shorter sentence's. */
const LIKE = 0.4;
const WITHIN = 0.6;

/**
 * Dated sentences of an actor, newest day first; one that says again what another of that day says is left out, and its article stands with it where it
 * says as much.
 */
export function eventsOf(
  { actor, forms, days, relations }: Pick<ActorFacts, 'actor' | 'forms' | 'days' | 'relations'>,
  source: Cite,
): ProfileEvent[] {
  const told = [...relations, ...days.filter((fact) => tellsOf(fact, source))].filter(
    (fact) => !cameAbout(fact, actor.id, relations, days, source),
  );
  const names = [actor.name, ...forms];
  const dated = told.flatMap(({ article, day, sentence }) =>
    day === undefined || !canBeShown(article, sentence, names, source)
      ? []
      : [{ day, words: source.words(article, sentence), citation: source.cite(article, sentence) }],
  );
  const sentences = new Map<string, ProfileEvent & { words: Set<string> }>();
  for (const { day, words, citation } of dated) {
    const key = `${citation.article} ${citation.start}`;
    const known = sentences.get(key);
    if (!known)
      sentences.set(key, {
        date: day,
        text: shorten(words),
        citation,
        citations: [citation],
        words: new Set(contentWords(words)),
      });
    else if (day < known.date) [known.date, known.until] = [day, known.until ?? known.date];
    else if (day > (known.until ?? known.date)) known.until = day;
  }
  const events: (ProfileEvent & { words: Set<string> })[] = [];
  const newest = [...sentences.values()].sort(
    (a, b) => b.citation.publishedAt.getTime() - a.citation.publishedAt.getTime(),
  );
  for (const one of newest) {
    const same = events.find(
      (other) =>
        other.date <= (one.until ?? one.date) &&
        one.date <= (other.until ?? other.date) &&
        (likeness(other.words, one.words) >= LIKE || overlap(other.words, one.words) >= WITHIN),
    );
    if (!same) events.push(one);
    // A shorter sentence says a part of it only: it is left out and does not stand for the whole.
    else if (
      likeness(same.words, one.words) >= LIKE &&
      !same.citations.some(({ article }) => article === one.citation.article)
    )
      same.citations.push(one.citation);
  }
  return events
    .map(({ words: _, ...event }) => event)
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** True where the day is what the sentence tells of, and not only named in an aside; so too where that cannot be seen from the sentence alone. */
function tellsOf(
  { article, day, sentence }: { article: number; day: string; sentence: Span },
  source: Cite,
): boolean {
  const text = source.text(article).slice(sentence.start, sentence.end);
  const dates = findDates(text, [{ start: 0, end: text.length }], source.cite(article, sentence).publishedAt);
  const named = dates.some(({ from, to }) => from === day && to === day);
  return !named || toldDays(text, dates, 0).includes(day);
}

/**
 * True where a sentence tells of a day to come and later articles tell that it came about: the same two together on that day, or a sentence of that day
 * with much the same words.
 */
function cameAbout(
  fact: ActorFacts['days'][number] | ActorFacts['relations'][number],
  actor: number,
  relations: ActorFacts['relations'],
  days: ActorFacts['days'],
  source: Cite,
): boolean {
  const { day, article, sentence } = fact;
  const printed = (id: number, span: Span) => source.cite(id, span).publishedAt.toISOString().slice(0, 10);
  if (day === undefined || printed(article, sentence) >= day) return false;
  const done = (one: { article: number; sentence: Span; day?: string }) =>
    one.day === day && printed(one.article, one.sentence) >= day;
  const own = relations.find(
    (one) => one.article === article && one.sentence.start === sentence.start && one.day === day,
  );
  const others = new Set(
    own?.participants.flatMap((party) =>
      party.actor === undefined || party.actor.id === actor ? [] : [party.actor.id],
    ),
  );
  if (
    relations.some(
      (one) =>
        done(one) &&
        !one.planned &&
        !one.negated &&
        one.participants.some((party) => party.actor !== undefined && others.has(party.actor.id)),
    )
  )
    return true;
  const words = new Set(contentWords(source.words(article, sentence)));
  return days.some(
    (one) =>
      done(one) && overlap(words, new Set(contentWords(source.words(one.article, one.sentence)))) >= WITHIN,
  );
}

/** True where the sentence can stand alone below the actor's name: capital words are taken for names, and only the actor's own for a person's. */
function canBeShown(article: number, sentence: Span, forms: readonly string[], source: Cite): boolean {
  const whole = source.text(article);
  const text = whole.slice(sentence.start, sentence.end);
  const { opens, closes } = unquoted(text);
  if (opens || closes || isScrap(text, isShouted(whole)) || isOwnVoice(text) || isBareQuote(text))
    return false;
  const own = new Set(forms.flatMap((form) => form.split(/\s+/u)).filter((word) => /^\p{Lu}/u.test(word)));
  const capitals = [...text.matchAll(/\p{Lu}[\p{L}’'-]*/gu)];
  const persons = capitals
    .filter(([word]) => own.has(word.replace(/['’]s?$/u, '')))
    .map(({ index }) => index);
  const names = capitals
    .filter(({ index }) => index > 0 || persons.includes(index))
    .map(({ index }) => index);
  const around = { before: whole.slice(0, sentence.start), known: new Set(forms.flatMap(contentWords)) };
  return standsAlone(text, names, persons, around);
}

/** Of each day the events that most articles tell, in the order given. */
export function mostTold(events: readonly ProfileEvent[]): ProfileEvent[] {
  const days = Map.groupBy(events, ({ date }) => date);
  const kept = new Set(
    [...days.values()].flatMap((those) =>
      [...those].sort((a, b) => b.citations.length - a.citations.length).slice(0, A_DAY),
    ),
  );
  return events.filter((event) => kept.has(event));
}

/** Words cut at a space, with "…" where something is left off. */
export function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 40))} …`;
}
