import type { LocalActor, Mention, Party, Sentence } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';
import type { Chunks, NounPhrase, VerbGroup, Word } from '../chunks.ts';
import type { Quote } from '../quotes.ts';
import type { RolePhrase } from '../roles.ts';

/** What is known of an article when its statements and relations are looked for. */
export interface Article {
  text: string;
  sentences: readonly Sentence[];
  chunks: readonly Chunks[];
  quotes: readonly Quote[];
  /** Those in the text, sorted by start. */
  mentions: readonly { span: Mention; index: number }[];
  actors: readonly LocalActor[];
  phrases: readonly RolePhrase[];
}

/** One sentence of it. */
export interface Scene {
  article: Article;
  index: number;
  sentence: Sentence;
  words: Word[];
  phrases: NounPhrase[];
  groups: VerbGroup[];
  /** Role phrases of this sentence. */
  roles: RolePhrase[];
  /** Quotations that share a unit with it, outermost only. */
  quotes: Quote[];
}

/** The sentences of an article as scenes, in order; linear in the text. */
export function scenesOf(article: Article): Scene[] {
  let r = 0;
  let q = 0;
  const outer: Quote[] = [];
  for (const quote of article.quotes)
    if (outer.length === 0 || quote.start >= outer.at(-1)!.end) outer.push(quote);
  return article.sentences.map((sentence, index) => {
    while (r < article.phrases.length && article.phrases[r]!.sentence < index) r++;
    const roles: RolePhrase[] = [];
    for (let i = r; i < article.phrases.length && article.phrases[i]!.sentence === index; i++)
      roles.push(article.phrases[i]!);
    while (q < outer.length && outer[q]!.end <= sentence.start) q++;
    const quotes: Quote[] = [];
    for (let i = q; i < outer.length && outer[i]!.start < sentence.end; i++) quotes.push(outer[i]!);
    return { article, index, sentence, ...article.chunks[index]!, roles, quotes };
  });
}

/** Words from one index to another, half open, as a span. */
export const spanOf = (scene: Scene, from: number, to: number): Span => ({
  start: scene.words[from]!.start,
  end: scene.words[to - 1]!.end,
});

/** Mentions that share at least one unit with a span. */
export function mentionsIn(article: Article, span: Span): { span: Mention; index: number }[] {
  const found: { span: Mention; index: number }[] = [];
  let low = 0;
  let high = article.mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Mentions are sorted by start; none is longer than a sentence, so a step back of a few is enough.
    if (article.mentions[middle]!.span.start < span.start) low = middle + 1;
    else high = middle;
  }
  for (let i = Math.max(0, low - 6); i < article.mentions.length; i++) {
    const one = article.mentions[i]!;
    if (one.span.start >= span.end) break;
    if (one.span.end > span.start) found.push(one);
  }
  return found;
}

/** A noun phrase with what hangs on it: head word, and the words it covers. */
export interface Noun {
  from: number;
  to: number;
  head: number;
}

/**
 * The party that a noun phrase is. A person's name at its end or in apposition stands for the whole ("the president, Andrej Zorko");
 * else the phrase itself, with the actor of the mention that holds its head.
 */
export function partyOf(scene: Scene, noun: Noun): Party {
  const { article, words } = scene;
  const span = spanOf(scene, noun.from, noun.to);
  const head = words[noun.head]!;
  const inside = mentionsIn(article, span);
  const onHead = inside.filter((one) => one.span.start < head.end && one.span.end > head.start);
  const name = onHead.find((one) => one.span.form === 'name') ?? onHead[0];
  // "a spokesman for X": the name of X is not the head's.
  if (name) {
    // "Kim Moen, an analyst at a bank, said": the name before what tells of him.
    const before = name.span.form === 'nominal' ? nameBefore(article, span, name.span.actor) : undefined;
    if (before) return before;
    const whole = name.span.form === 'name' && name.span.kind === 'person';
    const place: Span = whole
      ? { start: name.span.start, end: name.span.end }
      : widest(span, name.span, article.text);
    return name.span.actor === undefined ? place : { ...place, actor: name.span.actor };
  }
  const role = scene.roles.find((one) => one.holder && one.start < head.end && one.end > head.start);
  if (role?.holder) {
    const holder = mentionsIn(article, role.holder)[0];
    if (holder?.span.actor !== undefined)
      return nameBefore(article, span, holder.span.actor) ?? { ...span, actor: holder.span.actor };
  }
  return span;
}

function nameBefore(article: Article, span: Span, actor: number | undefined): Party | undefined {
  if (actor === undefined || !/, $/.test(article.text.slice(Math.max(0, span.start - 2), span.start)))
    return undefined;
  const name = mentionsIn(article, { start: span.start - 4, end: span.start - 2 }).find(
    (one) => one.span.form === 'name' && one.span.actor === actor && one.span.end === span.start - 2,
  );
  return name ? { start: name.span.start, end: name.span.end, actor } : undefined;
}

/** The phrase as printed, or the mention where it reaches further over an "of". */
const widest = (phrase: Span, mention: Span, text: string): Span => ({
  start: Math.min(phrase.start, mention.start),
  end:
    mention.end > phrase.end &&
    /^\s*(?:of|in|from|at|representing)\s/.test(text.slice(phrase.end, mention.end))
      ? mention.end
      : phrase.end,
});
