import type { Statement } from '../../domain/reading.ts';
import { contains, type Span } from '../../domain/span.ts';
import type { VerbGroup } from '../chunks.ts';
import type { Quote } from '../quotes.ts';
import { complementOf } from './content.ts';
import type { Cue, Source } from './cues.ts';
import { clauseBefore } from './extent.ts';
import { titleStart } from './interrupted.ts';
import { quoteBefore, trimmed } from './inverted.ts';
import { canSpeak, nounEndingAt, nounStartingAt } from './nouns.ts';
import { reported } from './reported.ts';
import { type Noun, partyOf, type Scene, spanOf } from './scene.ts';
import { subjectOf } from './subject.ts';

/**
 * "The Herald quoted Ruiz as saying that …", "Ruiz was quoted by the Herald as saying …": Ruiz speaks, and the paper's word for it is the
 * attribution.
 */
export function hearsay(scene: Scene, sources: readonly Source[], claimed: Set<Quote>): Statement[] {
  const { words, groups } = scene;
  const out: Statement[] = [];
  for (const group of groups) {
    if (!/^(?:quote|cite)$/.test(group.base)) continue;
    if (scene.quotes.some((quote) => contains(quote, group))) continue;
    const as = asSaying(scene, group);
    if (as === undefined) continue;
    const passive = group.passive || words[group.to]?.lower === 'by' || as === group.to;
    const { speaker, word } = passive ? quotedOne(scene, group, as) : quotedBy(scene, group, as);
    if (!speaker || !canSpeak(scene, speaker)) continue;
    const saying = groups[words[as + 1]!.group];
    if (!saying) continue;
    const cue: Cue = {
      group: saying,
      base: 'say',
      frame: 'cqw',
      to: as + 2,
      span: spanOf(scene, as, as + 2),
    };
    const complement = complementOf(scene, cue, true);
    const content: Span[] = [];
    let direct = false;
    const start = titleStart(scene, speaker.from);
    const before = quoteBefore(scene, start);
    const whole = before && words[0]!.start < before.start - 1 ? clauseBefore(scene, start, 0) : undefined;
    if (before && !claimed.has(before)) {
      claimed.add(before);
      content.push(whole ?? trimmed(scene.article.text, before.inner));
      direct = whole === undefined;
    } else if (complement.kind !== 'none') {
      const read = reported(scene, complement, cue, sources);
      content.push(...read.spans);
      direct = read.direct;
      for (const quote of read.quotes) claimed.add(quote);
    }
    if (content.length === 0 || content.some((span) => span.end <= span.start)) continue;
    const one: Statement = {
      speaker: partyOf(scene, speaker),
      cue: cue.span,
      verb: 'say',
      content: content as [Span, ...Span[]],
      direct,
      negated: group.negated,
      sentence: scene.index,
    };
    // "was quoted as saying by the agency"
    const paper = words[as + 2]?.lower === 'by' ? nounStartingAt(scene, as + 3) : undefined;
    if (word) one.attribution = word;
    else if (paper) one.attribution = spanOf(scene, as + 2, paper.to);
    out.push(one);
  }
  return out;
}

/** "Moen, quoted by the agency, said": on whose word the sentence has it. */
export function quotedIn(scene: Scene, from: number, to: number): Span | undefined {
  const { words, groups } = scene;
  for (let i = from; i < to; i++) {
    const group = groups[words[i]!.group];
    if (
      !group ||
      !/^(?:quote|cite)$/.test(group.base) ||
      group.from !== group.main ||
      words[group.to]?.lower !== 'by'
    )
      continue;
    const paper = nounStartingAt(scene, group.to + 1);
    if (paper && paper.to <= to) return spanOf(scene, group.from, paper.to);
  }
  return undefined;
}

/** Index of "as" in "as saying" after a verb, before the next finite one. */
function asSaying(scene: Scene, group: VerbGroup): number | undefined {
  const { words, groups } = scene;
  for (let i = group.to; i + 1 < words.length && i < group.to + 16; i++) {
    if (words[i]!.lower === 'as' && /^(?:saying|telling|warning)$/.test(words[i + 1]!.lower)) return i;
    if (groups[words[i]!.group]?.finite || words[i]!.tag === 'quote') return undefined;
  }
  return undefined;
}

/** "Ruiz was quoted by the Herald": speaker, and the words that tell where. */
function quotedOne(scene: Scene, group: VerbGroup, as: number): { speaker?: Noun; word?: Span } {
  const { words } = scene;
  const comma = words[group.from - 1]?.text === ',' ? group.from - 2 : group.from - 1;
  const speaker = group.passive ? subjectOf(scene, group) : nounEndingAt(scene, comma);
  const word = as > group.to ? spanOf(scene, group.main, as) : undefined;
  return { ...(speaker ? { speaker } : {}), ...(word ? { word } : {}) };
}

/** "The Herald quoted Ruiz": speaker, and the words before. */
function quotedBy(scene: Scene, group: VerbGroup, as: number): { speaker?: Noun; word?: Span } {
  const speaker = nounStartingAt(scene, group.to);
  const paper = subjectOf(scene, group);
  if (!speaker || speaker.to > as) return {};
  return {
    speaker,
    word: spanOf(scene, paper && paper.to <= group.from ? paper.from : group.from, group.to),
  };
}
