import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { text } from '../../src/card/build.ts';
import type { Command } from '../../src/command/command.ts';
import { dispatcher } from '../../src/command/dispatch.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { AppError } from '../../src/domain/errors.ts';

const caller: Caller = { platform: 'desk', workspace: 'local', channel: 'desk', user: 'u', manager: false };
const options = z.object({
  action: z.enum(['list', 'add']).default('list').meta({ positional: 1 }).describe('what to do'),
  topic: z.string().optional().meta({ positional: 2 }).describe('a topic'),
  limit: z.number().int().optional().describe('how many'),
});
const watch: Command<string, typeof options> = {
  name: 'watch',
  summary: 'watches',
  examples: ['/watch add rafah'],
  options,
  adminOnly: ({ action }) => action === 'add',
  privately: ({ action }) => action === 'list',
  async run(values, { desk, now }) {
    if (values.topic === 'bug') throw new TypeError('a secret inside');
    if (values.topic === 'refused') throw new AppError('not_found', 'No such topic.');
    return {
      card: { blocks: [text('done')] },
      data: { values, desk, at: now().toISOString() },
      visibility: 'channel',
    };
  },
};
const needsOptions = z.object({ topic: z.string().meta({ positional: 1 }).describe('a topic') });
const brief: Command<string, typeof needsOptions> = {
  name: 'brief',
  summary: 'b',
  examples: ['/brief x'],
  options: needsOptions,
  run: async () => ({ card: { blocks: [] }, data: null, visibility: 'channel' }),
};

const errors: unknown[] = [];
const door = dispatcher<string>({
  commands: [watch, brief] as unknown as Command<string>[],
  desk: 'the desk',
  now: () => new Date('2024-03-26T00:00:00Z'),
  onError: (error) => `e${errors.push(error)}`,
});
const words = (card: unknown) => JSON.stringify(card);

describe('the one door', () => {
  test('fills positional options, the last with all words that are left', async () => {
    const reply = await door.dispatch('/watch add rafah crossing limit:3', { ...caller, manager: true });
    expect(reply.data).toMatchObject({
      values: { action: 'add', topic: 'rafah crossing', limit: 3 },
      desk: 'the desk',
      at: '2024-03-26T00:00:00.000Z',
    });
    expect(reply).toMatchObject({
      outcome: 'ok',
      command: 'watch',
      line: '/watch add rafah crossing limit:3',
    });
  });

  test('an unknown command names the nearest with the same words', async () => {
    const reply = await door.dispatch('/breif rafah', caller);
    expect(reply.outcome).toBe('not_found');
    expect(words(reply.card)).toContain('Did you mean /brief rafah?');
  });

  test('a missing word gives usage and an example', async () => {
    const reply = await door.dispatch('/brief', caller);
    expect(reply).toMatchObject({ outcome: 'invalid', visibility: 'caller' });
    expect(words(reply.card)).toContain('Usage: /brief TOPIC');
    expect(words(reply.card)).toContain('Example: /brief x');
  });

  test('a wrong number or choice says what is allowed', async () => {
    expect(words((await door.dispatch('/watch list limit:many', caller)).card)).toContain(
      'limit is a number',
    );
    expect(words((await door.dispatch('/watch dance', caller)).card)).toContain('action is one of list, add');
  });

  test('only a manager may change', async () => {
    expect((await door.dispatch('/watch add rafah', caller)).outcome).toBe('forbidden');
    expect((await door.dispatch('/watch list', caller)).outcome).toBe('ok');
  });

  test('what is for the caller alone is known before the answer', async () => {
    expect(door.privately('/watch list')).toBe(true);
    expect(door.privately('/watch add rafah')).toBe(false);
    expect(door.privately('/nonsense')).toBe(true);
    expect((await door.dispatch('/watch list', caller)).visibility).toBe('caller');
  });

  test('a bug is logged with an id and its words never reach a reader', async () => {
    const reply = await door.dispatch('/watch list bug', caller);
    expect(reply.outcome).toBe('internal');
    expect(words(reply)).toContain('logged as e1');
    expect(words(reply)).not.toContain('secret inside');
    expect(errors[0]).toBeInstanceOf(TypeError);
  });

  test('a refusal is told in its own words; an endless line is refused', async () => {
    expect(words((await door.dispatch('/watch list refused', caller)).card)).toContain('No such topic.');
    expect((await door.dispatch(`/brief ${'x'.repeat(3_000)}`, caller)).outcome).toBe('invalid');
  });
});

describe('a line without a slash', () => {
  const question = z.object({
    question: z.string().meta({ positional: 1, raw: true }).describe('plain words'),
  });
  const ask: Command<string, typeof question> = {
    name: 'ask',
    summary: 'a',
    examples: ['/ask who?'],
    options: question,
    plain: true,
    run: async (values) => ({ card: { blocks: [] }, data: values, visibility: 'channel' }),
  };
  const open = dispatcher<string>({
    commands: [watch, brief, ask] as unknown as Command<string>[],
    desk: 'the desk',
    now: () => new Date('2024-03-26T00:00:00Z'),
    onError: () => '',
  });

  test('goes to the command it names', async () => {
    expect(await open.dispatch('brief rafah', caller)).toMatchObject({
      command: 'brief',
      line: '/brief rafah',
    });
    expect(open.privately('watch list')).toBe(true);
  });

  test('goes as typed to the command for plain words where it names none', async () => {
    const typed = 'Who said that "no ship: none" would sail?';
    expect(await open.dispatch(typed, caller)).toMatchObject({
      command: 'ask',
      line: `/ask ${typed}`,
      data: { question: typed },
    });
    expect(open.privately(typed)).toBe(false);
  });

  test('a slip in the name of a command is no question', async () => {
    const reply = await open.dispatch('breif rafah', caller);
    expect(words(reply.card)).toContain('Did you mean /brief rafah?');
  });

  test('with a slash an unknown command stays one', async () => {
    expect((await open.dispatch('/who is the chief', caller)).outcome).toBe('not_found');
  });
});
