import type { Party } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { sexOf } from '../english/forenames.ts';
import { titleNoun } from '../english/titles.ts';
import { fold } from '../names.ts';
import { type Article, mentionsIn, type Noun, partyOf, type Scene } from './scene.ts';
import { subjectOf } from './subject.ts';

/**
 * Whom a phrase means that the actors leave open: "she" after a sentence about one person, "her rival" where there is one other, "the
 * village" that is named once in apposition. Only where one answer is left; the party's words stay what is printed.
 */
export function partyIn(scene: Scene, noun: Noun): Party {
  const party = partyOf(scene, noun);
  if (party.actor !== undefined && scene.article.actors[party.actor]?.kind !== 'group') return party;
  const actor = meant(scene, noun, party);
  return actor === undefined ? party : { ...party, actor };
}

function meant(scene: Scene, noun: Noun, party: Party): number | undefined {
  const { words } = scene;
  const head = words[noun.head]!.lower;
  if (noun.to === noun.from + 1 && /^(?:he|she|him|her)$/.test(head)) return person(scene, noun, head);
  if (noun.to === noun.from + 1 && head === 'it') return body(scene, noun);
  if (/^(?:rival|opponent|challenger)$/.test(head) && /^(?:his|her)$/.test(words[noun.from]!.lower))
    return rival(scene, noun);
  if (titleNoun(head) && words.slice(noun.from, noun.head).some((word) => GONE.test(word.lower)))
    return departed(scene, head);
  return described(scene.article)
    .get(head)
    ?.find((one) => suits(scene, noun, party, one.at))?.actor;
}

const GONE = /^(?:departed|departing|ousted|sacked|fired|dismissed|outgoing|disgraced|deposed)$/;

/** "the departed manager": the one who is told to be manager no more. */
export function departed(scene: Scene, head: string): number | undefined {
  const { article } = scene;
  const holders = new Set(
    article.phrases.flatMap((one) =>
      one.holder && one.status === 'former' && one.title.toLowerCase().endsWith(head)
        ? (mentionsIn(article, one.holder)[0]?.span.actor ?? [])
        : [],
    ),
  );
  return holders.size === 1 ? [...holders][0] : undefined;
}

/** A description once definite ("the fund") or the indefinite one before it ("a pension fund" … "the fund, Sampension,"). */
const suits = (scene: Scene, noun: Noun, party: Span, at: number): boolean => {
  const first = scene.words[noun.from]!.lower;
  return (/^the$/.test(first) && noun.to - noun.from < 4) || (/^an?$/.test(first) && party.start < at);
};

const KEPT = new WeakMap<Article, Map<string, { actor: number; at: number }[]>>();

/** Heads of "The village, San Lorenzo," with the actor named; a head with two names is left out. */
function described(article: Article): Map<string, { actor: number; at: number }[]> {
  const kept = KEPT.get(article);
  if (kept) return kept;
  const map = new Map<string, { actor: number; at: number }[]>();
  for (const { words, phrases } of article.chunks) {
    for (const phrase of phrases) {
      if (
        words[phrase.from]!.lower !== 'the' ||
        phrase.to - phrase.from > 3 ||
        words[phrase.head]!.tag !== 'noun'
      )
        continue;
      const name = words[phrase.to]?.text === ',' ? phrases[words[phrase.to + 1]?.phrase ?? -1] : undefined;
      if (!name || name.from !== phrase.to + 1 || words[name.to]?.text !== ',') continue;
      const mention = mentionsIn(article, words[name.head]!)[0]?.span;
      if (mention?.form !== 'name' || mention.actor === undefined || mention.end !== name.end) continue;
      const head = words[phrase.head]!.lower;
      const list = map.get(head) ?? [];
      list.push({ actor: mention.actor, at: name.start });
      map.set(head, list);
    }
  }
  for (const [head, list] of map) if (new Set(list.map((one) => one.actor)).size > 1) map.delete(head);
  KEPT.set(article, map);
  return map;
}

/** "he" and "she": the subject of the clause before in the sentence, else the one person of the sentences just before. */
function person(scene: Scene, noun: Noun, pronoun: string): number | undefined {
  const { words, groups, article } = scene;
  const sex = /^h(?:e|im)$/.test(pronoun) ? 'm' : 'f';
  const fits = (actor: number): boolean => {
    const known = sexOf(fold(article.actors[actor]!.name.split(' ')[0]!));
    return article.actors[actor]!.kind === 'person' && (known === undefined || known === sex);
  };
  const before = groups.findLast((one) => one.finite && one.to <= noun.from);
  if (
    before &&
    /^(?:after|before|when|because|since|although|while|until|once)$/.test(words[noun.from - 1]?.lower ?? '')
  ) {
    const subject = subjectOf(scene, before);
    const actor = subject ? partyOf(scene, subject).actor : undefined;
    if (actor !== undefined && fits(actor)) return actor;
  }
  // "She refused, but she spoke with him": one and the same.
  const again = words.findLast(
    (word, i) => i < noun.from && word.lower === pronoun && /^s?he$/.test(pronoun),
  );
  const known = again ? mentionsIn(article, again)[0]?.span.actor : undefined;
  if (known !== undefined && fits(known)) return known;
  if (noun.from > 2) return /^h(?:im|er)$/.test(pronoun) ? other(scene, noun, fits) : undefined;
  for (let i = scene.index - 1; i >= 0 && i > scene.index - 4; i--) {
    const sentence = article.sentences[i]!;
    if (sentence.paragraph < scene.sentence.paragraph - 1) return undefined;
    const persons = new Set(
      mentionsIn(article, sentence).flatMap((one) =>
        one.span.actor !== undefined && article.actors[one.span.actor]!.kind === 'person'
          ? [one.span.actor]
          : [],
      ),
    );
    // "He will meet Mr Rask": not Rask himself.
    for (const one of mentionsIn(article, { start: words[noun.to - 1]!.end, end: scene.sentence.end }))
      if (one.span.form === 'name' && one.span.actor !== undefined) persons.delete(one.span.actor);
    if (persons.size === 0) continue;
    const [only] = [...persons];
    return persons.size === 1 && fits(only!) ? only : undefined;
  }
  return undefined;
}

/** "Ruiz ruled out sacking him": the one person of the sentence before who is not the subject of this one. */
function other(scene: Scene, noun: Noun, fits: (actor: number) => boolean): number | undefined {
  const { article, words } = scene;
  const actors = (span: Span): Set<number> =>
    new Set(
      mentionsIn(article, span).flatMap((one) =>
        one.span.actor !== undefined && article.actors[one.span.actor]!.kind === 'person'
          ? [one.span.actor]
          : [],
      ),
    );
  const here = actors({ start: scene.sentence.start, end: words[noun.from]!.start });
  // "The council suspended Moen, accusing him": the one person there is, where the subject is none.
  const group = scene.groups.findLast((one) => one.to <= noun.from);
  if (group?.form === 'ing' && here.size === 1) {
    const subject = subjectOf(scene, group);
    const [only] = [...here];
    if (subject && partyOf(scene, subject).actor !== only && fits(only!)) return only;
  }
  const previous = article.sentences[scene.index - 1];
  if (here.size !== 1 || !previous || previous.paragraph !== scene.sentence.paragraph) return undefined;
  const left = [...actors(previous)].filter((actor) => !here.has(actor) && fits(actor));
  return left.length === 1 ? left[0] : undefined;
}

/** "it" as the object after a participle is what the sentence is about already; at the start it is the body that the sentence before begins with. */
function body(scene: Scene, noun: Noun): number | undefined {
  const { words, groups, article } = scene;
  const isBody = (actor: number | undefined): actor is number =>
    actor !== undefined && article.actors[actor]!.kind === 'organisation';
  const group = groups.findLast((one) => one.to <= noun.from);
  if (group?.form === 'ing' && group.to === noun.from && words[group.from - 1]?.text === ',') {
    const bodies = mentionsIn(article, { start: scene.sentence.start, end: words[noun.from]!.start })
      .map((one) => one.span.actor)
      .filter(isBody);
    return bodies.at(-1);
  }
  // "The prison denied it; the club accused it": the one other body of the sentence.
  if (group && group.to === noun.from && group.finite) {
    const subject = subjectOf(scene, group);
    const own = subject ? partyOf(scene, subject).actor : undefined;
    const others = new Set(
      mentionsIn(article, { start: scene.sentence.start, end: group.start })
        .map((one) => one.span.actor)
        .filter((actor): actor is number => isBody(actor) && actor !== own),
    );
    if (others.size === 1) return [...others][0];
  }
  const previous = article.sentences[scene.index - 1];
  if (noun.from > 2 || !previous || previous.paragraph !== scene.sentence.paragraph) return undefined;
  const first = mentionsIn(article, previous)[0]?.span;
  return first && first.start - previous.start < 8 && isBody(first.actor) ? first.actor : undefined;
}

/** "his rival": the one other person that he shares most sentences with. */
function rival(scene: Scene, noun: Noun): number | undefined {
  const { article, words } = scene;
  const owner = mentionsIn(article, words[noun.from]!)[0]?.span.actor ?? subjectBefore(scene, noun);
  if (owner === undefined) return undefined;
  const shared = new Map<number, number>();
  for (const sentence of article.sentences) {
    if (sentence.start > scene.sentence.start) break;
    const here = new Set(mentionsIn(article, sentence).flatMap((one) => one.span.actor ?? []));
    if (!here.has(owner)) continue;
    for (const other of here)
      if (other !== owner && article.actors[other]!.kind === 'person')
        shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  const [first, second] = [...shared].sort((a, b) => b[1] - a[1]);
  return first && (!second || second[1] < first[1]) ? first[0] : undefined;
}

function subjectBefore(scene: Scene, noun: Noun): number | undefined {
  const group = scene.groups.findLast((one) => one.to <= noun.from);
  const subject = group ? subjectOf(scene, group) : undefined;
  return subject ? partyIn(scene, subject).actor : undefined;
}

/** "the two", "both": the two persons of the sentences just before, where there are two. */
export function pairOf(scene: Scene, noun: Noun): Party[] | undefined {
  const { article, words } = scene;
  if (
    !/^(?:(?:the )?(?:two|pair)|both)$/.test(
      words
        .slice(noun.from, noun.to)
        .map((word) => word.lower)
        .join(' '),
    )
  )
    return undefined;
  const found: number[] = [];
  for (const one of mentionsIn(article, { start: scene.sentence.start, end: words[noun.from]!.start })) {
    const { actor } = one.span;
    if (actor !== undefined && article.actors[actor]!.kind === 'person' && !found.includes(actor))
      found.push(actor);
  }
  for (let i = scene.index - 1; found.length < 2 && i >= 0 && i > scene.index - 5; i--) {
    const here = mentionsIn(article, article.sentences[i]!).flatMap((one) =>
      one.span.actor !== undefined && article.actors[one.span.actor]!.kind === 'person'
        ? [one.span.actor]
        : [],
    );
    for (const actor of here) if (!found.includes(actor)) found.push(actor);
    if (found.length >= 2) break;
  }
  if (found.length !== 2) return undefined;
  const span = { start: words[noun.from]!.start, end: words[noun.to - 1]!.end };
  return found.sort((a, b) => a - b).map((actor) => ({ ...span, actor }));
}
