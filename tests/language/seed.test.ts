import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Party, Statement } from '../../src/domain/reading.ts';
import type { Span } from '../../src/domain/span.ts';
import { parseOffice } from '../../src/language/office.ts';
import { read } from '../../src/language/read.ts';
import { shared } from '../shared.ts';

const file = shared('seed/000_60047407eddcd8c5.txt');
const facts = shared('seed/FACTS.md');

/** The check list that comes with the reference article; its text is no part of this repository. */
describe.skipIf(file === undefined)('the reference article (skipped where ../shared is absent)', () => {
  const raw = file === undefined ? '' : readFileSync(file, 'utf8').trim();
  const [title = '', ...lines] = raw.split('\n');
  const text = lines.join('\n\n');
  const reading = read({ title, text, publishedAt: new Date('2024-03-23T12:00:00Z') });
  const print = (span: Span | undefined): string => (span ? text.slice(span.start, span.end) : '');
  const nameOf = (party: Party | undefined): string =>
    party?.actor === undefined ? print(party) : (reading.actors[party.actor]?.name ?? '');

  it('knows who holds which office, and no other', () => {
    const roles = reading.roles.map(
      (one) => `${reading.actors[one.holder]?.name}: ${one.office} ${one.status}`,
    );
    expect(new Set(roles)).toEqual(
      new Set([
        'Antony Blinken: secretary:state@united states current',
        'David Barnea: head@mossad current',
        'David Barnea: head@israeli delegation current',
        'Abdel Fattah El-Sisi: president@egypt current',
        'Benjamin Netanyahu: minister:prime@israel current',
        'Llyod Austin: secretary:defence@united states current',
        'Yoav Gallant: minister:defence@israel current',
      ]),
    );
  });

  it.skipIf(facts === undefined)(
    'has every role of the check list, one office whichever way it is written',
    () => {
      const list = readFileSync(facts!, 'utf8').replace(/\s+/g, ' ');
      const line = /Actors with role[^:]*: (.*?)\. - /.exec(list)?.[1] ?? '';
      const pairs = line.split(';').map((pair) => pair.split(' – '));
      expect(pairs.length).toBeGreaterThan(5);
      for (const [who = '', what = ''] of pairs) {
        const printed = /\(printed "([^"]+)"\)/.exec(who)?.[1];
        const name = printed ? who.trim().replace(/^\S+ (\S+).*/, `${printed} $1`) : who.trim();
        const offices = reading.roles
          .filter((one) => reading.actors[one.holder]?.name === name)
          .map((one) => one.office);
        for (const role of what.split(', ')) {
          const wanted = parseOffice(role.replace(/^the /, '').replace(/ in \p{Lu}\p{L}+$/u, ''));
          expect(offices, `${name}: ${role}`).toContain(wanted);
        }
      }
    },
  );

  it.skipIf(facts === undefined)('drops no attribution of the check list', () => {
    const list = readFileSync(facts!, 'utf8').replace(/\s+/g, ' ');
    const quoted = [...list.matchAll(/"(according to [^"]+)"/g)].map((found) => found[1]);
    expect(quoted.length).toBeGreaterThan(2);
    const printed = new Set(reading.statements.map((one) => print(one.attribution)));
    for (const one of quoted) expect([...printed]).toContain(one);
  });

  it('knows who told whom what, and on whose word', () => {
    const find = (speaker: string, verb: string): Statement | undefined =>
      reading.statements.find((one) => nameOf(one.speaker) === speaker && one.verb === verb);
    const sisi = find('Abdel Fattah El-Sisi', 'inform');
    expect([nameOf(sisi?.addressee), print(sisi?.attribution)]).toEqual([
      'Antony Blinken',
      'according to Egyptian media',
    ]);
    const blinken = find('Antony Blinken', 'tell');
    expect([nameOf(blinken?.addressee), print(blinken?.attribution)]).toEqual([
      'Benjamin Netanyahu',
      'according to Israeli media',
    ]);
    expect(print(blinken?.content[0])).toMatch(/^not to /);
    for (const verb of ['tell', 'demand'])
      expect(print(find('Israel', verb)?.attribution)).toMatch(/^according to sources .*Ministry$/);
    const position = find('Antony Blinken', 'put forth');
    expect(print(position?.content[0])).toMatch(/US position/);
    // All of them, and no other: speaker, verb, addressee, on whose word.
    expect(
      reading.statements.map((one) => [
        nameOf(one.speaker),
        one.verb,
        nameOf(one.addressee),
        print(one.attribution).replace(/^according to /, ''),
        one.direct || one.negated,
      ]),
    ).toEqual([
      ['Israel', 'inform', 'mediators', '', false],
      ['Israel', 'tell', 'mediators', 'sources in its Defence Ministry', false],
      ['Israel', 'demand', '', 'sources in its Defence Ministry', false],
      ['Antony Blinken', 'put forth', '', '', false],
      ['Abdel Fattah El-Sisi', 'inform', 'Antony Blinken', 'Egyptian media', false],
      ['Antony Blinken', 'tell', 'Benjamin Netanyahu', 'Israeli media', false],
    ]);
  });

  it('knows who met whom, and that an invitation is no meeting yet', () => {
    const met = reading.relations.filter((one) => one.kind === 'met');
    const withSisi = met.find((one) =>
      one.participants.some((party) => nameOf(party) === 'Abdel Fattah El-Sisi'),
    );
    expect(withSisi?.participants.map(nameOf)).toContain('Antony Blinken');
    expect(withSisi?.participants.some((party) => /foreign ministers/i.test(print(party)))).toBe(true);
    expect(print(withSisi?.place)).toBe('Cairo');
    expect(
      met.some(
        (one) =>
          one.participants.some((party) => /Organi[sz]ation$/.test(print(party))) &&
          one.participants.map(nameOf).includes('Antony Blinken'),
      ),
    ).toBe(true);
    expect(met.flatMap((one) => one.participants.map(print))).not.toContain('Riyadh');
    const invited = reading.relations.find((one) => one.kind === 'invited');
    expect(invited?.participants.map(nameOf)).toEqual(['Llyod Austin', 'Yoav Gallant']);
    expect(print(invited?.place)).toBe('Washington');
    expect(reading.dates[invited?.date ?? -1]?.value).toBe('2024-03-26');
  });

  it('tells of no meeting, visit or invitation but those', () => {
    const kinds = reading.relations.map((one) => `${one.kind}${one.negated ? ', denied' : ''}`);
    expect(kinds.filter((kind) => kind !== 'visited')).toEqual(['met', 'met', 'met', 'invited']);
    const visits = reading.relations.filter((one) => one.kind === 'visited');
    expect(new Set(visits.map((one) => nameOf(one.participants[0])))).toEqual(new Set(['Antony Blinken']));
    const places = visits.flatMap((one) => one.participants.slice(1).map(print)).join(' ');
    for (const place of ['Israel', 'Cairo', 'Riyadh', 'Tel Aviv']) expect(places).toContain(place);
    for (const one of reading.relations.filter((it) => it.kind !== 'invited'))
      expect(one.participants.map(nameOf)).toContain('Antony Blinken');
  });

  it('reads the sentence that stands twice as one', () => {
    const printed = reading.sentences.map(print);
    expect(printed.length - new Set(printed).size).toBe(1);
    const keys = reading.statements.map((one) => one.content.map(print).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
