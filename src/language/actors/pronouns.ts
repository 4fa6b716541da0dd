import type { Sentence } from '../../domain/reading.ts';
import { contains, type Span } from '../../domain/span.ts';
import type { Group } from './group.ts';

const PRONOUN = /(?<![\p{L}\p{N}'’-])(he|him|his|himself|she|her|hers|herself)(?![\p{L}\p{N}])/giu;

/**
 * Gives "he" and "she" to persons where there is only one they can mean: the one person named before it in its sentence, else the one
 * (or the subject) of the sentence before. Sex that is known excludes; inside quotations nothing is guessed.
 */
export function resolvePronouns(
  groups: readonly Group[],
  sentences: readonly Sentence[],
  quotes: readonly Span[],
  text: string,
): Span[] {
  const open: Span[] = [];
  const persons = groups.filter((group) => group.kind === 'person');
  sentences.forEach((sentence, index) => {
    const surface = text.slice(sentence.start, sentence.end);
    for (const match of surface.matchAll(PRONOUN)) {
      const span = {
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
      };
      if (quotes.some((quote) => contains(quote, span))) continue;
      const sex = /^h(?:e|im|is|imself)$/iu.test(match[0]) ? 'm' : 'f';
      const fits = (group: Group): boolean => group.sex === undefined || group.sex === sex;
      const here = named(persons, { start: sentence.start, end: span.start }).filter(fits);
      const before = sentences[index - 1];
      let chosen = here.length === 1 ? here[0] : undefined;
      if (here.length > 1) {
        const known = here.filter((group) => group.sex === sex);
        // With several in the sentence only a sex that is known of one alone decides.
        if (known.length === 1 && here.every((group) => group === known[0] || group.sex !== undefined))
          chosen = known[0];
        else if (known.length === 1 && here.length === 2) chosen = undefined;
      }
      if (here.length === 0 && before && before.paragraph >= sentence.paragraph - 1) {
        const earlier = named(persons, before).filter(fits);
        // Several before: the subject, which is named first and not after a preposition, when the pronoun opens the next sentence.
        if (earlier.length === 1) chosen = earlier[0];
        else if (earlier.length > 1 && match.index < 4 && subjectOpens(earlier[0]!, before, text))
          chosen = earlier[0];
      }
      if (chosen) {
        chosen.mentions.push({ ...span, in: 'text', kind: 'person', form: 'pronoun' });
        chosen.sex ??= sex;
        const line = `"${match[0].toLowerCase()}" = "${chosen.name}": the only person it can mean`;
        if (!chosen.why.includes(line)) chosen.why.push(line);
      } else open.push(span);
    }
  });
  return open;
}

/** Persons mentioned in a stretch, in order, each once. */
function named(persons: readonly Group[], stretch: Span): Group[] {
  const found: { group: Group; at: number }[] = [];
  for (const group of persons) {
    let at = -1;
    for (const mention of group.mentions) {
      if (mention.in === 'text' && contains(stretch, mention) && (at < 0 || mention.start < at))
        at = mention.start;
    }
    if (at >= 0) found.push({ group, at });
  }
  return found.sort((a, b) => a.at - b.at).map((item) => item.group);
}

function subjectOpens(group: Group, sentence: Sentence, text: string): boolean {
  const first = group.mentions.find((mention) => mention.in === 'text' && contains(sentence, mention));
  if (!first) return false;
  const lead = text.slice(sentence.start, first.start);
  return (
    lead.length < 60 &&
    !/\b(?:to|of|by|for|with|from|against|on|in|about|between|after|before|under)\s+(?:\p{L}+\s+){0,3}$/iu.test(
      lead,
    )
  );
}
