import { createRequire } from 'node:module';
import { chooseSentences, type ReadArticle } from '../../src/briefing/choose.ts';
import { relatedArticles } from '../../src/briefing/related.ts';
import { read } from '../../src/language/read.ts';
import { readLines, writeLines } from './data.ts';
import { grams, rougeL, rougeN, rougeWords } from './measure/rouge.ts';
import { printTable } from './table.ts';

interface Case {
  id: string;
  documents: string[];
  offTopic?: boolean[];
  summary: string;
}
type System = (documents: string[]) => string | Promise<string>;

/** Words of a brief that count. */
const CAP = 264;
const capped = (text: string): string => text.split(/\s+/u).filter(Boolean).slice(0, CAP).join(' ');

/**
 * Briefs against an editor's summary: ROUGE F1 at 264 words, and where documents are flagged as foreign, the share of sentences that
 * come from those. The product and two npm peers see the same documents.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const cases = files.flatMap((file) => readLines<Case>(file));
  const systems: [string, System][] = [
    ['wiredesk', briefOf],
    ['first words', firstWords],
    ['lexrank', lexrank],
    ['node-summarizer', nodeSummarizer],
  ];
  const rows: (string | number)[][] = [];
  const figures: Record<string, unknown> = {};
  const predictions: { id: string; text: string }[] = [];
  for (const [name, system] of systems) {
    const texts: string[] = [];
    for (const one of cases) texts.push(await system(one.documents));
    if (name === 'wiredesk') predictions.push(...texts.map((text, i) => ({ id: cases[i]?.id ?? '', text })));
    const measured = measure(cases, texts);
    rows.push([
      name,
      measured.r1,
      measured.r2,
      measured.rl,
      measured.mean_words,
      measured.foreign_share ?? '–',
    ]);
    if (name === 'wiredesk') Object.assign(figures, measured);
    else figures[name] = measured;
  }
  printTable(['system', 'R1', 'R2', 'RL', 'words', 'foreign'], rows);
  if (out !== undefined) writeLines(out, predictions);
  return { ...figures, cases: cases.length };
}

/** The product's choice of sentences, in its order, up to the words that count. */
function briefOf(documents: string[]): string {
  const articles = documents.flatMap(readDocument);
  const kept = new Set(relatedArticles(articles.map(({ article }) => article)));
  const chosen = chooseSentences(
    articles.filter(({ article }) => kept.has(article)),
    new Set(),
    { words: CAP },
  );
  return chosen.map(({ text }) => text).join('\n');
}

function readDocument(document: string, index: number): ReadArticle[] {
  const text = document
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n[ \n]*/gu, '\n\n')
    .trim();
  if (text === '') return [];
  const reading = read({ title: '', text });
  const at = new Date(0);
  return [
    {
      reading,
      article: {
        id: index,
        source: `outlet ${index}`,
        title: '',
        text,
        language: 'en',
        publishedAt: at,
        dateOrigin: 'approximate',
        fetchedAt: at,
        fingerprint: '',
      },
    },
  ];
}

/** The first words of each document, as many of each. */
const firstWords: System = (documents) =>
  documents
    .map((document) =>
      document
        .split(/\s+/u)
        .filter(Boolean)
        .slice(0, Math.ceil(CAP / documents.length))
        .join(' '),
    )
    .join('\n');

const require = createRequire(import.meta.url);

const lexrank: System = (documents) =>
  new Promise((resolve) => {
    const rank = require('lexrank') as {
      summarize(
        text: string,
        lines: number,
        done: (error: unknown, top: unknown, joined: string) => void,
      ): void;
    };
    try {
      rank.summarize(documents.join('\n'), 12, (error, _top, joined) => resolve(error ? '' : joined));
    } catch {
      resolve('');
    }
  });

const nodeSummarizer: System = async (documents) => {
  const { SummarizerManager } = require('node-summarizer') as {
    SummarizerManager: new (
      text: string,
      sentences: number,
    ) => { getSummaryByFrequency(): { summary: string } };
  };
  try {
    return String(new SummarizerManager(documents.join('\n'), 12).getSummaryByFrequency().summary);
  } catch {
    return '';
  }
};

function measure(cases: Case[], texts: string[]) {
  const pairs = cases.map((one, i): [string[], string[]] => [
    rougeWords(capped(texts[i] ?? '')),
    rougeWords(one.summary.replace(/^\s*–\s*/u, '')),
  ]);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const mixed = cases.flatMap(({ documents, offTopic }, i) =>
    offTopic === undefined || offTopic.every(Boolean) ? [] : [foreign(texts[i] ?? '', documents, offTopic)],
  );
  const total = (of: (one: { bad: number; known: number }) => number) =>
    mixed.reduce((sum, one) => sum + of(one), 0);
  return {
    r1: mean(pairs.map(([p, g]) => rougeN(p, g, 1))),
    r2: mean(pairs.map(([p, g]) => rougeN(p, g, 2))),
    rl: mean(pairs.map(([p, g]) => rougeL(p, g))),
    mean_words: mean(texts.map((text) => text.split(/\s+/u).filter(Boolean).length)),
    empty: texts.filter((text) => text.trim() === '').length,
    ...(cases.some(({ offTopic }) => offTopic)
      ? {
          foreign_share:
            total(({ bad }) => bad) /
            Math.max(
              1,
              total(({ known }) => known),
            ),
          scored: mixed.length,
        }
      : {}),
  };
}

/** Sentences of the brief that a foreign document holds more of than any other, and all that come from some document. */
function foreign(text: string, documents: string[], off: boolean[]): { bad: number; known: number } {
  const bags = documents.map((document) => new Set(grams(rougeWords(document), 3).keys()));
  const count = { bad: 0, known: 0 };
  for (const sentence of text.split(/(?<=[.!?…])["”’)\]]*\s+|\n+/u)) {
    const words = rougeWords(sentence);
    if (words.length < 3) continue;
    const own = [...new Set(grams(words, 3).keys())];
    const held = bags.map((bag) => own.filter((gram) => bag.has(gram)).length / own.length);
    if (Math.max(...held) < 0.3) continue;
    const most = (which: boolean) => Math.max(0, ...held.filter((_, i) => off[i] === which));
    count.known++;
    if (most(true) > most(false)) count.bad++;
  }
  return count;
}
