import type { DateMention, Mention, Reading, ReadingInput, Role, Statement } from '../domain/reading.ts';
import { overlaps, type Span } from '../domain/span.ts';
import { resolveActors } from './actors/local.ts';
import { bylineOf } from './byline.ts';
import { inSentenceCase, isCapitals } from './capitals.ts';
import { chunk } from './chunks.ts';
import { findDates } from './dates.ts';
import { identifyLanguage } from './identify.ts';
import { findQuotes } from './quotes.ts';
import { findRelations } from './relations.ts';
import { findRolePhrases, type RolePhrase } from './roles.ts';
import type { Article } from './speech/scene.ts';
import { findAttributions, findStatements } from './statements.ts';
import { structure } from './structure.ts';
import { loadTagger, type NameSpan, type Tagger } from './tagger/tagger.ts';

/** Longest text that is read, in UTF-16 units: about ten thousand words. What comes after is left unread. */
const MOST_TEXT = 60_000;

/**
 * Most names of one text that are told apart, repetitions counted; an article has fifty. Comparing different ones costs their square:
 * this many take about two seconds.
 */
const MOST_NAMES = 3_000;

/** Longest stretch of one sentence that is read for names and statements, in UTF-16 units: what is longer is a table or garbage. */
const MOST_SENTENCE = 2_000;

/**
 * Reads one article: sentences, names, roles, statements, relations and dates, every item with its span into `input.text`. The rules are
 * English; another language gets sentences only. Any string is a valid text, and the time is linear in its length.
 */
export function read(input: ReadingInput, tagger: Tagger = loadTagger()): Reading {
  return readBoth(input, tagger).reading;
}

/** All that a text puts down to a source, thoughts and wishes too, with the reading it was found in. */
export function attributions(
  input: ReadingInput,
  tagger: Tagger = loadTagger(),
): { reading: Reading; found: Statement[] } {
  const { reading, article } = readBoth(input, tagger);
  return { reading, found: article ? findAttributions(article) : [] };
}

function readBoth(input: ReadingInput, tagger: Tagger): { reading: Reading; article?: Article } {
  const printed = plainQuotes(input.text.length > MOST_TEXT ? input.text.slice(0, MOST_TEXT) : input.text);
  const language = input.language ?? identifyLanguage(`${input.title}\n${printed.slice(0, 4000)}`);
  const { dateline, sentences: whole } = structure(printed);
  const sentences = whole.map((one) =>
    one.end - one.start > MOST_SENTENCE ? { ...one, end: one.start + MOST_SENTENCE } : one,
  );
  const empty: Reading = {
    language,
    sentences: whole,
    mentions: [],
    actors: [],
    roles: [],
    statements: [],
    relations: [],
    dates: [],
  };
  if (dateline) empty.dateline = dateline;
  if (language !== 'en' && language !== 'und') return { reading: empty };

  const capitals = isCapitals(printed);
  const text = capitals ? inSentenceCase(printed, sentences, tagger.tag(printed, sentences)) : printed;
  const byline = bylineOf(text);
  const tagged = tagger
    .tag(text, sentences)
    .filter((name) => !byline || !overlaps(byline, name))
    .slice(0, MOST_NAMES);
  const heading = input.title.slice(0, 1000);
  const line = [{ start: 0, end: heading.length }];
  const title =
    capitals && isCapitals(heading, 8) ? inSentenceCase(heading, line, tagger.tag(heading, line)) : heading;
  const titleNames = title.trim() === '' ? [] : tagger.tag(title, [{ start: 0, end: title.length }]);
  const first = findRolePhrases({ text, sentences, names: tagged });
  // Whoever stands behind a title is a person, also where the tagger saw none or something else.
  const names = withHolders(tagged, first);
  const chunks = sentences.map((sentence) => chunk(text, sentence, names));
  const phrases = names === tagged ? first : findRolePhrases({ text, sentences, names, chunks });
  const quotes = findQuotes(text);
  const { mentions, actors } = resolveActors({
    title,
    titleNames,
    text,
    sentences,
    names,
    phrases,
    quotes,
    chunks,
  });
  const dates: DateMention[] = findDates(text, sentences, input.publishedAt);
  const article: Article = { text, sentences, chunks, quotes, mentions: inText(mentions), actors, phrases };
  const statements = findStatements(article);
  const relations = findRelations(article, statements, dates, input.publishedAt);
  return {
    reading: { ...empty, mentions, actors, roles: rolesOf(phrases, article), statements, relations, dates },
    article,
  };
}

/** Doubled apostrophes are old wire copy's quotation marks; written as curly ones of the same length, so that no offset moves. */
const plainQuotes = (text: string): string =>
  text.includes("''")
    ? text.replace(/(^|[\s([—–-])''(?=\S)/g, '$1\u00a0“').replace(/(?<=\S)''/g, '”\u00a0')
    : text;

const inText = (mentions: readonly Mention[]): { span: Mention; index: number }[] =>
  mentions
    .map((span, index) => ({ span, index }))
    .filter((one) => one.span.in === 'text')
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);

/** The names with the holders of titles made persons; the same array where nothing changed. */
function withHolders(names: readonly NameSpan[], phrases: readonly RolePhrase[]): readonly NameSpan[] {
  const known = new Map(names.map((name) => [name.start, name]));
  const extra: NameSpan[] = [];
  for (const phrase of phrases) {
    if (!phrase.holder) continue;
    const name = known.get(phrase.holder.start);
    if (name?.type === 'PER') continue;
    extra.push({ ...phrase.holder, type: 'PER', score: 0.6 });
  }
  if (extra.length === 0) return names;
  const clash = (name: NameSpan): boolean =>
    extra.some((one) => one.start < name.end && name.start < one.end);
  return [
    ...names.filter((name) => !clash(name)),
    ...extra.filter((one, i) => extra.findIndex((other) => other.start === one.start) === i),
  ].sort((a, b) => a.start - b.start);
}

function rolesOf(phrases: readonly RolePhrase[], article: Article): Role[] {
  const starts = new Map<number, Mention>();
  for (const { span } of article.mentions) if (!starts.has(span.start)) starts.set(span.start, span);
  const at = (span: Span): number | undefined => {
    const direct = starts.get(span.start);
    if (direct) return direct.actor;
    for (const { span: one } of article.mentions)
      if (one.start < span.end && one.end > span.start) return one.actor;
    return undefined;
  };
  const roles: Role[] = [];
  for (const phrase of phrases) {
    if (!phrase.holder) continue;
    const holder = at(phrase.holder);
    if (holder === undefined) continue;
    const role: Role = {
      holder,
      title: phrase.title,
      office: phrase.office,
      status: phrase.status,
      span: { start: phrase.start, end: phrase.end },
      holderSpan: phrase.holder,
      sentence: phrase.sentence,
    };
    if (phrase.of !== undefined) role.of = phrase.of;
    const owner = phrase.ofSpan ? at(phrase.ofSpan) : undefined;
    if (owner !== undefined && owner !== holder) role.ofActor = owner;
    roles.push(role);
  }
  return roles;
}
