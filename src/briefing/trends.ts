import type { Period } from '../domain/period.ts';
import type { Store } from '../store/store.ts';
import {
  countTerms,
  type Lexicon,
  labelOf,
  makeLexicon,
  note,
  type Tally,
  type Term,
  type TrendItem,
} from './trendsterms.ts';
import { contentWords } from './word.ts';

/** Something that is told of more, or less, than before. */
export interface Trend {
  label: string;
  kind: 'topic' | 'person' | 'organisation';
  /** Reports in the window, copies counted once. */
  now: number;
  /** Reports in a stretch of the past as long as the window, on average. */
  before: number;
  state: 'new' | 'rising' | 'falling';
  outlets: number;
  /** Log-likelihood; larger is surer. */
  score: number;
  /** Reports in each stretch of time, the oldest first, the window last. */
  series: number[];
  /** Number of an actor. */
  id?: number;
}

export interface Trends {
  since: Date;
  until: Date;
  /** Why the window ends there: nothing newer is kept, or it is the instant asked for. */
  end: 'newest' | 'asked';
  /** The time compared with; undefined where there is none. */
  past?: { since: Date; until: Date; windows: number; reports: number };
  /** Reports and outlets of the window. */
  reports: number;
  outlets: number;
  copies: number;
  topics: Trend[];
  actors: Trend[];
  falling: Trend[];
  /** What the window tells of most, where nothing can be compared. */
  most: { label: string; kind: Trend['kind']; now: number; outlets: number }[];
  /** More articles lie in that time than are looked at: only a shorter one can be compared. */
  crowded: boolean;
  /** When the archive begins; undefined where it is empty. */
  begins?: Date;
}

/** Length of the window unless told, in milliseconds: 7 days. */
export const WINDOW = 7 * 86_400_000;
/** Stretches as long as the window that make the past. */
const PAST = 4;
/** Articles looked at, at most: half of them for the window. With more, the past is shorter. */
const MOST = 24_000;
/** A past shorter than half a window, or with fewer reports, is none. */
const LEAST_PAST = 0.5;
const LEAST_REPORTS = 8;
/** Log-likelihood from which on a difference is no chance: p < 0.01 for one degree of freedom. */
const SURE = 6.63;
/** A rise is at least by half, from at least so many reports of at least so many outlets. */
const RISE = 1.5;
const LEAST_NOW = 3;
const LEAST_OUTLETS = 2;
/** Two topics with this share of the smaller one's reports in common are one. */
const SAME = 0.6;
const SHOWN = 8;
const FALLING = 4;

/**
 * What is told of more than before. A topic's or actor's share of all reports in the window is held against its share before, by
 * log-likelihood (Dunning 1993, as Rayson and Garside 2000 use it to compare two corpora), so that more news in all raises nothing. Of an
 * outlet that printed more than all others together only as many reports count as the others have, and one.
 */
export async function makeTrends(store: Store, period: Period, now: Date): Promise<Trends> {
  const coverage = await store.articles.coverage(period.until ?? now);
  const asked = (period.until ?? now).getTime();
  const newest = coverage.newest?.getTime() ?? asked;
  const wanted = period.since === undefined ? WINDOW : asked - period.since.getTime();
  // A window that ends long after the newest article would be empty; one asked for by its beginning stays where it is.
  const stale = period.since === undefined && asked - newest > Math.min(wanted, 86_400_000);
  const until = stale ? newest + 1 : asked;
  const length = Math.max(wanted, 3_600_000);
  const since = until - length;
  const oldest = coverage.oldest?.getTime() ?? since;
  const from = Math.max(since - PAST * length, oldest);
  const openings = await store.trends.openings(from, until, MOST);
  const first = openings.length < MOST ? from : Math.max(from, openings.at(-1)?.at ?? from);
  const span = Math.max(0, since - first) / length;
  const buckets = 1 + Math.ceil(span - 1e-9);
  const seen = new Set<number>();
  const items: TrendItem[] = [];
  const byArticle = new Map<number, TrendItem>();
  let copies = 0;
  // Oldest first, so that of copies the first one counts.
  for (const { article, report, source, at, title, lead, revised } of openings.reverse()) {
    if (seen.has(report)) {
      if (at >= since) copies++;
      continue;
    }
    seen.add(report);
    const bucket = at >= since ? 0 : Math.min(buckets - 1, Math.ceil((since - at) / length));
    const item = { key: `${article}:${revised}`, report, source, bucket, title, lead };
    items.push(item);
    byArticle.set(article, item);
  }
  const inWindow = items.filter(({ bucket }) => bucket === 0);
  const before = items.length - inWindow.length;
  const outlets = new Set(inWindow.map(({ source }) => source)).size;
  const base: Trends = {
    since: new Date(since),
    until: new Date(until),
    end: stale ? 'newest' : 'asked',
    reports: inWindow.length,
    outlets,
    copies,
    topics: [],
    actors: [],
    falling: [],
    most: [],
    crowded: openings.length === MOST && span < LEAST_PAST,
    ...(coverage.oldest === undefined ? {} : { begins: coverage.oldest }),
  };
  if (inWindow.length === 0) return base;
  const people = await tallyActors(store, first, until, byArticle, buckets);
  const terms = countTerms(items, buckets, lexiconOf(store));
  const isTopic = notNames(people);
  const comparable = span >= LEAST_PAST && before >= LEAST_REPORTS;
  const measure = (tally: Tally): Measured => measured(tally, inWindow.length, before, span);
  const labelled = (stems: readonly string[], tally: Tally): string | undefined => {
    const own = new Set(tally.reports);
    const printed = tally.reports.length > 0 ? inWindow.filter(({ report }) => own.has(report)) : items;
    return labelOf(stems, printed);
  };
  if (!comparable) {
    const frequent = distinct(
      terms
        .filter(
          (term) =>
            term.series[0]! >= LEAST_NOW &&
            term.outlets.size >= Math.min(LEAST_OUTLETS, outlets) &&
            isTopic(term),
        )
        .sort(
          (a, b) => b.series[0]! - a.series[0]! || b.stems.length - a.stems.length || order(a.stems, b.stems),
        ),
      2 * SHOWN,
    )
      .flatMap((term): Trends['most'] => {
        const label = labelled(term.stems, term);
        return label === undefined
          ? []
          : [{ label, kind: 'topic', now: term.series[0]!, outlets: term.outlets.size }];
      })
      .slice(0, SHOWN);
    const most = people
      .filter(({ tally }) => tally.series[0]! >= Math.min(LEAST_NOW, inWindow.length))
      .sort((a, b) => b.tally.series[0]! - a.tally.series[0]! || a.id - b.id)
      .slice(0, SHOWN)
      .map(({ label, kind, tally }) => ({ label, kind, now: tally.series[0]!, outlets: tally.outlets.size }));
    return { ...base, most: [...frequent, ...most] };
  }
  const judged = terms.flatMap((term) => {
    const found = measure(term);
    return found.state === 'steady' || !isTopic(term) ? [] : [{ ...term, ...found }];
  });
  const rising = distinct(
    judged.filter(({ state }) => state === 'rising' || state === 'new').sort(surest),
    2 * SHOWN,
  );
  const fallen = judged.filter(({ state }) => state === 'falling').sort(surest);
  const topic = (term: (typeof judged)[number]): Trend[] => {
    const label = labelled(term.stems, term);
    return label === undefined ? [] : [trendOf(label, 'topic', term)];
  };
  const actors = people
    .map((one) => ({ ...one, ...one.tally, ...measure(one.tally), stems: [String(one.id)] }))
    .sort(surest);
  const actor = (one: (typeof actors)[number]): Trend => ({
    ...trendOf(one.label, one.kind, one),
    id: one.id,
  });
  return {
    ...base,
    past: { since: new Date(first), until: new Date(since), windows: span, reports: before },
    topics: rising.flatMap(topic).slice(0, SHOWN),
    actors: actors
      .filter(({ state }) => state === 'rising' || state === 'new')
      .slice(0, SHOWN)
      .map(actor),
    falling: [
      ...apart(fallen)
        .slice(0, 2 * FALLING)
        .flatMap(topic)
        .slice(0, FALLING),
      ...actors
        .filter(({ state }) => state === 'falling')
        .slice(0, FALLING)
        .map(actor),
    ],
  };
}

interface Measured {
  now: number;
  before: number;
  score: number;
  state: Trend['state'] | 'steady';
}

/** What was read for a store's last trends is not read again. */
const lexicons = new WeakMap<Store, Lexicon>();

function lexiconOf(store: Store): Lexicon {
  const known = lexicons.get(store);
  if (known !== undefined && !known.full()) return known;
  const fresh = makeLexicon();
  lexicons.set(store, fresh);
  return fresh;
}

/** A tally of the window against the past: `span` is the past's length in windows. */
function measured(tally: Tally, all: number, allBefore: number, span: number): Measured {
  const now = tally.series[0]!;
  const past = tally.series.slice(1).reduce((sum, one) => sum + one, 0);
  const largest = Math.max(0, ...tally.outlets.values());
  const counted = Math.min(largest, now - largest + 1) + (now - largest);
  const expected = (past * all) / allBefore;
  const up = counted > expected;
  const score = logLikelihood(up ? counted : now, past, all, allBefore);
  const rises =
    up &&
    now >= LEAST_NOW &&
    tally.outlets.size >= LEAST_OUTLETS &&
    counted >= RISE * expected &&
    score >= SURE;
  const falls = !up && now < expected / RISE && score >= SURE;
  return {
    now,
    before: past / span,
    score,
    state: rises ? (past === 0 ? 'new' : 'rising') : falls ? 'falling' : 'steady',
  };
}

/** G² of `a` among `all` against `b` among `allBefore`. */
export function logLikelihood(a: number, b: number, all: number, allBefore: number): number {
  const share = (a + b) / (all + allBefore);
  const part = (seen: number, size: number) => (seen === 0 ? 0 : seen * Math.log(seen / (share * size)));
  return 2 * (part(a, all) + part(b, allBefore));
}

const order = (a: readonly string[], b: readonly string[]): number => (a.join(' ') < b.join(' ') ? -1 : 1);
const surest = (
  a: Measured & { stems: readonly string[] },
  b: Measured & { stems: readonly string[] },
): number => b.score - a.score || b.stems.length - a.stems.length || order(a.stems, b.stems);

/** The first of topics that are told in the same reports; a pair of words rather than one of them where nearly all that have the word have the pair. */
function distinct<T extends Tally & { stems: string[] }>(terms: readonly T[], most: number): T[] {
  const chosen: { term: T; reports: Set<number> }[] = [];
  for (const term of terms.slice(0, 400)) {
    const same = chosen.find(({ term: known, reports }) => {
      const both = term.reports.filter((report) => reports.has(report)).length;
      return both >= SAME * Math.min(term.reports.length, known.reports.length);
    });
    if (same === undefined) {
      if (chosen.length < most) chosen.push({ term, reports: new Set(term.reports) });
    } else if (
      term.stems.length > same.term.stems.length &&
      same.term.stems.every((stem) => term.stems.includes(stem)) &&
      term.reports.length >= 0.8 * same.term.reports.length
    )
      same.term = term;
  }
  return chosen.map(({ term }) => term);
}

/** Tells whether a term is something else than a word of the name of somebody whom most of its reports name. */
function notNames(people: readonly { label: string; tally: Tally }[]): (term: Term) => boolean {
  const byStem = new Map<string, { stems: Set<string>; reports: Set<number> }[]>();
  for (const { label, tally } of people.slice(0, 500)) {
    const one = { stems: new Set(contentWords(label)), reports: new Set(tally.reports) };
    for (const stem of one.stems) byStem.set(stem, [...(byStem.get(stem) ?? []), one]);
  }
  return ({ stems, reports }) =>
    !(byStem.get(stems[0]!) ?? []).some(
      (name) =>
        stems.every((stem) => name.stems.has(stem)) &&
        reports.filter((report) => name.reports.has(report)).length >= SAME * reports.length,
    );
}

/** Those that share no word with one before them. */
function apart<T extends { stems: string[] }>(terms: readonly T[]): T[] {
  const said = new Set<string>();
  return terms.filter(({ stems }) => {
    const fresh = stems.every((stem) => !said.has(stem));
    if (fresh) for (const stem of stems) said.add(stem);
    return fresh;
  });
}

function trendOf(label: string, kind: Trend['kind'], tally: Tally & Measured): Trend {
  return {
    label,
    kind,
    now: tally.now,
    before: tally.before,
    state: tally.state === 'steady' ? 'rising' : tally.state,
    outlets: tally.outlets.size,
    score: tally.score,
    series: [...tally.series].reverse(),
  };
}

/** Persons and organisations with the reports that name them, those of the window first. */
async function tallyActors(
  store: Store,
  since: number,
  until: number,
  items: ReadonlyMap<number, TrendItem>,
  buckets: number,
): Promise<{ id: number; label: string; kind: 'person' | 'organisation'; tally: Tally }[]> {
  const tallies = new Map<number, Tally>();
  for (const [article, actor] of await store.trends.named(since, until)) {
    const item = items.get(article);
    if (item === undefined) continue;
    let tally = tallies.get(actor);
    if (tally === undefined) {
      tally = { series: new Array<number>(buckets).fill(0), outlets: new Map(), reports: [] };
      tallies.set(actor, tally);
    }
    note(tally, item);
  }
  const size = ({ series }: Tally) => series[0]! * 1_000 + series.reduce((sum, one) => sum + one, 0);
  // Somebody in one or two reports is no trend either way.
  const kept = [...tallies]
    .filter(([, { series }]) => series.reduce((sum, one) => sum + one, 0) >= LEAST_NOW)
    .sort((a, b) => size(b[1]) - size(a[1]) || a[0] - b[0])
    .slice(0, 2_000);
  const known = await store.trends.actors(kept.map(([id]) => id));
  // An outlet named in its own reports ("The Meridian Post carries …") is not news.
  const outlets = new Set([...items.values()].map(({ source }) => source.toLowerCase()));
  return kept.flatMap(([id, tally]) => {
    const actor = known.get(id);
    return actor === undefined || outlets.has(actor.name.toLowerCase())
      ? []
      : [{ id, label: actor.name, kind: actor.kind, tally }];
  });
}
