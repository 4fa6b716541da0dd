import type { Role } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import { countryOf } from '../english/nationalities.ts';
import { isShortTitle, type TitleNoun, titleModifier, titleNoun, titleStatus } from '../english/titles.ts';
import { growRight, ownerBefore, ownerText } from './owner.ts';
import type { Draft, Scene } from './scene.ts';

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

/** Role phrases of a sentence with title and owner, not yet with holders. */
export function findDrafts(scene: Scene): Draft[] {
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

const TIME = /^(?:day|week|weekend|month|year|night|morning|afternoon|evening|hour|moment|time)s?$/;
export const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

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
    // "on the day Defence Minister X met …": a time is no part of a title.
    if (TIME.test(word.lower)) break;
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
    // "Roman Catholic priest": of no body.
    if (name?.type === 'MISC' && of === undefined) {
      while (j > 0 && nameAt[j - 1] === name) j--;
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
  if (
    words
      .slice(right.to, right.to + 3)
      .map((word) => word.lower)
      .join(' ') === 'at the time'
  )
    status = 'former';
  const title = `${text.slice(words[titleFrom]!.start, words[end - 1]!.end)}${right.title}`
    .replace(/^(?:ex|former)-/i, '')
    .replace(/-(?:elect|designate)$/i, '')
    .replace(/\s+/g, ' ');
  return { from, to: right.to, head, noun, title, of, ofSpan, status, article, holders: [] };
}
