import type { Span } from '../../domain/span.ts';
import { countryOf } from '../english/nationalities.ts';
import { ADDRESSES, titleNoun } from '../english/titles.ts';
import { DAY } from './draft.ts';
import type { Scene } from './scene.ts';

/** Two capitals or more between commas, which the tagger took for no person. */
export function fullName(scene: Scene, i: number): { span: Span; to: number } | undefined {
  const one = personAt(scene, i, true);
  return one && one.to - i > 1 && scene.words[one.to]?.text === ',' ? one : undefined;
}

/** The name of a person that starts at a word, forms of address before it skipped; capitals right after a title count where untagged. */
export function personAt(
  scene: Scene,
  i: number,
  afterTitle: boolean,
): { span: Span; to: number } | undefined {
  const { words, nameAt } = scene;
  let at = i;
  while (words[at] && ADDRESSES.has(words[at]!.lower) && at < i + 3) at++;
  const word = words[at];
  if (!word) return undefined;
  const name = nameAt[at];
  if (name?.type === 'PER' && name.start >= words[i]!.start - 1) {
    let to = at;
    while (to < words.length && nameAt[to] === name) to++;
    return { span: { start: name.start, end: name.end }, to };
  }
  if (!afterTitle || name?.type === 'PER') return undefined;
  if (word.tag !== 'name' || !/^\p{Lu}/u.test(word.text) || countryOf(word.text) || titleNoun(word.lower))
    return undefined;
  if (name && name.type !== 'MISC' && name.score > 0.8) return undefined;
  let to = at;
  while (
    to < words.length &&
    words[to]!.tag === 'name' &&
    to < at + 4 &&
    (nameAt[to] === undefined || nameAt[to] === name) &&
    !countryOf(words[to]!.text)
  )
    to++;
  // "showed reporters PKM machine guns": capitals before a common noun are no holder.
  if (words[to]?.tag === 'noun' && /^\p{Ll}/u.test(words[to]!.text)) return undefined;
  if (to === at || titleNoun(words[to - 1]!.lower) || DAY.test(words[at]!.lower)) return undefined;
  return { span: { start: word.start, end: words[to - 1]!.end }, to };
}

/** The person whose name ends right before the word at `i`. */
export function personBefore(scene: Scene, i: number): { span: Span; from: number } | undefined {
  const name = i > 0 ? scene.nameAt[i - 1] : undefined;
  if (name?.type !== 'PER') return undefined;
  let from = i - 1;
  while (from > 0 && scene.nameAt[from - 1] === name) from--;
  return { span: { start: name.start, end: name.end }, from };
}
