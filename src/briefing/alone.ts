import { pointsBack } from './definite.ts';

const SHORTEST = 6;
const LONGEST = 70;

/** What stands around a sentence, to tell whether it points back to it. */
export interface Around {
  /** The article's text before the sentence. */
  before: string;
  /** Stems that the reader has before them: the headline's, and those of sentences shown before this one. */
  known: ReadonlySet<string>;
}

/** A sentence that begins so hangs on the one before it, which is not shown. */
const HANGS =
  /^["“‘']?(?:he|she|they|his|her|their|its|him|them|these|such|in (?:his|her|its|their) (?:view|words|opinion|speech)|neither|either|but|and|or|so|yet|nor|then|here|well|oh|yes|instead|also|another|others|too|however|meanwhile|moreover|furthermore|nevertheless|nonetheless|therefore|thus|hence|besides|similarly|likewise|indeed|again|afterwards?|otherwise|in fact|of course|in other words|by contrast|in contrast|on the other hand|even so|that said|as such|as a result|for (?:example|instance)|at the (?:same time|time|moment it)|since then|until then|by then|after that|before that|just then|(?:when )?asked|earlier|later|in (?:response|return|turn|addition|all|the end|total)|for (?:his|her|its|their) part|the (?:two|three|four|pair|duo|trio|former|latter|latest|others?|rest|same)|(?:some|many|most|all|one|none|two|three|several|both|few|any|each|half) of (?:them|these|those|whom|which)|among (?:them|these|those|others)|for that|with (?:that|this|these)|to that end|like (?:that|this)|because of (?:that|this)|despite (?:that|this))\b/iu;

/** "It was found", "this came", "that is": not so where "it" stands for nothing ("it is unclear whether"), and with days of the reader's own ("this week"). */
const STANDS_FOR =
  /^["“‘']?(?:it\b(?!(?:['’]s| is| was| remains| remained| has been) (?:not |still |also |now |yet |immediately ){0,3}(?:un)?(?:clear|known|certain|likely|the (?:first|second|third|last|latest|biggest|largest|worst|deadliest))\b)|this\b(?! (?:week|month|year|morning|afternoon|evening|weekend|spring|summer|autumn|fall|winter|season|time)\b)|those\b(?! (?:who|with|in|from|at|killed|injured|arrested)\b)|that\b|both\b(?! (?:houses|sides of|parties|chambers))|there\b(?! (?:is|are|was|were|has been|have been|had been|will be|would be)\b))/iu;
/** As above, where capital letters matter. */
const BOTH = /^["“‘']?Both (?:the )?\p{Lu}/u;

/** "Three days later", "the next day", "a week before": counted from a day that is not told. */
const COUNTED =
  /^(?:(?:on |in )?the (?:same|next|following|previous|day|morning|evening|night) (?:\p{L}+,|day|week|month|year|morning|afternoon|evening|night)\b(?! (?:of|that|in))|(?:(?:about|just|only|some|less than|more than|nearly|almost|barely) )?(?:an?|the|\d+|two|three|four|five|six|seven|eight|nine|ten|several|a few|many|some)? ?(?:minutes?|moments?|hours?|days?|weeks?|months?|years?|decades?) (?:later|earlier|afterwards?|before(?=,)|after(?=,)|on(?=,)))/iu;

/** "Under that plan", "for this reason", "hopefully, it": pointed at a few words on. Not so with days of the reader's own. */
const POINTS =
  /^["“‘']?(?:(?:\p{L}+ ){1,2}(?:this|that|these|those) (?!(?:week|month|year|morning|afternoon|evening|weekend|spring|summer|autumn|fall|winter|season|time)\b)\p{Ll}+(?: \p{L}+)?,|(?:under|in|at|on|by|for|from|with|after|before|during|since|until|because of|despite|given|amid|against|through) (?:this|these|those|that) (?!(?:week|month|year|morning|afternoon|evening|weekend|spring|summer|autumn|fall|winter|season|who|point)\b)|(?:\p{L}+ly|perhaps|maybe|still|today|now|once|at least|at best|at worst), (?:it|he|she|they|this|that|these|those)\b|(?:on |in )?the \p{Ll}+ (?:comes?|came|follow(?:s|ed)|marks|marked|prompted|drew|sparked) |[^,.]{3,50}, for (?:example|instance),|[^,.]{3,40} (?:after|before|since|during|until|despite|amid) (?:that|those|these) \p{Ll})/iu;

/** "On steps, …", "As for the hostages, …": goes on with one of several subjects that a sentence before it set out. Days do not. */
const TAKES_UP =
  /^(?:on|as for|as to|in the case of) (?!(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|\d|the (?:eve|day|morning|evening|sidelines|night)))[\p{L}' -]{2,30},/iu;

/** "The two chiefs", "these towns": somebody told of before. Not so where what follows says which ("the two chiefs of …"). */
const TOLD_OF =
  /^(?:[^,“"]{0,45}\b)?(?:the (?:two|three|four|other|latter|former|latest|same) \p{L}+|these \p{L}+|those \p{L}+)\b(?! of\b| who\b| that\b| in\b| from\b| killed\b)/iu;

/** Words that hang in the middle: "he said", with nobody before them in the sentence. */
const HE = /(?<![\p{L}’'])(?:he|she|himself|herself|his|her|hers)\b(?![-’'])/iu;
const THEY = /(?<![\p{L}’'])(?:they|them|themselves)\b/iu;
/** "After meeting him": somebody else than the sentence's first name, so two names must stand before it. */
const HIM = /(?<![\p{L}’'])him\b/iu;
/** "A teacher", "the former mayor": somebody whom "he" can be. Things that end alike are not. */
const SOMEBODY =
  /\b(?:an?|the|every|each|no|one|former|old|year-old|\p{L}+['’]s) (?:[\p{L}-]+ ){0,4}?(?!(?:number|river|order|letter|matter|water|paper|power|border|quarter|winter|summer|computer|colou?r|tower|sector|factor|door|floor|corner|chapter|centre|center|offer|error|labou?r|major|minor|interior|exterior|superior|senior|junior|mirror|terror|favou?r|harbou?r|honou?r|rumou?r|tumou?r|horror|other|another|after|under|over|later|earlier|further|former|larger|bigger|smaller|higher|lower|greater|longer|newer|older|younger|popular|never|ever|whether|either|neither|rather|together|however|gender|member state|cancer|weather|danger|anger|hunger|dinner|manner|master|minster|monster|oyster|poster|cluster|disaster|register|answer|cover|master|paper|september|october|november|december)\b)(?:[\p{L}-]+(?:er|or|ist|cian|man|woman|boy|girl)|president|resident|student|agent|parent|defendant|assistant|immigrant|migrant|lieutenant|sergeant|accountant|applicant|participant|client|patient|guardian|civilian|comedian|librarian|mother|father|son|daughter|brother|sister|wife|husband|chief|king|queen|pope|star|judge|nurse|pilot|coach|teen|guy|candidate|nominee|victim|suspect|child|person|member|friend|colleague|employee|spokes\p{L}+|man|woman|boy|girl)\b/iu;
/** Two or more: "officials", "the police", "a couple". */
const SEVERAL =
  /\b(?:\p{L}{3,}s|people|police|men|women|children|couple|team|family|crew|and|many|some|all)\b/iu;

/** "…, it said", "…, the official said", "in the town": who, and where, was told before. */
const SAYS = 'said|says|added|told|reported|announced|noted|warned|showed|shows?|found';
const IT_SAID = new RegExp(`\\bit (?:also )?(?:${SAYS})\\b`, 'iu');
const TAIL = new RegExp(
  `[,;”"] ?(?:according to )?the (?:[\\p{L}-]+ ){0,2}(?:officials?|sources?|ministers?|spokes\\p{L}+|reports?|statements?|agency|paper|newspaper|company|study|survey|document|letter|lawyers?|doctors?|researchers|scientists|bankers|traders|analysts|economists|diplomats?|executives?|man|woman|suit|complaint|group|figures|police officer) (?:also )?(?:${SAYS})\\b(?! (?:of|by|in|from|who|for)\\b)`,
  'iu',
);
const PLACE =
  /\b(?:the (?:town|city|village|island|region|area|province|kingdom|site|building|capital|country)\b(?! (?:of|where|that|in|near|on)\b)|there\b(?! (?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|be|to be|remains?|seems?|appears?|came|exists?)\b))/iu;
/** "Both men", "the two sides": two must have been named. */
const PAIRED =
  /\bboth (?:men|women|sides|countries|leaders|parties|teams|companies|officers|governments|victims|suspects|boys|girls|were|are|had|have)\b/iu;

/** Where what was said begins: "the vote" hangs there as it does at the start of a sentence. */
const SAID = /\b(?:said|says|added|warned|reported|believed?|claimed|argued)(?: that)? (?=the )/iu;

/**
 * True where the sentence can be understood alone: it names its people and things, and is no fragment or question. `names` and `persons` are
 * where names (of persons) begin in it: a place does not say who "he" is. What stood before it in its article and what the reader has seen
 * (`around`) tell more of words such as "the bridge"; without it only the plainest are known.
 */
export const standsAlone = (
  text: string,
  names: readonly number[],
  persons: readonly number[] = names,
  around?: Around,
): boolean => isClosed(text, names, persons) && !takesUpThing(text, names, around);

/** The part of `standsAlone` that the sentence alone decides. */
export function isClosed(text: string, names: readonly number[], persons: readonly number[]): boolean {
  const words = text.split(/\s+/u).length;
  if (words < SHORTEST || words > LONGEST || /\?["”']?$/u.test(text)) return false;
  if (HANGS.test(text) || TAKES_UP.test(text) || COUNTED.test(text) || POINTS.test(text)) return false;
  if (STANDS_FOR.test(text) && !BOTH.test(text)) return false;
  const told = TOLD_OF.exec(text);
  // "Israel and Hamas … the two sides" names them first.
  if (told !== null && !names.some((start) => start < told[0].length)) return false;
  const before = (match: RegExpExecArray, starts: readonly number[]) =>
    starts.filter((start) => start < match.index).length;
  const he = HE.exec(text);
  if (he !== null && before(he, persons) === 0 && !SOMEBODY.test(text.slice(0, he.index))) {
    // "In his speech, Ada Lind said": the one who is meant follows at once.
    const comma = text.indexOf(',', he.index);
    const soon = comma > 0 && persons.some((start) => start > comma && start < comma + 60);
    if (!soon || /^(?:he|she)$/iu.test(he[0])) return false;
  }
  const they = THEY.exec(text);
  if (they !== null && before(they, names) < 2 && !SEVERAL.test(text.slice(0, they.index))) return false;
  const itSaid = IT_SAID.exec(text);
  if (itSaid !== null && before(itSaid, names) === 0) return false;
  const tail = TAIL.exec(text);
  if (tail !== null && !names.some((start) => start > tail.index && start < tail.index + tail[0].length))
    return false;
  const place = PLACE.exec(text);
  if (place !== null && before(place, names) === 0 && !/^there\b/iu.test(text)) return false;
  const paired = PAIRED.exec(text);
  if (paired !== null && before(paired, names) < 2) return false;
  const him = HIM.exec(text);
  return (
    him === null ||
    before(him, names) >= 2 ||
    (before(him, persons) >= 1 && SOMEBODY.test(text.slice(0, him.index)))
  );
}

/** The part of `standsAlone` that what stands around decides: "the bridge", at its start or where what was said begins. */
export function takesUpThing(text: string, names: readonly number[], around?: Around): boolean {
  if (pointsBack(text, names, around)) return true;
  const said = SAID.exec(text);
  if (said === null) return false;
  const from = said.index + said[0].length;
  const rest = text.slice(from);
  const within = names.filter((start) => start >= from).map((start) => start - from);
  const told = TOLD_OF.exec(rest);
  if (told !== null && !within.some((start) => start < told[0].length)) return true;
  return pointsBack(rest, within, around && { ...around, before: `${around.before} ${text.slice(0, from)}` });
}
