import { button, card, cited, go, heading, list, muted, strong, text } from '../card/build.ts';
import type { Action, Block, Card, Run } from '../card/card.ts';
import { formatDay } from '../domain/period.ts';
import type { AnswerPoint, AskAnswer } from './ask/gather.ts';
import type { Asked } from './ask.ts';
import { numberCitations } from './citations.ts';

/** A question with the sentences that answer it. `line` makes a button's line. */
export function askCard(
  asked: Asked,
  settings: {
    zone: string;
    line(command: string, words: string, named?: Record<string, string | number>): string;
  },
): Card {
  const { zone, line } = settings;
  const title = `${asked.question.slice(0, 1).toUpperCase()}${asked.question.slice(1)}?`;
  const citations = numberCitations();
  const sentence = (point: AnswerPoint): (Run | string)[] => [
    ...runs(point, citations.number([point.citation])),
    muted(` – ${point.citation.source}, ${formatDay(point.citation.publishedAt, zone)}`),
  ];
  if (asked.empty !== null) {
    const { why, nearest, sentences } = asked.empty;
    return card(
      title,
      [
        text(why),
        ...(sentences.length === 0
          ? []
          : [text([muted('Nearest, not an answer:')]), list(sentences.map(sentence))]),
        nearest.length === 0
          ? undefined
          : {
              kind: 'actions',
              actions: nearest.slice(0, 5).map((one) => button(short(one.label), one.line)),
            },
      ],
      { citations: citations.notes() },
    );
  }
  const labelled = (answer: AskAnswer): Block[] => {
    const name: Run | undefined =
      answer.value === ''
        ? undefined
        : answer.actor === undefined
          ? strong(answer.value)
          : { ...go(answer.value, line('actor', '', { id: answer.actor })), style: 'strong' };
    const note =
      answer.note === undefined ? [] : [strong(name === undefined ? answer.note : ` – ${answer.note}`)];
    return [
      ...(name === undefined && note.length === 0
        ? []
        : [heading(name === undefined ? note : [name, ...note], 3)]),
      list(answer.points.map(sentence)),
    ];
  };
  const whole = asked.answers.every(({ value, note }) => value === '' && note === undefined);
  const blocks: Block[] = whole
    ? [list(asked.answers.flatMap(({ points }) => points.map(sentence)))]
    : asked.answers.flatMap(labelled);
  const actions: Action[] = [
    ...(asked.actor === undefined
      ? []
      : [button(short(asked.actor.name), line('actor', '', { id: asked.actor.id }))]),
    ...(asked.topic === undefined
      ? []
      : [
          button(short(`Brief: ${asked.topic}`), line('brief', asked.topic)),
          button('Timeline', line('timeline', asked.topic)),
        ]),
  ];
  return card(
    title,
    [
      asked.differ ? text([muted('Sources differ:')]) : undefined,
      asked.apart ? text([muted('Perhaps of different events:')]) : undefined,
      ...blocks,
      actions.length === 0 ? undefined : { kind: 'actions', actions },
    ],
    { citations: citations.notes() },
  );
}

/** The sentence with its answering words set off. */
function runs(point: AnswerPoint, cite: number[]): Run[] {
  const { text: whole, start, end } = point;
  if (start === undefined || end === undefined || end <= start || end - start > 0.7 * whole.length)
    return [cited(whole, ...cite)];
  const rest = whole.slice(end);
  return [
    { text: whole.slice(0, start) },
    strong(whole.slice(start, end)),
    ...(rest === '' ? [{ text: '', cite }] : [cited(rest, ...cite)]),
  ];
}

const short = (label: string): string => (label.length > 60 ? `${label.slice(0, 59)}…` : label);
