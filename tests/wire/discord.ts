import { type WebSocket, WebSocketServer } from 'ws';
import { bodyProblem, type DiscordBody } from './discord-limits.ts';
import { type Fault, type Recorded, Wire } from './fault.ts';

/** A message as the fake keeps it. */
export interface DiscordMessage extends DiscordBody {
  id: string;
  channel_id: string;
  author: { id: string };
}

/** An interaction that was delivered, and what the bot made of it. */
export interface Delivered {
  id: string;
  token: string;
  /** The acknowledgement's type and flags; undefined until it came. */
  callback?: { type: number; data?: { flags?: number } };
  /** The original reply, as last edited. */
  reply?: DiscordBody;
  followUps: DiscordBody[];
  deleted: boolean;
}

export interface DiscordOptions {
  port?: number;
  /** Channels that exist, all in `GUILD`; any other answers 404. */
  channels?: string[];
  /** Channels that refuse the bot: 403. */
  closed?: string[];
  /** Roles besides @everyone; `mentionable`: anybody may mention it. */
  roles?: { id: string; name: string; mentionable?: boolean }[];
  /** Rights of the bot, as a bit field. */
  rights?: string;
}

export const GUILD = '100000000000000001';
export const CHANNEL = '200000000000000001';
export const BOT = '300000000000000001';
export const USER = '400000000000000001';
/** Permission bits, as the interaction carries them. */
const MANAGE_GUILD = '32';

let nextId = 500_000_000_000_000_000n;
const snowflake = (): string => String(nextId++);

/** Discord's REST API and gateway on loopback. Point `DISCORD_API_URL` at `url`. Bodies over the platform's limits are refused as there. */
export async function startDiscord(options: DiscordOptions = {}) {
  const channels = new Set(options.channels ?? [CHANNEL]);
  const closed = new Set(options.closed ?? []);
  const stored = new Map<string, DiscordMessage[]>();
  const delivered = new Map<string, Delivered>();
  const sockets = new Set<WebSocket>();
  const nonces = new Set<string>();
  let commands: unknown[] = [];
  let registrations = 0;
  let identified: { intents: number } | undefined;
  let sequence = 0;
  let resumed = 0;
  let port = 0;

  const wire = new Wire(route);
  const gateway = new WebSocketServer({ server: wire.server, path: '/gateway' });
  gateway.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      wire.touch();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 }, s: null, t: null }));
    socket.on('message', (data) => {
      const packet = JSON.parse(String(data)) as { op: number; d: { intents: number } };
      if (packet.op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (packet.op === 6) {
        dispatchTo(socket, 'RESUMED', {});
        resumed += 1;
      }
      if (packet.op === 2) {
        identified = { intents: packet.d.intents };
        dispatchTo(socket, 'READY', ready());
        dispatchTo(socket, 'GUILD_CREATE', guild());
      }
      wire.touch();
    });
  });
  port = await wire.listen(options.port);

  function dispatchTo(socket: WebSocket, t: string, d: unknown): void {
    socket.send(JSON.stringify({ op: 0, s: ++sequence, t, d }));
  }
  function dispatch(t: string, d: unknown): void {
    for (const socket of sockets) dispatchTo(socket, t, d);
  }
  const user = (id: string) => ({
    id,
    username: `u${id}`,
    discriminator: '0',
    avatar: null,
    bot: id === BOT,
  });
  const ready = () => ({
    v: 10,
    user: user(BOT),
    guilds: [{ id: GUILD, unavailable: true }],
    session_id: 'session',
    resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
    application: { id: BOT, flags: 0 },
  });
  const guild = () => ({
    id: GUILD,
    name: 'Guild',
    owner_id: '499999999999999999',
    roles: [
      { id: GUILD, name: '@everyone', permissions: options.rights ?? '0', position: 0, color: 0 },
      ...(options.roles ?? []).map((one) => ({
        permissions: '0',
        position: 1,
        color: 0,
        mentionable: false,
        ...one,
      })),
    ],
    channels: [...channels].map((id) => ({ id, type: 0, name: `c${id}`, permission_overwrites: [] })),
    members: [{ user: user(BOT), roles: [], joined_at: '2025-01-01T00:00:00Z', flags: 0 }],
    emojis: [],
    stickers: [],
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    features: [],
    member_count: 2,
    unavailable: false,
  });

  function route(request: Recorded): { status: number; body?: unknown } {
    const path = decodeURIComponent(request.path).replace(/^\/api\/v10/, '');
    const at = `${request.method} ${path}`;
    let match: RegExpExecArray | null;
    if (at === 'GET /gateway/bot')
      return ok({
        url: `ws://127.0.0.1:${port}/gateway`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      });
    if (/^GET \/(oauth2\/)?applications\/@me$/.test(at)) return ok({ id: BOT, name: 'bot', flags: 0 });
    if (at === 'GET /users/@me') return ok(user(BOT));
    if (/^GET \/applications\/\d+\/(guilds\/\d+\/)?commands$/.test(at)) return ok(commands);
    if (/^PUT \/applications\/\d+\/(guilds\/\d+\/)?commands$/.test(at)) {
      registrations++;
      commands = (request.body as Record<string, unknown>[]).map((one) => ({
        ...one,
        id: snowflake(),
        application_id: BOT,
        version: snowflake(),
        default_member_permissions: null,
        nsfw: false,
      }));
      return ok(commands);
    }
    if ((match = /^GET \/guilds\/\d+\/members\/(\d+)$/.exec(at)))
      return [USER, BOT].includes(match[1] ?? '')
        ? ok({ user: user(match[1] ?? ''), roles: [], joined_at: '2025-01-01T00:00:00Z', flags: 0 })
        : { status: 404, body: { code: 10007, message: 'Unknown Member' } };
    if (at === 'POST /users/@me/channels') {
      const id = `dm${(request.body as { recipient_id: string }).recipient_id}`.replace('dm', '9');
      channels.add(id);
      return ok({ id, type: 1, recipients: [] });
    }
    if ((match = /^GET \/channels\/(\d+)$/.exec(at)))
      return channels.has(match[1]!)
        ? ok({ id: match[1], type: 0 })
        : { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
    if ((match = /^(GET|POST) \/channels\/(\d+)\/messages$/.exec(at))) {
      const channel = match[2]!;
      if (!channels.has(channel)) return { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
      if (closed.has(channel)) return { status: 403, body: { code: 50001, message: 'Missing Access' } };
      const list = stored.get(channel) ?? [];
      if (match[1] === 'GET') return ok([...list].reverse().slice(0, Number(request.query.limit ?? 50)));
      return post(channel, list, request.body as DiscordBody);
    }
    if ((match = /^DELETE \/channels\/(\d+)\/messages\/(\d+)$/.exec(at))) {
      const [, channel = '', id] = match;
      const list = stored.get(channel) ?? [];
      if (!list.some((one) => one.id === id))
        return { status: 404, body: { code: 10008, message: 'Unknown Message' } };
      stored.set(
        channel,
        list.filter((one) => one.id !== id),
      );
      return { status: 204 };
    }
    if ((match = /^POST \/interactions\/\d+\/([\w-]+)\/callback$/.exec(at))) {
      const one = delivered.get(match[1]!);
      if (!one) return { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
      one.callback = request.body as Delivered['callback'];
      return { status: 204 };
    }
    if ((match = /^(POST|PATCH|DELETE) \/webhooks\/\d+\/([\w-]+)(\/messages\/@original)?$/.exec(at)))
      return webhook(match[1]!, delivered.get(match[2]!), request.body as DiscordBody);
    return { status: 404, body: { code: 0, message: `404: ${at}` } };
  }

  function post(channel: string, list: DiscordMessage[], body: DiscordBody) {
    const problem = bodyProblem(body);
    if (problem) return { status: 400, body: { code: 50035, message: `Invalid Form Body: ${problem}` } };
    const same =
      body.enforce_nonce && nonces.has(body.nonce ?? '') && list.find((one) => one.nonce === body.nonce);
    if (same) return ok(same);
    nonces.add(body.nonce ?? '');
    const message: DiscordMessage = { ...body, id: snowflake(), channel_id: channel, author: user(BOT) };
    stored.set(channel, [...list, message]);
    return ok(message);
  }

  function webhook(method: string, one: Delivered | undefined, body: DiscordBody) {
    if (!one) return { status: 404, body: { code: 10015, message: 'Unknown Webhook' } };
    if (method === 'DELETE') {
      one.deleted = true;
      return { status: 204 };
    }
    const problem = bodyProblem(body);
    if (problem) return { status: 400, body: { code: 50035, message: `Invalid Form Body: ${problem}` } };
    if (method === 'PATCH') one.reply = body;
    else one.followUps.push(body);
    return ok({ ...body, id: snowflake(), channel_id: CHANNEL, author: user(BOT) });
  }

  /** Hands an interaction to the bot; `manager` gives its user the Manage Server right. */
  function interact(
    type: number,
    data: unknown,
    options: { channel?: string; manager?: boolean; permissions?: string } = {},
  ): Delivered {
    const one: Delivered = { id: snowflake(), token: `token-${snowflake()}`, followUps: [], deleted: false };
    delivered.set(one.token, one);
    const channel = options.channel ?? CHANNEL;
    dispatch('INTERACTION_CREATE', {
      id: one.id,
      token: one.token,
      application_id: BOT,
      type,
      version: 1,
      data,
      guild_id: GUILD,
      channel_id: channel,
      channel: { id: channel, type: 0 },
      member: {
        user: user(USER),
        roles: [],
        permissions: options.permissions ?? (options.manager ? MANAGE_GUILD : '0'),
        joined_at: '2025-01-01T00:00:00Z',
        flags: 0,
      },
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1_000_000,
      ...(type === 3
        ? {
            message: {
              id: snowflake(),
              channel_id: channel,
              author: user(BOT),
              content: '',
              components: [],
              embeds: [],
              attachments: [],
              mentions: [],
              timestamp: '2025-01-01T00:00:00Z',
              type: 0,
            },
          }
        : {}),
    });
    return one;
  }

  return {
    url: `http://127.0.0.1:${port}/api`,
    requests: wire.requests,
    messages: (channel: string): readonly DiscordMessage[] => stored.get(channel) ?? [],
    fault: (fault: Fault): void => wire.fault(fault),
    until: wire.until.bind(wire) as typeof wire.until,
    registered: () => ({ commands, registrations }),
    /** The few minutes for which a nonce counts are over. */
    forgetNonces: (): void => nonces.clear(),
    intents: () => identified?.intents,
    connections: () => sockets.size,
    /** Sessions taken up again after a lost connection. */
    resumed: () => resumed,
    /** Cuts every gateway connection without a close frame. */
    drop: (): void => {
      for (const socket of sockets) socket.terminate();
    },
    /** A slash command with its options filled in. */
    emitCommand: (
      name: string,
      values: Record<string, string | number | boolean> = {},
      options: { channel?: string; manager?: boolean; permissions?: string } = {},
    ): Delivered =>
      interact(
        2,
        {
          id: snowflake(),
          name,
          type: 1,
          options: Object.entries(values).map(([key, value]) => ({
            name: key,
            value,
            type: typeof value === 'boolean' ? 5 : typeof value === 'number' ? 10 : 3,
          })),
        },
        options,
      ),
    /** A press of the button with this custom id. */
    emitPress: (
      customId: string,
      options: { channel?: string; manager?: boolean; permissions?: string } = {},
    ): Delivered => interact(3, { custom_id: customId, component_type: 2 }, options),
    /** A message of a person; the bot is mentioned where its mention stands in it. */
    emitMessage: (content: string, channel = CHANNEL): void =>
      dispatch('MESSAGE_CREATE', {
        id: snowflake(),
        channel_id: channel,
        guild_id: GUILD,
        author: user(USER),
        member: { roles: [], joined_at: '2025-01-01T00:00:00Z', flags: 0 },
        content,
        mentions: content.includes(`<@${BOT}>`) ? [user(BOT)] : [],
        mention_roles: [],
        mention_everyone: false,
        attachments: [],
        embeds: [],
        components: [],
        timestamp: '2025-01-01T00:00:00Z',
        edited_timestamp: null,
        tts: false,
        pinned: false,
        type: 0,
      }),
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.terminate();
      gateway.close();
      await wire.close();
    },
  };
}

const ok = (body: unknown) => ({ status: 200, body });

export type DiscordWire = Awaited<ReturnType<typeof startDiscord>>;
