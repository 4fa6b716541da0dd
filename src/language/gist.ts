import type { Reading } from '../domain/reading.ts';
import { contentWords } from './stems.ts';

/** How much a name or a number counts against another word: events of one kind differ in people, places and days. */
const NAMED = 3;
/** Words of the text that count, and the characters they are looked for in: news says in its first sentences what it is about. */
const LEAD_WORDS = 250;
const LEAD = LEAD_WORDS * 12;
/** Times that a word of the title counts. */
const TITLE = 2;

/** Capital words within a sentence, and numbers. */
const CAPITAL = /(?<=[\p{Ll},;:] )\p{Lu}[\p{L}'’-]+|\b\d[\d.,]*\b/gu;

/**
 * What an article is about: stems of title and lead, each with 1 + log of how often it is said, three times that where it is a number or of a name. Names are those
 * that were read, so that one at the start of a sentence or in a title in capitals counts as well. Rarity is not in it.
 */
export function gistOf(
  { title, text }: { title: string; text: string },
  reading?: Pick<Reading, 'mentions'>,
): Map<string, number> {
  const lead = text.slice(0, LEAD);
  const counts = new Map<string, number>();
  const add = (words: readonly string[], times: number) => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + times);
  };
  add(contentWords(title), TITLE);
  add(contentWords(lead).slice(0, LEAD_WORDS), 1);
  const named = new Set([...lead.matchAll(CAPITAL)].flatMap(([word]) => contentWords(word)));
  for (const { form, in: where, start, end } of reading?.mentions ?? [])
    if (form === 'name' && (where === 'title' || end <= LEAD))
      for (const word of contentWords((where === 'title' ? title : text).slice(start, end))) named.add(word);
  for (const [word, count] of counts) counts.set(word, (1 + Math.log(count)) * (named.has(word) ? NAMED : 1));
  return counts;
}
