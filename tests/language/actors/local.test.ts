import { expect, test } from 'vitest';
import { readMarked } from './marked.ts';

test('two people with one surname stay two; a title tells which', () => {
  const { printed } = readMarked(
    '[Boris Johnson|PER] met [Mary Johnson|PER] in [Oslo|LOC]. Mrs. [Johnson|PER] was late.',
  );
  expect(printed('Boris Johnson')).toEqual(['Boris Johnson']);
  expect(printed('Mary Johnson')).toEqual(['Mary Johnson', 'Johnson']);
});

test('a bare surname that two bear and nothing decides belongs to nobody', () => {
  const { mentions, text } = readMarked(
    '[Boris Johnson|PER] met [Mike Johnson|PER]. [Johnson|PER] was late.',
  );
  const bare = mentions.find((mention) => mention.start === text.indexOf('Johnson was'));
  expect(bare?.form).toBe('name');
  expect(bare?.actor).toBeUndefined();
});

test('surname, initials and short forms come to the full name, each with its reason', () => {
  const { of, printed } = readMarked(
    '[Joseph Hill|PER] won. [J. Hill|PER] smiled. [Joe Hill|PER] and [Ann Roe|PER] spoke. [Hill|PER] left.',
  );
  expect(printed('Joseph Hill')).toEqual(['Joseph Hill', 'J. Hill', 'Joe Hill', 'Hill']);
  expect(of('Joseph Hill')?.why).toContain('"Hill" = "Joseph Hill": surname, only bearer here');
});

test('a role stands for the one who is named with it elsewhere', () => {
  const { printed, of } = readMarked(
    'The Norwegian prime minister, [Kari Dal|PER], flew to [Oslo|LOC]. Talks failed. The Prime Minister of [Norway|LOC] met reporters.',
  );
  expect(printed('Kari Dal').some((words) => words.toLowerCase().includes('prime minister of norway'))).toBe(
    true,
  );
  expect(of('Kari Dal')?.why.join()).toContain('holds that office here');
});

test('a job before a name is no part of it; whoever stands behind a title is a person', () => {
  const { of, actors } = readMarked(
    'Reporters met trader [Ole Berg|PER] and President [Emma Dal|MISC]. Mr [Berg|PER] left.',
  );
  expect(of('Ole Berg')?.aliases).toEqual(['Berg']);
  expect(actors.find((actor) => actor.name.endsWith('Dal'))?.kind).toBe('person');
});

test('a bare title is the one whose longer title has the noun, but never a deputy’s', () => {
  const { printed } = readMarked(
    'The newly minted president [Kari Dal|PER] spoke. [Ann Roe|PER], a vice president, left. The president stayed.',
  );
  expect(printed('Kari Dal').map((words) => words.toLowerCase())).toContain('president');
});

test('a capital that acts is the country; a city where something happens is nobody', () => {
  const { printed, mentions, text } = readMarked(
    '[Washington|LOC] has warned [Iran|LOC]. [U.S.|LOC] officials met in [Cairo|LOC].',
  );
  expect(printed('U.S.')).toEqual(['Washington', 'U.S.']);
  expect(mentions.find((mention) => mention.start === text.indexOf('Cairo'))).toMatchObject({
    kind: 'place',
  });
  expect(mentions.find((mention) => mention.start === text.indexOf('Cairo'))?.actor).toBeUndefined();
});

test('acronyms and "the agency" come to the organisation', () => {
  const { printed } = readMarked(
    'The [Northern Fisheries Agency|ORG] spoke. The [NFA|ORG] said no. Later the agency closed.',
  );
  expect(printed('Northern Fisheries Agency')).toEqual(['Northern Fisheries Agency', 'NFA', 'the agency']);
});

test('the end of a name stands for it, "the company" is the one spoken of, and a party is its people', () => {
  const council = readMarked(
    'The [U.N. Security Council|ORG] met. [Russia|LOC] spoke. The [Security Council|ORG] voted. The council rose.',
  );
  expect(council.printed('U.N. Security Council')).toEqual([
    'U.N. Security Council',
    'Security Council',
    'The council',
  ]);
  const firm = readMarked(
    '[Hanul|ORG] rose, [Reuters|ORG] said. [Hanul|ORG] sold a plant to [Seto Marine|ORG]. [Hanul|ORG] gained. The company grew.',
  );
  expect(firm.printed('Hanul').at(-1)).toBe('The company');
  const unsure = readMarked('[Hanul|ORG] rose. [Seto Marine|ORG] fell. The company grew.');
  expect(unsure.printed('Seto Marine')).toEqual(['Seto Marine']);
  const party = readMarked(
    'The [Democratic Party|ORG] won. Voters told reporters that Democrats had listened.',
  );
  expect(party.printed('Democratic Party')).toEqual(['Democratic Party', 'Democrats']);
});

test('a president-elect is not the president', () => {
  const { printed } = readMarked(
    'President [Kari Dal|PER] left. The president-elect smiled. The president sat.',
  );
  expect(printed('Kari Dal').map((words) => words.toLowerCase())).toEqual(['kari dal', 'president']);
});

test('a pronoun goes to the only person it can mean, and to nobody where two can be meant', () => {
  const sure = readMarked('[Peter Moen|PER] came. He left. She stayed.');
  expect(sure.printed('Peter Moen')).toEqual(['Peter Moen', 'He']);
  const unsure = readMarked('[Sam Moen|PER] told [Kim Lie|PER] that he would go.');
  expect(
    unsure.mentions.filter((mention) => mention.form === 'pronoun').map((mention) => mention.actor),
  ).toEqual([undefined]);
});

test('nothing is guessed inside a quotation', () => {
  const { printed } = readMarked('[Peter Moen|PER] came. “He is late,” it said.');
  expect(printed('Peter Moen')).toEqual(['Peter Moen']);
});

test('every mention of an actor points back to it', () => {
  const { actors, mentions } = readMarked(
    '[Boris Johnson|PER] and the [United Nations|ORG] met. [Johnson|PER] and the [UN|ORG] agreed with [Egypt|LOC].',
  );
  actors.forEach((actor, index) => {
    expect(actor.mentions.length).toBeGreaterThan(0);
    for (const mention of actor.mentions) expect(mentions[mention]?.actor).toBe(index);
  });
});

test('an hour is no prime minister, and half a title is nobody', () => {
  const { actors } = readMarked(
    'The vote ended at 10.15 pm on Monday. The negotiator, Deputy Transport Minister [Ole Moe|PER], left.',
  );
  expect(actors.filter((actor) => actor.kind === 'group').map((actor) => actor.name)).toEqual([]);
});

test('a part of a body is not the body', () => {
  const { printed } = readMarked(
    'The [United Nations Security Council|ORG] met. The [United Nations|ORG] said the [UN|ORG] and [UNESCO|ORG] agreed.',
  );
  expect(printed('United Nations Security Council')).toEqual(['United Nations Security Council']);
  expect(printed('United Nations')).toEqual(['United Nations', 'UN']);
  expect(printed('UNESCO')).toEqual(['UNESCO']);
});

test('a bare surname that two bear is the one’s who was named last, also when the other came first', () => {
  const { printed } = readMarked(
    'The mayor, [Paula Stern|PER], left on Monday. [Stern|PER] was tired. [Viktor Stern|PER], a baker and no relation, cheered. [Stern|PER] sold bread. [Stern|PER] sang.',
  );
  expect(printed('Paula Stern')).toEqual(['Paula Stern', 'Stern']);
  expect(printed('Viktor Stern')).toEqual(['Viktor Stern', 'Stern', 'Stern']);
});

test('somebody just named beside one of whom the article tells all the time leaves the bare surname open', () => {
  const { printed } = readMarked(
    '[Adil Sayed|PER] built a kite. [Sayed|PER] flew it. [Sayed|PER] won. [Sayed|PER] sang. [Sayed|PER] slept. [Sayed|PER] left. His father, [Omar Sayed|PER], cheered. [Sayed|PER] will be on television.',
  );
  expect(printed('Adil Sayed')).toEqual(['Adil Sayed', ...new Array(5).fill('Sayed'), 'His']);
  expect(printed('Omar Sayed')).toEqual(['Omar Sayed']);
});
