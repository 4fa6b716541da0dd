/** What a page has beside its text: credits, captions, calls to read on, forms. Such a line is no news even where it is a sentence. */
const FURNITURE =
  /\b(?:click here|read the full|sign(?:ing)?[ -]?up (?:for (?:our|free|breaking|daily|e-?mail|news)|here|now|today)|subscribe (?:to|now|today|here)|newsletter|follow (?:us|@\w+|[\p{L} ]{2,30} on (?:twitter|facebook|instagram))|story highlights|(?:page )?last updated|all rights reserved|contributed to this (?:report|story|article)|(?:reporting|writing|editing) by|share this|privacy policy|terms of (?:use|service)|your (?:browser|inbox|email)|stay tuned|scroll down|livefyre|javascript|editor['’]?s['’]? note|(?:photo|image|picture)s? (?:by|courtesy|credit)|getty images|file photo|ap photo|hide caption|pic\.twitter|push notifications|in this (?:photo|image|picture|video|story|article)|do not post|(?:watch|see) (?:the )?(?:video|photos|more) (?:above|below|here)|related (?:stories|articles|content):?|this (?:story|article|post|report|material) (?:was (?:first|originally|updated|written|produced)|has been (?:updated|corrected)|may not|originally|first appeared)|copyright (?:\d{4}|by))\b|©|https?:|www\.|\| |•|»|>>|\bE-?mail: |^advertisement/iu;

/** "In this Monday, Aug. 3, 2015 photo, …", "FILE - …", "(Credit: …)", "Jane Roe, left, and John Doe": captions. */
const CAPTION =
  /^(?:file|photos?|pictured|caption|image|video|watch|above|below|left|right)\b ?(?:[-–—:(]|in this)|^(?:in|on) this\b[^.]{0,60}\b(?:photo|image|picture|frame grab|still|screenshot)\b|\((?:credit|photo|image|source|ap|afp|epa|reuters|getty|ap photo|file)\b[^)]{0,80}\)|\((?:left|right|cent(?:er|re)|above|below|pictured)\)|[,(] (?:second from |far |top |bottom )?(?:left|right|cent(?:er|re))(?:,|\)| and)|\b(?:is|are) (?:seen|pictured|shown) (?:here|in this|above|left|right)\b/iu;

/** "Updated 5:30 PM", "Published: …", "1. …": what stands over or under a text. */
const HEADING =
  /^(?:(?:last )?(?:updated|published|posted)\b.{0,40}\d|(?:get|download|check out|join us|tune in|tap|visit us|like us|learn more|find out more|don['’]t miss|never miss|stay up|keep up|listen to this) |(?:correction|related|read more|see also|watch|more): ?|more from\b|(?:question|answer|q|a): |\(?\d{1,2}[.)] \p{L}|[*#•▪●►-])/iu;
/** "By Jane Roe", "JONES: …". */
const BYLINE =
  /^(?:\p{Lu}[\p{Lu}.' ]{2,30}, [\p{L}]+\.? \d{1,2},? (?:\([^)]*\) ?)?[-–—]|(?:By|BY) \p{Lu}[\p{L}.'’-]+ \p{Lu}|(?:\p{Lu}{3,}[ .]?){1,4}(?:, [\p{Lu} ,]+)?:)/u;

/** The reporter or the reader speaks, or where the reporter is counts: "I have learned", "as you know", "met here today". Outside of quotations only. */
const VOICE =
  /\b(?:I(?:['’](?:m|ve|d|ll))? (?=\p{Ll})|(?:[Mm]y|me|myself|[Ww]e|[Oo]ur|ours|us|here|[Yy]our|let['’]s)\b)|^You\b|\byou (?:can|should|need|must|have|are|know|may|might|want)\b/u;
const NUMERAL =
  /\b(?:War|Type|Phase|Part|Class|Division|Category|Act|Chapter|Title|Elizabeth|Charles|James|Francis|Paul|Group|Tier|Level|Article|Volume|Model|Mark) I\b/gu;

/** "postsGet", "LivefyreFAQSign": words that stood in boxes of their own. */
const GLUED = /\p{Ll}{2}\p{Lu}\p{Ll}|\d\p{Lu}\p{Ll}{3}|\p{Ll}{3}\d/gu;

/** Ends with a mark, and is not cut off. */
const ENDS = /(?<!\.\.)[.!。！।॥؟۔።][”"’'»)\]」』]*$/u;

/**
 * True where a span is no sentence that an editor would print: page furniture, a caption, a heading without an end mark, a table row. Capitals tell nothing
 * in a text that is `shouted` throughout.
 */
export function isScrap(text: string, shouted = false): boolean {
  if (!ENDS.test(text) || /^[\p{Ll}…,;:)]/u.test(text)) return true;
  if (FURNITURE.test(text) || CAPTION.test(text) || HEADING.test(text) || BYLINE.test(text)) return true;
  if ((text.match(GLUED) ?? []).length >= 3) return true;
  const { letters, capitals } = count(text);
  const digits = text.match(/\d/gu)?.length ?? 0;
  return (!shouted && capitals > letters * SHOUTED && letters > 20) || digits > letters * 0.5;
}

/** True where a whole text is in capitals, as old wires and some archives are. */
export function isShouted(text: string): boolean {
  const { letters, capitals } = count(text.slice(0, 2000));
  return capitals > letters * SHOUTED;
}

/** Share of capitals from which on a line is a heading. */
const SHOUTED = 0.45;
const count = (text: string) => ({
  letters: text.match(/\p{L}/gu)?.length ?? 0,
  capitals: text.match(/\p{Lu}/gu)?.length ?? 0,
});

/** True where the reporter speaks of themselves, or to the reader, outside of quotations: an opinion, a column, an appeal. */
export const isOwnVoice = (text: string): boolean => VOICE.test(unquoted(text).outside.replace(NUMERAL, ' '));

/** What stands outside of quotation marks, and whether a quotation ends in it that has not begun, or begins that does not end. */
export function unquoted(text: string): { outside: string; closes: boolean; opens: boolean } {
  let outside = '';
  let open = false;
  let closes = false;
  let opens = false;
  const plain = text.replace(/''|``/gu, '"');
  for (let i = 0; i < plain.length; i++) {
    const sign = plain.charAt(i);
    if (sign === '“' || sign === '„' || (sign === '"' && !open && /^$|[\s(—–-]/u.test(plain.charAt(i - 1)))) {
      opens ||= open;
      open = true;
    } else if (sign === '”' || sign === '"') {
      closes ||= !open;
      // What stands before the end of a quotation that has not begun is quoted too.
      if (!open) outside = '';
      open = false;
    } else if (!open) outside += sign;
  }
  return { outside, closes, opens: opens || open };
}

/** True where only a quotation stands, and nobody says who speaks. */
export const isBareQuote = (text: string): boolean =>
  (unquoted(text).outside.match(/\p{L}+/gu) ?? []).length < 2;

/** Small words that running text has and the language of headlines leaves out. */
const SMALL =
  /\b(?:the|an?|is|are|was|were|has|had|have|been|be|will|would|he|she|they|it|his|her|their|its|that)\b/iu;

/** True where a line is written as headlines are ("Bloc aims to rely less on allies' support"): a deck under the title. */
export const isDeck = (text: string): boolean =>
  text.split(/\s+/u).length >= 6 && !SMALL.test(unquoted(text).outside);

/** What a site says of itself in place of an article. */
const NOTICE =
  /\b(?:wayback machine|internet archive|crawl data|crawls? (?:was|were|is|are)|your tweets|cookie policy|(?:enable|accept|allow) (?:all )?cookies|enable javascript|page (?:not found|you requested|you are looking for)|access denied|you are (?:a )?human|create an account|log in to continue|mailing list)\b/iu;
/** A notice is short, in characters. */
const NOTICE_LENGTH = 1200;

/** True where a text is no article but a notice of its site: an archive's, a form's, a question for cookies. */
export const isNotice = (text: string): boolean => text.length <= NOTICE_LENGTH && NOTICE.test(text);
