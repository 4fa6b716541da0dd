import type { Span } from '../../domain/span.ts';
import type { Chunks } from '../chunks.ts';

/** The part that a mention plays in its clause. */
export type Part = 'subject' | 'object' | 'oblique' | 'possessor';

export interface Place {
  part: Part;
  /** Index of the verb group it belongs to: its subject's verb, else the last one before; -1 where there is none. */
  verb: number;
  /** For an object: its verb has no noun of its own before it ("after meeting him"), so that the subject before does it. */
  bare?: boolean;
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
  const behind = aside(chunks, to);
  const next = groups.findIndex((group) => group.from >= behind && group.finite && !group.infinitive);
  const lead = leadOf(chunks, from);
  if (lead?.tag === 'prep' || lead?.lower === 'to') return { part: 'oblique', verb: before };
  if (next >= 0 && reaches(chunks, behind, groups[next]!.from)) return { part: 'subject', verb: next };
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
  if (before < 0) return { part: lead === undefined && next >= 0 ? 'subject' : 'oblique', verb: next };
  return { part: 'object', verb: before };
}

/** Verb of the relative clause that a mention is the subject of ("Berg, who took over"), -1 where there is none. */
export function relativeVerb({ words, groups }: Chunks, mention: Span): number {
  let to = words.findIndex((word) => word.start >= mention.end);
  if (to < 0) return -1;
  if (words[to]!.text === ',') to++;
  return words[to]?.lower === 'who' ? groups.findIndex((group) => group.from > to) : -1;
}

/** Longest insertion behind a name that is passed over, in words. */
const ASIDE = 24;

/** The word behind what is inserted after a name: ", who took over in May," and ", 58,"; the place itself where nothing is. */
function aside({ words }: Chunks, to: number): number {
  // "of Bergen", where an insertion follows.
  let at = to;
  if (words[at]?.lower === 'of')
    while (at - to < 6 && words[at] && /^(?:prep|det|name|noun|adj)$/.test(words[at]!.tag)) at++;
  if (words[at]?.text !== ',') return to;
  const end = words.findIndex((word, index) => index > at && word.text === ',');
  if (end < 0 || end - at > ASIDE) return to;
  const next = words[end + 1];
  // A list of names or a new clause follows: nothing was inserted.
  return next && /^(?:aux|verb|adv)$/.test(next.tag) ? end + 1 : to;
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
  if (lead?.tag === 'prep' || lead?.tag === 'to') return { part: 'oblique', verb: before };
  let own = (groups[before]?.from ?? 0) - 1;
  while (words[own]?.tag === 'adv') own--;
  const subject = words[own];
  const bare =
    !subject ||
    !(/^(?:noun|name|pron|num|adj)$/.test(subject.tag) || /^(?:that|which|who)$/.test(subject.lower));
  return { part: 'object', verb: before, bare };
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
