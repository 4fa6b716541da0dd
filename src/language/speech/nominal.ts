import type { Party, Relation } from '../../domain/reading.ts';
import { contains } from '../../domain/span.ts';
import { RELATION_NOUNS, type RelationNoun } from '../english/deeds.ts';
import { nounStartingAt } from './nouns.ts';
import { isRegion } from './parties.ts';
import { mentionsIn, type Noun, partyOf, type Scene, spanOf } from './scene.ts';
import { subjectOf } from './subject.ts';
import { partyIn } from './whom.ts';

/** Relations that a noun states: "X's visit to Y", "a meeting between X and Y", "the arrest of Y", "after talks with Y". */
export function fromNouns(scene: Scene): Relation[] {
  const { words, phrases } = scene;
  const out: Relation[] = [];
  for (const phrase of phrases) {
    const head = words[phrase.head]!;
    const chain = heirs(scene, phrase);
    if (chain) {
      const rule: RelationNoun = { kind: 'succeeded', noun: HEIR, with: /^$/ };
      out.push({ ...relation(scene, rule, chain, phrase), planned: false, negated: false });
    }
    const rule = RELATION_NOUNS.find((one) => one.noun.test(head.lower));
    if (!rule || scene.quotes.some((quote) => contains(quote, head))) continue;
    const parties = partiesAt(scene, rule, phrase);
    if (parties) out.push(relation(scene, rule, parties, phrase));
  }
  return out;
}

const HEIR = /^(?:successor|predecessor)$/;

/** "Brandt's successor, Marco Vidal", "her predecessor, Marco Vidal": who came after comes first. */
function heirs(scene: Scene, phrase: Noun): Party[] | undefined {
  const { words } = scene;
  const head = words[phrase.head]!;
  if (
    !HEIR.test(head.lower) ||
    words[phrase.to]?.text !== ',' ||
    scene.quotes.some((quote) => contains(quote, head))
  )
    return undefined;
  // "likely successor": not yet.
  if (
    words
      .slice(phrase.from, phrase.head)
      .some((word) => PLANNED.test(word.lower) || /^(?:likely|potential|designated)$/.test(word.lower))
  )
    return undefined;
  const owner = ownerOf(scene, phrase);
  const name = nounStartingAt(scene, phrase.to + 1, false);
  const other = name && words[name.from]!.tag === 'name' ? known(scene, name) : undefined;
  if (!owner || !other || owner.actor === other.actor || !isPerson(scene, other)) return undefined;
  return head.lower === 'successor' ? [other, owner] : [owner, other];
}

function partiesAt(scene: Scene, rule: RelationNoun, phrase: Noun): Party[] | undefined {
  const { words } = scene;
  const from = overPlace(scene, phrase.to);
  const link = words[from]?.lower ?? '';
  const first = nounStartingAt(scene, from + 1, false);
  if (rule.mutual) {
    // "talks were held between A and B"
    const held = scene.groups.find((one) => one.from === phrase.to && /^(?:hold|take)$/.test(one.base));
    const from = held && words[held.to]?.lower === 'between' ? held.to : phrase.to;
    const first = words[from]?.lower === 'between' ? nounStartingAt(scene, from + 1, false) : undefined;
    const parties = first ? listFrom(scene, first) : [];
    // "a summit of Lim and Ruiz", "a meeting at which Lim warned Ruiz"
    if (parties.length === 0 && words[overPlace(scene, phrase.to)]?.lower === 'of') {
      const of = nounStartingAt(scene, overPlace(scene, phrase.to) + 1, false);
      if (of) parties.push(...listFrom(scene, of));
    }
    if (parties.length === 0) parties.push(...atWhich(scene, overPlace(scene, phrase.to)));
    if (parties.length > 1 && parties.every((one) => isPerson(scene, one))) return parties;
  }
  const owner = ownerOf(scene, phrase);
  if (/^(?:appointed|dismissed|arrested)$/.test(rule.kind)) {
    // "the arrest of X by Y", "X's arrest": who did it may stay open.
    const whom =
      link === 'of' && first ? listFrom(scene, first) : owner && rule.kind !== 'appointed' ? [owner] : [];
    if (whom.length === 0 || !whom.every((one) => isPerson(scene, one))) return undefined;
    const by = agent(scene, link === 'of' && first ? first.to : phrase.to);
    return by ? [by, ...whom] : whom;
  }
  if (!rule.with.test(link) || !first) return undefined;
  const objects = objectsOf(scene, rule, first);
  if (objects.length === 0) return undefined;
  const own = /^(?:his|her)$/.test(words[phrase.from]!.lower);
  const who = owner ?? agent(scene, first.to) ?? (rule.shared || own ? sharer(scene, phrase) : undefined);
  if (!who || objects.some((one) => one.actor === who.actor)) return undefined;
  return rule.turned ? [...objects, who] : [who, ...objects];
}

function objectsOf(scene: Scene, rule: RelationNoun, first: Noun): Party[] {
  const named = mentionsIn(scene.article, spanOf(scene, first.from, first.to)).length > 0;
  if (!named && rule.place && scene.words[first.head]!.tag === 'name') return [partyOf(scene, first)];
  if (!named && !(rule.place && isRegion(scene, first))) return [];
  const parties = listFrom(scene, first).filter((one) => one.actor !== undefined || rule.place === true);
  if (rule.shared && !rule.place) return parties.filter((one) => isPerson(scene, one));
  return parties;
}

/** "X's", "his": whose it is, where that is a known actor. */
function ownerOf(scene: Scene, phrase: Noun): Party | undefined {
  const { words } = scene;
  const mark = words.findIndex((word, i) => i > phrase.from && i < phrase.head && word.tag === 'pos');
  const owner =
    mark > 0
      ? { from: phrase.from, to: mark, head: mark - 1 }
      : /^(?:his|her)$/.test(words[phrase.from]!.lower)
        ? { from: phrase.from, to: phrase.from + 1, head: phrase.from }
        : undefined;
  return owner ? known(scene, owner) : undefined;
}

function agent(scene: Scene, at: number): Party | undefined {
  if (scene.words[at]?.lower !== 'by') return undefined;
  const noun = nounStartingAt(scene, at + 1);
  return noun ? known(scene, noun) : undefined;
}

/** Past "in Oslo", "on Monday" after a noun. */
function overPlace(scene: Scene, from: number): number {
  const { words } = scene;
  let at = from;
  for (let round = 0; round < 2; round++) {
    if (!/^(?:in|at|on)$/.test(words[at]?.lower ?? '')) return at;
    const noun = nounStartingAt(scene, at + 1, false);
    if (!noun) return at;
    at = noun.to;
  }
  return at;
}

/** "a meeting in Oslo, at which Lim warned Ruiz": both were there. */
function atWhich(scene: Scene, from: number): Party[] {
  const { words, groups } = scene;
  let at = words[from]?.text === ',' ? from + 1 : from;
  if (words[at]?.lower === 'where') at++;
  else if (/^(?:at|in|during)$/.test(words[at]?.lower ?? '') && words[at + 1]?.lower === 'which') at += 2;
  else return [];
  const one = nounStartingAt(scene, at);
  const group = one ? groups[words[one.to]?.group ?? -1] : undefined;
  if (!one || !group?.finite || group.passive || group.from !== one.to) return [];
  const other = nounStartingAt(scene, group.to, false);
  const parties = other ? [partyOf(scene, one), partyOf(scene, other)] : [];
  return parties.every((party) => isPerson(scene, party)) ? parties : [];
}

/** Verbs whose object is a meeting that their subject is at, is to be at, or will not be at. */
const ATTENDING =
  /^(?:attend|end|leave|begin|open|cut|extend|have|hold|conclude|cancel|postpone|scrap|reject|refuse|decline|turn|call|seek|request|propose|want|demand|schedule|plan|arrange|accept|receive|be|make|start|finish|complete)$/;

/** "she said after a meeting with X", "in a call with X she said", "she cancelled a meeting with X": whoever was to be there. */
function sharer(scene: Scene, phrase: Noun): Party | undefined {
  const { words, groups } = scene;
  const lead = words[phrase.from - 1];
  const group = groups.findLast((one) => one.to <= phrase.from);
  let subject: Noun | undefined;
  if (
    lead?.tag === 'prep' &&
    /^(?:after|following|during|in|at|on|before|ahead|for|through)$/.test(lead.lower)
  ) {
    if (phrase.from === 1) subject = afterComma(scene, phrase.to);
    else if (group?.finite && !group.passive && !group.negated && phrase.from - group.to <= 6)
      subject = subjectOf(scene, group);
  } else if (group && group.to >= phrase.from - 1 && !group.passive && ATTENDING.test(group.base)) {
    if (group.infinitive || (!group.finite && group.form !== 'ing')) return undefined;
    subject = subjectOf(scene, group);
  }
  const party = subject ? partyIn(scene, subject) : undefined;
  return party?.actor !== undefined && isPerson(scene, party) ? party : undefined;
}

/** "…, Lim said": the subject of the first finite verb, where a comma stands right before it. */
function afterComma(scene: Scene, from: number): Noun | undefined {
  const { words, groups } = scene;
  for (const group of groups) {
    if (group.from < from || !group.finite) continue;
    const subject = subjectOf(scene, group);
    return subject && words[subject.from - 1]?.text === ',' ? subject : undefined;
  }
  return undefined;
}

function known(scene: Scene, noun: Noun): Party | undefined {
  const party = partyOf(scene, noun);
  return party.actor === undefined ? undefined : party;
}

const isPerson = (scene: Scene, party: Party): boolean =>
  party.actor !== undefined && scene.article.actors[party.actor]?.kind === 'person';

/** Words before a noun, or in the verb before it, that make it a plan, and those that deny it. */
const PLANNED =
  /^(?:planned|upcoming|possible|expected|scheduled|next|proposed|future|plan|plans|propose|seek|schedule|expect|set|arrange|prepare|discuss|await|before|ahead|will|would|for)$/;
const DENIED = /^(?:cancelled|canceled|no|without|cancel|postpone|scrap|reject|refuse|decline|down|off)$/;

function relation(scene: Scene, rule: RelationNoun, parties: Party[], phrase: Noun): Relation {
  const at = scene.words[phrase.head]!;
  const start = Math.min(at.start, ...parties.map((one) => one.start));
  const end = Math.max(at.end, ...parties.map((one) => one.end));
  const near = scene.words.slice(Math.max(0, phrase.head - 5), phrase.head).map((word) => word.lower);
  const verb = scene.groups.findLast((one) => one.to <= phrase.from && phrase.from - one.to < 3);
  // "a meeting between A and B is planned", "will take place": the verb that it is the subject of.
  const last = scene.words.findIndex((word) => word.start >= end);
  const own = scene.groups.find((one) => one.from === last || one.from === phrase.to);
  const words = [...near];
  for (const one of [verb, own]) if (one) words.push(one.base, one.modal ?? '');
  return {
    kind: rule.kind,
    participants: parties as [Party, ...Party[]],
    planned: words.some((word) => PLANNED.test(word)),
    negated:
      words.some((word) => DENIED.test(word)) ||
      (rule.kind === 'visited' || rule.kind === 'met'
        ? scene.groups.some(
            (group) =>
              /^(?:cancel|postpone|scrap)$/.test(group.base) ||
              (group.base === 'call' && scene.words[group.to]?.lower === 'off'),
          )
        : false),
    span: { start, end },
    sentence: scene.index,
  };
}

function listFrom(scene: Scene, first: Noun): Party[] {
  const { words } = scene;
  const out = [partyOf(scene, first)];
  let at = first.to;
  for (let round = 0; round < 6; round++) {
    let next = at;
    if (words[next]?.text === ',') next++;
    if (words[next]?.lower === 'and') next++;
    if (next === at) break;
    const more = nounStartingAt(scene, next, false);
    if (!more || words[more.head]!.tag !== 'name') break;
    // "after talks with Lim, Ruiz said": no list.
    const link = words[more.to];
    if (words[next - 1]?.text === ',' && link?.text !== ',' && link?.lower !== 'and') break;
    if (link && scene.groups[link.group]?.finite && words[next - 1]?.lower !== 'and') break;
    out.push(partyOf(scene, more));
    at = more.to;
  }
  return out;
}
