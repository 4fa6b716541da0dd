import type { Span } from '../../domain/span.ts';
import { ownerText } from './owner.ts';
import { personAt, personBefore } from './person.ts';
import type { Draft, Scene } from './scene.ts';

const BECOME = /^(?:become|remain)$/;
const NAMING =
  /^(?:appoint|name|elect|reelect|re-elect|nominate|install|crown|inaugurate|pick|choose|swear|confirm|reappoint|promote|designate|anoint|make)$/;
const LEAVING = /^(?:dismiss|fire|sack|oust|remove|resign|quit|retire|step|replace|depose)$/;

/** "Smith was named finance minister", "Smith is the mayor of X", "named Smith as finance minister". */
export function attachVerb(scene: Scene, draft: Draft): void {
  const { words, chunks } = scene;
  if (draft.noun.plural || draft.head < 0) return;
  let at = draft.from - 1;
  if (words[at]?.tag === 'det') at--;
  let as = false;
  if (words[at]?.lower === 'as') {
    as = true;
    at--;
  }
  // "named Smith [as] finance minister"
  const object = personBefore(scene, at + 1);
  if (object) {
    const group = chunks.groups[words[object.from - 1]?.group ?? -1];
    if (group && NAMING.test(group.base) && !group.negated && !group.passive && (as || group.base !== 'make'))
      draft.holders = [object.span];
    else if (group && as && LEAVING.test(group.base) && !group.negated) {
      draft.holders = [object.span];
      draft.status = 'former';
    }
    return;
  }
  while (at >= 0 && /^(?:in|down|over|office)$/.test(words[at]!.lower) && as) at--;
  const group = chunks.groups[words[at]?.group ?? -1];
  if (!group || (group.to !== at + 1 && !as) || group.negated) return;
  const subject =
    subjectBefore(scene, group.from) ??
    (group.passive && NAMING.test(group.base) ? overApposition(scene, group.from - 1) : undefined);
  if (!subject) return;
  if (group.modal && !/^(?:will|'ll|’ll|to)$/.test(group.modal)) return;
  const future = group.modal !== undefined || group.infinitive;
  if (group.infinitive) return;
  if (group.passive && NAMING.test(group.base)) draft.status = future ? 'elect' : draft.status;
  else if (group.passive && as && LEAVING.test(group.base)) draft.status = 'former';
  else if (!group.passive && as && LEAVING.test(group.base)) draft.status = 'former';
  else if (!group.passive && as && group.base === 'serve')
    draft.status = words[group.main]!.form === 'ed' && group.from === group.main ? 'former' : draft.status;
  else if (!group.passive && as && group.base === 'take' && words[group.to]?.lower === 'over')
    draft.status = future ? 'elect' : draft.status;
  else if (!group.passive && BECOME.test(group.base)) draft.status = future ? 'elect' : draft.status;
  else if (group.base === 'be' && !group.passive) {
    if (future) draft.status = 'elect';
    else if (/^was$/.test(words[group.main]!.lower)) draft.status = 'former';
    else if (!/^(?:is|['’]s)$/.test(words[group.main]!.lower)) return;
  } else return;
  const after = words[draft.to];
  if (after && personAt(scene, draft.to, true)) return;
  draft.holders = [subject];
}

/** The person right before a verb group, or before "who" and a comma. */
function subjectBefore(scene: Scene, i: number): Span | undefined {
  let at = i;
  while (scene.words[at - 1]?.tag === 'adv') at--;
  if (scene.words[at - 1]?.lower === 'who') {
    at--;
    if (scene.words[at - 1]?.text === ',') at--;
  } else if (scene.words[at - 1]?.text === ',') at--;
  return personBefore(scene, at)?.span;
}

/** "Ana Prado, a former banker, was", "Prado, 51, was", before "named": the name before what is told of it between commas; `at` is the closing comma. */
function overApposition(scene: Scene, at: number): Span | undefined {
  const { words, chunks } = scene;
  if (words[at]?.text !== ',') return undefined;
  for (let i = at - 1; i > 0 && i > at - 14; i--) {
    if (words[i]!.text === ',')
      return words[i + 1]!.tag === 'num' || /^(?:an?|former)$/.test(words[i + 1]!.lower)
        ? personBefore(scene, i)?.span
        : undefined;
    if (chunks.groups[words[i]!.group]?.finite || words[i]!.tag === 'quote') return undefined;
  }
  return undefined;
}

const HEADING: Record<string, string> = {
  head: 'head',
  lead: 'leader',
  chair: 'chair',
  command: 'commander',
  direct: 'director',
  coach: 'coach',
  captain: 'captain',
  manage: 'manager',
};

/** "Ana Prado, who is heading the Chilean delegation": the verb is the role. */
export function headsOf(scene: Scene): Draft[] {
  const { words, chunks, text } = scene;
  const out: Draft[] = [];
  for (const group of chunks.groups) {
    const title = HEADING[group.base];
    if (!title || group.negated || group.passive || group.modal || group.infinitive) continue;
    if (words[group.from - 1]?.lower !== 'who') continue;
    const subject = subjectBefore(scene, group.from);
    const phrase = chunks.phrases[words[group.to]?.phrase ?? -1];
    if (!subject || !phrase || phrase.pronoun || words[phrase.head]!.tag === 'num') continue;
    const first = words[phrase.from]!.tag === 'det' ? phrase.from + 1 : phrase.from;
    if (first > phrase.head) continue;
    const ofSpan = { start: words[first]!.start, end: words[phrase.head]!.end };
    // "who led the side to promotion": what he did, not what he was.
    let behind = phrase.to;
    while (/^\p{Lu}/u.test(words[behind]?.text ?? '')) behind++;
    if (group.base === 'lead' && /^(?:to|through|past|into|out)$/.test(words[behind]?.lower ?? '')) continue;
    const past = group.form === 'ed' || group.form === 'past';
    out.push({
      from: group.from,
      to: phrase.to,
      head: group.main,
      noun: { key: title, class: 'office', plural: false },
      title,
      of: ownerText(text, ofSpan),
      ofSpan,
      status:
        past && !words.slice(group.from, group.main).some((word) => word.tag === 'aux')
          ? 'former'
          : 'current',
      article: 'the',
      holders: [subject],
    });
  }
  return out;
}
