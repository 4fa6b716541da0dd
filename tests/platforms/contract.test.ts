import { discord } from '../../src/platforms/discord/discord.ts';
import { slack } from '../../src/platforms/slack/slack.ts';
import { platformContract } from '../contract/platform.ts';
import { BOT, CHANNEL, GUILD, startDiscord } from '../wire/discord.ts';
import { ROOM, startSlack, TEAM } from '../wire/slack.ts';
import { house } from './house.ts';

platformContract('discord', async () => {
  const wire = await startDiscord();
  return {
    platform: discord({ token: 'token', applicationId: BOT, apiUrl: wire.url }, house().host),
    to: { platform: 'discord', workspace: GUILD, channel: CHANNEL },
    messages: () => wire.messages(CHANNEL).length,
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
    type: async (line) => {
      const [name = '', words = ''] = line.split(' ');
      const one = wire.emitCommand(name, words);
      await wire.until(() => one.responses.length > 0);
    },
    close: wire.close,
  };
});
