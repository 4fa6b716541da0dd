import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Reading } from '../../src/domain/reading.ts';
import type { Span } from '../../src/domain/span.ts';
import { fold } from '../../src/language/names.ts';
import { read } from '../../src/language/read.ts';
import { f1, writeLines } from './data.ts';
import { printTable } from './table.ts';

interface Labels {
  roles: { holder: string; title: string; of: string | null; status: string }[];
  statements: {
    speaker: string | null;
    actor: string | null;
    addressee: string | null;
    verb: string | null;
    direct: boolean;
    content: string | string[];
    attribution: string | null;
  }[];
  relations: {
    kind: string;
    participants: string[];
    place: string | null;
    date: string | null;
    planned: boolean;
    negated: boolean;
  }[];
}
export interface Tally {
  gold: number;
  predicted: number;
  hit: number;
  /** Lines of what was missed (-) and what was too much (+), for a person. */
  notes: string[];
}
export interface Scores {
  roles: Tally;
  statements: Tally;
  relations: Tally;
}

const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Dice overlap of two texts by words. */
function overlap(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  const pool = new Map<string, number>();
  for (const word of left) pool.set(word, (pool.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of right) {
    const n = pool.get(word) ?? 0;
    if (n > 0) {
      both++;
      pool.set(word, n - 1);
    }
  }
  return left.length + right.length === 0 ? 0 : (2 * both) / (left.length + right.length);
}

const filler = new Set([
  'the',
  'a',
  'an',
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'his',
  'her',
  'its',
  'of',
  'for',
  'in',
  'at',
]);
const core = (text: string): string =>
  words(text)
    .filter((word) => !filler.has(word))
    .join(' ');
/** One name is the other or its part: "Okafor" and "Chidi Okafor". */
function sameName(a: string, b: string): boolean {
  const left = core(a);
  const right = core(b);
  if (left === '' || right === '') return left === right && words(a).join(' ') === words(b).join(' ');
  return left === right || ` ${left} `.includes(` ${right} `) || ` ${right} `.includes(` ${left} `);
}

export function parseArticle(file: string): { title: string; text: string; publishedAt: Date } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  const field = (name: string): string => new RegExp(`^${name}: "?(.*?)"?$`, 'm').exec(head)?.[1] ?? '';
  return { title: field('title'), text: body.trim(), publishedAt: new Date(field('publishedAt')) };
}

/** Holds what is read out of labelled articles against their labels. */
export function score(files: readonly string[]): Scores {
  const tally = (): Tally => ({ gold: 0, predicted: 0, hit: 0, notes: [] });
  const scores: Scores = { roles: tally(), statements: tally(), relations: tally() };
  for (const file of files) {
    const article = parseArticle(file);
    const labels = JSON.parse(readFileSync(file.replace(/\.md$/, '.json'), 'utf8')) as Labels;
    const reading = read({ ...article, language: 'en' });
    const print = (span: Span): string => article.text.slice(span.start, span.end);
    const nameOf = (party: Span & { actor?: number }): string =>
      party.actor === undefined ? print(party) : reading.actors[party.actor]!.name;
    const name = basename(file, '.md').slice(0, 2);
    const roles = uniqueRoles(reading);
    pair(
      scores.roles,
      name,
      labels.roles,
      roles,
      (g, p) =>
        sameName(g.holder, p.holder) &&
        (overlap(g.title, p.title) >= 0.5 || sameName(g.title, p.title)) &&
        g.status === p.status,
      (g) => `${g.holder}: ${g.status} ${g.title} of ${g.of}`,
      (p) => `${p.holder}: ${p.status} ${p.title} of ${p.of}`,
    );
    pair(
      scores.statements,
      name,
      labels.statements,
      reading.statements.map((one) => ({
        speaker: one.speaker ? print(one.speaker) : '',
        who: one.speaker ? nameOf(one.speaker) : '',
        content: one.content.map(print).join(' '),
        cue: print(one.cue),
      })),
      (g, p) =>
        (sameName(g.speaker ?? '', p.speaker) || (g.actor !== null && sameName(g.actor, p.who))) &&
        overlap([g.content].flat().join(' '), p.content) >= 0.5,
      (g) => `${g.speaker} (${g.actor}) ${g.verb}: ${[g.content].flat().join(' | ')}`,
      (p) => `${p.speaker} (${p.who}) ${p.cue}: ${p.content}`,
    );
    pair(
      scores.relations,
      name,
      labels.relations,
      reading.relations.map((one) => ({
        kind: one.kind,
        who: one.participants.map(nameOf),
        printed: one.participants.map(print),
        planned: one.planned,
        negated: one.negated,
      })),
      (g, p) => {
        if (g.kind !== p.kind || g.planned !== p.planned || g.negated !== p.negated) return false;
        const met = g.participants.filter((one) =>
          p.who.some((who, i) => sameName(one, who) || sameName(one, p.printed[i]!)),
        ).length;
        return met >= Math.max(1, Math.ceil(g.participants.length * 0.6));
      },
      (g) =>
        `${g.kind} ${g.participants.join(' + ')}${g.planned ? ' planned' : ''}${g.negated ? ' negated' : ''}`,
      (p) => `${p.kind} ${p.who.join(' + ')}${p.planned ? ' planned' : ''}${p.negated ? ' negated' : ''}`,
    );
  }
  return scores;
}

/** Each role once, as the labels have it. */
function uniqueRoles(reading: Reading): { holder: string; title: string; of: string; status: string }[] {
  const seen = new Set<string>();
  const out: { holder: string; title: string; of: string; status: string }[] = [];
  for (const one of reading.roles) {
    const key = `${one.holder} ${one.office.replace(/@.*/, '')} ${one.status}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push({
      holder: reading.actors[one.holder]!.name,
      title: one.title,
      of: one.of ?? '',
      status: one.status,
    });
  }
  return out;
}

function pair<G, P>(
  tally: Tally,
  file: string,
  gold: readonly G[],
  predicted: readonly P[],
  same: (g: G, p: P) => boolean,
  showG: (g: G) => string,
  showP: (p: P) => string,
): void {
  const used = new Set<P>();
  for (const g of gold) {
    const found = predicted.find((p) => !used.has(p) && same(g, p));
    if (found) {
      used.add(found);
      tally.hit++;
    } else tally.notes.push(`${file} - ${showG(g)}`);
  }
  tally.gold += gold.length;
  tally.predicted += predicted.length;
  for (const p of predicted) if (!used.has(p)) tally.notes.push(`${file} + ${showP(p)}`);
}

export const figuresOf = (tally: Tally): { precision: number; recall: number; f1: number } => {
  const precision = tally.predicted === 0 ? 0 : tally.hit / tally.predicted;
  const recall = tally.gold === 0 ? 0 : tally.hit / tally.gold;
  return { precision, recall, f1: f1(precision, recall) };
};

/** The articles in a folder (or the files themselves), odd numbers for development, even ones held out. */
export function articlesIn(paths: readonly string[]): { dev: string[]; held: string[] } {
  const files = paths
    .flatMap((path) =>
      statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path],
    )
    .filter((file) => /\/\d\d-[^/]*\.md$/.test(file))
    .sort();
  const odd = (file: string): boolean => Number(basename(file).slice(0, 2)) % 2 === 1;
  return { dev: files.filter(odd), held: files.filter((file) => !odd(file)) };
}

/** Roles, statements and relations against hand-labelled articles; `--out` gets what was missed and what was too much on the odd ones. */
export async function run(files: string[], out: string | undefined): Promise<Record<string, unknown>> {
  const sets = articlesIn(files);
  const figures: Record<string, unknown> = { dev_articles: sets.dev.length, held_articles: sets.held.length };
  const rows: (string | number)[][] = [];
  for (const part of ['dev', 'held'] as const) {
    if (sets[part].length === 0) continue;
    const scores = score(sets[part]);
    for (const kind of ['roles', 'statements', 'relations'] as const) {
      const one = figuresOf(scores[kind]);
      rows.push([
        `${kind} ${part}`,
        one.precision,
        one.recall,
        one.f1,
        scores[kind].gold,
        scores[kind].predicted,
      ]);
      Object.assign(figures, {
        [`${kind}_${part}_precision`]: one.precision,
        [`${kind}_${part}_recall`]: one.recall,
      });
    }
    if (out && part === 'dev')
      writeLines(
        out,
        (['roles', 'statements', 'relations'] as const).flatMap((kind) =>
          scores[kind].notes.map((note) => `${kind} ${note}`),
        ),
      );
  }
  printTable(['what', 'precision', 'recall', 'F1', 'labels', 'found'], rows);
  return figures;
}
