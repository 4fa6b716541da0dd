import type { Party } from '../../domain/reading.ts';
import type { RelationVerb } from '../english/deeds.ts';
import { titleNoun } from '../english/titles.ts';
import { canSpeak, nounStartingAt } from './nouns.ts';
import { mentionsIn, type Noun, type Scene, spanOf } from './scene.ts';
import { pairOf, partyIn } from './whom.ts';

const PLURAL_PRONOUN = /^(?:they|we|both|them)$/;
export const plural = (scene: Scene, noun: Noun): boolean => {
  const word = scene.words[noun.head]!.lower;
  return (
    PLURAL_PRONOUN.test(word) ||
    (/[^s]s$/.test(word) && scene.words[noun.head]!.tag === 'noun') ||
    /^(?:two|three|four|pair)$/.test(word)
  );
};

/** Parties of "A, B and C": each noun phrase with its name; the whole where it is one. */
export function partiesOf(scene: Scene, noun: Noun): Party[] {
  const { words, phrases } = scene;
  const pair = pairOf(scene, noun);
  if (pair) return pair;
  const out: Party[] = [];
  let i = noun.from;
  let from = noun.from;
  let head = -1;
  const close = (to: number): void => {
    if (head >= 0 && to > from) out.push(partyIn(scene, { from, to, head }));
  };
  while (i < noun.to) {
    const word = words[i]!;
    const phrase = phrases[word.phrase];
    if (phrase && phrase.from === i) {
      if (head < 0) head = phrase.head;
      i = Math.min(phrase.to, noun.to);
      continue;
    }
    // What follows the head hangs on it: "Prado during her tour of Lima, Quito and La Paz".
    if ((word.lower === 'and' || word.text === ',') && i < noun.head) {
      close(i);
      from = i + 1;
      head = -1;
    }
    i++;
  }
  close(noun.to);
  return out.length > 0 ? out : [partyIn(scene, noun)];
}

/** Whether a noun can take part as the one who acts: a name, somebody with a title, a pronoun, or people. */
export function acts(scene: Scene, noun: Noun, rule: RelationVerb): boolean {
  const head = scene.words[noun.head]!;
  // "met him": taken where it is known who he is.
  if (/^(?:him|her|them)$/.test(head.lower) && noun.to === noun.from + 1)
    return partyIn(scene, noun).actor !== undefined;
  if (!canSpeak(scene, noun)) return false;
  // "the Saudi-led coalition": a word of the next.
  if (scene.article.text.charAt(scene.words[noun.to - 1]!.end) === '-') return false;
  if (/^(?:it|which)$/.test(head.lower)) return partyIn(scene, noun).actor !== undefined;
  if (scene.phrases[head.phrase]?.pronoun) return /^(?:he|she|they|we|i|who|him|her|them)$/.test(head.lower);
  if (head.tag === 'name') return true;
  return (
    mentionsIn(scene.article, head).length > 0 ||
    scene.roles.some((role) => role.start <= head.start && head.end <= role.end) ||
    PEOPLE.test(head.lower) ||
    (isPeople(head.lower) && !/^(?:succeeded|defeated|sued)$/.test(rule.kind)) ||
    partyIn(scene, noun).actor !== undefined ||
    rule.loose === true
  );
}

const PEOPLE =
  /(?:ministers|leaders|officials|delegation|delegates|parties|police|troops|forces|court|board|prosecutors|lawmakers|representatives|envoys|officers|authorities|team|club|government|committee|council|ministry|agency|company|union|party|group|families|relatives|protesters|residents|workers|soldiers|rebels|judges|investigators|firm|bank|couple|two|mediators|sides|negotiators|allies|jury|reporters|journalists|fund|utility|regulator|charity|guard|navy|army|airline|federation|counterparts?|rivals?|opponents?|office|department|commission|authority|parliament|hospital|university|embassy|presidency)$/;

/** Plurals of those who do something: "truckers", "nurses" are no list, but "-ers" are people more often than not. */
const isPeople = (word: string): boolean =>
  /(?:ers|ors|ists|ians|men|women|nurses|crews|heirs)$/.test(word) &&
  !/^(?:numbers|matters|papers|newspapers|letters|orders|borders|powers|others|offers|winters|shares|factors|errors|doors|floors|rumours|rumors|waters|rivers|towers|computers|quarters|centers|centers|computers|chapters|figures|covers|answers|prayers|corners|layers|motors|colors|flowers|summers|tremors|reactors|sensors|containers|trailers|charters|disasters|counters|headquarters|posters|stickers|semiconductors|specimen)$/.test(
    word,
  );

/** "a man", "the driver", "two students": a word for a person, with an article or a number before it. */
const isSomebody = (last: string, text: string): boolean =>
  /^(?:an? |the |two |three |four |five |six |\d)/i.test(text) &&
  (isPeople(last) ||
    titleNoun(last) !== undefined ||
    /^(?:man|woman|boy|girl|person|people|child|children|teenager|student|students|couple|suspect|suspects|side|guest|visitor)$/.test(
      last,
    ));

export function suits(party: Party, scene: Scene, rule: RelationVerb): boolean {
  if (party.actor !== undefined) return true;
  const text = scene.article.text.slice(party.start, party.end);
  return (
    /\p{Lu}/u.test(text.charAt(0)) ||
    PEOPLE.test(text.toLowerCase().split(' ')[0] ?? '') ||
    PEOPLE.test(text.toLowerCase()) ||
    rule.place === true ||
    /^(?:he|she|they)$/i.test(text) ||
    isSomebody(text.toLowerCase().split(/[ ’']/).at(-1) ?? '', text)
  );
}

/** The objects that start at a word: "the President of Chile, X, and also the envoys of …". */
export function objectsAt(scene: Scene, from: number, rule: RelationVerb): Party[] {
  const { words } = scene;
  const out: Party[] = [];
  let at = from;
  for (let round = 0; round < 8; round++) {
    while (words[at]?.tag === 'adv') at++;
    const noun = nounStartingAt(scene, at);
    if (!noun || /^(?:that|which|what|who)$/.test(words[at]!.lower)) break;
    const head = words[noun.head]!;
    const names = mentionsIn(scene.article, spanOf(scene, noun.from, noun.to));
    const place =
      rule.place &&
      (PLACES.test(head.lower) ||
        isRegion(scene, noun) ||
        names.some((one) => one.span.kind === 'place' || one.span.kind === 'organisation'));
    if (!acts(scene, noun, rule) && !place) break;
    if (TIME.test(head.lower)) break;
    if (round > 0) {
      const after = words[noun.to];
      if (
        after &&
        after.group >= 0 &&
        scene.groups[after.group]!.finite &&
        scene.groups[after.group]!.form !== 'ing'
      )
        break;
    }
    let to = noun.to;
    // "due in Brussels for a summit": the place alone.
    if (place || head.tag === 'name' || scene.phrases[head.phrase]?.pronoun) {
      const cause = words.findIndex(
        (word, i) => i > noun.head - 1 && i > noun.from && i < noun.to && word.lower === 'for',
      );
      if (cause > 0) to = noun.to = cause;
    }
    // A title with its holder after a comma: the holder takes part.
    const role = scene.roles.find(
      (one) => one.holder && one.start >= words[noun.from]!.start - 5 && one.start < words[noun.to - 1]!.end,
    );
    const comma = words[to]?.text === ',' ? to + 1 : to;
    const holder =
      role?.holder && words[comma] && role.holder.start === words[comma]!.start
        ? nounStartingAt(scene, comma, false)
        : undefined;
    const named = holder ?? appositionAt(scene, noun, to);
    const owner = rule.kind === 'praised' ? (ownerOf(scene, noun) ?? praisedFor(scene, noun)) : undefined;
    if (owner) out.push(partyIn(scene, owner));
    else if (named) {
      out.push(partyIn(scene, named));
      to = named.to;
    } else out.push(partyIn(scene, noun));
    if (rule.kind === 'appointed' || rule.kind === 'defeated' || rule.kind === 'succeeded') break;
    // On to the next of a list, past a place: "in Lima and also the …".
    let next = to;
    if (words[next]?.lower === 'in' && words[next + 1]?.tag === 'name' && words[next + 2]?.lower === 'and')
      next += 2;
    if (words[next]?.text === ',' && words[next + 1]?.lower === 'and') next++;
    if (words[next]?.lower !== 'and' && words[next]?.text !== ',') break;
    const inner = nounStartingAt(scene, next + 1, false);
    const also = words[next + 1]?.tag === 'adv' ? next + 2 : next + 1;
    if (
      words[next]?.text === ',' &&
      inner &&
      words[inner.to]?.text !== ',' &&
      words[inner.to]?.lower !== 'and'
    )
      break;
    if (words[next]?.text === ',' && role && !role.holder) break;
    at = also;
  }
  return out;
}

/** "praised the role of the bank": the bank. */
function praisedFor(scene: Scene, noun: Noun): Noun | undefined {
  const { words } = scene;
  if (
    !/^(?:role|work|efforts?|decision|courage|contribution|conduct|performance|leadership|bravery|handling|patience)$/.test(
      words[noun.head]!.lower,
    )
  )
    return undefined;
  return words[noun.head + 1]?.lower === 'of' ? nounStartingAt(scene, noun.head + 2, false) : undefined;
}

/** "praised the bank's reporting": the bank, where what it owns is neither a name nor somebody. */
function ownerOf(scene: Scene, noun: Noun): Noun | undefined {
  const { words } = scene;
  const head = words[noun.head]!;
  const mark = words.findIndex((word, i) => i > noun.from && i < noun.head && word.tag === 'pos');
  if (
    mark < 0 ||
    head.tag === 'name' ||
    PEOPLE.test(head.lower) ||
    mentionsIn(scene.article, head).length > 0
  )
    return undefined;
  if (scene.roles.some((role) => role.start <= head.start && head.end <= role.end)) return undefined;
  const owner = { from: noun.from, to: mark, head: mark - 1 };
  return mentionsIn(scene.article, words[owner.head]!).length > 0 ? owner : undefined;
}

export const TIME =
  /^(?:\p{L}+day|today|yesterday|tomorrow|tonight|week|month|year|night|morning|evening|afternoon|time|times|january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** Places that are visited without a name. */
const PLACES =
  /^(?:hospital|school|clinic|site|camp|factory|village|town|city|plant|base|region|frontline|border|museum|church|mosque|synagogue|temple|prison|university|island|port|palace|embassy|headquarters|shelter|market|farm|mine)$/;

/** Parts of the world, however their capitals are printed ("the Middle east"). */
const REGIONS =
  /\b(?:(?:middle|near|far) east|(?:central|south|southeast|east|west|western) asia|horn of africa|(?:north|west|east|southern|sub-saharan) africa|(?:latin|south|north|central) america|(?:eastern|western|central|northern|southern) europe|balkans|caucasus|caribbean|sahel|maghreb|levant|gulf|arctic|west bank|gaza strip)\b/iu;

/** True where a phrase names a part of the world. */
export function isRegion(scene: Scene, noun: Noun): boolean {
  const { start, end } = spanOf(scene, noun.from, noun.to);
  return REGIONS.test(scene.article.text.slice(start, end));
}

/** "beat the second seed, Daria Petrova, 6-4": the name between commas is whom the phrase means. */
function appositionAt(scene: Scene, noun: Noun, at: number): Noun | undefined {
  const { words } = scene;
  if (words[noun.head]!.tag === 'name' || words[noun.from]!.tag !== 'det' || words[at]?.text !== ',')
    return undefined;
  const name = nounStartingAt(scene, at + 1, false);
  const mark = name ? words[name.to] : undefined;
  if (!name || !(mark === undefined || mark.text === ',' || mark.text === '.')) return undefined;
  if (words[name.from]!.tag !== 'name' || words[name.to + 1]?.lower === 'and') return undefined;
  const mention = mentionsIn(scene.article, spanOf(scene, name.from, name.to))[0];
  return mention?.span.form === 'name' && mention.span.kind !== 'place' ? name : undefined;
}
