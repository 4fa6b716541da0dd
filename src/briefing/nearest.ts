import { distance } from 'fastest-levenshtein';
import type { Emptiness } from '../domain/brief.ts';
import type { Store } from '../store/store.ts';
import { contentWords } from './word.ts';

/** Offers at most. */
const OFFERED = 5;

/** Topics near to what was typed: words of recent headlines spelt alike, then what the newest headlines are about. */
export async function nearestTopics(store: Store, topic: string): Promise<Emptiness['nearest']> {
  const titles = await store.articles.recentTitles(1_000);
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const word of new Set(title.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]{2,}/gu) ?? []))
      if (contentWords(word).length > 0)
        counts.set(word.replace(/['’]s$/u, ''), (counts.get(word.replace(/['’]s$/u, '')) ?? 0) + 1);
  const typed = topic
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word.length > 2);
  const words = new Map<string, { word: string; count: number; far: number }>();
  for (const [word, count] of counts) {
    const key = word.toLowerCase();
    const far = Math.min(...typed.map((one) => distance(one, key) / Math.max(one.length, key.length)), 1);
    const known = words.get(key);
    words.set(key, { word: known?.word ?? word, count: count + (known?.count ?? 0), far });
  }
  const spelt = [...words.values()]
    .filter(({ far }) => far <= 0.34)
    .sort((a, b) => a.far - b.far || b.count - a.count);
  const frequent = [...words.values()].sort((a, b) => b.count - a.count);
  const offered = [...new Set([...spelt, ...frequent])].slice(0, OFFERED);
  return offered.map(({ word }) => ({ label: word, line: `/brief ${word}` }));
}
