import { formatDay } from '../../domain/period.ts';
import type { Question } from '../../domain/question.ts';
import type { Role } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { parseOffice } from '../../language/office.ts';
import { wordsOf } from '../../language/questionclause.ts';
import { isFiller, keysOf, wordLikeness } from '../../language/questionwords.ts';
import type { ActorMatch } from '../../store/actors.ts';
import type { Store } from '../../store/store.ts';
import { rolesOnce, roleWords } from '../role.ts';
import type { Candidate } from './answer.ts';
import { meet, type Passage, readPassages, wordsIn } from './passage.ts';
import { type Sense, sensesOf } from './sense.ts';

/** Articles of one person that are looked at for who that is. */
const MOST = 12;

/** Who or what is asked about, in all the ways it may be meant. */
export interface Being {
  candidates: Candidate[];
  /** The one actor the question is about, for its card. */
  actor?: { id: number; name: string };
  /** Several bear the name. */
  choices: ActorMatch[];
}

/** Who holds an office, or who somebody is: the sentences that state it. */
export async function beingIn(store: Store, question: Question, until: Date): Promise<Being> {
  const words = question.subject.replace(/^(?:the|an?) /iu, '').trim();
  const matches = (await store.actors.find(words, { until, limit: 6 })).filter(
    ({ how }) => how === 'exact' || how === 'alias',
  );
  const offices =
    matches.length === 0 || /\b(?:of|for)\b/iu.test(words)
      ? await holdersOf(store, question, words, until)
      : [];
  if (offices.length > 0) return { candidates: offices, choices: [] };
  const meant = matches.length > 0 ? matches : await looser(store, words, until);
  const people = meant.filter(({ kind }) => kind === 'person');
  const chosen = people.length > 0 && people.length < meant.length ? people : meant;
  if (chosen.length === 0) return { candidates: [], choices: [] };
  if (chosen.length > 1 && chosen[0]!.mentions < 5 * chosen[1]!.mentions)
    return { candidates: [], choices: chosen };
  const [one] = chosen;
  return {
    candidates: await descriptions(store, one!, until),
    actor: { id: one!.id, name: one!.name },
    choices: [],
  };
}

/** A name with a slip, or a part of one, written as a name. */
async function looser(store: Store, words: string, until: Date): Promise<ActorMatch[]> {
  if (parseOffice(words) !== undefined || wordsOf(words).length > 4) return [];
  const found = await store.actors.find(words, { until, limit: 6 });
  return found.filter(({ how }) => how === 'part' || (how === 'misspelt' && /\p{Lu}/u.test(words)));
}

/** "The minister, X, resigned on Tuesday": the sentence that names the office tells that it was given up. */
const isLeaving = ({ article, sentence }: Passage, name: Span | undefined): boolean =>
  name !== undefined &&
  /^,?(?: who)?(?: has| had)? (?:resigned|quit|stepped down|stood down|was (?:sacked|dismissed|fired|removed|ousted|replaced)|died)\b/u.test(
    article.text.slice(name.end, sentence.end),
  );

async function holdersOf(store: Store, question: Question, words: string, until: Date): Promise<Candidate[]> {
  const key = parseOffice(words.replace(/^(?:former|acting|interim|caretaker|ex)[ -]/iu, ''));
  const wanted = (status: Role['status']): boolean =>
    question.status === 'former'
      ? status === 'former'
      : question.status === 'acting'
        ? status === 'acting'
        : status === 'current' || status === 'acting' || /\b(?:was|were)\b/iu.test(question.text);
  if (key !== undefined) {
    const all = await store.actors.holders(key, until);
    const fitting = all.filter(({ status }) => wanted(status));
    // Who was the last to hold it, where all that is told is that the holder no longer does.
    const left = fitting.length === 0 && question.status === undefined ? all.slice(0, 1) : [];
    // As the card of an office has it: of each office the one stated last.
    const now = /\b(?:was|were)\b/iu.test(question.text) || question.status !== undefined;
    const holders = (left.length > 0 ? left : fitting).filter(
      (one, i, list) => now || list.findIndex(({ office }) => office === one.office) === i,
    );
    if (holders.length > 0) {
      const passages = await readPassages(store, [...new Set(holders.map(({ article }) => article))]);
      const found = holders.flatMap((holder): Candidate[] => {
        const passage = passages.find(
          (one) => one.article.id === holder.article && one.sentence.start === holder.sentence.start,
        );
        if (passage === undefined) return [];
        const span = passage.named.find((one) => one.actor?.id === holder.actor.id && one.form === 'name');
        return [
          {
            passage,
            ...(span === undefined ? {} : { span }),
            value: holder.actor.name,
            key: `a${holder.actor.id}`,
            id: holder.actor.id,
            ...((holder.status === 'former' || isLeaving(passage, span)) && question.status === undefined
              ? { note: `no longer, as of ${formatDay(holder.asOf)}` }
              : {}),
            // The one stated last first; those who held it before come after.
            score: 1 + (holder.status === 'current' ? 0.1 : 0) + holder.asOf.getTime() / 1e15,
          },
        ];
      });
      if (found.length > 0) return found;
    }
  }
  return byWords(store, words, wanted, until);
}

/** Those whose stated role has the words asked for, "who owns the ship" being "the owner of the ship". */
export const holdersByWords = (
  store: Store,
  words: string,
  verb: string,
  until: Date,
): Promise<Candidate[]> =>
  byWords(store, words, (status) => status === 'current' || status === 'acting', until, verb);

/**
 * Roles with the noun that is asked for ("prosecutor", "head") and no other owner than the one asked for; what else the question says must stand in
 * the role, its sentence or title, or plain words anywhere in the article: "the prosecutor in the Belfast trial".
 */
async function byWords(
  store: Store,
  words: string,
  wanted: (status: Role['status']) => boolean,
  until: Date,
  verb?: string,
): Promise<Candidate[]> {
  const terms = wordsOf(words).filter(
    (word) => !isFiller(word) && !/^(?:former|acting|current|new)$/iu.test(word),
  );
  if (terms.length < 2) return [];
  const names = await namesIn(store, words, until);
  const telling = terms.filter(
    (word) => /^\p{Lu}/u.test(word) || names.some((name) => name.words.includes(word)),
  );
  const sought = telling.length > 0 ? telling : terms.filter((word) => word !== verb);
  const ids = await store.passages.about(
    sought.map((word) => [
      word,
      ...names.filter((name) => name.words.includes(word)).flatMap(({ forms }) => forms),
    ]),
    { until },
    MOST * 2,
  );
  const plain = terms.filter((word) => !names.some((name) => name.words.includes(word)));
  const head = verb ?? headOf(words, plain);
  if (head === undefined) return [];
  const found: Candidate[] = [];
  const passages = await readPassages(store, ids);
  const inArticle = new Map<number, Passage[]>();
  for (const one of passages) inArticle.set(one.article.id, [...(inArticle.get(one.article.id) ?? []), one]);
  for (const passage of passages) {
    for (const role of passage.reading.roles) {
      if (role.sentence !== passage.index || !wanted(role.status)) continue;
      if (
        /\bnew\b/iu.test(words) &&
        /\boutgoing\b/iu.test(
          passage.article.text.slice(
            Math.max(passage.sentence.start, role.span.start - 12),
            role.span.start + 10,
          ),
        )
      )
        continue;
      // "A president" is any president.
      if (
        role.status === 'current' &&
        /\ban? $/iu.test(
          passage.article.text.slice(Math.max(passage.sentence.start, role.span.start - 3), role.span.start),
        )
      )
        continue;
      const title = wordsIn(role.title, 0);
      if (!title.some((word) => wordLikeness(keysOf(head), word.keys) > 0)) continue;
      const own = wordsIn(`${role.title} ${role.of ?? ''}`, 0);
      const has = (word: string, list: readonly { keys: readonly string[] }[]) =>
        list.some(({ keys }) => wordLikeness(keysOf(word), keys) > 0);
      // An office of somebody or something else; "of the island" may be the one asked for.
      const of = role.of ?? '';
      if (
        (verb === undefined ? /\p{Lu}/u.test(of) : of !== '') &&
        !terms.some((word) => has(word, wordsIn(of, 0))) &&
        !names.some((name) => isOwner(passage, role, name))
      )
        continue;
      const rest = plain.filter((word) => word !== head && !has(word, own));
      const whole = () => (inArticle.get(passage.article.id) ?? []).flatMap((one) => one.words);
      if (
        !rest.every(
          (word) =>
            has(word, passage.words) ||
            passage.about.keys.some((keys) => wordLikeness(keysOf(word), keys) === 1) ||
            (!/^\p{Lu}/u.test(word) && has(word, whole())),
        )
      )
        continue;
      if (
        !names.every(
          (name) => isOwner(passage, role, name) || isNear(passage, role, name, verb !== undefined),
        )
      )
        continue;
      const who = passage.linked.get(role.holder);
      if (who === undefined || names.some(({ actors }) => actors.has(who.id))) continue;
      found.push({
        passage,
        span: role.holderSpan,
        value: who.name,
        key: `a${who.id}`,
        id: who.id,
        score: 1 + (role.of === undefined ? 0 : 0.1) + passage.article.publishedAt.getTime() / 1e15,
      });
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The noun that is asked for: the last plain word before "of", "in", "for", "at". */
function headOf(words: string, plain: readonly string[]): string | undefined {
  const front = wordsOf(words.replace(/\b(?:of|in|for|at|to|from|on)\b.*$/iu, ''));
  return front.findLast((word) => plain.includes(word)) ?? plain[0];
}

async function namesIn(store: Store, words: string, until: Date): Promise<Sense[]> {
  const senses = await sensesOf(
    store,
    { text: words, wanted: 'what', subject: words, terms: [] },
    until,
    false,
  );
  return senses.filter(({ kind }) => kind === 'name');
}

function isOwner(passage: Passage, role: Role, name: Sense): boolean {
  const who = role.ofActor === undefined ? undefined : passage.linked.get(role.ofActor);
  if (who !== undefined && name.actors.has(who.id)) return true;
  const own = wordsIn(`${role.title} ${role.of ?? ''}`, 0);
  return name.keys.every((keys) => own.some((word) => wordLikeness(keys, word.keys) === 1));
}

/** The article is about it: a place must stand in the title, as many countries are named in passing; anything else in the first sentences or just before. */
function isNear(passage: Passage, role: Role, name: Sense, verb: boolean): boolean {
  const met = meet(passage, name);
  if (!name.place && role.of === undefined && verb) return isTitled(passage, name);
  if (!name.place) return met.share > 0;
  // "The city's mayor", of the city just named.
  if (
    /^(?:city|town|island|village|country|capital|state|province|region|district|county)$/u.test(
      role.of ?? '',
    )
  )
    return met.own || met.share > 0.5;
  return isTitled(passage, name);
}

function isTitled(passage: Passage, name: Sense): boolean {
  const title = wordsIn(passage.article.title, 0);
  return (
    name.keys.every((keys) => title.some((word) => wordLikeness(keys, word.keys) === 1)) ||
    passage.reading.mentions.some(
      (mention) =>
        mention.in === 'title' &&
        mention.actor !== undefined &&
        name.actors.has(passage.linked.get(mention.actor)?.id ?? -1),
    )
  );
}

/** Sentences that say who or what somebody is: stated roles first, newest first, then "NAME, a … ," and "NAME is a …". */
async function descriptions(store: Store, match: ActorMatch, until: Date): Promise<Candidate[]> {
  const facts = await store.actors.facts(match.id, { until, limit: 40 });
  if (facts === undefined) return [];
  const [held] = rolesOnce(facts.roles);
  const ids = [
    ...new Set([...facts.roles.map(({ article }) => article), ...facts.why.map(({ article }) => article)]),
  ].slice(0, MOST);
  const found: Candidate[] = [];
  for (const passage of await readPassages(store, ids)) {
    const { text } = passage.article;
    for (const one of passage.named) {
      if (one.actor?.id !== match.id || one.form !== 'name') continue;
      const role = passage.reading.roles.find(
        ({ holder, sentence }) => sentence === passage.index && passage.linked.get(holder)?.id === match.id,
      );
      const after = text.slice(one.end, passage.sentence.end);
      const before = text.slice(passage.sentence.start, one.start);
      const told =
        role !== undefined
          ? 1
          : /^, (?:\d\d, )?(?:(?:who|which) (?:is|was) )?(?:the|an?) (?!(?:day|week|month|year|hour)\b)\p{L}+/u.test(
                after,
              ) ||
              /^ (?:is|was) (?:the|an?) /u.test(after) ||
              /^[,–—-] ?the \p{L}+/u.test(after)
            ? 0.9
            : /^(?:The|His|Her|Its|Their|\p{Lu}[\p{L}’'-]+['’]s) [^,.;]{3,60} (?:is|was|will be) $/u.test(
                  before,
                )
              ? 0.9
              : match.kind !== 'person' &&
                  /\b(?:the|an?) (?:\p{L}+ ){1,5}$|\b(?:The|the|an?|A) (?:[\p{L}-]+ ){0,4}[\p{L}-]+, $/u.test(
                    before,
                  ) &&
                  /, $/u.test(before)
                ? 0.9
                : match.kind === 'person' && /\b(?:the|an?) (?:[\p{Ll}-]+ ){1,4}$/u.test(before)
                  ? 0.85
                  : 0;
      if (told === 0) continue;
      found.push({
        passage,
        span: role?.span ?? one,
        value: match.name,
        // One answer, with all that tell it.
        key: held === undefined ? `${passage.article.id}:${passage.index}` : `a${match.id}`,
        id: match.id,
        score: told + passage.article.publishedAt.getTime() / 1e15,
      });
      break;
    }
  }
  if (held !== undefined) {
    const source = found.find(({ passage }) => passage.article.id === held.article)?.passage.article.source;
    const note = `${roleWords(held)}, as of ${formatDay(held.asOf)}${source === undefined ? '' : ` (${source})`}`;
    for (const one of found) one.note = note;
  }
  return found.sort((a, b) => b.score - a.score);
}
