import type { Statement } from '../../domain/reading.ts';
import { contains, type Span } from '../../domain/span.ts';
import type { VerbGroup } from '../chunks.ts';
import { type Scene, spanOf } from './scene.ts';
import { subjectOf } from './subject.ts';

/**
 * "The river is expected to rise", "she seemed to agree", "he was accused of theft": put down to somebody who is not named. Attributions
 * without a speaker; never shown as statements.
 */
export function hedges(scene: Scene): Statement[] {
  const { words, groups } = scene;
  const out: Statement[] = [];
  for (const group of groups) {
    if (scene.quotes.some((quote) => contains(quote, group))) continue;
    const to = hedged(scene, group);
    if (to === undefined) continue;
    const subject = subjectOf(scene, group);
    let end = to + 1;
    while (end < words.length && !/^(?:mark|quote)$/.test(words[end]!.tag)) end++;
    const content: Span[] = [spanOf(scene, to, end)];
    if (subject) content.unshift(spanOf(scene, subject.from, subject.to));
    out.push({
      cue: spanOf(scene, group.from, group.to),
      verb: group.base,
      content: content as [Span, ...Span[]],
      direct: false,
      negated: group.negated,
      sentence: scene.index,
    });
  }
  return out;
}

/** Index of the word where what is expected, seems or is charged begins. */
function hedged(scene: Scene, group: VerbGroup): number | undefined {
  const { words, groups } = scene;
  const next = words[group.to];
  if (!next) return undefined;
  const follows = groups[next.group];
  const infinitive = follows !== undefined && follows.from === group.to && follows.infinitive;
  if (/^(?:seem|appear)$/.test(group.base) && group.finite && !group.infinitive)
    return infinitive || next.tag === 'adj' || next.lower === 'that' ? group.to : undefined;
  // "Asked why he left, she said": the one who asked is not named.
  if (
    /^(?:ask|press|quiz)$/.test(group.base) &&
    (group.passive || (group.form === 'ed' && /^(?:|when|and)$/.test(words[group.from - 1]?.lower ?? '')))
  )
    return /^(?:why|whether|if|what|how|about|which|who|when|where)$/.test(next.lower) ? group.to : undefined;
  if (/^(?:expect|say|rumour|rumor|report)$/.test(group.base) && group.passive)
    return infinitive ? group.to : undefined;
  if (
    /^(?:accuse|suspect)$/.test(group.base) &&
    (group.passive || group.form === 'ed') &&
    next.lower === 'of'
  ) {
    return group.passive || words[group.from - 1]?.phrase !== -1 ? group.to : undefined;
  }
  return undefined;
}
