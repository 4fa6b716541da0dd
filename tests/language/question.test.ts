import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../src/language/question.ts';
import { keysOf, wordLikeness } from '../../src/language/questionwords.ts';

/** A Wednesday. */
const NOW = new Date('2025-05-14T12:00:00Z');
const of = (text: string) => parseQuestion(text, NOW);

describe('what a question wants', () => {
  test.each([
    ['who is the harbour chief?', { wanted: 'being', subject: 'the harbour chief' }],
    ["who's Ilse Brandt", { wanted: 'being', subject: 'Ilse Brandt' }],
    ['Can you tell me who Ilse Brandt is?', { wanted: 'being', subject: 'Ilse Brandt' }],
    ['What is the name of the port director?', { wanted: 'being', subject: 'the port director' }],
    ['What job does Ilse Brandt hold?', { wanted: 'being', subject: 'Ilse Brandt' }],
    ['Who was the former mayor of Vell?', { wanted: 'being', status: 'former' }],
    ['Who blocked the gate?', { wanted: 'who', slot: 'subject', verb: 'blocked' }],
    ['Who has blocked the gate?', { wanted: 'who', slot: 'subject', verb: 'blocked' }],
    ['Whom did Brandt meet in Vell?', { wanted: 'who', slot: 'object', verb: 'meet' }],
    ['Who was arrested?', { wanted: 'who', slot: 'subject', verb: 'arrested' }],
    ['What did Brandt say about the gate?', { wanted: 'said', speaker: 'Brandt', topic: 'the gate' }],
    ['What did Brandt tell Lind?', { wanted: 'said', speaker: 'Brandt', addressee: 'Lind' }],
    ["What is Brandt's position on the strike?", { wanted: 'said', speaker: 'Brandt', topic: 'the strike' }],
    ['Who said that no ship would sail?', { wanted: 'speaker', slot: 'subject' }],
    ['When did the ferry leave?', { wanted: 'when', verb: 'leave' }],
    ['On which day did the ferry leave?', { wanted: 'when', verb: 'leave' }],
    ['In which city did they meet?', { wanted: 'where', verb: 'meet' }],
    ['How many ships left the port?', { wanted: 'count', noun: 'ships', verb: 'left' }],
    ['How many hours did the talks last?', { wanted: 'duration' }],
    ['How many percent of the shares does she own?', { wanted: 'amount', noun: 'percent' }],
    ['How old is Lind?', { wanted: 'age', subject: 'Lind' }],
    ['Why did Brandt resign?', { wanted: 'why', verb: 'resign' }],
    ['Which countries mediate the talks?', { wanted: 'which', noun: 'countries', verb: 'mediate' }],
    ['Which person leads the team?', { wanted: 'who', slot: 'subject', verb: 'leads' }],
    ['How many voted against the plan?', { wanted: 'count', particle: 'against' }],
    ['Did Brandt resign?', { wanted: 'whether', verb: 'resign' }],
    ['ferry prices', { wanted: 'news', subject: 'ferry prices' }],
    ['What happened in Vell?', { wanted: 'news', subject: 'Vell' }],
  ])('%s', (text, wanted) => {
    expect(of(text)).toMatchObject(wanted);
  });

  test('days are taken out and resolved against now', () => {
    expect(of('What did Brandt say yesterday?')).toMatchObject({
      wanted: 'said',
      speaker: 'Brandt',
      days: { from: '2025-05-13', to: '2025-05-13', since: false },
    });
    expect(of('Whom did Brandt meet since Monday?').days).toMatchObject({
      from: '2025-05-12',
      since: true,
      weekday: 1,
    });
    expect(of('Whom did Brandt meet?').days).toBeUndefined();
  });

  test('last and first are an order, and no words to be found', () => {
    const asked = of('When did Brandt last meet Lind?');
    expect(asked).toMatchObject({ order: 'last', verb: 'meet' });
    expect(asked.terms).toEqual(['Brandt', 'meet', 'Lind']);
  });

  test('any string is read, and terms stand in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const asked = of(text);
        for (const term of asked.terms)
          expect(text.replace(/\s+/gu, ' ')).toContain(term.replace(/'/gu, "'").slice(0, 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('words that answer one another', () => {
  const likeness = (a: string, b: string) => wordLikeness(keysOf(a), keysOf(b));
  test.each([
    ['vetoed', 'veto', 1],
    ['met', 'meeting', 1],
    ['Slovenian', 'Slovenia', 1],
    ['killed', 'died', 0.8],
    ['sacked', 'dismissed', 0.8],
    ['founded', 'found', 0],
    ['Paris', 'France', 0],
    ['ship', 'shop', 0],
  ])('%s and %s: %d', (a, b, wanted) => {
    expect(likeness(a, b)).toBe(wanted);
  });
});
