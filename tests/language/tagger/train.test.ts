import { describe, expect, it } from 'vitest';
import { bilou, readTagged } from '../../../src/language/tagger/corpus.ts';
import { tagOf } from '../../../src/language/tagger/crf.ts';
import { hashText } from '../../../src/language/tagger/hash.ts';
import { DEFAULTS, learn, quantise } from '../../../src/language/tagger/learn.ts';
import { packModel, tableOf, unpackModel } from '../../../src/language/tagger/model.ts';
import { taggerOf } from '../../../src/language/tagger/tagger.ts';
import { Words } from '../../../src/language/tagger/words.ts';

const SOURCE = `=== t1 | wire | nowhere
[LOC OSLO], March 3 ([ORG Reuters]) - Mr. [PER Aino Vik] met Hon. [PER J. K. Rao]. The [MISC Danish] envoy left [LOC Oslo].
[PER Vik], head of the [ORG Bank of Lusaka], said so.

=== t2 | wire | nowhere
[PER Rao] met [PER Aino Vik] in [LOC Lusaka]. "No," said [PER Vik].
The [ORG Bank of Lusaka] paid [PER Rao] in [LOC Oslo]-listed shares.
`;

const clusters = () => {
  const keys = ['oslo', 'lusaka', 'met'].map(hashText).sort((a, b) => (a >>> 0) - (b >>> 0));
  return { keys: Int32Array.from(keys), grains: Uint16Array.from([1, 2, 3, 4, 5, 600, 7, 8, 1023]) };
};

function train(seed: number): Buffer {
  const sets = clusters();
  const words = new Words(tableOf(sets.keys), sets.grains);
  return packModel(
    quantise(learn(words, readTagged(SOURCE, 2), { ...DEFAULTS, seed, epochs: 6 }), sets, 5000),
  );
}

describe('training', () => {
  it('reads tagged articles, with titles and initials inside sentences', () => {
    const [first, second] = readTagged(SOURCE, 1);
    expect(first!.sentences.map((sentence) => sentence.length)).toEqual([17, 6, 12]);
    expect([...first!.tags[1]!]).toEqual([0, tagOf(3, 3), 0, 0, tagOf(2, 3), 0]);
    expect(second!.sentences.at(-1)).toEqual([
      'The',
      'Bank',
      'of',
      'Lusaka',
      'paid',
      'Rao',
      'in',
      'Oslo',
      '-',
      'listed',
      'shares',
      '.',
    ]);
    expect([...second!.tags.at(-1)!].slice(1, 4)).toEqual([tagOf(1, 0), tagOf(1, 1), tagOf(1, 2)]);
  });

  it('reads BIO tags of several sets into its own', () => {
    expect([...bilou(['B-person', 'I-person', 'O', 'B-LOC', 'B-LOC', 'B-product'])]).toEqual([
      tagOf(0, 0),
      tagOf(0, 2),
      0,
      tagOf(2, 3),
      tagOf(2, 3),
      0,
    ]);
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const model = train(1);
    expect(train(1).equals(model)).toBe(true);
    expect(train(2).equals(model)).toBe(false);
  });

  it('keeps a model through its file', () => {
    const file = train(1);
    const model = unpackModel(file);
    expect(packModel(model).equals(file)).toBe(true);
    expect(model.clusters).toEqual(clusters());
    expect(() => unpackModel(Buffer.from('something else'))).toThrow(/name tagger model/);
  });

  it('learns what it was shown', () => {
    const tagger = taggerOf(unpackModel(train(1)));
    const named = tagger.tagTokens([['The', 'Bank', 'of', 'Lusaka', 'paid', 'Rao', 'in', 'Oslo', '.']]);
    expect(named[0]!.map(({ start, end, type }) => [start, end, type])).toEqual([
      [1, 4, 'ORG'],
      [5, 6, 'PER'],
      [7, 8, 'LOC'],
    ]);
  });
});
