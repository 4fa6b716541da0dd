import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDiscord } from '../../src/platforms/discord/check.ts';
import { checkSlack } from '../../src/platforms/slack/check.ts';
import { CHANNEL, startDiscord } from '../wire/discord.ts';
import { startSlack } from '../wire/slack.ts';

let atDiscord: Awaited<ReturnType<typeof startDiscord>>;
let atSlack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  atDiscord = await startDiscord();
  atSlack = await startSlack();
});
afterEach(async () => {
  await atDiscord.close();
  await atSlack.close();
});

test('Discord is asked by REST whose token it is and which channels it sees; no gateway is opened', async () => {
  const settings = { token: 'a.b.c', apiUrl: atDiscord.url };
  expect(await checkDiscord(settings, [CHANNEL])).toMatch(/the token is that of .*channel/u);
  await expect(checkDiscord(settings, ['404404404404404404'])).rejects.toThrow(/channel 404404404404404404/u);
  await expect(checkDiscord({ ...settings, applicationId: '12345678901234567' }, [])).rejects.toThrow(
    /DISCORD_APPLICATION_ID is 12345678901234567, but the token belongs to/u,
  );
  expect(atDiscord.intents()).toBeUndefined();
});

test('Slack is asked whose tokens they are; Socket Mode is not entered', async () => {
  const settings = { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: atSlack.url, timeoutMs: 2_000 };
  expect(await checkSlack(settings)).toMatch(/in Team, Socket Mode/u);
  atSlack.refuseConnections('not_allowed_token_type');
  await expect(checkSlack(settings)).rejects.toThrow('SLACK_APP_TOKEN: it is a token of another kind');
  expect(atSlack.opened()).toBe(0);
});

test('a platform that does not answer is told as such', async () => {
  const gone = { timeoutMs: 1_000, apiUrl: 'http://127.0.0.1:9/api' };
  await expect(checkDiscord({ token: 'a.b.c', ...gone }, [])).rejects.toThrow(/Discord cannot be reached/u);
  await expect(checkSlack({ botToken: 'xoxb-1', ...gone })).rejects.toThrow(/no answer from Slack/u);
});
