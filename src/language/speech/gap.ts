import type { Span } from '../../domain/span.ts';
import type { Cue } from './cues.ts';
import { contentEnd } from './extent.ts';
import { type Noun, type Scene, spanOf } from './scene.ts';

/**
 * "a deadline that two officials said went unnoticed", "costs, which she said would rise": what is said is what stands before the relative
 * word and the verb after the cue. Undefined where the cue has something of its own.
 */
export function aroundRelative(
  scene: Scene,
  cue: Cue,
  speaker: Noun,
): { spans: Span[]; to: number } | undefined {
  const { words, groups, phrases } = scene;
  if (!/c/.test(cue.frame) || cue.group.passive || !cue.group.finite) return undefined;
  const next = groups[words[cue.to]?.group ?? -1];
  if (!next || next.from !== cue.to || !next.finite || next.infinitive) return undefined;
  let at = speaker.from - 1;
  const relative = /^(?:which|who|that|whom)$/.test(words[at]?.lower ?? '');
  if (relative) {
    at--;
    if (words[at]?.text === ',') at--;
  } else {
    const before = phrases[words[at]?.phrase ?? -1];
    if (!before || before.to !== at + 1 || before.pronoun) return undefined;
  }
  // "a ban on a dam that two engineers said": the noun right before.
  const head = phrases[words[at]?.phrase ?? -1];
  if (!head) return undefined;
  let to = contentEnd(scene, next.from, cue, []);
  for (let i = next.to; i < to; i++)
    if (words[i]!.text === ',' && relative && words[speaker.from - 2]?.text === ',') to = i;
  if (to <= next.from) return undefined;
  return { spans: [spanOf(scene, head.from, head.to), spanOf(scene, next.from, to)], to };
}
