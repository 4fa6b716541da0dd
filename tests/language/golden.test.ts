import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { articlesIn, figuresOf, score } from '../eval/golden.ts';

const folder = fileURLToPath(new URL('../golden/reading', import.meta.url));

/** Floors a little under what was measured: precision first. A change that falls below has to say why. */
const FLOORS = {
  dev: { roles: [0.95, 0.8], statements: [0.93, 0.86], relations: [0.88, 0.62] },
  held: { roles: [0.95, 0.7], statements: [0.9, 0.8], relations: [0.8, 0.47] },
} as const;

describe('golden articles', () => {
  for (const part of ['dev', 'held'] as const) {
    it(`${part}: roles, statements and relations stay above their floors`, () => {
      const files = articlesIn([folder])[part];
      expect(files.length).toBeGreaterThan(15);
      const scores = score(files);
      for (const kind of ['roles', 'statements', 'relations'] as const) {
        const { precision, recall } = figuresOf(scores[kind]);
        expect(precision, `${kind} precision`).toBeGreaterThanOrEqual(FLOORS[part][kind][0]);
        expect(recall, `${kind} recall`).toBeGreaterThanOrEqual(FLOORS[part][kind][1]);
      }
    });
  }
});
