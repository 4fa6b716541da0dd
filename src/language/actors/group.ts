import type { ActorKind, Mention } from '../../domain/reading.ts';
import type { PersonName } from '../names.ts';

/** A name printed in the title or the text, before it is known whose it is. */
export interface NamePrint {
  start: number;
  end: number;
  in: 'text' | 'title';
  text: string;
  /** Index of its sentence; -1 in the title. */
  sentence: number;
  /** For persons: the name taken apart, titles printed before it included. */
  person?: PersonName;
}

/** All that is the same somebody within one article, while it is being gathered. */
export interface Group {
  kind: ActorKind;
  /** Fullest form so far. */
  name: string;
  names: NamePrint[];
  /** The different forms among the names, each by the first print of it: what is compared, however often it is printed. */
  forms: Map<string, NamePrint>;
  mentions: Mention[];
  why: string[];
  /** Sex as told by titles, given name or pronouns taken. */
  sex?: 'm' | 'f';
  /** Offices stated of it, as keys. */
  offices: Set<string>;
  /** Base name of the country it is. */
  country?: string;
}

export const newGroup = (kind: ActorKind, name: string): Group => ({
  kind,
  name,
  names: [],
  forms: new Map(),
  mentions: [],
  why: [],
  offices: new Set(),
});

/** Equal for prints that compare alike. */
export const formKey = ({ text, person }: NamePrint): string =>
  person ? [person.parts.join(' '), person.suffix, person.nickname, person.titles.join(' ')].join('|') : text;

/** Adds a printed name to a group, with the line that says why it is the same. */
export function addName(group: Group, print: NamePrint, why?: string): void {
  group.names.push(print);
  const key = formKey(print);
  if (!group.forms.has(key)) group.forms.set(key, print);
  group.mentions.push({ start: print.start, end: print.end, in: print.in, kind: group.kind, form: 'name' });
  if (why !== undefined && !group.why.includes(why)) group.why.push(why);
}

/** Where a group was last mentioned in the text before a place; -1 where it was not. */
export function lastBefore(group: Group, at: number): number {
  let last = -1;
  for (const mention of group.mentions) {
    if (mention.in === 'text' && mention.start < at && mention.start > last) last = mention.start;
  }
  return last;
}
