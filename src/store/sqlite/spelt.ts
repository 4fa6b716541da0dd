import type { Database } from 'better-sqlite3';
import { fold, samePart, soundsOf } from '../../language/names.ts';
import { skeleton, tokenSimilarity } from '../../language/spelling.ts';
import type { Spelling } from '../actors.ts';

/** Share of the articles with each of two spellings that must be on the same people: "Johnston" is no spelling of "Johnson" because of one slip. */
const SAME_PEOPLE = 0.5;
/** Other spellings of one word, and full names of an acronym, that are given. */
const MOST = 4;
/** How alike a printed word must be to one that nobody printed. */
const ALIKE = 0.86;

/** The word as it stands in the name: "Sisi" of "Abdel Fattah el-Sisi". */
const asPrinted = (word: string, name: string): string =>
  name.split(/[\s-]+/u).find((part) => fold(part) === word) ??
  word.replace(/^./u, (letter) => letter.toUpperCase());

interface Bearer {
  actor: number;
  name: string;
  articles: number;
}
const sumOf = (bearers: readonly Bearer[]): number =>
  bearers.reduce((sum, { articles }) => sum + articles, 0);
const shareOf = (bearers: readonly Bearer[], actors: ReadonlySet<number>): number =>
  sumOf(bearers.filter(({ actor }) => actors.has(actor))) / Math.max(1, sumOf(bearers));

type Counted = Spelling & { articles: number };

/** Other words that articles print for the people and bodies that a word names; every look-up goes by key. */
export function spellings(db: Database): (word: string) => Spelling[] {
  const borne = db.prepare<[string], { word: string; actor: number }>(
    `SELECT DISTINCT substr(b.key, 3) AS word, b.actor
     FROM actor_keys a JOIN actors p ON p.id = a.actor AND p.kind = 'person'
       JOIN actor_keys b ON b.actor = a.actor AND b.key >= 'w:' AND b.key < 'w;'
     WHERE a.key = ? LIMIT 600`,
  );
  const bearers = db.prepare<[string], Bearer>(
    `SELECT k.actor, p.name, sum(f.articles) AS articles
     FROM (SELECT actor, form FROM actor_keys WHERE key = ? LIMIT 1000) k
       JOIN actors p ON p.id = k.actor JOIN actor_forms f ON f.actor = k.actor AND f.form = k.form AND f.named = 1
     GROUP BY k.actor ORDER BY articles DESC`,
  );
  const sounding = db.prepare<[string], { word: string }>(
    `SELECT DISTINCT substr(b.key, 3) AS word
     FROM actor_keys a JOIN actors p ON p.id = a.actor AND p.kind IN ('person', 'organisation')
       JOIN actor_keys b ON b.actor = a.actor AND b.form = a.form AND b.key >= 'w:' AND b.key < 'w;'
     WHERE a.key = ? LIMIT 300`,
  );
  const held = db.prepare<[string], { rowid: number }>(
    'SELECT rowid FROM articles_words WHERE articles_words MATCH ? LIMIT 1',
  );
  const spelledOut = db.prepare<[string, string], { form: string; name: string; own: number }>(
    `SELECT f.form, p.name, max(EXISTS (SELECT 1 FROM actor_keys o WHERE o.actor = f.actor AND o.form = f.form AND o.key = ?)) AS own
     FROM actor_keys k JOIN actors p ON p.id = k.actor AND p.kind = 'organisation'
       JOIN actor_forms f ON f.actor = k.actor AND f.named = 1 AND f.form LIKE '% %'
     WHERE k.key = ? GROUP BY f.form ORDER BY sum(f.articles) DESC, f.form LIMIT 20`,
  );

  /** Names whose first letters the acronym is, and shorter ones of the same words: "UN Security Council". */
  const fullNames = (asked: string): Spelling[] => {
    const all = spelledOut.all(`a:${asked}`, `a:${asked}`);
    const long = (form: string) =>
      fold(form)
        .split(' ')
        .filter((word) => word.length > 3);
    const words = new Set(all.flatMap(({ form, own }) => (own ? long(form) : [])));
    return all
      .filter(
        ({ form, own }) => own || (long(form).length > 1 && long(form).every((word) => words.has(word))),
      )
      .slice(0, MOST)
      .map(({ form, name }) => ({ word: form, actor: name, printed: true }));
  };

  const printed = (asked: string): Counted[] => {
    const own = new Map<string, Set<number>>();
    for (const { word, actor } of borne.all(`w:${asked}`))
      if (word !== asked && samePart(asked, word) === 'spelling')
        own.set(word, (own.get(word) ?? new Set()).add(actor));
    if (own.size === 0) return [];
    const asking = bearers.all(`w:${asked}`);
    return [...own].flatMap(([word, actors]) => {
      const all = bearers.all(`w:${word}`);
      const share = Math.min(shareOf(asking, actors), shareOf(all, actors));
      const first = all.find(({ actor }) => actors.has(actor));
      return share >= SAME_PEOPLE && first
        ? [{ word, actor: first.name, printed: true, articles: sumOf(all) }]
        : [];
    });
  };
  const alike = (asked: string): Counted[] => {
    const words = new Set(
      [`v:${skeleton(asked)}`, ...soundsOf(asked).map((sound) => `m:${sound}`)].flatMap((key) =>
        sounding.all(key).map(({ word }) => word),
      ),
    );
    return [...words].flatMap((word) => {
      const likeness = tokenSimilarity(asked, word);
      if (likeness < ALIKE || word === asked) return [];
      const [first] = bearers.all(`w:${word}`);
      return first ? [{ word, actor: first.name, printed: false, articles: first.articles * likeness }] : [];
    });
  };

  const best = (words: Counted[]): Spelling[] =>
    words
      .toSorted((a, b) => b.articles - a.articles)
      .slice(0, MOST)
      .map(({ articles: _, word, ...rest }) => ({ word: asPrinted(word, rest.actor), ...rest }));

  return (typed) => {
    const asked = fold(typed);
    if (/^\p{Lu}{2,7}$/u.test(typed)) {
      const names = fullNames(asked);
      if (names.length > 0) return names;
    }
    if (asked.length < 4 || asked.length > 40 || !/^\p{L}+$/u.test(asked)) return [];
    const found = printed(asked);
    if (found.length > 0 || held.get(`"${asked}"`) !== undefined) return best(found);
    // With the likest word come the spellings of its bearers.
    const [first] = alike(asked).toSorted((a, b) => b.articles - a.articles);
    return first ? best([first, ...printed(first.word).map((one) => ({ ...one, printed: false }))]) : [];
  };
}
