import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '../platform.ts';

/** Waits where the platform names none, in ms. */
const SHORT = 5_000;
const MINUTE = 60_000;

/** What a failed send means. Discord's error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export function outcomeOf(error: unknown): Exclude<Sent, { outcome: 'sent' }> {
  if (error instanceof RateLimitError) {
    // A 429 without Retry-After has 0 here: never ask again at once, 10,000 refusals in 10 minutes ban the address.
    const afterMs = error.retryAfter > 0 ? Math.ceil(error.retryAfter) : SHORT;
    return { outcome: 'retry', why: 'Discord asks us to wait', afterMs };
  }
  if (error instanceof DiscordAPIError) return refusal(error);
  if (error instanceof HTTPError)
    return { outcome: 'unknown', why: `Discord answered ${error.status}`, afterMs: SHORT };
  const code = codeOf(error);
  if (code && NEVER_ARRIVED.has(code))
    return { outcome: 'retry', why: `Discord cannot be reached (${code})`, afterMs: SHORT };
  return { outcome: 'unknown', why: `no answer from Discord (${code ?? nameOf(error)})`, afterMs: SHORT };
}

/** The connection was never made, so nothing can stand there. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function refusal(error: DiscordAPIError): Exclude<Sent, { outcome: 'sent' }> {
  const why = `${error.message} (${error.code})`;
  if (error.status === 401)
    return { outcome: 'retry', why: 'Discord refuses our token', afterMs: 5 * MINUTE };
  if (error.status === 403 || error.status === 404) return { outcome: 'gone', why };
  // Anything else of the 4xx kind is our own doing and will not become better: kept, and tried seldom.
  return { outcome: 'retry', why, afterMs: 5 * MINUTE };
}

function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const code = (at as NodeJS.ErrnoException).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
