import { describe, expect, it } from 'vitest';
import { read } from '../../src/language/read.ts';
import { officeKey, parseOffice } from '../../src/language/roles.ts';

/** "holder: status title @ of" of every role. */
function roles(text: string): string[] {
  const reading = read({ title: '', text, language: 'en', publishedAt: new Date('2025-03-04') });
  return reading.roles.map(
    (one) =>
      `${reading.actors[one.holder]?.name}: ${one.status} ${one.title}${one.of === undefined ? '' : ` @ ${one.of}`}`,
  );
}

describe('roles', () => {
  it.each([
    [
      'Norwegian Foreign Minister Einar Solbakken left.',
      ['Einar Solbakken: current Foreign Minister @ Norway'],
    ],
    [
      'The Defence Minister of Norway, Einar Solbakken, left.',
      ['Einar Solbakken: current Defence Minister @ Norway'],
    ],
    [
      'Talks ended on the day Defence Minister Einar Solbakken left.',
      ['Einar Solbakken: current Defence Minister'],
    ],
    [
      'Einar Solbakken, the head of the railway union and no relation, left.',
      ['Einar Solbakken: current head @ railway union'],
    ],
    [
      'Her successor is Einar Solbakken, until now the justice minister.',
      ['Einar Solbakken: former justice minister'],
    ],
    ['Einar Solbakken, mayor at the time, left.', ['Einar Solbakken: former mayor']],
    ['Einar Solbakken, then mayor of Bergen, left.', ['Einar Solbakken: former mayor @ Bergen']],
    [
      'Einar Solbakken, a lawyer from Bergen, was sworn in as finance minister on Friday.',
      ['Einar Solbakken: current lawyer', 'Einar Solbakken: current finance minister'],
    ],
    [
      'Einar Solbakken, 51, was named deputy governor of the central bank.',
      ['Einar Solbakken: current deputy governor @ central bank'],
    ],
    [
      'Einar Solbakken, the chair of the Flemish dairy board, left.',
      ['Einar Solbakken: current chair @ Flemish dairy board'],
    ],
    ['Acting mayor Einar Solbakken left.', ['Einar Solbakken: acting mayor']],
    ['Einar Solbakken, the mayor of Bergen, left.', ['Einar Solbakken: current mayor @ Bergen']],
    [
      'Einar Solbakken, 54, a professor of law at the University of Oslo, said so.',
      ['Einar Solbakken: current professor of law @ University of Oslo'],
    ],
    ['Norway’s prime minister, Einar Solbakken, left.', ['Einar Solbakken: current prime minister @ Norway']],
    ['Former Bergen mayor Einar Solbakken left.', ['Einar Solbakken: former mayor @ Bergen']],
    [
      'Einar Solbakken was appointed finance minister on Monday.',
      ['Einar Solbakken: current finance minister'],
    ],
    [
      'Einar Solbakken, who heads the Norwegian delegation, left.',
      ['Einar Solbakken: current head @ Norwegian delegation'],
    ],
    ['The board sacked its chairman, Einar Solbakken.', ['Einar Solbakken: former chairman']],
    [
      'Einar Solbakken, chairman and chief executive of Norsk Kraft, left.',
      [
        'Einar Solbakken: current chairman @ Norsk Kraft',
        'Einar Solbakken: current chief executive @ Norsk Kraft',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it.each([
    'After meeting Einar Solbakken, the minister left.',
    'Einar Solbakken and the mayor met.',
    'Einar Solbakken was not the mayor of Bergen.',
    'Officials of Norway, Einar Solbakken said, had left.',
    'Liv Moen has no plans to meet Einar Solbakken, her lawyer said.',
    'Liv Moen will not meet Einar Solbakken, a lawyer said on Monday.',
  ])('gives no role to a bystander: %s', (text) => {
    expect(roles(text)).toEqual([]);
  });

  it('has one key for all ways to print an office', () => {
    const key = 'minister:defence@israel';
    expect(officeKey('Defence Minister', 'Israel')).toBe(key);
    expect(officeKey('Minister of Defense', 'Israeli')).toBe(key);
    for (const query of [
      'Israeli defense minister',
      "Israel's defence minister",
      'Defence Minister of Israel',
      'the minister of defence of israel',
    ])
      expect(parseOffice(query)).toBe(key);
    expect(parseOffice('Mossad chief')).toBe(officeKey('director', 'Mossad'));
    expect(parseOffice('UN chief')).toBe(officeKey('Secretary-General', 'United Nations'));
    expect(parseOffice('us secretary of state')).toBe(officeKey('Secretary of State', 'United States'));
    expect(parseOffice('Einar Solbakken')).toBeUndefined();
  });
});
