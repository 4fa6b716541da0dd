import type { Statement } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Quote } from '../quotes.ts';
import { complementOf } from './content.ts';
import type { Cue, Source } from './cues.ts';
import { quoteBefore, trimmed } from './inverted.ts';
import { canSpeak, nounStartingAt } from './nouns.ts';
import { reported } from './reported.ts';
import { type Noun, partyOf, type Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** "was told by X that …", "was asked to …": the subject is who was spoken to, the agent who spoke. */
export function readPassive(
  scene: Scene,
  cue: Cue,
  sources: readonly Source[],
  claimed: Set<Quote>,
): { statement: Statement; to: number } | undefined {
  const { words, groups } = scene;
  const takesPerson = cue.frame.includes('o');
  let to = cue.to;
  let agent: Noun | undefined;
  if (words[to]?.lower === 'by') {
    agent = nounStartingAt(scene, to + 1);
    if (agent) to = agent.to;
  }
  // "has been told by X that"
  const complement = complementOf(scene, { ...cue, to }, true);
  if (
    !takesPerson &&
    !(cue.frame.includes('c') && complement.kind === 'clause' && words[complement.from - 1]?.lower === 'that')
  )
    return undefined;
  const told = agent ? quotedPassive(scene, cue, agent, claimed) : undefined;
  if (told) return { statement: told, to };
  if (complement.kind === 'none' || complement.kind === 'noun' || complement.kind === 'gerund')
    return undefined;
  if (complement.kind === 'infinitive' && !/^(?:tell|ask|urge|order|instruct|advise|warn)$/.test(cue.base))
    return undefined;
  const group = groups[words[cue.group.from]!.group]!;
  const subject = subjectOf(scene, group);
  const read = reported(scene, complement, cue, sources);
  if (read.spans.length === 0) return undefined;
  const statement: Statement = {
    cue: cue.span,
    verb: cue.base,
    content: read.spans as [Span, ...Span[]],
    direct: read.direct,
    negated: group.negated,
    sentence: scene.index,
  };
  if (agent && canSpeak(scene, agent)) statement.speaker = partyOf(scene, agent);
  if (takesPerson && subject && words[subject.head]!.lower !== 'it')
    statement.addressee = partyOf(scene, subject);
  if (!statement.speaker && !statement.addressee) return undefined;
  return { statement, to: read.to };
}

/** "“It is over,” the captain was told by the referee." */
function quotedPassive(scene: Scene, cue: Cue, agent: Noun, claimed: Set<Quote>): Statement | undefined {
  const subject = subjectOf(scene, cue.group);
  const quote = subject && /[qo]/.test(cue.frame) ? quoteBefore(scene, subject.from) : undefined;
  if (!subject || !quote || claimed.has(quote) || !canSpeak(scene, agent)) return undefined;
  claimed.add(quote);
  return {
    speaker: partyOf(scene, agent),
    addressee: partyOf(scene, subject),
    cue: cue.span,
    verb: cue.base,
    content: [trimmed(scene.article.text, quote.inner)],
    direct: true,
    negated: cue.group.negated,
    sentence: scene.index,
  };
}
