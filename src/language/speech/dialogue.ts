import type { Party, Statement } from '../../domain/reading.ts';
import type { Quote } from '../quotes.ts';
import { type Article, mentionsIn } from './scene.ts';

/** "WALLACE: If I may, sir" or "Mr Vickers: So the answer is yes." at a paragraph's start. */
const LINE =
  /^["“]?((?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]+){0,3}|(?<=(?:Mr|Mrs|Ms|Dr)\.? )\p{Lu}[\p{L}'’-]+)):\s+(?=\S)/u;

/** "“It was loud.” — Ana Ruiz": a quotation with its speaker behind a dash, at the end of the paragraph. */
const SIGNED =
  /^[^\S\n]*[―—–-]{1,2}[^\S\n]*(\p{Lu}[^\n.,“”"]{2,60}?)[^\S\n]*(?:[.,][^\n“”"]{0,60})?(?=\n|$)/u;

/** Quotations that are signed with a name that the text knows or that looks like one. */
export function findSigned(article: Article, claimed: Set<Quote>): Statement[] {
  const { text, quotes, sentences } = article;
  const found: Statement[] = [];
  for (const quote of quotes) {
    if (claimed.has(quote)) continue;
    const signed = SIGNED.exec(text.slice(quote.end, quote.end + 140));
    if (!signed || !/^\s*$/.test(text.slice(Math.max(0, quote.start - 1), quote.start))) continue;
    const name = signed[1]!;
    if (!/^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin|la|du)){1,4}$/u.test(name))
      continue;
    const start = quote.end + signed[0].indexOf(name);
    const speaker: Party = { start, end: start + name.length };
    const actor = mentionsIn(article, speaker)[0]?.span.actor;
    if (actor !== undefined) speaker.actor = actor;
    const sentence = sentences.findIndex((one) => one.end > start);
    if (sentence < 0) continue;
    claimed.add(quote);
    const dash = quote.end + signed[0].search(/[―—–-]/);
    found.push({
      speaker,
      cue: { start: dash, end: dash + 1 },
      verb: 'say',
      content: [quote.inner],
      direct: true,
      negated: false,
      sentence,
    });
  }
  return found;
}

/** Lines of an interview or a debate: name, colon, what is said. Two at least, or it is a heading. */
export function findDialogue(article: Article): Statement[] {
  const { text, sentences } = article;
  const found: Statement[] = [];
  for (let i = 0; i < sentences.length; i++) {
    const sentence = sentences[i]!;
    if (i > 0 && sentences[i - 1]!.paragraph === sentence.paragraph) continue;
    const line = LINE.exec(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 80)));
    if (!line) continue;
    let last = i;
    while (sentences[last + 1]?.paragraph === sentence.paragraph) last++;
    const colon = sentence.start + line[0].indexOf(`${line[1]}:`) + line[1]!.length;
    const start = sentence.start + line[0].length;
    const end = sentences[last]!.end;
    if (end <= start) continue;
    const speaker: Party = { start: colon - line[1]!.length, end: colon };
    const actor = mentionsIn(article, speaker)[0]?.span.actor;
    if (actor !== undefined) speaker.actor = actor;
    found.push({
      speaker,
      cue: { start: colon, end: colon + 1 },
      verb: 'say',
      content: [{ start, end }],
      direct: true,
      negated: false,
      sentence: i,
    });
  }
  return found.length > 1 ? found : [];
}
