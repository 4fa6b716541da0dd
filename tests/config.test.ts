import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { makeLog, redact } from '../src/log.ts';

describe('configuration', () => {
  test('has defaults, and chat platforms are off', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      DESK_PORT: 8080,
      DESK_HOST: '127.0.0.1',
      DIGEST_GRACE_MINUTES: 120,
      ACCEPT_SEEDS: true,
    });
    expect(config.DISCORD_TOKEN).toBeUndefined();
  });

  test('an empty variable is an unset one', () => {
    expect(readConfig({ DESK_PORT: '' }).DESK_PORT).toBe(8080);
  });

  test('every wrong value is told with its name, its purpose and what is allowed', () => {
    const attempt = () => readConfig({ DESK_PORT: 'eighty', DEFAULT_ZONE: 'Europe/Bärlin' });
    expect(attempt).toThrow(/DESK_PORT \(port of the desk page.*“eighty”\. Allowed: a number from 0/u);
    expect(attempt).toThrow(/DEFAULT_ZONE .*“Europe\/Bärlin”\. Allowed: an IANA zone/u);
  });

  test.each(['10.1.0.0/16, 127.0.0.1', 'fd00::/8'])('%s are ranges of addresses', (ranges) => {
    expect(readConfig({ FETCH_ALLOW: ranges }).FETCH_ALLOW).toBe(ranges);
  });

  test.each(['localhost', '10.1.0.0/64', '*'])('%s is no range of addresses', (ranges) => {
    expect(() => readConfig({ FETCH_ALLOW: ranges })).toThrow(/FETCH_ALLOW .*Allowed: IP ranges/u);
  });

  test('a secret can stand in a file, and its value is never repeated', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'wiredesk-')), 'token');
    writeFileSync(file, 'xoxb-1-2-abc\n');
    expect(readConfig({ SLACK_BOT_TOKEN_FILE: file, SLACK_SIGNING_SECRET: 's' }).SLACK_BOT_TOKEN).toBe(
      'xoxb-1-2-abc',
    );
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'mistyped-secret' })).toThrow(
      /SLACK_BOT_TOKEN(?!.*mistyped-secret)/su,
    );
    expect(() => readConfig({ SLACK_BOT_TOKEN_FILE: `${file}.gone` })).toThrow(
      /SLACK_BOT_TOKEN_FILE names .*ENOENT/u,
    );
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN_FILE: file })).toThrow(/Keep one/u);
  });

  test('a Slack bot token alone is not enough', () => {
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/SLACK_APP_TOKEN/u);
  });
});

describe('the log', () => {
  test('has no token and no query string', () => {
    const lines: string[] = [];
    const log = makeLog('info', { write: (line: string) => void lines.push(line) });
    log.info(
      { url: 'https://example.org/a?token=1&b=2', headers: { authorization: 'Bot abc' } },
      'with xoxb-12-34-secretpart',
    );
    log.error({ err: new Error('POST https://hooks.slack.com/commands/T0/123/secretsecret failed') }, 'x');
    const all = lines.join('');
    expect(all).toContain('https://example.org/a?[redacted]');
    for (const secret of ['token=1', 'secretpart', 'secretsecret']) expect(all).not.toContain(secret);
  });

  test('a Discord token is redacted', () => {
    const token = `${'A'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(38)}`;
    expect(redact(`login ${token} failed`)).toBe('login [redacted] failed');
  });
});
