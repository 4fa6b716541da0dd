import { linkReading } from '../../src/store/sqlite/linking.ts';
import { connect } from '../../src/store/sqlite/open.ts';
import { readLines, writeLines } from './data.ts';
import { measure } from './measure/chains.ts';
import { measurePronouns, readCases } from './measure/pronouns.ts';
import { type FileMention, type Given, place, type Row, readRow } from './measure/row.ts';
import { printTable } from './table.ts';

/**
 * Who is who over the given mentions: the product's resolver within each article, its links across the articles of an event. Only the spans
 * of the file's mentions are used. Figures as score/actors.py gives them.
 */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const groups = new Map<string, Row[]>();
  const gap = files.filter((file) => file.endsWith('.tsv'));
  if (gap.length > 0) {
    const { given, gold, precision, recall, f1 } = measurePronouns(gap.flatMap(readCases));
    printTable(
      ['', 'pronouns', 'given', 'precision', 'recall'],
      [['GAP', gold, given, (100 * precision).toFixed(1), (100 * recall).toFixed(1)]],
    );
    return { pronouns_precision: precision, pronouns_recall: recall, pronouns_f1: f1 };
  }
  for (const file of files)
    for (const row of readLines<Row>(file)) {
      const event = row.event ?? row.id;
      groups.set(event, [...(groups.get(event) ?? []), row]);
    }
  const predictions: { id: string; chains: unknown[][] }[] = [];
  const response: Set<string>[] = [];
  const gold = new Map<string, { chain: string; kind: string; named: boolean; third: boolean }>();
  for (const [event, rows] of groups) {
    const chains = await chainsOf(rows);
    predictions.push({ id: event, chains: chains.map((chain) => chain.map(({ raw }) => raw)) });
    for (const chain of chains) response.push(new Set(chain.map(({ key }) => key)));
    for (const row of rows)
      for (const mention of row.mentions) {
        const { key } = place(row, mention);
        const chain = String(mention.chain ?? mention.id);
        const kind =
          mention.chain === undefined ? String(mention.type) : chain.slice(chain.lastIndexOf('_') + 1);
        if (!gold.has(key))
          gold.set(key, {
            chain: `${event}/${chain}`,
            kind,
            named: mention.pos === 'PROPN',
            third: mention.pos === 'PRON' && THIRD.test(surface(row, mention)),
          });
      }
  }
  const figures: Record<string, unknown> = {};
  const kinds = {
    main: new Set(['ACTOR', 'GROUP', 'person', 'organization']),
    persons: new Set(['ACTOR', 'person']),
  };
  const rows: (string | number)[][] = [];
  const score = (name: string, wanted: (one: { kind: string; named: boolean }) => boolean) => {
    const mentions = [...gold].filter(([, one]) => wanted(one));
    if (mentions.length === 0) return undefined;
    const inside = new Set(mentions.map(([key]) => key));
    const key = new Map<string, Set<string>>();
    for (const [mention, { chain }] of mentions) key.set(chain, (key.get(chain) ?? new Set()).add(mention));
    const found = response.map((chain) => new Set([...chain].filter((one) => inside.has(one))));
    const covered = new Set(found.flatMap((chain) => [...chain]));
    const result = measure(
      [...key.values()],
      [...found, ...[...inside].filter((one) => !covered.has(one)).map((one) => new Set([one]))],
    );
    rows.push([
      name,
      mentions.length,
      ...[
        result.conll_f1,
        result.muc_f1,
        result.b3_f1,
        result.ceafe_f1,
        result.b3_precision,
        result.b3_recall,
      ].map((value) => (100 * value).toFixed(1)),
    ]);
    return result;
  };
  Object.assign(
    figures,
    score('persons and organisations', ({ kind }) => kinds.main.has(kind)),
  );
  const persons = score('persons', ({ kind }) => kinds.persons.has(kind));
  if (persons) Object.assign(figures, { persons_conll_f1: persons.conll_f1, persons_b3_f1: persons.b3_f1 });
  const named = score('persons, named', ({ kind, named }) => kinds.persons.has(kind) && named);
  if (named) figures.persons_named_b3_f1 = named.b3_f1;
  const third = [...gold.values()].filter((one) => one.third);
  if (third.length > 0) {
    let [given, right] = [0, 0];
    for (const chain of response) {
      const told = [...chain].flatMap((key) => gold.get(key) ?? []);
      const names = told.filter((one) => one.named).map((one) => one.chain);
      if (names.length === 0) continue;
      const most = names.sort((a, b) => count(names, b) - count(names, a))[0];
      const own = told.filter((one) => one.third);
      given += own.length;
      right += own.filter((one) => one.chain === most).length;
    }
    Object.assign(figures, {
      pronouns_precision: right / Math.max(1, given),
      pronouns_recall: right / third.length,
    });
    console.log(`he and she: ${third.length}, given to a name ${given}, right ${right}`);
  }
  printTable(['', 'mentions', 'CoNLL', 'MUC', 'B³', 'CEAF-e', 'B³ P', 'B³ R'], rows);
  if (out) writeLines(out, predictions);
  return figures;
}

const THIRD = /^(?:he|she|him|his|her|hers|himself|herself)$/iu;
const count = (list: readonly string[], one: string): number => list.filter((other) => other === one).length;

const surface = (row: Row, { s, a, sent, start }: FileMention): string =>
  row.sentences[sent ?? s ?? 0]?.[start ?? a ?? 0] ?? '';

/** Chains of given mentions over the articles of one event, by the actors that the product links. */
async function chainsOf(rows: readonly Row[]): Promise<Given[][]> {
  const db = connect(':memory:');
  const chains = new Map<string, Given[]>();
  const insert = db.prepare(
    `INSERT INTO articles (source, title, title_key, text, language, published_at, date_origin, fetched_at, fingerprint) VALUES (?, '', '', ?, 'en', ?, 'given', 0, ?)`,
  );
  const local: { article: number; row: Row; of: Map<Given, number> }[] = [];
  rows.forEach((row, index) => {
    const { reading, text, of } = readRow(row);
    const at = new Date(Date.UTC(2018, 3, 20, index));
    const article = Number(insert.run(row.id, text, at.getTime(), row.id).lastInsertRowid);
    linkReading(db, article, at, reading);
    local.push({ article, row, of });
  });
  const linkOf = db
    .prepare<[number, number], number>('SELECT actor FROM actor_links WHERE article = ? AND local = ?')
    .pluck();
  for (const { article, of } of local)
    for (const [given, actor] of of) {
      const id = actor < 0 ? undefined : linkOf.get(article, actor);
      const chain =
        id === undefined ? (actor < 0 ? `alone ${given.key}` : `${article}/${actor}`) : `actor ${id}`;
      chains.set(chain, [...(chains.get(chain) ?? []), given]);
    }
  db.close();
  return [...chains.values()];
}
