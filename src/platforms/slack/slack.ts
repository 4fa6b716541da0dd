import { App, type BlockAction, type ButtonAction, HTTPReceiver } from '@slack/bolt';
import type { Card, Ping } from '../../card/card.ts';
import type { Reply } from '../../command/command.ts';
import type { Address, Caller } from '../../domain/caller.ts';
import type { Host } from '../host.ts';
import type { Answer, Platform, Sent } from '../platform.ts';
import { UMBRELLA } from './manifest.ts';
import { outcomeOf } from './outcome.ts';
import { People } from './people.ts';
import { findPing } from './ping.ts';
import { askOnce, Poster } from './post.ts';
import { LINE_ACTION, render } from './render.ts';
import { Link, loggerOf } from './socket.ts';
import { typed } from './words.ts';

export interface SlackSettings {
  botToken: string;
  /** Socket Mode; without it HTTP mode, which needs the signing secret and a port. */
  appToken?: string;
  signingSecret?: string;
  port?: number;
  apiUrl?: string;
  /** Users who may manage besides the workspace's admins and owners. */
  managers?: readonly string[];
  /** Longest wait for one answer of the API, in ms. */
  timeoutMs?: number;
  now?: () => number;
}

/** Where an answer goes: the one-time address that Slack gave, or a channel and thread. */
interface Place {
  caller: Caller;
  responseUrl?: string;
}

/** Lines of one mention that are answered; the rest is chatter. */
const LINES_A_MENTION = 3;
/** Longest wait before an answer is posted once more, in ms. */
const PATIENCE = 5_000;
/** Events that are remembered, so that one which Slack hands over twice is answered once. */
const EVENTS = 1_000;

/** Slack as a platform: slash commands, buttons and mentions in; Block Kit out. */
export function slack(settings: SlackSettings, host: Host): Platform {
  const now = settings.now ?? Date.now;
  const timeoutMs = settings.timeoutMs ?? 10_000;
  const client = askOnce(settings.botToken, settings.apiUrl, timeoutMs);
  const poster = new Poster(client, now);
  const people = new People(client, settings.managers ?? [], now, host.log);
  const running = new Set<Promise<void>>();
  const seen = new Set<string>();
  let link: Link | undefined;
  let app: App | undefined;
  let failed: string | undefined = 'not started';

  async function start(answer: Answer): Promise<void> {
    try {
      const me = await client.auth.test();
      const receiver = settings.appToken
        ? (link = new Link({
            appToken: settings.appToken,
            apiUrl: settings.apiUrl,
            timeoutMs,
            log: host.log,
          })).receiver
        : new HTTPReceiver({ signingSecret: settings.signingSecret ?? '', logger: loggerOf(host.log) });
      const identity = {
        botToken: settings.botToken,
        botId: me.bot_id,
        botUserId: me.user_id,
        teamId: me.team_id,
      };
      app = new App({
        receiver,
        authorize: async () => identity,
        logger: loggerOf(host.log),
        clientOptions: { ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}) },
      });
      listen(app, answer);
      if (link) await link.open();
      else await app.start(settings.port ?? 3000);
      failed = undefined;
    } catch (error) {
      failed = `cannot start: ${error instanceof Error ? error.message : String(error)}`;
      await link?.close();
      throw error;
    }
  }

  function listen(to: App, answer: Answer): void {
    to.error(async (error) => host.log.error({ err: error }, 'Slack: an event was lost'));
    to.command(/^\/./, async ({ command, ack }) => {
      await ack();
      const name = command.command.replace(/^\//, '');
      const words = typed(command.text ?? '');
      const line = name === UMBRELLA ? `/${words.replace(/^\//, '') || 'help'}` : `/${name} ${words}`.trim();
      const from = { workspace: command.team_id, channel: command.channel_id, user: command.user_id };
      track(reply(line, from, command.response_url, answer));
    });
    to.action<BlockAction<ButtonAction>>(new RegExp(`^${LINE_ACTION}:`), async ({ action, body, ack }) => {
      await ack();
      // A button that opens an address is reported too, without a value.
      if (!action.value) return;
      const thread = (body.message as { thread_ts?: string } | undefined)?.thread_ts;
      const from = {
        workspace: body.team?.id ?? body.user.team_id ?? '',
        channel: body.channel?.id ?? '',
        user: body.user.id,
        ...(thread ? { thread } : {}),
      };
      track(reply(action.value, from, thread ? undefined : body.response_url, answer));
    });
    to.event('app_mention', async ({ event, body }) => {
      if (seen.has(body.event_id) || !event.user) return;
      if (seen.size >= EVENTS) seen.clear();
      seen.add(body.event_id);
      const from = {
        workspace: body.team_id,
        channel: event.channel,
        user: event.user,
        thread: event.thread_ts ?? event.ts,
      };
      // "Who is that, @Wiredesk?": where nothing follows the mention, what stands before it is meant.
      const [before = '', ...after] = event.text.split(/<@[A-Z0-9]+(?:\|[^>]*)?>/);
      const said = /[\p{L}\p{N}]/u.test(after.join(''))
        ? event.text.replace(/^[\s\S]*?<@[A-Z0-9]+(?:\|[^>]*)?>/, '')
        : before;
      const lines = said.split('\n').map(typed).filter(Boolean);
      track(
        (async () => {
          for (const line of (lines.length > 0 ? lines : ['/help']).slice(0, LINES_A_MENTION))
            await reply(line, from, undefined, answer);
        })(),
      );
    });
  }

  function track(work: Promise<void>): void {
    const guarded = work.catch((error: unknown) =>
      host.log.error({ err: error }, 'Slack: an answer was lost'),
    );
    running.add(guarded);
    void guarded.finally(() => running.delete(guarded));
  }

  async function reply(
    line: string,
    from: Omit<Caller, 'platform' | 'manager' | 'zone'>,
    responseUrl: string | undefined,
    answer: Answer,
  ): Promise<void> {
    const person = await people.find(from.user);
    const caller: Caller = { platform: 'slack', ...from, ...person };
    await show(await answer(line, caller), { caller, ...(responseUrl ? { responseUrl } : {}) });
  }

  /** By the one-time address where there is one: it works in channels that the bot is not in. */
  async function show(got: Reply, place: Place): Promise<void> {
    const hidden = got.visibility === 'caller';
    // Whoever is called is called by a digest, never by an answer.
    const payload = render({ ...got.card, ping: undefined });
    if (place.responseUrl) {
      const response = await fetch(place.responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...payload,
          response_type: hidden ? 'ephemeral' : 'in_channel',
          replace_original: false,
        }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return;
      host.log.warn({ status: response.status }, 'Slack: the answer address is used up, posting instead');
    }
    const { channel, user, thread } = place.caller;
    const where = { channel, ...(thread ? { thread_ts: thread } : {}) };
    await patiently(() =>
      hidden
        ? client.chat.postEphemeral({ ...payload, ...where, user })
        : client.chat.postMessage({ ...payload, ...where }),
    );
  }

  /** Once more where Slack certainly did not take it and the wait is one that a person waits too. */
  async function patiently(post: () => Promise<unknown>): Promise<void> {
    try {
      await post();
    } catch (error) {
      const { outcome, ...rest } = outcomeOf(error);
      const afterMs = 'afterMs' in rest ? (rest.afterMs ?? 0) : 0;
      if (outcome !== 'retry' || afterMs > PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await post();
    }
  }

  return {
    name: 'slack',
    start,
    pingOf: (words: string, _to: Address, caller: Caller): Promise<Ping> => findPing(words, caller, client),
    send: (to: Address, card: Card, key: string, again?: boolean): Promise<Sent> =>
      poster.post(to, card, key, again),
    keepOne: (to: Address, key: string, ref: string): Promise<void> => poster.keepOne(to, key, ref),
    tell: (_workspace: string, user: string, card: Card, key: string): Promise<Sent> =>
      poster.direct(user, card, key),
    async stop(): Promise<void> {
      failed = 'stopped';
      if (link) await link.close();
      else await app?.stop().catch(() => undefined);
      await Promise.all(running);
      app = undefined;
      link = undefined;
    },
    health() {
      if (failed) return { ok: false, why: failed };
      return link && !link.connected ? { ok: false, why: 'the connection to Slack is down' } : { ok: true };
    },
  };
}
