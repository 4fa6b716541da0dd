import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'src/wiredesk.js');
const folder = () => mkdtempSync(join(tmpdir(), 'wiredesk-'));
/** Nothing of this machine's own settings reaches the program. */
const environment = (more: Record<string, string>) => ({
  PATH: process.env.PATH,
  HOME: folder(),
  DESK_PORT: '0',
  READERS: '0',
  ...more,
});

const run = (args: string[], more: Record<string, string> = {}, input?: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder(),
    env: environment(more),
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
};

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

/** Starts `serve` and gives the desk's address. */
async function serve(more: Record<string, string>): Promise<string> {
  const started = spawn(process.execPath, [program, 'serve'], {
    cwd: folder(),
    env: environment(more),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child = started;
  let out = '';
  for await (const part of started.stdout) {
    out += part;
    const url = /http:\/\/\S+/u.exec(out)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`serve ended without opening the desk: ${out}`);
}

const ask = async (url: string, line: string) => {
  const response = await fetch(`${url}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ line }),
  });
  return ((await response.json()) as { html: string }).html;
};

describe('wiredesk serve', () => {
  test('fills an empty database, answers on the desk page with citations, and ends with 0', async () => {
    const url = await serve({ DATABASE_PATH: join(folder(), 'desk.db') });
    const brief = await ask(url, '/brief ceasefire');
    expect(brief.match(/class="cite"/gu)?.length).toBeGreaterThan(3);
    const words = (await ask(url, '/actor blinken')).replace(/<[^>]*>/gu, '');
    expect(words).toMatch(/secretary of state – as of \d+ Mar 2024/iu);
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('a platform that cannot start leaves the desk running', async () => {
    const url = await serve({
      DATABASE_PATH: join(folder(), 'desk.db'),
      DISCORD_TOKEN: 'wrong',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: 'http://127.0.0.1:1/',
    });
    expect(await ask(url, '/status')).toMatch(/discord.*down.*slack.*down/su);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });
});

describe('wiredesk in a terminal', () => {
  test('load and ask tell of themselves in JSON and by exit codes', () => {
    const database = join(folder(), 'desk.db');
    const text =
      'Ferry line resumes\nNORTHPORT: The Northport ferry resumed on Monday, harbour master Ilse Brandt said.\nBrandt told reporters that two boats were repaired.';
    const loaded = run(
      ['load', '-', '--source', 'Test Wire', '--date', '2024-03-23', '--json', '--database', database],
      {},
      text,
    );
    expect(loaded).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(loaded.stdout)).toEqual({ added: 1, updated: 0, known: 0, failed: [] });
    const brief = run([
      'ask',
      '/brief ferry',
      '--json',
      '--database',
      database,
      '--now',
      '2024-03-24T00:00Z',
    ]);
    const reply = JSON.parse(brief.stdout);
    expect(Object.keys(reply)).toEqual(['line', 'command', 'visibility', 'card', 'data']);
    expect(reply.data.points.length).toBeGreaterThan(0);
    const article = JSON.parse(run(['show', '1', '--json', '--database', database]).stdout);
    for (const { text: said, citations } of reply.data.points)
      expect(article.text.slice(citations[0].start, citations[0].end)).toBe(said);
    expect(
      run(['ask', '/brief ferry', '--json', '--database', database, '--now', '2024-03-20T00:00Z']).stdout,
    ).toContain('"points":[]');
    expect(run(['ask', '/nonsense', '--database', database]).status).toBe(1);
    expect(run(['ask', '/brief', '--database', database]).status).toBe(2);
    expect(run(['load', 'missing.txt', '--database', database]).status).toBe(1);
    expect(run(['backup', join(folder(), 'copy.db'), '--database', database]).status).toBe(0);
  });

  test('wrong usage is 2, with help; a wrong variable is told', () => {
    expect(run(['dance'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--help') });
    expect(run(['load'])).toMatchObject({ status: 2 });
    expect(run(['status', '--now', 'soon']).status).toBe(2);
    expect(run(['doctor'], { DESK_PORT: 'eighty' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('DESK_PORT'),
    });
  });

  test('every subcommand has help', () => {
    const names = [
      'serve',
      'load',
      'ask',
      'show',
      'read',
      'extract',
      'feed',
      'reread',
      'doctor',
      'register',
      'manifest',
      'backup',
    ];
    const help = run(['--help']).stdout;
    for (const name of names) expect(help).toContain(`  ${name}`);
    expect(run(['feed', 'check', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--json'),
    });
    // One file a subcommand, beside what they share.
    expect(readdirSync(join(root, 'src/program'))).toEqual(
      expect.arrayContaining(names.map((name) => `${name}.ts`)),
    );
  });

  test('the Slack manifest is JSON with every command', () => {
    const { status, stdout } = run(['manifest']);
    expect(status).toBe(0);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('/brief');
  });
});
