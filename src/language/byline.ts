import type { Span } from '../domain/span.ts';

/** "By Ana Prado", "By Ana Prado and Omar Diaz, Lima": a line of its own near the top that names who wrote the article. */
const BYLINE =
  /^[ \t]*(?:By|BY|by)[ \t]+\p{Lu}[\p{L}.'’-]*(?:[ \t]+(?:and|AND|de|del|van|von|der|al|\p{Lu}[\p{L}.'’-]*)){1,7}(?:[ \t]*[,|][^.\n]{2,50})?[ \t]*$/u;
/** Lines from the top among which it is looked for, empty ones counted. */
const LINES = 8;

/** Where the byline stands; whoever wrote an article is nobody in it. */
export function bylineOf(text: string): Span | undefined {
  let at = 0;
  for (let n = 0; n < LINES && at <= text.length; n++) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const line = text.slice(at, Math.min(stop, at + 160));
    if (stop - at < 160 && BYLINE.test(line)) return { start: at, end: stop };
    if (end < 0) break;
    at = end + 1;
  }
  return undefined;
}
