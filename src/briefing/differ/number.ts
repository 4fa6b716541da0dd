import { numberOf } from '../../language/english/dates.ts';

/** A printed number with what stands around it: "at least 12", "between 30 and 40", "about $2.5 million". */
export interface Quantity {
  /** As printed, with its hedge; lower case. */
  value: string;
  number: number;
  /** The upper end of a range; the number itself otherwise. */
  high: number;
  bound: 'exact' | 'least' | 'most' | 'about';
  /** How far a rounded number may lie from what it stands for; 0 for small ones. */
  slack: number;
}

/** Names of hedges, for patterns. */
export const hedges =
  'at least|no fewer than|no less than|a minimum of|more than|over|above|upwards of|as many as|as much as|up to|at most|no more than|fewer than|less than|under|below|nearly|almost|close to|about|around|some|roughly|approximately|an estimated|estimated|circa|just over|just under|slightly more than|slightly less than|well over';
/** Digits and number words, for patterns. */
export const figure =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[ -](?:hundred|thousand|million|billion|trillion|m|bn))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a dozen';

/** True where a text may hold a number. */
export const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty(?:-\p{L}+)?|dozen)\b/iu;

const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  trillion: 1e12,
};
/** Numbers from here on are printed rounded; a rounded one stands for this share to both sides at most. */
const ROUNDED_FROM = 1_000;
const ROUNDING = 0.025;
/** Share by which "about" may be off. */
const ABOUT = 0.2;

/** The number and its bound, or undefined where it is none. */
export function quantity(hedge: string, printed: string, upper?: string): Quantity | undefined {
  const low = plain(printed);
  if (low === undefined) return undefined;
  const high = upper === undefined ? low : plain(upper);
  if (high === undefined || high < low) return undefined;
  return {
    value: `${hedge} ${printed}${upper === undefined ? '' : ` to ${upper}`}`.trim().toLowerCase(),
    number: low,
    high,
    bound: boundOf(hedge.toLowerCase()),
    slack: slackOf(low),
  };
}

function plain(printed: string): number | undefined {
  const scale = /[ -]?(hundred|thousand|million|billion|trillion|m|bn)$/iu.exec(printed);
  const number = numberOf(scale ? printed.slice(0, scale.index) : printed.replace(/^a dozen$/iu, '12'));
  return typeof number === 'number' ? number * (scale ? SCALES[scale[1]!.toLowerCase()]! : 1) : undefined;
}

/** Half a unit of the last digit that is not 0, of large numbers. */
function slackOf(number: number): number {
  if (number < ROUNDED_FROM) return 0;
  let unit = 1;
  while (number % (unit * 10) === 0) unit *= 10;
  return Math.min(unit / 2, number * ROUNDING);
}

function boundOf(hedge: string): Quantity['bound'] {
  if (
    /^(?:at least|no (?:fewer|less) than|a minimum of|(?:slightly )?more than|(?:just |well )?over|above|upwards of)$/u.test(
      hedge,
    )
  )
    return 'least';
  if (
    /^(?:up to|at most|no more than|as (?:many|much) as|fewer than|(?:slightly )?less than|(?:just )?under|below)$/u.test(
      hedge,
    )
  )
    return 'most';
  return hedge === '' ? 'exact' : 'about';
}

/** True where both can be true: bounds, ranges, roundings and "about" are given their room. */
export function agree(a: Quantity, b: Quantity): boolean {
  const slack = Math.max(a.slack, b.slack);
  if (a.number <= b.high + slack && b.number <= a.high + slack) return true;
  const [low, high] = a.number < b.number ? [a, b] : [b, a];
  if (low.bound === 'least' || high.bound === 'most') return true;
  return (low.bound === 'about' || high.bound === 'about') && high.number <= low.high * (1 + ABOUT) + slack;
}
