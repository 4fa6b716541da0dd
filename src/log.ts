import pino from 'pino';

export type Log = pino.Logger;

/** What looks like a secret wherever it turns up in a message: Slack and Discord tokens, Slack response URLs, webhook paths. */
const SECRETS =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=\/(?:commands|actions|workflows|webhooks)\/)[\w-]+\/[\w/-]+/gu;

/** A text without secrets and without the query strings of addresses. */
export function redact(text: string): string {
  return text
    .replace(SECRETS, '[redacted]')
    .replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gu, '$1?[redacted]');
}

/** JSON lines on standard error (standard output belongs to answers). */
export function makeLog(
  level: string,
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          'headers.cookie',
          'secret',
          '*.secret',
        ],
        censor: '[redacted]',
      },
      hooks: { streamWrite: redact },
    },
    destination,
  );
}
