import { findDifferences } from '../../src/briefing/differ.ts';
import { relatedArticles } from '../../src/briefing/related.ts';
import { read } from '../../src/language/read.ts';
import { readLines } from './data.ts';

interface Case {
  id: string;
  documents: string[];
}

/**
 * Lists every difference between outlets that the product would show over clusters of articles on one event, for a person to read: nobody has
 * marked which are true. Clusters have no dates, so all articles count as printed at once.
 */
export async function run(files: string[]): Promise<Record<string, unknown>> {
  const kinds: Record<string, number> = {};
  let clusters = 0;
  let found = 0;
  let spent = 0;
  for (const { id, documents } of files.flatMap((file) => readLines<Case>(file))) {
    const at = new Date(0);
    const articles = documents.map((document, index) => {
      const text = document
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/ *\n[ \n]*/gu, '\n\n')
        .trim();
      return {
        id: index + 1,
        source: `outlet ${index + 1}`,
        title: '',
        text,
        language: 'en',
        publishedAt: at,
        dateOrigin: 'approximate' as const,
        fetchedAt: at,
        fingerprint: String(index),
      };
    });
    const told = relatedArticles(articles.filter(({ text }) => text !== '')).map((article) => ({
      article,
      reading: read({ title: '', text: article.text }),
    }));
    clusters++;
    const started = performance.now();
    const differences = findDifferences(told);
    spent += performance.now() - started;
    for (const { about, sides } of differences) {
      found++;
      const kind = sides[0]!.claim.key.split(/[ :]/u)[0]!;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      process.stdout.write(`\n${found}. ${id}: ${about}\n`);
      for (const { value, sources, claim } of sides)
        process.stdout.write(`   ${value} – ${sources.join(', ')}: ${claim.told.text}\n`);
    }
  }
  return { clusters, differences: found, kinds, ms_mean: spent / Math.max(1, clusters) };
}
