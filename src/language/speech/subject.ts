import type { VerbGroup } from '../chunks.ts';
import { titleNoun } from '../english/titles.ts';
import { mentionsIn, type Noun, type Scene } from './scene.ts';

/** Prepositions that hang a phrase on the noun before it. */
const HANGING =
  /^(?:of|for|in|at|from|with|to|on|near|inside|behind|within|against|about|by|under|between|during|after|over)$/;
const NO_SPEAKER =
  /^(?:there|this|these|those|what|that|which|something|nothing|everything|anything|us|him|them|me|whom|each|himself|itself|themselves|herself|here)$/;
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|month|year|years|months|weeks|days|day|morning|evening|night|afternoon|time|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** The noun phrase that ends with the word at `last`, with what hangs on it to the left as a chain of prepositions. */
export function nounEndingAt(scene: Scene, last: number): Noun | undefined {
  const { words, phrases, groups } = scene;
  let phrase = phrases[words[last]?.phrase ?? -1];
  if (!phrase || phrase.to !== last + 1) return undefined;
  let from = phrase.from;
  let head = phrase.head;
  // Nothing hangs a pronoun on the noun before it: "left after he had said".
  if (phrase.pronoun) return { from, to: last + 1, head };
  for (let round = 0; round < 6; round++) {
    const link = words[from - 1];
    if (!link) break;
    if ((link.tag === 'prep' || link.tag === 'to') && HANGING.test(link.lower)) {
      const before = phrases[words[from - 2]?.phrase ?? -1];
      if (before && before.to === from - 1 && !before.pronoun) {
        phrase = before;
        from = before.from;
        head = before.head;
        continue;
      }
      // "officials quoted by the paper said"
      const group = groups[words[from - 2]?.group ?? -1];
      if (
        group &&
        group.from === group.main &&
        (group.form === 'ed' || group.form === 'participle') &&
        /^(?:by|as|in|with|at|on|to)$/.test(link.lower)
      ) {
        const owner = phrases[words[group.from - 1]?.phrase ?? -1];
        if (owner && owner.to === group.from && !owner.pronoun) {
          phrase = owner;
          from = owner.from;
          head = owner.head;
          continue;
        }
      }
      break;
    }
    // "Prado during her tour of Lima, Quito and La Paz met": the list hangs on the noun before it.
    const list = listStart(scene, from);
    const lead = list < from ? words[list - 1] : undefined;
    const base =
      lead && (lead.tag === 'prep' || lead.tag === 'to') && HANGING.test(lead.lower)
        ? phrases[words[list - 2]?.phrase ?? -1]
        : undefined;
    if (base && base.to === list - 1 && freeStart(scene, base.from)) {
      phrase = base;
      from = base.from;
      head = base.head;
      continue;
    }
    break;
  }
  if (TIME.test(words[head]!.lower)) {
    // "Smith Tuesday said"
    const before = phrases[words[from - 1]?.phrase ?? -1];
    return before && before.to === from && from === head ? nounEndingAt(scene, from - 1) : undefined;
  }
  return withPartners(scene, { from, to: last + 1, head });
}

/** Where a list "A, B and" before a phrase begins; the phrase's own start where there is none. */
function listStart(scene: Scene, from: number): number {
  const { words, phrases } = scene;
  let at = from;
  for (let round = 0; round < 6; round++) {
    const link = words[at - 1];
    if (!(link?.lower === 'and' || (round > 0 && link?.text === ','))) break;
    let end = at - 1;
    if (words[end - 1]?.text === ',') end--;
    const before = phrases[words[end - 1]?.phrase ?? -1];
    if (!before || before.to !== end) break;
    at = before.from;
  }
  return at;
}

/** Whether a chain of phrases to the left of a word goes back to the sentence's or clause's beginning without a verb. */
function freeStart(scene: Scene, from: number): boolean {
  for (let i = from - 1; i >= 0; i--) {
    const word = scene.words[i]!;
    if (word.tag === 'mark' || word.tag === 'quote' || word.tag === 'sub') return true;
    if (word.group >= 0) return false;
  }
  return true;
}

/** "A and B said": partners to the left belong to it, unless they are the object of another verb. */
function withPartners(scene: Scene, noun: Noun): Noun {
  const { words, phrases } = scene;
  let from = noun.from;
  for (let round = 0; round < 6; round++) {
    const link = words[from - 1];
    const joined = link?.lower === 'and' || (round > 0 && link?.text === ',');
    if (!joined) break;
    let end = from - 1;
    if (words[end - 1]?.text === ',' && link?.lower === 'and') end--;
    const before = phrases[words[end - 1]?.phrase ?? -1];
    if (!before || before.to !== end) break;
    const lead = words[before.from - 1];
    if (lead && (lead.group >= 0 || lead.tag === 'prep' || lead.tag === 'to')) break;
    from = before.from;
  }
  return from === noun.from ? noun : { ...noun, from };
}

/** The noun phrase that starts at a word, with "of …" and the like after it. */
export function nounStartingAt(scene: Scene, first: number, reach = true): Noun | undefined {
  const { words, phrases } = scene;
  const phrase = phrases[words[first]?.phrase ?? -1];
  if (!phrase || phrase.from !== first) return undefined;
  let to = phrase.to;
  for (let round = 0; reach && round < 3; round++) {
    const link = words[to];
    if (!link || !/^(?:of|for|from)$/.test(link.lower)) break;
    const next = phrases[words[to + 1]?.phrase ?? -1];
    if (!next || next.from !== to + 1) break;
    to = next.to;
  }
  return { from: phrase.from, to, head: phrase.head };
}

const soft = (scene: Scene, i: number): boolean => scene.words[i]?.tag === 'adv';

/** Whether a noun can speak: no "there", "this", times or bare numbers. */
export function canSpeak(scene: Scene, noun: Noun): boolean {
  const head = scene.words[noun.head]!;
  return (
    !NO_SPEAKER.test(head.lower) && !TIME.test(head.lower) && (head.tag !== 'num' || noun.to > noun.head + 1)
  );
}

/**
 * The subject of a verb group: the noun phrase before it, also over an apposition, a relative clause or an inserted "according to …",
 * the antecedent of "who", or the subject shared with an earlier verb ("told X and demanded").
 */
export function subjectOf(scene: Scene, group: VerbGroup, depth = 0): Noun | undefined {
  const { words, groups } = scene;
  let at = group.from - 1;
  while (at >= 0 && soft(scene, at)) at--;
  if (at < 0 || depth > 3) return undefined;
  const word = words[at]!;
  if (/^(?:who|which|that)$/.test(word.lower)) {
    let end = at;
    if (words[end - 1]?.text === ',') end--;
    const noun = end > 0 ? nounEndingAt(scene, end - 1) : undefined;
    if (!noun) return undefined;
    // "a draft before the council that calls for": which of the two is open.
    if (word.lower !== 'who' && words[noun.from - 1]?.tag === 'prep') return undefined;
    // "Bell, a Democrat and a doctor, who said": the name before the apposition.
    if (
      words[noun.from - 1]?.text === ',' &&
      words[noun.head]!.tag !== 'name' &&
      words[noun.from - 2]?.tag === 'name'
    ) {
      const name = nounEndingAt(scene, noun.from - 2);
      if (name) return name;
    }
    return titled(scene, noun, end);
  }
  if (word.phrase >= 0) {
    const noun = nounEndingAt(scene, at);
    return noun && canSpeak(scene, noun) ? noun : undefined;
  }
  if (word.tag === 'conj') {
    const first = earlier(scene, group);
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
    const first = earlier(scene, group);
    return first && word.tag === 'prep' && /^(?:by|in|while|before|after|without)$/.test(word.lower)
      ? subjectOf(scene, first, depth + 1)
      : undefined;
  }
  if (words[at]!.group >= 0) {
    // "is said to have told": one chain of verbs.
    const chain = groups[words[at]!.group]!;
    if (group.infinitive && chain !== group) return subjectOf(scene, chain, depth + 1);
  }
  return undefined;
}

/** The speaker of an inverted clause before: "…," said Smith, adding that …". */
function after(scene: Scene, group: VerbGroup): Noun | undefined {
  const noun = nounStartingAt(scene, group.to);
  return noun && canSpeak(scene, noun) ? noun : undefined;
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
    const subordinate = insideThat(scene, one);
    if (!subordinate) return one;
    fallback ??= one;
    if (words[one.from] === undefined) break;
  }
  return fallback;
}

function insideThat(scene: Scene, group: VerbGroup): boolean {
  const { words } = scene;
  for (let j = group.from - 1; j >= 0 && j > group.from - 14; j--) {
    const word = words[j]!;
    if (word.group >= 0) return false;
    if (word.tag === 'sub' || /^(?:who|which|whose)$/.test(word.lower)) return true;
  }
  return false;
}

const inQuote = (scene: Scene, at: number): boolean =>
  scene.quotes.some((quote) => quote.start <= at && at < quote.end);

/** From the comma that closes an insertion back to the noun before the one that opens it. */
function overInsertion(scene: Scene, close: number): Noun | undefined {
  const { words } = scene;
  for (let open = close - 1; open > 0 && close - open < 45; open--) {
    const mark = words[open]!.text;
    if (mark !== ',' && mark !== '(' && mark !== '–' && mark !== '—' && mark !== '-') continue;
    if (words[open]!.tag !== 'mark') continue;
    const noun = nounEndingAt(scene, open - 1);
    const next = words[open + 1]!;
    const head = noun ? words[noun.head]! : undefined;
    if (noun && head && canSpeak(scene, noun)) {
      const able =
        head.tag === 'name' ||
        (head.phrase >= 0 &&
          (scene.phrases[head.phrase]!.pronoun ||
            titleNoun(head.lower) !== undefined ||
            isActor(scene, noun)));
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
      if (able && inserted && free) return titled(scene, noun, open, close);
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
    if (to > from && phrases.length > 0) return { from, to, head: to - 1 };
  }
  return noun;
}
