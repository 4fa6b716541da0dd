import { expect, test } from 'vitest';
import {
  conflict,
  type Evidence,
  identify,
  identityKeys,
  type Known,
  SURE,
} from '../../src/language/identity.ts';

const at = Date.UTC(2024, 2, 20);
const person = (names: string[], rest: Partial<Evidence> = {}): Evidence => ({
  kind: 'person',
  names,
  offices: [],
  at,
  ...rest,
});
const known = (id: number, names: string[], rest: Partial<Known> = {}): Known => ({
  id,
  kind: 'person',
  names,
  offices: [],
  near: at,
  shared: 0,
  ...rest,
});

test('a full name is its bearer beyond doubt, and the answer says why', () => {
  const decision = identify(person(['Antony Blinken', 'Blinken']), [known(1, ['Antony Blinken'])]);
  expect(decision).toMatchObject({ actor: 1, why: '"Antony Blinken" = "Antony Blinken": the same name' });
  expect(decision.strength).toBeGreaterThanOrEqual(SURE);
});

test('another full name with the same surname is somebody else', () => {
  expect(identify(person(['Mike Johnson']), [known(1, ['Boris Johnson', 'Johnson'])]).actor).toBeUndefined();
});

test('a bare surname is linked only where one bearer is in the news, and never surely', () => {
  const one = identify(person(['Johnson']), [known(1, ['Boris Johnson'])]);
  expect(one.actor).toBe(1);
  expect(one.strength).toBeLessThan(SURE);
  expect(
    identify(person(['Johnson']), [known(1, ['Boris Johnson']), known(2, ['Mike Johnson'])]).actor,
  ).toBeUndefined();
  expect(
    identify(person(['Johnson']), [known(1, ['Boris Johnson'], { near: at - 90 * 86_400_000 })]).actor,
  ).toBeUndefined();
});

test('an office or the company tells which of two bearers is meant', () => {
  const two = [
    known(1, ['Boris Johnson'], { offices: ['mayor@london'] }),
    known(2, ['Mike Johnson'], { offices: ['speaker@house'], shared: 2 }),
  ];
  expect(identify(person(['Johnson'], { offices: ['mayor@london'] }), two).actor).toBe(1);
  expect(identify(person(['Johnson']), two).actor).toBe(2);
});

test('a junior does not take his father’s surname', () => {
  expect(
    identify(person(['Trump']), [known(1, ['Donald Trump Jr.']), known(2, ['Donald Trump'])]).actor,
  ).toBe(2);
  expect(identify(person(['Trump']), [known(1, ['Donald Trump Jr.'])]).actor).toBeUndefined();
});

test('offices tell two bearers of one name apart', () => {
  expect(conflict(['striker@norwich city'], ['minister:finance@norway'])).toBe(true);
  expect(conflict(['president@kenya'], ['president@finland'])).toBe(true);
  expect(conflict(['minister:foreign@norway'], ['minister:prime@norway'])).toBe(false);
  expect(conflict(['minister'], [])).toBe(false);
});

test('organisations meet by name and acronym, countries by any of their names', () => {
  const body = known(1, ['Northern Fisheries Agency'], { kind: 'organisation' });
  const initials: Evidence = { kind: 'organisation', names: ['NFA'], offices: [], at };
  expect(identify(initials, [body]).actor).toBeUndefined();
  expect(identify(initials, [{ ...body, shared: 1 }])).toMatchObject({ actor: 1, strength: 0.7 });
  expect(identify(initials, [{ ...body, names: [...body.names, 'NFA'] }])).toMatchObject({
    actor: 1,
    strength: 0.85,
  });
  const agency = known(3, ['International Atomic Energy Agency'], { kind: 'organisation' });
  expect(identify({ ...initials, names: ['IAEA'] }, [agency])).toMatchObject({ actor: 3, strength: 1 });
  const country = known(2, ['United States'], { kind: 'place' });
  expect(identify({ kind: 'place', names: ['U.S.'], offices: [], at }, [country]).actor).toBe(2);
  expect(identify({ kind: 'place', names: ['UK'], offices: [], at }, [country]).actor).toBeUndefined();
});

test('somebody known by office alone is its one holder in the news', () => {
  const holder = known(1, ['Ole Berg'], { offices: ['minister:defence@norland'] });
  const asked = person([], { offices: ['minister:defence@norland'] });
  expect(identify(asked, [holder]).actor).toBe(1);
  expect(
    identify(asked, [holder, known(2, ['Ida Holm'], { offices: ['minister:defence@norland'] })]).actor,
  ).toBeUndefined();
});

test('a body that every state has is the same one only in company that both articles share', () => {
  const evidence: Evidence = { kind: 'organisation', names: ['Supreme Court'], offices: [], at };
  const court = known(1, ['Supreme Court'], { kind: 'organisation' });
  expect(identify(evidence, [court]).actor).toBeUndefined();
  expect(identify(evidence, [{ ...court, shared: 2 }]).actor).toBe(1);
  expect(
    identify({ ...evidence, names: ['Kenya Supreme Court'] }, [
      known(2, ['Kenya Supreme Court'], { kind: 'organisation' }),
    ]).actor,
  ).toBe(2);
});

test('an organisation is the same in British and American spelling', () => {
  const body = known(1, ['Palestine Liberation Organization'], { kind: 'organisation' });
  expect(
    identify({ kind: 'organisation', names: ['Palestine Liberation Organisation'], offices: [], at }, [body])
      .actor,
  ).toBe(1);
  expect(identityKeys('organisation', 'Palestine Liberation Organisation')).toContain(
    'o:palestine liberation organization',
  );
});

test('the leader of a country is its president or prime minister, where one of them is named', () => {
  const asked = person([], { offices: ['leader@norway'] });
  const premier = known(1, ['Kari Dal'], { offices: ['minister:prime@norway'] });
  expect(identify(asked, [premier]).actor).toBe(1);
  expect(
    identify(asked, [premier, known(2, ['Ole Moe'], { offices: ['president@norway'] })]).actor,
  ).toBeUndefined();
  expect(
    identify(asked, [premier, known(2, ['Ole Moe'], { offices: ['president@norway'], here: true })]).actor,
  ).toBe(2);
});

test('initials that agree prove nothing where both names are written out', () => {
  const union = known(1, ['African Union', 'AU'], { kind: 'organisation', shared: 3 });
  const asked: Evidence = { kind: 'organisation', names: ['Aarhus University', 'AU'], offices: [], at };
  expect(identify(asked, [union]).actor).toBeUndefined();
});

test('a given name, a part of a name and another spelling of one word do not carry over to another article', () => {
  const june = known(1, ['June Mahlaba'], { shared: 2 });
  expect(identify(person(['June']), [june]).actor).toBeUndefined();
  expect(
    identify(person(['Mwila']), [known(1, ['Chanda Mwila-Phiri'], { shared: 2 })]).actor,
  ).toBeUndefined();
  expect(identify(person(['Kerry']), [known(1, ['Tom Kerr'], { shared: 2 })]).actor).toBeUndefined();
  expect(identify(person(['Xi']), [known(1, ['Xi Jinping'])]).actor).toBe(1);
  expect(identify(person(['Roman']), [known(1, ['Roman'])]).actor).toBeUndefined();
  expect(identify(person(['Roman']), [known(1, ['Roman'], { shared: 1 })]).actor).toBe(1);
});
