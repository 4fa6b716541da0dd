import { expect, test } from 'vitest';
import type { ReadArticle } from '../../src/briefing/choose.ts';
import { findCounts } from '../../src/briefing/differ/count.ts';
import { findDifferences } from '../../src/briefing/differ.ts';
import { read } from '../../src/language/read.ts';

let id = 0;
const say = (source: string, text: string, hour = 12, day = 3): ReadArticle => {
  const publishedAt = new Date(Date.UTC(2024, 4, day, hour));
  id += 1;
  return {
    article: {
      id,
      source,
      title: '',
      text,
      language: 'en',
      publishedAt,
      dateOrigin: 'source',
      fetchedAt: publishedAt,
      fingerprint: String(id),
    },
    reading: read({ title: '', text, publishedAt }),
  };
};

test.each([
  ['At least 12 people were killed when the dam broke.', [['killed', 'at least 12', 12]]],
  [
    'The flood killed nine and injured more than 40 people.',
    [
      ['killed', 'nine', 9],
      ['injured', 'more than 40', 40],
    ],
  ],
  ['The death toll from the flood has risen to 1,204.', [['killed', '1,204', 1204]]],
  [
    'Three children died and 20 residents remain missing.',
    [
      ['killed: children', 'three', 3],
      ['missing: residents', '20', 20],
    ],
  ],
  ['The flood displaced some 2 thousand people.', [['displaced', 'some 2 thousand', 2000]]],
  ['The storm left 14 people dead.', [['killed', '14', 14]]],
  ['The vote left 14 seats open after 12 hours.', []],
  ['He killed two hours in the station.', []],
])('%s', (text, expected) => {
  expect(findCounts(text).map(({ about, value, number }) => [about, value, number])).toEqual(expected);
});

test('two sources with different numbers differ, each with its sentence', () => {
  const [difference, ...rest] = findDifferences([
    say('Herald', 'The dam broke and 12 people were killed.'),
    say('Courier', 'Officials said 15 people were killed.', 14),
    say('Gazette', 'In all 15 people were killed, the governor said.', 13),
  ]);
  expect(rest).toEqual([]);
  expect(difference?.about).toBe('killed');
  expect(difference?.sides.map((side) => [side.value, side.sources, side.claim.told.article.source])).toEqual(
    [
      ['15', ['Courier', 'Gazette'], 'Courier'],
      ['12', ['Herald'], 'Herald'],
    ],
  );
});

test.each([
  [
    'a lower bound below the other number',
    say('Herald', 'At least 12 people were killed.'),
    say('Courier', 'A total of 15 people were killed.'),
  ],
  [
    'a source that corrects itself',
    say('Herald', 'In all 12 people were killed.', 8),
    say('Herald', 'In all 15 people were killed.', 20),
  ],
  [
    'days apart',
    say('Herald', 'In all 12 people were killed.', 8, 1),
    say('Courier', 'In all 15 people were killed.', 8, 4),
  ],
  [
    'other people',
    say('Herald', 'In all 12 soldiers were killed.'),
    say('Courier', 'In all 15 people were killed.'),
  ],
  [
    'another fate',
    say('Herald', 'In all 12 people were injured.'),
    say('Courier', 'In all 15 people were killed.'),
  ],
])('no difference: %s', (_, one, other) => {
  expect(findDifferences([one, other])).toEqual([]);
});

/** A pair of texts of two outlets, printed hours apart, and the values that stand against each other. */
const differing: [string, string, string, string[]][] = [
  [
    'a toll',
    'A bus fell into a gorge near Kesten and 40 people were killed, police said.',
    'A bus plunged into a gorge near Kesten on Friday, killing 37 people, police said.',
    ['37', '40'],
  ],
  [
    'people injured',
    'The blast at the mill in Kesten injured 15 people, the mayor said.',
    'The blast at the mill in Kesten left 22 people injured, the mayor said.',
    ['15', '22'],
  ],
  [
    'a sum',
    'The council of Kesten approved a loan of $40 million for the new harbour bridge.',
    'The council of Kesten on Friday approved a loan of $52 million for the new harbour bridge.',
    ['$40 million', '$52 million'],
  ],
  [
    'a vote',
    'The Senate of Polvonia passed the fishing bill by 52 votes to 48, and the vote was close.',
    'The Senate of Polvonia passed the fishing bill in a vote of 54 to 46 on Friday.',
    ['54 to 46'],
  ],
  [
    'a magnitude',
    'A magnitude 6.4 earthquake struck the coast of Polvonia on Friday.',
    'An earthquake of magnitude 6.1 struck the coast of Polvonia on Friday.',
    ['6.1', '6.4'],
  ],
  [
    'hostages',
    'The gunmen in Kesten still hold 12 hostages inside the bank, the army said.',
    'The gunmen in Kesten still hold 17 hostages inside the bank, the police said.',
    ['12', '17'],
  ],
  [
    'troops',
    'Polvonia will send 800 troops to guard the border bridge at Kesten, the ministry said.',
    'Polvonia will send 1,500 troops to guard the border bridge at Kesten, officials said.',
    ['1,500', '800'],
  ],
  [
    'an area',
    'The fire near Kesten burned 900 hectares of pine forest, the forest service said.',
    'The fire near Kesten has burned 1,400 hectares of pine forest, the fire brigade said.',
    ['1,400', '900'],
  ],
  [
    'an age',
    'Jana Kowal, 34, was named head of the harbour office on Friday.',
    'The harbour office will be led by 36-year-old Jana Kowal, the city said.',
    ['34', '36'],
  ],
  [
    'a day',
    'Polvonia and Orland will open the new border crossing at Kesten on 14 May.',
    'Polvonia and Orland plan to open the new border crossing at Kesten on 21 May.',
    ['14 May', '21 May'],
  ],
  [
    'a place',
    'Jana Kowal met Hamid Sadri in Cairo on Thursday.',
    'Jana Kowal met Hamid Sadri in Amman on Thursday.',
    ['Amman', 'Cairo'],
  ],
  [
    'accepted and rejected',
    'Orland accepted the truce plan for the Kesten valley, its envoy said.',
    'Orland rejected the truce plan for the Kesten valley, mediators said.',
    ['accepted', 'rejected'],
  ],
  [
    'did and did not',
    'Orland agreed to the truce plan for the Kesten valley.',
    'Orland has not accepted the truce plan for the Kesten valley.',
    ['agreed to', 'not accepted'],
  ],
  [
    'jobs that would go',
    'The mill said it would cut 1,200 jobs at its plant in Kesten.',
    'The mill will cut 1,800 jobs at its plant in Kesten, unions said.',
    ['1,200', '1,800'],
  ],
  [
    'people freed',
    'The rebels released 12 hostages in Kesten on Friday.',
    'The rebels freed eight hostages in Kesten on Friday.',
    ['12', 'eight'],
  ],
  [
    'a verdict',
    'A court in Kesten heard that Mark Tolland was convicted on Friday.',
    'In Kesten, Mark Tolland was acquitted on Friday.',
    ['acquitted', 'convicted'],
  ],
];

test.each(differing)('sources differ on %s', (_, one, other, values) => {
  const found = findDifferences([say('Herald', one, 10), say('Courier', other, 13)]);
  expect(found).toHaveLength(1);
  const printed = found[0]!.sides.map(({ value }) => value).sort();
  expect(printed).toEqual(expect.arrayContaining(values));
  expect(printed).toHaveLength(2);
});

/** Texts that look as if they differed, and do not. */
const alike: [string, string, string][] = [
  [
    'a lower bound',
    'A bus fell into a gorge near Kesten and at least 40 people were killed.',
    'A bus plunged into a gorge near Kesten, killing 43 people.',
  ],
  [
    'about',
    'A bus fell into a gorge near Kesten and about 40 people were killed.',
    'A bus plunged into a gorge near Kesten, killing 38 people.',
  ],
  [
    'an upper bound',
    'The gunmen in Kesten still hold up to 20 hostages inside the bank, the army said.',
    'The gunmen in Kesten still hold 17 hostages inside the bank, the army said.',
  ],
  [
    'a range',
    'Polvonia will send between 700 and 900 troops to guard the border bridge at Kesten.',
    'Polvonia will send 800 troops to guard the border bridge at Kesten.',
  ],
  [
    'a rounded number',
    'Polvonia will send 1,500 troops to guard the border bridge at Kesten.',
    'Polvonia will send 1,480 troops to guard the border bridge at Kesten.',
  ],
  [
    'a part of them',
    'The mill blast in Kesten killed 12 people. Three of the 12 were children.',
    'The mill blast in Kesten killed 12 people, among them three children.',
  ],
  [
    'others beside them',
    'The blast at the mill in Kesten killed 12 people.',
    'The blast at the mill in Kesten killed nine workers. Another three people were killed in the street.',
  ],
  [
    'an earlier event',
    'The flood in Kesten killed 12 people.',
    'Floods in Kesten killed 80 people in 2015, the worst year on record.',
  ],
  [
    'another place',
    'An air strike on Kesten killed 12 people.',
    'An air strike on Galmouth killed 15 people.',
  ],
  [
    'what may be',
    'The flood in Kesten has killed 12 people.',
    'The flood in Kesten could have killed 60 people, aid workers fear.',
  ],
  [
    'an old number beside the new one',
    'The flood in Kesten killed 12 people.',
    'The flood in Kesten killed 15 people. Police had first said that 12 were dead.',
  ],
  [
    'the gunman counted or not',
    'A gunman opened fire in a market in Kesten and five people were killed.',
    'Six people were killed, the gunman among them, in a market in Kesten.',
  ],
  [
    'two currencies',
    'The council of Kesten approved a loan of 40 million euros for the new harbour bridge.',
    'The council of Kesten approved a loan of $44 million for the new harbour bridge.',
  ],
  [
    'a conversion',
    'The council of Kesten approved a loan of 40 million euros ($44 million) for the new harbour bridge.',
    'The council of Kesten approved a loan of 40 million euros ($46 million) for the new harbour bridge.',
  ],
  [
    'a sum a year',
    'The city of Kesten will pay $40 million for the new harbour bridge.',
    'The city of Kesten will pay $4 million a year for the new harbour bridge.',
  ],
  [
    'sums of two things',
    'The council of Kesten approved a loan of $40 million for the new harbour bridge.',
    'The council of Kesten approved a grant of $3 million for school meals on the island.',
  ],
  [
    'two bidders',
    'The Harbour Bank offered $40 million for the old mill in Kesten.',
    'The Ferry Company offered $52 million for the old mill in Kesten.',
  ],
  [
    'markets',
    'Shares in Kesten Harbour fell 5.4 per cent on Friday after the strike.',
    'Shares in Kesten Harbour closed down 3.9 per cent on Friday after the strike.',
  ],
  [
    'an aftershock',
    'A magnitude 6.4 earthquake struck the coast of Polvonia on Friday.',
    'An aftershock of magnitude 5.1 struck the coast of Polvonia on Friday.',
  ],
  ['a score', 'Kesten beat Galmouth by 52 to 48 on Friday.', 'Kesten beat Galmouth by 54 to 46 on Friday.'],
  [
    'the same vote turned round',
    'The Senate of Polvonia passed the fishing bill by 52 votes to 48, and the vote was close.',
    'The Senate of Polvonia passed the fishing bill; 48 to 52 was the vote on Friday.',
  ],
  [
    'two of one name',
    'Jana Kowal, 34, was named head of the harbour office.',
    'Anna Kowal, 36, opened a bakery near the harbour office.',
  ],
  [
    'the day on which it was said',
    'Jana Kowal said on 2 May that the border crossing at Kesten will open.',
    'Jana Kowal told reporters on 3 May that the border crossing at Kesten will open.',
  ],
  [
    'a day that was put off',
    'Polvonia and Orland will open the new border crossing at Kesten on 14 May.',
    'Polvonia and Orland postponed the new border crossing at Kesten until 21 May.',
  ],
  [
    'one night',
    'A fire destroyed the harbour market of Kesten late on 2 May.',
    'A fire destroyed the harbour market of Kesten early on 3 May.',
  ],
  [
    'a city in a country',
    'Jana Kowal met Hamid Sadri in Doha on Thursday.',
    'Jana Kowal met Hamid Sadri in Qatar on Thursday.',
  ],
  [
    'two meetings',
    'Jana Kowal met Hamid Sadri in Cairo on Thursday.',
    'Jana Kowal met Mark Tolland in Amman on Thursday.',
  ],
  [
    'two plans',
    'Orland accepted the truce plan for the Kesten valley.',
    'Orland rejected a trade deal with Polvonia on fish and timber.',
  ],
  [
    'two that decide',
    'Orland accepted the truce plan for the Kesten valley.',
    'Polvonia rejected the truce plan for the Kesten valley.',
  ],
  [
    'a condition',
    'Orland accepted the truce plan for the Kesten valley.',
    'If Orland rejected the truce plan for the Kesten valley, fighting would go on.',
  ],
  [
    'first so, then so',
    'Orland accepted the truce plan for the Kesten valley.',
    'Orland rejected the truce plan for the Kesten valley in the morning. Orland accepted the truce plan for the Kesten valley at night.',
  ],
  [
    'a correction',
    'The flood in Kesten killed 12 people.',
    'The flood in Kesten killed 12 people. An earlier version of this report said that 15 people were killed.',
  ],
  [
    'a revised number',
    'The death toll of the flood in Kesten was revised from 15 to 12.',
    'The flood in Kesten killed 12 people.',
  ],
];

alike.push(
  [
    'made and sold',
    'Kesten Motors said it delivered 386,000 vehicles in the first quarter.',
    'Kesten Motors produced 433,000 vehicles in the first quarter.',
  ],
  [
    'asked and offered',
    'The company offered to pay $20 million to settle the claims over the spill.',
    'The city asked the company to pay $90 million to settle the claims over the spill.',
  ],
  [
    'a sum of two',
    'The fire destroyed 120 homes in Kesten and 30 in Galmouth.',
    'Officials said 150 homes were destroyed in Kesten and Galmouth.',
  ],
  [
    'passengers with and without the crew',
    'The liner evacuated some 420 passengers and crew in the bay of Kesten.',
    'The liner evacuated 246 passengers in the bay of Kesten.',
  ],
  [
    'mother and daughter of one name',
    'Jana Kowal, 34, the mother, was found in the lower town.',
    'Jana Kowal, 8, the daughter, was found beside her mother.',
  ],
  [
    'another object',
    'Orland denied any wrongdoing in the harbour money case.',
    'Orland admitted in the harbour money case that it had signed the cheques.',
  ],
  [
    'planes of two',
    'Orland confirmed that two planes had crossed its border.',
    'Orland denied that its planes had crossed the border.',
  ],
  [
    'two places to which they go',
    'Polvonia will send 2,000 troops to Kesten and 500 to Galmouth.',
    'Polvonia will send 500 troops to Galmouth, officials said.',
  ],
  [
    'rates of two groups',
    'Unemployment in Polvonia fell to 11.8 percent, the statistics office said.',
    'Youth unemployment in Polvonia fell to 27.7 percent, the statistics office said.',
  ],
  [
    'a term asked for and a term given',
    'The judge sentenced Mark Tolland to 12 years in prison.',
    'Prosecutors had asked that Mark Tolland be sentenced to 20 years in prison.',
  ],
);

test.each(alike)('no difference: %s', (_, one, other) => {
  expect(findDifferences([say('Herald', one, 10), say('Courier', other, 13)])).toEqual([]);
  expect(findDifferences([say('Courier', other, 10), say('Herald', one, 13)])).toEqual([]);
});

test('of one outlet the newest word counts, and a later article that corrects it ends the difference', () => {
  const first = say('Herald', 'A bus fell into a gorge near Kesten and 40 people were killed.', 8);
  const other = say('Courier', 'A bus plunged into a gorge near Kesten, killing 37 people.', 9);
  expect(findDifferences([first, other])).toHaveLength(1);
  const corrected = say('Herald', 'The bus that fell into a gorge near Kesten killed 37 people.', 11);
  expect(findDifferences([first, other, corrected])).toEqual([]);
});

test('days later it is a difference only where one says that it is not the other’s number', () => {
  const six = () => say('Herald', 'Six people died when the footbridge at Temsk fell, doctors said.');
  const later = (text: string) => findDifferences([six(), say('Courier', text, 9, 5)]);
  const [difference] = later('Five people died when the footbridge at Temsk fell, not six, police said.');
  expect(difference?.sides.map(({ value }) => value)).toEqual(['five', 'six']);
  expect(later('Nine people died when the footbridge at Temsk fell, police said.')).toEqual([]);
});

test('how many came, and what share a side wants, are told of differently', () => {
  const [crowd] = findDifferences([
    say('Herald', 'Farmers drove about 300 tractors into Temsk on Thursday to protest against prices.'),
    say('Courier', 'Farmers brought 900 tractors to Temsk in protest, according to the organisers.', 20),
  ]);
  expect([crowd?.about, crowd?.sides.map(({ value }) => value)]).toEqual([
    'the number of tractors',
    ['900', 'about 300'],
  ]);
  const wants = (text: string, day = 3) => say(`outlet ${day}`, text, 12, day);
  const [share] = findDifferences([
    wants('Minister Ada Lind said Norland wanted 31 percent of the catch.'),
    wants('Minister Ada Lind said Norland had asked for 35 percent of the catch.', 5),
  ]);
  expect(share?.about).toBe('the share of the catch that Norland wants');
  expect(
    findDifferences([
      wants('Minister Ada Lind said Norland wanted 31 percent of the catch.'),
      wants('Minister Jon Pell said Southland had asked for 17 percent of the catch.', 5),
    ]),
  ).toEqual([]);
});

test('what one side puts a thing at stands beside what it is said to be', () => {
  const [size] = findDifferences([
    say('Herald', 'The minister defended cuts of 2.4 billion euros in Temsk.'),
    say('Courier', 'The union will strike over the cuts, which it puts at 3.1 billion euros.', 20),
  ]);
  expect([size?.about, size?.sides.map(({ value }) => value)]).toEqual([
    'the size of the cuts',
    ['3.1 billion euros', '2.4 billion euros'],
  ]);
  expect(
    findDifferences([
      say('Herald', 'The minister defended cuts of 2.4 billion euros in Temsk.'),
      say('Courier', 'The ministry of health plans cuts of 1.1 billion euros.', 20),
    ]),
  ).toEqual([]);
});
