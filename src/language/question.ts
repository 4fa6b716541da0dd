import type { Question, Wanted } from '../domain/question.ts';
import type { DateMention } from '../domain/reading.ts';
import { findDates } from './dates.ts';
import { wordsOf } from './questionclause.ts';
import { shape } from './questionform.ts';
import { isFiller } from './questionwords.ts';

const POLITE =
  /^(?:(?:hey|hi|hello|ok|okay|so|and|but|well|please|pls|wiredesk)[,!]?\s+)*(?:(?:can|could|would|will) (?:you|anyone|anybody|somebody) (?:please )?(?:tell|say|explain|show)(?: to)? ?(?:me|us)? |(?:please )?(?:tell|show) (?:me|us) |do (?:you|we) know |does (?:anyone|anybody) know |i(?:'d| would) like to know |i want to know |any idea |remind me )?(?:please )?/iu;

/** Takes a question apart. `now` tells which day "yesterday" is. Any string is one; what is no question wants `news`. */
export function parseQuestion(input: string, now: Date): Question {
  const text = input
    .slice(0, 500)
    .replace(/\s+/gu, ' ')
    .replace(/[’‘]/gu, "'")
    .replace(/^[\s,:;–-]+/u, '')
    .replace(/[?!.,\s]+$/u, '')
    .replace(POLITE, '')
    .replace(/^what's\b/iu, 'what is')
    .replace(/^who's\b/iu, 'who is')
    .replace(/^where's\b/iu, 'where is')
    .replace(/^when's\b/iu, 'when is')
    .replace(
      /^(?:in|on|at|by|for|from|to|with|of|about|since|under|after) (?=(?:what|which|whom|whose|how)\b)/iu,
      '',
    )
    .trim();
  const { days, rest } = daysOf(text, now);
  const order = /\b(?:last|latest|most recent(?:ly)?)\b/iu.test(rest.replace(/how long .* last\b/iu, ''))
    ? 'last'
    : /\bfirst\b/iu.test(rest)
      ? 'first'
      : undefined;
  const plain = rest.replace(/^(when|where) (did|was|were|has|have|is) (.*?) (?:last|first) /iu, '$1 $2 $3 ');
  const found = shape(plain);
  const base: Question = {
    text,
    terms: [],
    ...(days === undefined ? {} : { days }),
    ...(order === undefined ? {} : { order }),
    ...found,
  };
  const dropped = new Set([base.noun ?? '', ...(SCAFFOLD[base.wanted] ?? [])]);
  const terms = wordsOf(base.subject).filter((word) => !isFiller(word) && !dropped.has(word.toLowerCase()));
  const verb = base.verb;
  return { ...base, terms: verb === undefined || terms.includes(verb) ? terms : [...terms, verb] };
}

/** Words that belong to the way of asking, by kind. */
const SCAFFOLD: Partial<Record<Wanted, readonly string[]>> = {
  when: ['day', 'date', 'year', 'month', 'time', 'week'],
  where: ['place', 'city', 'country', 'town', 'location', 'held', 'located', 'hold', 'take'],
  duration: ['long', 'last', 'lasted', 'take', 'took', 'go', 'went'],
  amount: ['much', 'cost', 'worth'],
  age: ['old', 'age'],
  why: ['reason', 'reasons', 'come', 'cause', 'caused'],
  count: ['number', 'many'],
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The days a question speaks of, and the question without them. */
function daysOf(text: string, now: Date): { days?: Question['days']; rest: string } {
  const found = findDates(text, [{ start: 0, end: text.length }], now).filter(
    (date): date is DateMention & { from: string; to: string } =>
      date.from !== undefined &&
      date.to !== undefined &&
      !/^(?:now|currently|last|first)$/iu.test(text.slice(date.start, date.end)),
  );
  const [date] = found;
  if (date === undefined) return { rest: text };
  const words = text.slice(date.start, date.end);
  const before = text.slice(0, date.start);
  const lead = /\b(since|from|after)\s+$/iu.exec(before);
  const cut = before.replace(/\b(?:since|from|after|on|in|during|at|by|over|until|before|for)\s+$/iu, '');
  const weekday = WEEKDAYS.findIndex((name) => new RegExp(`^(?:on )?${name}$`, 'iu').test(words)) + 1;
  return {
    days: { from: date.from, to: date.to, since: lead !== null, ...(weekday === 0 ? {} : { weekday }) },
    rest: `${cut.trimEnd()} ${text.slice(date.end).trimStart()}`.trim(),
  };
}
