import { basename } from 'node:path';
import { toldDays } from '../../src/briefing/clause.ts';
import { selectTimeline, type TimelineItem } from '../../src/briefing/timeline.ts';
import { findDates } from '../../src/language/dates.ts';
import { f1, readLines, readText, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Article {
  id: string;
  date?: string;
  sentences: (string | string[])[];
  [key: string]: unknown;
}
interface Entry {
  date: string;
  sentences: string[];
}
interface Events {
  entity: string;
  events: { date: string }[];
}

/**
 * Timelines against those of editors: F1 of the set of days, given their number and the span of days (nothing else of the gold is used). Of
 * files on actors (`{entity, events}`) the sentences that name the actor are taken. ROUGE is computed by the outside scorer from `--out`.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const predictions: unknown[] = [];
  const rows: [string, number, number, number, number][] = [];
  for (const file of files.filter((name) => name.endsWith('.timelines.json'))) {
    const topic = basename(file).split('.')[0] as string;
    const source = files.find((name) => new RegExp(`^${topic}\\.(articles|docs)\\.`).test(basename(name)));
    if (!source) continue;
    const articles = readLines<Article>(source);
    const items = articles.flatMap(itemsOf);
    const printed = items.map((item) => item.published).sort();
    const gold = JSON.parse(readText(file)) as Record<string, Entry[] | Events>;
    for (const [name, timeline] of Object.entries(gold)) {
      const events = !Array.isArray(timeline);
      const dates = (events ? timeline.events : timeline).map((entry) => entry.date);
      const inside = (date: string) =>
        /^\d{4}[-\d]*$/.test(date) &&
        (events || (date >= (printed[0] ?? '') && date <= (printed.at(-1) ?? '')));
      const wanted = new Set(dates.filter(inside));
      if (wanted.size === 0) continue;
      const span = [...wanted].sort();
      const began = performance.now();
      const chosen = selectTimeline(events ? naming(items, timeline.entity) : items, {
        days: wanted.size,
        sentences: events ? 5 : 2,
        ...(events && { lead: Number.POSITIVE_INFINITY }),
        from: span[0],
        to: span.at(-1),
      });
      const hit = chosen.filter((day) => wanted.has(day.date)).length;
      rows.push([
        `${topic}/${name}`,
        wanted.size,
        hit,
        f1(hit / (chosen.length || 1), hit / wanted.size),
        performance.now() - began,
      ]);
      predictions.push({
        id: `${topic}/${name}`,
        timeline: chosen.map((day) => ({ date: day.date, sentences: day.items.map((item) => item.text) })),
      });
    }
  }
  if (out) writeLines(out, predictions);
  printTable(['timeline', 'days', 'right', 'F1', 'ms'], rows);
  return {
    date_f1: rows.reduce((sum, row) => sum + row[3], 0) / (rows.length || 1),
    timelines: rows.length,
    by_timeline: Object.fromEntries(rows.map((row) => [row[0], row[3]])),
  };
}

function itemsOf(article: Article): TimelineItem[] {
  const sentences = article.sentences.map((sentence) =>
    Array.isArray(sentence) ? sentence.join(' ') : sentence,
  );
  const published = (article.date ?? String(article.dct ?? article.published ?? '')).slice(0, 10);
  const at = new Date(`${published}T12:00:00Z`);
  let start = 0;
  return sentences.map((text, position) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    const dates = findDates(text, [{ start: 0, end: text.length }], at);
    return { article: article.id, published, position, text, span, dates, told: toldDays(text, dates, 0) };
  });
}

/** The sentences that hold the actor's name, or its last word in articles that hold the whole. */
function naming(items: readonly TimelineItem[], entity: string): TimelineItem[] {
  const name = entity.toLowerCase().replace(/[_\s]+/g, ' ');
  const last = ` ${entity.split(/[_\s]+/).at(-1)} `;
  const whole = new Set(
    items.filter((item) => item.text.toLowerCase().includes(name)).map((item) => item.article),
  );
  return items.filter(
    (item) =>
      item.text.toLowerCase().includes(name) ||
      (whole.has(item.article) && last.length > 5 && ` ${item.text} `.includes(last)),
  );
}
