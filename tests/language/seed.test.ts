import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Party, Statement } from '../../src/domain/reading.ts';
import type { Span } from '../../src/domain/span.ts';
import { read } from '../../src/language/read.ts';
import { shared } from '../shared.ts';

const file = shared('seed/000_60047407eddcd8c5.txt');

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
    expect(reading.statements.map((one) => nameOf(one.speaker))).toEqual([
      'Israel',
      'Israel',
      'Israel',
      'Antony Blinken',
      'Abdel Fattah El-Sisi',
      'Antony Blinken',
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
});
