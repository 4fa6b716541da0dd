import { createHash } from 'node:crypto';
import { REST, Routes } from 'discord.js';
import type { Card } from '../../card/card.ts';
import type { LineMemory } from '../host.ts';
import type { Sent } from '../platform.ts';
import { CUSTOM_ID, NONCE } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { linesOf, type Payload, render } from './render.ts';

/** Prefixes of custom ids: the line itself, or the key that it is kept under. */
const LINE = 'l:';
const KEY = 'k:';

/** The card with custom ids for its buttons: lines that are too long for one are kept under a key. */
export async function payloadOf(card: Card, lines: LineMemory, mark?: number): Promise<Payload> {
  const ids = new Map<string, string>();
  for (const line of new Set(linesOf(card)))
    ids.set(
      line,
      LINE.length + line.length <= CUSTOM_ID ? `${LINE}${line}` : `${KEY}${await lines.remember(line)}`,
    );
  return render(card, { idOf: (line) => ids.get(line), mark });
}

/** The command line that a custom id stands for. */
export async function lineBehind(id: string, lines: LineMemory): Promise<string | undefined> {
  if (id.startsWith(LINE)) return id.slice(LINE.length);
  return id.startsWith(KEY) ? lines.recall(id.slice(KEY.length)) : undefined;
}

/** 1 to 2^31-1, the same for the same key: the id of the message's container, which Discord keeps and gives back. */
export const markOf = (key: string): number =>
  createHash('sha256').update(key).digest().readUInt32BE(0) & 0x7fff_ffff || 1;

/** The delivery's key as a nonce: Discord makes no second message of the same nonce within some minutes. */
export const nonceOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, NONCE);

/** How many of a channel's newest messages are looked through before a repeat. https://discord.com/developers/docs/resources/message#get-channel-messages */
const LOOK = 100;

interface Kept {
  id: string;
  author?: { id: string };
  nonce?: string | number;
  components?: { id?: number }[];
}

/**
 * Posts cards, each key once. The nonce guards a repeat within minutes; for later ones (a crash between the post and its note) the message
 * is looked for first, by the mark on its container.
 */
export class Poster {
  private readonly rest: REST;
  private readonly token: string;
  private readonly lines: LineMemory;
  private readonly unsure = new Set<string>();
  private readonly wait = new Map<string, number>();
  private readonly now: () => number;

  constructor(options: {
    token: string;
    apiUrl?: string;
    lines: LineMemory;
    timeoutMs?: number;
    now?: () => number;
  }) {
    this.lines = options.lines;
    this.token = options.token;
    this.now = options.now ?? Date.now;
    this.rest = new REST({
      ...(options.apiUrl ? { api: options.apiUrl } : {}),
      // The nonce makes the library's own repeat harmless; a 429 is rescheduled by the sender and never waited out here.
      retries: 1,
      timeout: options.timeoutMs ?? 10_000,
      rejectOnRateLimit: () => true,
    });
  }

  /** `again` false: the caller knows that this key was never sent, and the look can be spared. */
  async post(channel: string, card: Card, key: string, again?: boolean): Promise<Sent> {
    const held = (this.wait.get(channel) ?? 0) - this.now();
    if (held > 0) return { outcome: 'retry', why: 'Discord asked us to wait', afterMs: held };
    this.wait.delete(channel);
    // The library forgets its token at the first 401.
    this.rest.setToken(this.token);
    try {
      const found = again === false && !this.unsure.has(key) ? undefined : await this.find(channel, key);
      if (found) {
        this.unsure.delete(key);
        return { outcome: 'sent', ref: found };
      }
      const payload = await payloadOf(card, this.lines, markOf(key));
      const body = { ...payload, nonce: nonceOf(key), enforce_nonce: true };
      const message = (await this.rest.post(Routes.channelMessages(channel), { body })) as Kept;
      this.unsure.delete(key);
      return { outcome: 'sent', ref: message.id };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.outcome === 'retry' && outcome.afterMs)
        this.wait.set(channel, this.now() + outcome.afterMs);
      return outcome;
    }
  }

  /** Deletes every message of this key but `ref`. One's own messages need no right. https://discord.com/developers/docs/resources/message#delete-message */
  async keepOne(channel: string, key: string, ref: string): Promise<void> {
    this.rest.setToken(this.token);
    for (const { id } of await this.all(channel, key))
      if (id !== ref) await this.rest.delete(Routes.channelMessage(channel, id));
  }

  async direct(user: string, card: Card, key: string): Promise<Sent> {
    this.rest.setToken(this.token);
    try {
      const channel = (await this.rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as {
        id: string;
      };
      return await this.post(channel.id, card, key);
    } catch (error) {
      const outcome = outcomeOf(error);
      // Nothing was posted yet, so there is nothing to be unsure of.
      return outcome.outcome === 'unknown' ? { ...outcome, outcome: 'retry' } : outcome;
    }
  }

  /** The message of this key among the newest, for a crash may have come between the post and its note. */
  private async find(channel: string, key: string): Promise<string | undefined> {
    return (await this.all(channel, key))[0]?.id;
  }

  private async all(channel: string, key: string): Promise<Kept[]> {
    let newest: Kept[];
    try {
      newest = (await this.rest.get(Routes.channelMessages(channel), {
        query: new URLSearchParams({ limit: String(LOOK) }),
      })) as Kept[];
    } catch (error) {
      const outcome = outcomeOf(error);
      // A channel may let us write and not read its history: then the nonce alone guards.
      if (outcome.outcome === 'gone' && !/Unknown Channel/.test(outcome.why)) return [];
      throw error;
    }
    const mark = markOf(key);
    const nonce = nonceOf(key);
    return newest.filter((one) => one.nonce === nonce || one.components?.some((part) => part.id === mark));
  }
}
