import type { Statement } from '../domain/reading.ts';
import { contains, overlaps } from '../domain/span.ts';
import type { Quote } from './quotes.ts';
import { readCue } from './speech/active.ts';
import { afterColon } from './speech/colon.ts';
import { findCues, findSources } from './speech/cues.ts';
import { findDialogue, findSigned } from './speech/dialogue.ts';
import { hearsay } from './speech/hearsay.ts';
import { hedges } from './speech/hedge.ts';
import { nounCues } from './speech/noun.ts';
import { attribute, endBefore, nest } from './speech/outer.ts';
import { attachQuotes } from './speech/quoted.ts';
import { type Article, mentionsIn, type Scene, scenesOf } from './speech/scene.ts';
import { isSaying, wholeStatement } from './speech/whole.ts';

/**
 * Who said what to whom, on whose word. Rules over verb groups and noun phrases: cue, then speaker (before, after, passive agent), then
 * content (quotation, clause, "to …", noun), then "according to" and outer speakers as attribution. In order of the text; every
 * content span is inside the text, quotation marks outside.
 */
export function findStatements(article: Article): Statement[] {
  return findAttributions(article).flatMap((one) =>
    isSaying(one, article.text) ? (wholeStatement(notHimself(one, article), article.text) ?? []) : [],
  );
}

/** "“My daughter Wu cannot sleep,” he said": whom the words name is not who speaks; then nobody can say who "he" is. */
function notHimself(one: Statement, article: Article): Statement {
  const { speaker } = one;
  if (
    !one.direct ||
    speaker?.actor === undefined ||
    !/^(?:he|she)$/i.test(article.text.slice(speaker.start, speaker.end))
  )
    return one;
  const named = one.content.some((span) =>
    mentionsIn(article, span).some((it) => it.span.form === 'name' && it.span.actor === speaker.actor),
  );
  return named ? { ...one, speaker: { start: speaker.start, end: speaker.end } } : one;
}

/** Statements together with what somebody thinks, hopes, wants or praises: all that a text puts down to a source. */
export function findAttributions(article: Article): Statement[] {
  const scenes = scenesOf(article);
  const claimed = new Set<Quote>();
  const found: Statement[] = [];
  for (const scene of scenes) found.push(...inSentence(scene, claimed));
  found.push(...findSigned(article, claimed));
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
  const second = hearsay(scene, sources, claimed);
  for (const cue of findCues(scene)) {
    if (second.some((one) => one.cue.end === cue.span.end || contains(one.attribution ?? one.cue, cue.span)))
      continue;
    const one = readCue(scene, cue, sources, claimed, ends.at(-1) ?? 0);
    if (!one) continue;
    found.push(one.statement);
    ends.push(one.to);
  }
  found.push(...second);
  const announced = afterColon(scene, claimed);
  if (announced && !found.some((one) => overlaps(one.cue, announced.cue))) found.push(announced);
  endBefore(found, scene.article.text);
  nest(found);
  for (const source of sources) attribute(scene, source, found);
  found.push(...nounCues(scene, found));
  found.push(...hedges(scene).filter((one) => !found.some((other) => overlaps(one.cue, other.cue))));
  return found.sort((a, b) => a.cue.start - b.cue.start);
}
