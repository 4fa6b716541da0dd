import { Chain } from './crf.ts';
import { findFeatures } from './features.ts';
import { DEFAULTS, type Learnt, learn, type Options, quantise, randomOf, type Tagged } from './learn.ts';
import { type Clusters, tableOf } from './model.ts';
import { type Second, secondFeatures } from './second.ts';
import { firstTags } from './tagger.ts';
import type { Words } from './words.ts';

/** Parts the documents are dealt into, so that each gets first tags from a model that has not seen it. */
const PARTS = 4;

/**
 * The whole training: first models on three quarters of the documents tag the fourth; from these tags come the features of the second
 * reading; then one model learns both readings. Copies of one document (same `group`) stay in one part.
 */
export function train(
  words: Words,
  clusters: Clusters,
  documents: readonly Tagged[],
  groups: readonly number[],
  options: Options = DEFAULTS,
  report?: (line: string) => void,
): Learnt {
  const random = randomOf(options.seed + 1);
  const parts = new Map<number, number>();
  const partOf = documents.map((_, at) => {
    const group = groups[at]!;
    if (!parts.has(group)) parts.set(group, Math.floor(random() * PARTS));
    return parts.get(group)!;
  });
  const seconds: Second[] = new Array(documents.length);
  for (let part = 0; part < PARTS; part++) {
    const seen = documents.filter((_, at) => partOf[at] !== part);
    const model = quantise(
      learn(words, seen, { ...options, epochs: Math.ceil(options.epochs * 0.6) }),
      clusters,
      300_000,
    );
    const table = tableOf(model.keys);
    const chain = new Chain();
    documents.forEach((document, at) => {
      if (partOf[at] !== part) return;
      const features = findFeatures(words, document.sentences);
      const tags = firstTags(features, model, chain, table);
      seconds[at] = secondFeatures(words.atoms, features.rows, features.evidence, tags);
    });
    report?.(`first reading, part ${part + 1}/${PARTS}`);
  }
  return learn(words, documents, options, report, seconds);
}
