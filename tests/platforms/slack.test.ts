import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as build from '../../src/card/build.ts';
import type { Ping } from '../../src/card/card.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { manifestOf } from '../../src/platforms/slack/manifest.ts';
import { slack } from '../../src/platforms/slack/slack.ts';
import { typed } from '../../src/platforms/slack/words.ts';
import { samples } from '../gallery/samples.ts';
import { ADMIN, BOT_USER, PERSON, ROOM, type SlackWire, startSlack, TEAM } from '../wire/slack.ts';
import { pingsOf, type SlackBlock, textsOf } from '../wire/slack-limits.ts';
import { house, shapes } from './house.ts';

const to = { platform: 'slack', workspace: TEAM, channel: ROOM };
const POST = /chat\.postMessage$/;
const words = (blocks: SlackBlock[] = []): string => textsOf(blocks).join('\n');

let wire: SlackWire;
let platform: Platform;
let home: ReturnType<typeof house>;
let clock = 0;

const make = (more: Partial<Parameters<typeof slack>[0]> = {}): Platform =>
  slack(
    { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: wire.url, timeoutMs: 300, now: () => clock, ...more },
    home.host,
  );

beforeEach(async () => {
  wire = await startSlack();
  home = house();
  clock = 0;
  platform = make();
});
afterEach(async () => {
  await platform.stop();
  await wire.close();
});

describe('listening', () => {
  beforeEach(() => platform.start(home.answer));

  test('a slash command is acknowledged and answered in the channel', async () => {
    const one = wire.emitCommand('/brief', 'harbour &amp; strike');
    const [response] = await wire.until(() => one.responses.length > 0 && one.responses);
    expect(one.acknowledged).toBe(true);
    expect(home.asked).toEqual([
      {
        line: '/brief harbour & strike',
        caller: {
          platform: 'slack',
          workspace: TEAM,
          channel: ROOM,
          user: PERSON,
          manager: false,
          zone: 'Europe/Berlin',
        },
      },
    ]);
    expect(response).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(response!.blocks![0]).toMatchObject({ type: 'header', text: { text: 'Harbour strike' } });
    const buttons = response!.blocks!.find((block) => block.type === 'actions')!.elements!;
    expect(buttons.map((button) => button.value)).toContain('/timeline harbour strike');
  });

  test('the umbrella command carries every other; an admin is a manager; what is for the caller alone is ephemeral', async () => {
    const one = wire.emitCommand('/news', 'secret plans', ADMIN);
    const [response] = await wire.until(() => one.responses.length > 0 && one.responses);
    expect(home.asked[0]).toMatchObject({ line: '/secret plans', caller: { manager: true } });
    expect(response!.response_type).toBe('ephemeral');
  });

  test('a person is looked up once', async () => {
    for (let i = 0; i < 3; i++) {
      const one = wire.emitCommand('/brief', 'x');
      await wire.until(() => one.responses.length > 0);
    }
    expect(wire.requests.filter((one) => one.path.endsWith('users.info'))).toHaveLength(1);
  });

  test('a button runs its line; in a thread it is answered there', async () => {
    const one = wire.emitPress('/trends', 'line:0');
    await wire.until(() => one.responses.length > 0);
    const two = wire.emitPress('/brief x', 'line:1', { thread: '1700000000.000009' });
    const [message] = await wire.until(() => wire.messages(ROOM).length > 0 && wire.messages(ROOM));
    expect(two.responses).toHaveLength(0);
    expect(message!.thread_ts).toBe('1700000000.000009');
    expect(home.asked.map((asked) => asked.line)).toEqual(['/trends', '/brief x']);
  });

  test('a mention is answered in its thread, once though Slack hands it over twice', async () => {
    const text = `<@${BOT_USER}> brief &lt;harbour&gt; &amp; <https://a.example/|a.example>`;
    wire.emitMention(text, { event: 'Ev1' });
    wire.emitMention(text, { event: 'Ev1' });
    wire.emitMention(`<@${BOT_USER}> trends`, { event: 'Ev2' });
    const got = await wire.until(() => wire.messages(ROOM).length === 2 && wire.messages(ROOM));
    expect(home.asked.map((one) => one.line)).toEqual(['brief <harbour> & https://a.example/', 'trends']);
    expect(got[0]!.thread_ts).toBe('1700000000.000100');
  });

  test('what stands before a mention at the end is the line', async () => {
    wire.emitMention(`who is the harbour chief, <@${BOT_USER}>?`, { event: 'Ev3' });
    await wire.until(() => wire.messages(ROOM).length === 1);
    expect(home.asked.map((one) => one.line)).toEqual(['who is the harbour chief,']);
  });

  test('an over-long answer is trimmed at lines and says so', async () => {
    const one = wire.emitCommand('/long', '');
    const [response] = await wire.until(() => one.responses.length > 0 && one.responses);
    expect(words(response!.blocks)).toMatch(/\d+ more lines left out/);
    expect(words(response!.blocks)).toContain('Day 1:');
  });

  test('a used-up answer address: the answer is posted instead', async () => {
    wire.fault({ on: /respond/, failure: { kind: 'error', status: 404 } });
    wire.emitCommand('/brief', 'x');
    await wire.until(() => wire.messages(ROOM).length === 1);
  });

  test.each(['drop', 'refresh'] as const)('after a %s the connection comes back and answers', async (how) => {
    const before = wire.opened();
    wire[how]();
    await wire.until(() => wire.opened() > before);
    const one = wire.emitCommand('/brief', 'x');
    await wire.until(() => one.responses.length > 0);
  });

  test('a refused reconnection ends nothing and is told', async () => {
    wire.refuseConnections('invalid_auth');
    wire.drop();
    await wire.until(() => wire.requests.filter((one) => one.path.endsWith('connections.open')).length === 2);
    expect(platform.health()).toMatchObject({ ok: false });
    expect(await platform.send(to, samples.digest!, 'k')).toMatchObject({ outcome: 'sent' });
  });
});

describe('sending', () => {
  const send = (key = 'delivery-1', again?: boolean) => platform.send(to, samples.digest!, key, again);

  test('the same key makes one message, and another process of ours finds it too', async () => {
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await make().send(to, samples.digest!, 'delivery-1')).toEqual(first);
    expect(wire.messages(ROOM)).toHaveLength(1);
    await send('delivery-2');
    expect(wire.messages(ROOM)).toHaveLength(2);
  });

  test('a key that is known to be new is posted without a look', async () => {
    await send('new', false);
    expect(wire.requests.some((one) => one.path.includes('history'))).toBe(false);
  });

  test.each(['reset', 'fin', 'hang'] as const)('%s after the message was made: one message', async (kind) => {
    wire.fault({ on: POST, failure: { kind } });
    expect(await send('k', false)).toMatchObject({ outcome: 'unknown' });
    expect(wire.messages(ROOM)).toHaveLength(1);
    expect(await send('k', false)).toEqual({ outcome: 'sent', ref: wire.messages(ROOM)[0]!.ts });
    expect(wire.messages(ROOM)).toHaveLength(1);
  });

  test('502 after the message was made: unknown, then found', async () => {
    wire.fault({ on: POST, failure: { kind: 'error', status: 502, recorded: true } });
    expect(await send()).toMatchObject({ outcome: 'unknown' });
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(wire.messages(ROOM)).toHaveLength(1);
  });

  test('lost before it was made: unknown, then made', async () => {
    wire.fault({ on: POST, failure: { kind: 'lost' } });
    expect(await send()).toMatchObject({ outcome: 'unknown' });
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(wire.messages(ROOM)).toHaveLength(1);
  });

  test.each([
    [7, 7000],
    [undefined, 30_000],
  ])('429 with Retry-After %s: one request, to be tried later', async (afterSeconds, ms) => {
    wire.fault({ on: POST, failure: { kind: 'limited', afterSeconds }, times: 50 });
    expect(await send('k', false)).toEqual({ outcome: 'retry', why: expect.any(String), afterMs: ms });
    expect(await send('k', false)).toMatchObject({ outcome: 'retry' });
    expect(wire.requests).toHaveLength(1);
  });

  test('a channel that is gone or archived is gone', async () => {
    expect(await platform.send({ ...to, channel: 'C0NONE' }, samples.digest!, 'k')).toEqual({
      outcome: 'gone',
      why: 'channel_not_found',
    });
    wire.archive(ROOM);
    expect(await send()).toEqual({ outcome: 'gone', why: 'is_archived' });
  });

  test('a message into a thread is found there again', async () => {
    const thread = { ...to, thread: '1700000000.000100' };
    const first = await platform.send(thread, samples.digest!, 'k');
    expect(await platform.send(thread, samples.digest!, 'k')).toEqual(first);
    expect(wire.messages(ROOM)).toMatchObject([{ thread_ts: '1700000000.000100' }]);
  });

  test('a direct message', async () => {
    expect(await platform.tell!(TEAM, PERSON, samples.empty!, 'k')).toMatchObject({ outcome: 'sent' });
    expect(wire.messages(`D${PERSON.slice(1)}`)).toHaveLength(1);
  });
});

describe('mentions', () => {
  const caller = { platform: 'slack', workspace: TEAM, channel: ROOM, user: ADMIN, manager: true };
  const outside = '<!channel> <!here> <!subteam^S01GROUP1> <@U01PERSON> @here &lt;!here&gt;';
  const card = build.card(`Title ${outside}`, [
    build.text(outside),
    build.text([
      build.code(outside),
      build.strong(outside),
      build.link(outside, 'https://a.example/<!here>'),
    ]),
    build.table([outside], [[outside]]),
  ]);
  const find = (words: string, manager = true) => platform.pingOf!(words, to, { ...caller, manager });
  const pinged = async (ping?: Ping): Promise<string[]> => {
    await platform.send(to, { ...card, ...(ping ? { ping } : {}) }, JSON.stringify(ping ?? null));
    return pingsOf(wire.messages(ROOM).at(-1)!);
  };

  test('nobody is called by outside words, and nobody but whom the card calls', async () => {
    expect(await pinged()).toEqual([]);
    expect(await pinged({ who: 'here' })).toEqual(['!here']);
    expect(await pinged({ who: 'everyone' })).toEqual(['!channel']);
    expect(await pinged({ who: 'group', id: 'S01GROUP1' })).toEqual(['!subteam^S01GROUP1']);
    expect(await pinged({ who: 'user', id: PERSON })).toEqual([`@${PERSON}`]);
  });

  test('an answer to somebody calls nobody', async () => {
    await platform.start(home.answer);
    samples.pinging = { ...card, ping: { who: 'everyone' } };
    const one = wire.emitCommand('/pinging', '');
    const [response] = await wire.until(() => one.responses.length > 0 && one.responses);
    expect(pingsOf(response!)).toEqual([]);
    delete samples.pinging;
  });

  test('here, everyone and groups are for managers; a user is looked up', async () => {
    expect(await find('here')).toEqual({ who: 'here' });
    expect(await find('<!channel>')).toEqual({ who: 'everyone' });
    expect(await find('@S01GROUP1')).toEqual({ who: 'group', id: 'S01GROUP1' });
    await expect(find('here', false)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(find('S01GROUP1', false)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await find(`<@${PERSON}>`, false)).toEqual({ who: 'user', id: PERSON });
    await expect(find('U09NOBODY')).rejects.toMatchObject({ code: 'invalid' });
    await expect(find('@somebody')).rejects.toMatchObject({ code: 'invalid', message: /write the id/ });
  });

  test.each([
    ['digest add mention:<!subteam^S01GROUP1|@desk> at:x', 'digest add mention:@S01GROUP1 at:x'],
    ['digest add mention:<@U01PERSON|ann>', 'digest add mention:@U01PERSON'],
    ['digest add mention:"<!here|here>"', 'digest add mention:"@here"'],
  ])('%s keeps the id', (given, read) => {
    expect(typed(given)).toBe(read);
  });
});

test('a failing start is thrown, and the platform says why', async () => {
  wire.refuseConnections('not_allowed_token_type');
  await expect(platform.start(home.answer)).rejects.toThrow(/not_allowed_token_type/);
  expect(platform.health()).toMatchObject({ ok: false, why: expect.stringContaining('cannot start') });
});

test('HTTP mode takes what is signed and nothing else', async () => {
  const port = await freePort();
  const http = make({ appToken: undefined, signingSecret: 's3cret', port });
  await http.start(home.answer);
  const body = new URLSearchParams({
    command: '/brief',
    text: 'x',
    user_id: PERSON,
    team_id: TEAM,
    channel_id: ROOM,
    response_url: `${wire.url.replace('/api/', '')}/respond/none`,
  }).toString();
  const post = (secret: string): Promise<Response> => {
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
  };
  expect((await post('wrong')).status).toBe(401);
  expect((await post('s3cret')).status).toBe(200);
  await wire.until(() => wire.messages(ROOM).length === 1);
  expect(home.asked).toHaveLength(1);
  await http.stop();
});

test('the manifest names the umbrella, the commands and no more scopes than are used', () => {
  const manifest = manifestOf(shapes);
  expect(manifest.features.slash_commands.map((one) => one.command)).toEqual(['/news', '/brief', '/digest']);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.oauth_config.scopes.bot).not.toContain('channels:read');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
