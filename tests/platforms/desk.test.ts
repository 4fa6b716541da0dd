import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { shapeOf } from '../../src/command/option.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { type DeskSettings, makeDesk } from '../../src/platforms/desk/desk.ts';
import { platformContract } from '../contract/platform.ts';

const settings: DeskSettings = {
  host: '127.0.0.1',
  port: 0,
  commands: commands.map(shapeOf),
  metrics: async () => 'wiredesk_platform_up 1\n',
  unready: async () => undefined,
};
const json = { 'content-type': 'application/json' };

platformContract('desk', async () => {
  const platform = makeDesk(settings);
  let shown = 0;
  return {
    platform,
    to: { platform: 'desk', workspace: 'local', channel: 'desk' },
    messages: () => platform.posts(),
    async type(line) {
      const response = await fetch(`${platform.url()}/answer`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ line }),
      });
      shown += response.ok ? 1 : 0;
    },
    async close() {
      expect(shown).toBeGreaterThanOrEqual(0);
    },
  };
});

describe('the desk page', () => {
  const asked: { line: string; caller: Caller }[] = [];
  let desk: ReturnType<typeof makeDesk>;
  let unready: string | undefined;

  beforeEach(async () => {
    asked.length = 0;
    unready = undefined;
    desk = makeDesk({ ...settings, unready: async () => unready });
    await desk.start(async (line, caller) => {
      asked.push({ line, caller });
      return { card: { title: '<script>alert(1)</script>', blocks: [] }, data: null, visibility: 'channel' };
    });
  });
  afterEach(() => desk.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.url()}${path}`, { headers });
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${desk.url()}/answer`, { method: 'POST', body, headers: { ...json, ...headers } });

  test('is served with a strict policy and nothing from elsewhere', async () => {
    const response = await get('/');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('data-command="/brief ceasefire"');
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/gu)].map(([, address]) => address)).toEqual([
      '/favicon.svg',
      '/desk.css',
      '/desk.js',
    ]);
    for (const file of ['/desk.css', '/desk.js', '/favicon.svg']) expect((await get(file)).status).toBe(200);
  });

  test('answers a line with the caller’s zone, and escapes what comes from outside', async () => {
    const body = (await (
      await post(JSON.stringify({ line: 'brief rafah', zone: 'Europe/Berlin' }))
    ).json()) as { html: string };
    expect(asked).toEqual([
      { line: 'brief rafah', caller: expect.objectContaining({ zone: 'Europe/Berlin', manager: true }) },
    ]);
    expect(body.html).not.toContain('<script>');
  });

  test('works without scripts, and a link cannot change anything', async () => {
    const page = await (await get('/?line=%2Fbrief+rafah')).text();
    expect(page).toContain('<article class="card">');
    expect(asked[0]?.caller.manager).toBe(false);
  });

  test('refuses another site, another name and what is no line', async () => {
    expect((await post('{"line":"/help"}', { origin: 'https://evil.example' })).status).toBe(403);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(`${desk.url()}/`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(421);
    expect((await post('not json')).status).toBe(400);
    expect((await post(JSON.stringify({ line: 'x'.repeat(20_000) }))).status).toBe(413);
    expect(asked).toEqual([]);
  });

  test('tells health and metrics', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok');
    expect((await get('/readyz')).status).toBe(200);
    unready = 'discord: down';
    expect((await get('/readyz')).status).toBe(503);
    expect(await (await get('/metrics')).text()).toContain('wiredesk_platform_up');
  });

  test('a digest that is posted is seen by a page that is open, once', async () => {
    const response = await get('/posts');
    const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const to = { platform: 'desk', workspace: 'local', channel: 'desk' };
    await desk.send(to, { title: 'Morning digest', blocks: [] }, 'k1');
    await desk.send(to, { title: 'Morning digest', blocks: [] }, 'k1');
    await desk.send(to, { title: 'Evening digest', blocks: [] }, 'k2');
    let seen = '';
    while (!seen.includes('Evening digest')) seen += (await stream?.read())?.value ?? '';
    expect(seen.match(/Morning digest/gu)).toHaveLength(1);
    await stream?.cancel();
  });
});
