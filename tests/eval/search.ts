import { findArticles } from '../../src/briefing/find.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { readLines, readText, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Document {
  n: number;
  text: string;
}
interface Query {
  q: number;
  text: string;
}

/** Ranked search over a real store: documents (.jsonl), queries and judgements (.json) of one collection; nDCG@10, MAP, P@5, recall@20. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const documents = files
    .filter((file) => /\.jsonl(?:\.gz)?$/u.test(file))
    .flatMap((file) => readLines<Document>(file));
  const others = files
    .filter((file) => !/\.jsonl(?:\.gz)?$/u.test(file))
    .map((file): unknown => JSON.parse(readText(file)));
  const queries = others.filter(Array.isArray).flat() as Query[];
  const judged: Record<string, number[]> = Object.assign(
    {},
    ...others.filter((other) => !Array.isArray(other)),
  );

  const store = await openStore(':memory:');
  const numbers = new Map<number, number>();
  const nothing = { mentions: [], actors: [], roles: [], statements: [], relations: [], dates: [] };
  for (const { n, text } of documents) {
    // One day for all: the collection's dates are no part of the question. Titles are needed to tell articles apart.
    const at = new Date(0);
    const { id } = await store.articles.save(
      {
        source: `document ${n}`,
        title: '',
        text,
        publishedAt: at,
        dateOrigin: 'approximate',
        language: 'en',
      },
      at,
      { language: 'en', sentences: [], ...nothing },
    );
    numbers.set(id, n);
  }
  const ranked: { query: number; ranked: number[] }[] = [];
  const times: number[] = [];
  for (const { q, text } of queries) {
    const started = performance.now();
    const hits = await findArticles(store, text, {}, 100);
    times.push(performance.now() - started);
    ranked.push({ query: q, ranked: hits.map(({ article }) => numbers.get(article) ?? 0) });
  }
  await store.close();
  if (out !== undefined) writeLines(out, ranked);
  const scored = ranked.flatMap(({ query, ranked: list }) => {
    const relevant = new Set(judged[query] ?? []);
    return relevant.size === 0 ? [] : [scores(list, relevant)];
  });
  const mean = (of: (one: ReturnType<typeof scores>) => number) =>
    scored.reduce((sum, one) => sum + of(one), 0) / Math.max(1, scored.length);
  const figures = {
    ndcg10: mean(({ ndcg }) => ndcg),
    map: mean(({ precision }) => precision),
    p5: mean(({ p5 }) => p5),
    recall20: mean(({ recall }) => recall),
    queries: scored.length,
    documents: documents.length,
    ms_median: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
  };
  printTable(['measure', 'value'], Object.entries(figures));
  return figures;
}

function scores(ranked: number[], relevant: ReadonlySet<number>) {
  const gain = (ranks: number[]) => ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0);
  const found = ranked.flatMap((n, rank) => (relevant.has(n) ? [rank] : []));
  const ideal = [...Array(Math.min(10, relevant.size)).keys()];
  return {
    ndcg: gain(found.filter((rank) => rank < 10)) / gain(ideal),
    precision: found.reduce((sum, rank, i) => sum + (i + 1) / (rank + 1), 0) / relevant.size,
    p5: found.filter((rank) => rank < 5).length / 5,
    recall: found.filter((rank) => rank < 20).length / relevant.size,
  };
}
