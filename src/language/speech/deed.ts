import type { Party, Relation } from '../../domain/reading.ts';
import type { VerbGroup } from '../chunks.ts';
import { RELATION_VERBS, type RelationVerb } from '../english/deeds.ts';
import { nounEndingAt, nounStartingAt } from './nouns.ts';
import { acts, objectsAt, partiesOf, plural, suits, TIME } from './parties.ts';
import type { Noun, Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Kinds that take two: one side alone says too little. */
const TWOFOLD = /^(?:met|spoke|visited|hosted|invited|accused|defeated|succeeded|praised)$/;

/** A party that a reader can tell: somebody or something with a name, no bare pronoun and no mere group. */
const isNamed = (scene: Scene, party: Party): boolean =>
  party.actor === undefined
    ? /\p{Ll}.* \p{Lu}|^\p{Lu}\p{Ll}+ (?!in |of |at |from )\p{Lu}/u.test(
        scene.article.text.slice(party.start, party.end),
      )
    : scene.article.actors[party.actor]?.kind !== 'group';

const OFFICE = /(?:cy|ship|post|job|role|office|helm|reins|chair|command|seat|throne|ministry|portfolio)$/;

/** Verbs before "to" that make what follows a plan, and those that deny it. */
const PLANNING =
  /^(?:plan|expect|schedule|intend|hope|agree|due|set|want|vow|promise|aim|threaten|prepare|be|have|offer|decide|ask|travel|arrive|fly|go|come|seek)$/;
/** "voted to dismiss", "managed to defeat": then it was done. */
const DONE = /^(?:vote|manage)$/;
/** "is said to have met": others say that it was done. */
const REPORTED = /^(?:believe|say|report|think|understand|know|allege)$/;
const REFUSING = /^(?:refuse|decline|fail|deny)$/;

/** "flew to Lisbon to meet", "voted 4-3 on Monday to dismiss": the verb that an infinitive goes with over a few words. */
function purposeOf(scene: Scene, group: VerbGroup): VerbGroup | undefined {
  const before = scene.groups[scene.groups.indexOf(group) - 1];
  if (!before?.finite || group.from - before.to > 6) return undefined;
  if (!/^(?:vote|travel|fly|go|come|arrive)$/.test(before.base)) return undefined;
  for (let i = before.to; i < group.from; i++)
    if (/^(?:mark|sub|conj)$/.test(scene.words[i]!.tag)) return undefined;
  return before;
}

/** The one that a participle hangs on: "Vidal, beaten by Brandt,", "a man arrested by the police". */
function hangsOn(scene: Scene, group: VerbGroup): Noun | undefined {
  const at = scene.words[group.from - 1]?.text === ',' ? group.from - 2 : group.from - 1;
  return at < 0 ? undefined : nounEndingAt(scene, at);
}

/** "dismissed the plan as a joke" judges; "replacing her would be hard" names no deed. */
function readsOtherwise(scene: Scene, group: VerbGroup): boolean {
  const object = nounStartingAt(scene, group.to);
  const after = object ? scene.words[object.to] : undefined;
  if (!after) return false;
  if (group.base === 'dismiss' && !group.passive) return after.lower === 'as';
  return group.form === 'ing' && group.from === group.main && scene.groups[after.group]?.finite === true;
}

/** Where "by" stands after a passive: right there, or past a score or a place: "were beaten 3-0 by", "was invited to the island by". */
function agentAt(scene: Scene, from: number): number | undefined {
  const { words } = scene;
  for (let i = from; i < words.length && i < from + 8; i++) {
    const word = words[i]!;
    if (word.lower === 'by') return words[i + 1]?.tag === 'num' ? undefined : i;
    if (word.group >= 0 || word.text === ',' || /^(?:conj|sub|quote)$/.test(word.tag)) return undefined;
  }
  return undefined;
}

/**
 * What a verb of meeting, visiting, appointing and the like states, with who acts first; empty where the sentence only wishes, doubts or
 * judges. A passive without agent gives one relation for each of those it happened to.
 */
export function fromVerb(scene: Scene, group: VerbGroup): Relation[] {
  const one = deed(scene, group);
  if (!one) return [];
  if (!one.apart) return [one.relation];
  return one.relation.participants.map((party) => ({ ...one.relation, participants: [party] }));
}

function deed(scene: Scene, group: VerbGroup): { relation: Relation; apart: boolean } | undefined {
  const { words } = scene;
  const next = words[group.to];
  const verb = RELATION_VERBS.get(group.base);
  let rule: RelationVerb | undefined = verb?.find((one) => one.with === undefined && !one.noun);
  let at = group.to;
  for (const one of verb ?? []) {
    if (one.noun !== undefined) {
      // "held talks with", "paid a visit to"
      const noun = nounStartingAt(scene, group.to, false);
      if (
        noun &&
        one.noun.test(words[noun.head]!.lower) &&
        words[noun.to] &&
        one.with!.test(words[noun.to]!.lower)
      ) {
        rule = one;
        at = noun.to + 1;
        break;
      }
      // "A and B held talks in Lisbon": with each other.
      if (noun && one.mutual && one.noun.test(words[noun.head]!.lower)) {
        rule = one;
        at = words.length;
      }
    } else if (one.with && next && one.with.test(next.lower)) {
      rule = one;
      at = group.to + 1;
      break;
    }
  }
  // "took over in January from Carl Ritter", "takes over as manager from"
  if (group.base === 'take' && next?.lower === 'over') {
    // "took over debts from a bank" is no succession; "took over the captaincy from" is.
    const charge = scene.phrases[words[group.to + 1]?.phrase ?? -1];
    if (charge && !OFFICE.test(words[charge.head]!.lower) && !TIME.test(words[charge.head]!.lower))
      return undefined;
    for (let i = group.to + 1; i < words.length && i < group.to + 9; i++) {
      if (words[i]!.group >= 0 || words[i]!.text === ',') break;
      if (words[i]!.lower !== 'from') continue;
      rule = { kind: 'succeeded' };
      at = i + 1;
      break;
    }
    if (rule?.kind !== 'succeeded') return undefined;
  }
  if (!rule) return undefined;
  // "signed up", "fired off": another verb.
  if (at === group.to && /^(?:up|off|away|aside|back)$/.test(next?.lower ?? '')) return undefined;
  if (readsOtherwise(scene, group)) return undefined;
  if (
    group.form === 'ing' &&
    group.from === group.main &&
    !/^[,]$/.test(words[group.from - 1]?.text ?? '') &&
    words[group.from - 1]?.lower !== 'after'
  )
    return undefined;
  for (let j = group.from - 1; j >= 0 && j > group.from - 5; j--)
    if (/^(?:if|unless|whether)$/.test(words[j]!.lower)) return undefined;

  let planned = group.modal !== undefined && /^(?:will|would|shall|'ll|’ll)$/.test(group.modal);
  let negated = group.negated;
  if (group.modal !== undefined && !planned) return undefined;
  const chain = group.infinitive
    ? (scene.groups[words[group.from - 1]?.group ?? -1] ?? purposeOf(scene, group))
    : undefined;
  if (group.infinitive) {
    const lead = chain?.base ?? words[group.from - 1]?.lower ?? '';
    if (REFUSING.test(lead)) negated = true;
    else if (
      DONE.test(lead) ||
      (chain?.passive && REPORTED.test(lead) && words[group.from + 1]?.lower === 'have')
    )
      planned = false;
    else if (PLANNING.test(lead)) planned = true;
    else return undefined;
    if (chain?.negated) negated = true;
  }
  if (words[group.from - 1]?.lower === 'due' || words[group.from - 1]?.lower === 'set') planned = true;

  const reduced =
    !group.passive &&
    group.from === group.main &&
    /^(?:ed|participle)$/.test(group.form) &&
    next?.lower === 'by';
  const subject = reduced
    ? hangsOn(scene, group)
    : chain && words[group.from - 1]?.group === -1
      ? subjectOf(scene, chain)
      : subjectOf(scene, group);
  const participants: Party[] = [];
  let agent: Noun | undefined;
  if (group.passive || reduced) {
    if (!rule.passive || !subject) return undefined;
    const by = agentAt(scene, at);
    if (by !== undefined) {
      agent = nounStartingAt(scene, by + 1);
      if (agent && acts(scene, agent, rule)) participants.push(...partiesOf(scene, agent));
    }
    participants.push(...partiesOf(scene, subject).filter((party) => suits(party, scene, rule)));
  } else {
    if (!subject || !acts(scene, subject, rule)) return undefined;
    participants.push(...partiesOf(scene, subject));
    if (next?.lower === 'with' && rule.kind === 'met' && at === group.to) at = group.to + 1;
    if (words[at]?.lower === 'with' && group.base === 'sit') at++;
    const objects = objectsAt(scene, at, rule);
    if (objects.length === 0) {
      // "A and B met": each other.
      const mutual = rule.mutual && (participants.length > 1 || plural(scene, subject));
      if (!mutual && !rule.alone) return undefined;
    }
    if (rule.turned) participants.unshift(...objects);
    else participants.push(...objects);
  }
  if (participants.length === 0) return undefined;
  const distinct = participants.filter(
    (one, i) => one.actor === undefined || participants.findIndex((other) => other.actor === one.actor) === i,
  );
  if (rule.kind !== 'signed' && distinct.length < participants.length && distinct.length < 2)
    return undefined;
  if (distinct.length < 2 && TWOFOLD.test(rule.kind)) return undefined;
  if (!distinct.some((one) => isNamed(scene, one))) return undefined;
  const start = Math.min(group.start, ...distinct.map((one) => one.start));
  const end = Math.max(group.end, ...distinct.map((one) => one.end));
  return {
    relation: {
      kind: rule.kind,
      participants: distinct as [Party, ...Party[]],
      planned,
      negated,
      span: { start, end },
      sentence: scene.index,
    },
    apart: (group.passive || reduced) && !agent && distinct.length > 1,
  };
}
