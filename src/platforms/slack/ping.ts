import type { webApi } from '@slack/bolt';
import type { Ping } from '../../card/card.ts';
import type { Caller } from '../../domain/caller.ts';
import { AppError } from '../../domain/errors.ts';
import { everybody } from '../../domain/ping.ts';

/** How a ping is written; "everyone" is everybody in that channel. https://docs.slack.dev/messaging/formatting-message-text#special-mentions */
export function pingMrkdwn(ping: Ping): string {
  if (ping.who === 'here') return '<!here>';
  if (ping.who === 'everyone') return '<!channel>';
  return ping.who === 'group' ? `<!subteam^${ping.id}>` : `<@${ping.id}>`;
}

/**
 * Whom the words mean: here, everyone, a user group or a user by id. Slack gives a bot no right of its own to call a channel, so whoever may
 * manage here may have it called; a user is looked up, a group only read, for the look would need a scope more.
 */
export async function findPing(words: string, caller: Caller, client: webApi.WebClient): Promise<Ping> {
  const typed = words.trim().replace(/^<|>$/g, '');
  const all = everybody(typed.replace(/^!/, ''));
  if (all !== undefined || /^(?:!subteam\^|@)?S[A-Z0-9]{6,}/.test(typed)) {
    if (!caller.manager)
      throw new AppError(
        'forbidden',
        'Only somebody who may manage this workspace can have a channel or group mentioned.',
      );
    return all ?? { who: 'group', id: /S[A-Z0-9]{6,}/.exec(typed)?.[0] ?? '' };
  }
  const id = /^@?([UW][A-Z0-9]{6,})/.exec(typed)?.[1];
  const unknown = new AppError(
    'invalid',
    `“${words.trim()}” is no user or group that I can find. Slack hands over names without ids, so write the id: it is in the profile’s menu, “Copy member ID” or “Copy group ID”.`,
    {
      hints: ['mention:here', 'mention:everyone', 'mention:U012AB3CD', 'mention:S012AB3CD', 'mention:none'],
    },
  );
  if (id === undefined) throw unknown;
  try {
    await client.users.info({ user: id });
  } catch (error) {
    if (String(error).includes('user_not_found')) throw unknown;
    throw new AppError('unavailable', 'Slack could not be asked who that is. Try again in a moment.', {
      cause: error,
    });
  }
  return { who: 'user', id };
}
