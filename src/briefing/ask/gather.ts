import { type Citation, reportOf } from '../../domain/article.ts';
import type { Question } from '../../domain/question.ts';
import { citation } from '../choose.ts';
import type { Candidate } from './answer.ts';

/** One cited sentence that answers. `text` is the cited span; `start` and `end` are the answering words in it, where there are some. */
export interface AnswerPoint {
  text: string;
  start?: number;
  end?: number;
  citation: Citation;
}

/** What is answered, with every sentence that says so, one an outlet. */
export interface AskAnswer {
  /** "David Barnea", "Friday", "14"; empty where the sentence as a whole answers. */
  value: string;
  /** What has to be said with it: that it is planned, denied, on whose word. */
  note?: string;
  /** Number of the actor that it is. */
  actor?: number;
  points: [AnswerPoint, ...AnswerPoint[]];
}

/** Answers shown, and sentences of one answer. */
const ANSWERS = 5;
const SENTENCES = 3;
/** An answer this much weaker than the best one is not shown. */
const WEAKER: Partial<Record<Question['wanted'], number>> = {
  who: 0.4,

  what: 0.12,
  whether: 0.12,
  why: 0.15,
  said: 0.25,
  duration: 0.12,
};
/** Kinds of question with one right answer: others that are given differ from it. */
const SINGLE = new Set<Question['wanted']>(['when', 'where', 'count', 'amount', 'duration', 'age']);

/** Answers within this time of each other are on one event: 36 hours, as for differences in a brief. */
const TOGETHER = 36 * 3_600_000;

/** Whether answers of one question contradict each other, or may be of different events. */
function togetherOrApart(answers: readonly AskAnswer[]): { differ: boolean; apart: boolean } {
  const times = answers.map(({ points }) => points.map((point) => point.citation.publishedAt.getTime()));
  const differ = times.some((some, i) =>
    times.slice(i + 1).some((others) => some.some((a) => others.some((b) => Math.abs(a - b) <= TOGETHER))),
  );
  return { differ, apart: answers.length > 1 && !differ };
}

/** Days that include each other are one answer: "Monday" and "Monday morning", "Friday" and "last week". The nearest day stands for it. */
function withinEachOther(groups: ReadonlyMap<string, Candidate[]>): Map<string, Candidate[]> {
  const kept = new Map(groups);
  for (const [key, own] of groups) {
    const days = daysOf(key);
    if (days === undefined) continue;
    for (const other of kept.keys()) {
      const inner = daysOf(other);
      if (other === key || inner === undefined || inner.from < days.from || inner.to > days.to) continue;
      kept.set(
        other,
        [...kept.get(other)!, ...own].sort((a, b) => b.score - a.score),
      );
      const [head] = groups.get(other)!;
      kept.set(other, [head!, ...kept.get(other)!.filter((one) => one !== head)]);
      kept.delete(key);
      break;
    }
  }
  return kept;
}

const daysOf = (key: string): { from: string; to: string } | undefined => {
  const [, from, to] = /^d:(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/u.exec(key) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
};

/** Lengths told of different people, the question naming none, are of different events. */
function ofDifferent(question: Question, groups: readonly (readonly Candidate[])[]): boolean {
  if (question.wanted !== 'duration' || groups.length < 2 || /\p{Lu}/u.test(question.subject)) return false;
  const parties = groups.map((group) => {
    const [{ passage, span }] = group as [Candidate];
    const { text } = passage.article;
    // "The one with the war cabinet": what the length is of stands in its own clause.
    const clause = text
      .slice(passage.sentence.start, span?.end ?? passage.sentence.end)
      .split(/, (?:and|while|but) |; /u)
      .at(-1)!;
    return (
      /\b(?:with|between|of) (?:the |an? )?((?:[\p{L}’'-]+ ?){1,3})/u
        .exec(clause)?.[1]
        ?.trim()
        .toLowerCase() ?? `${passage.article.id}`
    );
  });
  return new Set(parties).size > 1;
}

/** Candidates put together by what they answer; the best first, those much weaker left out. Of answers told days apart the newest comes first. */
export function gather(
  question: Question,
  found: readonly Candidate[],
): { answers: AskAnswer[]; differ: boolean; apart: boolean } {
  const best = found[0]?.score ?? 0;
  const least = best - (question.order === 'last' ? 0.1 : (WEAKER[question.wanted] ?? 0.2));
  const groups = new Map<string, Candidate[]>();
  const said = new Set<string>();
  for (const one of found) {
    if (one.score < least) continue;
    const text = one.passage.article.text.slice(one.passage.sentence.start, one.passage.sentence.end);
    const words = `${one.key.startsWith('a') ? one.key : ''} ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
    if (said.has(words)) continue;
    said.add(words);
    groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  }
  let list = [...withinEachOther(groups).values()];
  const newest = (group: readonly Candidate[]) =>
    Math.max(...group.map(({ passage }) => passage.article.publishedAt.getTime()));
  if (question.order === 'last') list = list.sort((a, b) => newest(b) - newest(a)).slice(0, 1);
  const answers = list.slice(0, ANSWERS).map((group): AskAnswer => {
    const outlets = new Set<string>();
    const reports = new Set<number>();
    const kept = group.filter(({ passage: { article } }) => {
      if (outlets.has(article.source) || reports.has(reportOf(article))) return false;
      outlets.add(article.source);
      reports.add(reportOf(article));
      return true;
    });
    const [first, ...rest] = kept.slice(0, SENTENCES).map(pointOf);
    return {
      value: group[0]!.value,
      // Where one tells it without, it needs no such word.
      ...(group[0]!.note === undefined || group.some(({ note }) => note === undefined)
        ? {}
        : { note: group[0]!.note }),
      ...(group[0]!.id === undefined ? {} : { actor: group[0]!.id }),
      points: [first!, ...rest],
    };
  });
  const { differ, apart } = SINGLE.has(question.wanted)
    ? ofDifferent(question, list)
      ? { differ: false, apart: true }
      : togetherOrApart(answers)
    : { differ: false, apart: false };
  if (apart) answers.sort((a, b) => told(b) - told(a));
  return { answers, differ, apart };
}

const told = ({ points }: AskAnswer): number =>
  Math.max(...points.map((point) => point.citation.publishedAt.getTime()));

/** The sentence of a candidate, with the words in it that answer. */
export function pointOf({ passage, span, at: shown }: Candidate): AnswerPoint {
  const { article, sentence } = passage;
  const at = shown ?? sentence;
  return {
    text: article.text.slice(at.start, at.end),
    ...(span === undefined ? {} : { start: Math.max(0, span.start - at.start), end: span.end - at.start }),
    citation: citation(article, at),
  };
}
