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
