import type { Span } from '../../domain/span.ts';
import { countryOf } from '../english/nationalities.ts';
import { PORTFOLIO, type TitleNoun } from '../english/titles.ts';
import type { Scene } from './scene.ts';

/** The noun phrase that ends right before the possessive mark at `mark`; undefined for persons, who own no office. */
export function ownerBefore(scene: Scene, mark: number): { from: number } | undefined {
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

export const ownerText = (text: string, span: Span): string => {
  const printed = text
    .slice(span.start, span.end)
    .replace(/^(?:the|The)\s+/u, '')
    .replace(/\s+/g, ' ');
  return countryOf(printed) ?? printed;
};

/** What somebody heads, as against a field: "head of the railway union". */
const BODY =
  /^(?:union|bank|board|council|committee|commission|agency|party|club|federation|association|authority|office)$/;

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

export function growRight(
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
    // "mayor at the time"
    if (link.lower === 'at' && words[at]?.lower === 'time') break;
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
      !(at > to + 1 && BODY.test(words[stop - 1]!.lower)) &&
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
    if (name) {
      while (stop < words.length && nameAt[stop] === name) stop++;
      // "the Flemish dairy board": a people's name before what is theirs.
      if (name.type === 'MISC' && words[at - 1]?.tag === 'det')
        while (words[stop]?.tag === 'noun' && nameAt[stop] === undefined) stop++;
    } else {
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
