import { distance } from 'fastest-levenshtein';
import { identityKeys } from '../../src/language/identity.ts';
import { fold } from '../../src/language/names.ts';
import { actorStore } from '../../src/store/sqlite/actors.ts';
import { connect } from '../../src/store/sqlite/open.ts';
import { readLines, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Token {
  en: string;
  native: string;
  count: number;
}
interface Full {
  en: string;
  he: string;
}

/** Persons that a variant is looked for among. */
const PERSONS = 10_000;

/**
 * Finds the right person for a Latin variant of the name among 10,000, with the product's own look-up. Persons: full names of two words and
 * more with one native form each, in the order of the file. A variant: the same native name's other Latin spelling where the file has one
 * ("pairs"); or the name with one word exchanged for another Latin spelling of the same native word, the most frequent of the token files
 * ("respelt"). recall@1: the first person found is the right one (or bears the same Latin name). The files align some words wrongly (Friedrich, Elector): a spelling that
 * differs in more than half of its letters, and words of fewer than four (particles, numerals), make no queries. Lone words ("words") are measured too: the
 * other spellings of a native word among 10,000 words; many of them are no variants by any rule (case, keis).
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const spellings = new Map<string, Map<string, number>>();
  const natives = new Map<string, string>();
  const full: Full[] = [];
  for (const file of files)
    for (const row of readLines<Token | Full>(file)) {
      if ('he' in row) full.push(row);
      else {
        const known = spellings.get(row.native) ?? new Map<string, number>();
        known.set(row.en, (known.get(row.en) ?? 0) + row.count);
        spellings.set(row.native, known);
        const best = natives.get(fold(row.en));
        if (best === undefined || (spellings.get(best)?.get(row.en) ?? 0) < row.count)
          natives.set(fold(row.en), row.native);
      }
    }
  const predictions: { query: string; found: string }[] = [];
  const figures: Record<string, unknown> = {};
  const rows: (string | number)[][] = [];
  const measure = async (name: string, persons: string[], queries: { query: string; right: string }[]) => {
    if (persons.length === 0 || queries.length === 0) return;
    const db = connect(':memory:');
    fill(db, persons);
    const store = actorStore(db);
    let [right, milliseconds] = [0, 0];
    for (const { query, right: wanted } of queries) {
      const from = performance.now();
      const found = (await store.find(query, { limit: 1 }))[0]?.name ?? '';
      milliseconds += performance.now() - from;
      if (fold(found) === fold(wanted)) right++;
      predictions.push({ query, found });
    }
    db.close();
    figures[`${name}_recall_at_1`] = right / queries.length;
    rows.push([
      name,
      persons.length,
      queries.length,
      `${((100 * right) / queries.length).toFixed(1)} %`,
      (milliseconds / queries.length).toFixed(2),
    ]);
  };

  const groups = new Map<string, string[]>();
  for (const { en, he } of full) {
    if (!/\s/u.test(en.trim()) || /[()\d,]/u.test(en)) continue;
    const known = groups.get(he) ?? [];
    if (!known.some((one) => fold(one) === fold(en))) known.push(en);
    groups.set(he, known);
  }
  const paired = [...groups.values()].filter((names) => names.length > 1);
  const alone = [...groups.values()].filter((names) => names.length === 1);
  const persons = [...paired.map((names) => names[0]!), ...alone.map((names) => names[0]!)].slice(0, PERSONS);
  const inside = new Set(persons);
  await measure(
    'pairs',
    persons,
    paired
      .filter((names) => inside.has(names[0]!))
      .flatMap((names) =>
        names
          .slice(1)
          .filter((query) => areSpellings(query, names[0]!))
          .map((query) => ({ query, right: names[0]! })),
      )
      .slice(0, 2_000),
  );
  const respelt = persons.flatMap((name) => {
    const words = name.split(/\s+/u);
    for (const [index, word] of words.entries()) {
      const native = natives.get(fold(word));
      const other =
        native === undefined
          ? undefined
          : [...spellings.get(native)!]
              .filter(([one]) => isSpelling(one, word))
              .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
      if (other && other[1] >= 2)
        return [
          { query: words.map((one, at) => (at === index ? capital(other[0]) : one)).join(' '), right: name },
        ];
    }
    return [];
  });
  await measure('respelt', persons, respelt.slice(0, 2_000));
  const lone = [...spellings.values()]
    .map((forms) => [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([one]) => one))
    .filter((forms) => forms[0]!.length > 2);
  const words = lone.slice(0, PERSONS);
  await measure(
    'words',
    words.map((forms) => forms[0]!),
    words
      .flatMap((forms) =>
        forms
          .filter((query) => isSpelling(query, forms[0]!))
          .slice(0, 1)
          .map((query) => ({ query, right: forms[0]! })),
      )
      .slice(0, 2_000),
  );
  printTable(['', 'among', 'queries', 'recall@1', 'ms'], rows);
  if (out) writeLines(out, predictions);
  return figures;
}

/** True where two words can be spellings of one: by plain edit distance, not by the product's own measure. */
function isSpelling(a: string, b: string): boolean {
  const [first, second] = [fold(a), fold(b)];
  return (
    first !== second &&
    Math.min(first.length, second.length) >= 4 &&
    distance(first, second) <= Math.max(first.length, second.length) / 2
  );
}

function areSpellings(a: string, b: string): boolean {
  const [first, second] = [fold(a).split(' '), fold(b).split(' ')];
  return (
    first.length === second.length &&
    first.every((word, index) => word === second[index] || isSpelling(word, second[index]!))
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Persons as the store keeps them, each named by one article: only what the look-up reads. */
function fill(db: ReturnType<typeof connect>, names: readonly string[]): void {
  db.transaction(() => {
    db.prepare(
      "INSERT INTO articles (id, source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint) VALUES (1, '', '', '', '', 'en', 0, 'given', 0, '')",
    ).run();
    const actor = db.prepare("INSERT INTO actors (id, kind, name) VALUES (?, 'person', ?)");
    const link = db.prepare(
      "INSERT INTO actor_links VALUES (1, ?, ?, 'person', ?, '[]', '[]', '[0]', 1, '', 1, '', 0)",
    );
    const form = db.prepare('INSERT INTO actor_forms VALUES (?, ?, 1, 1)');
    const key = db.prepare('INSERT OR IGNORE INTO actor_keys (key, actor, form) VALUES (?, ?, ?)');
    names.forEach((name, index) => {
      actor.run(index + 1, name);
      link.run(index, index + 1, JSON.stringify([name]));
      form.run(index + 1, name);
      for (const one of identityKeys('person', name)) key.run(one, index + 1, name);
    });
  })();
}
