import type { Emptiness } from '../domain/brief.ts';
import { formatDay, formatDays, type Period } from '../domain/period.ts';
import type { Question } from '../domain/question.ts';
import { parseQuestion } from '../language/question.ts';
import type { Store } from '../store/store.ts';
import { answersIn, type Candidate } from './ask/answer.ts';
import { beingIn, holdersByWords } from './ask/being.ts';
import { type AnswerPoint, type AskAnswer, gather, pointOf } from './ask/gather.ts';
import { meetingsFor } from './ask/met.ts';
import { findPassages, meet, type Passage } from './ask/passage.ts';
import { speakersIn, statementsIn } from './ask/said.ts';
import { actorsNamed, type Sense, sensesOf } from './ask/sense.ts';
import { successionFor } from './ask/succession.ts';

/** A question and what the articles answer. */
export interface Asked {
  question: string;
  wanted: Question['wanted'];
  answers: AskAnswer[];
  /** Different answers to what has one, told at one time; `apart` where they are perhaps of different events: told days apart, or of different people. */
  differ: boolean;
  apart: boolean;
  /** The actor that the question is about or that answers it. */
  actor?: { id: number; name: string };
  /** A topic for a brief on what is asked. */
  topic?: string;
  /** The line that answers what is a topic or a name and no question. */
  instead?: string;
  empty: (Emptiness & { sentences: AnswerPoint[] }) | null;
}

/** What the articles answer to a question, in their own sentences; where none does, why, and what is nearest. Never a guess. */
export async function ask(store: Store, text: string, now: Date): Promise<Asked> {
  const question = parseQuestion(text, now);
  const senses = await sensesOf(store, question, now);
  const topic = topicOf(senses, question);
  const base = {
    question: question.text,
    wanted: question.wanted,
    differ: false,
    apart: false,
    ...(topic === '' ? {} : { topic }),
  };
  const period = periodOf(question, now);
  const instead = question.wanted === 'news' ? insteadOf(question, senses, topic) : undefined;
  const being = question.wanted === 'being' ? await beingIn(store, question, now) : undefined;
  if (being !== undefined && being.choices.length > 0)
    return {
      ...base,
      answers: [],
      empty: {
        why: `Several bear the name “${question.subject}”.`,
        nearest: being.choices.map(({ id, name }) => ({ label: name, line: `/actor id:${id}` })),
        sentences: [],
      },
    };
  const passages =
    senses.length === 0
      ? []
      : (await findPassages(store, senses, period)).filter((one) => isWithin(one, question));
  const found =
    being !== undefined && being.candidates.length > 0
      ? being.candidates
      : await candidates(store, question, senses, passages, now);
  const { answers, differ, apart } = gather(question, found);
  const actor = being?.actor ?? actorOf(answers, senses);
  if (answers.length > 0)
    return {
      ...base,
      answers,
      differ,
      apart,
      ...(actor === undefined ? {} : { actor }),
      empty: null,
    };
  return {
    ...base,
    answers: [],
    ...(instead === undefined ? {} : { instead }),
    ...(actor === undefined ? {} : { actor }),
    empty: await emptiness(store, question, senses, passages, actor, topic),
  };
}

async function candidates(
  store: Store,
  question: Question,
  senses: readonly Sense[],
  passages: readonly Passage[],
  now: Date,
): Promise<Candidate[]> {
  if (question.wanted === 'said') {
    const speaker = await actorsNamed(store, question.speaker ?? '', now);
    const addressee =
      question.addressee === undefined
        ? undefined
        : ((await actorsNamed(store, question.addressee, now)) ?? senseOf(senses, question.addressee));
    const on = await sensesOf(
      store,
      { ...question, subject: question.topic ?? '', terms: question.terms, ...none },
      now,
    );
    const said = statementsIn(
      question,
      {
        ...(speaker === undefined ? {} : { speaker }),
        ...(addressee === undefined ? {} : { addressee }),
        topic: on.filter(({ kind }) => kind !== 'verb'),
      },
      passages,
    );
    if (said.length > 0) return said;
    // What is no speaker (a resolution, a draft) may still demand something.
    return question.verb === undefined || speaker !== undefined
      ? []
      : answersIn({ ...question, wanted: 'what' }, senses, passages);
  }
  if (question.wanted === 'speaker') {
    const on = senses.filter(({ kind }) => kind !== 'verb');
    const spoke = on.length === 0 ? [] : speakersIn(question, on, passages);
    return spoke.length > 0 ? spoke : answersIn({ ...question, wanted: 'who' }, senses, passages);
  }
  if (question.wanted === 'being') {
    // "who is the owner of the warehouse": no office, no name. What is asked for must be somebody.
    return answersIn({ ...question, wanted: 'what' }, senses, passages).filter(
      () => !/^who/iu.test(question.text),
    );
  }
  if (question.wanted === 'news') return [];
  const met = await meetingsFor(store, question, senses, (one) => isWithin(one, question), now);
  if (met !== undefined) return met;
  const after = await successionFor(store, question, senses, (one) => isWithin(one, question), now);
  if (after.length > 0) return after;
  const found = answersIn(question, senses, passages);
  // "Who heads the CIA", "who owns the ship": whoever is its head or owner.
  if (
    found.length === 0 &&
    question.wanted === 'who' &&
    question.slot === 'subject' &&
    question.verb &&
    !question.days
  )
    return holdersByWords(store, question.subject, question.verb, now);
  return found;
}

const none: { verb?: string } = {};

const senseOf = (senses: readonly Sense[], words: string): Sense | undefined =>
  senses.find((sense) => sense.words.some((word) => words.includes(word)));

/** Articles that can tell: from the first day asked for on, up to now. */
function periodOf(question: Question, now: Date): Period {
  const { days } = question;
  if (days === undefined || days.weekday !== undefined) return { until: now };
  const since = new Date(`${days.from}T00:00:00Z`);
  return { since, until: now };
}

/** True where the sentence speaks of the days asked for, or names none and stands in an article of those days or the one after. */
function isWithin({ article, dates }: Passage, { days }: Question): boolean {
  if (days === undefined) return true;
  const day = article.publishedAt.toISOString().slice(0, 10);
  if (days.since) return day >= days.from;
  const exact = dates.filter(({ from }) => from !== undefined);
  if (exact.some(({ from, to }) => from! <= days.to && to! >= days.from)) return true;
  if (days.weekday !== undefined) {
    if (exact.some(({ from, to }) => from === to && weekdayOf(from!) === days.weekday)) return true;
    return exact.length === 0 && weekdayOf(day) === days.weekday;
  }
  const after = new Date(Date.parse(`${days.to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return exact.length === 0 && day >= days.from && day <= after;
}

const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

function actorOf(answers: readonly AskAnswer[], senses: readonly Sense[]): Asked['actor'] {
  const [first] = answers;
  if (first?.actor !== undefined) return { id: first.actor, name: first.value };
  const named = senses.find(({ actors }) => actors.size === 1);
  const [id] = named?.actors ?? [];
  return id === undefined || named === undefined
    ? undefined
    : { id, name: named.forms[0] ?? named.words.join(' ') };
}

/** Words for a brief: the names and what is asked of them. */
function topicOf(senses: readonly Sense[], question: Question): string {
  const names = senses.filter(({ kind }) => kind === 'name').map(({ words }) => words.join(' '));
  const words = senses.filter(({ kind }) => kind === 'word').flatMap(({ words: own }) => own);
  const chosen = [...names, ...words].slice(0, 3);
  return (chosen.length > 0 ? chosen.join(' ') : question.wanted === 'news' ? question.subject : '').replace(
    /[“”"]/gu,
    '',
  );
}

/** " since:2026-06-08 until:2026-06-08" for the days asked for. */
const daysNamed = ({ days }: Question): string =>
  days === undefined ? '' : ` since:${days.from}${days.since ? '' : ` until:${days.to}`}`;

/** A brief on what is named; where that is one person alone, who that is. */
function insteadOf(question: Question, senses: readonly Sense[], topic: string): string | undefined {
  if (topic === '' || senses.length === 0) return undefined;
  const [one] = senses;
  const since = daysNamed(question);
  return senses.length === 1 && one?.person && since === ''
    ? `/actor ${one.words.join(' ')}`
    : `/brief ${topic}${since}`;
}

/** Sentences shown as nearest where nothing answers. */
const NEAREST = 2;

async function emptiness(
  store: Store,
  question: Question,
  senses: readonly Sense[],
  passages: readonly Passage[],
  actor: Asked['actor'],
  topic: string,
): Promise<NonNullable<Asked['empty']>> {
  const coverage = await store.articles.coverage();
  if (coverage.articles === 0 || coverage.oldest === undefined || coverage.newest === undefined)
    return { why: 'I have no articles yet. Load some, or add a feed.', nearest: [], sentences: [] };
  const have = `I have ${coverage.articles} ${coverage.articles === 1 ? 'article' : 'articles'} from ${coverage.sources} ${coverage.sources === 1 ? 'source' : 'sources'}, ${formatDays(coverage.oldest, coverage.newest)}.`;
  const { days } = question;
  const outside =
    days !== undefined &&
    days.weekday === undefined &&
    days.from > coverage.newest.toISOString().slice(0, 10);
  const why =
    question.wanted === 'news'
      ? `That is no question that one sentence answers; a brief may. ${have}`
      : outside
        ? `No article is as new as ${formatDay(new Date(`${days.from}T12:00:00Z`))}. ${have}`
        : `No article here answers that. ${have}`;
  const nearest: Emptiness['nearest'] = [
    ...(topic === ''
      ? []
      : [
          {
            label: `Brief: ${topic}`,
            line: `/brief ${topic}${question.wanted === 'news' ? daysNamed(question) : ''}`,
          },
        ]),
    ...(actor === undefined ? [] : [{ label: actor.name, line: `/actor id:${actor.id}` }]),
    ...(question.wanted === 'news' && topic === '' && days !== undefined
      ? [
          {
            label: 'What rose in those days',
            line: `/trends since:${days.from}${days.since ? '' : ` until:${days.to}`}`,
          },
        ]
      : []),
    ...(question.wanted === 'news' ? [{ label: 'Help', line: '/help' }] : []),
  ];
  return { why, nearest, sentences: question.wanted === 'news' ? [] : nearestSentences(senses, passages) };
}

/** Sentences that speak of most of what is asked about, all its names among it. */
function nearestSentences(senses: readonly Sense[], passages: readonly Passage[]): AnswerPoint[] {
  const total = senses.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const seen = new Set<string>();
  return passages
    .map((passage) => {
      const mets = senses.map((sense) => meet(passage, sense));
      const missing = mets.some(({ sense, own }) => sense.kind === 'name' && !own);
      return {
        passage,
        share: missing ? 0 : mets.reduce((sum, { share, sense }) => sum + share * sense.weight, 0) / total,
      };
    })
    .filter(({ share }) => share >= 0.6)
    .sort(
      (a, b) =>
        b.share - a.share ||
        b.passage.article.publishedAt.getTime() - a.passage.article.publishedAt.getTime(),
    )
    .map(({ passage }) => pointOf({ passage, value: '', key: '', score: 0 }))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, NEAREST);
}
