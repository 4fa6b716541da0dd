import { basename, dirname } from 'node:path';
import type { ArticleDraft } from '../../../src/domain/article.ts';
import { readLines } from '../data.ts';

/** A line of any of the corpora: whole articles, clusters of documents, sentences of words, snapshots of a feed. */
interface Row {
  id?: string | number;
  title?: string | null;
  text?: string;
  body?: string | null;
  documents?: string[];
  sentences?: (string | string[])[];
  items?: { summary: string }[];
  date?: string;
  dct?: string;
  dateline?: string | null;
  outlet?: string;
  publisher?: string;
  story?: string;
  topic?: number | string;
}

const DAY = 86_400_000;
/** Days of corpora without dates are counted from here, one a row, so that clusters lie apart in time. */
const START = Date.UTC(2020, 0, 1);

/** The articles of a corpus file, in its order, as drafts; at most `most` of them. Where a row has no date it gets one of its own. */
export function draftsOf(file: string, most = Number.POSITIVE_INFINITY): ArticleDraft[] {
  const seen = new Set<string>();
  const first = basename(file).split('.')[0] as string;
  // "…/reuters-21578/dev/docs.jsonl.gz": the folder names the corpus.
  const name = first === 'docs' ? basename(dirname(dirname(file))) : first;
  return readLines<Row>(file)
    .flatMap((row, index) => draftsOfRow(row, index, name))
    .filter(({ text, title }) => {
      const key = `${title}\n${text}`;
      if (text.trim() === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, most);
}

function draftsOfRow(row: Row, index: number, name: string): ArticleDraft[] {
  const at = dayOf(row.date ?? row.dct) ?? new Date(START + index * DAY);
  const own = { publishedAt: at, dateOrigin: 'source' as const };
  if (row.documents !== undefined)
    return row.documents.map((document, i) => ({
      ...own,
      ...titled(paragraphs(document)),
      source: `Outlet ${i + 1}`,
      publishedAt: new Date(at.getTime() + i * 3_600_000),
    }));
  if (row.items !== undefined)
    return row.items.map(({ summary }) => ({
      ...own,
      source: 'Feed',
      title: opening(summary),
      text: paragraphs(summary),
    }));
  const source = row.publisher ?? (row.outlet === undefined ? name : `Outlet ${row.outlet}`);
  if (row.sentences !== undefined) {
    const sentences = row.sentences.map((one) => plain(Array.isArray(one) ? one.join(' ') : one));
    // Three sentences a paragraph: these corpora have none of their own.
    const parts = sentences.reduce<string[][]>((all, sentence, i) => {
      if (i % 3 === 0) all.push([]);
      all.at(-1)?.push(sentence);
      return all;
    }, []);
    const text = parts.map((part) => part.join(' ')).join('\n\n');
    return [{ ...own, source, title: row.title || opening(text), text }];
  }
  // Some corpora print the title again as the first line of the text.
  const whole = (row.text ?? row.body ?? '').trimStart();
  const body = row.title && whole.startsWith(row.title) ? whole.slice(row.title.length) : whole;
  const text = row.dateline == null || body === '' ? paragraphs(body) : wire(row.dateline, body);
  return [{ ...own, source, ...(row.title ? { title: row.title, text } : titled(text)) }];
}

/** A text without a title: a short first line is one, else its first words are taken. */
function titled(text: string): { title: string; text: string } {
  const [first = '', ...rest] = text.split('\n\n');
  return first.length <= 110 && rest.length > 0
    ? { title: first, text: rest.join('\n\n') }
    : { title: opening(text), text };
}

/** "26-FEB-1987 15:02:20.00" and ISO forms. */
function dayOf(date: string | undefined): Date | undefined {
  if (date === undefined) return undefined;
  const at = new Date(date.replace(/\.\d\d$/u, 'Z').replace(/^\s*(\d+)-([A-Z]{3})-(\d{4})/u, '$1 $2 $3'));
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The first words, for texts that have no title. */
function opening(text: string): string {
  const line = text.split('\n')[0] ?? '';
  if (line.length <= 90) return line;
  return line.slice(0, line.lastIndexOf(' ', 90));
}

const paragraphs = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n[ \n]*/gu, '\n\n')
    .trim();

/** A wire report: lines broken at 70 signs, paragraphs set in by blanks. */
const wire = (dateline: string, body: string): string =>
  `${dateline} ${body.trim()}`
    .replace(/\n {2,}/gu, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ Reuter$/iu, '')
    .trim();

/** Words in a row as they are printed. */
const plain = (words: string): string =>
  words
    .replace(/\\\//gu, '/')
    .replace(/\\n/gu, ' ')
    .replace(/ (n't|'(?:s|re|ve|ll|d|m)\b|[,.;:?!%)\]])/gu, '$1')
    .replace(/([([$]) /gu, '$1')
    .replace(/`` ?/gu, '“')
    .replace(/ ?''/gu, '”')
    .replace(/` ?/gu, '‘');
