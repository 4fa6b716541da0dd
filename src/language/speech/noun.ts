import type { Party, Statement } from '../../domain/reading.ts';
import { contains, overlaps } from '../../domain/span.ts';
import { CUE_NOUNS } from '../english/verbs.ts';
import { canSpeak, nounStartingAt } from './nouns.ts';
import { type Noun, partyOf, type Scene, spanOf } from './scene.ts';

/** "Israel's claim that …", "a warning by X that …". */
export function nounCues(scene: Scene, found: readonly Statement[]): Statement[] {
  const { words, phrases } = scene;
  const out: Statement[] = [];
  for (const phrase of phrases) {
    const head = words[phrase.head]!;
    const verb = CUE_NOUNS.get(head.lower);
    if (verb === undefined || phrase.to >= words.length) continue;
    if (scene.quotes.some((quote) => contains(quote, head)) || found.some((one) => overlaps(one.cue, head)))
      continue;
    let speaker: Noun | undefined;
    const mark = words.slice(phrase.from, phrase.head).findIndex((word) => word.tag === 'pos');
    if (mark > 0) speaker = { from: phrase.from, to: phrase.from + mark, head: phrase.from + mark - 1 };
    else if (/^(?:his|her|their)$/.test(words[phrase.from]!.lower))
      speaker = { from: phrase.from, to: phrase.from + 1, head: phrase.from };
    let at = phrase.to;
    if (!speaker && (words[at]!.lower === 'by' || words[at]!.lower === 'from')) {
      const noun = nounStartingAt(scene, at + 1);
      if (noun && canSpeak(scene, noun)) {
        speaker = noun;
        at = noun.to;
      }
    }
    if (!speaker || words[at]?.lower !== 'that' || !words[at + 1]) continue;
    let to = at + 1;
    while (to < words.length && !/^[.;:]$/.test(words[to]!.text) && !(words[to]!.text === ',' && to > at + 4))
      to++;
    if (to - at < 3) continue;
    const party: Party = partyOf(scene, speaker);
    out.push({
      speaker: party,
      cue: { start: head.start, end: head.end },
      verb,
      content: [spanOf(scene, at + 1, to)],
      direct: false,
      negated: verb === 'deny',
      sentence: scene.index,
    });
  }
  return out;
}
