import { readFileSync } from 'node:fs';
import type { Span } from '../../domain/span.ts';
import { type Token, tokenize } from '../tokens.ts';
import { Chain, type NameType, place, TAGS, TYPES, tagOf, typeOf } from './crf.ts';
import { type Features, findFeatures } from './features.ts';
import type { HashTable } from './hash.ts';
import { type Model, tableOf, unpackModel } from './model.ts';
import { secondFeatures } from './second.ts';
import { Words } from './words.ts';

/** A name in the text. */
export interface NameSpan extends Span {
  type: NameType;
  /** How sure the tagger is, 0 to 1: the least probability of the tags it is made of. */
  score: number;
}

/** A name in a sentence given as tokens: `start` and `end` count tokens. */
export type TokenName = NameSpan;

export interface Tagger {
  /** Names in the text, in order; spans are offsets into `text`. What stands between sentences (a dateline) is read too. */
  tag(text: string, sentences: readonly Span[]): NameSpan[];
  /** Names of each sentence of one document; `start` and `end` count tokens. */
  tagTokens(sentences: readonly (readonly string[])[]): TokenName[][];
}

/** Longer sentences are cut (a table without line ends), longer documents read in parts: bounds on memory. */
const LONGEST = 300;
const PART = 20_000;

/**
 * By how much names of a type (as in `TYPES`) are held back, in natural logarithms: our own articles, from which it learnt, were written where
 * the errors are and hold more organisations and places than news does. Of 0.3 to 0.8 for organisations all gave more on world news and
 * within 0.3 of the same on agency news; a name that is missed does less harm than a wrong one.
 */
const SET_BACK = [0, 0.6, 0.3, 0];

/** A tagger with the given model. */
export function taggerOf(model: Model): Tagger {
  const words = new Words(tableOf(model.clusters.keys), model.clusters.grains);
  const table = tableOf(model.keys);
  const chain = new Chain();
  chain.prepare(model.transitions);

  const tagPart = (sentences: readonly (readonly string[])[]): TokenName[][] => {
    words.rest();
    const features = findFeatures(words, sentences);
    const { starts } = features.rows;
    const tags = new Uint8Array(features.offsets.length - 1);
    const emissions = new Float32Array(tags.length * TAGS);
    const decode = (): void =>
      sentences.forEach((sentence, s) => {
        chain.viterbi(emissions, starts[s]!, sentence.length, model.transitions, tags);
      });
    addScores(features, table, model, emissions);
    decode();
    addScores(secondFeatures(words.atoms, features.rows, features.evidence, tags), table, model, emissions);
    setBack(emissions);
    decode();
    return sentences.map((sentence, s) => {
      const from = starts[s]!;
      return namesOf(tags, from, sentence.length, chain, emissions);
    });
  };

  const tagTokens = (sentences: readonly (readonly string[])[]): TokenName[][] => {
    const names: TokenName[][] = sentences.map(() => []);
    let part: { forms: readonly string[]; sentence: number; shift: number }[] = [];
    let size = 0;
    const flush = (): void => {
      tagPart(part.map((piece) => piece.forms)).forEach((found, at) => {
        const { sentence, shift } = part[at]!;
        for (const name of found)
          names[sentence]!.push({ ...name, start: name.start + shift, end: name.end + shift });
      });
      part = [];
      size = 0;
    };
    sentences.forEach((forms, sentence) => {
      for (let shift = 0; shift < forms.length; ) {
        const end = pieceEnd(forms, shift);
        const piece = end - shift === forms.length ? forms : forms.slice(shift, end);
        if (size + piece.length > PART && part.length > 0) flush();
        part.push({ forms: piece, sentence, shift });
        size += piece.length;
        shift = end;
      }
    });
    if (part.length > 0) flush();
    return names;
  };

  const tag = (text: string, sentences: readonly Span[]): NameSpan[] => {
    const tokens = withGaps(text, sentences).map((span) => tokenize(text, span));
    const named = tagTokens(tokens.map((list: Token[]) => list.map((token) => token.text)));
    return named.flatMap((list, s) =>
      list.map(({ start, end, type, score }) => ({
        start: tokens[s]![start]!.start,
        end: tokens[s]![end - 1]!.end,
        type,
        score,
      })),
    );
  };
  return { tag, tagTokens };
}

/** The sentences, and what stands between them: joined to the next sentence on the same line, else on its own. */
function withGaps(text: string, sentences: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const gap = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(/[^\n]+/g))
      if (match[0].trim() !== '')
        spans.push({ start: from + match.index, end: from + match.index + match[0].length });
  };
  for (const sentence of [...sentences].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, sentence.start);
    if (sentence.end <= start) continue;
    const line = Math.max(at, text.lastIndexOf('\n', start - 1) + 1);
    const joins = start > line && text.slice(line, start).trim() !== '';
    gap(at, joins ? line : start);
    spans.push({ start: joins ? line : start, end: sentence.end });
    at = sentence.end;
  }
  gap(at, text.length);
  return spans;
}

/** End of the sentence that begins at `from`: callers may hand over whole paragraphs, the model has learnt from single sentences. */
function pieceEnd(forms: readonly string[], from: number): number {
  const limit = Math.min(forms.length, from + LONGEST);
  for (let i = from + 2; i + 1 < limit; i++) {
    const form = forms[i]!;
    // A short word before the stop is an initial or an abbreviation in a text that was cut elsewhere ("U . S .", "St . Michael").
    if ((form !== '.' && form !== '?' && form !== '!') || forms[i - 1]!.length < 3) continue;
    let end = i + 1;
    while (end < limit && /^["'”’)\]]$/.test(forms[end]!)) end++;
    if (end < limit && /^["'“‘]?\p{Lu}|^["'“‘(]$/u.test(forms[end]!)) return end;
  }
  return limit;
}

/** Adds the features' weights to the scores of every token and tag. */
function addScores(
  { keys, offsets }: { keys: Int32Array; offsets: Int32Array },
  table: HashTable,
  { weights, scale }: Model,
  emissions: Float32Array,
): void {
  const sums = new Int32Array(TAGS);
  for (let i = 0; i + 1 < offsets.length; i++) {
    const end = offsets[i + 1]!;
    if (offsets[i] === end) continue;
    sums.fill(0);
    for (let k = offsets[i]!; k < end; k++) {
      const row = table.get(keys[k]!);
      if (row < 0) continue;
      const cell = row * TAGS;
      for (let tag = 0; tag < TAGS; tag++) sums[tag] = sums[tag]! + weights[cell + tag]!;
    }
    const out = i * TAGS;
    for (let tag = 0; tag < TAGS; tag++) emissions[out + tag] = emissions[out + tag]! + sums[tag]! * scale;
  }
}

/** Sets the beginnings of names back by their type. */
function setBack(emissions: Float32Array): void {
  for (let cell = 0; cell < emissions.length; cell += TAGS)
    SET_BACK.forEach((by, type) => {
      for (const where of [0, 3]) emissions[cell + tagOf(type, where)]! -= by;
    });
}

function namesOf(
  tags: Uint8Array,
  from: number,
  length: number,
  chain: Chain,
  emissions: Float32Array,
): TokenName[] {
  const names: TokenName[] = [];
  for (let i = 0; i < length; i++) {
    const tag = tags[from + i]!;
    if (tag === 0) continue;
    if (names.length === 0) chain.forwardBackward(emissions, from, length);
    let end = i;
    let least = chain.marginals[i * TAGS + tag]!;
    while (place(tags[from + end]!) < 2 && end + 1 < length) {
      end++;
      least = Math.min(least, chain.marginals[end * TAGS + tags[from + end]!]!);
    }
    names.push({ start: i, end: end + 1, type: TYPES[typeOf(tag)]!, score: Math.min(1, least) });
    i = end;
  }
  return names;
}

/** Tags of the first reading, for training. */
export function firstTags(
  features: Features,
  model: Model,
  chain: Chain,
  table = tableOf(model.keys),
): Uint8Array {
  const { starts } = features.rows;
  const tags = new Uint8Array(features.offsets.length - 1);
  const emissions = new Float32Array(tags.length * TAGS);
  addScores(features, table, model, emissions);
  for (let s = 0; s + 1 < starts.length; s++)
    chain.viterbi(emissions, starts[s]!, starts[s + 1]! - starts[s]!, model.transitions, tags);
  return tags;
}

let loaded: Tagger | undefined;

/** The tagger with the model that ships beside this file; read once. */
export function loadTagger(): Tagger {
  loaded ??= taggerOf(unpackModel(readFileSync(new URL('./names.model', import.meta.url))));
  return loaded;
}
