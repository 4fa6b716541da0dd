import { overlaps, type Span } from '../../domain/span.ts';
import type { Quote } from '../quotes.ts';
import type { Complement } from './content.ts';
import type { Cue, Source } from './cues.ts';
import { contentEnd } from './extent.ts';
import { quoteAt, trimmed } from './inverted.ts';
import { type Scene, spanOf } from './scene.ts';

/** What a complement says as spans: a quotation alone is direct, a clause with one inside is not; `to` is the word after it. */
export function reported(
  scene: Scene,
  complement: Complement,
  cue: Cue,
  sources: readonly Source[],
): { spans: Span[]; direct: boolean; quotes: Quote[]; to: number } {
  const { words, article } = scene;
  const stops = sources
    .filter((source) => source.from > complement.from)
    .map((source) => (words[source.from - 1]?.text === ',' ? source.from - 1 : source.from));
  const opening = quoteAt(scene, complement.from);
  const to = contentEnd(scene, complement.from, cue, stops);
  if (to <= complement.from && !opening) return { spans: [], direct: false, quotes: [], to };
  if (opening) {
    const rest =
      to > complement.from
        ? article.text
            .slice(opening.end, words[to - 1]!.end)
            .replace(/[\s.,;:!?”"']+/g, ' ')
            .trim()
        : '';
    if (
      opening.end >= words[Math.max(to - 1, complement.from)]!.end ||
      rest.split(' ').length < 2 ||
      (complement.kind === 'quote' && /^[,;]/.test(article.text.slice(opening.end).trimStart()))
    )
      return { spans: [trimmed(article.text, opening.inner)], direct: true, quotes: [opening], to };
  }
  const span = spanOf(scene, complement.from, to);
  // A quotation that runs on past the sentence is taken whole.
  const crossing = scene.quotes.find(
    (quote) => quote.start < span.end && quote.end > span.end && quote.start >= span.start,
  );
  if (crossing) span.end = Math.max(span.end, trimmed(article.text, crossing.inner).end);
  const inside = scene.quotes.filter((quote) => overlaps(quote, span));
  return { spans: [span], direct: false, quotes: inside, to };
}
