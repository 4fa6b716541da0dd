import { HEADS, MEDIA, NO_FIRM, SAID } from '../english/bodies.ts';
import { fold } from '../names.ts';
import { type Group, lastBefore } from './group.ts';
import { isAcronym } from './organisations.ts';

const PHRASE = new RegExp(
  `(?<![\\p{L}’'-])[Tt]he (${HEADS.join('|')})(?![\\p{L}-])(?! (?:of|for|on|in) (?:the )?\\p{Lu})(?! \\p{Lu}\\p{Ll})`,
  'gu',
);

/** Nouns that say so little that whoever the article is about may be meant, and which names they cannot mean. */
const ANY: Record<string, (name: string) => boolean> = {
  company: (name) => !NO_FIRM.test(name),
  firm: (name) => !NO_FIRM.test(name),
  corporation: (name) => !NO_FIRM.test(name),
  group: (name) =>
    !/\b(?:ministry|court|university|council|parliament|senate|government|department)\b/u.test(name),
  organisation: (name) =>
    !/\b(?:ministry|court|parliament|senate|government|department|inc|corp|plc)\b/u.test(name),
  organization: (name) =>
    !/\b(?:ministry|court|parliament|senate|government|department|inc|corp|plc)\b/u.test(name),
};

/** An organisation so much more often named than the next one is what the article is about. */
const DOMINANT = 2;
/** Characters within which it must have been named: about two sentences. */
const NEAR = 400;

/**
 * Gives "the committee" to the one organisation of the article that has the word in its name and was named before; "the company", which no
 * name need have, to the organisation the article is about where it was spoken of last. Descriptions that other mentions cover are left alone.
 */
export function resolveHeads(groups: readonly Group[], text: string): void {
  const organisations = groups.filter((group) => group.kind === 'organisation' && group.names.length > 0);
  if (organisations.length === 0) return;
  const taken = groups.flatMap((group) => group.mentions.filter((mention) => mention.in === 'text'));
  for (const match of text.matchAll(PHRASE)) {
    const word = match[1]!.toLowerCase();
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((mention) => mention.start < span.end && span.start < mention.end)) continue;
    const pattern = SAID[word] ?? new RegExp(`\\b${word}\\b`, 'u');
    const fits = organisations.filter((group) => group.names.some((name) => pattern.test(fold(name.text))));
    const named = fits.length === 1 && lastBefore(fits[0]!, span.start) >= 0 ? fits[0] : undefined;
    const chosen = named ?? spokenOf(organisations, word, span.start);
    if (!chosen) continue;
    chosen.mentions.push({ ...span, in: 'text', kind: 'organisation', form: 'nominal' });
    const how = named ? `the only ${word} named here` : `the ${word} that is spoken of`;
    const line = `"${match[0].toLowerCase()}" = "${chosen.name}": ${how}`;
    if (!chosen.why.includes(line)) chosen.why.push(line);
  }
}

/** The organisation that a noun which fits many can only mean: the last one named, close by, and far more often named than any other, or alone. */
function spokenOf(organisations: readonly Group[], word: string, at: number): Group | undefined {
  const may = ANY[word];
  if (!may) return undefined;
  const able = organisations.filter((group) =>
    group.names.every(
      ({ text }) => may(fold(text)) && !MEDIA.test(fold(text)) && !(isAcronym(text) && word !== 'group'),
    ),
  );
  const [last, ...others] = able
    .filter((group) => lastBefore(group, at) >= 0)
    .sort((a, b) => lastBefore(b, at) - lastBefore(a, at));
  if (!last || at - lastBefore(last, at) > NEAR) return undefined;
  return others.every((group) => last.names.length >= DOMINANT * group.names.length) ? last : undefined;
}
