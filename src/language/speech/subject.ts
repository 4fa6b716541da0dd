import type { VerbGroup } from '../chunks.ts';
import { earlier, inQuote } from './clause.ts';
import { isKind, overInsertion, titled } from './insertion.ts';
import { canSpeak, nounEndingAt, nounStartingAt, TIME } from './nouns.ts';
import type { Noun, Scene } from './scene.ts';

const soft = (scene: Scene, i: number): boolean => scene.words[i]?.tag === 'adv';

/**
 * The subject of a verb group: the noun phrase before it, also over an apposition, a relative clause or an inserted "according to …",
 * the antecedent of "who", or the subject shared with an earlier verb ("told X and demanded").
 */
export function subjectOf(scene: Scene, group: VerbGroup, depth = 0): Noun | undefined {
  const { words, groups } = scene;
  let at = group.from - 1;
  while (at >= 0 && soft(scene, at)) at--;
  if (depth > 3) return undefined;
  // "Citing a report, Ruiz asked": whoever the sentence goes on with.
  if (at < 0)
    return group.form === 'ing' && group.from === group.main ? mainSubject(scene, group, depth) : undefined;
  at = overTime(scene, at);
  if (at < 0) return undefined;
  const word = words[at]!;
  if (/^(?:who|which|that)$/.test(word.lower)) {
    let end = at;
    if (words[end - 1]?.text === ',') end--;
    const whole = end > 0 ? nounEndingAt(scene, end - 1) : undefined;
    if (!whole) return undefined;
    // "took over from Lim, who": the person right before, not what he hangs on.
    const inner = scene.phrases[words[end - 1]!.phrase];
    const close =
      inner && word.lower === 'who' ? { from: inner.from, to: inner.to, head: inner.head } : undefined;
    const noun =
      close && close.from > whole.from && words[close.head]!.tag === 'name' && isKind(scene, close, 'person')
        ? close
        : whole;
    // "a petition by the Assembly, which blamed": the name right before the comma.
    if (word.lower === 'which' && inner && words[at - 1]?.text === ',' && words[inner.head]!.tag === 'name') {
      const near = { from: inner.from, to: inner.to, head: inner.head };
      if (near.from > noun.from && isKind(scene, near, 'organisation')) return near;
    }
    // "a draft before the council that calls for": which of the two is open.
    if (word.lower !== 'who' && words[noun.from - 1]?.tag === 'prep') return undefined;
    // "Bell, a Democrat and a doctor, who said": the name before the apposition.
    if (
      words[noun.from - 1]?.text === ',' &&
      words[noun.head]!.tag !== 'name' &&
      words[noun.from - 2]?.tag === 'name'
    ) {
      const near = scene.phrases[words[noun.from - 2]!.phrase];
      const alone = near ? { from: near.from, to: near.to, head: near.head } : undefined;
      if (alone && isKind(scene, alone, 'person')) return alone;
      const name = nounEndingAt(scene, noun.from - 2);
      if (name) return name;
    }
    return titled(scene, noun, end);
  }
  // "released a statement saying": whoever released it.
  if (!group.finite && group.form === 'ing' && word.phrase >= 0) {
    const start = scene.phrases[word.phrase]!.from;
    const index = groups.indexOf(group);
    const first = groups[index - 1];
    const sent = MESSAGE.test(word.lower) ? SENDING : ADDRESSING;
    if (first && !first.passive && start - first.to < 5 && sent.test(first.base)) {
      const sender = subjectOf(scene, first, depth + 1);
      if (sender) return sender;
    }
  }
  if (word.phrase >= 0) {
    const noun = nounEndingAt(scene, at, group.finite);
    return noun && canSpeak(scene, noun) ? noun : undefined;
  }
  if (word.tag === 'conj') {
    // "had withdrawn and been replaced": one auxiliary for both.
    const shared = words[group.from]!.lower === 'been' ? groups[groups.indexOf(group) - 1] : undefined;
    const first = shared?.finite ? shared : earlier(scene, group);
    return first ? subjectOf(scene, first, depth + 1) : undefined;
  }
  if (word.text === ',' || word.text === '–' || word.text === '—' || word.text === ')' || word.text === '-') {
    const over = overInsertion(scene, at, subjectOf);
    if (over) return over;
    // ", saying": the subject of the verb that it goes with.
    if (!group.finite && group.form === 'ing') {
      const first = earlier(scene, group);
      return first ? (subjectOf(scene, first, depth + 1) ?? after(scene, first)) : undefined;
    }
  }
  if (!group.finite && group.form === 'ing' && (word.tag === 'prep' || word.tag === 'noun')) {
    if (word.tag !== 'prep' || !/^(?:by|in|while|before|after|without|upon)$/.test(word.lower))
      return undefined;
    const first = earlier(scene, group);
    if (first) return subjectOf(scene, first, depth + 1);
    // "Ruiz, after saying", "After saying …, Ruiz left": whoever the sentence goes on with.
    if (words[at - 1]?.text === ',' && at > 1) return nounEndingAt(scene, at - 2);
    return at === 0 ? mainSubject(scene, group, depth) : undefined;
  }
  if (words[at]!.group >= 0) {
    // "is said to have told": one chain of verbs.
    const chain = groups[words[at]!.group]!;
    if (group.infinitive && chain !== group) return subjectOf(scene, chain, depth + 1);
  }
  return undefined;
}

/** "Senator Lim (Labour) last week said", "he on Monday said": past a time between the subject and its verb. */
function overTime(scene: Scene, last: number): number {
  const { words, phrases } = scene;
  const phrase = phrases[words[last]?.phrase ?? -1];
  if (!phrase || !(TIME.test(words[phrase.head]!.lower) || YEAR.test(words[phrase.head]!.text))) return last;
  let at = phrase.from - 1;
  while (at > 0 && soft(scene, at)) at--;
  const before = words[at];
  if (!before) return last;
  if (/^[),–—]$/.test(before.text) || /^(?:who|which)$/.test(before.lower)) return at;
  if (at < phrase.from - 1 && before.tag === 'name') return at;
  if (before.lower === 'on' && words[at - 1]?.text === ')') return at - 1;
  const hung = phrases[words[at - 1]?.phrase ?? -1];
  if (/^(?:on|in|at)$/.test(before.lower) && (hung?.pronoun || (before.lower === 'on' && hung)))
    return at - 1;
  return last;
}

/** What is sent or published, and verbs for it. */
const MESSAGE =
  /^(?:(?:statement|letter|message|tweet|post|email|e-mail|note|memo|video|release|report|op-ed|text|ad)s?|advert|notice|press|wednesday|thursday|friday|monday|tuesday|saturday|sunday)$/;
const SENDING =
  /^(?:release|issue|put|send|write|post|publish|tweet|sign|deliver|circulate|make|share|give|email|distribute|unleash|fire)$/;
const ADDRESSING = /^(?:email|e-mail|text|tweet|phone|cable|address|message)$/;

const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** The speaker of an inverted clause before: "…," said Smith, adding that …". */
function after(scene: Scene, group: VerbGroup): Noun | undefined {
  const noun = nounStartingAt(scene, group.to);
  return noun && canSpeak(scene, noun) ? noun : undefined;
}

/** The subject of the main clause after a comma, right before its verb. */
function mainSubject(scene: Scene, group: VerbGroup, depth: number): Noun | undefined {
  const { groups, words } = scene;
  for (const one of groups) {
    if (one.from <= group.to || !one.finite || inQuote(scene, one.start)) continue;
    const subject = subjectOf(scene, one, depth + 1);
    if (subject && words[subject.from - 1]?.text === ',') return subject;
  }
  return undefined;
}
