/**
 * Outside text made harmless before any renderer escapes it: no control characters (a terminal obeys them), no characters
 * that reverse or hide what stands around them, no address that is not a web page.
 */

/** C0 and C1 controls but for line feed, zero-width and bidirectional controls, Hangul fillers, lone surrogates, tag characters. */
const HARMFUL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** The text without harmful characters; tabs and line separators become a space or a line feed, lone surrogates "\ufffd". */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(HARMFUL, '');
}

/** The text on one line: cleaned, runs of white space as one space. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

/** The address in its normal form, or undefined where it is not an absolute http(s) address without user name and password. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
    if (parsed.username !== '' || parsed.password !== '') return undefined;
    return parsed.href;
  } catch {
    return undefined;
  }
}
