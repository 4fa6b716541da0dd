import { z } from 'zod';
import { whyEmpty } from '../src/briefing/namecard.ts';
import { findProfile, profileOf } from '../src/briefing/profile.ts';
import { PARTS, profileCard } from '../src/briefing/profilecard.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { AppError } from '../src/domain/errors.ts';
import { parseInstant } from '../src/domain/period.ts';

const options = z.object({
  who: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ positional: 1 })
    .describe('a name or an office: blinken, "israeli defense minister"'),
  id: z.number().int().positive().optional().describe('the number of an actor, as pick lists give it'),
  show: z.enum(PARTS).optional().describe('one part whole'),
  until: z.string().optional().describe('as of when: 2024-03-26, yesterday'),
});

/** Who somebody is, what they said and whom they met, as far as the articles tell. */
export const actor: Command<Desk, typeof options> = {
  name: 'actor',
  summary: 'who somebody is, what they said, whom they met',
  examples: ['/actor blinken', '/actor "israeli defense minister"', '/actor netanyahu show:said'],
  options,
  async run({ who, id, show, until }, { desk, caller, now }) {
    const at = now();
    const end = until === undefined ? at : parseInstant(until, at, caller.zone ?? desk.zone, true);
    const line = (command: string, words: string[], named: Record<string, string> = {}) =>
      formatLine({
        command,
        free: words.join(' '),
        named: until === undefined || command !== 'actor' ? named : { ...named, until },
      });
    if (id === undefined && who === undefined)
      throw new AppError('invalid', 'Say who: a name or an office.', { hints: ['/actor blinken'] });
    const known = id === undefined ? undefined : await profileOf(desk.store, id, end);
    if (id !== undefined && known === undefined)
      throw new AppError('not_found', `There is no actor ${id} in the articles.`, {
        hints: ['Find actors with /actor NAME.'],
      });
    const answer = known
      ? { kind: 'profile' as const, profile: known }
      : await findProfile(desk.store, who!, end);
    return {
      card: profileCard(answer, { now: at, line, ...(show === undefined ? {} : { show }) }),
      data: dataOf(answer),
      visibility: 'channel',
    };
  },
};

function dataOf(answer: Awaited<ReturnType<typeof findProfile>>): unknown {
  if (answer.kind === 'empty')
    return { empty: { why: whyEmpty(answer), nearest: answer.nearest.map(({ name }) => name) } };
  if (answer.kind === 'choices')
    return {
      choices: answer.choices.map(({ id, name, roles }) => ({
        id,
        name,
        roles: roles.map(({ title, of, asOf }) => ({ title, of: of ?? null, asOf })),
      })),
    };
  const {
    actor: found,
    roles,
    statements,
    told,
    meetings,
    denials,
    related,
    timeline,
    articles,
    mentions,
  } = answer.profile;
  const said = (one: (typeof statements)[number]) => ({
    text: one.text,
    verb: one.verb,
    addressee: one.addressee ?? null,
    attribution: one.attribution ?? null,
    direct: one.direct,
    citation: one.citation,
    citations: one.citations,
  });
  return {
    actor: { id: found.id, name: found.name, kind: found.kind, aliases: found.aliases },
    roles: roles.map(({ title, of, asOf, citation }) => ({ title, of: of ?? null, asOf, citation })),
    statements: statements.map(said),
    told: told.map((one) => ({ ...said(one), speaker: one.speaker ?? null })),
    meetings: meetings
      .filter((one) => !one.planned && (one.kind === 'met' || one.kind === 'hosted'))
      .map((one) => ({
        with: one.with,
        place: one.place ?? null,
        date: one.date ?? null,
        citation: one.citations[0],
        citations: one.citations,
      })),
    denials: denials.map((one) => ({ with: one.with, date: one.date ?? null, citation: one.citations[0] })),
    related: related.map(({ name, count }) => ({ name, count })),
    timeline,
    articles,
    mentions,
  };
}
