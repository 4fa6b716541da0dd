import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/domain/span.ts';
import { read } from '../../src/language/read.ts';

/** "speaker → addressee: content [attribution]" of every statement. */
function said(text: string): string[] {
  const reading = read({ title: '', text, language: 'en', publishedAt: new Date('2025-03-04') });
  const print = (span: Span | undefined): string => (span ? text.slice(span.start, span.end) : '');
  return reading.statements.map((one) => {
    const to = one.addressee ? ` → ${print(one.addressee)}` : '';
    const word = one.attribution ? ` [${print(one.attribution)}]` : '';
    return `${print(one.speaker)}${to}: ${one.direct ? '“' : ''}${one.content.map(print).join(' … ')}${one.direct ? '”' : ''}${word}${one.negated ? ' (denied)' : ''}`;
  });
}

describe('findStatements', () => {
  it.each([
    [
      'with a clause',
      'Helena Brandt said the bridge would open in May.',
      ['Helena Brandt: the bridge would open in May'],
    ],
    ['inverted', '"The bridge is safe," said Helena Brandt.', ['Helena Brandt: “The bridge is safe”']],
    [
      'of one source, and the count of another behind it',
      'The march drew 900 people, according to the organisers; police put the number at 300.',
      ['the organisers: The march drew 900 people'],
    ],
    [
      'of a paper with its kind before the name',
      'According to the Danish daily Havposten, the sides had been 90 tonnes apart.',
      ['the Danish daily Havposten: the sides had been 90 tonnes apart'],
    ],
    [
      'around what others said first',
      'Four people died, not five as hospital officials first said, the police said on Wednesday.',
      ['the police: Four people died, not five as hospital officials first said'],
    ],
    [
      'of a report, with a subject of its own',
      'The mayor denied a report that said two men had left Lisbon.',
      [
        'The mayor: a report that said two men had left Lisbon (denied)',
        'a report: two men had left Lisbon [The mayor denied]',
      ],
    ],
    [
      'that was never made',
      'Helena Brandt never said the bridge was safe.',
      ['Helena Brandt: the bridge was safe (denied)'],
    ],
    [
      'of one told by what he did',
      'A sailor who worked on the ferry said it was old. A woman who saw the ferry said it sank.',
      ['A sailor who worked on the ferry: it was old', 'A woman who saw the ferry: it sank'],
    ],
    [
      'of what was promised, where it is a deed',
      'Helena Brandt promised to open an inquiry. Helena Brandt announced that the tax would rise. Helena Brandt called for calm.',
      ['Helena Brandt: to open an inquiry', 'Helena Brandt: the tax would rise', 'Helena Brandt: calm'],
    ],
    [
      'interrupted',
      '"The bridge," Helena Brandt said, "is safe and dry."',
      ['Helena Brandt: “The bridge … is safe and dry.”'],
    ],
    [
      'after the clause',
      'The bridge would open in May, Helena Brandt said.',
      ['Helena Brandt: The bridge would open in May'],
    ],
    [
      'on both sides of the cue',
      'A second bridge, Helena Brandt said after meeting the envoys in Lisbon, would be a mistake.',
      ['Helena Brandt: A second bridge … would be a mistake'],
    ],
    [
      'around the word of another',
      'A second bridge, the ministry argued according to those reports, would be a mistake.',
      ['the ministry: A second bridge … would be a mistake [according to those reports]'],
    ],
    [
      'without what was done instead',
      'The text did not demand that the strike end, but only spoke of the need for a pause.',
      ['The text: the strike end (denied)', 'The text: the need for a pause'],
    ],
    [
      'after a condition',
      'If the ministry does not pay, Helena Brandt said on Friday, the town will build alone.',
      ['Helena Brandt: If the ministry does not pay … the town will build alone'],
    ],
    [
      'whose verb of saying stands in a comparison',
      'Both had less room than they claimed, the envoy said, and the quarrel took the rest.',
      ['the envoy: Both had less room than they claimed … and the quarrel took the rest'],
    ],
    [
      'before a title and its holder',
      'The gaps are narrowing, the finance minister, Marco Vidal, said in Lisbon on Monday.',
      ['Marco Vidal: The gaps are narrowing'],
    ],
    [
      'without what stands before its "that"',
      'Helena Brandt said after meeting him that the bridge would open in May.',
      ['Helena Brandt: the bridge would open in May'],
    ],
    [
      'without an adverb before its "that"',
      'Helena Brandt said afterwards that the gaps were narrowing.',
      ['Helena Brandt: the gaps were narrowing'],
    ],
    [
      'after a subject with a relative clause',
      'Two diplomats, who asked not to be named, said the talk with the mayor had taken an hour.',
      ['Two diplomats: the talk with the mayor had taken an hour'],
    ],
    [
      'inside the cue of another',
      'The council has placed a text before the assembly that calls for an end to the strike, Helena Brandt said Wednesday.',
      [
        'Helena Brandt: The council has placed a text before the assembly that calls for an end to the strike',
      ],
    ],
    [
      'according to',
      'The bridge will open in May, according to the ministry.',
      ['the ministry: The bridge will open in May'],
    ],
    [
      'on another’s word',
      'Helena Brandt, according to local media, told Marco Vidal not to open the bridge.',
      ['Helena Brandt → Marco Vidal: not to open the bridge [according to local media]'],
    ],
    [
      'passive',
      'Brandt, according to local media, was informed by Vidal that the bridge was closed.',
      ['Vidal → Brandt: the bridge was closed [according to local media]'],
    ],
    [
      'two verbs of one subject',
      'Norway told the mediators that it would wait and instead demanded a new draft.',
      ['Norway → the mediators: it would wait', 'Norway: a new draft'],
    ],
    [
      'denied',
      'Helena Brandt denied that the bridge was closed.',
      ['Helena Brandt: the bridge was closed (denied)'],
    ],
    [
      'over an apposition',
      'The mayor, Helena Brandt, said the bridge was closed.',
      ['Helena Brandt: the bridge was closed'],
    ],
    [
      'over two paragraphs',
      '“The bridge is closed,” Helena Brandt said. “It was built in a hurry.\n\n“It will be torn down.”',
      ['Helena Brandt: “The bridge is closed … It was built in a hurry. … It will be torn down.”'],
    ],
    [
      'after a phrase that leads in',
      'In the course of the talks Norway had asked the mediators for a list.',
      ['Norway → the mediators: for a list'],
    ],
    [
      'after a colon, as the next paragraph',
      'Helena Brandt issued the following statement:\n\n“The bridge is safe.”',
      ['Helena Brandt: “The bridge is safe.”'],
    ],
    [
      'in a message',
      'Helena Brandt released a statement saying the bridge was safe.',
      ['Helena Brandt: the bridge was safe'],
    ],
    [
      'around a relative word',
      'Helena Brandt missed a deadline that two envoys said went unnoticed.',
      ['two envoys: a deadline … went unnoticed'],
    ],
    [
      'and went on to be said',
      'Helena Brandt went on to say that the bridge was safe.',
      ['Helena Brandt: the bridge was safe'],
    ],
    [
      'by whom a paper quotes',
      'The Herald quoted Helena Brandt as saying that the bridge was safe.',
      ['Helena Brandt: the bridge was safe [The Herald quoted]'],
    ],
    [
      'by one who is quoted by a paper',
      'Helena Brandt, quoted by the Herald, said the bridge was safe.',
      ['Helena Brandt: the bridge was safe [quoted by the Herald]'],
    ],
    [
      'in a quotation with words before it',
      'A bridge “cannot stand on sand”, Helena Brandt said.',
      ['Helena Brandt: A bridge “cannot stand on sand”'],
    ],
    [
      'in a signed quotation',
      '“The bridge was loud.” — Helena Brandt',
      ['Helena Brandt: “The bridge was loud.”'],
    ],
    [
      'before a second speaker',
      'Helena Brandt asked people not to cross, and the captain warned them about the ice.',
      ['Helena Brandt → people: not to cross', 'the captain → them: about the ice'],
    ],
    [
      'before the verb that the clause was put into',
      'Helena Brandt, after saying she would stay, left the town.',
      ['Helena Brandt: she would stay'],
    ],
    [
      'by a source close to something',
      'A source close to the talks told Helena Brandt that the bridge was safe.',
      ['A source close to the talks → Helena Brandt: the bridge was safe'],
    ],
    [
      'where a clause opens with after',
      'The price rose after Norway said the bridge was safe.',
      ['Norway: the bridge was safe'],
    ],
    [
      'by the subject of a bare clause before',
      'Helena Brandt said the plan would cost money, and called it a mistake.',
      ['Helena Brandt: the plan would cost money', 'Helena Brandt: it a mistake'],
    ],
    [
      'by crowds in a relative clause',
      'The envoys met in Lisbon, where workers blocked a road and shouted “Shame on you!”',
      ['workers: “Shame on you!”'],
    ],
    [
      'to somebody with a phrase behind',
      "Helena Brandt urged the two sides in Norway's dispute to wait.",
      ["Helena Brandt → the two sides in Norway's dispute: to wait"],
    ],
    [
      'first in the sentence',
      'Said Helena Brandt: “The bridge is safe.”',
      ['Helena Brandt: “The bridge is safe.”'],
    ],
    [
      'on no word of an outer noun',
      'Norway points to Portugal, which it says has not moved.',
      ['it: Portugal … has not moved'],
    ],
  ])('finds what is said %s', (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ['a wish', 'Helena Brandt wants to open the bridge.'],
    ['a condition', 'If Helena Brandt says that the bridge is safe, it will open.'],
    ['a plan to speak', 'Helena Brandt will tell the council that the bridge is safe.'],
    ['a quotation with nobody near', 'The sign read oddly. “Bridge of sighs and of whispers.”'],
  ])('puts nothing in a mouth for %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('what is no statement', () => {
  it.each([
    'Helena Brandt called off another visit by Marco Vidal.',
    'Helena Brandt called it Wednesday at the beginning of her trip.',
    'Helena Brandt announced it Wednesday at the beginning of her trip.',
    'Portugal and Spain blamed each other.',
    'Portugal blamed Spain.',
    "Helena Brandt rejected Portugal's terms.",
    "Helena Brandt pointed to Portugal's terms.",
    'The ministry had not said how it would vote.',
    'The mediators have said little in public, which diplomats in Lisbon read as a good sign.',
    'In Lisbon, meanwhile, the talks between Portugal and Spain went on.',
    'The presence of the two envoys shows that the talks have moved up a level.',
    'Nobody declared the talks dead.',
    'Helena Brandt backed down in May.',
    'The river is expected to rise.',
    'Helena Brandt was accused of fraud.',
    'Asked about the bridge, Helena Brandt smiled.',
    'Helena Brandt announced a new tax on Monday.',
    'Helena Brandt noted gaps that are getting smaller.',
    'Correction: An earlier version of this article said the bridge opened in 1959.',
    'The headline of this story said the bridge was closed.',
    'Marco Vidal, known as Papa, left Lisbon.',
    'No group claimed responsibility.',
    'Reacting, Helena Brandt left the room.',
    'The university, whose president, Helena Brandt, is abroad, has not replied.',
    'Helena Brandt offered assistance.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('whom a quotation names does not speak it', () => {
    const text = 'Helena Brandt rose. “My daughter, Ana Brandt, cannot sleep in a museum,” she said.';
    const reading = read({ title: '', text, language: 'en' });
    const [one] = reading.statements;
    expect(reading.statements).toHaveLength(1);
    expect(reading.actors[one?.speaker?.actor ?? -1]?.name).not.toBe('Ana Brandt');
  });

  it('but a quotation, a charge or a description is', () => {
    expect(said('Helena Brandt rejected the allegations.')).toEqual([
      'Helena Brandt: the allegations (denied)',
    ]);
    expect(said('Helena Brandt described it as a clear demand.')).toEqual([
      'Helena Brandt: it as a clear demand',
    ]);
    expect(said('Helena Brandt blamed Marco Vidal for the delay.')).toEqual([
      'Helena Brandt: Marco Vidal for the delay',
    ]);
  });
});
