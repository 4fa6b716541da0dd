import type { VerbGroup } from '../chunks.ts';
import type { Scene } from './scene.ts';

/** How far a deed has come: done, to be done, or denied; and the verb that it hangs on, whose subject is its own. */
export interface Intent {
  planned: boolean;
  negated: boolean;
  chain?: VerbGroup;
}

/** Verbs before "to" that make what follows a plan, and those that deny it. */
const PLANNING =
  /^(?:plan|expect|schedule|intend|hope|agree|due|set|want|vow|promise|aim|threaten|prepare|be|have|offer|decide|ask|travel|arrive|fly|go|come|seek|pledge|arrange|try|leave|head|return|slate)$/;
/** "voted to dismiss", "managed to defeat": then it was done. */
const DONE = /^(?:vote|manage)$/;
/** "is said to have met": others say that it was done. */
const REPORTED = /^(?:believe|say|report|think|understand|know|allege)$/;
const REFUSING = /^(?:refuse|decline|fail|deny)$/;
/** Adjectives between "is" and "to". */
const READY =
  /^(?:due|set|ready|likely|able|willing|eager|scheduled|expected|prepared|unable|unwilling|certain|sure)$/;

/** Whether a verb tells of something done, planned or denied; undefined where it only wonders, wishes or names ("replacing her would be hard"). */
export function intentOf(scene: Scene, group: VerbGroup): Intent | undefined {
  const { words, groups } = scene;
  if (isUnreal(scene, group)) return undefined;
  if (group.form === 'ing' && group.from === group.main) return gerund(scene, group);
  const planned = group.modal !== undefined && /^(?:will|would|shall|'ll|’ll)$/.test(group.modal);
  if (group.modal !== undefined && !planned) return undefined;
  if (!group.infinitive) return { planned: planned || isAwaited(scene, group), negated: group.negated };
  const lead = words[group.from - 1];
  const adjective = lead && READY.test(lead.lower) ? groups[words[group.from - 2]?.group ?? -1] : undefined;
  if (adjective?.base === 'be') {
    const unable = /^un/.test(lead!.lower);
    return { planned: !unable, negated: unable || adjective.negated || group.negated, chain: adjective };
  }
  const chain = groups[lead?.group ?? -1] ?? purposeOf(scene, group);
  const base = chain?.base ?? lead?.lower ?? '';
  const negated = group.negated || (chain?.negated ?? false);
  const more = chain ? { chain } : {};
  // "came from behind to beat": a match that was won.
  if (
    /^(?:beat|defeat|overcome|edge|thrash)$/.test(group.base) &&
    /^(?:come|rally|fight|recover|go|return|hold)$/.test(base) &&
    !chain?.infinitive &&
    chain?.modal === undefined
  )
    return { planned: false, negated, ...more };
  if (REFUSING.test(base)) return { planned: false, negated: true, ...more };
  if (DONE.test(base)) return { planned: false, negated, ...more };
  if (chain?.passive && REPORTED.test(base) && words[group.from + 1]?.lower === 'have')
    return { planned: false, negated, ...more };
  // "was to have met", "had hoped to have met": it came to nothing.
  if (words[group.from + 1]?.lower === 'have' && group.main > group.from + 1) return undefined;
  return PLANNING.test(base) ? { planned: true, negated, ...more } : undefined;
}

/**
 * "if the leaders of both states meet", "had she met him", "should they meet", "would have met": thought of and no more. A meeting that
 * was to be, "but the meeting was cancelled", is none either.
 */
function isUnreal(scene: Scene, group: VerbGroup): boolean {
  const { words, groups } = scene;
  const inside = words.slice(group.from, group.main).map((word) => word.lower);
  if (/^(?:would|could|should|might|'d|’d)$/.test(group.modal ?? '') && inside.includes('have')) return true;
  // Back to where the clause begins: at a comma or another verb.
  let j = group.from - 1;
  while (j >= 0 && words[j]!.text !== ',' && words[j]!.tag !== 'quote') {
    if (/^(?:if|unless|whether|without)$/.test(words[j]!.lower)) return true;
    const other = groups[words[j]!.group];
    if (other && other !== group && /^(?:wish|imagine|pretend|dream|doubt)$/.test(other.base)) return true;
    if (other?.finite && other !== group) break;
    j--;
  }
  const first = groups[words[Math.max(0, j)]?.group ?? -1];
  const opens = j <= 0 || /^(?:mark|quote|conj|sub)$/.test(words[first ? first.from - 1 : j]?.tag ?? '');
  if (
    j >= 0 &&
    first &&
    first !== group &&
    first.to - first.from === 1 &&
    opens &&
    /^(?:had|should|were)$/.test(words[first.from]!.lower)
  )
    return true;
  const { text } = scene.article;
  const lead = text.slice(scene.sentence.start, group.start);
  const rest = text.slice(group.end, scene.sentence.end);
  // "would meet him if she could"
  if (group.modal === 'would' && /^[^.;:“"]*\b(?:if|unless)\b/u.test(rest)) return true;
  if (NOT_SO.test(lead) || (RUMOUR.test(lead) && PROVED_FALSE.test(rest))) return true;
  const toCome = group.infinitive || /^(?:will|would|shall)$/.test(group.modal ?? '');
  return toCome && CALLED_OFF.test(rest);
}

/** "It is not true that she", "there is no evidence that she", "nobody says she". */
const NOT_SO =
  /\b(?:not (?:true|the case|correct|clear|known)|untrue|false|wrong|unclear|unknown|no (?:evidence|proof|sign|indication|record|suggestion|truth)|(?:nobody|no one|none) (?:says?|said|claims?|claimed|knows?|believes?|thinks?))(?: (?:that|in|if|whether))? [^,.;:]{0,70}$/iu;
/** "Reports that she met him are false": told only to be denied. */
const RUMOUR =
  /\b(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|assertions?|stor(?:y|ies)) (?:that|of) [^,.;:]{0,70}$/iu;
const PROVED_FALSE =
  /\b(?:is|are|was|were|has been|have been) (?:\p{Ll}+ly )?(?:false|untrue|wrong|unfounded|baseless|denied|nonsense|rejected|dismissed|invented|fabricated|a lie|lies|not true)\b/iu;

const CALLED_OFF =
  /\b(?:but|until|before) (?:the|their|his|her|its|that|this|both) (?:\p{Ll}+ )?(?:meeting|visit|talks|trip|call|summit|encounter|session|ceremony|journey|appointment) (?:was|were|has been|have been|had been|is|are) (?:\p{Ll}+ly )?(?:cancelled|canceled|called off|scrapped|abandoned|dropped|postponed|put off)\b/u;

/** "will present it when he meets Ruiz", "is expected to ask after she visits": the present tense of what is to come. */
function isAwaited(scene: Scene, group: VerbGroup): boolean {
  const { words, groups } = scene;
  if (group.passive ? !/^(?:is|are)$/.test(words[group.from]!.lower) : !/^(?:s|base)$/.test(group.form))
    return false;
  if (group.from !== group.main && !group.passive) return false;
  let j = group.from - 1;
  while (j >= 0 && !/^(?:mark|quote)$/.test(words[j]!.tag) && !groups[words[j]!.group]?.finite) {
    if (/^(?:when|before|after|once|until|till)$/.test(words[j]!.lower))
      return groups.some(
        (one) =>
          one !== group &&
          (/^(?:will|shall)$/.test(one.modal ?? '') ||
            (one.passive &&
              /^(?:is|are)$/.test(words[one.from]!.lower) &&
              /^(?:expect|schedule|set|plan|slate)$/.test(one.base)) ||
            (/^(?:plan|intend|hope|vow)$/.test(one.base) && /^(?:s|base|ing)$/.test(one.form))),
      );
    j--;
  }
  return false;
}

/** ", defeating", "after meeting", "denied meeting", "ruled out sacking", "is considering suing". */
function gerund(scene: Scene, group: VerbGroup): Intent | undefined {
  const { words, groups } = scene;
  const before = words[group.from - 1];
  if (before?.text === ',' || before?.lower === 'after') return { planned: false, negated: group.negated };
  const out = before?.lower === 'out' ? groups[words[group.from - 2]?.group ?? -1] : undefined;
  if (out?.base === 'rule') return { planned: true, negated: !out.negated, chain: out };
  const chain = groups[before?.group ?? -1];
  if (!chain?.finite) return undefined;
  if (chain.base === 'deny') return { planned: false, negated: !chain.negated, chain };
  if (/^(?:admit|recall|remember|regret|acknowledge)$/.test(chain.base) && !chain.negated)
    return { planned: false, negated: false, chain };
  if (/^(?:consider|weigh|propose|suggest)$/.test(chain.base) && !chain.negated)
    return { planned: true, negated: false, chain };
  return undefined;
}

/** "flew to Lisbon to meet", "voted 4-3 on Monday to dismiss": the verb that an infinitive goes with over a few words. */
function purposeOf(scene: Scene, group: VerbGroup): VerbGroup | undefined {
  const before = scene.groups[scene.groups.indexOf(group) - 1];
  if (!before?.finite || group.from - before.to > 7) return undefined;
  if (!/^(?:vote|travel|fly|go|come|arrive|head|leave|return|plan|schedule|expect|agree)$/.test(before.base))
    return undefined;
  for (let i = before.to; i < group.from; i++)
    if (/^(?:mark|sub|conj)$/.test(scene.words[i]!.tag)) return undefined;
  return before;
}
