import type { Mention } from '../../domain/reading.ts';
import { overlaps } from '../../domain/span.ts';
import type { Chunks } from '../chunks.ts';
import { fold } from '../names.ts';
import type { RolePhrase } from '../roles.ts';
import { type Group, lastBefore, newGroup } from './group.ts';

/** Offices that "leader" may stand for. */
const LEADERS =
  /^(?:president|minister:prime|leader|king|queen|chancellor|premier|emir|sultan|ayatollah|head|chair|prince:crown)$/u;

/** Words before a role noun that make another office of it: the president is no vice-president. */
const OTHERS = /(?:^|[:-])(?:vice|deputy|assistant|under|junior|associate|first-lady)(?:$|[:-])/u;

/** "president" is short for "president:newly-minted": the same noun, and the short one says no more. */
const sameNoun = (wanted: string, held: string): boolean =>
  wanted === held || (!wanted.includes(':') && held.startsWith(`${wanted}:`) && !OTHERS.test(held));

const base = (office: string): string => office.split('@')[0] ?? office;
const owner = (office: string): string => office.split('@')[1] ?? '';

/**
 * Gives role phrases to the persons they stand for: those they are attached to get the office; a definite one alone ("the US Secretary
 * of State met") goes to the holder of that office in this article, else to the one person whose title it repeats. A definite office that
 * nobody is named for is an actor of its own; plural and indefinite ones are groups. Returns mentions that stay open.
 */
export function resolvePhrases(
  groups: Group[],
  phrases: readonly RolePhrase[],
  text: string,
  chunks: readonly Chunks[] = [],
): Mention[] {
  const open: Mention[] = [];
  const named = groups.filter((group) => group.kind === 'person');
  for (const phrase of phrases) {
    if (!phrase.holder) continue;
    const holder = phrase.holder;
    const group = named.find((one) =>
      one.mentions.some(
        (mention) => mention.in === 'text' && mention.form === 'name' && overlaps(mention, holder),
      ),
    );
    if (group && phrase.office) group.offices.add(held(phrase));
  }
  const unnamed = new Map<string, Group>();
  for (const printed of [...phrases].sort((a, b) => a.start - b.start)) {
    if (printed.holder) continue;
    const phrase = whole(printed, text, chunks[printed.sentence]);
    const words = text.slice(phrase.start, phrase.end).replace(/\s+/gu, ' ');
    if (isCut(phrase, words, text)) continue;
    const single = !phrase.plural && phrase.definite;
    if (single) {
      const found = holderOf(named, phrase);
      if (found) {
        found.group.mentions.push({
          start: phrase.start,
          end: phrase.end,
          in: 'text',
          kind: 'person',
          form: 'nominal',
        });
        const line = `"${words}" = "${found.group.name}": ${found.how}`;
        if (!found.group.why.includes(line)) found.group.why.push(line);
        continue;
      }
      if (!phrase.of) {
        open.push({ start: phrase.start, end: phrase.end, in: 'text', kind: 'person', form: 'nominal' });
        continue;
      }
    }
    const kind = single ? 'person' : 'group';
    const key = single ? held(phrase) : fold(words).replace(/^(?:a|an|the|some|several|many) /u, '');
    const group = unnamed.get(key) ?? newGroup(kind, words.replace(/^(?:[Tt]he|[Aa]n?) /u, ''));
    if (!unnamed.has(key)) {
      unnamed.set(key, group);
      groups.push(group);
    } else if (group.mentions.length === 1)
      group.why.push(single ? `"${words}": the same office` : `"${words}": the same words`);
    if (single) group.offices.add(held(phrase));
    else if (phrase.plural && /^(?:the )?(?:two|both) /iu.test(words))
      tellPair(group, named, phrase.start, words);
    group.mentions.push({ start: phrase.start, end: phrase.end, in: 'text', kind, form: 'nominal' });
  }
  return open;
}

/** True for what is no description of anybody: "10.15 pm", the "Deputy" of "Deputy Transport Minister", the "lawyer" of "Sukhumi-born lawyer". */
const isCut = ({ start, end, of }: RolePhrase, words: string, text: string): boolean =>
  /\d\s?[ap]\.?m\.?$/iu.test(words) ||
  (of === undefined && /^\p{Lu}\p{L}+$/u.test(words) && /^ \p{Lu}/u.test(text.slice(end, end + 2))) ||
  /[\p{L}\d][-–]$/u.test(text.slice(Math.max(0, start - 2), start));

/** Notes whom "the two leaders" are: the two last named before, close by; the group stays a group. */
function tellPair(group: Group, named: readonly Group[], at: number, words: string): void {
  const near = named
    .map((one) => ({ one, last: lastBefore(one, at) }))
    .filter(({ last }) => last >= 0 && at - last < CLOSE / 2)
    .sort((a, b) => b.last - a.last);
  const pair = near.length === 2 ? near : near.filter(({ one }) => one.offices.size > 0);
  if (pair.length !== 2) return;
  const line = `"${words}": ${pair
    .map(({ one }) => one.name)
    .sort()
    .join(' and ')}, the two spoken of before`;
  if (!group.why.includes(line)) group.why.push(line);
}

/** A description with the plain words that still belong to it: "foreign ministers of the Middle" + "eastern countries". */
function whole(phrase: RolePhrase, text: string, chunks: Chunks | undefined): RolePhrase {
  if (phrase.of === undefined) return phrase;
  // "head of an Israeli" + "delegation": to the end of its noun phrase.
  const noun = chunks?.phrases.find((one) => one.start < phrase.end && phrase.end <= one.end);
  if (noun && noun.end > phrase.end && /^\s[\p{Ll}\s-]+$/u.test(text.slice(phrase.end, noun.end)))
    return { ...phrase, end: noun.end };
  const rest = REST.exec(text.slice(phrase.end, phrase.end + 60));
  return rest ? { ...phrase, end: phrase.end + rest[0].length } : phrase;
}
const REST =
  /^\s(?:\p{Ll}[\p{L}-]*\s){0,2}(?:countries|states|nations|governments|powers|companies|parties|groups|region|regions)\b/u;

/** An office with its standing: who was, or is to be, is not who is. */
const held = ({ status, office }: RolePhrase): string =>
  status === 'former' || status === 'elect' ? `${status} ${office}` : office;

function holderOf(named: readonly Group[], phrase: RolePhrase): { group: Group; how: string } | undefined {
  const wanted = held(phrase);
  const exact = named.filter((group) => group.offices.has(wanted));
  if (exact.length > 0 && owner(wanted) !== '')
    return {
      group: nearest(exact, phrase.start),
      how: exact.length === 1 ? 'holds that office here' : 'the holder of that office spoken of last',
    };
  const stem = base(wanted);
  const similar = named.filter((group) =>
    [...group.offices].some((office) => {
      if (owner(office) !== '' && owner(wanted) !== '' && owner(office) !== owner(wanted)) return false;
      return (
        base(office) === stem ||
        (owner(office) === owner(wanted) && sameNoun(stem, base(office))) ||
        (owner(wanted) === '' && sameNoun(stem, base(office))) ||
        (/^(?:leader|head)$/u.test(stem) &&
          owner(office) === owner(wanted) &&
          owner(wanted) !== '' &&
          LEADERS.test(base(office)))
      );
    }),
  );
  if (similar.length === 0) return undefined;
  if (similar.length === 1) return { group: similar[0]!, how: 'the only one with that title here' };
  const before = similar.filter((group) => lastBefore(group, phrase.start) >= 0);
  if (before.length === 0) return undefined;
  const last = nearest(before, phrase.start);
  // Of several with that title it is the one spoken of last, if close by, else the one spoken of most.
  if (phrase.start - lastBefore(last, phrase.start) < CLOSE)
    return { group: last, how: 'the one with that title spoken of last' };
  const [most, next] = [...before].sort((a, b) => b.mentions.length - a.mentions.length);
  return next === undefined || most!.mentions.length >= 3 * next.mentions.length
    ? { group: most!, how: 'the one with that title spoken of most' }
    : undefined;
}

/** Characters within which a bearer of a title is still spoken of. */
const CLOSE = 1500;

const nearest = (groups: readonly Group[], at: number): Group =>
  [...groups].sort((a, b) => lastBefore(b, at) - lastBefore(a, at))[0]!;
