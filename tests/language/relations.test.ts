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
      'Helena Brandt visited Lisbon and Porto on Monday and Tuesday respectively.',
      ['visited Helena Brandt + Lisbon + Porto'],
    ],
    [
      'Helena Brandt met Marco Vidal in Lisbon on Monday.',
      ['met Helena Brandt + Marco Vidal at Lisbon on 2025-03-03'],
    ],
    ['Helena Brandt and Marco Vidal met in Lisbon.', ['met Helena Brandt + Marco Vidal at Lisbon']],
    [
      'Helena Brandt will meet Marco Vidal in Lisbon.',
      ['met Helena Brandt + Marco Vidal at Lisbon, planned'],
    ],
    ['Helena Brandt never met Marco Vidal.', ['met Helena Brandt + Marco Vidal, denied']],
    ['Helena Brandt did not meet Marco Vidal.', ['met Helena Brandt + Marco Vidal, denied']],
    ['Helena Brandt began her sixth trip to Portugal since March.', ['visited her + Portugal']],
    [
      'Helena Brandt’s visit to the Middle east and Portugal on Thursday went well.',
      ['visited Helena Brandt + the Middle east + Portugal on 2025-02-27'],
    ],
    ['Helena Brandt met with all the parties.', ['met Helena Brandt + all the parties']],
    ['Helena Brandt was invited by Marco Vidal.', ['invited Marco Vidal + Helena Brandt']],
    ['Helena Brandt accused Marco Vidal of fraud.', ['accused Helena Brandt + Marco Vidal']],
    ['Marco Vidal was beaten 3-0 by Helena Brandt.', ['defeated Helena Brandt + Marco Vidal']],
    ['Marco Vidal was invited to the island by Helena Brandt.', ['invited Helena Brandt + Marco Vidal']],
    ['Helena Brandt is said to have met Marco Vidal.', ['met Helena Brandt + Marco Vidal']],
    [
      'The board voted 4-3 on Monday to dismiss Marco Vidal.',
      ['dismissed The board + Marco Vidal on 2025-03-03'],
    ],
    [
      'Helena Brandt flew to Portugal to meet Marco Vidal.',
      ['visited Helena Brandt + Portugal', 'met Helena Brandt + Marco Vidal, planned'],
    ],
    ['Helena Brandt lost to Marco Vidal in the final.', ['defeated Marco Vidal + Helena Brandt']],
    [
      'Marco Vidal, beaten by Helena Brandt, was praised by the club.',
      ['defeated Helena Brandt + Marco Vidal', 'praised the club + Marco Vidal'],
    ],
    ['Helena Brandt and Marco Vidal held talks in Lisbon.', ['met Helena Brandt + Marco Vidal at Lisbon']],
    ['Talks were held between Helena Brandt and Marco Vidal.', ['met Helena Brandt + Marco Vidal']],
    ["Helena Brandt's meeting with Marco Vidal lasted an hour.", ['met Helena Brandt + Marco Vidal']],
    [
      'A meeting between Helena Brandt and Marco Vidal is planned for May.',
      ['met Helena Brandt + Marco Vidal, planned'],
    ],
    [
      'Helena Brandt said after a meeting with Marco Vidal in Lisbon that the bridge was safe.',
      ['met Helena Brandt + Marco Vidal at Lisbon'],
    ],
    ['A visit to Portugal by Helena Brandt was called off.', ['visited Helena Brandt + Portugal, denied']],
    ['The appointment of Marco Vidal as finance minister surprised Lisbon.', ['appointed Marco Vidal']],
    ["Portugal's win over Spain was its first.", ['defeated Portugal + Spain']],
    [
      'The village, Santa Clara, sued the utility, Aguas Norte, in January.',
      ['sued Santa Clara + Aguas Norte on 2025-01'],
    ],
    ["Helena Brandt's successor, Marco Vidal, left.", ['succeeded Marco Vidal + Helena Brandt']],
    ['Helena Brandt threatened to clear the room.', ['threatened Helena Brandt']],
    ['Marco Vidal left on Monday. Helena Brandt met him in Lisbon.', ['met Helena Brandt + him at Lisbon']],
    ['Helena Brandt held talks with Marco Vidal in Lisbon.', ['met Helena Brandt + Marco Vidal at Lisbon']],
    [
      'A summit in Lisbon of Helena Brandt and Marco Vidal is planned.',
      ['met Helena Brandt + Marco Vidal at Lisbon, planned'],
    ],
    ['After a meeting with Helena Brandt, Marco Vidal left for Lisbon.', ['met Marco Vidal + Helena Brandt']],
    [
      'In a call with Helena Brandt, Marco Vidal said the bridge was safe.',
      ['spoke Marco Vidal + Helena Brandt'],
    ],
    ['Helena Brandt cancelled a meeting with Marco Vidal.', ['met Helena Brandt + Marco Vidal, denied']],
    ['Helena Brandt is due to meet Marco Vidal.', ['met Helena Brandt + Marco Vidal, planned']],
    ['Helena Brandt denied meeting Marco Vidal.', ['met Helena Brandt + Marco Vidal, denied']],
    ['Helena Brandt spoke by telephone with Marco Vidal.', ['spoke Helena Brandt + Marco Vidal']],
    [
      'Helena Brandt welcomed Marco Vidal to the palace.',
      ['hosted Helena Brandt + Marco Vidal at the palace'],
    ],
    ['Helena Brandt was on a visit to Portugal.', ['visited Helena Brandt + Portugal']],
    [
      'Helena Brandt is expected in Portugal on Friday.',
      ['visited Helena Brandt + Portugal on 2025-03-07, planned'],
    ],
    ['Helena Brandt removed Marco Vidal from office.', ['dismissed Helena Brandt + Marco Vidal']],
    [
      'The two leaders, Helena Brandt and Marco Vidal, met in Lisbon.',
      ['met Helena Brandt + Marco Vidal at Lisbon'],
    ],
    [
      'Helena Brandt discussed the bridge with Marco Vidal at a meeting in Lisbon.',
      ['spoke Helena Brandt + Marco Vidal at Lisbon'],
    ],
    [
      'Notes tell of a meeting in Lisbon, at which Helena Brandt warned Marco Vidal.',
      ['met Helena Brandt + Marco Vidal at Lisbon'],
    ],
    ['Helena Brandt, 24, beat the champion, Ana Moreno, 6-4, 6-3.', ['defeated Helena Brandt + Ana Moreno']],
    [
      'Police in Lisbon arrested two men on Monday. Helena Brandt and Marco Vidal were detained in separate raids, a judge said.',
      [
        'arrested Police in Lisbon + Helena Brandt on 2025-03-03',
        'arrested Police in Lisbon + Marco Vidal on 2025-03-03',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(relations(text)).toEqual(expected);
  });

  it('tells by name who is meant where one is left', () => {
    const named = (text: string): string[][] => {
      const reading = read({ title: '', text, language: 'en' });
      return reading.relations.map((one) =>
        one.participants.map((party) => reading.actors[party.actor ?? -1]?.name ?? '-'),
      );
    };
    expect(
      named('The village, Santa Clara, is dry. On Monday the village sued the utility, Aguas Norte.'),
    ).toEqual([['Santa Clara', 'Aguas Norte']]);
    expect(
      named(
        'Norwich have sacked their manager, Marco Vidal. The coach, Helena Brandt, takes over as caretaker manager.',
      ).at(-1),
    ).toEqual(['Helena Brandt', 'Marco Vidal']);
    expect(
      named('Norwich have sacked their manager, Marco Vidal. Helena Brandt praised the departed manager.').at(
        -1,
      ),
    ).toEqual(['Helena Brandt', 'Marco Vidal']);
  });

  it.each([
    [
      'Helena Brandt is expected to sign the plan on Friday when she meets Marco Vidal.',
      ['signed Helena Brandt on 2025-03-07, planned', 'met she + Marco Vidal on 2025-03-07, planned'],
    ],
    ['Helena Brandt will speak in Porto before she visits Lisbon.', ['visited she + Lisbon, planned']],
    ['Helena Brandt denied that she had met Marco Vidal.', ['met she + Marco Vidal, denied']],
    ['Marco Vidal, who died in 2019, met Helena Brandt there.', ['met Marco Vidal + Helena Brandt']],
    ['Marco Vidal met Helena Brandt in 2019.', ['met Marco Vidal + Helena Brandt on 2019']],
    [
      'The talks between Helena Brandt and Marco Vidal on 20 March matter.',
      ['met Helena Brandt + Marco Vidal on 2025-03-20, planned'],
    ],
  ])('tells what is to come from what was: %s', (text, expected) => {
    expect(relations(text)).toEqual(expected);
  });

  it.each([
    'Helena Brandt would have met Marco Vidal.',
    'Helena Brandt said he was ill. Had she met Marco Vidal in May, all would be well.',
    'Should Helena Brandt meet Marco Vidal, all will be well.',
    'If the new president of Norbank meets Marco Vidal, all will be well.',
    'Helena Brandt was to have met Marco Vidal on Monday.',
    'Helena Brandt was to meet Marco Vidal on Monday, but the meeting was cancelled.',
    'Helena Brandt has no plans to meet Marco Vidal.',
    'Helena Brandt would meet Marco Vidal if she could.',
    'Helena Brandt wishes she had met Marco Vidal.',
    'It is not true that Helena Brandt met Marco Vidal.',
    'There is no evidence that Helena Brandt met Marco Vidal.',
    'Reports that Helena Brandt met Marco Vidal are false.',
    'Without Helena Brandt having met Marco Vidal, nothing goes on.',
    'Helena Brandt met the deadline.',
    'Helena Brandt dismissed Marco Vidal as a dreamer.',
    'Helena Brandt said replacing Marco Vidal would be hard.',
    'Helena Brandt took over debts from Norbank.',
    'Helena Brandt signed up in May.',
    'Helena Brandt denied a meeting with Marco Vidal.',
    'Helena Brandt lost to a better plan.',
    'The talks between Portugal and Spain went on.',
    'If Helena Brandt met Marco Vidal, nobody saw it.',
    '“I met Marco Vidal,” said Helena Brandt.',
    'Among the dead named by the Red Cross was Marco Vidal.',
    'Mediators have named the text the Lisbon Protocol.',
    'Helena Brandt called Marco Vidal a dreamer.',
  ])('finds nothing in: %s', (text) => {
    expect(relations(text)).toEqual([]);
  });
});
