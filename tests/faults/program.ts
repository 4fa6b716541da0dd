/**
 * The whole program (`wiredesk serve`) against the fakes of Discord and Slack, on the real clock: killed at random instants while digests are due, with connections reset after
 * the message was taken, 429s and 5xx. A lease lasts two minutes, so the last life takes that long.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/sqlite/open.ts';
import { type DiscordWire, GUILD, startDiscord } from '../wire/discord.ts';
import type { Failure } from '../wire/fault.ts';
import { type SlackWire, startSlack, TEAM } from '../wire/slack.ts';
import { mulberry, type Outcome } from './run.ts';

/** New digests a life, half on each platform, each with a channel of its own and one slot that is just due. */
const EACH = 10;
const PATIENCE = 300_000;
const failures: Failure[] = [
  { kind: 'reset' },
  { kind: 'fin' },
  { kind: 'lost' },
  { kind: 'limited', afterSeconds: 1 },
  { kind: 'error', status: 503 },
];

/** Longer than a claim lasts, and until another process has looked for claims that ran out, in milliseconds. */
const PAST_LEASE = 150_000;

/**
 * Kills the program `kills` times; `processes` run on the one database at once. With `pause` it is stopped as soon as its first message is on its way,
 * another one is started, and it goes on only when that one has taken over what it held.
 */
export async function runProgram(
  name: string,
  kills: number,
  seed: number,
  { processes = 1, pause = false }: { processes?: number; pause?: boolean } = {},
): Promise<Outcome> {
  const random = mulberry(seed);
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-program-'));
  const database = join(folder, 'desk.db');
  const total = kills * EACH;
  const channels = Array.from({ length: total }, (_, index) =>
    index % 2 === 0 ? `2${String(index).padStart(17, '0')}` : `C0${index}`,
  );
  const discord = await startDiscord({ channels: channels.filter((_, index) => index % 2 === 0) });
  const slack = await startSlack({ channels: channels.filter((_, index) => index % 2 === 1) });
  const begin = (): ChildProcess =>
    spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url)), 'serve'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DATABASE_PATH: database,
        DESK_PORT: '0',
        ACCEPT_SEEDS: 'no',
        LOG_LEVEL: 'silent',
        DISCORD_TOKEN: 'token',
        DISCORD_API_URL: discord.url,
        SLACK_BOT_TOKEN: 'xoxb-token',
        SLACK_APP_TOKEN: 'xapp-token',
        SLACK_API_URL: slack.url,
      },
    });
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await addDue(database, channels.slice(kill * EACH, (kill + 1) * EACH), kill * EACH);
      for (const wire of pause ? [] : [discord, slack])
        for (let count = 0; count < 2; count += 1)
          wire.fault({
            on: /messages|postMessage/,
            failure: failures[Math.floor(random() * failures.length)] ?? { kind: 'reset' },
          });
      const lives = Array.from({ length: processes }, begin);
      if (pause) lives.push(await pauseFirst(lives[0]!, begin, [discord, slack]));
      else await sleep(500 + random() * 2_500);
      for (const life of lives) await end(life);
    }
    await peace(database, begin);
    return await count(name, { kills, total, channels, database, discord, slack });
  } finally {
    await discord.close();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves to the other process, once both have had their time. */
async function pauseFirst(
  one: ChildProcess,
  begin: () => ChildProcess,
  wires: [DiscordWire, SlackWire],
): Promise<ChildProcess> {
  const seen = wires.map(({ requests }) => requests.length);
  const begun = (index: number) => () =>
    wires[index]!.requests.slice(seen[index]).some((request) => /messages$|postMessage/.test(request.path));
  await Promise.race([wires[0].until(begun(0)), wires[1].until(begun(1))]);
  one.kill('SIGSTOP');
  const other = begin();
  await sleep(PAST_LEASE);
  one.kill('SIGCONT');
  await sleep(20_000);
  return other;
}

/** Digests whose slot was a minute ago, set up half a minute before it. */
async function addDue(database: string, channels: string[], from: number): Promise<void> {
  const store = await openStore(database);
  const due = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const time = due.toISOString().slice(11, 16);
  for (const [index, channel] of channels.entries()) {
    const onDiscord = (from + index) % 2 === 0;
    await store.digests.add({
      to: { platform: onDiscord ? 'discord' : 'slack', workspace: onDiscord ? GUILD : TEAM, channel },
      lines: ['/status'],
      schedule: `daily ${time}`,
      zone: 'UTC',
      owner: 'U01PERSON',
      options: {},
      createdAt: new Date(due.getTime() - 30_000),
    });
  }
  await store.close();
}

async function peace(database: string, begin: () => ChildProcess): Promise<void> {
  const life = begin();
  const store = await openStore(database);
  const until = Date.now() + PATIENCE;
  for (;;) {
    await sleep(1_000);
    const { count: waiting } = await store.outbox.waiting();
    const digests = await store.digests.list();
    const open = digests.some((digest) => digest.plannedUntil.getTime() === digest.createdAt.getTime());
    if ((waiting === 0 && !open) || Date.now() > until) break;
  }
  await store.close();
  await end(life);
}

async function end(life: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => life.once('exit', resolve));
  if (life.exitCode !== null || life.signalCode !== null)
    throw new Error(`the program ended by itself: ${life.exitCode}`);
  life.kill('SIGKILL');
  await ended;
}

async function count(
  name: string,
  {
    kills,
    total,
    channels,
    database,
    discord,
    slack,
  }: {
    kills: number;
    total: number;
    channels: string[];
    database: string;
    discord: DiscordWire;
    slack: SlackWire;
  },
): Promise<Outcome> {
  const store = await openStore(database);
  const outcome: Outcome = {
    name,
    kills,
    slots: total,
    sent: 0,
    reasoned: 0,
    lost: 0,
    duplicates: 0,
    contradicted: 0,
    takenBack: [...discord.requests, ...slack.requests].filter(
      ({ method, path }) => method === 'DELETE' || path.endsWith('chat.delete'),
    ).length,
  };
  for (const [index, channel] of channels.entries()) {
    const stands = index % 2 === 0 ? discord.messages(channel).length : slack.messages(channel).length;
    const [slot] = await store.digests.history(index + 1, 1);
    const said = slot?.state === 'sent' || slot?.state === 'late';
    if (stands > 1) outcome.duplicates += 1;
    if (stands > 0) outcome.sent += 1;
    else if (slot?.reason && !said) outcome.reasoned += 1;
    else outcome.lost += 1;
    if (said !== stands > 0) outcome.contradicted += 1;
  }
  await store.close();
  return outcome;
}
