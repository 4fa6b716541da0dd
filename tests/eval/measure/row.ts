import type { Mention, Reading, Sentence } from '../../../src/domain/reading.ts';
import { contains, overlaps, type Span } from '../../../src/domain/span.ts';
import { resolveActors } from '../../../src/language/actors/local.ts';
import { isForename } from '../../../src/language/english/forenames.ts';
import { findCountry } from '../../../src/language/english/nationalities.ts';
import { parseName } from '../../../src/language/names.ts';
import { parseOffice } from '../../../src/language/office.ts';
import { findQuotes } from '../../../src/language/quotes.ts';
import { findRolePhrases, type RolePhrase } from '../../../src/language/roles.ts';
import { loadTagger, type NameSpan } from '../../../src/language/tagger/tagger.ts';

/** newswcl50 has chain, sent, start and end; gum-news id, type, s, a and b. */
export interface FileMention {
  chain?: string;
  sent?: number;
  start?: number;
  end?: number;
  id?: string;
  type?: string;
  s?: number;
  a?: number;
  b?: number;
  pos?: string;
}

export interface Row {
  id: string;
  event?: string;
  sentences: string[][];
  mentions: FileMention[];
}

/** A mention as the file gives it: where it stands; its chain and kind are kept apart and read by the measure alone. */
export interface Given extends Span {
  key: string;
  raw: [string, number, number, number];
  sentence: number;
}

/** Where a mention of the file stands, and the key under which the scorer knows it. */
export function place(
  row: Row,
  mention: FileMention,
): { raw: [string, number, number, number]; key: string } {
  const raw: [string, number, number, number] =
    mention.sent === undefined
      ? [row.id, Number(mention.s), Number(mention.a), Number(mention.b) + 1]
      : [row.id, Number(mention.sent), Number(mention.start), Number(mention.end)];
  return { raw, key: raw.join(':') };
}

/** Reads one row with the product and tells the local actor of every given mention; −1 where it has none. */
export function readRow(row: Row): { reading: Reading; text: string; of: Map<Given, number> } {
  const starts: number[][] = [];
  const sentences: Sentence[] = [];
  let text = '';
  for (const tokens of row.sentences) {
    const own: number[] = [];
    // newswcl50 writes a line's end as a token, also between two sentences of one row.
    for (const line of lines(tokens)) {
      if (text !== '') text += '\n\n';
      const from = text.length;
      const glued = glue(line);
      own.push(...glued.starts.map((at) => from + at));
      text += glued.text;
      if (text.length > from)
        sentences.push({ start: from, end: text.length, paragraph: sentences.length, part: 'body' });
    }
    starts.push(own);
  }
  // gum-news gives the last token exclusively although its notes say otherwise; the key keeps what the scorer reads.
  const given = row.mentions.map((mention): Given => {
    const { raw, key } = place(row, mention);
    const [, s, a, b] = raw;
    const last = mention.sent === undefined ? Math.max(a + 1, b - 1) : b;
    const tokens = row.sentences[s]!;
    const end = Math.min(last, tokens.length);
    return {
      raw,
      key,
      sentence: sentences.findLastIndex((sentence) => sentence.start <= starts[s]![a]!),
      start: starts[s]![a]!,
      end: starts[s]![end - 1]! + (tokens[end - 1] === '\\n' ? 0 : tokens[end - 1]!.length),
    };
  });
  const names = namesIn(text, given, loadTagger().tag(text, sentences));
  const phrases = findRolePhrases({ text, sentences, names });
  const all = [...phrases, ...given.flatMap((one) => phraseOf(text, one, names, phrases))].sort(
    (a, b) => a.start - b.start,
  );
  const { mentions, actors } = resolveActors({
    title: '',
    titleNames: [],
    text,
    sentences,
    names,
    phrases: all,
    quotes: findQuotes(text),
  });
  const roles = all.flatMap((phrase) => {
    const holder =
      phrase.holder && mentions.find((one) => one.form === 'name' && overlaps(one, phrase.holder!))?.actor;
    return holder === undefined
      ? []
      : [
          {
            holder,
            title: phrase.title,
            office: phrase.office,
            status: phrase.status,
            span: phrase,
            holderSpan: phrase.holder!,
            sentence: phrase.sentence,
          },
        ];
  });
  const reading: Reading = {
    language: 'en',
    sentences,
    mentions,
    actors,
    roles,
    statements: [],
    relations: [],
    dates: [],
  };
  return { reading, text, of: new Map(given.map((one) => [one, actorOf(one, mentions, roles, text)])) };
}

/** Tokens parted after each end of a line. */
function lines(tokens: readonly string[]): string[][] {
  const out: string[][] = [[]];
  for (const token of tokens) {
    out.at(-1)!.push(token);
    if (token === '\\n') out.push([]);
  }
  return out.filter((line) => line.length > 0);
}

/** Tokens as they were printed, with the offset of each: no blank before punctuation, after brackets, around hyphens. */
function glue(tokens: readonly string[]): { text: string; starts: number[] } {
  let text = '';
  let open = false;
  let tight = true;
  const starts: number[] = [];
  tokens.forEach((token, index) => {
    if (token === '\\n') {
      starts.push(text.length);
      return;
    }
    const hyphen =
      token === '-' && /\p{L}$/u.test(tokens[index - 1] ?? '') && /^\p{L}/u.test(tokens[index + 1] ?? '');
    const closing = token === '"' && open;
    if (!tight && !closing && !hyphen && !/^(?:[.,;:!?%)\]”’]+|['’](?:s|re|ve|ll|d|m)?|n['’]t)$/u.test(token))
      text += ' ';
    starts.push(text.length);
    text += token;
    tight = hyphen || /^[([“‘$£€#]$/u.test(token) || (token === '"' && !open);
    if (token === '"') open = !open;
  });
  return { text, starts };
}

/** Words that all have capitals, but for small ones between. */
const isNameLike = (words: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}.'’&-]*(?:\s(?:(?:of|and|for|the|de|van|bin|al)\s)*\p{Lu}[\p{L}\p{N}.'’&-]*)*$/u.test(
    words,
  );

/** The tagger's names, cut where the file knows better ("Trump" of "Trump campaign"), and given mentions in capitals where it saw none. */
function namesIn(text: string, given: readonly Given[], tagged: readonly NameSpan[]): NameSpan[] {
  const bare = ({ start, end }: Span): Span => {
    const surface = text.slice(start, end).replace(/['’]s$/u, '');
    const lead = /^(?:the|The)\s+/u.exec(surface)?.[0].length ?? 0;
    const { plain } = parseName(surface.slice(lead));
    return { start: start + Math.max(lead, surface.lastIndexOf(plain)), end: start + surface.length };
  };
  const own = given.map(bare).filter((one) => isNameLike(text.slice(one.start, one.end)));
  const names = tagged.filter(
    (name) => !own.some((one) => contains(name, one) && name.end - name.start > one.end - one.start),
  );
  for (const one of [...own].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    if (names.some((name) => overlaps(name, one))) continue;
    const words = text.slice(one.start, one.end);
    const { parts, titles } = parseName(words);
    if (parts.length === 0 || parseOffice(words) !== undefined) continue;
    const type = findCountry(words) ? 'LOC' : titles.length > 0 || isForename(parts[0]!) ? 'PER' : 'ORG';
    names.push({ ...one, type, score: 0.5 });
  }
  return names.sort((a, b) => a.start - b.start);
}

/** A given description with no name at its end, as a role phrase would be read. */
function phraseOf(
  text: string,
  one: Given,
  names: readonly NameSpan[],
  phrases: readonly RolePhrase[],
): RolePhrase[] {
  const surface = text.slice(one.start, one.end);
  if (
    /^(?:he|she|him|her|his|hers|they|them|their|it|its|we|us|our|i|my|you|who|whose|himself|herself|themselves|itself)$/iu.test(
      surface,
    )
  )
    return [];
  if (
    names.some((name) => overlaps(name, one) && one.end - name.end <= 3) ||
    phrases.some((phrase) => overlaps(phrase, one))
  )
    return [];
  const plural = /s$/iu.test(surface.replace(/\s['’]s?$/u, ''));
  return [
    {
      start: one.start,
      end: one.end,
      title: surface,
      office: parseOffice(surface) ?? surface.toLowerCase().replace(/^the /u, ''),
      status: 'current',
      definite: /^(?:the|his|her|their|its|this|that)\b/iu.test(surface),
      plural,
      sentence: one.sentence,
    },
  ];
}

/** The actor of a given mention: of the name at its end, else of the description it mostly is, else of the only name in it. */
function actorOf(one: Given, mentions: readonly Mention[], roles: Reading['roles'], text: string): number {
  const inside = mentions.filter((mention) => overlaps(mention, one) && mention.actor !== undefined);
  const share = (mention: Mention) =>
    (Math.min(mention.end, one.end) - Math.max(mention.start, one.start)) /
    (Math.max(mention.end, one.end) - Math.min(mention.start, one.start));
  const exact = inside.find((mention) => share(mention) > 0.85);
  if (exact) return exact.actor!;
  const names = inside.filter((mention) => mention.form === 'name' && contains(one, mention));
  // "Ann Roe of the Greens and Jim Poe" are two people and no one of them.
  const people = names.filter((mention) => mention.kind === 'person').map(({ start }) => start);
  if (people.length > 1 && /\sand\s/u.test(text.slice(Math.min(...people), Math.max(...people)))) return -1;
  const last = names.find((name) => /^\s*(?:['’]s?)?[\s,."”]*$/u.test(text.slice(name.end, one.end)));
  // "President Emmanuel Macron of France", "Ann Roe of the Green Party": the name right after the title.
  const early = names.find(
    (name) =>
      parseName(text.slice(one.start, name.end)).plain === text.slice(name.start, name.end) &&
      /^(?:,| of| from| by)\s/u.test(text.slice(name.end, one.end)),
  );
  if (early) return early.actor!;
  // "the office of Mr. Kim" ends in a name and is none.
  if (
    last &&
    !/\b(?:of|by|with|to|from|for|in|on|at|and)\s+(?:the\s+)?(?:Mr\.\s|Mrs\.\s|President\s)?$/iu.test(
      text.slice(one.start, last.start),
    )
  )
    return last.actor!;
  const nominal = inside
    .filter((mention) => mention.form !== 'name' && share(mention) >= 0.4)
    .sort((a, b) => share(b) - share(a))[0];
  if (nominal) return nominal.actor!;
  // "Japanese Prime Minister" before the name: the role's holder.
  const role = roles.find(
    ({ span }) =>
      overlaps(span, one) &&
      (Math.min(span.end, one.end) - Math.max(span.start, one.start)) /
        (Math.max(span.end, one.end) - Math.min(span.start, one.start)) >
        0.5,
  );
  return role?.holder ?? -1;
}
