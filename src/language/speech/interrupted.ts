import type { Span } from '../../domain/span.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Complement } from './content.ts';
import type { Cue } from './cues.ts';
import { clauseBefore } from './extent.ts';
import type { Scene } from './scene.ts';

/** What is said on both sides of its cue; `rest` is the index of the first word after it, absent where only the part before is said. */
export interface Interrupted {
  first: Span;
  rest?: number;
}

/**
 * "The bridge, she said after a visit, would stay shut": a clause that speaker and cue stand inside of, between commas. `at` is the word
 * after cue and speaker, `start` the first word of both, `busy` where an earlier statement of the sentence ends.
 */
export function interrupted(
  scene: Scene,
  cue: Cue,
  at: number,
  start: number,
  busy: number,
): Interrupted | undefined {
  const { words, groups } = scene;
  if (!/c/.test(cue.frame) || cue.frame.includes('b') || cue.group.infinitive) return undefined;
  const lead = words[start - 1]?.lower === 'as' ? start - 1 : start;
  if (words[lead - 1]?.text !== ',') return undefined;
  const comma = pause(scene, at);
  if (comma === undefined) return undefined;
  const rest = comma + 1;
  const group = groups[words[rest]?.group ?? -1];
  if (/^(?:that|who|which|whose|where|when|while|although|though|as)$/.test(words[rest]?.lower ?? ''))
    return undefined;
  let from = busy > 0 && busy < lead ? busy : 0;
  for (let i = from; i < lead; i++) if (/^[:;]$/.test(words[i]!.text)) from = i + 1;
  const first = clauseBefore(scene, lead, from);
  if (!first || scene.quotes.some((quote) => quote.start < words[words.length - 1]!.end)) return undefined;
  const spoken = groups.some((one) => one.finite && one.start >= first.start && one.end <= first.end);
  const opens = /^(?:if|unless|when|once|in|on|at|after|before|under|without|for|by)$/.test(
    words[from]!.lower,
  );
  if (group && group.from === rest) {
    if (group.form === 'ing' && group.from === group.main) return spoken ? { first } : undefined;
    return group.finite ? { first, rest } : undefined;
  }
  return spoken || opens ? { first, rest } : undefined;
}

/** The comma after a cue, right away or after "on Monday", "after meeting the envoys in Lisbon", "according to the papers". */
function pause(scene: Scene, at: number): number | undefined {
  const { words, groups } = scene;
  const word = words[at];
  if (!word) return undefined;
  if (word.text !== ',' && !/^(?:prep|adv|sub)$/.test(word.tag) && !/day$|^according$/.test(word.lower))
    return undefined;
  for (let i = at; i < words.length - 2 && i < at + 25; i++) {
    const one = words[i]!;
    if (one.text === ',') return i;
    if (one.tag === 'quote' || one.lower === 'that' || /^[:;]$/.test(one.text)) return undefined;
    if (groups[one.group]?.finite) return undefined;
  }
  return undefined;
}

/** "more than they claimed, the envoy said, and": what follows the comma is somebody else's cue, not what is said. */
export function isAside(scene: Scene, cue: Cue, complement: Complement): boolean {
  const { words, groups } = scene;
  if (words[cue.to]?.text !== ',' || complement.from !== cue.to + 1) return false;
  const next = groups.find((group) => group.finite && group.from >= complement.from);
  const after = next ? words[next.to] : undefined;
  return (
    next !== undefined && /c/.test(cueFrame(next.base) ?? '') && (after === undefined || after.tag === 'mark')
  );
}

/** Where "the finance minister, Marco Vidal," begins that ends in a speaker: at the title. */
export function titleStart(scene: Scene, start: number): number {
  const { words, phrases } = scene;
  if (words[start - 1]?.text !== ',') return start;
  const role = scene.roles.find(
    (one) => one.holder?.start === words[start]!.start && one.end <= words[start]!.start,
  );
  if (!role) return start;
  const at = words.findIndex((word) => word.end > role.start);
  const phrase = phrases[words[at]?.phrase ?? -1];
  // "… of a president, Jana Kos said": somebody else's.
  if (at < 0 || at >= start || /^an?$/.test(words[phrase?.from ?? at]!.lower)) return start;
  return phrase?.from ?? at;
}
