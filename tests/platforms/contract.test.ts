import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import * as build from '../../src/card/build.ts';
import { makeDesk } from '../../src/platforms/desk/desk.ts';
import { discord } from '../../src/platforms/discord/discord.ts';
import { Poster } from '../../src/platforms/discord/post.ts';
import { forgetful } from '../../src/platforms/host.ts';
import { slack } from '../../src/platforms/slack/slack.ts';
import { terminal } from '../../src/platforms/terminal/prompt.ts';
import { platformContract } from '../contract/platform.ts';
import { samples } from '../gallery/samples.ts';
import { BOT, CHANNEL, GUILD, startDiscord } from '../wire/discord.ts';
import { ROOM, startSlack, TEAM } from '../wire/slack.ts';
import { house, shapes } from './house.ts';

platformContract('discord', async () => {
  const wire = await startDiscord();
  return {
    platform: discord({ token: 'token', applicationId: BOT, apiUrl: wire.url }, house().host),
    to: { platform: 'discord', workspace: GUILD, channel: CHANNEL },
    messages: () => wire.messages(CHANNEL).length,
    twice: async (key) => {
      await new Poster({ token: 'token', apiUrl: wire.url, lines: forgetful() }).post(
        CHANNEL,
        samples.brief!,
        key,
        false,
      );
      wire.forgetNonces();
      const again = await new Poster({ token: 'token', apiUrl: wire.url, lines: forgetful() }).post(
        CHANNEL,
        samples.brief!,
        key,
        false,
      );
      return again as { ref: string };
    },
    type: async (line) => {
      const [name = '', topic = ''] = line.slice(1).split(' ');
      const one = wire.emitCommand(name, { topic });
      await wire.until(() => one.reply);
    },
    close: wire.close,
  };
});

platformContract('slack', async () => {
  const wire = await startSlack();
  return {
    platform: slack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: wire.url }, house().host),
    to: { platform: 'slack', workspace: TEAM, channel: ROOM },
    messages: () => wire.messages(ROOM).length,
    twice: async (key) => {
      const to = { platform: 'slack', workspace: TEAM, channel: ROOM };
      const other = () => slack({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: wire.url }, house().host);
      await other().send(to, samples.brief!, key, false);
      return (await other().send(to, samples.brief!, key, false)) as { ref: string };
    },
    type: async (line) => {
      const [name = '', words = ''] = line.split(' ');
      const one = wire.emitCommand(name, words);
      await wire.until(() => one.responses.length > 0);
    },
    close: wire.close,
  };
});

platformContract('desk', async () => {
  const desk = makeDesk({
    host: '127.0.0.1',
    port: 0,
    commands: shapes,
    metrics: async () => '',
    unready: async () => undefined,
  });
  return {
    platform: desk,
    to: { platform: 'desk', workspace: 'local', channel: 'desk' },
    messages: desk.posts,
    type: async (line) => {
      const response = await fetch(`${desk.url()}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ line }),
      });
      expect(await response.json()).toMatchObject({ html: expect.stringContaining('Harbour') });
    },
    close: async () => {},
  };
});

platformContract('terminal', async () => {
  const { platform, input, shown } = atTerminal();
  return {
    platform,
    to: { platform: 'terminal', workspace: 'local', channel: 'terminal' },
    messages: () => shown().split('\n› ').length - 2,
    type: async (line) => {
      const before = shown().length;
      input.write(`${line}\n`);
      while (!shown().slice(before).includes('Harbour'))
        await new Promise((resolve) => setImmediate(resolve));
    },
    close: async () => {},
  };
});

test('at the terminal a number presses the button at that place, and exit leaves', async () => {
  const { platform, input } = atTerminal();
  const asked: string[] = [];
  await platform.start(async (line) => {
    asked.push(line);
    const card = build.card('Answer', [
      build.actions(build.button('A', '/brief a'), build.button('B', '/brief b')),
    ]);
    return { card, data: null, visibility: 'channel' };
  });
  input.write('brief x\n2\n9\nexit\n');
  await platform.closed;
  expect(asked).toEqual(['brief x', '/brief b', '9']);
  await platform.stop();
});

function atTerminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  let all = '';
  output.on('data', (chunk) => {
    all += String(chunk);
  });
  const caller = {
    platform: 'terminal',
    workspace: 'local',
    channel: 'terminal',
    user: 'you',
    manager: true,
  };
  return { platform: terminal({ commands: shapes, caller, input, output }), input, shown: () => all };
}
