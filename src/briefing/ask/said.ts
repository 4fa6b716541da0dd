import type { Question } from '../../domain/question.ts';
import type { Party, Statement } from '../../domain/reading.ts';
import { overlaps, type Span } from '../../domain/span.ts';
import { wordsOf } from '../../language/questionclause.ts';
import { isFiller, keysOf, wordLikeness } from '../../language/questionwords.ts';
import type { Candidate } from './answer.ts';
import { meet, type Passage, wordsIn } from './passage.ts';
import type { Sense } from './sense.ts';

/** Share of a topic that what was said must speak of. */
const ENOUGH = 0.6;
/** Verbs of asking somebody to do something; one may stand for another. */
const SAYING =
  /^(?:say|tell|add|note|state|report|reply|answer|comment|respond|react|explain|describe|call|write|declare|announce|argue|stress|insist|according to)$/u;

/** What somebody said: statements of the speaker, to the addressee and on the topic where the question names them; the cited sentence holds what was said. */
export function statementsIn(
  question: Question,
  senses: { speaker?: Sense; addressee?: Sense; topic: readonly Sense[] },
  passages: readonly Passage[],
): Candidate[] {
  const speakerWords = contentOf(question.speaker ?? '');
  if (speakerWords.length === 0) return [];
  const found: Candidate[] = [];
  for (const passage of passages) {
    for (const statement of passage.reading.statements) {
      if (statement.sentence !== passage.index) continue;
      if (
        !isOf(passage, statement.speaker, senses.speaker, speakerWords, question.speaker ?? '') &&
        !isOn(passage, statement.attribution, speakerWords, senses.speaker)
      )
        continue;
      if (senses.addressee !== undefined && !isTo(passage, statement, senses.addressee)) continue;
      const at = shownOf(passage, statement);
      const share = topicShare(widened(passage, at, passages), statement, senses.topic);
      if (share < ENOUGH) continue;
      const same = question.verb === undefined ? 1 : verbShare(question.verb, statement);
      if (same === 0) continue;
      const [first] = statement.content;
      found.push({
        passage,
        at,
        span: {
          start: Math.max(at.start, first.start),
          end: Math.max(first.end, Math.min(at.end, statement.content.at(-1)!.end)),
        },
        value: '',
        key: `${passage.article.id}:${passage.index}`,
        score: share + same * 0.2 + (statement.direct ? 0.02 : 0),
      });
    }
  }
  return found.sort(
    (a, b) =>
      b.score - a.score ||
      b.passage.article.publishedAt.getTime() - a.passage.article.publishedAt.getTime() ||
      a.passage.article.id - b.passage.article.id ||
      a.passage.index - b.passage.index,
  );
}

/** Who said something: statements on it, with their speakers. */
export function speakersIn(
  question: Question,
  topic: readonly Sense[],
  passages: readonly Passage[],
): Candidate[] {
  const found: Candidate[] = [];
  for (const passage of passages) {
    for (const statement of passage.reading.statements) {
      if (statement.sentence !== passage.index || statement.speaker === undefined) continue;
      const share = topicShare(passage, statement, topic);
      const same = verbShare(question.verb ?? 'say', statement);
      if (share < ENOUGH + 0.15 || same === 0 || statement.negated) continue;
      if (!isAlikeDenied(question, passage, statement, topic)) continue;
      if (isPassedOn(passage, statement, topic)) continue;
      const { speaker } = statement;
      const who = speaker.actor === undefined ? undefined : passage.linked.get(speaker.actor);
      const printed = passage.article.text.slice(speaker.start, speaker.end);
      if (who === undefined && NOBODY_KNOWN.test(printed)) continue;
      found.push({
        passage,
        span: speaker,
        value: who?.name ?? printed,
        key: who === undefined ? printed.toLowerCase() : `a${who.id}`,
        ...(who === undefined ? {} : { id: who.id }),
        ...toldBy(passage, statement),
        score: share + same * 0.2,
      });
    }
  }
  return found.sort(
    (a, b) =>
      b.score - a.score || b.passage.article.publishedAt.getTime() - a.passage.article.publishedAt.getTime(),
  );
}

/** Words that stand for somebody told of elsewhere: no answer to who it was. */
const NOBODY_KNOWN =
  /^(?:he|she|they|it|who|we|i|(?:one|some|two|both|many|several|another|others?|the other|the latter|the former)(?: of (?:them|these|those|whom))?)$/iu;

/** What it says somebody else said: "Shah said Tull had said the emails were lost". */
function isPassedOn(passage: Passage, statement: Statement, topic: readonly Sense[]): boolean {
  const spans = topic.flatMap((sense) => meet(passage, sense).spans);
  return passage.reading.statements.some(
    (inner) =>
      inner !== statement &&
      inner.sentence === statement.sentence &&
      inner.speaker !== undefined &&
      statement.content.some((part) => part.start <= inner.speaker!.start && inner.cue.end <= part.end) &&
      spans.some((span) => inner.content.some((part) => overlaps(part, span))),
  );
}

/** On whose word it is that the speaker said so. */
function toldBy({ reading, article, linked }: Passage, statement: Statement): { note?: string } {
  const outer = reading.statements.find(
    (one) =>
      one !== statement &&
      one.sentence === statement.sentence &&
      one.speaker !== undefined &&
      one.content.some((part) => part.start <= statement.cue.start && statement.cue.end <= part.end),
  );
  if (outer?.speaker === undefined) return {};
  const { actor, start, end } = outer.speaker;
  const name = (actor === undefined ? undefined : linked.get(actor)?.name) ?? article.text.slice(start, end);
  return { note: `on the word of ${name}` };
}

const NOT = /\b(?:not|never|no|nobody|neither|nor|none|without|hardly)\b|n['’]t\b/iu;

/** True where what was said denies what the question asks for just as the question does: "we were not told that it was unsafe" does not say that it was. */
function isAlikeDenied(
  question: Question,
  passage: Passage,
  statement: Statement,
  topic: readonly Sense[],
): boolean {
  const { text } = passage.article;
  const spans = topic
    .filter(({ kind }) => kind !== 'name')
    .flatMap((sense) => meet(passage, sense).spans)
    .filter((span) => statement.content.some((part) => overlaps(part, span)));
  if (spans.length === 0) return true;
  const end = Math.max(...spans.map((span) => span.end));
  const part = statement.content.find((one) => one.start < end && end <= one.end) ?? statement.content[0];
  const clause =
    text
      .slice(part.start, end)
      .split(/[.;!?]\s|, (?:but|and)\b|[—–]/u)
      .at(-1) ?? '';
  // "Two candidates, who are not related, must meet again": what is inserted denies something else.
  return NOT.test(clause.replace(/, (?:who|which|whose)\b[^,]*,/giu, ',')) === NOT.test(question.subject);
}

/** Longest quotation that is shown whole, in characters. */
const LONGEST = 450;

/** The sentence, with those before and after it that the same quotation runs over. */
function shownOf({ sentence, article }: Passage, { content }: Statement): Span {
  const start = Math.min(sentence.start, content[0].start);
  const end = Math.max(sentence.end, content.at(-1)!.end);
  if (end - start > LONGEST) return sentence;
  // The quotation marks around it belong to it.
  const open = /["“‘']$/u.test(article.text.slice(0, start)) ? start - 1 : start;
  const close = /^[.,!?]?["”’]/u.exec(article.text.slice(end, end + 2))?.[0].length ?? 0;
  return { start: open, end: end + (content.at(-1)!.end > sentence.end ? close : 0) };
}

/** The passage with the words of all sentences that are shown. */
function widened(passage: Passage, at: Span, passages: readonly Passage[]): Passage {
  if (at.start >= passage.sentence.start - 1 && at.end <= passage.sentence.end + 1) return passage;
  const parts = passages.filter((one) => one.article.id === passage.article.id && overlaps(one.sentence, at));
  return {
    ...passage,
    words: parts.flatMap(({ words }) => words),
    named: parts.flatMap(({ named }) => named),
  };
}

const contentOf = (words: string): (readonly string[])[] =>
  wordsOf(words)
    .filter((word) => !isFiller(word))
    .map(keysOf);

function isOf(
  passage: Passage,
  speaker: Party | undefined,
  sense: Sense | undefined,
  words: readonly (readonly string[])[],
  asked: string,
): boolean {
  if (speaker === undefined) return false;
  const who = speaker.actor === undefined ? undefined : passage.linked.get(speaker.actor);
  if (who !== undefined && sense?.actors.has(who.id)) return true;
  // "Israeli media" are not Israel.
  if (sense !== undefined && sense.actors.size > 0) return false;
  const printed = passage.article.text.slice(speaker.start, speaker.end);
  return isHeaded(printed, asked) && holds(printed, words);
}

function isOn(
  passage: Passage,
  attribution: Span | undefined,
  words: readonly (readonly string[])[],
  sense: Sense | undefined,
): boolean {
  if (attribution === undefined || (sense !== undefined && sense.actors.size > 0)) return false;
  return holds(passage.article.text.slice(attribution.start, attribution.end), words);
}

/** The noun that says who it is, and what stands before it: "a spokesman for the engineering firm" is a spokesman. */
const headPart = (words: string): string =>
  words
    .split(/, /u)
    .map((part) => part.replace(/\s(?:of|for|at|from|in|with|to|on|who|whose|which|that)\s.*$/iu, ''))
    .join(', ');

/** True where the head noun of the asked speaker is one in the printed one. */
function isHeaded(text: string, asked: string): boolean {
  const head = wordsOf(headPart(asked)).findLast((word) => !isFiller(word));
  if (head === undefined) return true;
  const keys = keysOf(head);
  return headPart(text)
    .split(', ')
    .some((part) => {
      const own = wordsIn(part, 0);
      return (/^\p{Lu}/u.test(head) ? own : own.slice(-1)).some(
        (word) => wordLikeness(keys, word.keys) === 1,
      );
    });
}

const holds = (text: string, words: readonly (readonly string[])[]): boolean => {
  const own = wordsIn(text, 0);
  return words.every((keys) => own.some((word) => wordLikeness(keys, word.keys) === 1));
};

function isTo(passage: Passage, statement: Statement, addressee: Sense): boolean {
  const { addressee: to } = statement;
  if (to !== undefined) {
    const who = to.actor === undefined ? undefined : passage.linked.get(to.actor);
    if (who !== undefined && addressee.actors.has(who.id)) return true;
    if (holds(passage.article.text.slice(to.start, to.end), addressee.keys)) return true;
    return false;
  }
  // "Blinken urged Netanyahu not to …": whom he urged may be read as part of what he said.
  const sentence = passage.reading.sentences[statement.sentence];
  const from = statement.cue.end;
  return passage.named.some(
    (one) =>
      one.start >= from &&
      one.start - from < 40 &&
      sentence !== undefined &&
      overlaps(one, sentence) &&
      one.actor !== undefined &&
      addressee.actors.has(one.actor.id),
  );
}

/** How much of the topic stands in what was said, or half as much where the sentences before say it. */
function topicShare(passage: Passage, statement: Statement, topic: readonly Sense[]): number {
  if (topic.length === 0) return 1;
  const total = topic.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const sense of topic) {
    const met = meet(passage, sense);
    if (met.share === 0 && sense.kind === 'name') return 0;
    const said = met.own && met.spans.some((span) => statement.content.some((part) => overlaps(part, span)));
    sum +=
      sense.weight *
      (said
        ? met.share
        : met.own
          ? 0.75 * met.share
          : sense.kind === 'name'
            ? met.share
            : (/^\p{Lu}/u.test(sense.words[0] ?? '') ? 0.5 : 0.25) * Number(met.share > 0));
  }
  return sum / total;
}

function verbShare(verb: string, statement: Statement): number {
  const keys = keysOf(verb.split(' ')[0]!);
  const own = keysOf(statement.verb.split(' ')[0]!);
  const share = wordLikeness(keys, own);
  if (share > 0) return share;
  const plain =
    keys.some((key) => SAYING.test(key)) ||
    /^(?:says?|said|tell|told|reports?|reported|react|reacted|respond|responded|describe[sd]?|calls?|called|write|wrote|announced?|argued?|declared?|explain(?:ed)?|repl(?:y|ied)|add(?:ed)?|think|thinks|stated?|insist(?:ed)?|stress(?:ed)?)$/iu.test(
      verb,
    );
  return plain && SAYING.test(statement.verb) ? 0.6 : 0;
}
