const SHORTEST = 6;
const LONGEST = 70;

/** A sentence that begins so hangs on the one before it, which is not shown. */
const HANGS =
  /^["“‘']?(?:he|she|they|it|his|her|their|its|him|them|this|these|those|that|such|both|in (?:his|her|its|their) (?:view|words|opinion|speech)|neither|either|but|and|or|so|yet|nor|then|there|here|instead|also|another|others|the (?:two|three|four|pair|former|latter|move|decision|statement|remarks?|comments?|official|minister|spokes\w+|source)|asked|earlier|later|in (?:response|return|turn|addition)|as a result|for (?:his|her|its|their) part)\b/iu;

/** "On steps, …", "As for the hostages, …": goes on with one of several subjects that a sentence before it set out. Days do not. */
const TAKES_UP =
  /^(?:on|as for|as to|in the case of) (?!(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|\d|the (?:eve|day|morning|evening|sidelines|night)))[\p{L}' -]{2,30},/iu;

/** "The two chiefs", "the visit": somebody or something told of before. Not so where what follows says which ("the visit of …"). */
const TOLD_OF =
  /^(?:[^,“"]{0,45}\b)?(?:the (?:two|three|four|other|latter|former|latest|same) \p{L}+|these \p{L}+|those \p{L}+)\b(?! of\b| who\b| that\b)|^the (?:visit|trip|tour|meeting|deal|agreement|plan|proposal|attack|incident|ruling|vote|delegation|cancellation|announcement|report|order|measure|case|talks|document|text|draft)s?\b(?! (?:of|to|by|between|in|on|for|that|which|with|against|over|about|from))/iu;

/** Words that hang in the middle: "he said", with nobody named before them in the sentence. */
const OPEN_PRONOUN = /^[^.]*?\b(?:he|she|they|his view|her view)\b/iu;

/** "After meeting him": somebody else than the sentence's first name, so two names must stand before it. */
const OTHER_PRONOUN = /^[^“"]*?\b(?:him|them)\b/iu;

/** Where what was said begins: "the vote" hangs there as it does at the start of a sentence. */
const SAID = /\b(?:said|says|added|warned|reported|believed?|claimed|argued)(?: that)? (?=the )/iu;

/**
 * True where the sentence can be understood alone: it names its people, and is no fragment, question or list. `names` and `persons` are where names
 * (of persons) begin in it: a place does not say who "he" is.
 */
export function standsAlone(
  text: string,
  names: readonly number[],
  persons: readonly number[] = names,
): boolean {
  const said = SAID.exec(text);
  if (said !== null) {
    const from = said.index + said[0].length;
    const told = TOLD_OF.exec(text.slice(from));
    if (told !== null && !names.some((start) => start >= from && start < from + told[0].length)) return false;
  }
  const told = TOLD_OF.exec(text);
  // "Israel and Hamas … the two sides" names them first.
  if (told !== null && !names.some((start) => start < told[0].length)) return false;
  if (HANGS.test(text) || TAKES_UP.test(text) || /\?["”']?$/u.test(text)) return false;
  const pronoun = OPEN_PRONOUN.exec(text);
  if (pronoun !== null && !persons.some((start) => start < pronoun[0].length)) return false;
  const other = OTHER_PRONOUN.exec(text);
  if (other !== null && names.filter((start) => start < other[0].length).length < 2) return false;
  const words = text.split(/\s+/u).length;
  return words >= SHORTEST && words <= LONGEST;
}
