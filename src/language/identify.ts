import { loadDetector } from './ngrams.ts';

/** Below this many letters a text is too short to tell its language. */
const fewest = 12;
/** A text of this many letters is told by its likeliest language; a shorter one must be clear. */
const ample = 60;
/** The detector needs no more than this many UTF-16 units. */
const most = 2000;

let detector: ReturnType<typeof loadDetector> | undefined;

/**
 * The language of a text as a BCP 47 primary tag ("en"), or "und" where it cannot be told: hardly any letters, names alone, or no
 * language clearly likelier than the rest. Method: n-grams of 60 languages (`eld`).
 */
export function identifyLanguage(text: string): string {
  const sample = clean(text.slice(0, most * 2)).slice(0, most);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewest) return 'und';
  // A few names ("Budapest Gaza Hamas") look like the language they come from.
  if (letters < ample && onlyNames(sample)) return 'und';
  if (plainlyEnglish(sample)) return 'en';
  // At first use: its table takes a moment, which most commands need not spend.
  detector ??= loadDetector();
  const result = detector.detect(sample);
  if (!result.language) return 'und';
  if (letters >= ample) return result.language;
  return result.isReliable() ? result.language : 'und';
}

/** Words of English grammar that hardly another language has; they are a fifth of any English text. */
const grammar = new Set(
  'the and that with from this which have has had were been they their would said when after about into there'.split(
    ' ',
  ),
);
/** Words a text must have; share of words of grammar in each third of it, so that a quotation in English is not enough. */
const plain = { words: 36, share: 0.08 };

/** Told without the detector: quicker, and a desk of English news hardly needs it. */
function plainlyEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const third = Math.ceil(words.length / 3);
  return (
    words.length >= plain.words &&
    [0, 1, 2].every((part) => {
      const own = words.slice(part * third, (part + 1) * third);
      return own.filter((word) => grammar.has(word)).length >= own.length * plain.share;
    })
  );
}

/** Fewer than five words, all with a capital. Scripts without capitals are none. */
function onlyNames(sample: string): boolean {
  const words = sample.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  return words.length < 5 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** Without addresses, mentions, control characters and half characters, which tell nothing. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/https?:\/\/\S+|[@#]\S+|[\u0000-\u001f\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ');
