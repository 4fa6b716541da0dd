import type { DateMention, Relation, Statement } from '../domain/reading.ts';
import { contains, type Span } from '../domain/span.ts';
import type { VerbGroup } from './chunks.ts';
import { findSources } from './speech/cues.ts';
import { fromVerb } from './speech/deed.ts';
import { fromNouns } from './speech/nominal.ts';
import { type Article, type Scene, scenesOf } from './speech/scene.ts';
import { dateOf, placeOf } from './speech/setting.ts';

/**
 * What happened between parties: verbs of meeting, visiting, appointing and the like with subject and object, with place, date, and on
 * whose word. Inside quotations nothing is read; what is dated after `publishedAt` is planned. In order of the text.
 */
export function findRelations(
  article: Article,
  statements: readonly Statement[],
  dates: readonly DateMention[],
  publishedAt?: Date,
): Relation[] {
  const found: Relation[] = [];
  const today = publishedAt?.toISOString().slice(0, 10);
  const said = bySentence(statements);
  for (const scene of scenesOf(article)) {
    const taken: Relation[] = [];
    const past = new Set<Relation>();
    for (const group of scene.groups) {
      if (scene.quotes.some((quote) => contains(quote, group))) continue;
      const stated = fromVerb(scene, group);
      taken.push(...stated);
      if (isPast(scene, group)) for (const one of stated) past.add(one);
    }
    taken.push(...fromNouns(scene));
    if (taken.length === 0) continue;
    const sources = findSources(scene);
    for (const one of taken) {
      const place = placeOf(scene, one);
      if (place) one.place = place;
      const date = dateOf(scene, one, dates);
      if (date !== undefined) one.date = date;
      // What has a day after the article's own is still to come; where the verb tells that it is done, the day is another one's.
      const day = date === undefined ? undefined : dates[date]?.from;
      if (today !== undefined && day !== undefined && day > today) {
        if (!past.has(one)) one.planned = true;
        // "had invited him for Tuesday": the day of what he was invited to.
        else if (!one.planned && one.kind !== 'invited') delete one.date;
      }
      const word = (said.get(scene.index) ?? []).filter((it) =>
        it.content.some((span) => contains(span, { start: one.span.start, end: one.span.start + 1 })),
      );
      const nearest = word.sort((a, b) => length(a) - length(b))[0];
      if (nearest)
        one.attribution =
          nearest.attribution && nearest.verb === 'according to' ? nearest.attribution : wordsOf(nearest);
      if (nearest?.negated) one.negated = true;
      if (!nearest && sources[0]) one.attribution = sources[0].span;
      found.push(one);
    }
  }
  return withNames(found.filter(isFirst), article).sort((a, b) => a.span.start - b.span.start);
}

/** "met", "had invited", "was sacked": told as done. */
function isPast(scene: Scene, group: VerbGroup): boolean {
  if (!group.finite || group.modal !== undefined) return false;
  const first = scene.words[group.from]!.lower;
  return (
    /^(?:had|was|were|has|have)$/.test(first) ||
    (group.from === group.main && /^(?:past|ed)$/.test(group.form))
  );
}

/** "held talks with Lim": verb and noun state one thing, which is told once a sentence. */
function isFirst(one: Relation, index: number, all: readonly Relation[]): boolean {
  const key = (it: Relation): string =>
    `${it.kind} ${it.negated} ${it.participants
      .map((party) => party.actor ?? `${party.start}-`)
      .sort()
      .join(' ')}`;
  return !all.some((other, i) => i < index && other.sentence === one.sentence && key(other) === key(one));
}

/**
 * "Police arrested two men. … Lim and Ruiz were detained": those named later are the ones that the first sentence counts, and who acted
 * there acted here.
 */
function withNames(found: Relation[], article: Article): Relation[] {
  const known = (party: { actor?: number }): boolean =>
    party.actor !== undefined && article.actors[party.actor]?.kind === 'person';
  const counted = found.find((one) => {
    const last = one.participants.at(-1)!;
    return (
      one.kind === 'arrested' &&
      one.participants.length === 2 &&
      !known(last) &&
      /^(?:two|three|four|five|six|both)\b/i.test(article.text.slice(last.start, last.end))
    );
  });
  if (!counted) return found;
  const named = found.filter(
    (one) =>
      one.kind === 'arrested' &&
      one.participants.length === 1 &&
      known(one.participants[0]) &&
      one.sentence > counted.sentence,
  );
  if (named.length === 0) return found;
  const full = named.map((one) => {
    const date = one.date ?? counted.date;
    return {
      ...one,
      participants: [counted.participants[0], ...one.participants] as Relation['participants'],
      ...(date === undefined ? {} : { date }),
    };
  });
  return [...found.filter((one) => one !== counted && !named.includes(one)), ...full];
}

const length = (one: Statement): number => one.content.reduce((sum, span) => sum + span.end - span.start, 0);

/** Speaker and cue of a statement as one stretch, where they stand together. */
function wordsOf(one: Statement): Span {
  const who = one.speaker;
  if (!who) return one.cue;
  const span = { start: Math.min(who.start, one.cue.start), end: Math.max(who.end, one.cue.end) };
  return span.end - span.start < 120 ? span : one.cue;
}

function bySentence(statements: readonly Statement[]): Map<number, Statement[]> {
  const map = new Map<number, Statement[]>();
  for (const one of statements) {
    const known = map.get(one.sentence);
    if (known) known.push(one);
    else map.set(one.sentence, [one]);
  }
  return map;
}
