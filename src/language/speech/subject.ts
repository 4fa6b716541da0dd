import type { VerbGroup } from '../chunks.ts';
import { titleNoun } from '../english/titles.ts';
import { cueFrame } from '../english/verbs.ts';
import { canSpeak, nounEndingAt, nounStartingAt, TIME } from './nouns.ts';
import { mentionsIn, type Noun, type Scene } from './scene.ts';

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
    const over = overInsertion(scene, at);
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

/** The finite verb group that a later one shares its subject with: the nearest before it that is not inside a "that" clause of its own if tense agrees. */
function earlier(scene: Scene, group: VerbGroup): VerbGroup | undefined {
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

const inQuote = (scene: Scene, at: number): boolean =>
  scene.quotes.some((quote) => quote.start <= at && at < quote.end);

/** A hyphen opens no insertion that a comma closes: it stands after a dateline. */
const pairs = (open: string, close: string): boolean => (open === '-') === (close === '-');

/** From the comma that closes an insertion back to the noun before the one that opens it. */
function overInsertion(scene: Scene, close: number): Noun | undefined {
  const { words } = scene;
  for (let open = close - 1; open > 0 && close - open < 45; open--) {
    const mark = words[open]!.text;
    if (mark !== ',' && mark !== '(' && mark !== '–' && mark !== '—' && mark !== '-') continue;
    if (words[open]!.tag !== 'mark' || !pairs(mark, words[close]!.text)) continue;
    const noun = nounEndingAt(scene, open - 1);
    if (noun && words[noun.from]!.lower === 'whose') continue;
    const next = words[open + 1]!;
    const head = noun ? words[noun.head]! : undefined;
    if (noun && head && canSpeak(scene, noun)) {
      const able =
        head.tag === 'name' ||
        (head.phrase >= 0 &&
          (scene.phrases[head.phrase]!.pronoun ||
            titleNoun(head.lower) !== undefined ||
            isActor(scene, noun) ||
            opensClause(scene, noun, next.lower) ||
            (next.tag === 'name' && words[noun.from]!.tag === 'det' && /[^s]s$/.test(head.lower))));
      const inserted =
        next.tag === 'det' ||
        next.tag === 'pron' ||
        next.tag === 'name' ||
        next.tag === 'num' ||
        next.tag === 'prep' ||
        next.tag === 'verb' ||
        next.tag === 'noun' ||
        next.tag === 'adj' ||
        next.tag === 'adv' ||
        next.tag === 'sub';
      const lead = words[noun.from - 1];
      const free =
        !lead ||
        lead.tag === 'mark' ||
        lead.tag === 'conj' ||
        lead.tag === 'quote' ||
        lead.tag === 'sub' ||
        lead.tag === 'adv' ||
        lead.phrase >= 0;
      if (able && inserted && free) {
        // "Ruiz, R-Wis., despite her doubts, said": the person before the label.
        const before =
          lead?.text === ',' && head.tag === 'name' && noun.to - noun.from === 1
            ? nounEndingAt(scene, noun.from - 2)
            : undefined;
        if (before && isKind(scene, before, 'person') && !isKind(scene, noun, 'person')) return before;
        return titled(scene, noun, open, close);
      }
      // "The village, Santa Clara, sued": the name between commas is what the phrase means.
      const name = scene.phrases[next.phrase];
      if (
        free &&
        words[noun.from]!.tag === 'det' &&
        name?.from === open + 1 &&
        name.to === close &&
        words[name.head]!.tag === 'name'
      )
        return { from: name.from, to: name.to, head: name.head };
    }
    // A subject with its first auxiliary before the insertion: "Norway had, according to sources, told".
    const before = scene.groups[words[open - 1]!.group];
    if (
      before &&
      before.to === open &&
      words[open - 1]!.tag === 'aux' &&
      /^(?:according|it|in|on|at|he|she|they|sources|officials)/.test(next.lower)
    )
      return subjectOf(scene, before, 1);
  }
  return undefined;
}

/** "Numerous veterans, including Lim, said", "Her campaign, for example, said": what opens the sentence, over what only a speaker takes. */
const opensClause = (scene: Scene, noun: Noun, next: string): boolean => {
  const lead = scene.words[noun.from - 1];
  return (
    (!lead || (lead.tag === 'conj' && noun.from === 1)) &&
    /^(?:including|headed|led|chaired|based|founded|for|who|whose|which|where|according|like|in|on|at|speaking|writing|citing|quoting)$/.test(
      next,
    ) &&
    !/(?:talks|meeting|war|visit|election|course|end|case|fact)$/.test(scene.words[noun.head]!.lower)
  );
};

const isKind = (scene: Scene, noun: Noun, kind: string): boolean =>
  mentionsIn(scene.article, scene.words[noun.head]!).some((one) => one.span.kind === kind);

function isActor(scene: Scene, noun: Noun): boolean {
  const head = scene.words[noun.head]!;
  return mentionsIn(scene.article, head).length > 0;
}

/** Where a title is followed by its holder between commas, the holder is the subject. */
function titled(scene: Scene, noun: Noun, open: number, close?: number): Noun {
  const { words, phrases } = scene;
  const start = words[noun.from]!.start;
  const end = words[noun.to - 1]!.end;
  for (const role of scene.roles) {
    if (!role.holder || role.start < start - 2 || role.start >= end) continue;
    const first = words[open + 1];
    if (
      close === undefined ||
      !first ||
      role.holder.start < first.start ||
      role.holder.end > words[close]!.start
    )
      continue;
    let from = open + 1;
    while (from < close && words[from]!.end <= role.holder.start) from++;
    let to = from;
    while (to < close && words[to]!.start < role.holder.end) to++;
    // "The two leaders, Lim and Ruiz,": both of them.
    const several = scene.roles.filter((one) => one.start === role.start && one.holder).length > 1;
    if (to > from && phrases.length > 0) return several ? noun : { from, to, head: to - 1 };
  }
  return noun;
}
