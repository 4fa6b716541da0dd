import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * What goes wrong with a request. `limited`: 429 (with `Retry-After` where `afterSeconds` is given); `error`: an HTTP status;
 * `reset`, `fin`, `hang`: the request is carried out, then the connection is reset, closed without an answer, or left open.
 * `lost`: reset before anything was carried out.
 */
export type Failure =
  | { kind: 'limited'; afterSeconds?: number; global?: boolean }
  | { kind: 'error'; status: number; recorded?: boolean; body?: unknown }
  | { kind: 'reset' | 'fin' | 'hang' | 'lost' };

/** One scripted fault: the next `times` requests (default 1) whose "METHOD /path" matches. */
export interface Fault {
  on: RegExp;
  failure: Failure;
  times?: number;
}

export interface Recorded {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  raw: string;
  body: unknown;
}

export interface Answered {
  status: number;
  body?: unknown;
}

/** An HTTP server on loopback that records every request, carries scripted faults, and wakes those who wait for something to happen. */
export class Wire {
  readonly requests: Recorded[] = [];
  readonly server: Server;
  private readonly faults: Fault[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly waiting = new Set<() => void>();
  private readonly handle: (request: Recorded) => Answered;

  constructor(handle: (request: Recorded) => Answered) {
    this.handle = handle;
    this.server = createServer((request, response) => void this.take(request, response));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  fault(fault: Fault): void {
    this.faults.push({ ...fault, times: fault.times ?? 1 });
  }

  /** Resolves with the first value of `find` that is not undefined or false; looked at again whenever something happens here. */
  until<T>(find: () => T | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined || found === false) return;
        this.waiting.delete(look);
        resolve(found as T);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Something happened. */
  touch(): void {
    for (const look of [...this.waiting]) look();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts).toString('utf8');
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const recorded: Recorded = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      raw,
      body: parse(raw, request.headers['content-type'] ?? ''),
    };
    this.requests.push(recorded);
    const fault = this.faults.find(
      (one) => (one.times ?? 0) > 0 && one.on.test(`${recorded.method} ${recorded.path}`),
    );
    if (fault) fault.times = (fault.times ?? 1) - 1;
    this.answer(recorded, fault?.failure, response);
    this.touch();
  }

  private answer(recorded: Recorded, failure: Failure | undefined, response: ServerResponse): void {
    const socket = response.socket;
    if (failure === undefined) reply(response, this.handle(recorded));
    else if (failure.kind === 'limited') {
      const headers: Record<string, string> = {};
      if (failure.afterSeconds !== undefined) headers['retry-after'] = String(failure.afterSeconds);
      if (failure.global) headers['x-ratelimit-global'] = 'true';
      reply(response, { status: 429, body: { message: 'limited', ok: false } }, headers);
    } else if (failure.kind === 'error') {
      if (failure.recorded) this.handle(recorded);
      reply(response, { status: failure.status, body: failure.body ?? { message: 'fault', code: 0 } });
    } else if (failure.kind === 'lost') socket?.resetAndDestroy();
    else {
      this.handle(recorded);
      if (failure.kind === 'reset') socket?.resetAndDestroy();
      else if (failure.kind === 'fin') socket?.end();
    }
  }
}

function reply(response: ServerResponse, answered: Answered, headers: Record<string, string> = {}): void {
  const body = answered.body === undefined ? '' : JSON.stringify(answered.body);
  response.writeHead(answered.status, {
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...headers,
  });
  response.end(body);
}

/** JSON, or a form whose values may themselves be JSON, as Slack's client sends them. */
function parse(raw: string, type: string): unknown {
  if (raw === '') return undefined;
  if (type.includes('json')) return JSON.parse(raw);
  if (!type.includes('urlencoded')) return raw;
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([name, value]) => {
      if (!/^[[{]/.test(value)) return [name, value];
      try {
        return [name, JSON.parse(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}
