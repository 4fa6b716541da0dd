import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as build from '../../src/card/build.ts';
import type { Ping } from '../../src/card/card.ts';
import { discord } from '../../src/platforms/discord/discord.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { samples } from '../gallery/samples.ts';
import { BOT, CHANNEL, type DiscordWire, GUILD, startDiscord, USER } from '../wire/discord.ts';
import { type DiscordComponent, flatten, pingsOf } from '../wire/discord-limits.ts';
import { house } from './house.ts';

const CLOSED = '200000000000000009';
const to = { platform: 'discord', workspace: GUILD, channel: CHANNEL };
const POST = new RegExp(`POST .*/channels/${CHANNEL}/messages$`);
const words = (components: DiscordComponent[] = []): string =>
  flatten(components)
    .map((one) => one.content ?? '')
    .join('\n');

let wire: DiscordWire;
let platform: Platform;
let home: ReturnType<typeof house>;
let clock = 0;

beforeEach(async () => {
  wire = await startDiscord({ channels: [CHANNEL, CLOSED], closed: [CLOSED] });
  home = house();
  clock = 0;
  platform = discord(
    { token: 'token', applicationId: BOT, apiUrl: wire.url, timeoutMs: 300, now: () => clock },
    home.host,
  );
});
afterEach(async () => {
  await platform.stop();
  await wire.close();
});

describe('listening', () => {
  beforeEach(() => platform.start(home.answer));

  test('asks for no privileged intent and is healthy', () => {
    const privileged = (1 << 1) | (1 << 8) | (1 << 15);
    expect(wire.intents()! & privileged).toBe(0);
    expect(platform.health()).toEqual({ ok: true });
  });

  test('a slash command is acknowledged, then answered by an edit with Components V2', async () => {
    const one = wire.emitCommand('brief', { topic: 'harbour strike' });
    const reply = await wire.until(() => one.reply);
    expect(one.callback).toMatchObject({ type: 5 });
    expect(home.asked).toMatchObject([
      {
        line: '/brief "harbour strike"',
        caller: { workspace: GUILD, channel: CHANNEL, user: USER, manager: false },
      },
    ]);
    expect(reply.flags! & (1 << 15)).not.toBe(0);
    expect(reply.allowed_mentions).toEqual({ parse: [] });
    expect(words(reply.components)).toContain('## Harbour strike');
    const labels = flatten(reply.components!).flatMap((part) => (part.type === 2 ? [part.label] : []));
    expect(labels).toEqual(['Timeline', 'Sources', 'Why this?', 'Watch']);
  });

  test('Manage Server makes a manager', async () => {
    const one = wire.emitCommand('digest', {}, { manager: true });
    await wire.until(() => one.reply);
    expect(home.asked[0]!.caller.manager).toBe(true);
  });

  test('a line for the caller alone is deferred unseen', async () => {
    const one = wire.emitCommand('secret');
    await wire.until(() => one.reply);
    expect(one.callback!.data!.flags).toBe(64);
    expect(one.deleted).toBe(false);
  });

  test('an answer that turns out to be for the caller alone leaves nothing in the channel', async () => {
    const one = wire.emitCommand('refused');
    const [follow] = await wire.until(() => one.followUps.length > 0 && one.followUps);
    expect(one.deleted).toBe(true);
    expect(one.reply).toBeUndefined();
    expect(follow!.flags! & 64).toBe(64);
  });

  test('a button runs its line, a long one too, and an unknown one says so', async () => {
    const long = `/brief ${'very long topic '.repeat(12)}`.trim();
    home.host.lines.remember(long);
    const card = build.card('x', [
      build.actions(build.button('Short', '/brief x'), build.button('Long', long)),
    ]);
    await platform.send(to, card, 'k');
    const ids = flatten(wire.messages(CHANNEL)[0]!.components!).flatMap((part) => part.custom_id ?? []);
    expect(ids[1]!.length).toBeLessThanOrEqual(100);
    for (const id of ids) {
      const one = wire.emitPress(id);
      await wire.until(() => one.reply);
    }
    expect(home.asked.map((one) => one.line)).toEqual(['/brief x', long]);
    const stale = wire.emitPress('k:nothing');
    expect(words((await wire.until(() => stale.reply)).components)).toContain('too old');
  });

  test('an over-long answer is trimmed at lines and says so', async () => {
    const one = wire.emitCommand('long');
    const shown = words((await wire.until(() => one.reply)).components);
    expect(shown).toMatch(/\d+ more lines left out/);
    expect(shown).toContain('Day 1:');
  });

  test('a mention is answered beneath it, for every line', async () => {
    wire.emitMessage(`<@${BOT}> /brief harbour\n/trends`);
    const got = await wire.until(() => wire.messages(CHANNEL).length === 2 && wire.messages(CHANNEL));
    expect(home.asked.map((one) => one.line)).toEqual(['/brief harbour', '/trends']);
    expect(words(got[1]!.components)).toContain('Trends');
    expect(got[0]!.allowed_mentions).toMatchObject({ parse: [] });
  });

  test('so is one at the end; one in the middle is talk about the bot', async () => {
    wire.emitMessage(`I asked <@${BOT}> before`);
    wire.emitMessage(`who is the harbour chief, <@${BOT}>?`);
    await wire.until(() => wire.messages(CHANNEL).length === 1);
    expect(home.asked.map((asked) => asked.line)).toEqual(['who is the harbour chief']);
  });

  test('a dropped connection comes back and goes on answering', async () => {
    wire.drop();
    await wire.until(() => wire.resumed() === 1);
    const one = wire.emitCommand('brief', { topic: 'x' });
    expect(words((await wire.until(() => one.reply)).components)).toContain('Harbour');
  });

  test('commands are registered once, and again only when they change', async () => {
    expect(wire.registered().registrations).toBe(1);
    await platform.stop();
    await platform.start(home.answer);
    expect(wire.registered().registrations).toBe(1);
    const [brief] = wire.registered().commands as { options: { name: string; required: boolean }[] }[];
    expect(brief!.options.map((option) => option.name)).toEqual(['topic', 'length']);
  });
});

describe('sending', () => {
  const send = (key = 'delivery-1', channel = CHANNEL) =>
    platform.send({ ...to, channel }, samples.digest!, key);

  test('the same key makes one message, and another process of ours finds it too', async () => {
    const first = await send();
    expect(await send()).toEqual(first);
    const second = discord({ token: 'token', applicationId: BOT, apiUrl: wire.url }, home.host);
    expect(await second.send(to, samples.digest!, 'delivery-1')).toEqual(first);
    expect(wire.messages(CHANNEL)).toHaveLength(1);
    await send('delivery-2');
    expect(wire.messages(CHANNEL)).toHaveLength(2);
  });

  test.each(['reset', 'fin', 'hang'] as const)('%s after the message was made: one message', async (kind) => {
    wire.fault({ on: POST, failure: { kind } });
    let sent = await send();
    if (sent.outcome !== 'sent') {
      expect(sent.outcome).toBe('unknown');
      sent = await send();
    }
    expect(sent).toEqual({ outcome: 'sent', ref: wire.messages(CHANNEL)[0]!.id });
    expect(wire.messages(CHANNEL)).toHaveLength(1);
  });

  test('500 after the message was made, twice: unknown, then found', async () => {
    wire.fault({ on: POST, failure: { kind: 'error', status: 500, recorded: true }, times: 2 });
    expect(await send()).toMatchObject({ outcome: 'unknown' });
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(wire.messages(CHANNEL)).toHaveLength(1);
  });

  test.each([
    [2.5, 2550],
    [undefined, 5000],
  ])('429 with Retry-After %s: one request, to be tried later', async (afterSeconds, ms) => {
    wire.fault({ on: POST, failure: { kind: 'limited', afterSeconds }, times: 50 });
    expect(await send()).toEqual({ outcome: 'retry', why: expect.any(String), afterMs: ms });
    const asked = wire.requests.length;
    expect(await send()).toMatchObject({ outcome: 'retry' });
    expect(wire.requests).toHaveLength(asked);
    expect(wire.messages(CHANNEL)).toHaveLength(0);
  });

  test('a channel that is gone or refuses us is gone', async () => {
    expect(await send('k', '299999999999999999')).toMatchObject({ outcome: 'gone', why: /Unknown Channel/ });
    expect(await send('k', CLOSED)).toMatchObject({ outcome: 'gone', why: /Missing Access/ });
  });

  test('nobody there: certainly not sent', async () => {
    await wire.close();
    expect(await send()).toMatchObject({ outcome: 'retry' });
    wire = await startDiscord();
  });

  test('a direct message', async () => {
    expect(await platform.tell!(GUILD, USER, samples.empty!, 'k')).toMatchObject({ outcome: 'sent' });
    expect(words(wire.messages(USER.replace(/^/, '9'))[0]!.components)).toContain('grain corridor');
  });
});

describe('mentions', () => {
  const EVERYBODY = String(1 << 17);
  const caller = { platform: 'discord', workspace: GUILD, channel: CHANNEL, user: USER, manager: true };
  const outside =
    'Outlet: @everyone, @here, <@&700000000000000001> and <@400000000000000001> https://a.example/@everyone';
  const card = build.card('Title @here', [
    build.text(outside),
    build.text([build.code('@everyone')]),
    build.table(['@here'], [['@everyone']]),
    build.text([build.link('x', 'https://a.example/@everyone')]),
    build.actions(build.button('@everyone', '/brief @everyone')),
  ]);
  const roles = [
    { id: '700000000000000001', name: 'Editors' },
    { id: '700000000000000002', name: 'Readers', mentionable: true },
  ];
  const begin = async (rights?: string): Promise<void> => {
    await wire.close();
    wire = await startDiscord({ roles, ...(rights ? { rights } : {}) });
    platform = discord({ token: 'token', applicationId: BOT, apiUrl: wire.url, timeoutMs: 300 }, home.host);
    await platform.start(home.answer);
    await wire.until(() => wire.intents() !== undefined);
  };
  const find = (words: string, mayPing = true) => platform.pingOf!(words, to, { ...caller, mayPing });
  const pinged = async (ping?: Ping): Promise<string[]> => {
    await platform.send(to, { ...card, ...(ping ? { ping } : {}) }, JSON.stringify(ping ?? null));
    return pingsOf(wire.messages(CHANNEL).at(-1)!);
  };

  test('nobody is called by outside words, and nobody but whom the card calls', async () => {
    expect(await pinged()).toEqual([]);
    expect(wire.messages(CHANNEL)[0]!.allowed_mentions).toEqual({ parse: [] });
    expect(await pinged({ who: 'here' })).toEqual(['@here']);
    expect(await pinged({ who: 'everyone' })).toEqual(['@everyone']);
    expect(await pinged({ who: 'group', id: roles[1]!.id })).toEqual([`role ${roles[1]!.id}`]);
    expect(wire.messages(CHANNEL).at(-1)!.allowed_mentions).toEqual({ parse: [], roles: [roles[1]!.id] });
    expect(await pinged({ who: 'user', id: BOT })).toEqual([`user ${BOT}`]);
  });

  test('an answer to somebody calls nobody', async () => {
    await begin();
    samples.pinging = { ...card, ping: { who: 'everyone' } };
    const one = wire.emitCommand('pinging');
    expect(pingsOf(await wire.until(() => one.reply))).toEqual([]);
    delete samples.pinging;
  });

  test('everybody and a role take the right Mention Everyone, of the caller and of the bot; a mentionable role and a member do not', async () => {
    await begin(EVERYBODY);
    expect(await find('here')).toEqual({ who: 'here' });
    expect(await find('@everyone')).toEqual({ who: 'everyone' });
    expect(await find(`<@&${GUILD}>`)).toEqual({ who: 'everyone' });
    expect(await find('@editors')).toEqual({ who: 'group', id: roles[0]!.id });
    await expect(find('here', false)).rejects.toMatchObject({
      code: 'forbidden',
      message: /you need the right/,
    });
    await expect(find(`<@&${roles[0]!.id}>`, false)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await find(`<@&${roles[1]!.id}>`, false)).toEqual({ who: 'group', id: roles[1]!.id });
    expect(await find(`<@${USER}>`, false)).toEqual({ who: 'user', id: USER });
    await expect(find('<@499999999999999998>')).rejects.toMatchObject({ code: 'invalid' });
    await expect(find('@strangers')).rejects.toMatchObject({ code: 'invalid' });
    await platform.stop();
    await begin();
    await expect(find('everyone')).rejects.toMatchObject({ code: 'forbidden', message: /I may not mention/ });
  });

  test('the caller’s right is read from the interaction', async () => {
    await begin();
    await wire.until(() => wire.emitCommand('brief', { topic: 'x' }, { permissions: EVERYBODY }) && true);
    await wire.until(() => home.asked.length > 0);
    expect(home.asked[0]!.caller.mayPing).toBe(true);
  });
});

test('a failing login is thrown, and the platform says why', async () => {
  wire.fault({ on: /gateway\/bot/, failure: { kind: 'error', status: 500 }, times: 10 });
  await expect(platform.start(home.answer)).rejects.toThrow();
  expect(platform.health()).toMatchObject({ ok: false, why: expect.stringContaining('cannot log in') });
});
