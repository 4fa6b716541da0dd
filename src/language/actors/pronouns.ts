import type { Sentence } from '../../domain/reading.ts';
import { contains, overlaps, type Span } from '../../domain/span.ts';
import { type Chunks, chunk } from '../chunks.ts';
import { isPeople, sexOfNoun } from '../english/kin.ts';
import { functionOf, type Part, type Place, placeAt, relativeVerb } from './functions.ts';
import type { Group } from './group.ts';

const PRONOUN = /(?<![\p{L}\p{N}'’-])(he|him|his|himself|she|her|hers|herself)(?![\p{L}\p{N}])/giu;

/** A mention of a person with the part it plays in its sentence; somebody without a name is a stranger, who may be meant but is nobody to give to. */
interface Entry {
  group: Group | undefined;
  /** Printed inside a quotation. */
  quoted?: boolean;
  /** Sex that a stranger's noun tells. */
  sex?: 'm' | 'f';
  /** What it counts: less where a noun may as well be somebody who has a name. */
  weight?: number;
  at: number;
  place: Place;
  /** The pronoun's sex where it is one. */
  pronoun?: 'm' | 'f';
}

/** How much each part makes a person the one spoken of (after Lappin and Leass 1994). */
const WEIGHT: Record<Part, number> = { subject: 100, object: 60, possessor: 55, oblique: 45 };
const TELLS = /^(?:tell|ask|inform|warn|advise|remind|urge|assure|convince|persuade|promise|order|beg)$/u;
const SAYS =
  /^(?:say|add|believe|think|insist|deny|claim|admit|hope|know|feel|announce|argue|explain|promise|confirm|write)$/u;
/** What a sentence further back is worth; less where the pronoun's own sentence has somebody before it. */
const FADE = [1, 0.6, 0.35];
const FADE_BEHIND = [1, 0.4, 0.2];
/** More for whom the last pronoun of that sex was, for a sex that is known, and for each other mention, up to a bound. */
const CONTINUED = 35;
const KNOWN = 1.25;
const OFTEN = 2;
const MOST_OFTEN = 20;
/** The best must outweigh the next one this many times: else nobody can say. */
const MARGIN = 1.5;

/**
 * Gives "he" and "she" to persons where one is plainly meant. Sex that is known excludes, and so does the subject for its own object; a reflexive is
 * its subject. Of those that stay the most salient is taken where it is so by far. Inside quotations nothing is guessed. Returns what stays open.
 */
export function resolvePronouns(
  groups: readonly Group[],
  sentences: readonly Sentence[],
  quotes: readonly Span[],
  text: string,
  strangers: readonly Span[] = [],
  given?: readonly Chunks[],
): Span[] {
  const open: Span[] = [];
  const persons = groups.filter((group) => group.kind === 'person');
  const byStart = persons
    .flatMap((group) =>
      group.mentions.flatMap((mention) => (mention.in === 'text' ? [{ group, mention }] : [])),
    )
    .sort((a, b) => a.mention.start - b.mention.start);
  const chunked = new Map<number, Chunks>();
  const chunksOf = (index: number): Chunks => {
    const known = given?.[index] ?? chunked.get(index);
    if (known) return known;
    const made = chunk(text, sentences[index]!, namesIn(byStart, sentences[index]!));
    chunked.set(index, made);
    return made;
  };
  const entries = new Map<number, Entry[]>();
  /** The sex of the first pronoun a person took: the next one of the other sex is somebody else's. */
  const leanings = new Map<Group, 'm' | 'f'>();
  const entriesOf = (index: number): Entry[] => {
    const known = entries.get(index);
    if (known) return known;
    const chunks = chunksOf(index);
    const own = mentionsIn(byStart, sentences[index]!);
    const made = own.map(
      ({ group, mention }): Entry => ({ group, at: mention.start, place: functionOf(chunks, mention) }),
    );
    for (const { group, mention } of own) {
      const verb = relativeVerb(chunks, mention);
      if (verb >= 0) made.push({ group, at: mention.end, place: { part: 'subject', verb } });
    }
    made.push(...strangersIn(chunks, own, strangers));
    for (const entry of made)
      entry.quoted = quotes.some((quote) => quote.start <= entry.at && entry.at < quote.end);
    made.sort((a, b) => a.at - b.at);
    entries.set(index, made);
    return made;
  };
  sentences.forEach((sentence, index) => {
    for (const match of text.slice(sentence.start, sentence.end).matchAll(PRONOUN)) {
      const span = {
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
      };
      if (quotes.some((quote) => contains(quote, span))) continue;
      const sex = /^h(?:e|im|is|imself)$/iu.test(match[0]) ? 'm' : 'f';
      const place = placeAt(chunksOf(index), span);
      const fronted = subjectBehind(chunksOf(index), entriesOf(index), sentence, span, text);
      const before: Entry[][] = [fronted ?? entriesOf(index).filter((entry) => entry.at < span.start)];
      for (let back = 1; back < FADE.length && index - back >= 0; back++) {
        if (sentence.paragraph - sentences[index - back]!.paragraph > back) break;
        before.push(entriesOf(index - back));
      }
      const reflexive = /self$/iu.test(match[0]);
      // "Berg and his father", "Berg himself".
      const gap = reflexive ? 1 : place.part === 'possessor' && text.endsWith(' and ', span.start) ? 5 : 0;
      const joined = before[0]!.find((entry) =>
        entry.group?.mentions.some((one) => gap > 0 && one.in === 'text' && one.end === span.start - gap),
      );
      if (joined) before.splice(0, before.length, [joined]);
      const chosen = choose(before, sex, place, reflexive && !joined, leanings, (back, verb, pattern) =>
        pattern.test(chunksOf(index - back).groups[verb]?.base ?? ''),
      );
      const own = entriesOf(index);
      if (!chosen?.group) {
        open.push(span);
        // Somebody without a name goes on being meant.
        if (chosen) own.push({ group: undefined, sex, at: span.start, place, pronoun: sex });
        continue;
      }
      const { group, how } = chosen;
      group.mentions.push({ ...span, in: 'text', kind: 'person', form: 'pronoun' });
      if (chosen.alone) group.sex ??= sex;
      if (!leanings.has(group)) leanings.set(group, sex);
      own.push({ group, at: span.start, place, pronoun: sex });
      own.sort((a, b) => a.at - b.at);
      const line = `"${match[0].toLowerCase()}" = "${group.name}": ${how}`;
      if (!group.why.includes(line)) group.why.push(line);
    }
  });
  return open;
}

interface Chosen {
  /** Undefined where it is somebody without a name. */
  group: Group | undefined;
  how: string;
  /** True where nobody else could be meant. */
  alone: boolean;
}

function choose(
  before: readonly (readonly Entry[])[],
  sex: 'm' | 'f',
  place: Place,
  reflexive: boolean,
  leanings: ReadonlyMap<Group, 'm' | 'f'>,
  verbs: (back: number, verb: number, pattern: RegExp) => boolean,
): Chosen | undefined {
  const [here = []] = before;
  const fits = (entry: Entry): boolean => {
    const known = entry.group ? (entry.group.sex ?? leanings.get(entry.group)) : entry.sex;
    return known === undefined || known === sex;
  };
  const subject = here
    .filter((entry) => entry.place.part === 'subject' && entry.place.verb === place.verb)
    .at(-1);
  if (reflexive)
    return subject?.group && fits(subject)
      ? { group: subject.group, how: 'the subject of its clause', alone: true }
      : undefined;
  const last = before.flatMap((entries) => entries.filter((entry) => entry.pronoun === sex)).at(-1);
  const scores = new Map<Group | undefined, number>();
  const fade = here.some((entry) => entry.group && fits(entry)) ? FADE_BEHIND : FADE;
  before.forEach((entries, back) => {
    for (const entry of entries) {
      // Who is named inside a quotation is not its speaker.
      if (!fits(entry) || (entry.quoted && back === 0)) continue;
      // "Berg told him": the subject is no object of its own verb.
      if (
        place.part !== 'possessor' &&
        place.verb === entry.place.verb &&
        back === 0 &&
        entry.place.part === 'subject'
      )
        continue;
      // "Berg told Roe that he": either.
      const told =
        entry.place.part === 'object' && place.part === 'subject' && verbs(back, entry.place.verb, TELLS);
      let score =
        WEIGHT[told ? 'subject' : entry.place.part] *
        fade[back]! *
        (entry.weight ?? 1) *
        (entry.sex === sex ? KNOWN : 1);
      if (place.part === 'possessor' && entry === subject) score += WEIGHT.subject;
      // "Roe said she would": who says goes on about herself.
      if (
        back === 0 &&
        place.part === 'subject' &&
        entry.place.part === 'subject' &&
        verbs(0, entry.place.verb, SAYS)
      )
        score += WEIGHT.object;
      scores.set(entry.group, Math.max(scores.get(entry.group) ?? 0, score));
    }
  });
  // Whoever is subject of the verb is out, however often else mentioned.
  const lastSubject = here.filter((entry) => entry.place.part === 'subject').at(-1);
  if (place.part === 'object') {
    if (subject) scores.delete(subject.group);
    if (lastSubject && place.bare) scores.delete(lastSubject.group);
  }
  const ranked = [...scores]
    .map(([group, score]) => ({
      group,
      score:
        (score +
          (last && group === last.group ? CONTINUED : 0) +
          Math.min(MOST_OFTEN, OFTEN * (group?.mentions.length ?? 0))) *
        (group?.sex === sex ? KNOWN : 1),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best || (next && best.score < MARGIN * next.score)) return undefined;
  return {
    group: best.group,
    how: next ? 'the one spoken of' : 'the only person it can mean',
    alone: !next,
  };
}

/** People without a name in a sentence: descriptions that stand alone, and nouns like "her mother". */
function strangersIn(
  { words, groups, phrases }: Chunks,
  named: readonly Named[],
  strangers: readonly Span[],
): Entry[] {
  const out: Entry[] = [];
  for (const word of words) {
    if (word.tag !== 'noun' || named.some(({ mention }) => overlaps(mention, word))) continue;
    if (!isPeople(word.lower) && !strangers.some((one) => contains(one, word))) continue;
    const phrase = phrases[word.phrase];
    const first = words[phrase?.from ?? 0]!;
    const lead = words[(phrase?.from ?? 0) - 1];
    // "Berg is a student", "Berg, a student,": somebody named.
    if (groups.some((group) => group.to === phrase?.from && group.base === 'be')) continue;
    if (lead?.text === ',' && named.some(({ mention }) => mention.end === lead.start)) continue;
    if (
      words[phrase?.to ?? 0]?.text === ',' &&
      named.some(({ mention }) => mention.start === words[(phrase?.to ?? 0) + 1]?.start)
    )
      continue;
    // "Berg's coach, the former player Ann Roe, said".
    const to = phrase?.to ?? 0;
    const mark = words.findIndex(
      (one, index) => index >= to && /^(?:,|verb|aux)$/.test(one.text === ',' ? ',' : one.tag),
    );
    const comma = mark >= 0 && mark - to < 6 && words[mark]!.text === ',' ? mark : -1;
    const close = comma < 0 ? -1 : words.findIndex((one, index) => index > comma && one.text === ',');
    if (
      close > 0 &&
      close - comma < 9 &&
      named.some(({ mention }) => words[comma]!.end <= mention.start && mention.end === words[close]!.start)
    )
      continue;
    const sex = sexOfNoun(word.lower);
    out.push({
      group: undefined,
      at: word.start,
      place: functionOf({ words, groups, phrases }, word),
      weight: first.lower === 'the' ? DEFINITE : 1,
      ...(sex ? { sex } : {}),
    });
  }
  return out;
}

/** "The student" may be somebody named before. */
const DEFINITE = 0.4;

/** "In his speech, Berg said": the pronoun of an opening phrase is the subject behind it. Undefined where the sentence does not open so. */
function subjectBehind(
  { words }: Chunks,
  entries: readonly Entry[],
  sentence: Span,
  span: Span,
  text: string,
): Entry[] | undefined {
  const first = words[0];
  if (!first || !(first.tag === 'prep' || first.tag === 'sub' || first.form === 'ing')) return undefined;
  if (text.slice(sentence.start, span.start).includes(',') || entries.some((entry) => entry.at < span.start))
    return undefined;
  const comma = words.find((word) => word.start > span.end && word.text === ',');
  const subject = comma && entries.find((entry) => entry.at > comma.start && entry.place.part === 'subject');
  return subject ? [subject] : undefined;
}

interface Named {
  group: Group;
  mention: Span;
}

function mentionsIn(sorted: readonly Named[], stretch: Span): Named[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.mention.start < stretch.start) low = middle + 1;
    else high = middle;
  }
  const out: Named[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.mention.start < stretch.end; i++) out.push(sorted[i]!);
  return out;
}

const namesIn = (sorted: readonly Named[], stretch: Span): Span[] =>
  mentionsIn(sorted, stretch).map(({ mention }) => mention);
