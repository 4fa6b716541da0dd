import type { VerbGroup } from '../chunks.ts';
import { RELATION_VERBS, type RelationVerb } from '../english/deeds.ts';
import { nounStartingAt, TIME } from './nouns.ts';
import { mentionsIn, type Noun, type Scene } from './scene.ts';

const OFFICE = /(?:cy|ship|post|job|role|office|helm|reins|chair|command|seat|throne|ministry|portfolio)$/;

/** Which relation a verb states here, and the word where its object begins; undefined where it states none. */
export function ruleOf(scene: Scene, group: VerbGroup): { rule: RelationVerb; at: number } | undefined {
  if (group.base === 'take' && scene.words[group.to]?.lower === 'over') return takeover(scene, group);
  const verb = RELATION_VERBS.get(group.base);
  if (!verb) return undefined;
  // "the dead named by the Red Cross": given a name, not an office.
  if (group.base === 'name' && !group.passive && scene.words[group.to]?.lower === 'by') return undefined;
  const { words } = scene;
  let plain: { rule: RelationVerb; at: number } | undefined;
  for (const rule of verb) {
    if (rule.noun !== undefined) {
      // "held talks with", "paid a visit to"
      const noun = nounStartingAt(scene, group.to, false);
      if (!noun || !rule.noun.test(words[noun.head]!.lower)) continue;
      const link = linkAt(scene, noun.to, rule.with!);
      if (link !== undefined) return { rule, at: link + 1 };
      // "A and B held talks in Lisbon": with each other.
      if (rule.mutual) plain = { rule, at: words.length };
    } else if (rule.with) {
      const link = linkAt(scene, group.to, rule.with);
      if (link !== undefined) return { rule, at: link + 1 };
    } else if (!rule.after || followed(scene, group, rule.after)) plain ??= { rule, at: group.to };
  }
  // "signed up", "fired off": another verb.
  if (plain?.at === group.to && /^(?:up|off|away|aside|back|out)$/.test(words[group.to]?.lower ?? ''))
    return undefined;
  return plain;
}

/** The preposition of a rule: right there, or past an adverb, a score, a time, "by telephone" and "about the dam". */
function linkAt(scene: Scene, from: number, wanted: RegExp): number | undefined {
  const { words, phrases } = scene;
  for (let at = from, round = 0; at < words.length && round < 4; round++) {
    const word = words[at]!;
    if (wanted.test(word.lower)) return at;
    if (word.tag === 'adv' || word.tag === 'num') {
      at++;
      continue;
    }
    const phrase = phrases[word.phrase];
    if (phrase?.from === at && TIME.test(words[phrase.head]!.lower)) {
      at = phrase.to;
      continue;
    }
    const hung =
      word.tag === 'prep' && /^(?:by|on|via|in|over|about|at|through|during)$/.test(word.lower)
        ? phrases[words[at + 1]?.phrase ?? -1]
        : undefined;
    if (!hung || hung.from !== at + 1 || hung.pronoun) return undefined;
    at = hung.to;
  }
  return undefined;
}

/** "removed Lim from office", "was taken into custody": what has to come after the object, or after the verb in the passive. */
function followed(scene: Scene, group: VerbGroup, after: RegExp): boolean {
  const { words } = scene;
  const rest = (at: number): string =>
    words
      .slice(at, at + 4)
      .map((word) => word.lower)
      .join(' ');
  if (group.passive || /^(?:ed|participle)$/.test(group.form)) if (after.test(rest(group.to))) return true;
  const first = nounStartingAt(scene, group.to, false);
  if (!first) return false;
  let noun: Noun = first;
  // A title with its holder between commas, a list.
  for (let round = 0; round < 3; round++) {
    const more: Noun | undefined = /^(?:,|and|of)$/.test(words[noun.to]?.text ?? '')
      ? nounStartingAt(scene, noun.to + 1, false)
      : undefined;
    if (!more || (words[more.head]!.tag !== 'name' && words[noun.to]!.lower !== 'of')) break;
    noun = more;
  }
  const named =
    mentionsIn(scene.article, { start: words[group.to]!.start, end: words[noun.to - 1]!.end }).length > 0;
  const at = words[noun.to]?.text === ',' ? noun.to + 1 : noun.to;
  return named && after.test(rest(at));
}

/** "took over in January from Carl Ritter", "takes over as manager from": a succession; "took over debts from a bank" is none. */
function takeover(scene: Scene, group: VerbGroup): { rule: RelationVerb; at: number } | undefined {
  const { words, phrases } = scene;
  const charge = phrases[words[group.to + 1]?.phrase ?? -1];
  if (charge && !OFFICE.test(words[charge.head]!.lower) && !TIME.test(words[charge.head]!.lower))
    return undefined;
  for (let i = group.to + 1; i < words.length && i < group.to + 9; i++) {
    if (words[i]!.group >= 0 || words[i]!.text === ',') break;
    if (words[i]!.lower === 'from') return { rule: { kind: 'succeeded' }, at: i + 1 };
  }
  return undefined;
}
