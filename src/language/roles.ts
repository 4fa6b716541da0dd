import type { Role, Sentence } from '../domain/reading.ts';
import type { Span } from '../domain/span.ts';
import { type Chunks, chunk, firstFrom, type Word } from './chunks.ts';
import { officeKey } from './office.ts';
import { attach } from './roles/attach.ts';
import { findDrafts } from './roles/draft.ts';
import type { Scene } from './roles/scene.ts';
import { headsOf } from './roles/verb.ts';
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
