import { expect, test } from 'vitest';
import { settleKinds } from '../../../src/language/actors/kinds.ts';
import type { NameSpan } from '../../../src/language/tagger/tagger.ts';
import { unmark } from './marked.ts';

/** Names of a text in which they are marked, [Ole Berg|PER], after kinds are settled: "Ole Berg PER". */
function settle(marked: string, markedTitle = ''): { body: string[]; title: string[] } {
  const [body, title] = [unmark(marked), unmark(markedTitle)];
  const settled = settleKinds(body, title, new Set());
  const show = (names: readonly NameSpan[], text: string) =>
    names.map((name) => `${text.slice(name.start, name.end)} ${name.type}`);
  return { body: show(settled.names, body.text), title: show(settled.titleNames, title.text) };
}

test('the same words are one kind: what the text mostly says goes before the title', () => {
  const { body, title } = settle(
    '[Hanul Semicon|ORG] fell. [Hanul Semicon|ORG] rose.',
    '[Hanul Semicon|PER] beats forecasts',
  );
  expect(body).toEqual(['Hanul Semicon ORG', 'Hanul Semicon ORG']);
  expect(title).toEqual(['Hanul Semicon ORG']);
});

test('a title before the name settles that it is a person', () => {
  expect(settle('Mr [Rovik|ORG] spoke to [Rovik|ORG] and [Rovik|ORG].').body).toEqual([
    'Rovik PER',
    'Rovik PER',
    'Rovik PER',
  ]);
});

test('the first word of a club or firm stands for it, unless somebody bears it or things happen there', () => {
  expect(settle('[Ashby Rovers|ORG] won. [Ashby|PER] rested.').body[1]).toBe('Ashby ORG');
  expect(settle('[Ashby Rovers|ORG] won. [Tom Ashby|PER] rested. [Ashby|PER] ran.').body[2]).toBe(
    'Ashby PER',
  );
  expect(settle('[Lakeshore Capital|ORG] bid. [Lakeshore|LOC] raised it.').body[1]).toBe('Lakeshore ORG');
  expect(settle('[Boston Capital|ORG] bid. It rained in [Boston|LOC].').body[1]).toBe('Boston LOC');
});

test('a country taken for a person is the country, unless somebody bears its name', () => {
  expect(settle('[Israel|LOC] and [Egypt|LOC] spoke.', '[Israel|PER]: no deal').title).toEqual([
    'Israel LOC',
  ]);
  expect(settle('[Amman|LOC] in [Jordan|LOC]. [Ann Jordan|PER] won. [Jordan|PER] smiled.').body[3]).toBe(
    'Jordan PER',
  );
});

test('verbs cut a name, families and words of kin are none, and what has a mayor is a town', () => {
  expect(settle('', '[Berg stuns Roe|PER]').title).toEqual(['Berg PER', 'Roe PER']);
  expect(settle('[Mohammed bin Salman|PER] spoke.').body).toEqual(['Mohammed bin Salman PER']);
  expect(settle('[Ngozi Okafor|PER] met the [Okafors|ORG] and [Uncle|PER].').body).toEqual([
    'Ngozi Okafor PER',
  ]);
  expect(settle('A former mayor of [Maribor|ORG].').body).toEqual(['Maribor LOC']);
});
