import { groupStories } from '../../src/briefing/story.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Row {
  id: string;
  topic?: string | number;
  story: string;
  title: string;
  text: string;
}

/** Articles of one event, as `briefs` has them: each cluster is a story of its own. */
interface Cluster {
  id: string;
  documents: string[];
}

const rowsOf = (one: Row | Cluster): Row[] =>
  'documents' in one
    ? one.documents
        .map((document, i) => ({
          id: `${one.id}/${i}`,
          topic: one.id,
          story: 'all',
          title: '',
          text: document
            .replace(/[^\S\n]+/gu, ' ')
            .replace(/ *\n[ \n]*/gu, '\n\n')
            .trim(),
        }))
        .filter(({ text }) => text !== '')
    : [one];

/**
 * Which articles tell the same story: B-cubed and pairwise F1. The main figures are of the stories that the store keeps, article by article as they come in; where
 * the data has no order of time they come in shuffled, always in the same way. `at_once` groups them all together, as articles are that have no story yet.
 * No dates are given, so none help.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const rows = files.flatMap((file) => readLines<Row | Cluster>(file)).flatMap(rowsOf);
  const at = new Date(0);
  const articles = rows.map(({ title, text }, id) => ({
    id,
    source: `outlet ${id}`,
    title,
    text,
    language: 'en',
    publishedAt: at,
    dateOrigin: 'approximate' as const,
    fetchedAt: at,
    fingerprint: '',
  }));
  const readings = rows.map(({ title, text }) => read({ title, text }));
  const store = await openStore(':memory:');
  const ids: number[] = [];
  const started = performance.now();
  for (const i of shuffled(rows.length))
    ids[i] = (await store.articles.save(articles[i]!, at, readings[i]!)).id;
  const seconds = (performance.now() - started) / 1000;
  const places = await store.stories.of(ids);
  await store.close();
  const kept = ids.map((id) => `s${places.get(id)?.story}`);
  const together = new Array<string>(rows.length).fill('');
  for (const { id, articles: own } of groupStories(articles, ({ id }) => readings[id]))
    for (const article of own) together[article] = id;
  if (out !== undefined)
    writeLines(
      out,
      rows.map(({ id }, i) => ({ id, story: kept[i] })),
    );
  const gold = rows.map(({ topic, story }) => `${topic}/${story}`);
  const once = measure(together, gold);
  const figures = {
    ...measure(kept, gold),
    gold_stories: new Set(gold).size,
    articles: rows.length,
    saved_a_second: Math.round(rows.length / seconds),
    at_once_b3_f1: once.b3_f1,
    at_once_pairwise_f1: once.pairwise_f1,
  };
  printTable(['measure', 'value'], Object.entries(figures));
  return figures;
}

/** Numbers below `size` in an order that says nothing, the same each time. */
function shuffled(size: number): number[] {
  const order = Array.from({ length: size }, (_, i) => i);
  let state = 1;
  for (let i = size - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = (state >>> 8) % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function measure(labels: string[], gold: string[]) {
  const [both, found, wanted] = [
    count(labels.map((label, i) => `${label}\n${gold[i]}`)),
    count(labels),
    count(gold),
  ];
  let [precision, recall] = [0, 0];
  for (const [key, n] of both) {
    const [label = '', story = ''] = key.split('\n');
    precision += (n * n) / (found.get(label) ?? 1) / labels.length;
    recall += (n * n) / (wanted.get(story) ?? 1) / labels.length;
  }
  const pairs = (counts: Map<string, number>) =>
    [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [hit, p, w] = [pairs(both), pairs(found), pairs(wanted)];
  return {
    b3_f1: f1(precision, recall),
    b3_precision: precision,
    b3_recall: recall,
    pairwise_f1: f1(hit / Math.max(1, p), hit / Math.max(1, w)),
    stories: found.size,
  };
}

function count(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
