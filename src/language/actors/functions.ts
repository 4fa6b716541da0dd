import type { Span } from '../../domain/span.ts';
import type { Chunks } from '../chunks.ts';

/** The part that a mention plays in its clause. */
export type Part = 'subject' | 'object' | 'oblique' | 'possessor';

export interface Place {
  part: Part;
  /** Index of the verb group it belongs to: its subject's verb, else the last one before; -1 where there is none. */
  verb: number;
}

/** The part of a name or description in its sentence, by the words around it. */
export function functionOf(chunks: Chunks, mention: Span): Place {
  const { words, groups } = chunks;
  const from = words.findIndex((word) => word.end > mention.start);
  if (from < 0) return { part: 'oblique', verb: -1 };
  let to = from;
  while (to < words.length && words[to]!.start < mention.end) to++;
  const before = groups.findLastIndex((group) => group.to <= from);
  if (words[to]?.tag === 'pos' || words[to - 1]?.tag === 'pos') return { part: 'possessor', verb: before };
  const next = groups.findIndex((group) => group.from >= to && group.finite && !group.infinitive);
  const lead = leadOf(chunks, from);
  if (lead?.tag === 'prep' || lead?.lower === 'to') return { part: 'oblique', verb: before };
  if (next >= 0 && reaches(chunks, to, groups[next]!.from)) return { part: 'subject', verb: next };
  // "said Berg", "Berg, 58, denies".
  if (
    lead?.tag === 'verb' &&
    SAID.test(lead.base ?? '') &&
    from > 1 &&
    /^[,”"’]$/u.test(words[groups[before]?.from ?? 1]?.text ?? '')
  )
    return { part: 'subject', verb: before };
  if (lead?.tag === 'verb' && SAID.test(lead.base ?? '') && !words[to]?.tag.startsWith('sub'))
    return { part: 'subject', verb: before };
  return { part: before < 0 ? 'oblique' : 'object', verb: before };
}

/** The part of a pronoun. */
export function placeAt(chunks: Chunks, span: Span): Place {
  const { words, groups } = chunks;
  const at = words.findIndex((word) => word.start <= span.start && span.start < word.end);
  const before = groups.findLastIndex((group) => group.to <= at);
  const word = words[at];
  if (!word) return { part: 'oblique', verb: -1 };
  if (word.lower === 'his' || (word.lower === 'her' && word.tag === 'det'))
    return { part: 'possessor', verb: before };
  if (/^s?he$/u.test(word.lower)) {
    const next = groups.findIndex((group) => group.from > at);
    return { part: 'subject', verb: next < 0 ? before : next };
  }
  const lead = words[at - 1];
  return { part: lead?.tag === 'prep' || lead?.tag === 'to' ? 'oblique' : 'object', verb: before };
}

/** Verbs that stand before their subject: "said Berg". */
const SAID =
  /^(?:say|add|ask|reply|answer|write|explain|insist|recall|note|argue|warn|continue|claim|observe|conclude|joke|shout)$/u;

/** The word before the noun phrase of a mention, titles and adjectives passed over. */
function leadOf({ words }: Chunks, from: number): Chunks['words'][number] | undefined {
  let at = from - 1;
  while (at >= 0 && from - at < 8 && /^(?:det|adj|noun|name|num|pos)$/.test(words[at]!.tag)) at--;
  return words[at];
}

/** True where nothing but adverbs, marks, an apposition or a relative clause stands between a noun and a verb. */
function reaches({ words, phrases }: Chunks, from: number, verb: number): boolean {
  const first = words[from];
  if (from === verb || !first) return from === verb;
  // "Berg and his father are": they are the subject together.
  if (
    first.tag === 'conj' &&
    words.slice(from, verb).every((word) => /^(?:conj|det|noun|name|adj|num|pos)$/.test(word.tag))
  )
    return true;
  // "Berg of the Globe wrote": what it is of belongs to it.
  const between = words.slice(from, verb);
  if (
    /^(?:of|from|in|at)$/.test(first.lower) &&
    between.length < 8 &&
    between.every((word) => /^(?:prep|det|noun|name|adj|num|adv)$/.test(word.tag))
  )
    return true;
  const inside = phrases.some((phrase) => phrase.from >= from && phrase.to <= verb);
  if (!inside) return between.every((word) => !/^(?:conj|prep)$/.test(word.tag));
  const end = between.findLastIndex((word) => word.tag !== 'adv');
  return /^[,(—–-]$/u.test(first.text) && between.length < 14 && /^[,)—–-]$/u.test(between[end]!.text);
}
