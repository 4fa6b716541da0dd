import type { Statement } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Quote } from '../quotes.ts';
import { type Complement, clauseBefore, complementOf } from './content.ts';
import type { Cue, Source } from './cues.ts';
import { interrupted, isAside, titleStart } from './interrupted.ts';
import { invertedSpeaker, quoteAfter, quoteAt, quoteBefore, trimmed } from './inverted.ts';
import { canSpeak } from './nouns.ts';
import { readPassive } from './passive.ts';
import { reported } from './reported.ts';
import { partyOf, type Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Particles of doubt before a cue: "if he says", "unless". */
const HYPOTHETICAL = /^(?:if|unless|whether|should|lest|until)$/;

/** Speaker, addressee and content of one verb of saying; `busy` is where an earlier statement of the sentence ends. */
export function readCue(
  scene: Scene,
  cue: Cue,
  sources: readonly Source[],
  claimed: Set<Quote>,
  busy: number,
): { statement: Statement; to: number } | undefined {
  const { words } = scene;
  const { group } = cue;
  if (
    group.infinitive &&
    !/^(?:go|continue)$/.test(scene.groups[words[group.from - 1]?.group ?? -1]?.base ?? '')
  )
    return undefined;
  if (group.modal !== undefined && group.modal !== 'to') return undefined;
  for (let j = group.from - 1; j >= 0 && j > group.from - 5; j--)
    if (HYPOTHETICAL.test(words[j]!.lower)) return undefined;
  if (group.passive) return readPassive(scene, cue, sources);
  const inverted = invertedSpeaker(scene, cue);
  const speaker = inverted ?? subjectOf(scene, group);
  if (!speaker || !canSpeak(scene, speaker)) return undefined;
  const complement = inverted
    ? complementOf(scene, { ...cue, to: inverted.to, frame: cue.frame.replace('o', '') }, true)
    : complementOf(scene, cue, false);
  const start = titleStart(scene, Math.min(speaker.from, group.from));
  if (words[start - 1]?.lower === 'than') return undefined;
  const split = interrupted(scene, cue, inverted ? inverted.to : cue.to, start, busy);
  const before = quoteBefore(scene, start);
  const speech = /[cqo]/.test(cue.frame) && !cue.frame.includes('b');
  const content: Span[] = [];
  let direct = false;
  let to = cue.to;
  if (before && (cue.frame.includes('q') || cue.frame.includes('o')) && !claimed.has(before)) {
    claimed.add(before);
    content.push(trimmed(scene.article.text, before.inner));
    direct = true;
    if (complement.kind === 'quote') {
      const more = quoteAt(scene, complement.from);
      if (more) {
        claimed.add(more);
        content.push(trimmed(scene.article.text, more.inner));
      }
    } else if (complement.kind === 'clause' && words[complement.from - 1]?.lower === 'that') {
      direct = false;
      content.push(...reported(scene, complement, cue, sources).spans);
    } else {
      const later = quoteAfter(scene, inverted ? inverted.to : complement.from);
      if (later) {
        claimed.add(later);
        content.push(trimmed(scene.article.text, later.inner));
      }
    }
    to = words.length;
  } else if (split) {
    content.push(split.first);
    if (split.rest !== undefined) {
      const read = reported(scene, { kind: 'clause', from: split.rest }, cue, sources);
      content.push(...read.spans);
      for (const quote of read.quotes) claimed.add(quote);
      to = read.to;
    }
  } else if (isAside(scene, cue, complement)) {
    return undefined;
  } else if (accepts(scene, cue, complement) && !(inverted && complement.kind !== 'quote')) {
    const read = reported(scene, complement, cue, sources);
    content.push(...read.spans);
    direct = read.direct;
    for (const quote of read.quotes) claimed.add(quote);
    to = read.to;
  } else if (speech && /[cq]/.test(cue.frame) && closes(scene, inverted ? inverted.to : complement.from)) {
    // "Turnout was high, the commission said."
    const comma = words[start - 1];
    if (comma?.text === ',' || (comma?.tag === 'quote' && start > 1)) {
      const clause = clauseBefore(scene, start, clauseStart(start, busy));
      if (clause) content.push(clause);
    }
  }
  if (content.length === 0 || content.some((span) => span.end <= span.start)) return undefined;
  const statement: Statement = {
    speaker: partyOf(scene, speaker),
    cue: cue.span,
    verb: cue.base,
    content: content as [Span, ...Span[]],
    direct,
    negated: group.negated || cue.frame.includes('d'),
    sentence: scene.index,
  };
  if (complement.addressee && complement.addressee.from !== speaker.from)
    statement.addressee = partyOf(scene, complement.addressee);
  return { statement, to };
}

/** Whether a cue means speech with such a complement. */
function accepts(scene: Scene, cue: Cue, complement: Complement): boolean {
  if (complement.kind === 'none') return false;
  if (cue.frame.includes('b')) return complement.kind === 'clause' || complement.kind === 'infinitive';
  // "called it “a true wake-up call”": with a quotation it is said.
  if (cue.base === 'call' && complement.kind === 'noun')
    return scene.quotes.some((quote) => quote.start > cue.span.end);
  if (cue.frame.includes('m'))
    return complement.kind === 'clause' || complement.kind === 'quote' || complement.kind === 'question';
  return true;
}

/** Whether nothing that is said comes after a word: the sentence's end, a comma, a conjunction. */
function closes(scene: Scene, at: number): boolean {
  const word = scene.words[at];
  return (
    !word ||
    word.tag === 'mark' ||
    word.tag === 'quote' ||
    word.tag === 'conj' ||
    word.tag === 'sub' ||
    word.tag === 'prep'
  );
}

/** Where a clause that is followed by its cue begins: at the sentence's start, or after the last thing said and a mark. */
function clauseStart(stop: number, busy: number): number {
  return busy > 0 && busy < stop ? busy : 0;
}
