import type { Span } from './span.ts';

/** What kind of thing acts or is named. Groups are unnamed or plural ("foreign ministers of Arab states", "officials"). */
export type ActorKind = 'person' | 'organisation' | 'place' | 'group';

/** A sentence of the text. The dateline ("TEL AVIV:") is not part of it. */
export interface Sentence extends Span {
  /** Number of its paragraph, from 0. */
  paragraph: number;
  part: 'standfirst' | 'body';
}

/** "CAIRO, March 3 (Reuters) -": place, date and agency before the first sentence. */
export interface Dateline extends Span {
  place?: Span;
  agency?: Span;
}

/** One occurrence of somebody or something in the text. */
export interface Mention extends Span {
  kind: ActorKind;
  /** A name ("Blinken"), a description standing for somebody ("the US Secretary of State"), or a pronoun. */
  form: 'name' | 'nominal' | 'pronoun';
  /** Index into `Reading.actors`, or undefined where nobody can say who it is. */
  actor?: number;
  /** Where the mention stands: in the text, or in the title (then the span is into the title). */
  in: 'text' | 'title';
}

/** Somebody or something within one article: all mentions that are the same. */
export interface LocalActor {
  /** The fullest name printed; for groups their description. */
  name: string;
  kind: ActorKind;
  /** Other printed forms, without repeats. */
  aliases: string[];
  /** Indices into `Reading.mentions`. */
  mentions: number[];
  /** Why mentions were taken as the same, one line a merge, e.g. `"Blinken" = "Antony Blinken": surname, only bearer here`. */
  why: string[];
}

/** A role as the article states it: "Defence Minister of Israel, Yoav Gallant". */
export interface Role {
  /** Index into `Reading.actors`. */
  holder: number;
  /** As printed, without "the" and without what is in `of`: "Defence Minister". */
  title: string;
  /** Of what, as printed or as base name of a demonym: "Israel". */
  of?: string;
  /** Index into `Reading.actors` of `of`, where it is one. */
  ofActor?: number;
  /** Key that is equal for British, American and reordered forms: "minister:defence@israel". */
  office: string;
  status: 'current' | 'former' | 'acting' | 'elect';
  /** The role's words. */
  span: Span;
  /** The holder's words. */
  holderSpan: Span;
  /** Index into `Reading.sentences`. */
  sentence: number;
}

/** Somebody taking part in a statement or relation, as printed there. */
export interface Party extends Span {
  /** Index into `Reading.actors`. */
  actor?: number;
}

/** Who said what to whom, on whose word. */
export interface Statement {
  /** Undefined where the sentence names no speaker. */
  speaker?: Party;
  addressee?: Party;
  /** The speech verb or cue as printed: "has told", "according to". */
  cue: Span;
  /** The verb's base form: "tell", "say". */
  verb: string;
  /** What was said: one span, or several where "he said" stands between. Quotation marks are outside. */
  content: [Span, ...Span[]];
  direct: boolean;
  /** On whose word the sentence has it: "according to Israeli media". Never dropped. */
  attribution?: Span;
  /** Denied ("did not say", "denied"). */
  negated: boolean;
  sentence: number;
}

export type RelationKind =
  | 'met'
  | 'spoke'
  | 'visited'
  | 'hosted'
  | 'invited'
  | 'appointed'
  | 'dismissed'
  | 'accused'
  | 'praised'
  | 'signed'
  | 'threatened'
  | 'arrested'
  | 'sued'
  | 'defeated'
  | 'succeeded';

/** Something that happened, or is to happen, between parties. */
export interface Relation {
  kind: RelationKind;
  /** Subject first. */
  participants: [Party, ...Party[]];
  place?: Span;
  /** Index into `Reading.dates`. */
  date?: number;
  planned: boolean;
  negated: boolean;
  /** On whose word, where the sentence says so. */
  attribution?: Span;
  /** The words that state it. */
  span: Span;
  sentence: number;
}

export type Granularity =
  | 'instant'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'duration'
  | 'set'
  | 'reference';

/** A date or time expression, resolved against the article's date. */
export interface DateMention extends Span {
  /** TIMEX3-style value: "2024-03-22", "2024-W12", "2024-03", "P3D", "PRESENT_REF". */
  value: string;
  granularity: Granularity;
  /** First and last local day it covers ("YYYY-MM-DD", inclusive), where it is a date. */
  from?: string;
  to?: string;
}

/** All that was read out of one article; every item with its span. */
export interface Reading {
  language: string;
  dateline?: Dateline;
  sentences: Sentence[];
  mentions: Mention[];
  actors: LocalActor[];
  roles: Role[];
  statements: Statement[];
  relations: Relation[];
  dates: DateMention[];
}

/** What is read. `publishedAt` resolves dates; without it relative dates stay unresolved. */
export interface ReadingInput {
  title: string;
  text: string;
  publishedAt?: Date;
  language?: string;
}
