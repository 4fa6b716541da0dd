import type { Span } from '../domain/span.ts';
import { futureSigns, notPast, pastVerbs, plannedVerbs, reportingPast } from './english/tenses.ts';

export type Tense = 'past' | 'future' | 'present' | 'unknown';

/** How far a verb is looked for on either side, in UTF-16 units. */
const reach = 220;

/**
 * The tense of the clause around `at` ("will meet on Tuesday", "said on Tuesday"). The nearest verb before the place within the sentence
 * decides, else the first one after it; a verb of saying counts only where no other stands between. Linear in a fixed window.
 */
export function tenseAt(text: string, sentence: Span, at: Span): Tense {
  const left =
    text
      .slice(Math.max(sentence.start, at.start - reach), at.start)
      .split(';')
      .at(-1) ?? '';
  const back = words(left).reverse();
  const head = back.findIndex((word) =>
    /^(?:and|but|while|because|after|before|when|although|that|which|who)$/.test(word),
  );
  const near = sign(back, head < 0 ? back.length : head + 1, true);
  if (near) return near;
  // The place opens its clause ("On Tuesday, …", "…, which on Tuesday …"): what follows tells.
  const right = words(text.slice(at.end, Math.min(sentence.end, at.end + reach)).split(';')[0] ?? '');
  if (head >= 0 || back.length < 4) {
    const ahead = sign(right, right.length, false);
    if (ahead) return ahead;
  }
  return sign(back, back.length, true) ?? sign(right, right.length, false) ?? 'unknown';
}

const THINGS = /^(?:plans?|aims?|hopes?|wants)$/;
const OWNED = /^(?:the|a|an|its|his|her|their|our|this|that|these|those|such|new|no|any|\p{L}+['’]s)$/u;

/** Whether "plan" and its like are a thing: "the plan", "a new ferry plan on". */
function isThing(list: readonly string[], at: number, step: number): boolean {
  if (OWNED.test(list[at + step] ?? '')) return true;
  const isEnd = /^(?:on|in|at|for|of|by|from|was|is|were|had|has|would|will)?$/.test(list[at - step] ?? '');
  return (
    isEnd &&
    [2, 3].some((far) => /^(?:the|an?|its|his|her|their|this|that)$/.test(list[at + far * step] ?? ''))
  );
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];

/** Ends like a past form and is none of the words that only look like one. */
const isRegularPast = (word: string): boolean =>
  word.length > 4 && word.endsWith('ed') && !word.endsWith('eed') && !notPast.has(word);

function sign(list: readonly string[], limit: number, backwards: boolean): Tense | undefined {
  const step = backwards ? 1 : -1;
  for (let i = 0; i < Math.min(limit, list.length, 30); i++) {
    const word = (list[i] ?? '').replace('’', "'");
    const previous = list[i + step] ?? '';
    const next = list[i - step] ?? '';
    if (futureSigns.has(word) || word.endsWith("'ll")) return 'future';
    if (word === 'set') return next === 'to' || next === 'for' ? 'future' : 'past';
    // "announced the plan" names a thing; "they plan" a time to come.
    if (plannedVerbs.has(word) && !(THINGS.test(word) && isThing(list, i, step))) return 'future';
    if (reportingPast.has(word)) return 'past';
    // "is to meet", "are going to"
    if (/^(?:is|are|am)$/.test(word) && (next === 'to' || next === 'going')) return 'future';
    if (/^(?:was|were|had|did|has|have|been)$/.test(word)) return 'past';
    // "is to be received": what stands before "be" decides.
    if (previous === 'be') continue;
    if (pastVerbs.has(word) || (isRegularPast(word) && !/^(?:the|a|an)$/.test(previous))) return 'past';
    if (/^(?:is|are|says|does|do)$/.test(word)) return 'present';
  }
  return undefined;
}
