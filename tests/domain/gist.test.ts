import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gistLikeness, gistLikenesses, packGist, unpackGist } from '../../src/domain/gist.ts';

/** Few different words, so that gists share some; the ends of the range of a hash are among them. */
const gist = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(-(2 ** 31), -7, -1, 0, 1, 5, 9, 2 ** 31 - 1), fc.integer({ min: 1, max: 255 })),
    {
      selector: ([word]) => word,
      maxLength: 8,
    },
  )
  .map((counts) => unpackGist(packGist(counts.map(([word, weight]) => [word, weight / 16])), () => 1.5));

test('compared all at once, gists are exactly as alike as compared one by one', () => {
  fc.assert(
    fc.property(fc.array(gist, { maxLength: 9 }), (gists) => {
      const all = gistLikenesses(gists);
      for (const [i, a] of gists.entries())
        for (const [j, b] of gists.entries())
          if (i !== j)
            expect(all[i * gists.length + j]).toBe(i < j ? gistLikeness(a, b) : gistLikeness(b, a));
    }),
  );
});
