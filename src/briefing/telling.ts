import type { Article } from '../domain/article.ts';
import type { Reading } from '../domain/reading.ts';
import { findCounts } from './differ/count.ts';
import { contentWords, overlap } from './word.ts';

/** What a sentence counts more that has these: somebody named who says or does something, a body or place that does, a meeting or deed between people. */
const SAYS = 0.7;
const BODY_SAYS = 0.35;
/** A quotation mostly gives colour to what its neighbours tell. */
const QUOTED = 0.3;
const DEED = 0.6;
/** On whose word it is, or a denial: what outlets may differ on. */
const SOURCED = 0.9;
/** A day within some days of the article's own: something happens then. */
const DATED = 0.4;
const NEAR_DAYS = 10;
/** More where nobody says it but it happened: "the talks were adjourned on Thursday". */
const HAPPENED = 1;
/** More where the day is yet to come: a return, a vote, a meeting. */
const AHEAD = 0.8;
/** How many were killed, hurt, arrested. */
const COUNTED = 0.6;
/** The first sentence, by which a newsroom tells it all; and words of the headline, of which it says more. */
const FIRST = 1;
const HEADED = 0.8;

/**
 * How much each sentence of an article tells, by its number: 1 for background, more for what named people say and do, for what happens on a day near the article's own,
 * for counts of people, and for the first sentence and others on what the headline says.
 */
export function tellingOf({
  article,
  reading,
}: {
  article: Article;
  reading: Reading;
}): (index: number) => number {
  const sayings = new Set(reading.statements.map(({ sentence }) => sentence));
  const factors = reading.sentences.map((sentence, index) => {
    const text = article.text.slice(sentence.start, sentence.end);
    const dated = reading.dates.some(
      ({ start, end, from, granularity }) =>
        granularity === 'day' &&
        start >= sentence.start &&
        end <= sentence.end &&
        isNear(from, article.publishedAt),
    );
    const ahead = reading.dates.some(
      ({ start, end, from, granularity }) =>
        granularity === 'day' &&
        start >= sentence.start &&
        end <= sentence.end &&
        from !== undefined &&
        isNear(from, article.publishedAt) &&
        new Date(`${from}T00:00:00Z`) > article.publishedAt,
    );
    return (
      1 +
      (ahead ? AHEAD : 0) +
      (dated ? DATED + (sayings.has(index) ? 0 : HAPPENED) : 0) +
      (findCounts(text).length > 0 ? COUNTED : 0) +
      (index === 0 ? FIRST : 0) +
      HEADED * overlap(new Set(contentWords(text)), new Set(contentWords(article.title)))
    );
  });
  const kindOf = (actor: number | undefined) =>
    actor === undefined ? undefined : reading.actors[actor]?.kind;
  const most = new Map<number, number>();
  const add = (sentence: number, worth: number) =>
    most.set(sentence, Math.max(most.get(sentence) ?? 0, worth));
  for (const { speaker, addressee, attribution, verb, direct, sentence } of reading.statements) {
    const kinds = [kindOf(speaker?.actor), kindOf(addressee?.actor)];
    const said = direct
      ? QUOTED
      : kinds.includes('person')
        ? SAYS
        : speaker?.actor === undefined
          ? 0
          : BODY_SAYS;
    add(sentence, said + (attribution !== undefined || verb === 'deny' ? SOURCED : 0));
  }
  for (const { participants, sentence } of reading.relations)
    if (participants.some(({ actor }) => kindOf(actor) === 'person')) add(sentence, DEED);
  for (const [sentence, worth] of most)
    if (factors[sentence] !== undefined) factors[sentence] = factors[sentence]! + worth;
  return (index) => factors[index] ?? 1;
}

const isNear = (day: string | undefined, at: Date): boolean =>
  day !== undefined &&
  Math.abs(new Date(`${day}T12:00:00Z`).getTime() - at.getTime()) <= NEAR_DAYS * 86_400_000;
