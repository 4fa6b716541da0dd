import { commands } from '../../commands/index.ts';
import { shapeOf } from '../command/option.ts';
import { AppError } from '../domain/errors.ts';
import { makeLog } from '../log.ts';
import { register as registerAtDiscord } from '../platforms/discord/discord.ts';
import type { Globals } from './globals.ts';
import { discordSettings } from './platforms.ts';

/** `wiredesk register`: puts the commands up at Discord, where they are not yet. */
export async function register({ config }: Globals): Promise<number> {
  const settings = discordSettings(config);
  if (settings === undefined)
    throw new AppError('invalid', 'DISCORD_TOKEN is not set, so there is nowhere to put the commands.');
  try {
    const sent = await registerAtDiscord(settings, {
      shapes: commands.map(shapeOf),
      log: makeLog(config.LOG_LEVEL),
    });
    process.stdout.write(
      sent ? `${commands.length} commands put up\n` : 'The commands stand there already\n',
    );
    return 0;
  } catch (error) {
    throw new AppError('unavailable', `Discord did not take the commands: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
