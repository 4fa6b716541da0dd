import { expect, test } from 'vitest';
import { bylineOf } from '../../src/language/byline.ts';
import { inSentenceCase, isCapitals } from '../../src/language/capitals.ts';
import { read } from '../../src/language/read.ts';

const WIRE = `BY RUTH CALDER

NINE PEOPLE DIED WHEN A FERRY SANK OFF LISBON ON SUNDAY, PORTUGUESE COASTGUARD OFFICIALS SAID.

"NOBODY CHECKED THE HULL," SAID PEDRO ALVES, HEAD OF LISBON PORT AUTHORITY.

A SAILOR WHO WORKED ON THE FERRY SAID THE HULL HAD RUSTED FOR YEARS. HE ASKED NOT TO BE NAMED.

HELENA BRANDT, THE PORTUGUESE TRANSPORT MINISTER, MET ALVES ON MONDAY.`;

test('a text in capitals is read like any other, its names and titles printed as usual', () => {
  const reading = read({ title: 'NINE DIE AS FERRY SINKS', text: WIRE, language: 'en' });
  const persons = reading.actors.filter((one) => one.kind === 'person').map((one) => one.name);
  expect(persons).toEqual(['Pedro Alves', 'Helena Brandt']);
  expect(reading.roles.map((one) => `${one.title} @ ${one.of}`)).toEqual([
    'head @ Lisbon Port Authority',
    'transport minister @ Portugal',
  ]);
  const said = reading.statements.map(
    (one) =>
      `${one.speaker ? WIRE.slice(one.speaker.start, one.speaker.end) : ''}: ${one.content.map((span) => WIRE.slice(span.start, span.end)).join(' … ')}`,
  );
  expect(said).toEqual([
    'PORTUGUESE COASTGUARD OFFICIALS: NINE PEOPLE DIED WHEN A FERRY SANK OFF LISBON ON SUNDAY',
    'PEDRO ALVES: NOBODY CHECKED THE HULL',
    'A SAILOR WHO WORKED ON THE FERRY: THE HULL HAD RUSTED FOR YEARS',
  ]);
  expect(reading.relations.map((one) => one.kind)).toEqual(['met']);
});

test('every unit keeps its place', () => {
  const text = 'İZMİR, STRASSE: THE İZMİR MAYOR LEFT. ẞ AND Ω STAYED.';
  const cased = inSentenceCase(text, [{ start: 0, end: text.length }], []);
  expect(cased).toHaveLength(text.length);
  expect(cased).toContain('mayor left');
});

test('only a text in capitals throughout is one', () => {
  expect(isCapitals(WIRE)).toBe(true);
  expect(isCapitals('NATO and the EU met the UN in NEW YORK, said the US, the UK and others.')).toBe(false);
  expect(isCapitals('NATO')).toBe(false);
});

test('who wrote the article is nobody in it', () => {
  const text = 'By Ruth Calder and Omar Diaz\n\nPedro Alves resigned on Monday, he said.';
  expect(bylineOf(text)).toEqual({ start: 0, end: 28 });
  const { actors } = read({ title: '', text, language: 'en' });
  expect(actors.map((one) => one.name)).toEqual(['Pedro Alves']);
  expect(bylineOf('By Monday Ruth Calder had left the city.')).toBeUndefined();
  expect(bylineOf('Many were hurt\nby the storm')).toBeUndefined();
});
