import { around, type Claim, isUnsure, stemsOf, type Told } from './claim.ts';

/** Letters between a word of saying and the day on which it was said. */
const SAID_ON = 32;
const SAYS =
  /\b(?:said|says|told|tells|announced|added|reported|reports|statement|interview|wrote|tweeted|posted|confirmed|according|briefing|spoke|speaking|news conference)\b/iu;
/** The day belongs to a term or a label, not to what happened. */
const TERM = /\b(?:ended|ending|through|due|dated|(?:week|month|as) of|maturing|expir(?:es|ing))\s+$/iu;
const OTHER =
  /\b(?:last|previous|another|earlier|first|postponed|delayed|rescheduled|moved|originally|initially|instead|extended|until|since|by|before|after|between|from)\b/iu;

/** The one day on which a sentence says that something happened or will; none where several stand in it, or where it is when somebody spoke. */
export function dayClaims(told: Told): Claim[] {
  const { text, sentence, reading, article } = told;
  const dates = reading.dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  const [date] = dates;
  if (dates.length !== 1 || date?.granularity !== 'day' || date.from === undefined || date.from !== date.to)
    return [];
  const [start, end] = [date.start - sentence.start, date.end - sentence.start];
  const beside = text.slice(Math.max(0, start - SAID_ON), end + SAID_ON);
  if (TERM.test(text.slice(0, start)) || SAYS.test(beside) || OTHER.test(beside) || isUnsure(text)) return [];
  return [
    {
      key: 'day',
      about: 'day',
      value: article.text.slice(date.start, date.end),
      said: date.from,
      told,
      near: around(text, start, end, 60),
      led: [...stemsOf(text.slice(0, start))].at(-1) ?? '',
    },
  ];
}

/** True where the two days may be one night, or one day in two zones. */
export function mayBeOne(a: Claim, b: Claim): boolean {
  const days = Math.abs(Date.parse(String(a.said)) - Date.parse(String(b.said))) / 86_400_000;
  return (
    days <= 1 &&
    /\b(?:night|overnight|midnight|late|early|dawn|evening)\b/iu.test(`${a.told.text} ${b.told.text}`)
  );
}
