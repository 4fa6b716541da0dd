import type { Statement } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { VerbGroup } from '../chunks.ts';
import { cueFrame } from '../english/verbs.ts';
import type { Quote } from '../quotes.ts';
import { type Complement, complementOf } from './content.ts';
import type { Cue, Source } from './cues.ts';
import { clauseBefore } from './extent.ts';
import { aroundRelative } from './gap.ts';
import { quotedIn } from './hearsay.ts';
import { interrupted, isAside, titleStart } from './interrupted.ts';
import { invertedSpeaker, quoteAfter, quoteAt, quoteBefore, trimmed } from './inverted.ts';
import { canSpeak } from './nouns.ts';
import { readPassive } from './passive.ts';
import { reported } from './reported.ts';
import { partyOf, type Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/** Particles of doubt before a cue: "if he says", "unless". */
const HYPOTHETICAL = /^(?:if|unless|whether|should|lest|until)$/;

/** Speaker, addressee and content of one verb of saying; `busy` is where an earlier statement of the sentence ends. */
export function readCue(
  scene: Scene,
  cue: Cue,
  sources: readonly Source[],
  claimed: Set<Quote>,
  busy: number,
): { statement: Statement; to: number } | undefined {
  const { words } = scene;
  const { group } = cue;
  const leading = group.infinitive ? leadingVerb(scene, cue) : undefined;
  if (group.infinitive && !leading) return undefined;
  // "Reacting, the party said": no word of what.
  if (group.from === 0 && group.form === 'ing' && words[cue.to]?.text === ',') return undefined;
  // "the owner, known as Papa": a participle alone is passive.
  if (group.form === 'participle' && group.from === group.main && !group.infinitive) return undefined;
  if (group.modal !== undefined && group.modal !== 'to') return undefined;
  for (let j = group.from - 1; j >= 0 && j > group.from - 5 && words[j]!.text !== ','; j--)
    if (HYPOTHETICAL.test(words[j]!.lower)) return undefined;
  if (group.passive) return readPassive(scene, cue, sources, claimed);
  const inverted = invertedSpeaker(scene, cue);
  const speaker = inverted ?? subjectOf(scene, leading ?? group);
  if (!speaker || !canSpeak(scene, speaker)) return undefined;
  const complement = inverted
    ? complementOf(scene, { ...cue, to: inverted.to, frame: cue.frame.replace('o', '') }, true)
    : complementOf(scene, cue, false);
  const start = titleStart(scene, Math.min(speaker.from, group.from));
  if (words[start - 1]?.lower === 'than') return undefined;
  // "not six as officials first said, the police said": what they said stands before.
  if (
    words[start - 1]?.lower === 'as' &&
    start > 1 &&
    words[start - 2]!.tag !== 'mark' &&
    words[cue.to]?.text === ','
  )
    return undefined;
  const split = interrupted(scene, cue, inverted ? inverted.to : cue.to, start, busy);
  const before = quoteBefore(scene, start);
  const gap = complement.kind === 'none' && !inverted ? aroundRelative(scene, cue, speaker) : undefined;
  const speech = /[cqo]/.test(cue.frame) && !cue.frame.includes('b');
  const content: Span[] = [];
  let direct = false;
  let to = cue.to;
  if (before && (cue.frame.includes('q') || cue.frame.includes('o')) && !claimed.has(before)) {
    claimed.add(before);
    const around = partial(scene, before, start, busy);
    content.push(around ?? trimmed(scene.article.text, before.inner));
    direct = around === undefined;
    if (complement.kind === 'quote') {
      const more = quoteAt(scene, complement.from);
      if (more) {
        claimed.add(more);
        content.push(trimmed(scene.article.text, more.inner));
      }
    } else if (complement.kind === 'clause' && words[complement.from - 1]?.lower === 'that') {
      direct = false;
      content.push(...reported(scene, complement, cue, sources).spans);
    } else {
      const later = quoteAfter(scene, inverted ? inverted.to : complement.from);
      if (later) {
        claimed.add(later);
        content.push(trimmed(scene.article.text, later.inner));
      }
    }
    to = words.length;
  } else if (split) {
    content.push(split.first);
    if (split.rest !== undefined) {
      const read = reported(scene, { kind: 'clause', from: split.rest }, cue, sources);
      content.push(...read.spans);
      for (const quote of read.quotes) claimed.add(quote);
      to = read.to;
    }
  } else if (gap) {
    content.push(...gap.spans);
    to = gap.to;
  } else if (isAside(scene, cue, complement)) {
    return undefined;
  } else if (accepts(scene, cue, complement) && !(inverted && complement.kind !== 'quote')) {
    const read = reported(scene, complement, cue, sources);
    content.push(...read.spans);
    direct = read.direct;
    for (const quote of read.quotes) claimed.add(quote);
    to = read.to;
  } else if (speech && /[cq]/.test(cue.frame) && closes(scene, inverted ? inverted.to : complement.from)) {
    // "Turnout was high, the commission said."
    const lead = words[start - 1]?.lower === 'as' ? start - 1 : start;
    const comma = words[lead - 1];
    if (comma?.text === ',' || (comma?.tag === 'quote' && lead > 1)) {
      const clause = clauseBefore(scene, lead, clauseStart(lead, busy));
      if (clause) content.push(clause);
    }
  }
  if (content.length === 0 || content.some((span) => span.end <= span.start)) return undefined;
  const statement: Statement = {
    speaker: partyOf(scene, speaker),
    cue: cue.span,
    verb: cue.base,
    content: content as [Span, ...Span[]],
    direct,
    negated: group.negated || cue.frame.includes('d'),
    sentence: scene.index,
  };
  if (complement.addressee && complement.addressee.from !== speaker.from)
    statement.addressee = partyOf(scene, complement.addressee);
  const word = inverted || speaker.to >= group.from ? undefined : quotedIn(scene, speaker.to, group.from);
  if (word) statement.attribution = word;
  return { statement, to };
}

/** "A treaty “cannot stand”, he said": a quotation with words of the reporter's before it is said as a clause. */
function partial(scene: Scene, quote: Quote, start: number, busy: number): Span | undefined {
  const { words, groups } = scene;
  const first = words.findIndex((word) => word.start >= quote.start);
  const from = clauseStart(start, busy);
  if (first <= from || /^(?:mark|quote)$/.test(words[first - 1]!.tag)) return undefined;
  const own = words.slice(from, first);
  if (own.some((word) => word.tag === 'quote') || !own.some((word) => word.phrase >= 0)) return undefined;
  // "He called it “odd,” she said": somebody else's words already.
  if (own.some((word) => groups[word.group]?.finite && cueFrame(groups[word.group]!.base) !== undefined))
    return undefined;
  return clauseBefore(scene, start, from);
}

/** Verbs of saying that tell why somebody went somewhere or took to something. */
const PURPOSE =
  /^(?:say|add|tell|announce|warn|accuse|call|complain|deny|thank|insist|ask|urge|demand|declare|criticise|criticize|denounce|praise|defend|explain|argue)$/;

/** "went on to say", "was quick to add", "took to the radio to complain": the finite verb before an infinitive that was done. */
function leadingVerb(scene: Scene, cue: Cue): VerbGroup | undefined {
  const { words, groups } = scene;
  const { from } = cue.group;
  const before = groups[words[from - 1]?.group ?? -1];
  if (before) return /^(?:go|continue)$/.test(before.base) && !before.negated ? before : undefined;
  const second = groups[words[from - 2]?.group ?? -1];
  if (words[from - 1]?.lower === 'on' && second?.base === 'go') return second;
  if (/^(?:quick|keen|careful|swift|first|proud|sorry|glad|happy)$/.test(words[from - 1]?.lower ?? ''))
    return second?.base === 'be' && !second.negated ? second : undefined;
  if (!PURPOSE.test(cue.base)) return undefined;
  const index = groups.indexOf(cue.group);
  const last = groups[index - 1];
  if (!last || last.negated || last.modal !== undefined || from - last.to > 8) return undefined;
  if (!/^(?:take|go|come|use|return|phone|appear)$/.test(last.base) || (!last.finite && last.form !== 'ing'))
    return undefined;
  for (let i = last.to; i < from; i++) if (/^(?:mark|quote|sub|conj)$/.test(words[i]!.tag)) return undefined;
  return last;
}

/** Whether a cue means speech with such a complement. */
function accepts(scene: Scene, cue: Cue, complement: Complement): boolean {
  if (complement.kind === 'none') return false;
  if (cue.frame.includes('b'))
    return (
      complement.kind === 'clause' ||
      complement.kind === 'infinitive' ||
      (cue.frame.includes('a') && complement.kind === 'noun' && hasAs(scene, complement.from))
    );
  // "called it “a true wake-up call”": with a quotation it is said.
  if (cue.base === 'call' && complement.kind === 'noun')
    return scene.quotes.some((quote) => quote.start > cue.span.end) || hasPredicate(scene, complement.from);
  if (cue.frame.includes('m'))
    return complement.kind === 'clause' || complement.kind === 'quote' || complement.kind === 'question';
  return true;
}

/** "called the vote a mistake", "called it unwise": a second phrase or an adjective right after the first. */
function hasPredicate(scene: Scene, from: number): boolean {
  const { words, phrases } = scene;
  let at = phrases[words[from]?.phrase ?? -1]?.to;
  if (at === undefined) return false;
  while (/^(?:prep|to)$/.test(words[at]?.tag ?? '') && phrases[words[at + 1]?.phrase ?? -1])
    at = phrases[words[at + 1]!.phrase]!.to;
  const next = words[at];
  return (
    next !== undefined && (next.tag === 'adj' || (next.tag === 'det' && phrases[next.phrase]?.from === at))
  );
}

/** "see the fund as a threat": how something is looked at. */
function hasAs(scene: Scene, from: number): boolean {
  const { words, groups } = scene;
  for (let i = from; i < words.length && i < from + 9; i++) {
    if (words[i]!.lower === 'as') return i > from;
    if (words[i]!.tag === 'mark' || groups[words[i]!.group]?.finite) return false;
  }
  return false;
}

/** Whether nothing that is said comes after a word: the sentence's end, a comma, a conjunction. */
function closes(scene: Scene, at: number): boolean {
  const word = scene.words[at];
  return (
    !word ||
    word.tag === 'mark' ||
    word.tag === 'quote' ||
    word.tag === 'conj' ||
    word.tag === 'sub' ||
    word.tag === 'prep'
  );
}

/** Where a clause that is followed by its cue begins: at the sentence's start, or after the last thing said and a mark. */
function clauseStart(stop: number, busy: number): number {
  return busy > 0 && busy < stop ? busy : 0;
}
