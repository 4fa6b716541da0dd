/** Words of English that make dates: months, weekdays, numbers, units, parts of the day. */

const table = (list: string): Record<string, number> =>
  Object.fromEntries(
    list
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((entry) => {
        const [names = '', value] = entry.split('=');
        return names.split('|').map((name) => [name.replaceAll('_', ' '), Number(value)] as const);
      }),
  );

export const monthNumbers =
  table(`january|jan=1 february|feb=2 march|mar=3 april|apr=4 may=5 june|jun=6 july|jul=7 august|aug=8
  september|sept|sep=9 october|oct=10 november|nov=11 december|dec=12`);
export const weekdayNumbers = table(
  `monday|mon=1 tuesday|tue|tues=2 wednesday|wed=3 thursday|thu|thur|thurs=4 friday|fri=5 saturday|sat=6 sunday|sun=7`,
);
const numbers =
  table(`a=1 an=1 one=1 another=1 two=2 couple=2 a_couple_of=2 a_couple=2 both=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10
  eleven=11 twelve=12 a_dozen=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
  thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 a_hundred=100 one_hundred=100`);
export const ordinalNumbers = table(`first|1st=1 second|2nd=2 third|3rd=3 fourth|4th=4 final=4 last=4`);
/** TIMEX3 letters of units; "T" marks those below a day. */
export const unitCodes: Readonly<Record<string, string>> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  night: 'D',
  week: 'W',
  fortnight: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'E',
  century: 'C',
  weekend: 'WE',
};
export const seasonCodes: Readonly<Record<string, string>> = {
  spring: 'SP',
  summer: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
};
export const partCodes: Readonly<Record<string, string>> = {
  morning: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  nights: 'NI',
  midday: 'MI',
  noon: 'MI',
  midnight: 'NI',
  dawn: 'MO',
  dusk: 'EV',
};

/** The number of a word or of digits; "X" where it is vague ("several"); undefined for others. */
export function numberOf(words: string): number | 'X' | undefined {
  const text = words
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
  if (/^[\d,]+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  const half = /^(.+) (?:and a half|1\/2)$/.exec(text);
  if (half) {
    const whole = numberOf(half[1] as string);
    return typeof whole === 'number' ? whole + 0.5 : undefined;
  }
  if (text in numbers) return numbers[text];
  if (/^(several|a few|few|many|some|recent|coming)$/.test(text)) return 'X';
  const [tens = '', ones = ''] = text.split(' ');
  if (
    (numbers[tens] ?? 0) >= 20 &&
    (numbers[ones] ?? 0) in { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1 }
  )
    return (numbers[tens] as number) + (numbers[ones] as number);
  return undefined;
}

/** Pieces of patterns. A blank is one line's: a new paragraph ends an expression. */
export const gap = '(?:[^\\S\\n]|\\n(?!\\s*\\n)){1,3}';
export const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)';
export const weekdayName =
  '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\\.)';
export const dayOfMonth = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\\d|[:.,]\\d|%)';
export const year = '(?:1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d)';
const small = 'one|two|three|four|five|six|seven|eight|nine';
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
export const tens = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
export const number = `(?:\\d{1,3}(?:,\\d{3})?(?:\\.\\d)?(?:${gap}1/2)?|${tens}(?:[ -](?:${small}))?|${small}|${teens}|a couple(?: of)?|a dozen|an?|several|a few|a hundred)`;
export const unit = '(?:second|minute|hour|day|night|week|month|quarter|year|decade|centur)';
