/**
 * A command line: `/brief "rafah crossing" since:3d`. The same string comes from a slash command, a button, a mention, a
 * digest, the desk and the terminal. `parseLine(formatLine(x))` gives `x` back.
 */
export interface Line {
  /** Without the slash, in lower case. */
  command: string;
  /** Free words in order; a quoted stretch is one word. */
  words: string[];
  /** `name:value` pairs, in order; a name given twice keeps its last value. */
  named: Record<string, string>;
  /** The free words as typed, quotation marks and all: for commands whose words have a syntax of their own. */
  free: string;
}

/** Longest line that is read, in UTF-16 units; what is longer is refused by `dispatch`. */
export const LONGEST_LINE = 2_000;

const NAME = /^([a-z][a-z0-9_-]*):/u;

/** Quotation marks that open a quoted value, with what closes them: phones type the curly ones. */
const QUOTES: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»' };

/** Reads a line. `names` are the option names of the command, so that `https://…` or `title:word` of a search stays a word where it is none. */
export function parseLine(input: string, namesOf: (command: string) => readonly string[]): Line {
  const text = input.trim();
  const head = /^\/?([^\s]*)/u.exec(text);
  const command = (head?.[1] ?? '').toLowerCase();
  const names = namesOf(command);
  const line: Line = { command, words: [], named: {}, free: '' };
  const free: string[] = [];
  let at = head?.[0].length ?? 0;
  while (at < text.length) {
    if (/\s/u.test(text[at]!)) {
      at++;
      continue;
    }
    const start = at;
    const name = NAME.exec(text.slice(at, at + 40))?.[1];
    if (name !== undefined && names.includes(name)) {
      at += name.length + 1;
      const value = readValue(text, at);
      line.named[name] = value.text;
      at = value.end;
      continue;
    }
    const value = readValue(text, at);
    line.words.push(value.text);
    at = value.end;
    free.push(text.slice(start, at));
  }
  line.free = free.join(' ');
  return line;
}

function readValue(text: string, from: number): { text: string; end: number } {
  const close = QUOTES[text[from] ?? ''];
  if (close !== undefined) {
    let value = '';
    for (let at = from + 1; at < text.length; at++) {
      const char = text[at]!;
      if (char === '\\' && at + 1 < text.length) {
        value += text[++at]!;
      } else if (char === close || (close === '”' && char === '"')) {
        return { text: value, end: at + 1 };
      } else {
        value += char;
      }
    }
    // An opened quotation mark that is never closed is a typing slip: the rest of the line is meant.
    return { text: value, end: text.length };
  }
  let end = from;
  while (end < text.length && !/\s/u.test(text[end]!)) end++;
  return { text: text.slice(from, end), end };
}

/** The line in its normal form: command, free words, named values. */
export function formatLine(line: {
  command: string;
  words?: readonly string[];
  /** Free words as typed; stands instead of `words`. */
  free?: string;
  named?: Readonly<Record<string, unknown>>;
}): string {
  const words = line.free
    ? [line.free]
    : (line.words ?? []).map((word) => (needsQuotes(word) || NAME.test(word) ? quote(word) : word));
  const named = Object.entries(line.named ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}:${needsQuotes(String(value)) ? quote(String(value)) : value}`);
  return [`/${line.command}`, ...words, ...named].join(' ');
}

const needsQuotes = (value: string): boolean => value === '' || /[\s"“”„«»\\]/u.test(value);
const quote = (value: string): string => `"${value.replace(/[\\"“”]/gu, '\\$&')}"`;
