import { fold } from '../names.ts';
import type { Group } from './group.ts';

/** Nouns that end or carry the name of an organisation and stand for it with "the": "the committee". */
const HEADS =
  'party committee company bank agency ministry court group union council commission department university airline firm organisation organization association federation institute fund authority board bureau club church college corporation foundation parliament league movement newspaper hospital school team network senate congress assembly army navy police force front administration';
const PHRASE = new RegExp(
  `(?<![\\p{L}’'-])[Tt]he (${HEADS.split(' ').join('|')})(?![\\p{L}-])(?! (?:of|for|on|in) (?:the )?\\p{Lu})(?! \\p{Lu}\\p{Ll})`,
  'gu',
);

/** Firms end in words that are not said: "the company" is "Acme Inc." */
const SAID: Record<string, RegExp> = {
  company: /\b(?:inc|corp|co|ltd|plc|ag|sa|nv|gmbh|company|corporation|group|holdings)\b/u,
  firm: /\b(?:inc|corp|ltd|llp|llc|plc|partners|firm|associates)\b/u,
  organisation: /\b(?:organisation|organization)\b/u,
  organization: /\b(?:organisation|organization)\b/u,
};

/**
 * Gives "the committee" to the one organisation of the article that has the word in its name and was named before. Descriptions that
 * other mentions cover are left alone.
 */
export function resolveHeads(groups: readonly Group[], text: string): void {
  const organisations = groups.filter((group) => group.kind === 'organisation');
  if (organisations.length === 0) return;
  const taken = groups.flatMap((group) => group.mentions.filter((mention) => mention.in === 'text'));
  for (const match of text.matchAll(PHRASE)) {
    const word = match[1]!.toLowerCase();
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((mention) => mention.start < span.end && span.start < mention.end)) continue;
    const pattern = SAID[word] ?? new RegExp(`\\b${word}\\b`, 'u');
    const fits = organisations.filter((group) => group.names.some((name) => pattern.test(fold(name.text))));
    if (fits.length !== 1 || !fits[0]!.names.some((name) => name.in === 'text' && name.start < span.start))
      continue;
    fits[0]!.mentions.push({ ...span, in: 'text', kind: 'organisation', form: 'nominal' });
    const line = `"${match[0].toLowerCase()}" = "${fits[0]!.name}": the only ${word} named here`;
    if (!fits[0]!.why.includes(line)) fits[0]!.why.push(line);
  }
}
