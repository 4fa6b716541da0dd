import type { Span } from '../../domain/span.ts';
import { overlaps } from '../../domain/span.ts';
import { findCountry } from '../../language/english/nationalities.ts';
import { titleModifier, titleNoun } from '../../language/english/titles.ts';
import { fold } from '../../language/names.ts';
import type { Met, Named, Passage } from './passage.ts';

/** Somebody found in a sentence: the words, and who that is. */
export interface Found extends Span {
  name: string;
  id?: number;
}

/** Words between somebody and the verb, at most. */
const FAR = 9;

const BE_BEFORE =
  /\b(?:is|was|were|are|been|be|being|gets?|got)(?: \p{L}+ly| also| not| now| later| first)?\s+$/iu;

/** True where the verb at this place is passive: "was arrested", "led by". */
export function isPassive(passage: Passage, verb: Span): boolean {
  const { text } = passage.article;
  const before = text.slice(passage.sentence.start, verb.start);
  const after = text.slice(verb.end, verb.end + 24);
  const printed = text.slice(verb.start, verb.end);
  if (/ing$/iu.test(printed)) return false;
  return (
    (BE_BEFORE.test(before) && !/(?:was|were|is|are) to $/iu.test(before)) ||
    /^(?:,? \p{L}+ly)? by\b/iu.test(after)
  );
}

/** Denied, wished or only thought of: "did not attend", "refused to meet". */
export function isDenied(passage: Passage, verb: Span): boolean {
  const before = passage.article.text.slice(Math.max(passage.sentence.start, verb.start - 40), verb.start);
  return /\b(?:not|never|n't|n’t|nobody|no one|neither|without|denied|denies|refuse[sd]? to|refusing to|declined to|failed to|unable to|whether|if)(?: \p{L}+){0,3}\s+$/iu.test(
    before,
  );
}

/** Still to come: "is to meet", "will visit". */
export function isAhead(passage: Passage, verb: Span): boolean {
  const before = passage.article.text.slice(Math.max(passage.sentence.start, verb.start - 30), verb.start);
  return /\b(?:will|would|is to|are to|was to|were to|is due to|due to|to be|is expected to|expected to|plans? to|may|might|could|should|going to)(?: \p{L}+){0,2}\s+$/iu.test(
    before,
  );
}

/** Who does it (`agent`) or whom it is done to, at one verb of a sentence; undefined where nobody named stands in that place. */
export function partyAt(
  passage: Passage,
  verb: Span,
  wanted: 'agent' | 'patient',
  asked: readonly Met[],
  /** "from": whom the verb has behind this word. */
  behind?: string,
): Found | undefined {
  const passive = isPassive(passage, verb);
  const before = wanted === 'agent' ? !passive : passive;
  const { text } = passage.article;
  const open = passage.named.filter((one) => !isAsked(one, asked) && isSomebody(one) && !isOwner(text, one));
  if (before) {
    const near = open
      .filter((one) => one.end <= verb.start && gap(text.slice(one.end, verb.start)) <= FAR)
      .filter(
        (one) =>
          !/[;“”]|\b(?:that|because|after|before|while|when|if|as)\b/iu.test(
            text.slice(one.end, verb.start).replace(/^, (?:who|which) as /u, ', who '),
          ),
      )
      .filter((one) => !isBeyond(text.slice(one.end, verb.start)))
      .sort((a, b) => b.end - a.end);
    const [last] = near;
    const bare = unnamedBefore(passage, verb);
    if (last === undefined || (bare !== undefined && last.end <= bare.start)) return bare;
    // "Kranjc, a former mayor of Maribor, won": the name before the insertion is meant.
    const head =
      last.kind !== 'person' && text[last.end] === ','
        ? open
            .filter(
              (one) =>
                one.kind === 'person' &&
                one.end < last.start &&
                /^, (?:an?|the|who|former|whose)\b[^.;]*$/u.test(text.slice(one.end, last.start)) &&
                gap(text.slice(one.end, last.start)) < 12,
            )
            .at(-1)
        : undefined;
    return grown(passage, head ?? last, head ? open : near);
  }
  let from = verb.end;
  if (behind !== undefined) {
    const at = new RegExp(`^(?: \\p{L}+){0,3}? ${behind}\\b`, 'iu').exec(text.slice(verb.end, verb.end + 60));
    if (!at) return undefined;
    from += at[0].length;
  }
  if (passive) {
    const by = /^[^,.;]{0,60}?\bby\b/iu.exec(text.slice(verb.end, passage.sentence.end));
    if (!by) return undefined;
    from += by[0].length;
  }
  const near = open
    .filter((one) => one.start >= from && gap(text.slice(from, one.start)) <= FAR)
    .filter((one) => !(one.kind === 'person' ? APART : FURTHER).test(text.slice(from, one.start)))
    .sort((a, b) => a.start - b.start);
  const first = near.find(({ kind }) => kind === 'person') ?? near[0];
  return first === undefined ? unnamedAfter(passage, from) : grown(passage, first, near);
}

/** A comma that no insertion closes: "the council voted for it, three against". */
const isBeyond = (between: string): boolean =>
  !between.startsWith(',') && (between.match(/,/gu)?.length ?? 0) % 2 === 1;

const APART = /[;“”]|\b(?:that|because|after|before|while|when|if|in|at|from|on)\b/iu;
const FURTHER = /[;“”]|\b(?:that|because|after|before|while|when|if|in|at|to|from|on|of)\b/iu;

/** "Israel's minister", "the Israeli minister": whose somebody is does nothing here. */
function isOwner(text: string, one: Named): boolean {
  if (/^['’]s?\b|^['’](?= )/u.test(text.slice(one.end, one.end + 2))) return true;
  return one.kind === 'place' && findCountry(text.slice(one.start, one.end))?.as === 'demonym';
}

const PEOPLE =
  '(?:men|man|women|woman|people|persons?|officials?|police|officers?|soldiers?|workers?|children|boys?|girls?|students?|pupils|residents|protesters|migrants|passengers|survivors|archaeologists|scientists|researchers|prosecutors|lawyers|doctors|nurses|firefighters?|hackers|truckers|farmers|diplomats?|ministers|lawmakers|ambassadors|court|board|jury|judges?|government|company|firm|fund|union|club|council|committee|commission|ministry|crews?|rebels|militants|gunmen|suspects?|teenagers?|brothers|sisters|students)';
const UNNAMED_AFTER = new RegExp(
  `^ (?:(?:the|an?|some|several|about|around|at least|more than) )?(?:(?:\\d[\\d,]*|[\\p{Ll}-]+) ){0,3}?${PEOPLE}\\b`,
  'u',
);
const UNNAMED_BEFORE = new RegExp(
  `(?:^|[\\s“])((?:(?:The|the|An?|an?|Some|some|Several|several|Two|two|Three|three) )?(?:[\\p{L}-]+ ){0,2}?${PEOPLE})(?: (?:has|have|had|is|was|were|are|been|also|later|then|\\p{L}+ly))* $`,
  'iu',
);

/** "arrested two men": people without a name right after the verb. */
function unnamedAfter(passage: Passage, from: number): Found | undefined {
  const match = UNNAMED_AFTER.exec(passage.article.text.slice(from, passage.sentence.end));
  return match ? { start: from + 1, end: from + match[0].length, name: match[0].trim() } : undefined;
}

/** "Archaeologists have uncovered": people without a name right before the verb. */
function unnamedBefore(passage: Passage, verb: Span): Found | undefined {
  const before = passage.article.text.slice(passage.sentence.start, verb.start);
  const match = UNNAMED_BEFORE.exec(before);
  if (!match) return undefined;
  const start = passage.sentence.start + match.index + match[0].indexOf(match[1]!);
  return { start, end: start + match[1]!.length, name: match[1]! };
}

const gap = (text: string): number =>
  text
    .trim()
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word)).length;

/** Named, or a pronoun or description of somebody known. */
const isSomebody = (one: Named): boolean =>
  one.form === 'name' || (one.actor !== undefined && one.kind !== 'group');

/** True where the question names it itself, by name or in the words that stand for it. */
export const isAsked = (one: Named, asked: readonly Met[]): boolean =>
  asked.some(
    ({ sense, spans }) =>
      (one.actor !== undefined && sense.actors.has(one.actor.id)) ||
      (sense.kind !== 'verb' && spans.some((span) => overlaps(span, one))),
  );

/** "and Foreign Minister": a title between two who are joined. */
function isTitled(between: string): boolean {
  const [, words = ''] = /^,? and (?:the |then )?((?:[\p{L}’'-]+ ){1,4})$/u.exec(between) ?? [];
  const list = words.trim().split(' ');
  return list.every((word) => {
    const low = word.toLowerCase();
    return (
      titleNoun(low) !== undefined || titleModifier(low) !== undefined || findCountry(word) !== undefined
    );
  });
}

/** "Russia and China": those joined to one by "and" are meant too. */
function grown(passage: Passage, one: Named, near: readonly Named[]): Found {
  const { text } = passage.article;
  const printed = (it: Named) => it.actor?.name ?? text.slice(it.start, it.end);
  const parts = [one];
  for (;;) {
    const [first, last] = [parts[0]!, parts.at(-1)!];
    const left = near.find(
      (it) => it.end <= first.start && /^(?:,| and|, and) $/u.test(text.slice(it.end, first.start)),
    );
    const right = near.find(
      (it) =>
        it.start >= last.end &&
        (/^(?:,| and|, and) $/u.test(text.slice(last.end, it.start)) ||
          (it.kind === 'person' && isTitled(text.slice(last.end, it.start)))),
    );
    if (left && left.kind === one.kind) parts.unshift(left);
    else if (right && right.kind === one.kind && / and /u.test(text.slice(last.end, right.start)))
      parts.push(right);
    else break;
  }
  const names = [...new Map(parts.map((it) => [fold(printed(it)), printed(it)])).values()];
  return {
    start: parts[0]!.start,
    end: parts.at(-1)!.end,
    name: names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!,
    ...(names.length === 1 && one.actor !== undefined ? { id: one.actor.id } : {}),
  };
}
