import type { Question } from '../../domain/question.ts';
import { findCountry } from '../../language/english/nationalities.ts';
import { fold } from '../../language/names.ts';
import { parseOffice } from '../../language/office.ts';
import { wordsOf } from '../../language/questionclause.ts';
import { isFiller, keysOf } from '../../language/questionwords.ts';
import { tokenSimilarity } from '../../language/spelling.ts';
import type { ActorMatch } from '../../store/actors.ts';
import type { Store } from '../../store/store.ts';

/** Something an answer has to be about: a name, or a word. */
export interface Sense {
  words: string[];
  /** Keys of each word. */
  keys: (readonly string[])[];
  /** Actors a name can mean; empty for a plain word. */
  actors: ReadonlySet<number>;
  /** Printed forms of those actors, for the search. */
  forms: string[];
  kind: 'name' | 'word' | 'verb' | 'number' | 'ordinal';
  weight: number;
  /** Somebody whom the name can mean is a person. */
  person?: boolean;
  /** All whom the name can mean are places. */
  place?: boolean;
}

/** Longest name, in words. */
const LONGEST = 5;
/** Forms of a name that are searched by. */
const FORMS = 12;

/** The senses of a question's terms: names first found as long as possible, then single words. */
export async function sensesOf(
  store: Store,
  question: Question,
  until: Date,
  offices = true,
): Promise<Sense[]> {
  const words = wordsOf(question.subject);
  const verb = question.verb?.toLowerCase();
  const terms = new Set(question.terms.map((word) => word.toLowerCase()));
  const senses: Sense[] = [];
  for (let at = 0; at < words.length; ) {
    const named = await nameAt(store, words, at, until, verb, offices);
    if (named !== undefined) {
      senses.push(named.sense);
      at += named.length;
      continue;
    }
    const word = words[at++]!;
    if (terms.has(word.toLowerCase())) senses.push(plain(word, word.toLowerCase() === verb));
  }
  if (verb !== undefined && !senses.some(({ kind }) => kind === 'verb')) senses.push(plain(verb, true));
  return merged(senses);
}

/** Who is meant by all the words of a speaker or addressee, by name or office; undefined where that is nobody known. */
export async function actorsNamed(store: Store, words: string, until: Date): Promise<Sense | undefined> {
  const list = wordsOf(words).filter(
    (word, i, all) => !((i === 0 || i === all.length - 1) && isFiller(word)),
  );
  if (list.length === 0) return undefined;
  const named = await nameAt(store, list, 0, until, undefined);
  return named?.length === list.length ? named.sense : undefined;
}

/** Those who hold an office of somebody ("the CIA director"), the newest first: whom the words stand for. */
async function officeAt(store: Store, words: readonly string[], until: Date): Promise<Sense | undefined> {
  const office = parseOffice(words.join(' '));
  if (office === undefined) return undefined;
  const holders = (await store.actors.holders(office, until)).filter(
    ({ status }) => status === 'current' || status === 'acting',
  );
  const [one] = holders;
  // "The secretary of state", of nobody: only where all articles know one.
  if (!office.includes('@') && new Set(holders.map(({ actor }) => actor.id)).size > 1) return undefined;
  if (one === undefined) return undefined;
  return {
    words: [...words],
    keys: words.filter((word) => !isFiller(word)).map(keysOf),
    actors: new Set([one.actor.id]),
    forms: [one.actor.name, ...one.actor.aliases].slice(0, FORMS),
    kind: 'name',
    weight: 2,
  };
}

function plain(word: string, isVerb: boolean): Sense {
  const number = /^\d/u.test(word);
  const ordinal =
    /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/iu.test(word);
  return {
    words: [word],
    // "called for" is met by its verb.
    keys: [keysOf(word.split(' ')[0]!)],
    actors: new Set(),
    forms: [],
    kind: isVerb ? 'verb' : ordinal ? 'ordinal' : number ? 'number' : 'word',
    weight: isVerb ? 1.2 : number ? 1.5 : 1,
  };
}

async function nameAt(
  store: Store,
  words: readonly string[],
  at: number,
  until: Date,
  verb: string | undefined,
  offices = true,
): Promise<{ sense: Sense; length: number } | undefined> {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const own = words.slice(at, at + length);
    if (isFiller(own[0]!) || isFiller(own.at(-1)!) || own.at(-1)!.toLowerCase() === verb) continue;
    if (length === 1 && (own[0]!.toLowerCase() === verb || (own[0]!.length < 3 && !/^\p{Lu}/u.test(own[0]!))))
      continue;
    const found = (await store.actors.find(own.join(' '), { until, limit: 6 })).filter((match) =>
      isMeant(match, own),
    );
    if (found.length === 0) {
      const office = offices && length > 1 ? await officeAt(store, own, until) : undefined;
      if (office !== undefined) return { length, sense: office };
      continue;
    }
    return {
      length,
      sense: {
        words: own,
        keys: own.map(keysOf),
        actors: new Set(found.map(({ id }) => id)),
        forms: [...new Set(found.flatMap(({ name, aliases }) => [name, ...aliases]))].slice(0, FORMS),
        kind: 'name',
        place: found.every(({ kind }) => kind === 'place'),
        person: found[0]?.kind === 'person',
        weight: 2,
      },
    };
  }
  return undefined;
}

/** A plain word in small letters is a name only where it is one that is always written so by readers in a hurry: of somebody, a place or a body of that very name. */
function isMeant(match: ActorMatch, words: readonly string[]): boolean {
  if (match.kind === 'group') return false;
  // "Paris" is no country.
  if (match.kind === 'place' && findCountry(words.join(' '))?.as === 'capital') return false;
  const forms = [match.name, match.form, ...match.aliases].map((form) => fold(form).split(' '));
  const own = words.filter((word) => !isFiller(word)).flatMap((word) => fold(word).split(' '));
  if (
    match.kind !== 'place' &&
    !forms.some((form) =>
      own.every((word) => form.some((other) => word === other || tokenSimilarity(word, other) > ALIKE)),
    )
  )
    return forms.some((form) => form.join('') === own.join('')) || initials(match) === own.join('');
  const capital = words.some((word) => /^\p{Lu}/u.test(word));
  if (match.how === 'exact' || match.how === 'alias')
    return capital || match.kind !== 'organisation' || words.length > 1 || match.articles > 1;
  if (match.how === 'part') return words.length > 1;
  // Misspelt: only where it can hardly be anything else.
  return capital && words.join('').length > 4 && match.kind === 'person';
}

/** Words of a name spelt this much alike are one. */
const ALIKE = 0.75;
const initials = ({ name }: ActorMatch): string =>
  name
    .split(/[\s-]+/u)
    .flatMap((word) => (/^\p{Lu}/u.test(word) ? word[0]!.toLowerCase() : []))
    .join('');

/** The same thing named twice counts once. */
function merged(senses: readonly Sense[]): Sense[] {
  const seen = new Set<string>();
  return senses.filter(({ words, keys }) => {
    const key = keys.map(([first]) => first ?? words[0]).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
