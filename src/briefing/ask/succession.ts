import type { Question } from '../../domain/question.ts';
import type { Store } from '../../store/store.ts';
import type { Candidate } from './answer.ts';
import { isRetracted } from './asserted.ts';
import { type Passage, readPassages } from './passage.ts';
import type { Sense } from './sense.ts';

const SUCCEEDS = /\b(?:replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|t(?:akes?|ook|aking) over)\b/iu;

/** Who came after somebody ("who replaced X"), or before ("whom did X replace"), by the relations that were read; empty where none tells it. */
export async function successionFor(
  store: Store,
  question: Question,
  senses: readonly Sense[],
  isWithin: (passage: Passage) => boolean,
  until: Date,
): Promise<Candidate[]> {
  const { wanted, verb = '', text } = question;
  if (wanted !== 'who' || !/^(?:replac|succe+d)/iu.test(verb)) return [];
  const names = senses.filter(({ kind, place }) => kind === 'name' && !place);
  const [self] = names;
  if (self === undefined || names.length > 1) return [];
  // Participants are the new one, then the old one; "who was replaced by X" asks for the old one.
  const passive = /\b(?:was|were|is|been|being) (?:\p{L}+ly )?(?:replaced|succeeded)\b/iu.test(text);
  const object = question.slot === 'object';
  const by = / by\b/iu.test(text);
  const isOld = passive ? by === object && !by : !object;
  const found: Candidate[] = [];
  for (const id of self.actors) {
    const facts = await store.actors.facts(id, { until, limit: 200 });
    const relations = (facts?.relations ?? []).filter(
      ({ kind, negated }) => kind === 'succeeded' && !negated,
    );
    const passages = await readPassages(store, [...new Set(relations.map(({ article }) => article))]);
    for (const { participants, article, sentence, planned } of relations) {
      const [newer, older] = participants;
      const [own, other] = isOld ? [older, newer] : [newer, older];
      if (own?.actor?.id !== id || other?.actor === undefined) continue;
      const passage = passages.find(
        (one) => one.article.id === article && one.sentence.start === sentence.start,
      );
      if (passage === undefined || isRetracted(passage) || !isWithin(passage)) continue;
      found.push({
        passage,
        span: { start: other.start, end: other.end },
        value: other.actor.name,
        id: other.actor.id,
        key: `a${other.actor.id}${planned ? ' planned' : ''}`,
        ...(planned ? { note: 'planned' } : {}),
        // "Her predecessor declined to comment" tells it in passing.
        score:
          (planned ? 0.9 : 1) +
          (SUCCEEDS.test(passage.article.text.slice(sentence.start, sentence.end)) ? 0.05 : 0) +
          passage.article.publishedAt.getTime() / 1e15,
      });
    }
  }
  return found.sort((a, b) => b.score - a.score);
}
