import { groupStories } from '../../src/briefing/story.ts';
import { read } from '../../src/language/read.ts';
import { f1, readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Row {
  id: string;
  topic?: string | number;
  story: string;
  title: string;
  text: string;
}

/** Which articles tell the same story: B-cubed and pairwise F1. No dates are given, so none help. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const rows = files.flatMap((file) => readLines<Row>(file));
  const at = new Date(0);
  const readings = rows.map(({ title, text }) => read({ title, text }));
  const started = performance.now();
  const stories = groupStories(
    rows.map(({ title, text }, id) => ({
      id,
      source: `outlet ${id}`,
      title,
      text,
      language: 'en',
      publishedAt: at,
      dateOrigin: 'approximate' as const,
      fetchedAt: at,
      fingerprint: '',
    })),
    ({ id }) => readings[id],
  );
  const seconds = (performance.now() - started) / 1000;
  const labels = new Array<string>(rows.length).fill('');
  for (const { id, articles } of stories) for (const article of articles) labels[article] = id;
  if (out !== undefined)
    writeLines(
      out,
      rows.map(({ id }, i) => ({ id, story: labels[i] })),
    );
  const gold = rows.map(({ topic, story }) => `${topic}/${story}`);
  const [both, found, wanted] = [
    count(labels.map((label, i) => `${label}\n${gold[i]}`)),
    count(labels),
    count(gold),
  ];
  let [precision, recall] = [0, 0];
  for (const [key, n] of both) {
    const [label = '', story = ''] = key.split('\n');
    precision += (n * n) / (found.get(label) ?? 1) / rows.length;
    recall += (n * n) / (wanted.get(story) ?? 1) / rows.length;
  }
  const pairs = (counts: Map<string, number>) =>
    [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [hit, p, w] = [pairs(both), pairs(found), pairs(wanted)];
  const figures = {
    b3_f1: f1(precision, recall),
    b3_precision: precision,
    b3_recall: recall,
    pairwise_f1: f1(hit / Math.max(1, p), hit / Math.max(1, w)),
    stories: found.size,
    gold_stories: wanted.size,
    articles: rows.length,
    articles_a_second: Math.round(rows.length / seconds),
  };
  printTable(['measure', 'value'], Object.entries(figures));
  return figures;
}

function count(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
