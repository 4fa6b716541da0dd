import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rougeL, rougeN, rougeWords } from '../eval/measure/rouge.ts';
import { shared } from '../shared.ts';

interface Vector {
  name: string;
  target: string;
  prediction: string;
  rouge1?: { f1?: number };
  rouge2?: { f1?: number };
  rougeL?: { f1?: number };
}

test('shared words count as often as both have them', () => {
  const [a, b] = [rougeWords('the cat, the hat'), rougeWords('The cat sat')];
  expect(rougeN(a, b, 1)).toBeCloseTo((2 * 0.5 * (2 / 3)) / (0.5 + 2 / 3), 10);
  expect(rougeN(a, b, 2)).toBeCloseTo(0.4, 10);
  expect(rougeL(a, b)).toBeCloseTo(rougeN(a, b, 1), 10);
  expect(rougeN([], b, 1)).toBe(0);
});

const file = shared('eval/briefs/rouge-vectors/dev/vectors.json');
describe.skipIf(file === undefined)(
  'reference vectors of the published scorer (skipped without the reference data)',
  () => {
    const vectors = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as Vector[]);
    test.each(vectors.filter(({ name, target }) => !/stem|multi/u.test(name) && typeof target === 'string'))(
      '$name',
      (vector) => {
        const [p, g] = [rougeWords(vector.prediction), rougeWords(vector.target)];
        const close = (found: number, wanted: number | undefined) => {
          if (wanted !== undefined) expect(found).toBeCloseTo(wanted, 4);
        };
        close(rougeN(p, g, 1), vector.rouge1?.f1);
        close(rougeN(p, g, 2), vector.rouge2?.f1);
        close(rougeL(p, g), vector.rougeL?.f1);
        expect(p).toEqual(rougeWords(vector.prediction.toUpperCase()));
      },
    );
  },
);
