import type { Database } from 'better-sqlite3';
import type { Party, Reading } from '../../domain/reading.ts';
import type { RelationFact, StatementFact } from '../actors.ts';

/** Writes roles, statements, relations and days of a reading, each with its spans, keyed by article and local actor; the links say who that is. */
export function writeFacts(db: Database, article: number, at: number, reading: Reading): void {
  const role =
    db.prepare(`INSERT INTO actor_roles (article, position, holder, title, of_what, office, status, published_at, starts, ends)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  reading.roles.forEach((one, position) => {
    const sentence = reading.sentences[one.sentence] ?? one.span;
    role.run(
      article,
      position,
      one.holder,
      one.title,
      one.of ?? null,
      one.office,
      one.status,
      at,
      sentence.start,
      sentence.end,
    );
  });
  const party = (one: Party | undefined) =>
    one === undefined
      ? undefined
      : { start: one.start, end: one.end, ...(one.actor === undefined ? {} : { local: one.actor }) };
  const statement = db.prepare(
    'INSERT INTO actor_statements (article, position, speaker, addressee, body) VALUES (?, ?, ?, ?, ?)',
  );
  reading.statements.forEach((one, position) => {
    const sentence = reading.sentences[one.sentence] ?? one.content[0];
    const body: StatementFact = {
      speaker: party(one.speaker),
      addressee: party(one.addressee),
      verb: one.verb,
      direct: one.direct,
      negated: one.negated,
      content: one.content.map(({ start, end }) => ({ start, end })),
      ...(one.attribution ? { attribution: { start: one.attribution.start, end: one.attribution.end } } : {}),
      sentence: { start: sentence.start, end: sentence.end },
    };
    statement.run(
      article,
      position,
      one.speaker?.actor ?? null,
      one.addressee?.actor ?? null,
      JSON.stringify(body),
    );
  });
  const relation = db.prepare(
    'INSERT INTO actor_relations (article, position, kind, day, body) VALUES (?, ?, ?, ?, ?)',
  );
  reading.relations.forEach((one, position) => {
    const sentence = reading.sentences[one.sentence] ?? one.span;
    const date = one.date === undefined ? undefined : reading.dates[one.date];
    const isDay = date?.from !== undefined && date.from === date.to;
    const body: RelationFact = {
      participants: one.participants.map((each) => party(each)!),
      ...(one.place ? { place: { start: one.place.start, end: one.place.end } } : {}),
      planned: one.planned,
      negated: one.negated,
      ...(date?.from === undefined || date.to === undefined || isDay
        ? {}
        : { during: { from: date.from, to: date.to } }),
      ...(one.attribution ? { attribution: { start: one.attribution.start, end: one.attribution.end } } : {}),
      sentence: { start: sentence.start, end: sentence.end },
    };
    relation.run(article, position, one.kind, isDay ? date.from : null, JSON.stringify(body));
  });
  const day = db.prepare(
    'INSERT OR IGNORE INTO actor_days (article, sentence, day, starts, ends) VALUES (?, ?, ?, ?, ?)',
  );
  for (const date of reading.dates) {
    // Only what is one day: "in 2019" is no event's date.
    if (date.from === undefined || date.from !== date.to) continue;
    const index = reading.sentences.findIndex((one) => one.start <= date.start && date.end <= one.end);
    const sentence = reading.sentences[index];
    if (sentence) day.run(article, index, date.from, sentence.start, sentence.end);
  }
}
