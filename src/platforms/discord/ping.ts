import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Ping } from '../../card/card.ts';
import type { Address, Caller } from '../../domain/caller.ts';
import { AppError } from '../../domain/errors.ts';
import { everybody } from '../../domain/ping.ts';

/** How a ping is written. https://discord.com/developers/docs/reference#message-formatting */
export function pingMarkdown(ping: Ping): string {
  if (ping.who === 'here' || ping.who === 'everyone') return `@${ping.who}`;
  return ping.who === 'group' ? `<@&${ping.id}>` : `<@${ping.id}>`;
}

/** What alone may call somebody in a message; the default is nobody. https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export interface AllowedMentions {
  parse: 'everyone'[];
  roles?: string[];
  users?: string[];
}

export function allowedMentions(ping: Ping | undefined): AllowedMentions {
  if (ping === undefined) return { parse: [] };
  if (ping.who === 'group') return { parse: [], roles: [ping.id] };
  return ping.who === 'user' ? { parse: [], users: [ping.id] } : { parse: ['everyone'] };
}

/**
 * Words that call everybody, so parted that they do not: where one @here is allowed, Discord takes every @everyone of the same text for one, and
 * its escapes do not hold it back.
 */
export const callNobody = (text: string): string => text.replace(/@(?=everyone|here)/gi, '@\u200b');

/**
 * Whom the words mean in that server, by mention, id or a role's name. Everybody, and a role that not all may mention, need the right Mention Everyone,
 * of the caller and of the bot in that channel.
 */
export async function findPing(
  words: string,
  to: Address,
  caller: Caller,
  client: Client | undefined,
): Promise<Ping> {
  const guild = client?.guilds.cache.get(to.workspace);
  if (guild === undefined) throw new AppError('invalid', 'Nobody can be mentioned outside a server.');
  const typed = words.trim();
  const id = /^<?@?[&!]?(\d{15,21})>?$/.exec(typed)?.[1];
  const named = typed.replace(/^@/, '').toLowerCase();
  const roles = [...guild.roles.cache.values()].filter(
    (one) => one.id === id || one.name.replace(/^@/, '').toLowerCase() === named,
  );
  const all = everybody(typed) ?? (id === guild.id ? ({ who: 'everyone' } as const) : undefined);
  const [role] = roles;
  if (all === undefined && roles.length > 1)
    throw new AppError(
      'invalid',
      `${roles.length} roles are called “${typed}”: mention the one that is meant.`,
    );
  if (all === undefined && role === undefined) return person(typed, id, (user) => guild.members.fetch(user));
  if (all !== undefined || !role?.mentionable) {
    const what = all === undefined ? `the role ${role?.name}` : `@${all.who}`;
    if (!caller.mayPing)
      throw new AppError(
        'forbidden',
        `To have ${what} mentioned you need the right “Mention @everyone, @here and All Roles” yourself.`,
      );
    const channel = guild.channels.cache.get(to.channel);
    const mine = guild.members.me;
    const may = channel && mine ? mine.permissionsIn(channel) : mine?.permissions;
    if (!may?.has(PermissionFlagsBits.MentionEveryone))
      throw new AppError(
        'forbidden',
        `I may not mention ${what} there. Give me the right “Mention @everyone, @here and All Roles” in that channel.`,
      );
  }
  return all ?? { who: 'group', id: role?.id ?? '' };
}

async function person(
  typed: string,
  id: string | undefined,
  fetch: (user: string) => Promise<unknown>,
): Promise<Ping> {
  const unknown = new AppError('invalid', `“${typed}” is no role and no member here.`, {
    hints: ['mention:here', 'mention:everyone', 'mention:@role', 'mention:@somebody', 'mention:none'],
  });
  if (id === undefined) throw unknown;
  try {
    await fetch(id);
  } catch {
    throw unknown;
  }
  return { who: 'user', id };
}
