import type { DateMention, Reading } from '../domain/reading.ts';

/** What begins a clause or phrase that tells of something else than the sentence itself: "although …", "after Monday's vote", "who was elected in May", "due on 2 May". */
const ASIDE =
  /\b(?:although|though|even though|whereas|after|before|because|since|until|till|while|when|where|which|who|whom|whose|if|unless|despite|following|ahead of|prior to|in the wake of|as a result of|compared (?:with|to)|in contrast to|unlike|previously|originally|starting|beginning|effective|scheduled|slated|due|first (?:announced|reported|published))\b/giu;
/** What ends it. */
const SPAN_END = /[,;:–—]/u;

/**
 * True where what stands at `at` belongs to the sentence's main clause or to what was said, and not to an aside. An aside reaches from its first word
 * to the next comma, or to the end of the sentence; one that begins the sentence to its first comma.
 */
export function isMain(text: string, at: number): boolean {
  ASIDE.lastIndex = 0;
  for (let match = ASIDE.exec(text); match && match.index < at; match = ASIDE.exec(text)) {
    const from = match.index + match[0].length;
    // "Before many guests Ada Lind opened the bridge on Monday": nothing says where the aside ends, and it is short.
    if (match.index === 0 && !text.slice(at).includes(',')) continue;
    if (!SPAN_END.test(text.slice(from, at).replace(/\d,\d|(?<=\p{L} \d{1,2}), (?=\d{4})/gu, '')))
      return false;
  }
  return true;
}

/** The days of a sentence that its main clause tells of; `start` is where the dates are counted from. */
export function toldDays(
  text: string,
  dates: readonly { start: number; end: number; from?: string; to?: string }[],
  start: number,
): string[] {
  return dates.flatMap((date) =>
    date.from !== undefined && date.from === date.to && isMain(text, date.start - start) ? [date.from] : [],
  );
}

/** Days counted from one that was told before: "the same day", "that evening", "the next day". */
const COUNTED_BACK =
  /^(?:(?:later|earlier)\s+)?(?:that(?:\s+same)?|the\s+same|(?:the\s+)?(?:next|following|previous))\s+(?:day|morning|evening|night|afternoon)$/iu;

/**
 * False where a date is counted from a day told before it ("on the same day") and that day may not be the one meant: it is named in an aside, beside other days, or
 * is to come.
 */
export function isAnchored(
  text: string,
  { dates, sentences }: Pick<Reading, 'dates' | 'sentences'>,
  date: Pick<DateMention, 'start' | 'end'>,
  published: string,
): boolean {
  if (!COUNTED_BACK.test(text.slice(date.start, date.end))) return true;
  const anchor = dates.findLast((one) => one.end <= date.start && one.granularity === 'day');
  const own = anchor && sentences.find(({ start, end }) => start <= anchor.start && anchor.end <= end);
  if (!anchor?.from || !own) return false;
  const beside = dates.filter(
    (one) =>
      own.start <= one.start && one.end <= own.end && one.granularity === 'day' && one.start < date.start,
  );
  const told = toldDays(text.slice(own.start, own.end), beside, own.start);
  return (
    anchor.from <= published &&
    told.includes(anchor.from) &&
    new Set(beside.map(({ from }) => from)).size === 1
  );
}

/** Sentences at the start of an article in which it says when its news happened. */
const OPENING = 5;
/** "Had said", "earlier": of before what is told. */
const BEFORE = /\b(?:had (?:\p{Ll}+ly )?\p{Ll}+(?:ed|en|n|t|d)|earlier|previously|at the time)\b/u;

/**
 * Which sentences without a date tell of the day their article was printed: those of an article whose opening says so, and the first one of an article whose opening
 * names no day at all.
 */
export function leadsWith(
  text: string,
  { dates, sentences }: Pick<Reading, 'dates' | 'sentences'>,
  published: string,
): (index: number, sentence: string) => boolean {
  const told = sentences.slice(0, OPENING).flatMap(({ start, end }) =>
    toldDays(
      text.slice(start, end),
      dates.filter((one) => start <= one.start && one.end <= end),
      start,
    ),
  );
  const today = told.includes(published) && !told.some((day) => day < published);
  return (index, sentence) => !BEFORE.test(sentence) && (today || (told.length === 0 && index === 0));
}
