import type { Party, Statement } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import { CUE_NOUNS } from '../english/verbs.ts';
import { canSpeak, nounStartingAt } from './nouns.ts';
import { type Noun, partyOf, type Scene, spanOf } from './scene.ts';

/** Nouns of judging, which say of whom and not what. */
const JUDGING = /^(?:criticisms?|praise|opposition|condemnation|attacks?|endorsement)$/;

/** "criticism from doctors for the closure", "her attacks on the bank": what is judged, where the phrase says so. */
function reception(scene: Scene, head: string, after: number, at: number): Span | undefined {
  const { words } = scene;
  if (!JUDGING.test(head)) return undefined;
  const link = words[at]?.lower ?? '';
  if (at === after && /^(?:attacks?|endorsement)$/.test(head) && !/^(?:on|of)$/.test(link)) return undefined;
  if (!/^(?:of|on|for|to|over)$/.test(link) || !words[at + 1]) return undefined;
  let to = at + 1;
  while (to < words.length && !/^(?:mark|quote|sub|conj)$/.test(words[to]!.tag) && words[to]!.group < 0) to++;
  return to > at + 1 ? spanOf(scene, at + 1, to) : undefined;
}

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
    const felt = speaker ? reception(scene, head.lower, phrase.to, at) : undefined;
    if (speaker && felt) {
      out.push({
        speaker: partyOf(scene, speaker),
        cue: { start: head.start, end: head.end },
        verb,
        content: [felt],
        direct: false,
        negated: false,
        sentence: scene.index,
      });
      continue;
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
