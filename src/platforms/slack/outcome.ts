import { webApi } from '@slack/bolt';
import type { Sent } from '../platform.ts';

type Failed = Exclude<Sent, { outcome: 'sent' }>;

/** Waits where the platform names none, in ms. */
const SHORT = 5_000;
const MINUTE = 60_000;

/** The channel, or our place in it, is no more. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const GONE = new Set([
  ...[
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'no_permission',
    'restricted_action',
    'is_inactive',
  ],
  ...[
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'posting_to_channel_denied',
  ],
  ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked', 'messages_tab_disabled'],
  ...['account_inactive', 'user_not_found', 'user_disabled', 'cannot_dm_bot', 'cannot_reply_to_message'],
  ...['team_access_not_granted', 'as_user_not_supported', 'method_not_allowed', 'user_not_visible'],
  ...['ekm_access_denied', 'access_denied', 'org_login_required', 'channel_is_limited_access'],
]);

/** Slack answered that it did not carry the request out, and will later. */
const LATER = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded', 'service_unavailable']);

/** Slack's own mishaps, where the message may stand all the same. */
const UNSURE = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** What a failed call means. */
export function outcomeOf(error: unknown): Failed {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { outcome: 'retry', why: 'Slack asks us to wait', afterMs: Math.max(1, error.retryAfter) * 1_000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (GONE.has(code)) return { outcome: 'gone', why: code };
    if (UNSURE.has(code)) return { outcome: 'unknown', why: `Slack answered ${code}`, afterMs: SHORT };
    if (LATER.has(code)) return { outcome: 'retry', why: `Slack answered ${code}`, afterMs: MINUTE };
    // A refused token, a missing scope, a body that is refused: ours to repair, so it is kept and tried seldom.
    return { outcome: 'retry', why: `Slack refused: ${code}`, afterMs: 5 * MINUTE };
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return { outcome: 'unknown', why: `Slack answered ${error.statusCode}`, afterMs: SHORT };
  // The library has no class of its own for a 429 without Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return { outcome: 'retry', why: 'Slack asks us to wait', afterMs: MINUTE / 2 };
  const code = codeOf(error);
  if (code && NEVER_ARRIVED.has(code))
    return { outcome: 'retry', why: `Slack cannot be reached (${code})`, afterMs: SHORT };
  return {
    outcome: 'unknown',
    why: `no answer from Slack (${code ?? (error instanceof Error ? error.name : String(error))})`,
    afterMs: SHORT,
  };
}

/** The connection was never made, so nothing can stand there. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

function codeOf(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < 6; depth++) {
    const code = (at as NodeJS.ErrnoException).code;
    if (typeof code === 'string' && !code.startsWith('slack_')) return code;
    at = (at as { original?: unknown }).original ?? at.cause;
  }
  return undefined;
}
