import { type WebSocket, WebSocketServer } from 'ws';
import { type Fault, type Recorded, Wire } from './fault.ts';
import { blocksProblem, type SlackBlock } from './slack-limits.ts';

export interface SlackMessage {
  ts: string;
  channel: string;
  thread_ts?: string;
  text: string;
  blocks?: SlackBlock[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** Set where only this user sees it. */
  ephemeral?: string;
}

/** What came to a response_url. */
export interface SlackResponse {
  response_type?: string;
  replace_original?: boolean;
  text?: string;
  blocks?: SlackBlock[];
}

/** An envelope that was delivered, and what the bot made of it. */
export interface Enveloped {
  id: string;
  acknowledged: boolean;
  responses: SlackResponse[];
}

export interface SlackOptions {
  port?: number;
  channels?: string[];
  users?: Record<string, { tz?: string; is_admin?: boolean; is_owner?: boolean }>;
}

export const TEAM = 'T01TEAM';
export const ROOM = 'C01ROOM';
export const BOT_USER = 'U01BOT';
export const PERSON = 'U01PERSON';
export const ADMIN = 'U01ADMIN';

/** Slack's Web API, Socket Mode, response_url and history on loopback. Point `SLACK_API_URL` at `url`. Any token is taken. */
export async function startSlack(options: SlackOptions = {}) {
  const channels = new Set(options.channels ?? [ROOM]);
  const users = options.users ?? {
    [PERSON]: { tz: 'Europe/Berlin' },
    [ADMIN]: { tz: 'America/New_York', is_admin: true },
  };
  const stored: SlackMessage[] = [];
  const archived = new Set<string>();
  const envelopes = new Map<string, Enveloped>();
  const sockets = new Set<WebSocket>();
  let port = 0;
  let clock = 1_700_000_000_000_000n;
  let serial = 0;
  let opened = 0;
  let failing: string | undefined;

  const wire = new Wire(route);
  const server = new WebSocketServer({ server: wire.server, path: '/link' });
  server.on('connection', (socket) => {
    sockets.add(socket);
    opened += 1;
    socket.on('close', () => {
      sockets.delete(socket);
      wire.touch();
    });
    socket.on('message', (data) => {
      const { envelope_id: id } = JSON.parse(String(data)) as { envelope_id: string };
      const one = envelopes.get(id);
      if (one) one.acknowledged = true;
      wire.touch();
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    wire.touch();
  });
  port = await wire.listen(options.port);

  const stamp = (): string => {
    clock += 1_000_001n;
    const digits = String(clock);
    return `${digits.slice(0, 10)}.${digits.slice(10, 16)}`;
  };

  function route(request: Recorded): { status: number; body?: unknown } {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const answer = /^\/respond\/([\w-]+)$/.exec(request.path);
    if (answer) return respond(answer[1]!, body as SlackResponse);
    const method = request.path.replace(/^\/api\//, '');
    const result = call(method, body);
    return {
      status: 200,
      body: typeof result === 'string' ? { ok: false, error: result } : { ok: true, ...result },
    };
  }

  function respond(id: string, body: SlackResponse) {
    const one = envelopes.get(id);
    if (!one) return { status: 404, body: { ok: false, error: 'expired_url' } };
    if (one.responses.length >= 5) return { status: 404, body: { ok: false, error: 'used_url' } };
    const problem = blocksProblem(body.blocks ?? []);
    if (problem) return { status: 400, body: { ok: false, error: problem } };
    one.responses.push(body);
    return { status: 200, body: { ok: true } };
  }

  function call(method: string, body: Record<string, unknown>): Record<string, unknown> | string {
    const channel = String(body.channel ?? '');
    switch (method) {
      case 'auth.test':
        return {
          user_id: BOT_USER,
          bot_id: 'B01BOT',
          team_id: TEAM,
          url: 'https://team.example/',
          team: 'Team',
        };
      case 'apps.connections.open':
        return failing ?? { url: `ws://127.0.0.1:${port}/link` };
      case 'users.info': {
        const user = users[String(body.user)];
        return user ? { user: { id: body.user, ...user } } : 'user_not_found';
      }
      case 'conversations.open': {
        const id = `D${String(body.users).slice(1)}`;
        channels.add(id);
        return { channel: { id } };
      }
      case 'chat.postMessage':
      case 'chat.postEphemeral': {
        if (!channels.has(channel)) return 'channel_not_found';
        if (archived.has(channel)) return 'is_archived';
        const blocks = body.blocks as SlackBlock[] | undefined;
        const problem = blocksProblem(blocks ?? []);
        if (problem) return problem;
        if (!body.text && !blocks?.length) return 'no_text';
        const message: SlackMessage = {
          ts: stamp(),
          channel,
          text: String(body.text ?? ''),
          ...(blocks ? { blocks } : {}),
          ...(body.thread_ts ? { thread_ts: String(body.thread_ts) } : {}),
          ...(body.metadata ? { metadata: body.metadata as SlackMessage['metadata'] } : {}),
          ...(method === 'chat.postEphemeral' ? { ephemeral: String(body.user) } : {}),
        };
        stored.push(message);
        return { ts: message.ts, message_ts: message.ts, channel, message };
      }
      case 'chat.delete': {
        const at = stored.findIndex((one) => one.channel === channel && one.ts === body.ts);
        if (at < 0) return 'message_not_found';
        stored.splice(at, 1);
        return { ts: body.ts, channel };
      }
      case 'conversations.history':
      case 'conversations.replies': {
        if (!channels.has(channel)) return 'channel_not_found';
        const seen = stored.filter(
          (one) =>
            one.channel === channel &&
            !one.ephemeral &&
            (method.endsWith('replies') ? one.thread_ts === body.ts : one.thread_ts === undefined),
        );
        // Metadata is given only to those who ask for it.
        const shown = seen
          .reverse()
          .map((one) => (body.include_all_metadata ? one : { ...one, metadata: undefined }));
        return { messages: shown.slice(0, Number(body.limit ?? 100)), has_more: false };
      }
      default:
        return 'unknown_method';
    }
  }

  function deliver(type: string, payload: (id: string) => unknown): Enveloped {
    const one: Enveloped = { id: `e${++serial}`, acknowledged: false, responses: [] };
    envelopes.set(one.id, one);
    const packet = JSON.stringify({
      type,
      envelope_id: one.id,
      payload: payload(one.id),
      accepts_response_payload: type !== 'events_api',
    });
    for (const socket of sockets) {
      socket.send(packet);
      break;
    }
    return one;
  }

  const responseUrl = (id: string): string => `http://127.0.0.1:${port}/respond/${id}`;

  return {
    url: `http://127.0.0.1:${port}/api/`,
    requests: wire.requests,
    messages: (channel: string): SlackMessage[] => stored.filter((one) => one.channel === channel),
    fault: (fault: Fault): void => wire.fault(fault),
    until: wire.until.bind(wire) as typeof wire.until,
    connections: () => sockets.size,
    /** Socket Mode connections ever made. */
    opened: () => opened,
    archive: (channel: string): void => void archived.add(channel),
    /** What `apps.connections.open` answers from now on; undefined: a connection. */
    refuseConnections: (error: string | undefined): void => void (failing = error),
    /** Cuts every connection without a close frame. */
    drop: (): void => {
      for (const socket of sockets) socket.terminate();
    },
    /** What Slack says before it recycles a connection. */
    refresh: (): void => {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    emitCommand: (command: string, text: string, user = PERSON, channel = ROOM): Enveloped =>
      deliver('slash_commands', (id) => ({
        command,
        text,
        user_id: user,
        user_name: 'person',
        team_id: TEAM,
        team_domain: 'team',
        channel_id: channel,
        channel_name: 'room',
        response_url: responseUrl(id),
        trigger_id: 't',
        api_app_id: 'A01',
      })),
    emitPress: (
      value: string,
      actionId: string,
      at: { user?: string; channel?: string; thread?: string } = {},
    ): Enveloped =>
      deliver('interactive', (id) => ({
        type: 'block_actions',
        user: { id: at.user ?? PERSON, team_id: TEAM, username: 'person' },
        team: { id: TEAM, domain: 'team' },
        channel: { id: at.channel ?? ROOM, name: 'room' },
        container: { type: 'message', message_ts: '1700000000.000001', channel_id: at.channel ?? ROOM },
        message: { ts: '1700000000.000001', ...(at.thread ? { thread_ts: at.thread } : {}) },
        api_app_id: 'A01',
        trigger_id: 't',
        response_url: responseUrl(id),
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1' }],
      })),
    emitMention: (
      text: string,
      at: { user?: string; channel?: string; thread?: string; event?: string } = {},
    ): Enveloped =>
      deliver('events_api', (id) => ({
        type: 'event_callback',
        team_id: TEAM,
        api_app_id: 'A01',
        event_id: at.event ?? `Ev${id}`,
        event_time: 1_700_000_000,
        authorizations: [{ team_id: TEAM, user_id: BOT_USER, is_bot: true }],
        event: {
          type: 'app_mention',
          user: at.user ?? PERSON,
          text,
          ts: '1700000000.000100',
          channel: at.channel ?? ROOM,
          event_ts: '1700000000.000100',
          ...(at.thread ? { thread_ts: at.thread } : {}),
        },
      })),
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.terminate();
      server.close();
      await wire.close();
    },
  };
}

export type SlackWire = Awaited<ReturnType<typeof startSlack>>;
