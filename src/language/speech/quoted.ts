import type { Statement } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Quote } from '../quotes.ts';
import type { Scene } from './scene.ts';

/**
 * Quotations that no cue has claimed: one that goes on in the next paragraph, that follows a direct statement in the same paragraph, or
 * that fills its paragraph right after a statement, belongs to that statement's speaker. Others stay unclaimed: better none than the wrong mouth.
 */
export function attachQuotes(scenes: readonly Scene[], found: Statement[], claimed: Set<Quote>): Statement[] {
  if (scenes.length === 0) return found;
  const { article } = scenes[0]!;
  const { text, sentences } = article;
  const outer: Quote[] = [];
  for (const quote of article.quotes)
    if (outer.length === 0 || quote.start >= outer.at(-1)!.end) outer.push(quote);
  const byParagraph = new Map<number, Statement[]>();
  for (const one of found) {
    const paragraph = sentences[one.sentence]!.paragraph;
    const known = byParagraph.get(paragraph);
    if (known) known.push(one);
    else byParagraph.set(paragraph, [one]);
  }
  const shape = paragraphsOf(sentences);
  let open: Statement | undefined;
  let previous: { quote: Quote; statement: Statement } | undefined;
  for (const quote of outer) {
    if (claimed.has(quote)) {
      const owner =
        found.find((one) =>
          one.content.some((span) => span.start >= quote.start && span.start < quote.end),
        ) ?? previous?.statement;
      if (owner) previous = { quote, statement: owner };
      open = quote.continues ? owner : undefined;
      continue;
    }
    const here = (byParagraph.get(quote.paragraph) ?? []).filter((one) => one.speaker);
    const paragraph = shape.get(quote.paragraph);
    const opensSentence = sentenceStartsAt(sentences, quote.start);
    let owner: Statement | undefined;
    if (open && previous && quote.paragraph === previous.quote.paragraph + 1 && previous.quote.continues)
      owner = open;
    else if (opensSentence) {
      const before = here.filter((one) => one.cue.end <= quote.start && one.direct).at(-1);
      const between = before
        ? here.some((one) => one !== before && one.cue.start > before.cue.start && one.cue.end <= quote.start)
        : false;
      if (before && !between) owner = before;
      else if (!before) {
        const after = here.find((one) => one.direct && one.cue.start >= quote.end);
        // `"A." "B," he said`: nothing but quotations before the cue.
        if (after && /^[\s"“”]*$/.test(text.slice(quote.end, after.content[0].start))) owner = after;
      }
      if (!owner && here.length === 0 && paragraph && coversParagraph(text, quote, paragraph)) {
        const last = (byParagraph.get(quote.paragraph - 1) ?? []).filter((one) => one.speaker).at(-1);
        if (last && isLastWord(last, shape.get(quote.paragraph - 1), text)) owner = last;
      }
      if (!owner && here.length > 0) {
        // Reported speech, then a quotation of its own: "He said X. 'Y.'"
        const reported = here.filter((one) => one.cue.end <= quote.start).at(-1);
        const rest = reported ? sentences[reported.sentence + 1] : undefined;
        if (reported && rest && quote.start - rest.start < 3 && quote.start >= rest.start - 1)
          owner = reported.direct ? reported : { ...reported, content: [inner(text, quote)], direct: true };
        if (owner && owner !== reported) {
          found.push(owner);
          claimed.add(quote);
          previous = { quote, statement: owner };
          open = quote.continues ? owner : undefined;
          continue;
        }
      }
    }
    if (!owner) {
      open = undefined;
      continue;
    }
    claimed.add(quote);
    if (owner.direct) owner.content.push(inner(text, quote));
    else {
      owner = { ...owner, content: [inner(text, quote)], direct: true };
      found.push(owner);
    }
    previous = { quote, statement: owner };
    open = quote.continues ? owner : undefined;
  }
  for (const one of found) one.content.sort((a, b) => a.start - b.start);
  return found.sort((a, b) => a.cue.start - b.cue.start || a.content[0].start - b.content[0].start);
}

function inner(text: string, quote: Quote): Span {
  let { start, end } = quote.inner;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /[\s,]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function paragraphsOf(
  sentences: readonly { paragraph: number; start: number; end: number }[],
): Map<number, Span> {
  const shape = new Map<number, Span>();
  for (const one of sentences) {
    const known = shape.get(one.paragraph);
    if (known) known.end = Math.max(known.end, one.end);
    else shape.set(one.paragraph, { start: one.start, end: one.end });
  }
  return shape;
}

function sentenceStartsAt(sentences: readonly Span[], at: number): boolean {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start < at - 1) low = middle + 1;
    else high = middle;
  }
  return low < sentences.length && Math.abs(sentences[low]!.start - at) <= 1;
}

const coversParagraph = (text: string, quote: Quote, paragraph: Span): boolean =>
  quote.start - paragraph.start <= 1 && text.slice(quote.end, paragraph.end).trim().length < 2;

/** The paragraph ends with what this statement says: nobody else has had the word since. */
function isLastWord(statement: Statement, paragraph: Span | undefined, text: string): boolean {
  if (!paragraph) return false;
  const end = Math.max(
    statement.cue.end,
    ...statement.content.map((span) => span.end),
    statement.speaker?.end ?? 0,
  );
  return text.slice(end, paragraph.end).replace(/[\s.,"”’'!?:]/g, '').length < 40;
}
