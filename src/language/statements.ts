import type { Statement } from '../domain/reading.ts';
import { contains, overlaps, type Span } from '../domain/span.ts';
import type { Quote } from './quotes.ts';
import { type Complement, clauseBefore, complementOf, contentEnd } from './speech/content.ts';
import { type Cue, findCues, findSources, type Source } from './speech/cues.ts';
import { findDialogue } from './speech/dialogue.ts';
import { interrupted, isAside, titleStart } from './speech/interrupted.ts';
import { invertedSpeaker, quoteAfter, quoteAt, quoteBefore, trimmed } from './speech/inverted.ts';
import { nounCues } from './speech/noun.ts';
import { attribute, endBefore, nest } from './speech/outer.ts';
import { attachQuotes } from './speech/quoted.ts';
import { type Article, type Noun, partyOf, type Scene, scenesOf, spanOf } from './speech/scene.ts';
import { canSpeak, nounStartingAt, subjectOf } from './speech/subject.ts';
import { isSaying, wholeStatement } from './speech/whole.ts';

/**
 * Who said what to whom, on whose word. Rules over verb groups and noun phrases: cue, then speaker (before, after, passive agent), then
 * content (quotation, clause, "to …", noun), then "according to" and outer speakers as attribution. In order of the text; every
 * content span is inside the text, quotation marks outside.
 */
export function findStatements(article: Article): Statement[] {
  return findAttributions(article).flatMap((one) =>
    isSaying(one, article.text) ? (wholeStatement(one, article.text) ?? []) : [],
  );
}

/** Statements together with what somebody thinks, hopes, wants or praises: all that a text puts down to a source. */
export function findAttributions(article: Article): Statement[] {
  const scenes = scenesOf(article);
  const claimed = new Set<Quote>();
  const found: Statement[] = [];
  for (const scene of scenes) found.push(...inSentence(scene, claimed));
  const lines = findDialogue(article);
  const said = attachQuotes(scenes, found, claimed);
  if (lines.length === 0) return said;
  // A line of dialogue is one statement: what stands inside it is its speaker's own.
  const outside = said.filter((one) => !lines.some((line) => contains(line.content[0], one.cue)));
  return [...outside, ...lines].sort((a, b) => a.cue.start - b.cue.start);
}

function inSentence(scene: Scene, claimed: Set<Quote>): Statement[] {
  const sources = findSources(scene);
  const found: Statement[] = [];
  const ends: number[] = [];
  for (const cue of findCues(scene)) {
    const one = readCue(scene, cue, sources, claimed, ends.at(-1) ?? 0);
    if (!one) continue;
    found.push(one.statement);
    ends.push(one.to);
  }
  endBefore(found, scene.article.text);
  nest(found);
  for (const source of sources) attribute(scene, source, found);
  found.push(...nounCues(scene, found));
  return found.sort((a, b) => a.cue.start - b.cue.start);
}

/** Particles of doubt before a cue: "if he says", "unless". */
const HYPOTHETICAL = /^(?:if|unless|whether|should|lest|until)$/;

function readCue(
  scene: Scene,
  cue: Cue,
  sources: readonly Source[],
  claimed: Set<Quote>,
  busy: number,
): { statement: Statement; to: number } | undefined {
  const { words } = scene;
  const { group } = cue;
  if (
    group.infinitive &&
    !/^(?:go|continue)$/.test(scene.groups[words[group.from - 1]?.group ?? -1]?.base ?? '')
  )
    return undefined;
  if (group.modal !== undefined && group.modal !== 'to') return undefined;
  for (let j = group.from - 1; j >= 0 && j > group.from - 5; j--)
    if (HYPOTHETICAL.test(words[j]!.lower)) return undefined;
  if (group.passive) return readPassive(scene, cue, sources);
  const inverted = invertedSpeaker(scene, cue);
  const speaker = inverted ?? subjectOf(scene, group);
  if (!speaker || !canSpeak(scene, speaker)) return undefined;
  const complement = inverted
    ? complementOf(scene, { ...cue, to: inverted.to, frame: cue.frame.replace('o', '') }, true)
    : complementOf(scene, cue, false);
  const start = titleStart(scene, Math.min(speaker.from, group.from));
  if (words[start - 1]?.lower === 'than') return undefined;
  const split = interrupted(scene, cue, inverted ? inverted.to : cue.to, start, busy);
  const before = quoteBefore(scene, start);
  const speech = /[cqo]/.test(cue.frame) && !cue.frame.includes('b');
  const content: Span[] = [];
  let direct = false;
  let to = cue.to;
  if (before && (cue.frame.includes('q') || cue.frame.includes('o')) && !claimed.has(before)) {
    claimed.add(before);
    content.push(trimmed(scene.article.text, before.inner));
    direct = true;
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
    const comma = words[start - 1];
    if (comma?.text === ',' || (comma?.tag === 'quote' && start > 1)) {
      const clause = clauseBefore(scene, start, clauseStart(start, busy));
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
  return { statement, to };
}

/** Whether a cue means speech with such a complement. */
function accepts(scene: Scene, cue: Cue, complement: Complement): boolean {
  if (complement.kind === 'none') return false;
  if (cue.frame.includes('b')) return complement.kind === 'clause' || complement.kind === 'infinitive';
  // "called it “a true wake-up call”": with a quotation it is said.
  if (cue.base === 'call' && complement.kind === 'noun')
    return scene.quotes.some((quote) => quote.start > cue.span.end);
  if (cue.frame.includes('m'))
    return complement.kind === 'clause' || complement.kind === 'quote' || complement.kind === 'question';
  return true;
}

function readPassive(
  scene: Scene,
  cue: Cue,
  sources: readonly Source[],
): { statement: Statement; to: number } | undefined {
  const { words, groups } = scene;
  const takesPerson = cue.frame.includes('o');
  let to = cue.to;
  let agent: Noun | undefined;
  if (words[to]?.lower === 'by') {
    agent = nounStartingAt(scene, to + 1);
    if (agent) to = agent.to;
  }
  // "has been told by X that"
  const complement = complementOf(scene, { ...cue, to }, true);
  if (
    !takesPerson &&
    !(cue.frame.includes('c') && complement.kind === 'clause' && words[complement.from - 1]?.lower === 'that')
  )
    return undefined;
  if (complement.kind === 'none' || complement.kind === 'noun' || complement.kind === 'gerund')
    return undefined;
  if (complement.kind === 'infinitive' && !/^(?:tell|ask|urge|order|instruct|advise|warn)$/.test(cue.base))
    return undefined;
  const group = groups[words[cue.group.from]!.group]!;
  const subject = subjectOf(scene, group);
  const read = reported(scene, complement, cue, sources);
  if (read.spans.length === 0) return undefined;
  const statement: Statement = {
    cue: cue.span,
    verb: cue.base,
    content: read.spans as [Span, ...Span[]],
    direct: read.direct,
    negated: group.negated,
    sentence: scene.index,
  };
  if (agent && canSpeak(scene, agent)) statement.speaker = partyOf(scene, agent);
  if (takesPerson && subject && words[subject.head]!.lower !== 'it')
    statement.addressee = partyOf(scene, subject);
  if (!statement.speaker && !statement.addressee) return undefined;
  return { statement, to: read.to };
}

function reported(
  scene: Scene,
  complement: Complement,
  cue: Cue,
  sources: readonly Source[],
): { spans: Span[]; direct: boolean; quotes: Quote[]; to: number } {
  const { words, article } = scene;
  const stops = sources
    .filter((source) => source.from > complement.from)
    .map((source) => (words[source.from - 1]?.text === ',' ? source.from - 1 : source.from));
  const opening = quoteAt(scene, complement.from);
  const to = contentEnd(scene, complement.from, cue, stops);
  if (to <= complement.from && !opening) return { spans: [], direct: false, quotes: [], to };
  if (opening) {
    const rest =
      to > complement.from
        ? article.text
            .slice(opening.end, words[to - 1]!.end)
            .replace(/[\s.,;:!?”"']+/g, ' ')
            .trim()
        : '';
    if (
      opening.end >= words[Math.max(to - 1, complement.from)]!.end ||
      rest.split(' ').length < 2 ||
      (complement.kind === 'quote' && /^[,;]/.test(article.text.slice(opening.end).trimStart()))
    )
      return { spans: [trimmed(article.text, opening.inner)], direct: true, quotes: [opening], to };
  }
  const span = spanOf(scene, complement.from, to);
  // A quotation that runs on past the sentence is taken whole.
  const crossing = scene.quotes.find(
    (quote) => quote.start < span.end && quote.end > span.end && quote.start >= span.start,
  );
  if (crossing) span.end = Math.max(span.end, trimmed(article.text, crossing.inner).end);
  const inside = scene.quotes.filter((quote) => overlaps(quote, span));
  return { spans: [span], direct: false, quotes: inside, to };
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
