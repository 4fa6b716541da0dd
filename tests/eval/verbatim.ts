import { makeBrief } from '../../src/briefing/brief.ts';
import { findProfile } from '../../src/briefing/profile.ts';
import { makeTimeline } from '../../src/briefing/timelinebrief.ts';
import { contentWords } from '../../src/briefing/word.ts';
import type { ArticleDraft } from '../../src/domain/article.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { draftsOf } from './measure/corpus.ts';
import { type Fault, faultsOf, isVerbatim } from './measure/verbatim.ts';
import { printTable } from './table.ts';

/** Articles of a corpus that are kept, and topics and names that are asked of it. */
const KEPT = 500;
const TOPICS = 150;
const TIMELINES = 20;
const NAMES = 30;

/** Counts of one corpus. */
interface Count {
  articles: number;
  briefs: number;
  timelines: number;
  profiles: number;
  points: number;
  faults: Record<Fault, number>;
}

/**
 * Briefs, timelines and profiles over whole corpora through the product's own store and commands: every shown sentence must be the span it cites but
 * for marked omissions, lie within its article, and be neither empty, doubled nor a half sentence.
 */
export async function run(files: string[]): Promise<Record<string, unknown>> {
  const counts: [string, Count][] = [];
  const examples: { file: string; asked: string; fault: Fault; text: string }[] = [];
  for (const file of files) {
    const name = file.split('/').slice(-3).join('/');
    const drafts = draftsOf(file, KEPT);
    if (drafts.length === 0) continue;
    const store = await openStore(':memory:');
    const texts = new Map<number, string>();
    const named = new Map<string, number>();
    for (const draft of drafts) {
      const reading = read(draft);
      const { id } = await store.articles.save(draft, draft.publishedAt, reading);
      texts.set(id, draft.text);
      for (const { kind, name, mentions } of reading.actors)
        if (kind === 'person') named.set(name, (named.get(name) ?? 0) + mentions.length);
    }
    const count: Count = {
      articles: drafts.length,
      briefs: 0,
      timelines: 0,
      profiles: 0,
      points: 0,
      faults: { empty: 0, outside: 0, 'not verbatim': 0, doubled: 0, broken: 0 },
    };
    const note = (asked: string, found: { fault: Fault; text: string }[]) => {
      for (const { fault, text } of found) {
        count.faults[fault]++;
        if (examples.length < 200) examples.push({ file: name, asked, fault, text });
      }
    };
    const textOf = (id: number) => texts.get(id);
    const until = new Date(Math.max(...drafts.map(({ publishedAt }) => publishedAt.getTime())) + 86_400_000);
    const topics = topicsOf(drafts);
    for (const [i, topic] of topics.entries()) {
      const length = (['short', 'normal', 'long'] as const)[i % 3]!;
      const { points } = await makeBrief(store, topic, { until }, length);
      count.briefs++;
      count.points += points.length;
      note(`/brief ${topic}`, faultsOf(points, textOf));
      if (i >= TIMELINES) continue;
      const { days } = await makeTimeline(store, topic, { until });
      const told = days.flatMap(({ points: those }) => those);
      count.timelines++;
      count.points += told.length;
      note(`/timeline ${topic}`, faultsOf(told, textOf));
    }
    const names = [...named].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, NAMES);
    for (const [asked] of names) {
      const shown = await profilePoints(store, asked, until);
      count.profiles++;
      count.points += shown.length;
      for (const { text, citations } of shown) {
        const [{ article, start, end }] = citations as [(typeof citations)[number]];
        const whole = textOf(article) ?? '';
        if (!isVerbatim(text, whole.slice(start, end)) && !isVerbatim(`… ${text} …`, whole.slice(start, end)))
          note(`/actor ${asked}`, [{ fault: 'not verbatim', text }]);
      }
    }
    counts.push([name, count]);
    await store.close();
  }
  const worst = examples.toSorted((a, b) => Number(a.fault === 'broken') - Number(b.fault === 'broken'));
  for (const { file, asked, fault, text } of worst.slice(0, 40))
    process.stdout.write(`${fault}: ${file}, ${asked}: ${text.slice(0, 160)}\n`);
  printTable(
    [
      'corpus',
      'articles',
      'briefs',
      'timelines',
      'profiles',
      'sentences',
      'not verbatim',
      'outside',
      'empty',
      'doubled',
      'broken',
    ],
    counts.map(([name, { articles, briefs, timelines, profiles, points, faults }]) => [
      name,
      articles,
      briefs,
      timelines,
      profiles,
      points,
      faults['not verbatim'],
      faults.outside,
      faults.empty,
      faults.doubled,
      faults.broken,
    ]),
  );
  const total = (of: (count: Count) => number) => counts.reduce((sum, [, count]) => sum + of(count), 0);
  const points = total((count) => count.points);
  return {
    briefs: total(({ briefs }) => briefs),
    timelines: total(({ timelines }) => timelines),
    profiles: total(({ profiles }) => profiles),
    sentences: points,
    verbatim: 1 - total(({ faults }) => faults['not verbatim'] + faults.outside) / Math.max(1, points),
    empty: total(({ faults }) => faults.empty),
    doubled: total(({ faults }) => faults.doubled),
    broken: total(({ faults }) => faults.broken),
  };
}

/** Topics that the corpus has: of each article's title the two words that fewest other titles have, but some; each once. */
function topicsOf(drafts: readonly ArticleDraft[]): string[] {
  const titles = drafts.map(({ title }) =>
    (title.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? []).filter((word) => contentWords(word).length === 1),
  );
  const counts = new Map<string, number>();
  for (const words of titles)
    for (const word of new Set(words.map((one) => one.toLowerCase())))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const rank = (word: string) => {
    const count = counts.get(word.toLowerCase()) ?? 0;
    return count === 1 ? 1000 : count;
  };
  const topics = titles.map((words, i) => {
    const [a, b] = words.toSorted((x, y) => rank(x) - rank(y));
    return i % 2 === 0 || b === undefined ? (a ?? '') : `${a} ${b}`;
  });
  const step = Math.max(1, Math.floor(topics.length / (TOPICS * 1.3)));
  return [...new Set(topics.filter((topic, i) => topic !== '' && i % step === 0))].slice(0, TOPICS);
}

async function profilePoints(store: Store, asked: string, until: Date) {
  const answer = await findProfile(store, asked, until);
  if (answer.kind !== 'profile') return [];
  const { statements, told, timeline } = answer.profile;
  return [
    ...[...statements, ...told].map(({ text, citation }) => ({ text, citations: [citation] })),
    ...timeline.map(({ text, citations }) => ({ text, citations })),
  ];
}
