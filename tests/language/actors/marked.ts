import { resolveActors } from '../../../src/language/actors/local.ts';
import { findQuotes } from '../../../src/language/quotes.ts';
import { findRolePhrases } from '../../../src/language/roles.ts';
import { structure } from '../../../src/language/structure.ts';
import type { NameSpan } from '../../../src/language/tagger/tagger.ts';

/** A text in which names are marked, [Ole Berg|PER], and the names. */
export function unmark(marked: string): { text: string; names: NameSpan[] } {
  const names: NameSpan[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]+\])/u)) {
    const match = /^\[(.+)\|(PER|ORG|LOC|MISC)\]$/u.exec(part);
    if (match)
      names.push({
        start: text.length,
        end: text.length + match[1]!.length,
        type: match[2] as NameSpan['type'],
        score: 1,
      });
    text += match ? match[1] : part;
  }
  return { text, names };
}

/** Resolves a marked text: its actors, and what is printed of each. */
export function readMarked(marked: string) {
  const { text, names } = unmark(marked);
  const { sentences } = structure(text);
  const phrases = findRolePhrases({ text, sentences, names });
  const { mentions, actors } = resolveActors({
    title: '',
    titleNames: [],
    text,
    sentences,
    names,
    phrases,
    quotes: findQuotes(text),
  });
  const of = (name: string) => actors.find((actor) => actor.name === name);
  const printed = (name: string) =>
    of(name)?.mentions.map((index) => text.slice(mentions[index]!.start, mentions[index]!.end)) ?? [];
  return { actors, mentions, of, printed, text };
}
