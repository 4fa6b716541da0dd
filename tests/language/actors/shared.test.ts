import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../../../src/language/read.ts';
import { shared } from '../../shared.ts';

const folder = shared('seed');

test.skipIf(folder === undefined)(
  'the article given with the product: who is who and what they hold (skipped: ../shared is absent)',
  () => {
    const file = readdirSync(folder!).find((name) => name.endsWith('.txt'))!;
    const [title = '', ...paragraphs] = readFileSync(join(folder!, file), 'utf8').trim().split('\n');
    const reading = read({
      title,
      text: paragraphs.join('\n\n'),
      publishedAt: new Date('2024-03-23T00:00:00Z'),
    });
    const persons = reading.actors.filter((actor) => actor.kind === 'person').map((actor) => actor.name);
    expect(persons.sort()).toEqual([
      'Abdel Fattah El-Sisi',
      'Antony Blinken',
      'Benjamin Netanyahu',
      'David Barnea',
      'Llyod Austin',
      'Yoav Gallant',
    ]);
    const held = (name: string) =>
      reading.roles.filter((role) => reading.actors[role.holder]?.name === name).map((role) => role.office);
    expect(held('Llyod Austin')).toEqual(['secretary:defence@united states']);
    expect(held('Yoav Gallant')).toEqual(['minister:defence@israel']);
    const blinken = reading.actors.find((actor) => actor.name === 'Antony Blinken')!;
    expect(blinken.aliases.map((alias) => alias.toLowerCase())).toEqual([
      'blinken',
      'the us secretary of state',
    ]);
    const cities = ['Cairo', 'Riyadh', 'Tel Aviv', 'Doha'];
    expect(reading.actors.filter((actor) => cities.includes(actor.name))).toEqual([]);
  },
);
