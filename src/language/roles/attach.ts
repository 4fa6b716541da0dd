import type { Span } from '../../domain/span.ts';
import { isShortTitle } from '../english/titles.ts';
import { fullName, personAt, personBefore } from './person.ts';
import type { Draft, Scene } from './scene.ts';
import { attachVerb } from './verb.ts';

/** Finds the holders of role phrases: names after and before them, and subjects of "was named". */
export function attach(scene: Scene, drafts: Draft[]): void {
  for (let d = 0; d < drafts.length; d++) {
    const draft = drafts[d]!;
    attachAfter(scene, drafts, d);
    if (draft.holders.length === 0) attachBefore(scene, drafts, d);
    if (draft.holders.length === 0) attachVerb(scene, draft);
  }
  // "Smith's coach, the former champion Mats Berg, said": both titles are his.
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words
      .slice(one.to, two.from)
      .map((word) => word.lower)
      .join(' ');
    const before = two.holders[0] !== undefined && two.holders[0].start >= scene.words[two.to - 1]!.end;
    if (
      /^,(?: the| a| an| msgr\.?)?$/.test(between) &&
      one.holders.length === 0 &&
      before &&
      !one.noun.plural &&
      (one.article === 'own' || one.article === 'the' || one.of !== undefined)
    )
      one.holders = two.holders;
  }
  // "sacked their manager, John Smith": he is no longer.
  for (const draft of drafts) {
    if (draft.holders.length === 0 || draft.status !== 'current') continue;
    let at = draft.from - 1;
    if (scene.words[at]?.tag === 'det') at--;
    const group = scene.chunks.groups[scene.words[at]?.group ?? -1];
    if (
      group &&
      group.to === at + 1 &&
      !group.passive &&
      !group.negated &&
      group.modal === undefined &&
      (!group.infinitive || voted(scene, group.from)) &&
      /^(?:dismiss|fire|sack|oust|remove|depose)$/.test(group.base)
    )
      draft.status = 'former';
  }
  // "chairman and chief executive John Smith", "a lawyer and activist".
  for (let d = drafts.length - 2; d >= 0; d--) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words.slice(one.to, two.from).map((word) => word.lower);
    const joined =
      between.length <= 2 &&
      between[0] === 'and' &&
      (between.length === 1 || between[1] === 'a' || between[1] === 'an' || between[1] === 'now');
    if (
      joined &&
      one.holders.length === 0 &&
      two.holders.length > 0 &&
      !one.noun.plural &&
      two.article !== 'the'
    ) {
      if (one.article === 'the' && between.length > 1) continue;
      one.holders = two.holders;
      if (one.of === undefined && two.of !== undefined && two.noun.class === 'office') {
        one.of = two.of;
        one.ofSpan = two.ofSpan;
      }
    }
  }
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words
      .slice(one.to, two.from)
      .map((word) => word.lower)
      .join(' ');
    if (
      /^(?:, )?and(?: an?| now| current)?$|^,(?: an?)?$/.test(between) &&
      one.holders.length > 0 &&
      two.holders.length === 0 &&
      !two.noun.plural &&
      two.article !== 'the'
    ) {
      const before = personBefore(scene, Math.max(0, one.from - (one.article === '' ? 1 : 2)));
      const after = scene.words[two.to];
      if (before && (!after || after.tag === 'mark' || after.tag === 'prep')) {
        two.holders = one.holders;
      }
    }
  }
  // "chairman and chief executive of X": both are of X.
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    if (one.to + 1 !== two.from || scene.words[one.to]?.lower !== 'and' || one.holders[0] === undefined)
      continue;
    if (one.of === undefined && two.of !== undefined && one.holders[0].start === two.holders[0]?.start) {
      one.of = two.of;
      one.ofSpan = two.ofSpan;
    }
  }
}

/** "voted 4-3 to fire": then it is done. */
function voted(scene: Scene, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 8; i--) {
    if (scene.words[i]!.tag === 'mark') return false;
    const group = scene.chunks.groups[scene.words[i]!.group];
    if (group) return group.base === 'vote' && group.finite && !group.negated;
  }
  return false;
}

/** Title before the name: "French Foreign Minister Jeanne Morel", "the President of Chile, Ana Prado". */
function attachAfter(scene: Scene, drafts: readonly Draft[], d: number): void {
  const draft = drafts[d]!;
  const { words } = scene;
  const next = words[draft.to];
  if (!next) return;
  if (next.tag !== 'mark' || next.lower === '(') {
    const one = personAt(scene, draft.to, true);
    if (!one || next.lower === '(') return;
    if (
      draft.noun.class === 'job' &&
      draft.article === 'the' &&
      draft.of === undefined &&
      scene.nameAt[draft.to]?.type !== 'PER'
    )
      return;
    draft.holders = draft.noun.plural ? joinedNames(scene, one.span, one.to) : [one.span];
    return;
  }
  if (next.text !== ',' || isShortTitle(words[draft.head]!.lower)) return;
  // Already in apposition to the name before it.
  const before = draft.from - (draft.article === '' || words[draft.from - 1]?.tag !== 'det' ? 0 : 1);
  if (
    words[before - 1]?.text === ',' &&
    (personBefore(scene, before - 1) || words[before - 2]?.tag === 'num')
  )
    return;
  const one = personAt(scene, draft.to + 1, false) ?? fullName(scene, draft.to + 1);
  if (!one) return;
  const after = words[one.to];
  // "the powers of a president, John Smith pointed out": any president.
  if (draft.article === 'a' && words[before - 1]?.lower === 'of') return;
  // "a doctor, John Smith, said"
  if (draft.article === 'a' && !(after?.text === ',' && words[one.to + 1]?.lower !== 'and')) return;
  const follows =
    !after ||
    after.tag === 'mark' ||
    after.tag === 'pos' ||
    after.tag === 'prep' ||
    after.tag === 'sub' ||
    after.tag === 'conj' ||
    after.tag === 'to';
  const opens =
    draft.article === 'the' || draft.article === 'own' || draft.article === 'a' || draft.of !== undefined;
  if (!opens) return;
  // "According to the minister, Smith said": a verb right after the name is another clause; a title right after another name is a list.
  if (!follows && (words[before - 1]?.tag === 'prep' || (before > 0 && hasVerbBefore(scene, before)))) return;
  if (!follows && draft.article !== '') return;
  if (after?.text === ',' && nextIsTitleOf(drafts, d, one.to)) return;
  draft.holders = draft.noun.plural ? joinedNames(scene, one.span, one.to) : [one.span];
  // "Officials of Chile, Ana Prado said, …": one alone is not what they are.
  if (draft.noun.plural && draft.holders.length < 2) draft.holders = [];
}

/** "the minister, John Smith, the governor of X, and": the later title is the name's own. */
function nextIsTitleOf(drafts: readonly Draft[], d: number, comma: number): boolean {
  const next = drafts[d + 1];
  return next !== undefined && next.from - comma <= 2 && next.article === 'the' && drafts[d]!.article === 'a';
}

const hasVerbBefore = (scene: Scene, i: number): boolean =>
  scene.words.slice(Math.max(0, i - 20), i).some((word) => word.tag === 'verb');

function joinedNames(scene: Scene, first: Span, to: number): Span[] {
  const out = [first];
  let at = to;
  for (let round = 0; round < 8; round++) {
    let i = at;
    if (scene.words[i]?.text === ',') i++;
    if (scene.words[i]?.lower === 'and') i++;
    if (i === at) break;
    const one = personAt(scene, i, false);
    if (!one) break;
    out.push(one.span);
    at = one.to;
  }
  return out;
}

/** The name before the title: "Ana Prado, the defence minister of Chile,", "Smith, 54, a professor at X". */
function attachBefore(scene: Scene, drafts: readonly Draft[], d: number): void {
  const draft = drafts[d]!;
  const { words } = scene;
  if (draft.noun.plural) return;
  let at = draft.from - 1;
  if (words[at]?.tag === 'det') {
    // "his lawyer" after a name and a comma may be another person in a list.
    at--;
  }
  // "Ruiz, until now the mayor of Lima": no longer.
  for (const back of [1, 2])
    if (
      /^(?:until|till)$/.test(words[at - back]?.lower ?? '') &&
      words[at - back - 1]?.text === ',' &&
      words.slice(at - back + 1, at + 1).every((word) => word.tag !== 'mark')
    ) {
      draft.status = 'former';
      at -= back + 1;
      break;
    }
  while (at > 0 && /^(?:now|then|currently|formerly|also|himself|herself)$/.test(words[at]!.lower)) at--;
  const mark = words[at];
  if (!mark || !/^(?:,|\(|–|—|-)$/.test(mark.text)) return;
  let name = at;
  // "Smith, 54, a professor"; "Smith (54), a professor"
  if (words[at - 1]?.tag === 'num' && words[at - 2]?.text === ',') name = at - 2;
  else if (words[at - 1]?.text === ')' && words[at - 2]?.tag === 'num' && words[at - 3]?.text === '(')
    name = at - 3;
  const person = personBefore(scene, name);
  if (!person) return;
  const after = words[draft.to];
  if (personAt(scene, draft.to, true)) return;
  const sits =
    !after ||
    after.tag === 'mark' ||
    after.tag === 'quote' ||
    after.tag === 'prep' ||
    after.tag === 'sub' ||
    (after.tag === 'pron' && /^(?:who|whom)$/.test(after.lower)) ||
    (after.tag === 'verb' &&
      /^(?:ed|participle|ing)$/.test(after.form ?? '') &&
      mark.text === ',' &&
      draft.article !== 'the' &&
      // "will not meet Ruiz, her lawyer said": who says so is another one.
      draft.article !== 'own' &&
      !/^(?:say|tell|add|announce|write|confirm|warn|insist|explain)$/.test(after.base ?? '') &&
      words[draft.to + 1]?.tag !== 'det') ||
    (after.tag === 'det' && after.lower === 'whose') ||
    after.tag === 'to';
  const coordinated =
    after?.tag === 'conj' &&
    (words[draft.to + 1]?.tag !== 'det' || /^(?:an?|no)$/.test(words[draft.to + 1]!.lower)) &&
    !scene.nameAt[draft.to + 1];
  if (!sits && !coordinated) return;
  // A list of people: "Smith, the mayor, and the governor met".
  const lead = words[person.from - 1];
  if (
    draft.article === 'the' &&
    after?.text === ',' &&
    words[draft.to + 1]?.lower === 'and' &&
    words[draft.to + 2]?.tag === 'det' &&
    lead?.text === ','
  )
    return;
  draft.holders = [person.span];
}
