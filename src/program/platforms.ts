import type { House } from '../app.ts';
import { formatLine } from '../command/line.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type DiscordSettings, discord } from '../platforms/discord/discord.ts';
import { type Host, keyOf } from '../platforms/host.ts';
import type { Platform } from '../platforms/platform.ts';
import { type SlackSettings, slack } from '../platforms/slack/slack.ts';

/** What platforms are handed besides `answer`. */
export function hostOf(house: House, log: Log): Host {
  return {
    shapes: house.dispatcher.shapes,
    privately: house.dispatcher.privately,
    lineOf(name, values) {
      const shape = house.dispatcher.shapes.find((candidate) => candidate.name === name);
      // A field with a syntax of its own stands among the free words as typed; all others by name.
      const raw = shape?.options.find((option) => option.raw)?.name;
      const { [raw ?? '']: free, ...named } = values;
      return formatLine({ command: name, ...(free === undefined ? {} : { free: String(free) }), named });
    },
    lines: {
      async remember(line) {
        const key = keyOf(line);
        await house.store.lines.save(key, line);
        return key;
      },
      recall: (key) => house.store.lines.find(key),
    },
    log,
  };
}

/** Discord's settings; undefined where it is off. */
export function discordSettings(config: Config): DiscordSettings | undefined {
  if (config.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: config.DISCORD_TOKEN,
    applicationId: config.DISCORD_APPLICATION_ID,
    guildId: config.DISCORD_GUILD_ID,
    apiUrl: config.DISCORD_API_URL,
  };
}

/** Slack's settings; undefined where it is off. */
export function slackSettings(config: Config): SlackSettings | undefined {
  if (config.SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    botToken: config.SLACK_BOT_TOKEN,
    appToken: config.SLACK_APP_TOKEN,
    signingSecret: config.SLACK_SIGNING_SECRET,
    port: config.SLACK_PORT,
    apiUrl: config.SLACK_API_URL,
    managers: config.SLACK_MANAGERS.split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  };
}

/** The chat platforms whose tokens are set. */
export function makePlatforms(config: Config, house: House, log: Log): Platform[] {
  const host = hostOf(house, log);
  const platforms: Platform[] = [];
  const atDiscord = discordSettings(config);
  if (atDiscord !== undefined) platforms.push(discord(atDiscord, host));
  const atSlack = slackSettings(config);
  if (atSlack !== undefined) platforms.push(slack(atSlack, host));
  return platforms;
}
