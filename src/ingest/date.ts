/** Offsets of zone abbreviations as feeds write them, in minutes; ambiguous ones (CST, IST, BST) in their commonest meaning in news feeds. */
const ZONES: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, met: 60, mez: 60, cest: 120, mest: 120, mesz: 120,
  eet: 120, eest: 180, sast: 120, cat: 120, eat: 180, msk: 180, trt: 180, gst: 240, pkt: 300, ist: 330, wib: 420, ict: 420,
  hkt: 480, sgt: 480, awst: 480, jst: 540, kst: 540, acst: 570, aest: 600, acdt: 630, aedt: 660, nzst: 720, nzdt: 780,
  brt: -180, art: -180, nst: -210, ndt: -150, ast: -240, adt: -180, est: -300, edt: -240, et: -300, cst: -360, cdt: -300,
  ct: -360, mst: -420, mdt: -360, mt: -420, pst: -480, pdt: -420, pt: -480, akst: -540, akdt: -480, hst: -600,
}; // biome-ignore format: a table

/** Languages whose month names are understood; their names come from the runtime's own locale data. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'cs', 'sv', 'da', 'nb', 'fi', 'hu', 'el', 'tr', 'ro']; // biome-ignore format: a list

const bare = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')
    .toLowerCase();

let months: Map<string, number> | undefined;
function monthOf(word: string): number | undefined {
  if (months === undefined) {
    months = new Map();
    for (const language of LANGUAGES)
      for (const form of [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }] as const)
        for (let month = 0; month < 12; month++) {
          const parts = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).formatToParts(
            Date.UTC(2001, month, 15),
          );
          const name = bare(parts.find((part) => part.type === 'month')?.value ?? '');
          if (name !== '' && !/\d/u.test(name) && !months.has(name)) months.set(name, month + 1);
        }
  }
  const name = bare(word);
  if (months.has(name)) return months.get(name);
  // “Sept”, “Janu”: a cut English name; and inflected forms that begin as a known one.
  if (name.length < 3) return undefined;
  for (const [known, month] of months) if (known.length > name.length && known.startsWith(name)) return month;
  for (const [known, month] of months) if (known.length >= 3 && name.startsWith(known)) return month;
  return undefined;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  time?: string;
  zone?: string;
}

const TIME = String.raw`(\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?)`;
const ZONE = String.raw`((?:UTC|GMT)?[+\-−]\s*\d{1,2}:?\d{0,2}|[a-z]+(?:/[a-z_]+)?)`;
const TAIL = String.raw`(?:[,\s]*(?:at|um|à)?\s*${TIME}?(?:\s*\(?${ZONE}\)?)?(?:\s.*)?)?$`;
const FORMS: readonly [RegExp, (found: RegExpExecArray) => Parts | undefined][] = [
  // 2024-03-23T07:30:00+02:00, 2024/3/23 7:30, 20240323T0730Z, 2024-03, 2024
  [
    new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+${TIME}?\s*${ZONE}?.*)?$`, 'iu'),
    (f) => ({ year: +f[1]!, month: +f[2]!, day: +f[3]!, time: f[4], zone: f[5] }),
  ],
  [
    /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?)?$/iu,
    (f) => ({
      year: +f[1]!,
      month: +f[2]!,
      day: +f[3]!,
      time: f[4] === undefined ? undefined : `${f[4]}:${f[5]}:${f[6] ?? '00'}`,
      zone: f[7],
    }),
  ],
  [/^(\d{4})-(\d{3})(?:T.*)?$/u, (f) => dayOfYear(+f[1]!, +f[2]!)],
  [/^(\d{4})-(\d{2})$/u, (f) => ({ year: +f[1]!, month: +f[2]!, day: 1 })],
  [/^((?:19|20)\d{2})$/u, (f) => ({ year: +f[1]!, month: 1, day: 1 })],
  // 2004년 05월 28일 오후 01:31:15
  [
    /^(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]\s*(오전|오후|午前|午後)?\s*(\d{1,2}:\d{2}(?::\d{2})?)?/u,
    (f) => ({
      year: +f[1]!,
      month: +f[2]!,
      day: +f[3]!,
      time: f[5] === undefined ? undefined : `${f[5]}${/오후|午後/u.test(f[4] ?? '') ? ' pm' : ''}`,
      zone: '+0900',
    }),
  ],
  // Sat, 23 Mar 2024 07:30:00 +0200; 23-Mar-24
  [
    new RegExp(
      String.raw`^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]+(?:de\s+|of\s+)?(\p{L}[\p{L}\p{M}]*)\.?[\s\-/,]+(?:de\s+)?(\d{4}|\d{2})${TAIL}`,
      'iu',
    ),
    (f) => named(f[3]!, f[2]!, f[1]!, f[4], f[5]),
  ],
  // March 23, 2024, 7:30 am EST
  [
    new RegExp(
      String.raw`^(?:\p{L}+\.?,?\s+)?(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TAIL}`,
      'iu',
    ),
    (f) => named(f[3]!, f[1]!, f[2]!, f[4], f[5]),
  ],
  // Sat Mar 23 07:30:00 GMT 2024 (asctime)
  [
    new RegExp(
      String.raw`^(?:\p{L}+\.?,?\s+)?(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2}),?\s+${TIME}(?:\s+${ZONE})?\s+(\d{4})$`,
      'iu',
    ),
    (f) => named(f[5]!, f[1]!, f[2]!, f[3], f[4]),
  ],
  // 2004-május-13T9:15-05:00
  [
    new RegExp(String.raw`^(\d{4})-(\p{L}[\p{L}\p{M}]*)-(\d{1,2})(?:T?\s*${TIME}?\s*${ZONE}?)?$`, 'iu'),
    (f) => named(f[1]!, f[2]!, f[3]!, f[4], f[5]),
  ],
  // 03/23/2024 or 23.03.2024: dots are European; slashes American unless the first number is no month
  [
    new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})${TAIL}`, 'iu'),
    (f) => {
      const european = f[2] !== '/' || +f[1]! > 12;
      return {
        year: century(f[4]!),
        month: european ? +f[3]! : +f[1]!,
        day: european ? +f[1]! : +f[3]!,
        time: f[5],
        zone: f[6],
      };
    },
  ],
];

/** A date as feeds and pages write it: RFC 822 and its misspellings, W3C/ISO 8601, asctime, month names of many languages, seconds since 1970. Without a zone it is UTC. Undefined where it is none. */
export function parseDate(given: string | number | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const text = String(given).replace(/\s+/gu, ' ').trim();
  if (text === '' || text.length > 200) return undefined;
  if (/^\d{9,10}$/u.test(text)) return new Date(Number(text) * 1000);
  if (/^\d{12,13}$/u.test(text)) return new Date(Number(text));
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    const parts = found === null ? undefined : read(found);
    const date = parts === undefined ? undefined : instant(parts);
    if (date !== undefined) return date;
  }
  return undefined;
}

function named(year: string, month: string, day: string, time?: string, zone?: string): Parts | undefined {
  const number = monthOf(month);
  return number === undefined ? undefined : { year: century(year), month: number, day: +day, time, zone };
}

// RFC 2822, section 4.3: two digits below 50 are of this century.
const century = (year: string): number => (year.length > 2 ? +year : +year + (+year < 50 ? 2000 : 1900));

function dayOfYear(year: number, day: number): Parts | undefined {
  if (day < 1 || day > 366) return undefined;
  const date = new Date(Date.UTC(year, 0, day));
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function instant({ year, month, day, time, zone }: Parts): Date | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  let [hours, minutes, seconds] = [time === undefined ? 12 : 0, 0, 0];
  if (time !== undefined) {
    const numbers = time.replace(',', '.').match(/[\d.]+/gu) ?? [];
    [hours, minutes, seconds] = [
      Number(numbers[0] ?? 0),
      Number(numbers[1] ?? 0),
      parseFloat(numbers[2] ?? '0'),
    ];
    if (/p\.?m/iu.test(time) && hours < 12) hours += 12;
    if (/a\.?m/iu.test(time) && hours === 12) hours = 0;
    if (hours > 24 || minutes > 59 || seconds > 60.999) return undefined;
  }
  const at = Date.UTC(year, month - 1, day, hours, minutes, 0, Math.floor(seconds * 1000));
  const date = new Date(at - offset(zone) * 60_000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Minutes east of Greenwich; 0 for what is no zone. */
function offset(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const number = /([+\-−])\s*(\d{1,2}):?(\d{2})?/u.exec(zone);
  if (number !== null)
    return (number[1] === '+' ? 1 : -1) * (Number(number[2]) * 60 + Number(number[3] ?? 0));
  return ZONES[zone.toLowerCase().replace(/^etc\//u, '')] ?? 0;
}
