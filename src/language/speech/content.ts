import type { Quote } from '../quotes.ts';
import type { Cue } from './cues.ts';
import { nounStartingAt } from './nouns.ts';
import type { Noun, Scene } from './scene.ts';

/** What a cue has to its right: the addressee, and where and how what is said begins. */
export interface Complement {
  addressee?: Noun;
  /** Index of its first word. */
  from: number;
  kind: 'clause' | 'infinitive' | 'noun' | 'gerund' | 'question' | 'quote' | 'none';
}

const TIME_HEAD =
  /day$|^(?:week|month|year|morning|evening|night|afternoon|today|yesterday|tomorrow|tonight|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** Skips "on Tuesday", "in a statement", "late on Monday", "at a news conference": time and place between the cue and what is said. */
function skipFrame(scene: Scene, from: number): number {
  const { words, phrases } = scene;
  let at = from;
  for (let round = 0; round < 5; round++) {
    const word = words[at];
    if (!word) return at;
    if (word.tag === 'adv' && !/^(?:not|never)$/.test(word.lower)) {
      at++;
      continue;
    }
    const day = phrases[word.phrase];
    if (day && day.from === at && TIME_HEAD.test(words[day.head]!.lower) && !day.pronoun) {
      at = day.to;
      continue;
    }
    if (
      word.tag === 'prep' &&
      /^(?:on|in|at|during|after|before|through|via|over|with|by|from|earlier)$/.test(word.lower)
    ) {
      const next = phrases[words[at + 1]?.phrase ?? -1];
      if (next && next.from === at + 1) {
        at = next.to;
        while (words[at]?.lower === 'of' || words[at]?.lower === 'with' || words[at]?.lower === 'to') {
          const more = phrases[words[at + 1]?.phrase ?? -1];
          if (!more || more.from !== at + 1) break;
          at = more.to;
        }
        continue;
      }
    }
    return at;
  }
  return at;
}

const startsClause = (scene: Scene, at: number): boolean => {
  const { words, phrases } = scene;
  const phrase = phrases[words[at]?.phrase ?? -1];
  if (!phrase || phrase.from !== at) return false;
  // A noun phrase, what hangs on it, then a finite verb within reach.
  for (let i = phrase.to, n = 0; i < words.length && n < 25; i++, n++) {
    const word = words[i]!;
    if (word.group >= 0) {
      const group = scene.groups[word.group]!;
      if (group.finite) return true;
      i = group.to - 1;
      continue;
    }
    if (word.tag === 'conj' && i === phrase.to) continue;
    if (/^[.;:?!]$/.test(word.text)) return false;
  }
  return false;
};

const opensQuote = (scene: Scene, at: number): Quote | undefined => {
  const word = scene.words[at];
  return word
    ? scene.quotes.find(
        (quote) =>
          quote.start === word.start || (quote.start < word.start && quote.inner.start >= word.start),
      )
    : undefined;
};

/** What a cue takes to its right, after its frame; kind "none" where nothing that is said follows. */
export function complementOf(scene: Scene, cue: Cue, passive: boolean): Complement {
  const { words } = scene;
  const has = (letter: string): boolean => cue.frame.includes(letter);
  let at = cue.to;
  let addressee: Noun | undefined;
  const object = (): boolean => {
    const noun = nounStartingAt(scene, at, false);
    if (!noun || /^(?:that|what|who|which)$/.test(words[at]!.lower)) return false;
    let to = noun.to;
    const last = (): boolean => {
      const next = words[to];
      return (
        next !== undefined &&
        (next.lower === 'of' || next.lower === 'at' || next.lower === 'from' || next.lower === 'in')
      );
    };
    while (last()) {
      const more = nounStartingAt(scene, to + 1, false);
      if (!more || TIME_HEAD.test(words[more.head]!.lower)) break;
      to = more.to;
    }
    addressee = { ...noun, to };
    at = to;
    return true;
  };
  if (!passive && has('o') && words[at] && words[at]!.phrase >= 0) {
    // "promised he would": a clause without addressee.
    const clauseNow = has('c') && startsClause(scene, at) && isSubjectForm(words[at]!.lower);
    const noun = clauseNow ? undefined : nounStartingAt(scene, at, false);
    const beforeVerb =
      noun &&
      words[noun.to] &&
      scene.groups[words[noun.to]!.group]?.finite &&
      !/^(?:tell|inform|remind|assure|notify)$/.test(cue.base);
    if (!clauseNow && !beforeVerb && !(has('n') && !addressable(scene, at))) object();
    // "told the envoys, including the Swiss, that": what is inserted stays out.
    at = skipInsertion(scene, at);
  }
  at = skipFrame(scene, at);
  // "said of the rival, “…”"
  if (/^(?:say|write|remark|ask)$/.test(cue.base) && words[at]?.lower === 'of') {
    const about = nounStartingAt(scene, at + 1);
    const mark = about ? words[about.to] : undefined;
    if (about && (mark?.text === ',' || mark?.text === ':' || mark?.lower === 'that')) {
      if (cue.base === 'ask') addressee = about;
      at = about.to;
    }
  }
  if (
    (has('t') || (has('c') && toThat(scene, at))) &&
    words[at]?.lower === 'to' &&
    nounStartingAt(scene, at + 1, false)
  ) {
    const keep = at;
    at++;
    if (!object()) at = keep;
    at = skipFrame(scene, at);
  }
  at = skipInsertion(scene, at);
  // "told the radio, that"
  if (words[at]?.text === ',' && words[at + 1]?.lower === 'that' && has('c')) at++;
  const word = words[at];
  const nothing: Complement = addressee ? { addressee, from: at, kind: 'none' } : { from: at, kind: 'none' };
  if (!word) return nothing;
  const out = (kind: Complement['kind'], from: number): Complement => {
    if (from >= words.length) return nothing;
    return addressee ? { addressee, from, kind } : { from, kind };
  };
  let mark = at;
  while (/^[,:–—]$/.test(words[mark]?.text ?? '') && mark < at + 2) mark++;
  if (opensQuote(scene, mark) && (has('q') || has('c') || has('n') || has('o'))) return out('quote', mark);
  if (word.text === ':' && (has('q') || has('c'))) return out('clause', at + 1);
  if (word.lower === 'that' && has('c'))
    return has('n') && !startsClause(scene, at + 1) && words[at + 1]?.tag === 'noun'
      ? out('noun', at)
      : out('clause', at + 1);
  if (
    /^(?:whether|how|why|if|what|when|where|who|which)$/.test(word.lower) &&
    (has('w') || (has('c') && /^(?:what|if|how|whether|while|when)$/.test(word.lower)))
  )
    return out('question', at);
  if (word.group >= 0) {
    const group = scene.groups[word.group]!;
    if (group.infinitive && has('i')) return out('infinitive', group.from);
    if (words[group.from]?.tag !== 'to' && group.form === 'ing' && has('g') && group.from === at)
      return out('gerund', at);
    // "said having him there was a mistake"
    if (
      has('c') &&
      group.from === at &&
      /ing$/.test(words[at]!.lower) &&
      at === cue.to &&
      clauseNear(scene, group.to)
    )
      return out('clause', at);
    if (word.tag === 'adv' && words[at + 1]?.tag === 'to') return out('infinitive', at);
  }
  if (word.tag === 'adv' && words[at + 1]?.lower === 'to' && has('i')) return out('infinitive', at);
  if (words[at]?.lower === 'not' && words[at + 1]?.lower === 'to') return out('infinitive', at);
  if (word.lower === 'for' && has('f')) return out('noun', at);
  if (has('o') && /^(?:of|about|against|for)$/.test(word.lower) && addressee) return out('noun', at);
  if (has('c') && !has('o') && startsClause(scene, at)) return out('clause', at);
  if (has('c') && has('o') && startsClause(scene, at)) return out('clause', at);
  // "say the fund's lead obscures losses": a clause, though its verb is not known for one.
  if (has('c') && !/[obnm]/.test(cue.frame) && at === cue.to && /^(?:det|name)$/.test(word.tag)) {
    const phrase = scene.phrases[word.phrase];
    const mark = words.findIndex((one, i) => i >= at && (one.tag === 'mark' || one.tag === 'quote'));
    if (phrase && phrase.to - phrase.from > 3 && (mark < 0 ? words.length : mark) - at > 4)
      return out('clause', at);
  }
  if (
    (has('c') || has('q')) &&
    (word.tag === 'sub' || word.tag === 'prep' || word.text === ',') &&
    clauseLater(scene, at) &&
    at === cue.to
  )
    return out('clause', word.text === ',' ? at + 1 : at);
  if (has('n') && word.phrase >= 0 && scene.phrases[word.phrase]!.from === at) return out('noun', at);
  return nothing;
}

/** "said after the talks that …", "said if he wins, he will": a clause that a phrase opens. */
const clauseLater = (scene: Scene, at: number): boolean =>
  scene.groups.some((group) => group.finite && group.from > at && group.from < at + 30);

/** A finite verb without a mark before it. */
const clauseNear = (scene: Scene, from: number): boolean => {
  for (let i = from; i < scene.words.length && i < from + 12; i++) {
    if (scene.words[i]!.tag === 'mark') return false;
    if (scene.groups[scene.words[i]!.group]?.finite) return true;
  }
  return false;
};

/** "insisted to the inquiry that" */
const toThat = (scene: Scene, at: number): boolean => {
  const noun = scene.words[at]?.lower === 'to' ? nounStartingAt(scene, at + 1) : undefined;
  return noun !== undefined && scene.words[noun.to]?.lower === 'that';
};

const isSubjectForm = (lower: string): boolean => /^(?:he|she|they|we|i)$/.test(lower);

/** People and bodies can be told things, plans cannot: a name, a pronoun, a role noun or a plural of persons. */
function addressable(scene: Scene, at: number): boolean {
  const { words, phrases } = scene;
  const phrase = phrases[words[at]!.phrase]!;
  const head = words[phrase.head]!;
  if (head.tag === 'name' || (phrase.pronoun && /^(?:him|her|them|us|me|you)$/.test(head.lower))) return true;
  let to = phrase.to;
  while (words[to]?.tag === 'prep' && phrases[words[to + 1]?.phrase ?? -1]?.from === to + 1)
    to = phrases[words[to + 1]!.phrase]!.to;
  const next = words[to];
  if (to > phrase.to && next?.tag === 'to') return scene.groups[next.group]?.infinitive === true;
  return next?.tag === 'to' || next?.lower === 'that' || next?.lower === 'whether';
}

/** Past ", including the Swiss, Peru and Chile," and the like, where a comma opens it right here. */
function skipInsertion(scene: Scene, at: number): number {
  const { words } = scene;
  if (words[at]?.text !== ',') return at;
  const next = words[at + 1];
  if (
    !next ||
    !(
      next.lower === 'including' ||
      next.tag === 'name' ||
      next.tag === 'det' ||
      next.lower === 'who' ||
      next.tag === 'prep'
    )
  )
    return at;
  for (let i = at + 1; i < words.length && i < at + 30; i++) {
    if (words[i]!.tag === 'quote') return at;
    if (words[i]!.text === ',' && words[i + 1] && /^(?:that|to|not|whether)$/.test(words[i + 1]!.lower))
      return i + 1;
  }
  return at;
}
