import type { VerbGroup } from '../chunks.ts';
import { titleNoun } from '../english/titles.ts';
import { canSpeak, nounEndingAt } from './nouns.ts';
import { mentionsIn, type Noun, type Scene } from './scene.ts';

/** A hyphen opens no insertion that a comma closes: it stands after a dateline. */
const pairs = (open: string, close: string): boolean => (open === '-') === (close === '-');

/** From the comma that closes an insertion back to the noun before the one that opens it. */
export function overInsertion(
  scene: Scene,
  close: number,
  subjectOf: (scene: Scene, group: VerbGroup, depth: number) => Noun | undefined,
): Noun | undefined {
  const { words } = scene;
  for (let open = close - 1; open > 0 && close - open < 45; open--) {
    const mark = words[open]!.text;
    if (mark !== ',' && mark !== '(' && mark !== '–' && mark !== '—' && mark !== '-') continue;
    if (words[open]!.tag !== 'mark' || !pairs(mark, words[close]!.text)) continue;
    const noun = nounEndingAt(scene, open - 1);
    if (noun && words[noun.from]!.lower === 'whose') continue;
    const next = words[open + 1]!;
    const head = noun ? words[noun.head]! : undefined;
    if (noun && head && canSpeak(scene, noun)) {
      const able =
        head.tag === 'name' ||
        (head.phrase >= 0 &&
          (scene.phrases[head.phrase]!.pronoun ||
            titleNoun(head.lower) !== undefined ||
            isActor(scene, noun) ||
            opensClause(scene, noun, next.lower) ||
            (next.tag === 'name' && words[noun.from]!.tag === 'det' && /[^s]s$/.test(head.lower))));
      const inserted =
        next.tag === 'det' ||
        next.tag === 'pron' ||
        next.tag === 'name' ||
        next.tag === 'num' ||
        next.tag === 'prep' ||
        next.tag === 'verb' ||
        next.tag === 'noun' ||
        next.tag === 'adj' ||
        next.tag === 'adv' ||
        next.tag === 'sub';
      const lead = words[noun.from - 1];
      const free =
        !lead ||
        lead.tag === 'mark' ||
        lead.tag === 'conj' ||
        lead.tag === 'quote' ||
        lead.tag === 'sub' ||
        lead.tag === 'adv' ||
        lead.phrase >= 0;
      if (able && inserted && free) {
        // "Ruiz, R-Wis., despite her doubts, said": the person before the label.
        const before =
          lead?.text === ',' && head.tag === 'name' && noun.to - noun.from === 1
            ? nounEndingAt(scene, noun.from - 2)
            : undefined;
        if (before && isKind(scene, before, 'person') && !isKind(scene, noun, 'person')) return before;
        return titled(scene, noun, open, close);
      }
      // "The village, Santa Clara, sued": the name between commas is what the phrase means.
      const name = scene.phrases[next.phrase];
      if (
        free &&
        words[noun.from]!.tag === 'det' &&
        name?.from === open + 1 &&
        name.to === close &&
        words[name.head]!.tag === 'name'
      )
        return { from: name.from, to: name.to, head: name.head };
    }
    // A subject with its first auxiliary before the insertion: "Norway had, according to sources, told".
    const before = scene.groups[words[open - 1]!.group];
    if (
      before &&
      before.to === open &&
      words[open - 1]!.tag === 'aux' &&
      /^(?:according|it|in|on|at|he|she|they|sources|officials)/.test(next.lower)
    )
      return subjectOf(scene, before, 1);
  }
  return undefined;
}

/** "Numerous veterans, including Lim, said", "Her campaign, for example, said": what opens the sentence, over what only a speaker takes. */
const opensClause = (scene: Scene, noun: Noun, next: string): boolean => {
  const lead = scene.words[noun.from - 1];
  return (
    (!lead || (lead.tag === 'conj' && noun.from === 1)) &&
    /^(?:including|headed|led|chaired|based|founded|for|who|whose|which|where|according|like|in|on|at|speaking|writing|citing|quoting)$/.test(
      next,
    ) &&
    !/(?:talks|meeting|war|visit|election|course|end|case|fact)$/.test(scene.words[noun.head]!.lower)
  );
};

export const isKind = (scene: Scene, noun: Noun, kind: string): boolean =>
  mentionsIn(scene.article, scene.words[noun.head]!).some((one) => one.span.kind === kind);

function isActor(scene: Scene, noun: Noun): boolean {
  const head = scene.words[noun.head]!;
  return mentionsIn(scene.article, head).length > 0;
}

/** Where a title is followed by its holder between commas, the holder is the subject. */
export function titled(scene: Scene, noun: Noun, open: number, close?: number): Noun {
  const { words, phrases } = scene;
  const start = words[noun.from]!.start;
  const end = words[noun.to - 1]!.end;
  for (const role of scene.roles) {
    if (!role.holder || role.start < start - 2 || role.start >= end) continue;
    const first = words[open + 1];
    if (
      close === undefined ||
      !first ||
      role.holder.start < first.start ||
      role.holder.end > words[close]!.start
    )
      continue;
    let from = open + 1;
    while (from < close && words[from]!.end <= role.holder.start) from++;
    let to = from;
    while (to < close && words[to]!.start < role.holder.end) to++;
    // "The two leaders, Lim and Ruiz,": both of them.
    const several = scene.roles.filter((one) => one.start === role.start && one.holder).length > 1;
    if (to > from && phrases.length > 0) return several ? noun : { from, to, head: to - 1 };
  }
  return noun;
}
