import { REST, Routes } from 'discord.js';
import type { DiscordSettings } from './discord.ts';
import { outcomeOf } from './outcome.ts';

/** Asks Discord whom the token belongs to, and whether each channel can be seen; no gateway is opened. Throws with words for whoever runs the desk. */
export async function checkDiscord(settings: DiscordSettings, channels: readonly string[]): Promise<string> {
  const rest = new REST({
    ...(settings.apiUrl ? { api: settings.apiUrl } : {}),
    timeout: settings.timeoutMs ?? 10_000,
    retries: 0,
    rejectOnRateLimit: () => true,
  }).setToken(settings.token);
  const get = async (route: `/${string}`): Promise<{ id: string; username?: string; name?: string }> => {
    try {
      return (await rest.get(route)) as { id: string };
    } catch (error) {
      throw new Error(outcomeOf(error).why, { cause: error });
    }
  };
  const { username } = await get(Routes.user('@me'));
  const { id } = await get(Routes.currentApplication());
  if (settings.applicationId !== undefined && settings.applicationId !== id)
    throw new Error(`DISCORD_APPLICATION_ID is ${settings.applicationId}, but the token belongs to ${id}`);
  const closed: string[] = [];
  for (const channel of channels)
    await get(Routes.channel(channel)).catch((error: Error) =>
      closed.push(`channel ${channel}: ${error.message}`),
    );
  if (closed.length > 0) throw new Error(closed.join('; '));
  return `the token is that of ${username ?? id}${channels.length === 0 ? '' : `, which sees the ${channels.length === 1 ? 'channel' : `${channels.length} channels`} of its digests and watches`}`;
}
