import { cueFrame, isAmbiguous, type VerbForm, verbReadings } from '../english/verbs.ts';
import type { Word } from './word.ts';

/** Verb or noun, by neighbours. */
export function settle(words: Word[], i: number): void {
  const word = words[i]!;
  const before = words[i - 1];
  const after = words[i + 1];
  if (word.tag === 'pos' && word.lower !== "'" && word.lower !== '’') {
    // "he's said", "it's a": after a pronoun it is a verb.
    if (before?.tag === 'pron' || (before?.tag === 'sub' && /^(?:that|there)$/.test(before.lower))) {
      word.tag = 'aux';
      word.base = 'be';
    }
    return;
  }
  // "at which Lim warned": no determiner before a name.
  if (word.lower === 'which' && (after?.tag === 'verb' || after?.tag === 'aux')) word.tag = 'pron';
  if (word.lower === 'least' && before?.lower === 'at') word.tag = before.tag = 'adv';
  if (
    word.lower === 'which' &&
    (before?.tag === 'prep' || before?.text === ',') &&
    after &&
    /^(?:name|det|pron|adj)$/.test(after.tag)
  )
    word.tag = 'pron';
  if (word.lower === 'so' && after?.lower === 'far') word.tag = 'adv';
  if (word.lower === 'that') {
    // "that man" against "that he": a determiner before a noun after a preposition or verb that takes none is rare; kept as subordinator.
    if (before?.tag === 'prep' || before?.tag === 'to') word.tag = after?.tag === 'noun' ? 'det' : 'pron';
    return;
  }
  if (
    word.lower === 'her' &&
    after &&
    !(
      after.tag === 'noun' ||
      after.tag === 'adj' ||
      after.tag === 'name' ||
      after.tag === 'verb' ||
      after.tag === 'num'
    )
  )
    word.tag = 'pron';
  // "early results", "late goals": before a noun no adverb.
  if (/^(?:early|late|hard|fast|straight)$/.test(word.lower) && word.tag === 'adv' && after?.tag === 'noun')
    word.tag = 'adj';
  // "the Danish daily Havposten": a paper, no adverb.
  if (
    /^(?:daily|weekly|monthly)$/.test(word.lower) &&
    word.tag === 'adv' &&
    /^(?:det|adj|name|pos)$/.test(before?.tag ?? '') &&
    /^(?:noun|name)$/.test(after?.tag ?? '')
  )
    word.tag = 'adj';
  // "Lim left for Oslo": the verb, not the side.
  if (
    word.lower === 'left' &&
    word.tag === 'adj' &&
    (/^(?:name|pron|noun|aux|adv)$/.test(before?.tag ?? '') ||
      (before?.text === ',' && after?.tag === 'det')) &&
    after?.tag !== 'noun'
  ) {
    word.tag = 'verb';
    word.base = 'leave';
    word.form = 'ed';
    return;
  }
  // "to open corridors": no adjective after "to", where it can be a verb.
  if (
    word.tag === 'adj' &&
    before?.tag === 'to' &&
    verbReadings(word.lower).some((one) => one.form === 'base') &&
    after &&
    /^(?:noun|name|det|pron|adj)$/.test(after.tag) &&
    !/^(?:access|key|commitment|return|thanks|due|path|route|threat|damage)$/.test(words[i - 2]?.lower ?? '')
  ) {
    word.tag = 'verb';
    word.base = word.lower;
    word.form = 'base';
    return;
  }
  // "to junk the deal": what takes an object after "to" is a verb, known or not.
  if (
    word.tag === 'noun' &&
    before?.tag === 'to' &&
    /^[a-z]{4,}$/.test(word.text) &&
    !word.text.endsWith('s')
  ) {
    if (
      (after?.tag === 'det' || after?.tag === 'pron') &&
      !/^(?:according|due|thanks)$/.test(words[i - 2]?.lower ?? '')
    ) {
      word.tag = 'verb';
      word.base = word.lower;
      word.form = 'base';
      return;
    }
  }
  if (word.tag !== 'verb') return;
  const readings = verbReadings(word.lower);
  const near = skipAdverbs(words, i);
  const left = near >= 0 ? words[near]! : undefined;
  const verb = decide(
    words,
    i,
    left,
    after,
    readings.map((one) => one.form),
  );
  if (!verb) {
    const ed = readings.some((one) => one.form === 'ed' || one.form === 'participle' || one.form === 'ing');
    word.tag = ed ? 'adj' : 'noun';
    if (
      ed &&
      readings.every((one) => one.form === 'ing') &&
      (after === undefined || after.tag === 'prep' || after.tag === 'mark')
    )
      word.tag = 'noun';
    return;
  }
  let reading = readings[0]!;
  const aux = left?.tag === 'aux' ? left.base : undefined;
  if (aux === 'have' || aux === 'be')
    reading =
      readings.find((one) => one.form === 'ed' || one.form === 'participle' || one.form === 'ing') ?? reading;
  else if (aux === 'modal' || aux === 'do' || left?.tag === 'to')
    reading = readings.find((one) => one.form === 'base') ?? reading;
  else if (left && left.tag !== 'sub')
    reading =
      readings.find(
        (one) => one.form === 'past' || one.form === 'ed' || one.form === 's' || one.form === 'ing',
      ) ?? reading;
  word.base = reading.base;
  word.form = reading.form;
}

function skipAdverbs(words: Word[], i: number): number {
  let j = i - 1;
  while (j >= 0 && words[j]!.tag === 'adv') j--;
  if (words[j]?.tag === 'quote' && words[j - 1]?.tag === 'to') j--;
  return j;
}

function decide(
  words: Word[],
  i: number,
  left: Word | undefined,
  after: Word | undefined,
  forms: VerbForm[],
): boolean {
  const word = words[i]!;
  const base = forms.includes('base');
  const s = forms.includes('s');
  const past = forms.includes('past') || forms.includes('ed');
  if (!left) {
    // First word: a participle opens a clause; a base form is rather a noun or a heading.
    if (base || s) return !isAmbiguous(word.lower) && after !== undefined && after.tag !== 'mark';
    return true;
  }
  if (left.tag === 'aux') {
    if (left.base === 'be' && (base || s) && !past) return false;
    return left.base !== 'have' || past || forms.includes('participle') || !isAmbiguous(word.lower);
  }
  if (left.tag === 'to')
    return (
      base && !/^(?:according|contrary|thanks|prior|owing)$/.test(words[words.indexOf(left) - 1]?.lower ?? '')
    );
  if (left.tag === 'det' || left.tag === 'pos' || left.tag === 'num') {
    if (left.tag === 'num') return past && (!base || isObjectStart(after));
    // "the proposed deal": an adjective; "all said" is a verb.
    if (
      /^(?:all|both|many|some|few|several|most|each|neither|either|half|others)$/.test(left.lower) &&
      (past || forms.includes('past'))
    )
      return true;
    return false;
  }
  if (left.tag === 'adj') {
    if (past && !base && !isNounLike(after) && nounBefore(words, i)) return true;
    return past && !base && after?.tag !== 'noun';
  }
  if (left.tag === 'prep')
    return forms.includes('ing') || (past && !base && /^(?:as|than|before|after|since)$/.test(left.lower));
  if (left.tag === 'pron') return base || s || past || forms.includes('ing') || forms.includes('participle');
  if (left.tag === 'noun' || left.tag === 'name') {
    // "a committee hearing on Thursday": what is held, where nothing is taken as its object.
    if (forms.includes('ing') && HELD.test(word.lower) && !isObjectStart(after)) return false;
    if (forms.includes('ing')) return true;
    if (past && !base) return true;
    const ambiguous = isAmbiguous(word.lower);
    if (s) {
      if (!ambiguous) return left.tag === 'name' || !left.lower.endsWith('s') || past;
      return isObjectStart(after) && !(left.tag === 'noun' && after?.tag === 'prep');
    }
    if (base) {
      // Plural subject before a base form ("officials say"), or a base that is also a past ("put", "cut").
      const plural =
        (left.lower.endsWith('s') && !left.lower.endsWith('ss')) ||
        /^(?:people|police|men|women|children)$/.test(left.lower);
      if (past && !ambiguous) return true;
      if (!ambiguous) return plural || past || cueFrame(word.lower) !== undefined;
      // "parents still want": an adverb between is a verb's.
      if (plural && words[i - 1]!.tag === 'adv') return true;
      // "polls show voters trust": a cue with a clause of its own.
      if (
        plural &&
        after?.tag === 'noun' &&
        words[i + 2]?.tag === 'verb' &&
        cueFrame(word.lower)?.includes('c')
      )
        return true;
      return (plural || past) && isObjectStart(after);
    }
    return past || forms.includes('participle');
  }
  if (left.tag === 'conj') {
    if (past && !base) return !(after?.tag === 'noun' && words[i - 2]?.tag === 'adj');
    if (base || s) return !isAmbiguous(word.lower) || (isObjectStart(after) && verbBefore(words, i - 1));
    return true;
  }
  if (left.tag === 'mark' || left.tag === 'quote') {
    // "Brandt, a lawyer, notes that".
    if (s && after?.lower === 'that' && cueFrame(verbReadings(word.lower)[0]!.base)?.includes('c'))
      return true;
    // "Lim, ranked third, beat the champion": a past that looks like the base, after a comma that closes.
    if (
      past &&
      base &&
      (after?.tag === 'det' || after?.tag === 'name') &&
      (left.text === ')' || (left.text === ',' && commaBefore(words, i - 1)))
    )
      return true;
    if (base || s) return !isAmbiguous(word.lower) || (s && (after?.tag === 'name' || after?.tag === 'det'));
    return true;
  }
  if (left.tag === 'sub') return past || s || forms.includes('ing');
  if (left.tag === 'verb')
    return (
      forms.includes('ing') ||
      (past && !base && !isNounLike(after)) ||
      (base && /^(?:help|let|make)$/.test(left.base ?? ''))
    );
  return true;
}

/** Whether a comma stands further left: then one right before the verb closes what it opened. */
const commaBefore = (words: Word[], at: number): boolean =>
  words.slice(Math.max(0, at - 14), at).some((word) => word.text === ',');

const HELD =
  /^(?:hearing|meeting|briefing|ruling|filing|gathering|building|training|warning|housing|opening|reading)$/;

const isNounLike = (word: Word | undefined): boolean => word?.tag === 'noun' || word?.tag === 'name';
const isObjectStart = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.tag === 'det' ||
    word.tag === 'sub' ||
    word.tag === 'pron' ||
    word.tag === 'to' ||
    word.tag === 'quote' ||
    word.tag === 'name' ||
    word.tag === 'adj' ||
    word.tag === 'num' ||
    word.tag === 'adv');
function nounBefore(words: Word[], i: number): boolean {
  const two = words[i - 2];
  return two?.tag === 'det';
}
function verbBefore(words: Word[], i: number): boolean {
  for (let j = i - 1; j >= 0 && j > i - 12; j--) if (words[j]!.tag === 'verb') return true;
  return false;
}
