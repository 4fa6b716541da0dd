import type { Rich } from './card.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Sentence end with what closes it, before white space. */
const SENTENCE_END = /[.!?…][)\]”"’']*(?=\s)/g;

/**
 * The text within `max` UTF-16 units, cut at a sentence's end where more than half is kept that way, else at a word's end, else
 * (one endless word) at a character's; "…" marks the cut. A text that fits is returned as it is.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 1) return max === 1 ? '…' : '';
  const room = text.slice(0, max - 1);
  let sentence = 0;
  for (const match of text.slice(0, max).matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (end <= max - 2) sentence = end;
  }
  if (sentence > max / 2) return `${text.slice(0, sentence)} …`;
  const next = text.charAt(max - 1);
  const word = /\s/.test(next) ? room.length : room.search(/\s\S*$/);
  if (word > max / 3) return `${room.slice(0, word).replace(/[\s,;:–—-]+$/, '')}…`;
  return `${wholeCharacters(text, max - 1)}…`;
}

/** The longest beginning within `max` units that splits no character as a reader sees it. */
function wholeCharacters(text: string, max: number): string {
  let end = 0;
  // A character of more than 64 units does not exist outside of mischief; the window keeps the segmenter linear.
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Number of UTF-16 units of the words, without citation marks. */
export const lengthOf = (text: Rich): number => text.reduce((sum, run) => sum + run.text.length, 0);

/** Rich text within `max` units of words. Citations of what was cut away stay, behind the last words kept. */
export function cutRich(text: Rich, max: number): Rich {
  if (lengthOf(text) <= max) return text;
  const kept: Rich = [];
  let room = max;
  let cutting = false;
  const lost = new Set<number>();
  for (const run of text) {
    if (cutting) {
      for (const number of run.cite ?? []) lost.add(number);
    } else if (run.text.length < room || (run.text.length === room && run === text.at(-1))) {
      kept.push(run);
      room -= run.text.length;
    } else {
      cutting = true;
      // With one unit to spare for the mark even where the run itself would just fit.
      kept.push({ ...run, text: cut(`${run.text} ${'x'.repeat(room)}`, room) });
    }
  }
  const last = kept.at(-1);
  if (last && lost.size > 0)
    kept[kept.length - 1] = { ...last, cite: [...new Set([...(last.cite ?? []), ...lost])] };
  return kept;
}
