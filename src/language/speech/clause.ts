import type { VerbGroup } from '../chunks.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Scene } from './scene.ts';

/** The finite verb group that a later one shares its subject with: the nearest before it that is not inside a "that" clause of its own if tense agrees. */
export function earlier(scene: Scene, group: VerbGroup): VerbGroup | undefined {
  const { groups, words } = scene;
  const index = groups.indexOf(group);
  let fallback: VerbGroup | undefined;
  for (let i = index - 1; i >= 0; i--) {
    const one = groups[i]!;
    if (!one.finite || one.infinitive) continue;
    if (inQuote(scene, one.start)) continue;
    const link = insideThat(scene, one);
    // "where crowds blocked a road and shouted": the crowds shouted.
    if (
      link &&
      /^(?:where|who|which)$/.test(link) &&
      one.form === group.form &&
      !cueFrame(one.base)?.includes('c')
    )
      return one;
    const subordinate = link !== undefined || insideBare(scene, one);
    if (!subordinate) return one;
    fallback ??= one;
    if (words[one.from] === undefined) break;
  }
  return fallback;
}

/** The word that makes the clause of a verb a subordinate one. */
function insideThat(scene: Scene, group: VerbGroup): string | undefined {
  const { words } = scene;
  for (let j = group.from - 1; j >= 0 && j > group.from - 14; j--) {
    const word = words[j]!;
    if (word.group >= 0) return undefined;
    if (word.tag === 'sub' || /^(?:who|which|whose)$/.test(word.lower)) return word.lower;
  }
  return undefined;
}

/** "Lim said the plan would cost money": the verb of a clause that a cue takes without "that". */
function insideBare(scene: Scene, group: VerbGroup): boolean {
  const { words, phrases, groups } = scene;
  let at = group.from - 1;
  while (words[at]?.tag === 'adv') at--;
  for (let round = 0; round < 5; round++) {
    const phrase = phrases[words[at]?.phrase ?? -1];
    if (!phrase || phrase.to !== at + 1) return false;
    at = phrase.from - 1;
    if (/^(?:prep|to|conj)$/.test(words[at]?.tag ?? '')) at--;
    else break;
  }
  const cue = groups[words[at]?.group ?? -1];
  return cue !== undefined && cue.to === at + 1 && cue.finite && /c/.test(cueFrame(cue.base) ?? '');
}

export const inQuote = (scene: Scene, at: number): boolean =>
  scene.quotes.some((quote) => quote.start <= at && at < quote.end);
