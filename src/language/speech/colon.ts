import type { Statement } from '../../domain/reading.ts';
import type { VerbGroup } from '../chunks.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Quote } from '../quotes.ts';
import { trimmed } from './inverted.ts';
import { canSpeak } from './nouns.ts';
import { type Noun, partyOf, type Scene, spanOf } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Verbs that lead up to a colon without being speech: "issued the following statement:", "had this to say:", "took to the radio:". */
const LEADING =
  /^(?:issue|release|have|put|take|offer|give|make|go|send|conclude|begin|start|open|read|note|write|turn|come|publish|share|deliver|react|respond)$/;

/**
 * "The minister issued this statement:" and a quotation, in the sentence or as the next paragraph: it is the last subject's before the
 * colon. Undefined where a statement has it already.
 */
export function afterColon(scene: Scene, claimed: Set<Quote>): Statement | undefined {
  const { words, groups } = scene;
  const colon = words.findLastIndex((word) => word.text === ':');
  if (colon < 2) return undefined;
  const quote = quoteFrom(scene, colon);
  if (!quote || claimed.has(quote)) return undefined;
  for (let i = groups.length - 1; i >= 0; i--) {
    const group = groups[i]!;
    if (group.from >= colon || group.negated || group.passive) continue;
    if (scene.quotes.some((one) => one.start < group.start && group.end < one.end)) return undefined;
    if (cueFrame(group.base) === undefined && !LEADING.test(group.base)) continue;
    if (cueFrame(group.base)?.includes('b')) continue;
    const subject = subjectOf(scene, group) ?? leader(scene, i);
    if (!subject || !canSpeak(scene, subject)) continue;
    const party = partyOf(scene, subject);
    // A thing that nobody knows does not speak: "the sign had this to say:" is left out.
    if (party.actor === undefined && !/^(?:he|she|they|it|i|we)$/i.test(words[subject.head]!.lower)) continue;
    claimed.add(quote);
    return {
      speaker: party,
      cue: spanOf(scene, group.from, group.to),
      verb: group.base,
      content: [trimmed(scene.article.text, quote.inner)],
      direct: true,
      negated: false,
      sentence: scene.index,
    };
  }
  return undefined;
}

/** "went on to say:": the subject of the finite verb before an infinitive. */
function leader(scene: Scene, index: number): Noun | undefined {
  const before: VerbGroup | undefined = scene.groups[index - 1];
  return before?.finite && scene.groups[index]!.infinitive ? subjectOf(scene, before) : undefined;
}

/** The quotation that begins right after a colon, in this sentence or as the next one. */
function quoteFrom(scene: Scene, colon: number): Quote | undefined {
  const { words, article } = scene;
  const end = words[colon]!.end;
  const near = (quote: Quote): boolean => quote.start >= end && quote.start - end < 8;
  const open = /^\s*/.exec(article.text.slice(end, end + 8))![0].length;
  const quotes = colon === words.length - 1 ? article.quotes : scene.quotes;
  return quotes.find((quote) => near(quote) && quote.start === end + open);
}
