import type { Role, Sentence } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { type Chunks, chunk, firstFrom, type Word } from './chunks.ts';
import { countryOf } from './english/nationalities.ts';
import {
  ADDRESSES,
  isShortTitle,
  PORTFOLIO,
  type TitleNoun,
  titleModifier,
  titleNoun,
  titleStatus,
} from './english/titles.ts';
import { officeKey } from './office.ts';
import type { NameSpan } from './tagger/tagger.ts';

export { officeKey, parseOffice } from './office.ts';

/** Words that name a role, attached to a name or standing for somebody. The span leaves out "the" and "a". */
export interface RolePhrase extends Span {
  title: string;
  of?: string;
  ofSpan?: Span;
  office: string;
  status: Role['status'];
  /** The name it is attached to. */
  holder?: Span;
  definite: boolean;
  plural: boolean;
  sentence: number;
}

interface Draft {
  from: number;
  to: number;
  head: number;
  noun: TitleNoun;
  title: string;
  of: string | undefined;
  ofSpan: Span | undefined;
  status: Role['status'];
  article: '' | 'the' | 'a' | 'own';
  holders: Span[];
}

interface Scene {
  text: string;
  words: Word[];
  chunks: Chunks;
  /** For each word the name it belongs to. */
  nameAt: (NameSpan | undefined)[];
}

/**
 * Role phrases of a text, in order. One phrase is given once for each of its holders ("Presidents A and B" twice). Grammar after the
 * patterns of the press: title before the name, apposition on either side, possessive, "was named …", "who heads …".
 */
export function findRolePhrases(input: {
  text: string;
  sentences: readonly Sentence[];
  names: readonly NameSpan[];
  chunks?: readonly Chunks[];
}): RolePhrase[] {
  const { text, sentences, names } = input;
  const found: RolePhrase[] = [];
  sentences.forEach((sentence, index) => {
    const chunks = input.chunks?.[index] ?? chunk(text, sentence, names);
    const words = chunks.words;
    const nameAt = namesOfWords(words, names);
    const scene: Scene = { text, words, chunks, nameAt };
    const drafts = findDrafts(scene);
    attach(scene, drafts);
    for (const draft of [...drafts, ...headsOf(scene)]) {
      const holders: (Span | undefined)[] = draft.holders.length > 0 ? draft.holders : [undefined];
      if (draft.holders.length === 0 && (draft.noun.class === 'rank' || draft.head < 0)) continue;
      for (const holder of holders) {
        const phrase: RolePhrase = {
          start: words[draft.from]!.start,
          end: words[draft.to - 1]!.end,
          title: draft.title,
          office: officeKey(draft.title, draft.of),
          status: draft.status,
          definite:
            draft.article === 'the' ||
            draft.article === 'own' ||
            (draft.article === '' && draft.of !== undefined),
          plural: draft.noun.plural,
          sentence: index,
        };
        if (draft.of !== undefined) phrase.of = draft.of;
        if (draft.ofSpan) phrase.ofSpan = draft.ofSpan;
        if (holder) phrase.holder = holder;
        found.push(phrase);
      }
    }
  });
  return found.sort((a, b) => a.start - b.start);
}

function namesOfWords(words: readonly Word[], names: readonly NameSpan[]): (NameSpan | undefined)[] {
  let n = words.length > 0 ? firstFrom(names, words[0]!.start) : 0;
  return words.map((word) => {
    while (n < names.length && names[n]!.end <= word.start) n++;
    const name = names[n];
    return name && name.start <= word.start && word.end <= name.end ? name : undefined;
  });
}

const bare = (lower: string): string =>
  lower.replace(/^(?:ex|co|former)-/, '').replace(/-(?:elect|designate)$/, '');

function nounAt(scene: Scene, i: number): TitleNoun | undefined {
  const word = scene.words[i];
  if (!word || !/^(?:noun|name|adj)$/.test(word.tag)) return undefined;
  const noun = titleNoun(bare(word.lower));
  if (!noun || noun.class === 'address') return undefined;
  if (isShortTitle(word.lower) && !/^\p{Lu}/u.test(word.text)) return undefined;
  const name = scene.nameAt[i];
  // Inside a person's name only as its first word; a body's name keeps its words ("Bank of America Chief" is none).
  if (name && name.type === 'PER' && name.start !== word.start) return undefined;
  if (name && name.type !== 'PER' && name.end !== word.end) return undefined;
  if (
    name &&
    name.type !== 'PER' &&
    name.start < word.start &&
    !/^(?:chief|president|minister|secretary|spokesman|ceo)$/.test(word.lower)
  )
    return undefined;
  return noun;
}

function findDrafts(scene: Scene): Draft[] {
  const { words } = scene;
  const drafts: Draft[] = [];
  for (let i = 0; i < words.length; i++) {
    const noun = nounAt(scene, i);
    if (!noun) continue;
    const next = words[i + 1];
    // The last noun of a row is the head: "deputy governor", "press secretary"; "attorney general" keeps its adjective behind.
    let to = i + 1;
    if (next?.lower === 'general' && !scene.nameAt[i + 1]) to = i + 2;
    else if (next && nounAt(scene, i + 1) && !isShortTitle(words[i]!.lower)) continue;
    else if (
      next?.tag === 'noun' &&
      !DAY.test(next.lower) &&
      scene.nameAt[i + 1] === undefined &&
      !isShortTitle(words[i]!.lower)
    ) {
      // "police chief's office" has its mark between; "minister level talks" is no minister.
      continue;
    }
    if (next?.tag === 'pos' && words[i + 2]?.tag === 'noun' && noun.class === 'rank') continue;
    if (
      /^(?:general|major|private|corporal|leading|principal|marshal)$/.test(words[i]!.lower) &&
      words[i]!.tag !== 'name' &&
      !(to === i + 2)
    )
      continue;
    const draft = grow(scene, i, to, noun);
    if (draft) drafts.push(draft);
    i = Math.max(i, (draft?.to ?? to) - 1);
  }
  return drafts;
}

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

function grow(scene: Scene, head: number, end: number, noun: TitleNoun): Draft | undefined {
  const { words, nameAt, text } = scene;
  const lower = words[head]!.lower;
  let status: Role['status'] = /^ex-|^former-/.test(lower)
    ? 'former'
    : /-(?:elect|designate)$/.test(lower)
      ? 'elect'
      : 'current';
  let from = head;
  let titleFrom = head;
  let of: string | undefined;
  let ofSpan: Span | undefined;
  let article: Draft['article'] = '';
  let j = head - 1;
  for (; j >= 0 && head - j < 12; j--) {
    const word = words[j]!;
    const name = nameAt[j];
    if (word.tag === 'det') {
      article = /^(?:a|an)$/.test(word.lower)
        ? 'a'
        : /^(?:his|her|its|their|my|our|your)$/.test(word.lower)
          ? 'own'
          : 'the';
      break;
    }
    if (word.tag === 'pos') {
      const owner = ownerBefore(scene, j);
      if (!owner) {
        article = 'own';
        break;
      }
      if (of === undefined) {
        ofSpan = { start: words[owner.from]!.start, end: words[j - 1]!.end };
        of = ownerText(text, ofSpan);
      }
      from = owner.from;
      article = 'the';
      break;
    }
    const standing = titleStatus(word.lower);
    if (standing && !(name && name.type === 'PER')) {
      if (standing !== 'current') status = standing;
      from = j;
      continue;
    }
    if (name?.type === 'PER') break;
    const country = /^\p{Lu}/u.test(word.text)
      ? countryOf(name ? text.slice(name.start, name.end) : word.text)
      : undefined;
    if (country && of === undefined) {
      const span = name ?? { start: word.start, end: word.end };
      while (j > 0 && words[j - 1]!.start >= span.start) j--;
      of = country;
      ofSpan = { start: span.start, end: words[head]!.start > span.end ? span.end : word.end };
      from = j;
      continue;
    }
    const modifier = titleModifier(word.lower) !== undefined || titleNoun(word.lower) !== undefined;
    if (modifier && of === undefined && (!name || name.end >= words[head]!.end || name.type === 'MISC')) {
      from = titleFrom = j;
      continue;
    }
    if (name && of === undefined) {
      while (j > 0 && nameAt[j - 1] === name) j--;
      of = text.slice(name.start, Math.min(name.end, words[titleFrom]!.start)).trim();
      ofSpan = { start: name.start, end: name.start + of.length };
      from = j;
      continue;
    }
    if (word.tag === 'name' && of === undefined && !DAY.test(word.lower)) {
      // Capitals that the tagger took for no name: the owner of the title ("Ashby Rovers manager").
      let k = j;
      while (k > 0 && words[k - 1]!.tag === 'name' && nameAt[k - 1] === undefined) k--;
      ofSpan = { start: words[k]!.start, end: word.end };
      of = text.slice(ofSpan.start, ofSpan.end);
      from = j = k;
      continue;
    }
    if (
      (word.tag === 'noun' || word.tag === 'adj') &&
      of === undefined &&
      !/year-old|^(?:said|told)$/.test(word.lower)
    ) {
      if (
        /^(?:top|key|main|new|old|young|many|two|likely|same|other|another|first|own|alleged|suspected|popular|powerful)$/.test(
          word.lower,
        )
      ) {
        from = j;
        continue;
      }
      from = titleFrom = j;
      continue;
    }
    if (word.tag === 'adj' || word.tag === 'num' || word.tag === 'noun') {
      from = j;
      continue;
    }
    break;
  }
  const right = growRight(scene, end, noun, of !== undefined);
  if (right.of !== undefined && of === undefined) {
    of = right.of;
    ofSpan = right.ofSpan;
  }
  const title = `${text.slice(words[titleFrom]!.start, words[end - 1]!.end)}${right.title}`
    .replace(/^(?:ex|former)-/i, '')
    .replace(/-(?:elect|designate)$/i, '')
    .replace(/\s+/g, ' ');
  return { from, to: right.to, head, noun, title, of, ofSpan, status, article, holders: [] };
}

/** The noun phrase that ends right before the possessive mark at `mark`; undefined for persons, who own no office. */
function ownerBefore(scene: Scene, mark: number): { from: number } | undefined {
  const { words, nameAt } = scene;
  let from = mark - 1;
  if (from < 0) return undefined;
  const name = nameAt[from];
  if (name) {
    if (name.type === 'PER') return undefined;
    while (from > 0 && nameAt[from - 1] === name) from--;
    return { from };
  }
  while (from > 0 && /^(?:noun|adj|name|num)$/.test(words[from - 1]!.tag)) from--;
  return /^(?:noun|name)$/.test(words[mark - 1]!.tag) ? { from } : undefined;
}

const ownerText = (text: string, span: Span): string => {
  const printed = text
    .slice(span.start, span.end)
    .replace(/^(?:the|The)\s+/u, '')
    .replace(/\s+/g, ' ');
  return countryOf(printed) ?? printed;
};

/** Which prepositions lead to the owner of what title. */
const LINKS: Record<string, RegExp> = {
  of: /./,
  for: /./,
  at: /./,
  to: /^(?:ambassador|envoy|adviser|advisor|aide|representative|assistant|secretary|heir|attaché|delegate|counsel|special)/,
  with: /^(?:analyst|economist|lawyer|reporter|researcher|strategist|fellow|correspondent|consultant|expert|officer|agent|attorney)/,
  in: /^(?:ambassador|envoy|correspondent|professor|lecturer)/,
  on: /^(?:rapporteur|adviser|advisor|expert|spokes)/,
};

function growRight(
  scene: Scene,
  end: number,
  noun: TitleNoun,
  owned: boolean,
): { to: number; title: string; of?: string; ofSpan?: Span } {
  const { words, nameAt, text } = scene;
  let to = end;
  let title = '';
  for (let round = 0; round < 3; round++) {
    const link = words[to];
    if (!link || !(link.tag === 'prep' || link.tag === 'to') || !LINKS[link.lower]?.test(noun.key)) break;
    let at = to + 1;
    if (words[at]?.tag === 'det' && /^(?:the|a|an|its|his|her|their|all)$/.test(words[at]!.lower)) at++;
    if (words[at]?.lower === 'the') at++;
    let stop = at;
    // A portfolio: known fields, also joined by "and".
    while (
      stop < words.length &&
      !nameBreaks(scene, stop) &&
      (PORTFOLIO.has(words[stop]!.lower) ||
        (/^(?:and|&)$/.test(words[stop]!.lower) && stop > at && PORTFOLIO.has(words[stop + 1]?.lower ?? '')))
    )
      stop++;
    const after = words[stop];
    const ends =
      stop > at &&
      (!after ||
        !/^(?:noun|name)$/.test(after.tag) ||
        nameAt[stop]?.type === 'PER' ||
        nameAt[stop - 1] !== nameAt[stop]);
    if (
      ends &&
      link.lower !== 'at' &&
      !(
        nameAt[at] &&
        nameAt[at]!.type !== 'MISC' &&
        words[at]!.tag === 'name' &&
        /^\p{Lu}/u.test(words[at]!.text) &&
        nameAt[at]!.type === 'LOC'
      )
    ) {
      title += ` ${text.slice(link.start, words[stop - 1]!.end)}`;
      to = stop;
      continue;
    }
    if (owned) break;
    // The owner: a name, or a noun phrase.
    const name = nameAt[at];
    if (name?.type === 'PER') break;
    stop = at;
    if (name) while (stop < words.length && nameAt[stop] === name) stop++;
    else {
      while (
        stop < words.length &&
        /^(?:noun|adj|name|num)$/.test(words[stop]!.tag) &&
        nameAt[stop]?.type !== 'PER'
      )
        stop++;
      while (stop > at && !/^(?:noun|name)$/.test(words[stop - 1]!.tag)) stop--;
    }
    if (
      words[stop]?.lower === 'of' &&
      words[stop + 1] &&
      /^(?:name|det|noun)$/.test(words[stop + 1]!.tag) &&
      name === undefined
    ) {
      // "the port of Green Bay"
      let more = stop + 1;
      if (words[more]!.tag === 'det') more++;
      const first = more;
      while (
        more < words.length &&
        /^(?:noun|adj|name)$/.test(words[more]!.tag) &&
        nameAt[more]?.type !== 'PER'
      )
        more++;
      if (more > first) stop = more;
    }
    if (stop === at || words[stop]?.tag === 'pos') {
      // "head of Israel's delegation": the owner is the whole phrase.
      if (words[stop]?.tag !== 'pos') break;
      let more = stop + 1;
      while (
        more < words.length &&
        /^(?:noun|adj|name)$/.test(words[more]!.tag) &&
        nameAt[more]?.type !== 'PER'
      )
        more++;
      if (more === stop + 1) break;
      stop = more;
    }
    const ofSpan = { start: words[at]!.start, end: words[stop - 1]!.end };
    return { to: stop, title, of: ownerText(text, ofSpan), ofSpan };
  }
  return { to, title };
}

const nameBreaks = (scene: Scene, i: number): boolean =>
  scene.nameAt[i]?.type === 'PER' ||
  (scene.nameAt[i]?.type === 'LOC' && !PORTFOLIO.has(scene.words[i]!.lower));

/** Two capitals or more between commas, which the tagger took for no person. */
function fullName(scene: Scene, i: number): { span: Span; to: number } | undefined {
  const one = personAt(scene, i, true);
  return one && one.to - i > 1 && scene.words[one.to]?.text === ',' ? one : undefined;
}

/** The name of a person that starts at a word, forms of address before it skipped; capitals right after a title count where untagged. */
function personAt(scene: Scene, i: number, afterTitle: boolean): { span: Span; to: number } | undefined {
  const { words, nameAt } = scene;
  let at = i;
  while (words[at] && ADDRESSES.has(words[at]!.lower) && at < i + 3) at++;
  const word = words[at];
  if (!word) return undefined;
  const name = nameAt[at];
  if (name?.type === 'PER' && name.start >= words[i]!.start - 1) {
    let to = at;
    while (to < words.length && nameAt[to] === name) to++;
    return { span: { start: name.start, end: name.end }, to };
  }
  if (!afterTitle || name?.type === 'PER') return undefined;
  if (word.tag !== 'name' || !/^\p{Lu}/u.test(word.text) || countryOf(word.text) || titleNoun(word.lower))
    return undefined;
  if (name && name.type !== 'MISC' && name.score > 0.8) return undefined;
  let to = at;
  while (
    to < words.length &&
    words[to]!.tag === 'name' &&
    to < at + 4 &&
    (nameAt[to] === undefined || nameAt[to] === name) &&
    !countryOf(words[to]!.text)
  )
    to++;
  if (to === at || titleNoun(words[to - 1]!.lower) || DAY.test(words[at]!.lower)) return undefined;
  return { span: { start: word.start, end: words[to - 1]!.end }, to };
}

/** The person whose name ends right before the word at `i`. */
function personBefore(scene: Scene, i: number): { span: Span; from: number } | undefined {
  const name = i > 0 ? scene.nameAt[i - 1] : undefined;
  if (name?.type !== 'PER') return undefined;
  let from = i - 1;
  while (from > 0 && scene.nameAt[from - 1] === name) from--;
  return { span: { start: name.start, end: name.end }, from };
}

function attach(scene: Scene, drafts: Draft[]): void {
  for (let d = 0; d < drafts.length; d++) {
    const draft = drafts[d]!;
    attachAfter(scene, drafts, d);
    if (draft.holders.length === 0) attachBefore(scene, drafts, d);
    if (draft.holders.length === 0) attachVerb(scene, draft);
  }
  // "Smith's coach, the former champion Mats Berg, said": both titles are his.
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words
      .slice(one.to, two.from)
      .map((word) => word.lower)
      .join(' ');
    const before = two.holders[0] !== undefined && two.holders[0].start >= scene.words[two.to - 1]!.end;
    if (
      /^,(?: the| a| an| msgr\.?)?$/.test(between) &&
      one.holders.length === 0 &&
      before &&
      !one.noun.plural &&
      (one.article === 'own' || one.article === 'the' || one.of !== undefined)
    )
      one.holders = two.holders;
  }
  // "sacked their manager, John Smith": he is no longer.
  for (const draft of drafts) {
    if (draft.holders.length === 0 || draft.status !== 'current') continue;
    let at = draft.from - 1;
    if (scene.words[at]?.tag === 'det') at--;
    const group = scene.chunks.groups[scene.words[at]?.group ?? -1];
    if (
      group &&
      group.to === at + 1 &&
      !group.passive &&
      !group.negated &&
      group.modal === undefined &&
      !group.infinitive &&
      /^(?:dismiss|fire|sack|oust|remove|depose)$/.test(group.base)
    )
      draft.status = 'former';
  }
  // "chairman and chief executive John Smith", "a lawyer and activist".
  for (let d = drafts.length - 2; d >= 0; d--) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words.slice(one.to, two.from).map((word) => word.lower);
    const joined =
      between.length <= 2 &&
      between[0] === 'and' &&
      (between.length === 1 || between[1] === 'a' || between[1] === 'an' || between[1] === 'now');
    if (
      joined &&
      one.holders.length === 0 &&
      two.holders.length > 0 &&
      !one.noun.plural &&
      two.article !== 'the'
    ) {
      if (one.article === 'the' && between.length > 1) continue;
      one.holders = two.holders;
      if (one.of === undefined && two.of !== undefined && two.noun.class === 'office') {
        one.of = two.of;
        one.ofSpan = two.ofSpan;
      }
    }
  }
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    const between = scene.words
      .slice(one.to, two.from)
      .map((word) => word.lower)
      .join(' ');
    if (
      /^(?:, )?and(?: an?| now| current)?$|^,(?: an?)?$/.test(between) &&
      one.holders.length > 0 &&
      two.holders.length === 0 &&
      !two.noun.plural &&
      two.article !== 'the'
    ) {
      const before = personBefore(scene, Math.max(0, one.from - (one.article === '' ? 1 : 2)));
      const after = scene.words[two.to];
      if (before && (!after || after.tag === 'mark' || after.tag === 'prep')) {
        two.holders = one.holders;
      }
    }
  }
  // "chairman and chief executive of X": both are of X.
  for (let d = 0; d + 1 < drafts.length; d++) {
    const [one, two] = [drafts[d]!, drafts[d + 1]!];
    if (one.to + 1 !== two.from || scene.words[one.to]?.lower !== 'and' || one.holders[0] === undefined)
      continue;
    if (one.of === undefined && two.of !== undefined && one.holders[0].start === two.holders[0]?.start) {
      one.of = two.of;
      one.ofSpan = two.ofSpan;
    }
  }
}

/** Title before the name: "US Secretary of State Antony Blinken", "the President of Egypt, Abdel Fattah El-Sisi". */
function attachAfter(scene: Scene, drafts: readonly Draft[], d: number): void {
  const draft = drafts[d]!;
  const { words } = scene;
  const next = words[draft.to];
  if (!next) return;
  if (next.tag !== 'mark' || next.lower === '(') {
    const one = personAt(scene, draft.to, true);
    if (!one || next.lower === '(') return;
    if (
      draft.noun.class === 'job' &&
      draft.article === 'the' &&
      draft.of === undefined &&
      scene.nameAt[draft.to]?.type !== 'PER'
    )
      return;
    draft.holders = draft.noun.plural ? joinedNames(scene, one.span, one.to) : [one.span];
    return;
  }
  if (next.text !== ',' || isShortTitle(words[draft.head]!.lower)) return;
  // Already in apposition to the name before it.
  const before = draft.from - (draft.article === '' || words[draft.from - 1]?.tag !== 'det' ? 0 : 1);
  if (
    words[before - 1]?.text === ',' &&
    (personBefore(scene, before - 1) || words[before - 2]?.tag === 'num')
  )
    return;
  const one = personAt(scene, draft.to + 1, false) ?? fullName(scene, draft.to + 1);
  if (!one) return;
  const after = words[one.to];
  // "a doctor, John Smith, said"
  if (draft.article === 'a' && !(after?.text === ',' && words[one.to + 1]?.lower !== 'and')) return;
  const follows =
    !after ||
    after.tag === 'mark' ||
    after.tag === 'pos' ||
    after.tag === 'prep' ||
    after.tag === 'sub' ||
    after.tag === 'conj' ||
    after.tag === 'to';
  const opens =
    draft.article === 'the' || draft.article === 'own' || draft.article === 'a' || draft.of !== undefined;
  if (!opens) return;
  // "According to the minister, Smith said": a verb right after the name is another clause; a title right after another name is a list.
  if (!follows && (words[before - 1]?.tag === 'prep' || (before > 0 && hasVerbBefore(scene, before)))) return;
  if (!follows && draft.article !== '') return;
  if (after?.text === ',' && nextIsTitleOf(drafts, d, one.to)) return;
  draft.holders = draft.noun.plural ? joinedNames(scene, one.span, one.to) : [one.span];
}

/** "the minister, John Smith, the governor of X, and": the later title is the name's own. */
function nextIsTitleOf(drafts: readonly Draft[], d: number, comma: number): boolean {
  const next = drafts[d + 1];
  return next !== undefined && next.from - comma <= 2 && next.article === 'the' && drafts[d]!.article === 'a';
}

const hasVerbBefore = (scene: Scene, i: number): boolean =>
  scene.words.slice(Math.max(0, i - 20), i).some((word) => word.tag === 'verb');

function joinedNames(scene: Scene, first: Span, to: number): Span[] {
  const out = [first];
  let at = to;
  for (let round = 0; round < 8; round++) {
    let i = at;
    if (scene.words[i]?.text === ',') i++;
    if (scene.words[i]?.lower === 'and') i++;
    if (i === at) break;
    const one = personAt(scene, i, false);
    if (!one) break;
    out.push(one.span);
    at = one.to;
  }
  return out;
}

/** The name before the title: "Yoav Gallant, the defence minister of Israel,", "Smith, 54, a professor at X". */
function attachBefore(scene: Scene, drafts: readonly Draft[], d: number): void {
  const draft = drafts[d]!;
  const { words } = scene;
  if (draft.noun.plural) return;
  let at = draft.from - 1;
  if (words[at]?.tag === 'det') {
    // "his lawyer" after a name and a comma may be another person in a list.
    at--;
  }
  while (at > 0 && /^(?:now|then|currently|formerly|also|himself|herself)$/.test(words[at]!.lower)) at--;
  const mark = words[at];
  if (!mark || !/^(?:,|\(|–|—|-)$/.test(mark.text)) return;
  let name = at;
  // "Smith, 54, a professor"; "Smith (54), a professor"
  if (words[at - 1]?.tag === 'num' && words[at - 2]?.text === ',') name = at - 2;
  else if (words[at - 1]?.text === ')' && words[at - 2]?.tag === 'num' && words[at - 3]?.text === '(')
    name = at - 3;
  const person = personBefore(scene, name);
  if (!person) return;
  const after = words[draft.to];
  if (personAt(scene, draft.to, true)) return;
  const sits =
    !after ||
    after.tag === 'mark' ||
    after.tag === 'quote' ||
    after.tag === 'prep' ||
    after.tag === 'sub' ||
    (after.tag === 'pron' && /^(?:who|whom)$/.test(after.lower)) ||
    (after.tag === 'verb' &&
      /^(?:ed|participle|ing)$/.test(after.form ?? '') &&
      mark.text === ',' &&
      draft.article !== 'the' &&
      words[draft.to + 1]?.tag !== 'det') ||
    (after.tag === 'det' && after.lower === 'whose') ||
    after.tag === 'to';
  const coordinated =
    after?.tag === 'conj' &&
    (words[draft.to + 1]?.tag !== 'det' ||
      words[draft.to + 1]?.lower === 'a' ||
      words[draft.to + 1]?.lower === 'an') &&
    !scene.nameAt[draft.to + 1];
  if (!sits && !coordinated) return;
  // A list of people: "Smith, the mayor, and the governor met".
  const lead = words[person.from - 1];
  if (
    draft.article === 'the' &&
    after?.text === ',' &&
    words[draft.to + 1]?.lower === 'and' &&
    words[draft.to + 2]?.tag === 'det' &&
    lead?.text === ','
  )
    return;
  draft.holders = [person.span];
}

const BECOME = /^(?:become|remain)$/;
const NAMING =
  /^(?:appoint|name|elect|reelect|re-elect|nominate|install|crown|inaugurate|pick|choose|swear|confirm|reappoint|promote|designate|anoint|make)$/;
const LEAVING = /^(?:dismiss|fire|sack|oust|remove|resign|quit|retire|step|replace|depose)$/;

/** "Smith was named finance minister", "Smith is the mayor of X", "named Smith as finance minister". */
function attachVerb(scene: Scene, draft: Draft): void {
  const { words, chunks } = scene;
  if (draft.noun.plural || draft.head < 0) return;
  let at = draft.from - 1;
  if (words[at]?.tag === 'det') at--;
  let as = false;
  if (words[at]?.lower === 'as') {
    as = true;
    at--;
  }
  // "named Smith [as] finance minister"
  const object = personBefore(scene, at + 1);
  if (object) {
    const group = chunks.groups[words[object.from - 1]?.group ?? -1];
    if (group && NAMING.test(group.base) && !group.negated && !group.passive && (as || group.base !== 'make'))
      draft.holders = [object.span];
    else if (group && as && LEAVING.test(group.base) && !group.negated) {
      draft.holders = [object.span];
      draft.status = 'former';
    }
    return;
  }
  while (at >= 0 && /^(?:in|down|over|office)$/.test(words[at]!.lower) && as) at--;
  const group = chunks.groups[words[at]?.group ?? -1];
  if (!group || (group.to !== at + 1 && !as) || group.negated) return;
  const subject = subjectBefore(scene, group.from);
  if (!subject) return;
  if (group.modal && !/^(?:will|'ll|’ll|to)$/.test(group.modal)) return;
  const future = group.modal !== undefined || group.infinitive;
  if (group.infinitive) return;
  if (group.passive && NAMING.test(group.base)) draft.status = future ? 'elect' : draft.status;
  else if (group.passive && as && LEAVING.test(group.base)) draft.status = 'former';
  else if (!group.passive && as && LEAVING.test(group.base)) draft.status = 'former';
  else if (!group.passive && as && group.base === 'serve')
    draft.status = words[group.main]!.form === 'ed' && group.from === group.main ? 'former' : draft.status;
  else if (!group.passive && as && group.base === 'take' && words[group.to]?.lower === 'over')
    draft.status = future ? 'elect' : draft.status;
  else if (!group.passive && BECOME.test(group.base)) draft.status = future ? 'elect' : draft.status;
  else if (group.base === 'be' && !group.passive) {
    if (future) draft.status = 'elect';
    else if (/^was$/.test(words[group.main]!.lower)) draft.status = 'former';
    else if (!/^(?:is|['’]s)$/.test(words[group.main]!.lower)) return;
  } else return;
  const after = words[draft.to];
  if (after && personAt(scene, draft.to, true)) return;
  draft.holders = [subject];
}

/** The person right before a verb group, or before "who" and a comma. */
function subjectBefore(scene: Scene, i: number): Span | undefined {
  let at = i;
  while (scene.words[at - 1]?.tag === 'adv') at--;
  if (scene.words[at - 1]?.lower === 'who') {
    at--;
    if (scene.words[at - 1]?.text === ',') at--;
  } else if (scene.words[at - 1]?.text === ',') at--;
  return personBefore(scene, at)?.span;
}

const HEADING: Record<string, string> = {
  head: 'head',
  lead: 'leader',
  chair: 'chair',
  command: 'commander',
  direct: 'director',
  coach: 'coach',
  captain: 'captain',
  manage: 'manager',
};

/** "David Barnea, who is heading the Israeli delegation": the verb is the role. */
function headsOf(scene: Scene): Draft[] {
  const { words, chunks, text } = scene;
  const out: Draft[] = [];
  for (const group of chunks.groups) {
    const title = HEADING[group.base];
    if (!title || group.negated || group.passive || group.modal || group.infinitive) continue;
    if (words[group.from - 1]?.lower !== 'who') continue;
    const subject = subjectBefore(scene, group.from);
    const phrase = chunks.phrases[words[group.to]?.phrase ?? -1];
    if (!subject || !phrase || phrase.pronoun || words[phrase.head]!.tag === 'num') continue;
    const first = words[phrase.from]!.tag === 'det' ? phrase.from + 1 : phrase.from;
    if (first > phrase.head) continue;
    const ofSpan = { start: words[first]!.start, end: words[phrase.head]!.end };
    const past = group.form === 'ed' || group.form === 'past';
    out.push({
      from: group.from,
      to: phrase.to,
      head: group.main,
      noun: { key: title, class: 'office', plural: false },
      title,
      of: ownerText(text, ofSpan),
      ofSpan,
      status:
        past && !words.slice(group.from, group.main).some((word) => word.tag === 'aux')
          ? 'former'
          : 'current',
      article: 'the',
      holders: [subject],
    });
  }
  return out;
}
