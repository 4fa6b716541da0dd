import type { Citation } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import type { ActorFacts } from '../store/actors.ts';
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
  { days, relations }: Pick<ActorFacts, 'days' | 'relations'>,
  source: { cite(article: number, span: Span): Citation; words(article: number, span: Span): string },
): ProfileEvent[] {
  const dated = [...days, ...relations].flatMap(({ article, day, sentence }) =>
    day === undefined
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
