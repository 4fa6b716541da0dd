/**
 * Columns that a terminal gives to text. Wide: East Asian wide and fullwidth (Unicode Standard Annex 11) and pictographs; none: combining marks.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const NONE = /^[\p{Mn}\p{Me}\u200c\u200d\ufe0f]$/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Number of columns the text takes on one line. */
export function columns(text: string): number {
  if (/^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027]*$/.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (WIDE.test(segment)) sum += 2;
    else if (!NONE.test(segment)) sum += 1;
  }
  return sum;
}

/** The text with spaces behind it up to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));

/** The text in pieces of at most `width` columns, for words longer than a line. */
export function chop(text: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const size = columns(segment);
    if (used + size > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += size;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
