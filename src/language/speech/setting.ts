import type { DateMention, Relation } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { nounStartingAt } from './nouns.ts';
import { TIME } from './parties.ts';
import { mentionsIn, type Scene, spanOf } from './scene.ts';

/** "in Cairo", "at the palace": the nearest place after the verb, before the next finite verb; not one that takes part. */
export function placeOf(scene: Scene, one: Relation): Span | undefined {
  const { words } = scene;
  // Where somebody accuses is seldom told; what he speaks of is.
  if (/^(?:accused|praised|threatened)$/.test(one.kind)) return undefined;
  for (let i = 0; i + 1 < words.length; i++) {
    if (words[i]!.start < one.span.start || words[i]!.start > one.span.end + 90) continue;
    if (words[i]!.start >= one.span.end) {
      const group = scene.groups[words[i]!.group];
      if (group?.finite) return undefined;
    }
    const link = words[i]!.lower;
    if (!/^(?:in|at|inside|near|outside)$/.test(link) && !(link === 'to' && one.kind === 'hosted')) continue;
    const noun = nounStartingAt(scene, i + 1, false);
    if (!noun) continue;
    const span = spanOf(scene, noun.from, noun.to);
    if (one.participants.some((party) => party.start < span.end && span.start < party.end)) continue;
    const mention = mentionsIn(scene.article, span).find(
      (it) => it.span.kind === 'place' || (it.span.kind === 'organisation' && words[i]!.lower === 'at'),
    );
    if (mention) return { start: mention.span.start, end: mention.span.end };
    const head = words[noun.head]!;
    if (
      head.tag === 'name' &&
      !TIME.test(head.lower) &&
      !/^(?:its|his|her|their)$/.test(words[noun.from]!.lower)
    )
      return span;
    if (
      /^(?:palace|residence|embassy|office|hotel|airport|headquarters|capital|ministry|villa|court|stadium|parliament|church|city|town|village|base|hospital)$/.test(
        head.lower,
      )
    )
      return span;
  }
  return undefined;
}

/** "his sixth visit since October": the day bounds a stretch of time, and is not that of the deed. */
const BOUND = /\b(?:since|until|till)\s+(?:(?:early|late|last|the)\s+)*$/iu;

/** "Ruiz, who died in 2019, met Lim": the date of the clause that is put between subject and verb. */
function isOthers(scene: Scene, one: Relation, date: DateMention): boolean {
  const { words, groups } = scene;
  if (date.start >= one.span.end) return false;
  let at = words.findLastIndex((word) => word.end <= date.start);
  for (; at > 0 && words[at]!.text !== ','; at--) {
    if (!/^(?:who|which|that|whose)$/.test(words[at]!.lower)) continue;
    const clause = groups.some(
      (group) => group.finite && group.from > at && group.end <= date.start && group.start > words[at]!.start,
    );
    const more = groups.some((group) => group.start >= date.end && group.start < one.span.end);
    return clause && more;
  }
  return false;
}

/** The date in the same clause: the first after the verb, else the last before it. */
export function dateOf(scene: Scene, one: Relation, dates: readonly DateMention[]): number | undefined {
  let best: number | undefined;
  let distance = 160;
  dates.forEach((date, i) => {
    if (date.start < scene.sentence.start || date.end > scene.sentence.end || date.from === undefined) return;
    if (BOUND.test(scene.article.text.slice(scene.sentence.start, date.start))) return;
    if (isOthers(scene, one, date)) return;
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
  // "in A and B on Thursday and Friday": which day is whose, the verb does not say.
  const chosen = best === undefined ? undefined : dates[best];
  const joined = dates.some(
    (other) =>
      chosen !== undefined &&
      other !== chosen &&
      /^\s*(?:,|and|or)\s+$/u.test(
        scene.article.text.slice(Math.min(chosen.end, other.end), Math.max(chosen.start, other.start)),
      ),
  );
  return joined ? undefined : best;
}
