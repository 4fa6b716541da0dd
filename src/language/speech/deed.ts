import type { Party, Relation } from '../../domain/reading.ts';
import type { VerbGroup } from '../chunks.ts';
import type { RelationVerb } from '../english/deeds.ts';
import { intentOf } from './intent.ts';
import { nounEndingAt, nounStartingAt, TIME } from './nouns.ts';
import { acts, objectsAt, partiesOf, plural, suits } from './parties.ts';
import { ruleOf } from './rule.ts';
import { mentionsIn, type Noun, partyOf, type Scene } from './scene.ts';
import { subjectOf } from './subject.ts';
import { departed, partyIn } from './whom.ts';

/** Kinds that take two: one side alone says too little. */
const TWOFOLD = /^(?:met|spoke|visited|hosted|invited|accused|defeated|succeeded|praised)$/;

/** A party that a reader can tell: somebody or something with a name, no bare pronoun and no mere group. */
const isNamed = (scene: Scene, party: Party): boolean =>
  party.actor === undefined
    ? /\p{Ll}.* \p{Lu}|^\p{Lu}\p{Ll}+ (?!in |of |at |from )\p{Lu}/u.test(
        scene.article.text.slice(party.start, party.end),
      )
    : scene.article.actors[party.actor]?.kind !== 'group' ||
      /^(?!The )\p{Lu}|\p{Ll} \p{Lu}/u.test(scene.article.text.slice(party.start + 1, party.end));

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
  if (!one) return inherits(scene, group);
  const guest = /^(?:visited|arrested)$/.test(one.relation.kind)
    ? companion(scene, one.relation.span.end)
    : undefined;
  if (guest && one.relation.kind === 'visited')
    return [one.relation, { ...one.relation, participants: [guest, ...one.relation.participants.slice(1)] }];
  if (guest) {
    const [first, ...rest] = [...one.relation.participants.slice(0, -1), guest];
    return [one.relation, { ...one.relation, participants: [first ?? guest, ...rest] }];
  }
  if (!one.apart) return [one.relation];
  return one.relation.participants.map((party) => ({ ...one.relation, participants: [party] }));
}

/** "signed the Brussels Agreement": what is signed takes no part. */
const isText = (scene: Scene, party: Party): boolean =>
  /\b(?:agreements?|treat(?:y|ies)|deals?|accords?|pacts?|annex|protocols?|memorand(?:um|a)|decrees?|bills?|laws?|contracts?|acts?|charter|declaration|letters?|petition|orders?|truce|statement|complaint)\b/i.test(
    scene.article.text.slice(party.start, party.end),
  );

const isSomebody = (scene: Scene, party: Party): boolean =>
  party.actor !== undefined && /^(?:person|group)$/.test(scene.article.actors[party.actor]!.kind);

/** "received on Wednesday the minister", "detained at least 17 men": past a time or a measure before the object. */
function overTime(scene: Scene, from: number): number {
  const { words, phrases } = scene;
  let at = from;
  const time = /^(?:on|late|early)$/.test(words[at]?.lower ?? '') ? at + 1 : at;
  const phrase = phrases[words[time]?.phrase ?? -1];
  if (
    phrase &&
    phrase.from === time &&
    TIME.test(words[phrase.head]!.lower) &&
    phrases[words[phrase.to]?.phrase ?? -1]
  )
    at = phrase.to;
  if (words[at]?.lower === 'at' && /^(?:least|most)$/.test(words[at + 1]?.lower ?? '')) at += 2;
  else if (/^(?:more|fewer|less)$/.test(words[at]?.lower ?? '') && words[at + 1]?.lower === 'than') at += 2;
  return at;
}

/** "visited the hospital on Monday together with Governor Lim": another guest. */
function companion(scene: Scene, from: number): Party | undefined {
  const { words } = scene;
  const at = words.findIndex(
    (word) => word.start >= from && /^(?:together|along|alongside)$/.test(word.lower),
  );
  if (at < 0 || words[at]!.start - from > 40) return undefined;
  const noun = nounStartingAt(scene, words[at + 1]?.lower === 'with' ? at + 2 : at + 1, false);
  // "along with his brother, Ruiz": the name.
  const name =
    noun && words[noun.to]?.text === ',' && words[noun.head]!.tag === 'noun'
      ? nounStartingAt(scene, noun.to + 1, false)
      : undefined;
  const party = noun ? partyOf(scene, name ?? noun) : undefined;
  return party?.actor !== undefined && scene.article.actors[party.actor]?.kind === 'person'
    ? party
    : undefined;
}

/** "is expected in Lima on Friday", "is due at the site": a visit to come. */
function awaited(scene: Scene, group: VerbGroup): { rule: RelationVerb; at: number } | undefined {
  const { words } = scene;
  const due = group.base === 'be' && words[group.to]?.lower === 'due';
  if (!due && !(group.base === 'expect' && group.passive)) return undefined;
  const link = due ? group.to + 1 : group.to;
  if (!/^(?:in|at)$/.test(words[link]?.lower ?? '')) return undefined;
  return { rule: { kind: 'visited', place: true }, at: link + 1 };
}

/** "was charged and arrested": a participle that shares the auxiliary of the passive before it. */
function joinedPassive(scene: Scene, group: VerbGroup): boolean {
  const { words, groups } = scene;
  if (
    group.from !== group.main ||
    !/^(?:ed|participle)$/.test(group.form) ||
    words[group.from - 1]?.lower !== 'and'
  )
    return false;
  const before = groups[groups.indexOf(group) - 1];
  if (!before?.passive || group.from - before.to > 7) return false;
  const after = words[group.to];
  return after === undefined || after.tag === 'mark' || after.tag === 'prep' || after.tag === 'adv';
}

/** "The two leaders, Lim and Ruiz, met": those who are named between the commas. */
function appositions(scene: Scene, subject: Noun): Party[] | undefined {
  const { words } = scene;
  if (
    words[subject.from]!.tag !== 'det' ||
    words[subject.to]?.text !== ',' ||
    words[subject.head]!.tag === 'name'
  )
    return undefined;
  const out: Party[] = [];
  for (let at = subject.to + 1; ; ) {
    const name = nounStartingAt(scene, at, false);
    if (!name || words[name.head]!.tag !== 'name') return undefined;
    const party = partyOf(scene, name);
    if (!mentionsIn(scene.article, party).some((one) => one.span.form === 'name')) return undefined;
    out.push(party);
    const link = words[name.to];
    if (link?.lower === 'and') at = name.to + 1;
    else if (link?.text === ',' && words[name.to + 1]?.tag === 'name' && out.length < 5) at = name.to + 1;
    else return link?.text === ',' && out.length > 1 ? out : undefined;
  }
}

/** "Osei takes over as manager", where the article tells of one who is manager no more. */
function inherits(scene: Scene, group: VerbGroup): Relation[] {
  const { words, phrases } = scene;
  if (
    group.base !== 'take' ||
    group.negated ||
    words[group.to]?.lower !== 'over' ||
    words[group.to + 1]?.lower !== 'as'
  )
    return [];
  const office = phrases[words[group.to + 2]?.phrase ?? -1];
  const subject = subjectOf(scene, group);
  const intent = intentOf(scene, group);
  if (!office || !subject || !intent) return [];
  const party = partyIn(scene, subject);
  const before = departed(scene, words[office.head]!.lower);
  if (
    before === undefined ||
    party.actor === undefined ||
    before === party.actor ||
    !isSomebody(scene, party)
  )
    return [];
  return [
    {
      kind: 'succeeded',
      participants: [party, { start: office.start, end: office.end, actor: before }],
      planned: intent.planned,
      negated: intent.negated,
      span: { start: Math.min(party.start, group.start), end: office.end },
      sentence: scene.index,
    },
  ];
}

function deed(scene: Scene, group: VerbGroup): { relation: Relation; apart: boolean } | undefined {
  const { words } = scene;
  const next = words[group.to];
  const expected = awaited(scene, group);
  const stated = expected ? { rule: expected.rule, at: expected.at } : ruleOf(scene, group);
  if (!stated || readsOtherwise(scene, group)) return undefined;
  const { rule } = stated;
  let { at } = stated;
  const intent = expected ? { planned: true, negated: group.negated } : intentOf(scene, group);
  if (!intent) return undefined;
  const { planned, negated } = intent;
  const joined = joinedPassive(scene, group);
  const reduced =
    !group.passive &&
    group.from === group.main &&
    /^(?:ed|participle)$/.test(group.form) &&
    next?.lower === 'by';
  const passive = (group.passive && !expected) || reduced || joined;
  const subject = reduced ? hangsOn(scene, group) : subjectOf(scene, intent.chain ?? group);
  const participants: Party[] = [];
  let agent: Noun | undefined;
  let mutual = false;
  if (passive) {
    if (!rule.passive || !subject) return undefined;
    const by = agentAt(scene, at);
    if (by !== undefined) {
      agent = nounStartingAt(scene, by + 1);
      if (agent && acts(scene, agent, rule)) participants.push(...partiesOf(scene, agent));
    }
    participants.push(...partiesOf(scene, subject).filter((party) => suits(party, scene, rule)));
  } else {
    if (!subject || !acts(scene, subject, rule)) return undefined;
    participants.push(...(appositions(scene, subject) ?? partiesOf(scene, subject)));
    if (next?.lower === 'with' && rule.kind === 'met' && at === group.to) at = group.to + 1;
    if (words[at]?.lower === 'with' && group.base === 'sit') at++;
    const objects = objectsAt(scene, overTime(scene, at), rule).filter(
      (one) => rule.kind !== 'signed' || !isText(scene, one),
    );
    // "received the Order of Merit": a prize is no guest.
    if (group.base === 'receive' && !objects.some((one) => one.actor === undefined || isSomebody(scene, one)))
      return undefined;
    // "named the text the Oslo Protocol": who is named to an office is somebody.
    if (group.base === 'name' && !objects.some((one) => isSomebody(scene, one))) return undefined;
    if (objects.length === 0) {
      // "A and B met": each other.
      mutual = rule.mutual === true && (participants.length > 1 || plural(scene, subject));
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
  if (distinct.length < 2 && TWOFOLD.test(rule.kind) && !mutual) return undefined;
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
    apart: passive && !agent && distinct.length > 1,
  };
}
