import { describe, expect, it } from 'vitest';
import { read } from '../../src/language/read.ts';

/** "kind A + B at place on date, planned, denied" of every relation. */
function relations(text: string): string[] {
  const reading = read({ title: '', text, language: 'en', publishedAt: new Date('2025-03-04T12:00:00Z') });
  return reading.relations.map((one) => {
    const who = one.participants.map((party) => text.slice(party.start, party.end)).join(' + ');
    const place = one.place ? ` at ${text.slice(one.place.start, one.place.end)}` : '';
    const date = one.date === undefined ? '' : ` on ${reading.dates[one.date]?.value}`;
    return `${one.kind} ${who}${place}${date}${one.planned ? ', planned' : ''}${one.negated ? ', denied' : ''}`;
  });
}

describe('findRelations', () => {
  it.each([
    [
      'Helena Brandt met Marco Vidal in Lisbon on Monday.',
      ['met Helena Brandt + Marco Vidal at Lisbon on 2025-03-03'],
    ],
    ['Helena Brandt and Marco Vidal met in Lisbon.', ['met Helena Brandt + Marco Vidal at Lisbon']],
    [
      'Helena Brandt will meet Marco Vidal in Lisbon.',
      ['met Helena Brandt + Marco Vidal at Lisbon, planned'],
    ],
    ['Helena Brandt did not meet Marco Vidal.', ['met Helena Brandt + Marco Vidal, denied']],
    ['Helena Brandt met with all the parties.', ['met Helena Brandt + all the parties']],
    ['Helena Brandt was invited by Marco Vidal.', ['invited Marco Vidal + Helena Brandt']],
    ['Helena Brandt accused Marco Vidal of fraud.', ['accused Helena Brandt + Marco Vidal']],
    ['Helena Brandt held talks with Marco Vidal in Lisbon.', ['met Helena Brandt + Marco Vidal at Lisbon']],
  ])('%s', (text, expected) => {
    expect(relations(text)).toEqual(expected);
  });

  it.each([
    'Helena Brandt met the deadline.',
    'If Helena Brandt met Marco Vidal, nobody saw it.',
    '“I met Marco Vidal,” said Helena Brandt.',
  ])('finds nothing in: %s', (text) => {
    expect(relations(text)).toEqual([]);
  });
});
