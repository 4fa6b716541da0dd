import { readFileSync } from 'node:fs';
import { type AddressInfo, isIP } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import type { Card } from '../../card/card.ts';
import { html } from '../../card/html.ts';
import type { CommandShape } from '../../command/command.ts';
import type { Address, Caller } from '../../domain/caller.ts';
import type { Answer, Platform, Sent } from '../platform.ts';
import { drawPage } from './page.ts';

/** What the desk page needs from the house. */
export interface DeskSettings {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Host names it answers to besides localhost, its own address and IP addresses. */
  names?: readonly string[];
  commands: readonly CommandShape[];
  /** Prometheus text for `/metrics`. */
  metrics(): Promise<string>;
  /** Why the house is not ready to answer; undefined where it is. */
  unready(): Promise<string | undefined>;
}

/** A posted digest, as shown to whoever has the page open. */
interface Post {
  key: string;
  html: string;
}

/** Posts kept for pages that are opened later. */
const KEPT_POSTS = 50;

const asset = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The desk page: a chat with the bot in a browser, and the addresses for health and metrics. `url()` is where it listens, `posts()` how many digests it shows. */
export function makeDesk(settings: DeskSettings): Platform & { url(): string; posts(): number } {
  let server: ServerType | undefined;
  let address = '';
  const posts: Post[] = [];
  const listeners = new Set<(post: Post) => void>();

  function build(answer: Answer): Hono {
    const app = new Hono();
    app.use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
        referrerPolicy: 'no-referrer',
        // It is served over http on loopback; whether a proxy promises https is the proxy's to say.
        strictTransportSecurity: false,
      }),
    );
    // The page has no log-in. A name that is not ours in `Host` is another site's, pointed at this machine (DNS rebinding).
    app.use(async (context, next) => {
      if (!ownName(context.req.header('host') ?? '', settings))
        return context.text('This desk does not answer to that name.', 421);
      await next();
    });
    app.get('/healthz', (context) => context.text('ok'));
    app.get('/readyz', async (context) => {
      const why = await settings.unready();
      return why === undefined ? context.text('ready') : context.text(why, 503);
    });
    app.get('/metrics', async (context) => context.text(await settings.metrics()));
    app.get('/desk.css', (context) =>
      context.body(asset('desk.css'), 200, { 'content-type': 'text/css; charset=utf-8' }),
    );
    app.get('/desk.js', (context) =>
      context.body(asset('desk.js'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
    app.get('/favicon.svg', (context) =>
      context.body(asset('favicon.svg'), 200, { 'content-type': 'image/svg+xml' }),
    );
    app.get('/', async (context) => {
      // Without scripts the form sends the line here; a link to an answer is the same.
      const line = context.req.query('line')?.trim();
      const turns =
        line === undefined || line === ''
          ? []
          : [{ line, html: drawn((await answer(line.trim(), { ...caller(), manager: false })).card) }];
      return context.html(drawPage(settings.commands, turns));
    });
    app.post('/answer', bodyLimit({ maxSize: 16_384 }), async (context) => {
      if (!sameOrigin(context.req.header('origin'), context.req.header('host')))
        return context.json({ error: 'Another site may not ask here.' }, 403);
      const body = (await context.req.json().catch(() => undefined)) as
        | { line?: unknown; zone?: unknown }
        | undefined;
      if (typeof body?.line !== 'string') return context.json({ error: 'Send {"line": "/brief …"}.' }, 400);
      const reply = await answer(body.line.trim(), caller(knownZone(body.zone)));
      return context.json({ html: drawn(reply.card) });
    });
    app.get('/posts', (context) =>
      streamSSE(context, async (stream) => {
        const tell = (post: Post) => void stream.writeSSE({ event: 'post', id: post.key, data: post.html });
        const since = context.req.header('last-event-id');
        const from = posts.findIndex(({ key }) => key === since) + 1;
        for (const post of posts.slice(from)) tell(post);
        listeners.add(tell);
        await new Promise<void>((resolve) => stream.onAbort(resolve));
        listeners.delete(tell);
      }),
    );
    return app;
  }

  return {
    name: 'desk',
    url: () => address,
    posts: () => posts.length,
    start(answer) {
      return new Promise((resolve, reject) => {
        const app = build(answer);
        const starting = serve(
          { fetch: app.fetch, hostname: settings.host, port: settings.port },
          (info: AddressInfo) => {
            const host = info.family === 'IPv6' ? `[${info.address}]` : info.address;
            address = `http://${host === '127.0.0.1' ? 'localhost' : host}:${info.port}`;
            server = starting;
            resolve();
          },
        );
        starting.once('error', reject);
      });
    },
    async send(_to: Address, card: Card, key: string): Promise<Sent> {
      if (!posts.some((post) => post.key === key)) {
        const post = { key, html: drawn(card) };
        posts.push(post);
        if (posts.length > KEPT_POSTS) posts.shift();
        for (const tell of listeners) tell(post);
      }
      return { outcome: 'sent', ref: key };
    },
    async stop() {
      const running = server;
      if (running === undefined) return;
      server = undefined;
      await new Promise<void>((resolve) => {
        running.close(() => resolve());
        // Open event streams would keep the server for ever.
        if ('closeAllConnections' in running) running.closeAllConnections();
      });
    },
    health: () => (server === undefined ? { ok: false, why: 'not listening' } : { ok: true }),
  };
}

let cards = 0;
/** Each card of a page has anchors of its own. */
const drawn = (card: Card): string => html(card, { id: `a${++cards}-` });

const caller = (zone?: string): Caller => ({
  platform: 'desk',
  workspace: 'local',
  channel: 'desk',
  user: 'you',
  manager: true,
  ...(zone === undefined ? {} : { zone }),
});

/** A zone that this runtime knows; a browser's own may be newer, or the body made up. */
function knownZone(zone: unknown): string | undefined {
  try {
    return typeof zone === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
}

function ownName(header: string, { host, names = [] }: DeskSettings): boolean {
  const name = header.replace(/:\d+$/u, '').toLowerCase();
  // An address cannot be pointed elsewhere by another site's name server; a name can.
  return (
    name === 'localhost' ||
    isIP(name.replace(/^\[|\]$/gu, '')) !== 0 ||
    name === host.toLowerCase() ||
    names.includes(name)
  );
}

const sameOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin === undefined || URL.parse(origin)?.host === host;
