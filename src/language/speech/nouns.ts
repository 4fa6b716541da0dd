import type { NounPhrase, VerbGroup } from '../chunks.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Noun, Scene } from './scene.ts';

/** Prepositions that hang a phrase on the noun before it. */
const HANGING =
  /^(?:of|for|in|at|from|with|to|on|near|inside|behind|within|against|about|by|under|between|during|after|over)$/;
const NO_SPEAKER =
  /^(?:there|this|these|those|what|that|which|something|nothing|everything|anything|us|him|them|me|whom|each|himself|itself|themselves|herself|here)$/;
/** Adjectives that hang a phrase on the noun before them. */
const NEAR = /^(?:close|familiar|aware|privy|loyal|opposed|responsible|sympathetic|allied|next)$/;
/** Units of time, of which one counts some after or before something. */
const UNIT = /^(?:(?:second|minute|hour|day|week|month|year|decade|moment)s?|fortnight)$/;
export const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|week|month|year|years|months|weeks|days|day|morning|evening|night|afternoon|time|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** The noun phrase that ends with the word at `last`, with what hangs on it to the left as a chain of prepositions. */
export function nounEndingAt(scene: Scene, last: number, clause = false): Noun | undefined {
  const { words, phrases, groups } = scene;
  let phrase = phrases[words[last]?.phrase ?? -1];
  if (!phrase || phrase.to !== last + 1) return undefined;
  // "a report published Wednesday", "the minister last week": the time goes, what it was said of stays.
  if (TIME.test(words[phrase.head]!.lower) && !/^(?:prep|to)$/.test(words[phrase.from - 1]?.tag ?? 'prep')) {
    const owner = participleOwner(scene, phrase.from);
    const noun = nounEndingAt(scene, (owner ?? phrase).from - 1);
    if (noun) return noun;
    if (owner) return { from: owner.owner.from, to: owner.owner.to, head: owner.owner.head };
  }
  let from = phrase.from;
  let head = phrase.head;
  // Nothing hangs a pronoun on the noun before it: "left after he had said".
  if (phrase.pronoun) {
    // "many of whom", "three of them"
    const part = words[from - 1]?.lower === 'of' ? phrases[words[from - 2]?.phrase ?? -1] : undefined;
    return part && part.to === from - 1 && !part.pronoun
      ? { from: part.from, to: last + 1, head: part.head }
      : { from, to: last + 1, head };
  }
  for (let round = 0; round < 6; round++) {
    const link = words[from - 1];
    if (!link) break;
    if ((link.tag === 'prep' || link.tag === 'to') && HANGING.test(link.lower)) {
      // "commanders of the army and of the militia"
      const and =
        words[from - 2]?.lower === 'and' && link.lower === 'of'
          ? phrases[words[from - 3]?.phrase ?? -1]
          : undefined;
      if (and && and.to === from - 2 && /^(?:prep|to)$/.test(words[and.from - 1]?.tag ?? '')) {
        from = and.from;
        continue;
      }
      const before = phrases[words[from - 2]?.phrase ?? -1];
      // "48 hours after the side were beaten": the clause's own subject.
      const timed =
        /^(?:after|before|since)$/.test(link.lower) &&
        before !== undefined &&
        (clause || UNIT.test(words[before.head]!.lower));
      // "a source close to the talks", "people familiar with the plan"
      const near = NEAR.test(words[from - 2]?.lower ?? '')
        ? phrases[words[from - 3]?.phrase ?? -1]
        : undefined;
      if (near && near.to === from - 2 && !near.pronoun) {
        phrase = near;
        from = near.from;
        head = near.head;
        continue;
      }
      if (before && before.to === from - 1 && !before.pronoun && !timed) {
        phrase = before;
        from = before.from;
        head = before.head;
        continue;
      }
      // "officials quoted by the paper said"
      const group = groups[words[from - 2]?.group ?? -1];
      // "a sailor who worked on the ferry said"
      const whole = clause ? antecedent(scene, group) : undefined;
      if (whole) return { ...whole, to: last + 1 };
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
  // "a sailor who saw the ferry said"
  const whole = clause ? antecedent(scene, groups[words[from - 1]?.group ?? -1]) : undefined;
  if (whole) return { ...whole, to: last + 1 };
  if (TIME.test(words[head]!.lower)) {
    // "Smith Tuesday said"
    const before = phrases[words[from - 1]?.phrase ?? -1];
    return before && before.to === from && from === head ? nounEndingAt(scene, from - 1) : undefined;
  }
  return withPartners(scene, { from, to: last + 1, head });
}

/** "a sailor who worked": the noun that a relative clause without a comma tells of. */
function antecedent(scene: Scene, group: VerbGroup | undefined): Noun | undefined {
  const { words } = scene;
  // "a report that said two men had left": the men begin what it said.
  if (!group?.finite || cueFrame(group.base)?.includes('c')) return undefined;
  const who = words[group.from - 1];
  return who && /^(?:who|which|that)$/.test(who.lower) && words[group.from - 2]?.phrase !== -1
    ? nounEndingAt(scene, group.from - 2)
    : undefined;
}

/** "a report published", "veterans interviewed": a participle that ends before a word, and the noun that it says something of. */
function participleOwner(scene: Scene, at: number): { from: number; owner: NounPhrase } | undefined {
  const { words, phrases, groups } = scene;
  const group = groups[words[at - 1]?.group ?? -1];
  if (!group || group.to !== at || group.from !== group.main || !/^(?:ed|participle)$/.test(group.form))
    return undefined;
  const owner = phrases[words[group.from - 1]?.phrase ?? -1];
  return owner && owner.to === group.from && !owner.pronoun && words[owner.head]!.tag === 'noun'
    ? { from: group.from, owner }
    : undefined;
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
    // "tied with 88 votes each, and Lim won": a new clause, unless a list of three leads there.
    if (round === 0 && end < from - 1 && words[before.from - 1]?.text !== ',') break;
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

/** Whether a noun can speak: no "there", "this", times or bare numbers. */
export function canSpeak(scene: Scene, noun: Noun): boolean {
  const head = scene.words[noun.head]!;
  return (
    !NO_SPEAKER.test(head.lower) && !TIME.test(head.lower) && (head.tag !== 'num' || noun.to > noun.head + 1)
  );
}
