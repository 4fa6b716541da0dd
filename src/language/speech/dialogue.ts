import type { Party, Statement } from '../../domain/reading.ts';
import { type Article, mentionsIn } from './scene.ts';

/** "WALLACE: If I may, sir" or "Mr Vickers: So the answer is yes." at a paragraph's start. */
const LINE =
  /^["“]?((?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:\p{Lu}[\p{Lu}'’.-]+(?: \p{Lu}[\p{Lu}'’.-]+){0,3}|(?<=(?:Mr|Mrs|Ms|Dr)\.? )\p{Lu}[\p{L}'’-]+)):\s+(?=\S)/u;

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
