import type { Piece } from './pieces.ts';

/** Lines by what they are. */
export type Lines = Record<string, string[]>;

/** Lines drawn from the texts, always the same: words by how many of 1,000 articles have them, pairs, phrases, descriptions, and words that nobody prints. */
export function linesOf(all: readonly Piece[]): Lines {
  const counts = new Map<string, number>();
  for (const { title, text } of all)
    for (const word of new Set(`${title} ${text}`.toLowerCase().match(/\p{L}{4,}/gu)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const share = (word: string) => ((counts.get(word) ?? 0) / all.length) * 1000;
  const words = [...counts.keys()].sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1));
  const between = (from: number, to: number, many: number): string[] => {
    const fit = words.filter((word) => share(word) >= from && share(word) < to);
    return spread(fit, many);
  };
  const titles = spread(
    all.map(({ title }) => title.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((list) => list.length >= 5),
    24,
  );
  return {
    'very common word': words.slice(0, 12),
    'common word': between(20, 200, 12),
    'medium word': between(2, 20, 12),
    'rare word': between(0, 0.5, 12),
    'two words': titles.slice(0, 8).map((list) => list.slice(0, 2).join(' ')),
    phrase: titles.slice(8, 12).map((list) => `"${list.slice(0, 2).join(' ')}"`),
    description: titles.slice(12).map((list) => list.join(' ')),
    'common words': [words.slice(0, 3).join(' '), words.slice(3, 6).join(' '), words.slice(0, 6).join(' ')],
    nothing: ['zzyzxqua', 'qwvortex', 'blorptang', 'ministre', 'goverment', 'xylofrantic'],
  };
}

const spread = <T>(list: readonly T[], many: number): T[] =>
  Array.from(
    { length: Math.min(many, list.length) },
    (_, i) => list[Math.floor(((i + 0.5) * list.length) / Math.min(many, list.length))]!,
  );
