import { cut } from '../../card/cut.ts';
import type { CommandShape } from '../../command/command.ts';
import { usageOf } from '../../command/option.ts';
import * as limits from './limits.ts';

/** The command that carries every other, for workspaces where another app owns `/brief`. */
export const UMBRELLA = 'news';

/** Names that Slack keeps for itself. https://slack.com/help/articles/201259356-Slash-commands-in-Slack */
const TAKEN = new Set([
  ...['apps', 'archive', 'call', 'collapse', 'dm', 'expand', 'feed', 'feedback', 'huddle', 'invite', 'join'],
  ...['leave', 'me', 'msg', 'mute', 'open', 'prefs', 'remind', 'remove', 'rename', 'search', 'shortcuts'],
  ...['shrug', 'star', 'status', 'topic', 'who', 'active', 'away', 'dnd', 'keys', 'kick', 'part'],
]);

/** The commands that become slash commands of their own; the others are reached through the umbrella. */
export const ownCommands = (shapes: readonly CommandShape[]): CommandShape[] =>
  shapes.filter((shape) => !TAKEN.has(shape.name) && shape.name !== UMBRELLA).slice(0, limits.COMMANDS - 1);

/** The least that the platform needs: commands, posting, mentions, direct messages, a look before a repeat, zone and admin flag of the asker. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
];

/** The app manifest, from the command list. With a public `url` it is for HTTP mode, without for Socket Mode. https://docs.slack.dev/reference/app-manifest */
export function manifestOf(shapes: readonly CommandShape[], options: { name?: string; url?: string } = {}) {
  const name = options.name ?? 'Wiredesk';
  const address = options.url ? { url: options.url } : {};
  const slash = (command: string, description: string, hint: string) => ({
    command: `/${command}`,
    description: cut(description, limits.COMMAND_DESCRIPTION),
    ...(hint ? { usage_hint: cut(hint, limits.USAGE_HINT) } : {}),
    should_escape: false,
    ...address,
  });
  return {
    display_information: {
      name,
      description: 'A news desk: cited briefs, profiles of actors, and digests on time',
    },
    features: {
      bot_user: { display_name: name, always_online: true },
      slash_commands: [
        slash(UMBRELLA, 'Any command of the news desk', 'brief ceasefire · help'),
        ...ownCommands(shapes).map((shape) =>
          slash(shape.name, shape.summary, usageOf(shape).replace(/^\/\S+\s*/, '')),
        ),
      ],
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: {
        ...(options.url ? { request_url: options.url } : {}),
        bot_events: ['app_mention'],
      },
      interactivity: { is_enabled: true, ...(options.url ? { request_url: options.url } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: options.url === undefined,
      token_rotation_enabled: false,
    },
  };
}
