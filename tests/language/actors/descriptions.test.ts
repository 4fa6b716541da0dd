import { expect, test } from 'vitest';
import { readMarked } from './marked.ts';

test('an age stands for the only one of that age', () => {
  const { printed, of } = readMarked(
    '[Colm Devenney|PER], 58, met [Ann Roe|PER] (41). The 58-year-old left.',
  );
  expect(printed('Colm Devenney')).toEqual(['Colm Devenney', 'The 58-year-old']);
  expect(of('Colm Devenney')?.why).toContain(
    '"the 58-year-old" = "Colm Devenney": the only one of that age here',
  );
  const twins = readMarked('[Colm Devenney|PER], 58, met [Ann Roe|PER], 58. The 58-year-old left.');
  expect(twins.printed('Colm Devenney')).toEqual(['Colm Devenney']);
});

test('the defendant is the only one who is charged, and nobody where two are', () => {
  const one = readMarked('[Colm Devenney|PER], 58, denies fraud. [Ann Roe|PER] spoke. The defendant sat.');
  expect(one.printed('Colm Devenney')).toEqual(['Colm Devenney', 'The defendant']);
  const two = readMarked(
    '[Colm Devenney|PER] denies fraud. [Ann Roe|PER] was charged too. The defendant sat.',
  );
  expect(two.printed('Colm Devenney').concat(two.printed('Ann Roe'))).not.toContain('The defendant');
});

test('a rival is the other one of two, never one of three', () => {
  const two = readMarked('[Tom Vik|PER] beat [Mary Lie|PER]. She telephoned her rival.');
  expect(two.printed('Tom Vik')).toEqual(['Tom Vik', 'her rival']);
  const three = readMarked('[Tom Vik|PER] and [Ole Moe|PER] beat [Mary Lie|PER]. She telephoned her rival.');
  expect(three.printed('Tom Vik')).toEqual(['Tom Vik']);
});

test('the two leaders stay a group and tell who they are', () => {
  const { actors } = readMarked(
    'President [Kari Dal|PER] met Prime Minister [Ole Moe|PER] in [Oslo|LOC]. The two leaders signed nothing.',
  );
  const pair = actors.find((actor) => /two leaders/iu.test(actor.name));
  expect(pair?.kind).toBe('group');
  expect(pair?.why.join()).toContain('Kari Dal and Ole Moe');
});
