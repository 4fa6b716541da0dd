import type { Question } from '../../domain/question.ts';
import type { Span } from '../../domain/span.ts';
import { fold } from '../../language/names.ts';
import { keysOf, wordLikeness } from '../../language/questionwords.ts';
import type { ActorFacts } from '../../store/actors.ts';
import type { Store } from '../../store/store.ts';
import { citer } from '../cite.ts';
import { meetingsOf, type ProfileMeeting } from '../meeting.ts';
import type { Candidate } from './answer.ts';
import { isCancelled, isContradicted, isRetracted, isSupposed } from './asserted.ts';
import { isAhead, isDenied } from './party.ts';
import { type Passage, readPassages, wordsIn } from './passage.ts';
import type { Sense } from './sense.ts';

type Fact = ActorFacts['relations'][number];
/** Whether a meeting took place, is to, or is said not to have. */
type State = 'told' | 'planned' | 'denied';

const NOTES: Record<State, string | undefined> = {
  told: undefined,
  planned: 'planned',
  denied: 'did not take place',
};
/** Relations in which two come face to face. */
const MEETING = new Set(['met', 'hosted']);
const SCORES: Record<State, number> = { told: 1, planned: 0.8, denied: 0.7 };
/** Candidates this much weaker than the first are still shown: planned and denied ones beside those that took place. */
const AGE = 1e15;

/** True for a question about who met whom. */
const asksMeeting = ({ verb, wanted }: Question): boolean =>
  verb !== undefined &&
  (wanted === 'who' || wanted === 'whether') &&
  /^(?:meet|met|meets|meeting)$/iu.test(verb);

/**
 * Whom somebody met, or whether two met, by the relations that were read: undefined where the question is no such one or names nobody known,
 * and another way has to answer it.
 */
export async function meetingsFor(
  store: Store,
  question: Question,
  senses: readonly Sense[],
  isWithin: (passage: Passage) => boolean,
  until: Date,
): Promise<Candidate[] | undefined> {
  if (!asksMeeting(question)) return undefined;
  const places = senses.filter((sense) => isPlace(question, sense));
  const people = senses.filter(
    (sense) => sense.kind === 'name' && !sense.place && sense.actors.size > 0 && !places.includes(sense),
  );
  const [self, other] = people;
  if (self === undefined || (question.wanted === 'whether' && other === undefined)) return undefined;
  const found: Candidate[] = [];
  for (const id of self.actors) {
    const facts = await store.actors.facts(id, { until, limit: 200 });
    if (facts === undefined) continue;
    const relations = facts.relations.filter(({ kind }) => MEETING.has(kind));
    const articles = relations.map(({ article }) => article);
    const passages = await readPassages(store, [...new Set(articles)]);
    const cite = await citer(store, articles);
    const parted: Record<State, Fact[]> = { told: [], planned: [], denied: [] };
    for (const fact of relations) {
      const state = stateOf(fact, passages);
      if (state !== undefined) parted[state].push({ ...fact, negated: false, planned: state === 'planned' });
    }
    const kinds = new Map(
      relations.flatMap(({ participants }) =>
        participants.flatMap(({ actor }) => (actor === undefined ? [] : [[actor.id, actor.kind] as const])),
      ),
    );
    // What was planned and came about is told as what came about.
    for (const one of [
      ...meetingsOf(id, [...parted.told, ...parted.planned], cite),
      ...meetingsOf(id, parted.denied, cite).map((denied) => ({ ...denied, denied: true })),
    ]) {
      const state: State = 'denied' in one ? 'denied' : one.planned ? 'planned' : 'told';
      if (!isWanted(question, state)) continue;
      if (one.id !== undefined && kinds.get(one.id) === 'place') continue;
      if (other !== undefined && !isOther(one, other)) continue;
      if (places.length > 0 && !places.every((place) => isAt(one, place, passages))) continue;
      found.push(
        ...candidatesOf(
          question,
          one,
          state,
          passages.filter((passage) => isWithin(passage) && isOn(question, one, passage)),
        ),
      );
    }
  }
  return found.sort(
    (a, b) =>
      b.score - a.score || a.passage.article.id - b.passage.article.id || a.passage.index - b.passage.index,
  );
}

/** On the day asked for: the meeting's own day, or one that its sentence tells; the day of the article tells nothing. */
function isOn({ days }: Question, { date }: ProfileMeeting, { dates }: Passage): boolean {
  if (days === undefined || days.since) return true;
  const fits = (day: string) =>
    days.weekday === undefined
      ? day >= days.from && day <= days.to
      : Temporal.PlainDate.from(day).dayOfWeek === days.weekday;
  return date === undefined
    ? dates.some(({ from, to }) => from !== undefined && from === to && fits(from))
    : fits(date);
}

/** "In Cairo", "at the Pentagon": a word of the question that says where. */
const isPlace = ({ text }: Question, { words, kind }: Sense): boolean =>
  kind !== 'verb' &&
  new RegExp(`\\b(?:in|at|near) (?:the )?${words.join(' ').replace(/[^\p{L}\p{N} ]/gu, '.')}`, 'iu').test(
    text,
  );

function stateOf(fact: Fact, passages: readonly Passage[]): State | undefined {
  const passage = passages.find(
    ({ article, sentence }) => article.id === fact.article && sentence.start === fact.sentence.start,
  );
  const verb = passage && verbOf(passage, fact);
  if (passage === undefined || verb === undefined)
    return fact.negated ? 'denied' : fact.planned ? 'planned' : 'told';
  if (isRetracted(passage)) return undefined;
  if (fact.negated || isContradicted(passage, verb) || isDenied(passage, verb)) return 'denied';
  const ahead = fact.planned || isAhead(passage, verb) || isForeseen(passage, verb);
  if (ahead && isCancelled(passage, verb)) return 'denied';
  // "If he resigns, she will meet": a plan, its condition shown. "Had she met him": nothing.
  if (ahead) return 'planned';
  return isSupposed(passage, verb) ? undefined : 'told';
}

/** "Is expected to present it when he meets": a present after what is to come. */
const isForeseen = ({ article, sentence }: Passage, verb: Span): boolean =>
  /s$/iu.test(article.text.slice(verb.start, verb.end)) &&
  /\b(?:will|is to|are to|is due to|is expected to|are expected to|plans? to|when|before|once|until|if)\b/iu.test(
    article.text.slice(sentence.start, verb.start),
  );

/** The word of meeting between or after those who meet. */
function verbOf(passage: Passage, fact: Fact): Span | undefined {
  const [first] = fact.participants;
  const spans = passage.words.filter(
    (word) =>
      wordLikeness(keysOf('meet'), word.keys) > 0 ||
      wordLikeness(keysOf('receive'), word.keys) > 0 ||
      /^(?:sat|sit|sits|greeted|welcomed)$/iu.test(word.text),
  );
  return spans.find(({ start }) => first !== undefined && start >= first.end) ?? spans[0];
}

function isWanted({ text, wanted }: Question, state: State): boolean {
  if (/\b(?:will|is .* to|are .* to|going to|planned|plans?|due|next|meets|meeting)\b/iu.test(text))
    return state === 'planned';
  if (wanted === 'who' && /\b(?:not|never|n't|refuse[sd]?)\b/iu.test(text)) return state === 'denied';
  return true;
}

const isOther = (one: ProfileMeeting, { actors, words }: Sense): boolean =>
  one.id === undefined
    ? words.every((word) => fold(one.with).split(' ').includes(fold(word)))
    : actors.has(one.id);

/** At a place: the meeting's own, or the one its sentence begins with ("In Cairo a day earlier, he met …"). */
function isAt(one: ProfileMeeting, { keys }: Sense, passages: readonly Passage[]): boolean {
  const opening = one.citations.flatMap(({ article, start }) => {
    const { text } = passages.find((own) => own.article.id === article)?.article ?? { text: '' };
    return (
      /^(?:in|at) (?:the )?[^,.;]*?(?=,|\bon\b|\ba \p{L}+ (?:earlier|later)\b)/iu.exec(
        text.slice(start, start + 80),
      ) ?? []
    );
  });
  const own = wordsIn([one.place ?? '', ...opening].join(' '), 0);
  return keys.every((each) => own.some((word) => wordLikeness(each, word.keys) === 1));
}

/** One of somebody: "a representative of the PLO", not the organisation. */
const ONE_OF =
  /\b(?:an?|the|its|two|three|several|some|senior) (?:[\p{Ll}’'-]+ ){1,4}(?:of|from|for) (?:the )?$/iu;

function candidatesOf(
  question: Question,
  one: ProfileMeeting,
  state: State,
  passages: readonly Passage[],
): Candidate[] {
  return one.citations.flatMap(({ article, start }): Candidate[] => {
    const passage = passages.find((own) => own.article.id === article && own.sentence.start === start);
    if (passage === undefined) return [];
    const { text } = passage.article;
    const named = passage.named.find(
      ({ actor, start: from, end }) =>
        (one.id !== undefined && actor?.id === one.id) || fold(text.slice(from, end)) === fold(one.with),
    );
    const lead = named === undefined ? null : ONE_OF.exec(text.slice(passage.sentence.start, named.start));
    const span =
      named === undefined
        ? undefined
        : { start: lead ? passage.sentence.start + lead.index : named.start, end: named.end };
    const printed = lead && span ? text.slice(span.start, span.end) : undefined;
    const value = question.wanted === 'whether' ? '' : (printed ?? one.with);
    // Where somebody denies it, that is not known: it is denied.
    const note =
      state === 'denied' &&
      /\b(?:den(?:y|ies|ied|ying)|said|says|told)\b/iu.test(
        text.slice(passage.sentence.start, passage.sentence.end),
      )
        ? 'denied'
        : NOTES[state];
    const weight = question.wanted === 'whether' ? 1 - (1 - SCORES[state]) / 4 : SCORES[state];
    const byName = question.wanted !== 'whether' && printed === undefined && one.id !== undefined;
    return [
      {
        passage,
        ...(span === undefined || question.wanted === 'whether' ? {} : { span }),
        value: value.slice(0, 1).toUpperCase() + value.slice(1),
        ...(byName ? { id: one.id! } : {}),
        ...(note === undefined ? {} : { note }),
        key: `${byName ? `a${one.id}` : (printed ?? (question.wanted === 'whether' ? `${passage.article.id}:${passage.index}` : one.with.toLowerCase()))}${state === 'told' ? '' : ` ${state}`}`,
        score: weight + passage.article.publishedAt.getTime() / AGE,
      },
    ];
  });
}
