import type { Card, Run } from '../../card/card.ts';
import { text } from '../../card/text.ts';

/** Widest line that is comfortable to read, in columns. */
const WIDEST = 100;

const STYLES: Record<NonNullable<Run['style']>, [number, number]> = {
  strong: [1, 22],
  emphasis: [3, 23],
  code: [36, 39],
  muted: [2, 22],
};

/** A card as this terminal shows it: wrapped to its width, with colours where it has them; plain and unwrapped in a pipe. */
export function drawForTerminal(card: Card, out: NodeJS.WriteStream = process.stdout): string {
  if (!out.isTTY) return text(card);
  const colours = out.hasColors?.() ?? false;
  return text(card, {
    width: Math.min(out.columns ?? 80, WIDEST),
    ...(colours ? { paint: (piece: string, run: Run) => paint(piece, run) } : {}),
  });
}

function paint(piece: string, run: Run): string {
  if (run.style === undefined) return piece;
  const [on, off] = STYLES[run.style];
  return `\u001b[${on}m${piece}\u001b[${off}m`;
}
