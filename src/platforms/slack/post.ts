import { webApi } from '@slack/bolt';
import type { Card } from '../../card/card.ts';
import type { Sent } from '../platform.ts';
import { outcomeOf } from './outcome.ts';
import { render } from './render.ts';

/** Type of the metadata that carries a delivery's key. https://docs.slack.dev/messaging/message-metadata */
const EVENT = 'wiredesk_delivery';
/** Messages a page and pages that are looked through before a repeat. https://docs.slack.dev/reference/methods/conversations.history */
const PAGE = 200;
const PAGES = 3;

interface Kept {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: { key?: unknown } };
}

/** A client that asks once: Slack has no idempotency key, so the library's own repeats would make a message twice. */
export function askOnce(token: string, apiUrl: string | undefined, timeoutMs: number): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logLevel: 'error' as webApi.LogLevel,
  });
}

/**
 * Posts cards, each key once. The key travels in the message's metadata, and the channel is looked through for it before anything is posted,
 * unless the caller knows that this key was never sent.
 */
export class Poster {
  private readonly client: webApi.WebClient;
  private readonly now: () => number;
  private readonly wait = new Map<string, number>();
  private readonly unsure = new Set<string>();

  constructor(client: webApi.WebClient, now: () => number) {
    this.client = client;
    this.now = now;
  }

  async post(
    to: { channel: string; thread?: string },
    card: Card,
    key: string,
    again: boolean | undefined,
  ): Promise<Sent> {
    const held = (this.wait.get(to.channel) ?? 0) - this.now();
    if (held > 0) return { outcome: 'retry', why: 'Slack asked us to wait', afterMs: held };
    this.wait.delete(to.channel);
    try {
      if (again !== false || this.unsure.has(key)) {
        const found = await this.find(to, key);
        if (found) {
          this.unsure.delete(key);
          return { outcome: 'sent', ref: found };
        }
      }
      const { ts } = await this.client.chat.postMessage({
        ...render(card),
        channel: to.channel,
        ...(to.thread ? { thread_ts: to.thread } : {}),
        metadata: { event_type: EVENT, event_payload: { key } },
      });
      this.unsure.delete(key);
      return { outcome: 'sent', ref: ts ?? '' };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.outcome === 'unknown') this.unsure.add(key);
      else if (outcome.outcome === 'retry' && outcome.afterMs)
        this.wait.set(to.channel, this.now() + outcome.afterMs);
      return outcome;
    }
  }

  /** Deletes every message of this key but `ref`; a bot may delete its own. https://docs.slack.dev/reference/methods/chat.delete */
  async keepOne(to: { channel: string; thread?: string }, key: string, ref: string): Promise<void> {
    for await (const ts of this.all(to, key))
      if (ts !== ref) await this.client.chat.delete({ channel: to.channel, ts });
  }

  async direct(user: string, card: Card, key: string): Promise<Sent> {
    try {
      const { channel } = await this.client.conversations.open({ users: user });
      if (!channel?.id) return { outcome: 'retry', why: 'Slack opened no conversation' };
      return await this.post({ channel: channel.id }, card, key, undefined);
    } catch (error) {
      const outcome = outcomeOf(error);
      // Nothing was posted yet, so there is nothing to be unsure of.
      return outcome.outcome === 'unknown' ? { ...outcome, outcome: 'retry' } : outcome;
    }
  }

  /** The timestamp of the message that carries the key, among the newest. */
  private async find(to: { channel: string; thread?: string }, key: string): Promise<string | undefined> {
    for await (const ts of this.all(to, key)) return ts;
    return undefined;
  }

  private async *all(to: { channel: string; thread?: string }, key: string): AsyncGenerator<string> {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const common = {
        channel: to.channel,
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      };
      let got: { messages?: Kept[]; response_metadata?: { next_cursor?: string } };
      try {
        got = (
          to.thread
            ? await this.client.conversations.replies({ ...common, ts: to.thread })
            : await this.client.conversations.history(common)
        ) as typeof got;
      } catch (error) {
        // A channel whose history we may not read can only be written to: better twice than never.
        if (/missing_scope|thread_not_found/.test(String(error))) return;
        throw error;
      }
      for (const { ts, metadata } of got.messages ?? [])
        if (ts && metadata?.event_type === EVENT && metadata.event_payload?.key === key) yield ts;
      cursor = got.response_metadata?.next_cursor;
      if (!cursor) return;
    }
    return undefined;
  }
}
