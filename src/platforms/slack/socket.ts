import { type Logger, type LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { PlatformLog } from '../host.ts';

/** The platform's log as the library wants one; its chatter below a warning is dropped. */
export const loggerOf = (log: PlatformLog): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...parts) => log.warn({}, `Slack: ${parts.join(' ')}`),
  error: (...parts) => log.warn({}, `Slack: ${parts.join(' ')}`),
  setLevel: () => undefined,
  getLevel: () => 'warn' as LogLevel,
  setName: () => undefined,
});

/** First and longest pause between tries to connect, in ms. The first try after a loss comes at once: Slack recycles connections all day. */
const FIRST = 1_000;
const LONGEST = 60_000;
/** Longest wait for Slack's hello, in ms. */
const HELLO = 20_000;
/** Longest wait for a closing handshake, in ms. */
const GOODBYE = 2_000;

/**
 * A Socket Mode connection that comes back. The library's own way back ends the process when `apps.connections.open` fails while
 * reconnecting, and waits 5 s before it even tries; so it is switched off, and this does it.
 */
export class Link {
  readonly receiver: SocketModeReceiver;
  connected = false;
  private stopped = false;
  private connecting = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly log: PlatformLog;

  constructor(options: { appToken: string; apiUrl?: string; timeoutMs: number; log: PlatformLog }) {
    this.log = options.log;
    this.receiver = new SocketModeReceiver({
      appToken: options.appToken,
      autoReconnectEnabled: false,
      logger: loggerOf(options.log),
      // Options of its own: the library changes what it is given.
      installerOptions: {
        clientOptions: {
          ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
          timeout: options.timeoutMs,
        },
      },
    });
    this.receiver.client.on('disconnected', () => {
      this.connected = false;
      if (!this.connecting && !this.stopped) void this.back(0);
    });
  }

  /** Resolves once Slack has said hello; throws where it does not. */
  async open(): Promise<void> {
    this.stopped = false;
    this.connecting = true;
    let limit: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        limit = setTimeout(() => reject(new Error('Slack said no hello')), HELLO);
      });
      await Promise.race([this.receiver.start(), late]);
      this.connected = true;
    } catch (error) {
      await this.part();
      throw error;
    } finally {
      clearTimeout(limit);
      this.connecting = false;
    }
  }

  async close(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.connected = false;
    await this.part();
  }

  /** Ends what connection there is; a dead peer is not waited for. */
  private async part(): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, GOODBYE);
    });
    await Promise.race([this.receiver.client.disconnect(), late]);
    clearTimeout(limit);
  }

  private async back(tries: number): Promise<void> {
    if (this.stopped) return;
    try {
      await this.open();
    } catch (error) {
      const pause = Math.min(LONGEST, FIRST * 2 ** tries);
      this.log.warn({ err: error, pause }, 'Slack: cannot connect, trying again');
      this.timer = setTimeout(() => void this.back(tries + 1), pause);
      return;
    }
    // Stopped while the hello was on its way.
    if (this.stopped) await this.close();
  }
}
