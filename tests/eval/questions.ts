import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Asked, ask } from '../../src/briefing/ask.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

/** A question with what is right: words of the first answer's sentences (`a`), or its value (`v`, a pattern); `none` where nothing here answers it. */
export interface Case {
  q: string;
  a?: string[];
  v?: string;
  none?: boolean;
}

export type Verdict = 'right' | 'wrong' | 'none';

/** What a reply is worth: the first answer must be right. */
export function judge(one: Case, asked: Asked): Verdict {
  const [first] = asked.answers;
  if (first === undefined) return 'none';
  if (one.none) return 'wrong';
  const texts = first.points.map(({ text }) => text);
  const value =
    one.v === undefined ||
    new RegExp(one.v, 'iu').test(first.value) ||
    (first.value === '' && texts.some((text) => new RegExp(one.v!, 'iu').test(text)));
  const words =
    one.a === undefined ||
    one.a.some((words) => texts.some((text) => text.toLowerCase().includes(words.toLowerCase())));
  return value && words ? 'right' : 'wrong';
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The articles a file of questions is about, by its name: the starter articles, or the odd ones with hand labels. */
const SETS: Record<string, { folder: string; takes(name: string): boolean; now: string }> = {
  starter: { folder: join(root, 'seeds/articles'), takes: () => true, now: '2024-03-27T00:00:00Z' },
  // What a hasty answer falls for: denied, planned, retracted and supposed deeds, others of one family, offices given up.
  traps: {
    folder: join(root, 'tests/golden/questions/traps'),
    takes: () => true,
    now: '2025-09-15T12:00:00Z',
  },
  reading: {
    folder: join(root, 'tests/golden/reading'),
    takes: (name) => Number(name.slice(0, 2)) % 2 === 1,
    now: '2025-12-20T00:00:00Z',
  },
};

/** A store with the articles of a set. */
export async function storeOf(set: string): Promise<{ store: Store; now: Date }> {
  const { folder, takes, now } = SETS[set]!;
  const store = await openStore(':memory:');
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.md') && one !== 'README.md' && takes(one))
    .sort()) {
    const raw = readFileSync(join(folder, name), 'utf8');
    const [, front = '', text = ''] = /^---\n([\s\S]*?)\n---\n\n?([\s\S]*)$/u.exec(raw) ?? [];
    const field = (key: string) => new RegExp(`^${key}: (.*)$`, 'mu').exec(front)?.[1] ?? '';
    const plain = (value: string) => (value.startsWith('"') ? (JSON.parse(value) as string) : value);
    const draft = {
      source: plain(field('source')),
      title: plain(field('title')),
      text: text.trim(),
      publishedAt: new Date(field('publishedAt')),
      dateOrigin: 'source' as const,
    };
    await store.articles.save(draft, draft.publishedAt, read(draft));
  }
  return { store, now: new Date(now) };
}

/** Questions of our own with right answers: `npm run eval -- questions tests/golden/questions/*.jsonl`. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const rows: (string | number)[][] = [];
  const lines: unknown[] = [];
  const sum = { right: 0, wrong: 0, none: 0, answerable: 0, falsely: 0, unanswerable: 0 };
  for (const file of files) {
    const set = /([a-z]+)[^/]*\.jsonl$/u.exec(file)?.[1] ?? '';
    const { store, now } = await storeOf(set);
    const own = { right: 0, wrong: 0, none: 0, answerable: 0, falsely: 0, unanswerable: 0 };
    for (const one of readLines<Case>(file)) {
      const asked = await ask(store, one.q, now);
      const verdict = judge(one, asked);
      if (one.none) {
        own.unanswerable++;
        if (verdict === 'wrong') own.falsely++;
      } else {
        own.answerable++;
        own[verdict]++;
      }
      lines.push({
        q: one.q,
        verdict: one.none ? (verdict === 'none' ? 'rightly none' : 'falsely answered') : verdict,
        wanted: asked.wanted,
        answers: asked.answers.map(({ value, points }) => ({ value, texts: points.map(({ text }) => text) })),
      });
    }
    await store.close();
    rows.push([set, own.answerable, own.right, own.wrong, own.none, own.unanswerable, own.falsely]);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += own[key];
  }
  printTable(['set', 'answerable', 'right', 'wrong', 'none', 'unanswerable', 'answered all the same'], rows);
  if (out !== undefined) writeLines(out, lines);
  const given = sum.right + sum.wrong + sum.falsely;
  return {
    questions: sum.answerable + sum.unanswerable,
    precision: given === 0 ? 1 : sum.right / given,
    answered: sum.right / Math.max(1, sum.answerable),
    ...sum,
  };
}
