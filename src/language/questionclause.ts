import type { Question, Wanted } from '../domain/question.ts';
import { verbReadings } from './english/verbs.ts';
import { FILLERS } from './questionwords.ts';

/** What a form of question gives; the words it leaves are its terms. */
export type Shape = Partial<Question> & Pick<Question, 'wanted' | 'subject'>;

/** Auxiliaries that a question begins with. */
export const AUX = '(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should)';

/** The words of a question, possessives without their ending. */
export const wordsOf = (text: string): string[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu)].map(([word]) => word.replace(/['’]s?$|\.$/u, ''));

/** A clause of a question: auxiliary, subject, verb, rest. The main verb is the last word that must be one, or the first after a name. */
export function event(wanted: Wanted, clause: string): Shape {
  const subject = clause.replace(new RegExp(`^${AUX}(?:n't)? `, 'iu'), '').trim();
  const verb = mainVerb(clause, subject);
  const particle =
    verb === undefined
      ? undefined
      : /^(?:for|against|over|off|down|out|up|back|away|part|aside)$/iu.exec(wordAfter(subject, verb))?.[0];
  // "How long did it last": that it lasted, took or went on is the question itself.
  const lasting = wanted === 'duration' && /^(?:last|take|took|go|run|continue|stay)/iu.test(verb ?? '');
  return {
    wanted,
    subject,
    ...(verb === undefined || lasting ? {} : { verb }),
    ...(particle === undefined ? {} : { particle: particle.toLowerCase() }),
  };
}

const wordAfter = (text: string, word: string): string => {
  const words = wordsOf(text);
  return words[words.indexOf(word) + 1] ?? '';
};

const PARTICLE = /^(?:over|off|down|out|up|back|away|part|aside)$/iu;
export const isVerb = (word: string): boolean => verbReadings(word.toLowerCase()).length > 0;
const LIGHT = new Set(['be', 'do', 'have', 'take', 'happen', 'get', 'go', 'come', 'occur', 'make']);
export const baseOf = (word: string): string[] => verbReadings(word.toLowerCase()).map(({ base }) => base);
const NOUNS_OFTEN =
  /^(?:talks?|meetings?|visits?|votes?|deals?|attacks?|plans?|trials?|reports?|offers?|offer|bids?|states?|man|water|face|power|cuts?|strikes?|drafts?|demands?|works?|flights?|fires?|storms?|runs?|rates?|leads?|heads?|minister|board|bank|coach|chairs?|books?|cases?|sides?|stages?|seconds?|prices?|losses?|shares?|notes?|homes?|hands?|lines?|roads?|rooms?|steps?|terms?|trips?|parties|party|forces?|results?|claims?|calls?|house|ships?|crews?|records?|searches|search|polls?|fields?|stops?|letters?|matters?|prizes?|tests?|tours?|suits?|ground|country|place|people|members?|pilot|doctor|father|mother|guard|judge|host|parent|witness|captain)$/iu;

/** The word that says what is done. With an auxiliary before the subject it is a base form or participle after the subject; else the first verb. */
function mainVerb(clause: string, subject: string): string | undefined {
  const inverted = /^(did|does|do|will|would|can|could|should|has|have|had|is|was|are|were)(?:n't)? /iu
    .exec(clause)?.[1]
    ?.toLowerCase();
  const words = wordsOf(subject);
  const fits = (word: string, index: number): boolean => {
    const low = word.toLowerCase();
    const readings = verbReadings(low);
    if (readings.length === 0) return false;
    // "took over", "came out": light verbs say something with their particle alone.
    const phrasal = PARTICLE.test(words[index + 1] ?? '');
    if (!phrasal && readings.every(({ base }) => LIGHT.has(base))) return false;
    if (!phrasal && FILLERS.has(low) && low !== 'last') return false;
    if (inverted !== undefined) {
      if (index === 0) return false;
      const forms = readings.map(({ form }) => form);
      const base = /^(?:did|does|do|will|would|can|could|should)$/u.test(inverted);
      if (base ? !forms.includes('base') : forms.every((form) => form === 'base' || form === 's'))
        return false;
      // "did the talks start": what follows an article is no verb.
      const before = words[index - 1]!.toLowerCase();
      if (/^(?:the|a|an|his|her|its|their|of|in|to|for|with|at|on|\w+'s)$/u.test(before) && base)
        return false;
    } else if (/^\p{Lu}/u.test(word)) return false;
    return true;
  };
  const candidates = words.flatMap((word, index) => (fits(word, index) ? [{ word, index }] : []));
  const sure = candidates.filter(({ word }) => !NOUNS_OFTEN.test(word));
  if (inverted === undefined)
    return (candidates[0]?.index === 0 ? candidates[0] : (sure[0] ?? candidates[0]))?.word;
  return (sure[0] ?? candidates.at(-1))?.word;
}

/** "how many votes did the resolution get": the noun, then the clause. */
export function counted(wanted: Wanted, rest: string): Shape {
  // "How many voted against it": people.
  const [first = ''] = rest.split(' ');
  if (isVerb(first) && !NOUNS_OFTEN.test(first) && !/^\p{Lu}/u.test(first))
    return { ...event(wanted, rest), noun: 'people' };
  // "How many are in hospital": people.
  if (new RegExp(`^${AUX}$`, 'iu').test(first)) return { ...event(wanted, rest), noun: 'people' };
  const { noun, clause, words } = nounPhrase(rest);
  const inner = event(wanted, clause);
  return {
    ...inner,
    noun,
    subject: `${words.filter((word) => word !== noun).join(' ')} ${inner.subject}`.trim(),
  };
}

/** "country vetoed the draft", "party did he lead": which one. */
export function chosen(rest: string): Shape {
  const { noun, clause, words } = nounPhrase(rest);
  const inner = event('which', clause);
  const slot = /^(?:did|does|do|will|would|has|have|had) /iu.test(clause) ? 'object' : 'subject';
  const subject = `${words.filter((word) => word !== noun).join(' ')} ${inner.subject}`.trim();
  if (/^(?:person|man|woman|people|official|officials|politician|minister|player|leader)$/iu.test(noun))
    return { ...inner, wanted: 'who', slot, subject: `${noun} ${subject}` };
  return { ...inner, noun, slot, subject };
}

/** The noun at the beginning and the clause after it. */
function nounPhrase(rest: string): { noun: string; clause: string; words: string[] } {
  const words = rest.split(' ');
  let end = words.findIndex(
    (word, i) =>
      i > 0 &&
      (new RegExp(`^${AUX}$`, 'iu').test(word) ||
        /^(?:of|in|on|at|for|from|to|with|that|who|which|by|per)$/iu.test(word) ||
        (isVerb(word) &&
          (!NOUNS_OFTEN.test(word) || /^(?:the|an?|\p{Lu}.*)$/u.test(words[i + 1] ?? '')) &&
          (/s$/u.test(words[i - 1]!) ||
            /^people$/iu.test(words[i - 1]!) ||
            verbReadings(word.toLowerCase()).some(({ form }) => form !== 'base')))),
  );
  if (end < 0) end = words.length;
  const noun = words[end - 1] ?? '';
  return {
    noun: noun.toLowerCase(),
    clause: words.slice(end).join(' '),
    words: words.slice(0, end).map((w) => (w === noun ? w.toLowerCase() : w)),
  };
}
