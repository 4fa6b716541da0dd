/** Numbers that people write out. */
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const SPOKEN = NUMBERS.slice(1).join('|');
const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';
/** Parts of the day, and whether an hour of the clock face named with them is one after noon. */
const PARTS: Record<string, boolean> = { morning: false, afternoon: true, evening: true, night: true };
const PART = Object.keys(PARTS).join('|');

/**
 * Puts spoken times into the few forms that are read: "Monday through Friday" → "mon-fri", "at half past seven" → "at 07:30", "every evening at 8" → "daily at
 * 20:00", "weekly on monday" → "monday". Lower case, single blanks.
 */
export function plainPhrase(text: string): string {
  let plain = text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/\b([ap])\.m\.?/g, '$1m')
    .replace(/(\d)\s+(am|pm)\b/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
  plain = plain
    .replace(new RegExp(`\\b(${DAY})\\.?\\s*(?:through|thru|to|until|till|[-–—])\\s*(${DAY})`, 'g'), '$1-$2')
    .replace(/\s*[-–—]\s*/g, '-')
    .replace(/\bonce (?:a|per|each|every) (day|week|month)\b/g, (_, unit: string) =>
      unit === 'day' ? 'daily' : `${unit}ly`,
    )
    .replace(/\b(?:each|every)\s+(?:single\s+)?day\b|\beveryday\b/g, 'daily')
    .replace(/\b(?:the\s+)?end of (?:the|each|every) month\b|\bend of month\b|\bmonth end\b/g, 'last day')
    .replace(/\bworking days?\b|\bbusiness days?\b|\bwork days?\b/g, 'weekdays')
    .replace(new RegExp(`\\bhalf past (${SPOKEN}|\\d{1,2})\\b`, 'g'), (_, hour) => `${digits(hour)}:30`)
    .replace(new RegExp(`\\bquarter past (${SPOKEN}|\\d{1,2})\\b`, 'g'), (_, hour) => `${digits(hour)}:15`)
    .replace(
      new RegExp(`\\bquarter to (${SPOKEN}|\\d{1,2})\\b`, 'g'),
      (_, hour) => `${(digits(hour) + 23) % 24}:45`,
    )
    .replace(
      new RegExp(`\\b(?:at )?(${SPOKEN}|\\d{1,2}) o'?clock\\b`, 'g'),
      (_, hour) => `at ${digits(hour)}`,
    )
    .replace(new RegExp(`\\bat (${SPOKEN})\\b`, 'g'), (_, hour) => `at ${digits(hour)}`)
    // A rhythm that the days say already.
    .replace(new RegExp(`\\bweekly\\b(?=.*\\b${DAY})`), '')
    .replace(/\bmonthly\b(?=.*\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|last|day))/, '');
  return hoursOf(plain).replace(/\s+/g, ' ').trim();
}

/** Bare hours after "at" as times of day, on the half of the day that is named with them. */
function hoursOf(text: string): string {
  const part = new RegExp(`\\b(${PART})s?\\b`).exec(text)?.[1];
  const late = part !== undefined && PARTS[part] === true;
  const bare = text
    .replace(new RegExp(`\\b(?:in|of) the (?:${PART})\\b|\\bat night\\b`, 'g'), '')
    .replace(new RegExp(`\\b(?:each|every) (?:${PART})s?\\b`, 'g'), 'daily')
    .replace(new RegExp(`\\b(?:${PART})s?\\b`, 'g'), '');
  const clock = (hour: string, minute = '00'): string => {
    const value = Number(hour);
    return `${String(late && value < 12 ? value + 12 : value).padStart(2, '0')}:${minute}`;
  };
  const timed = bare
    // "0730"
    .replace(/(^|[\s,])([01]\d|2[0-3])([0-5]\d)(?=$|[\s,])/g, '$1$2:$3')
    // "at 8", "at 8 and 18", "at 7, 12 and 18:00", "daily 7"
    .replace(
      /\b(at|daily|weekdays?|weekends?)((?:(?:\s*,\s*|\s+and\s+|\s+)(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?:am|pm)?(?![\w:./-]))+)/g,
      (_, word: string, list: string) =>
        `${word} ${list.replace(/(^|[\s,])(\d{1,2})(?=$|[\s,])/g, (_all, gap: string, hour: string) => `${gap}${clock(hour)}`)}`,
    );
  return late
    ? timed.replace(
        /(^|[\s,])(\d{1,2})[:.](\d{2})(?=$|[\s,])/g,
        (_, gap: string, hour: string, minute: string) => `${gap}${clock(hour, minute)}`,
      )
    : timed;
}

/** An interval in a phrase, with what is left of it for the days. */
export interface Interval {
  minutes: number;
  /** Minutes after midnight of the first and the last time of a day; undefined: from midnight, to its end. */
  from?: string;
  to?: string;
  rest: string;
}

/** "every 2 hours from 8:00 to 18:00 on weekdays", "hourly", "every 30 minutes"; undefined where the phrase has no interval. */
export function intervalOf(phrase: string): Interval | undefined {
  const every = new RegExp(
    `\\b(?:every|each) (?:(\\d+|${SPOKEN}) ?)?(hours?|hrs?|h|minutes?|mins?|half[- ]?hours?)\\b|\\bhourly\\b`,
  ).exec(phrase);
  if (every === null) return undefined;
  const [said, count, unit = 'hour'] = every;
  const minutes = unit.startsWith('half')
    ? 30
    : (count === undefined ? 1 : digits(count)) * (unit.startsWith('h') ? 60 : 1);
  const time = '(\\d{1,2}(?:[:.]\\d{2})?(?:am|pm)?|noon|midnight)';
  const range = new RegExp(
    `\\b(?:from|between|starting(?: at)?|beginning(?: at)?) ${time}(?: ?(?:to|until|till|and|-) ?${time})?`,
  ).exec(phrase);
  const rest = phrase.replace(said, ' ').replace(range?.[0] ?? '', ' ');
  return {
    minutes,
    ...(range?.[1] ? { from: timed(range[1]) } : {}),
    ...(range?.[2] ? { to: timed(range[2]) } : {}),
    rest,
  };
}

/** A bare hour as a time. */
const timed = (word: string): string => (/^\d{1,2}$/.test(word) ? `${word}:00` : word);

const digits = (word: string): number => (/^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word));
