import type { Span } from '../domain/span.ts';

/** A word, number or mark of the text, with its place. */
export interface Token extends Span {
  text: string;
}

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;

/** Class of every ASCII unit; others are looked up by Unicode property and remembered. */
const classes = new Uint8Array(128).fill(MARK);
for (let i = 0; i <= 32; i++) classes[i] = SPACE;
classes[127] = SPACE;
for (let i = 48; i <= 57; i++) classes[i] = DIGIT;
for (let i = 65; i <= 90; i++) classes[i] = classes[i + 32] = LETTER;
classes[95] = LETTER;

const wide = new Uint8Array(65536).fill(255);

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 128) return classes[unit]!;
  const known = wide[unit]!;
  if (known !== 255) return known;
  const char = String.fromCharCode(unit);
  // A lone surrogate, and each half of a pair, is a mark; zero-width and no-break spaces part words.
  const found = /[\s\u200b\u2060\ufeff]/.test(char)
    ? SPACE
    : /[\p{L}\p{M}\u200c\u200d\u00ad]/u.test(char)
      ? LETTER
      : /\p{Nd}/u.test(char)
        ? DIGIT
        : MARK;
  wide[unit] = found;
  return found;
}

const isWord = (kind: number): boolean => kind === LETTER || kind === DIGIT;

/** Words that keep their full stop inside running text. Single capitals and dotted letters keep it by rule. */
const dotted = new Set(
  `Mr Mrs Ms Dr Prof Rev Hon Gen Lt Col Maj Capt Cpl Sgt Brig Adm Cmdr Gov Sen Rep Pres Sec Atty Messrs Mme Mlle Fr Sr Jr St Ste Mt Ft
  Inc Corp Co Ltd Bros Cie Pty Plc Dept Univ Assn Intl Natl Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo
  Ave Blvd Rd No Nos vs etc al cf approx est Insp Supt Det Const Pte Pvt Alh Engr Barr Arch Msgr Hr Ph Op Vol pp Sra Srta Fig Ex Esq Ret`
    .split(/\s+/)
    .filter(Boolean),
);

/** Endings after a hyphen that are no part of a name before it: "Tehran-backed", "Lagos-listed". */
const endings = new Set(
  `based backed led born run owned style wide held made only era friendly bound majority minority language speaking like free type level
  side area member style standard heavy rich wing sized sponsored state loyal hosted dominated sector strong plus years year old month day
  week man point time term scale turned cum area educated raised loving hit torn stricken`.split(/\s+/),
);
/** Beginnings before a hyphen that are no part of a name after it: "ex-Lazio", "pro-Kremlin". */
const beginnings = new Set(
  'anti pro ex non mid pre post un inter trans sub co former then now semi neo all intra cross near via self half'.split(
    ' ',
  ),
);
/** Slugs that agencies glue before a headline: "Soccer-Late strike …". */
const slugs =
  /^(?:Soccer|Football|Tennis|Golf|Cricket|Rugby|Athletics|Swimming|Cycling|Boxing|Baseball|Basketball|Hockey|Motor|Rallying|Stocks|Markets|Forex|Oil|Gold|UPDATE|RPT|WRAPUP|EXCLUSIVE|INTERVIEW|FEATURE|FACTBOX|ANALYSIS|CORRECTED|PREVIEW|TIMELINE|POLL|BREAKINGVIEWS|COLUMN)$/;

const clitic = /^['’](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)$/;

/**
 * Splits text into words and marks in the manner of the CoNLL and Penn treebanks: possessive 's and n't apart, abbreviations keep their
 * full stop, hyphenated words stay whole except where only one side can be a name ("Tehran | - | backed"). Spans are offsets into the
 * whole `text`, also where only the span `within` is read. Works on any string; time is linear in its length.
 */
export function tokenize(text: string, within?: Span): Token[] {
  const tokens: Token[] = [];
  const from = Math.max(0, within?.start ?? 0);
  const to = Math.min(text.length, within?.end ?? text.length);
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === SPACE) at++;
    else if (isWord(kind)) at = readWord(text, at, to, tokens);
    else at = readMark(text, at, to, tokens);
  }
  return tokens;
}

function push(text: string, start: number, end: number, tokens: Token[]): void {
  if (end > start) tokens.push({ text: text.slice(start, end), start, end });
}

function readMark(text: string, start: number, to: number, tokens: Token[]): number {
  const char = text[start]!;
  let end = start + 1;
  if (char === '.' || char === '-' || char === '*' || char === '=') {
    while (end < to && text[end] === char) end++;
  } else if (char === '@' || char === '#') {
    while (end < to && isWord(classAt(text, end))) end++;
  } else if (char === "'" || char === '’') {
    let stop = end;
    while (stop < to && stop - end < 3 && classAt(text, stop) === LETTER) stop++;
    const joined = tokens.at(-1)?.end === start;
    if (joined && clitic.test(text.slice(start, stop))) end = stop;
  } else if (char === '`' && text[end] === '`' && end < to) {
    end++;
  } else if (text.charCodeAt(start) >= 0xd800 && text.charCodeAt(start) < 0xdc00 && end < to) {
    const next = text.charCodeAt(end);
    if (next >= 0xdc00 && next < 0xe000) end++;
  }
  push(text, start, end, tokens);
  return end;
}

/** Reads one run of letters, digits and the marks that join them, then cuts it where it is more than one token. */
function readWord(text: string, start: number, to: number, tokens: Token[]): number {
  const address = addressEnd(text, start, to);
  if (address > start) {
    push(text, start, address, tokens);
    return address;
  }
  let end = start + 1;
  let dots = 0;
  let piece = start;
  while (end < to) {
    const kind = classAt(text, end);
    if (isWord(kind)) {
      end++;
      continue;
    }
    if (kind === SPACE || end + 1 >= to) break;
    const next = classAt(text, end + 1);
    if (!isWord(next)) break;
    const before = classAt(text, end - 1);
    const char = text[end]!;
    const joins =
      char === '-' || char === '‑' || char === '&'
        ? true
        : char === "'" || char === '’'
          ? before === LETTER && next === LETTER
          : char === '.'
            ? !(end - piece > 2 && before === LETTER && isUpper(text, end + 1))
            : char === ',' || char === ':' || char === '/'
              ? before === DIGIT && next === DIGIT
              : false;
    if (!joins) break;
    if (char === '.') dots++;
    end++;
    piece = end;
  }
  if (end < to && text[end] === '$' && end - start <= 3) {
    push(text, start, end + 1, tokens);
    return end + 1;
  }
  if (end < to && text[end] === '.' && !(text[end + 1] === '.' && end + 1 < to)) {
    const lone = end - start === 1 && isUpper(text, start);
    const letters = dots > 0 && end - piece === 1 && classAt(text, piece) === LETTER;
    if (lone || letters || (end - start <= 6 && dotted.has(text.slice(start, end)))) {
      push(text, start, end + 1, tokens);
      return end + 1;
    }
    const tail = text.slice(Math.max(start, end - 8), end);
    const hyphen = tail.lastIndexOf('-');
    if (hyphen >= 0 && (dotted.has(tail.slice(hyphen + 1)) || /^\p{Lu}$/u.test(tail.slice(hyphen + 1))))
      end++;
  }
  cutWord(text, start, end, tokens);
  return end;
}

const isUpper = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /\p{Lu}/u.test(text[at]!);
};

/** End of a web or mail address that starts here, without closing marks; `start` where there is none. */
function addressEnd(text: string, start: number, to: number): number {
  const head = text.slice(start, Math.min(to, start + 8)).toLowerCase();
  let isAddress = head.startsWith('http://') || head.startsWith('https://') || head.startsWith('www.');
  if (!isAddress) {
    // A mail address: the "@" stands within 64 units (RFC 5321's limit of a local part).
    let at = start;
    const limit = Math.min(to, start + 64);
    while (
      at < limit &&
      (isWord(classAt(text, at)) || text[at] === '.' || text[at] === '-' || text[at] === '+')
    )
      at++;
    isAddress = text[at] === '@' && at < limit && at + 1 < to && isWord(classAt(text, at + 1));
  }
  if (!isAddress) return start;
  let end = start;
  while (end < to && classAt(text, end) !== SPACE && !'"<>“”'.includes(text[end]!)) end++;
  while (end > start && ".,;:!?)]'’".includes(text[end - 1]!)) end--;
  return end;
}

/** Cuts clitics off, and hyphenated words where one side is plainly no name. */
function cutWord(text: string, start: number, end: number, tokens: Token[]): void {
  let stop = end;
  let tail = end;
  const last = text.slice(Math.max(start, end - 4), end);
  const mark = Math.max(last.lastIndexOf("'"), last.lastIndexOf('’'));
  if (mark > 0) {
    if (clitic.test(last.slice(mark))) tail = stop - (last.length - mark);
    else if (mark > 1 && /^[nN]['’][tT]$/.test(last.slice(mark - 1))) tail = stop - 3;
  }
  stop = tail;
  const cuts: number[] = [];
  // Longer runs are no names; the limit also keeps the search for a hyphen inside the word.
  if (stop - start <= 80) {
    const word = text.slice(start, stop);
    if (word.indexOf('-') > 0) cutHyphens(word, cuts);
  }
  let from = start;
  for (const cut of cuts) {
    push(text, from, start + cut, tokens);
    push(text, start + cut, start + cut + 1, tokens);
    from = start + cut + 1;
  }
  push(text, from, stop, tokens);
  push(text, tail, end, tokens);
}

const capital = /\p{Lu}/u;

function cutHyphens(word: string, cuts: number[]): void {
  const first = word.indexOf('-');
  const last = word.lastIndexOf('-');
  const head = word.slice(0, first);
  const rest = word.slice(first + 1);
  const end = word.slice(last + 1);
  const opens =
    capital.test(rest) &&
    (beginnings.has(head.toLowerCase()) ||
      slugs.test(head) ||
      (/^\d+$/.test(head) && /^\p{Lu}\p{L}+/u.test(rest)));
  const closes =
    capital.test(word.slice(0, last)) &&
    (endings.has(end) ||
      (end.length >= 5 && /^[a-z]+ed$/.test(end)) ||
      (end.length >= 6 && /^[a-z]+ing$/.test(end)));
  if (opens) cuts.push(first);
  if (closes && !(opens && last === first)) cuts.push(last);
}
