import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Options,
  Partials,
  PermissionFlagsBits,
  REST,
  Routes,
} from 'discord.js';
import type { Card, Ping } from '../../card/card.ts';
import type { Reply } from '../../command/command.ts';
import type { Address, Caller } from '../../domain/caller.ts';
import type { Host } from '../host.ts';
import type { Answer, Platform, Sent } from '../platform.ts';
import { findPing } from './ping.ts';
import { lineBehind, nonceOf, Poster, payloadOf } from './post.ts';
import { discordCommands, fingerprint } from './register.ts';
import type { Payload } from './render.ts';

export interface DiscordSettings {
  token: string;
  /** Told by the token where it is not given. */
  applicationId?: string;
  /** Register the commands in this one guild, at once, and not globally. */
  guildId?: string;
  /** Ends in "/api", without the version. */
  apiUrl?: string;
  /** Longest wait for one answer of the API, in ms. */
  timeoutMs?: number;
  now?: () => number;
}

/** What a button says whose line is no longer known. */
const EXPIRED: Card = {
  blocks: [{ kind: 'text', text: [{ text: 'This button is too old. Type the command.' }] }],
};
const EMPTY_MENTION = '/help';
/** Lines of one mention that are answered; the rest is chatter. */
const LINES_A_MENTION = 3;

/** No privileged intent: the content of a message that mentions the bot, and of a direct message, comes without one. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

type Answerable = Extract<Interaction, { deferReply: unknown }>;

/** Discord as a platform: slash commands, buttons and mentions in; Components V2 out. */
export function discord(settings: DiscordSettings, host: Host): Platform {
  const poster = new Poster({ ...settings, lines: host.lines });
  const running = new Set<Promise<void>>();
  let client: Client | undefined;
  let failed: string | undefined = 'not started';

  async function start(answer: Answer): Promise<void> {
    const fresh = new Client({
      intents: INTENTS,
      partials: [Partials.Channel],
      // Guilds that come late would hold the start up for 15 s; nothing here waits for them.
      waitGuildTimeout: 1_000,
      // Nothing is read back from the caches of messages and members, and a large guild would fill them.
      makeCache: Options.cacheWithLimits({
        ...Options.DefaultMakeCacheSettings,
        MessageManager: 0,
        PresenceManager: 0,
      }),
      rest: {
        ...(settings.apiUrl ? { api: settings.apiUrl } : {}),
        timeout: settings.timeoutMs ?? 10_000,
        // A 429 without Retry-After would be asked again at once, for ever.
        rejectOnRateLimit: (limit) => limit.retryAfter <= 0,
      },
    });
    client = fresh;
    fresh.on(Events.Error, (error) => host.log.warn({ err: error }, 'Discord: connection trouble'));
    fresh.on(Events.InteractionCreate, (one) => track(interaction(one, answer)));
    fresh.on(Events.MessageCreate, (one) => track(mention(one, answer)));
    fresh.on(Events.Invalidated, () => {
      failed = 'Discord ended the session';
      host.log.error({}, 'Discord: the session was ended; the bot must be started again');
    });
    const ready = new Promise<void>((resolve) => fresh.once(Events.ClientReady, () => resolve()));
    try {
      // Commands that stand there already go on working, so a refused registration is no reason to stay away.
      await register(settings, host).catch((error: unknown) =>
        host.log.warn({ err: error }, 'Discord: the commands could not be registered'),
      );
      await fresh.login(settings.token);
      await ready;
      failed = undefined;
    } catch (error) {
      failed = `cannot log in: ${messageOf(error)}`;
      await fresh.destroy().catch(() => undefined);
      throw error;
    }
  }

  function track(work: Promise<void>): void {
    const guarded = work.catch((error: unknown) =>
      host.log.error({ err: error }, 'Discord: an answer was lost'),
    );
    running.add(guarded);
    void guarded.finally(() => running.delete(guarded));
  }

  async function interaction(one: Interaction, answer: Answer): Promise<void> {
    if (one.isChatInputCommand()) {
      const values = Object.fromEntries(one.options.data.map((option) => [option.name, option.value ?? '']));
      await reply(one, host.lineOf(one.commandName, values), answer);
    } else if (one.isButton()) {
      const line = await lineBehind(one.customId, host.lines);
      await reply(one, line, answer);
    }
  }

  /** Acknowledges within the 3 s at once, then answers by editing. Whether only the caller sees it must be said in the acknowledgement. */
  async function reply(one: Answerable, line: string | undefined, answer: Answer): Promise<void> {
    const hidden = line === undefined || host.privately(line);
    await one.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
    const got: Reply =
      line === undefined
        ? { card: EXPIRED, data: null, visibility: 'caller' }
        : await answer(line, callerOf(one));
    const payload = await payloadOf(got.card, host.lines);
    if (!hidden && got.visibility === 'caller') {
      // The acknowledgement was public (a refused line, say): it goes, and the answer comes beside it for the caller alone.
      await one.deleteReply();
      await one.followUp({ ...body(payload), flags: payload.flags | MessageFlags.Ephemeral });
    } else await one.editReply({ ...body(payload), flags: MessageFlags.IsComponentsV2 });
  }

  /** A message that begins or ends with a mention of the bot, or a direct message: each of its lines is a command line. */
  async function mention(message: Message, answer: Answer): Promise<void> {
    const me = client?.user?.id;
    if (!me || message.author.bot || message.system) return;
    const mine = new RegExp(`^\\s*<@!?${me}>|,?\\s*<@!?${me}>[\\s?!.]*$`).exec(message.content);
    if (!mine && message.guildId !== null) return;
    const typed = (mine ? message.content.replace(mine[0], '') : message.content).split('\n');
    const lines = typed.map((line) => line.trim()).filter(Boolean);
    const caller: Caller = {
      platform: 'discord',
      workspace: message.guildId ?? `dm:${message.author.id}`,
      channel: message.channelId,
      user: message.author.id,
      manager:
        message.guildId === null ||
        (message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false),
      mayPing: message.member?.permissions.has(PermissionFlagsBits.MentionEveryone) ?? false,
    };
    for (const [index, line] of (lines.length > 0 ? lines : [EMPTY_MENTION])
      .slice(0, LINES_A_MENTION)
      .entries()) {
      const got = await answer(line, caller);
      const key = `${message.id}:${index}`;
      if (got.visibility === 'caller' && message.guildId !== null) {
        // A mention cannot be answered unseen in the channel, so it is answered in private.
        const told = await poster.direct(message.author.id, got.card, key);
        if (told.outcome !== 'sent')
          host.log.warn({ why: told.why }, 'Discord: a private answer was not taken');
        continue;
      }
      const payload = await payloadOf(got.card, host.lines);
      await message.reply({
        ...body(payload),
        flags: MessageFlags.IsComponentsV2,
        nonce: nonceOf(key),
        enforceNonce: true,
        failIfNotExists: false,
      });
    }
  }

  return {
    name: 'discord',
    start,
    pingOf: (words: string, to: Address, caller: Caller): Promise<Ping> =>
      findPing(words, to, caller, client),
    send: (to: Address, card: Card, key: string, again?: boolean): Promise<Sent> =>
      poster.post(to.thread ?? to.channel, card, key, again),
    keepOne: (to: Address, key: string, ref: string): Promise<void> =>
      poster.keepOne(to.thread ?? to.channel, key, ref),
    tell: (_workspace: string, user: string, card: Card, key: string): Promise<Sent> =>
      poster.direct(user, card, key),
    async stop(): Promise<void> {
      const ending = client;
      client?.removeAllListeners(Events.InteractionCreate);
      client?.removeAllListeners(Events.MessageCreate);
      await Promise.all(running);
      client = undefined;
      failed = 'stopped';
      await ending?.destroy();
    },
    health() {
      if (failed) return { ok: false, why: failed };
      return client?.isReady() ? { ok: true } : { ok: false, why: 'the connection to Discord is down' };
    },
  };
}

/** Puts the command list up where it is not what stands there: globally, or in one guild. Resolves to whether it was sent. */
export async function register(
  settings: DiscordSettings,
  host: Pick<Host, 'shapes' | 'log'>,
): Promise<boolean> {
  const rest = new REST({
    ...(settings.apiUrl ? { api: settings.apiUrl } : {}),
    timeout: settings.timeoutMs ?? 10_000,
    rejectOnRateLimit: (limit) => limit.retryAfter <= 0,
  }).setToken(settings.token);
  const id = settings.applicationId ?? applicationOf(settings.token) ?? (await whoAmI(rest));
  const route = settings.guildId
    ? Routes.applicationGuildCommands(id, settings.guildId)
    : Routes.applicationCommands(id);
  const wanted = discordCommands(host.shapes);
  const standing = (await rest.get(route)) as unknown[];
  if (fingerprint(standing) === fingerprint(wanted)) return false;
  await rest.put(route, { body: wanted });
  host.log.info({ commands: wanted.length, guild: settings.guildId }, 'Discord: commands registered');
  return true;
}

/** A bot token's first part is the application's id in base64. https://discord.com/developers/docs/reference#authentication */
function applicationOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id) ? id : undefined;
}

const whoAmI = async (rest: REST): Promise<string> =>
  ((await rest.get(Routes.currentApplication())) as { id: string }).id;

function callerOf(one: Answerable): Caller {
  return {
    platform: 'discord',
    workspace: one.guildId ?? `dm:${one.user.id}`,
    channel: one.channelId ?? '',
    user: one.user.id,
    manager: one.guildId === null || (one.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    mayPing: one.memberPermissions?.has(PermissionFlagsBits.MentionEveryone) ?? false,
  };
}

/** The library's names for a payload. */
const body = (payload: Payload) => ({ components: payload.components, allowedMentions: { parse: [] as [] } });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
