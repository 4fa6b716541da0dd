import { discord } from '../../src/platforms/discord/discord.ts';
import { Poster } from '../../src/platforms/discord/post.ts';
import { forgetful } from '../../src/platforms/host.ts';
import { slack } from '../../src/platforms/slack/slack.ts';
import { platformContract } from '../contract/platform.ts';
import { samples } from '../gallery/samples.ts';
import { BOT, CHANNEL, GUILD, startDiscord } from '../wire/discord.ts';
import { ROOM, startSlack, TEAM } from '../wire/slack.ts';
import { house } from './house.ts';

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
