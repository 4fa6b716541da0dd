import type { DateMention, Party, Relation, RelationKind, Statement } from '../domain/reading.ts';
import { contains, type Span } from '../domain/span.ts';
import type { VerbGroup } from './chunks.ts';
import { RELATION_VERBS, type RelationVerb } from './english/deeds.ts';
import { findSources } from './speech/cues.ts';
import { acts, objectsAt, partiesOf, plural, suits, TIME } from './speech/parties.ts';
import {
  type Article,
  mentionsIn,
  type Noun,
  partyOf,
  type Scene,
  scenesOf,
  spanOf,
} from './speech/scene.ts';
import { nounStartingAt, subjectOf } from './speech/subject.ts';

/**
 * What happened between parties: verbs of meeting, visiting, appointing and the like with subject and object, with place, date, and on
 * whose word. Inside quotations nothing is read. In order of the text.
 */
export function findRelations(
  article: Article,
  statements: readonly Statement[],
  dates: readonly DateMention[],
): Relation[] {
  const found: Relation[] = [];
  const said = bySentence(statements);
  for (const scene of scenesOf(article)) {
    const taken: Relation[] = [];
    for (const group of scene.groups) {
      if (scene.quotes.some((quote) => contains(quote, group))) continue;
      const one = fromVerb(scene, group);
      if (one) taken.push(one);
    }
    taken.push(...fromNouns(scene));
    if (taken.length === 0) continue;
    const sources = findSources(scene);
    for (const one of taken) {
      const place = placeOf(scene, one);
      if (place) one.place = place;
      const date = dateOf(scene, one, dates);
      if (date !== undefined) one.date = date;
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
  return found.sort((a, b) => a.span.start - b.span.start);
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

/** Kinds that take two: one side alone says too little. */
const TWOFOLD = /^(?:met|spoke|visited|hosted|invited|accused|defeated|succeeded|praised)$/;

/** A party that a reader can tell: somebody or something with a name, no bare pronoun and no mere group. */
const isNamed = (scene: Scene, party: Party): boolean =>
  party.actor === undefined
    ? /\p{Ll}.* \p{Lu}|^\p{Lu}\p{Ll}+ (?!in |of |at |from )\p{Lu}/u.test(
        scene.article.text.slice(party.start, party.end),
      )
    : scene.article.actors[party.actor]?.kind !== 'group';

/** Verbs before "to" that make what follows a plan, and those that deny it. */
const PLANNING =
  /^(?:plan|expect|schedule|intend|hope|agree|due|set|want|vow|promise|aim|threaten|prepare|be|have|offer|decide|ask|travel|arrive|fly|go|come|seek)$/;
const REFUSING = /^(?:refuse|decline|fail|deny)$/;

function fromVerb(scene: Scene, group: VerbGroup): Relation | undefined {
  const { words } = scene;
  const next = words[group.to];
  const verb = RELATION_VERBS.get(group.base);
  let rule: RelationVerb | undefined = verb?.find((one) => one.with === undefined && !one.noun);
  let at = group.to;
  for (const one of verb ?? []) {
    if (one.noun !== undefined) {
      // "held talks with", "paid a visit to"
      const noun = nounStartingAt(scene, group.to, false);
      if (
        noun &&
        one.noun.test(words[noun.head]!.lower) &&
        words[noun.to] &&
        one.with!.test(words[noun.to]!.lower)
      ) {
        rule = one;
        at = noun.to + 1;
        break;
      }
    } else if (one.with && next && one.with.test(next.lower)) {
      rule = one;
      at = group.to + 1;
      break;
    }
  }
  // "took over in January from Carl Ritter", "takes over as manager from"
  if (group.base === 'take' && next?.lower === 'over') {
    for (let i = group.to + 1; i < words.length && i < group.to + 9; i++) {
      if (words[i]!.group >= 0 || words[i]!.text === ',') break;
      if (words[i]!.lower !== 'from') continue;
      rule = { kind: 'succeeded' };
      at = i + 1;
      break;
    }
    if (rule?.kind !== 'succeeded') return undefined;
  }
  if (!rule) return undefined;
  if (
    group.form === 'ing' &&
    group.from === group.main &&
    !/^[,]$/.test(words[group.from - 1]?.text ?? '') &&
    words[group.from - 1]?.lower !== 'after'
  )
    return undefined;
  for (let j = group.from - 1; j >= 0 && j > group.from - 5; j--)
    if (/^(?:if|unless|whether)$/.test(words[j]!.lower)) return undefined;

  let planned = group.modal !== undefined && /^(?:will|would|shall|'ll|’ll)$/.test(group.modal);
  let negated = group.negated;
  if (group.modal !== undefined && !planned) return undefined;
  const chain = group.infinitive ? scene.groups[words[group.from - 1]?.group ?? -1] : undefined;
  if (group.infinitive) {
    const lead = chain?.base ?? words[group.from - 1]?.lower ?? '';
    if (REFUSING.test(lead)) negated = true;
    else if (PLANNING.test(lead)) planned = true;
    else return undefined;
    if (chain?.negated) negated = true;
  }
  if (words[group.from - 1]?.lower === 'due' || words[group.from - 1]?.lower === 'set') planned = true;

  const subject = subjectOf(scene, group);
  const participants: Party[] = [];
  if (group.passive) {
    if (!rule.passive || !subject) return undefined;
    if (words[at]?.lower === 'by') {
      const agent = nounStartingAt(scene, at + 1);
      if (agent && acts(scene, agent, rule)) participants.push(...partiesOf(scene, agent));
    }
    participants.push(...partiesOf(scene, subject).filter((party) => suits(party, scene, rule)));
  } else {
    if (!subject || !acts(scene, subject, rule)) return undefined;
    participants.push(...partiesOf(scene, subject));
    if (next?.lower === 'with' && rule.kind === 'met' && at === group.to) at = group.to + 1;
    const objects = objectsAt(scene, at, rule);
    if (objects.length === 0) {
      // "A and B met": each other.
      const mutual = rule.mutual && (participants.length > 1 || plural(scene, subject));
      if (!mutual && !rule.alone) return undefined;
    }
    participants.push(...objects);
  }
  if (participants.length === 0) return undefined;
  const distinct = participants.filter(
    (one, i) => one.actor === undefined || participants.findIndex((other) => other.actor === one.actor) === i,
  );
  if (rule.kind !== 'signed' && distinct.length < participants.length && distinct.length < 2)
    return undefined;
  if (distinct.length < 2 && TWOFOLD.test(rule.kind)) return undefined;
  if (!distinct.some((one) => isNamed(scene, one))) return undefined;
  const start = Math.min(group.start, ...distinct.map((one) => one.start));
  const end = Math.max(group.end, ...distinct.map((one) => one.end));
  return {
    kind: rule.kind,
    participants: distinct as [Party, ...Party[]],
    planned,
    negated,
    span: { start, end },
    sentence: scene.index,
  };
}

/** "X's visit to Y", "a meeting between X and Y". */
function fromNouns(scene: Scene): Relation[] {
  const { words, phrases } = scene;
  const out: Relation[] = [];
  for (const phrase of phrases) {
    const head = words[phrase.head]!;
    if (scene.quotes.some((quote) => contains(quote, head))) continue;
    if ((head.lower === 'visit' || head.lower === 'trip') && words[phrase.to]?.lower === 'to') {
      const mark = words.findIndex((word, i) => i > phrase.from && i < phrase.head && word.tag === 'pos');
      const goal = nounStartingAt(scene, phrase.to + 1, false);
      if (mark < 0 || !goal || mentionsIn(scene.article, spanOf(scene, goal.from, goal.to)).length === 0)
        continue;
      const owner = { from: phrase.from, to: mark, head: mark - 1 };
      const who = partyOf(scene, owner);
      if (who.actor === undefined) continue;
      out.push(noun(scene, 'visited', [who, ...listFrom(scene, goal)], phrase.head));
    } else if (/^(?:meeting|talks|summit)$/.test(head.lower) && words[phrase.to]?.lower === 'between') {
      const first = nounStartingAt(scene, phrase.to + 1, false);
      if (!first) continue;
      const parties = listFrom(scene, first);
      const persons = parties.every(
        (one) => one.actor !== undefined && scene.article.actors[one.actor]?.kind === 'person',
      );
      if (parties.length > 1 && persons) out.push(noun(scene, 'met', parties, phrase.head));
    }
  }
  return out;
}

function noun(scene: Scene, kind: RelationKind, parties: Party[], head: number): Relation {
  const at = scene.words[head]!;
  const start = Math.min(at.start, ...parties.map((one) => one.start));
  const end = Math.max(at.end, ...parties.map((one) => one.end));
  const before = scene.words.slice(Math.max(0, head - 5), head).map((word) => word.lower);
  const planned = before.some((word) =>
    /^(?:planned|upcoming|possible|expected|scheduled|next|proposed|future)$/.test(word),
  );
  const negated =
    before.some((word) => /^(?:cancelled|canceled|no)$/.test(word)) ||
    scene.groups.some((group) => /^(?:cancel|postpone|scrap)$/.test(group.base));
  return {
    kind,
    participants: parties as [Party, ...Party[]],
    planned,
    negated,
    span: { start, end },
    sentence: scene.index,
  };
}

function listFrom(scene: Scene, first: Noun): Party[] {
  const { words } = scene;
  const out = [partyOf(scene, first)];
  let at = first.to;
  for (let round = 0; round < 6; round++) {
    let next = at;
    if (words[next]?.text === ',') next++;
    if (words[next]?.lower === 'and') next++;
    if (next === at) break;
    const more = nounStartingAt(scene, next, false);
    if (!more || words[more.head]!.tag !== 'name') break;
    out.push(partyOf(scene, more));
    at = more.to;
  }
  return out;
}

/** "in Cairo", "at the palace": the nearest place after the verb, before the next finite verb; not one that takes part. */
function placeOf(scene: Scene, one: Relation): Span | undefined {
  const { words } = scene;
  for (let i = 0; i + 1 < words.length; i++) {
    if (words[i]!.start < one.span.start || words[i]!.start > one.span.end + 90) continue;
    if (words[i]!.start >= one.span.end) {
      const group = scene.groups[words[i]!.group];
      if (group?.finite) return undefined;
    }
    if (!/^(?:in|at|inside|near|outside)$/.test(words[i]!.lower)) continue;
    const noun = nounStartingAt(scene, i + 1, false);
    if (!noun) continue;
    const span = spanOf(scene, noun.from, noun.to);
    if (one.participants.some((party) => party.start < span.end && span.start < party.end)) continue;
    const mention = mentionsIn(scene.article, span).find(
      (it) => it.span.kind === 'place' || (it.span.kind === 'organisation' && words[i]!.lower === 'at'),
    );
    if (mention) return { start: mention.span.start, end: mention.span.end };
    const head = words[noun.head]!;
    if (head.tag === 'name' && !TIME.test(head.lower)) return span;
    if (
      /^(?:palace|residence|embassy|office|hotel|airport|headquarters|capital|ministry|villa|court|stadium|parliament|church|city|town|village|base|hospital)$/.test(
        head.lower,
      )
    )
      return span;
  }
  return undefined;
}

/** The date in the same clause: the first after the verb, else the last before it. */
function dateOf(scene: Scene, one: Relation, dates: readonly DateMention[]): number | undefined {
  let best: number | undefined;
  let distance = 160;
  dates.forEach((date, i) => {
    if (date.start < scene.sentence.start || date.end > scene.sentence.end || date.from === undefined) return;
    const gap =
      date.start >= one.span.end
        ? date.start - one.span.end
        : date.end <= one.span.start
          ? one.span.start - date.end + 40
          : 0;
    // Beyond another verb the date is that one's.
    if (
      date.start >= one.span.end &&
      scene.groups.some((group) => group.finite && group.start >= one.span.end && group.end <= date.start)
    )
      return;
    if (gap < distance) {
      distance = gap;
      best = i;
    }
  });
  return best;
}
