import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Step } from '../../src/delivery/outside.ts';
import type { Slot } from '../../src/domain/digest.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { type Recorder, startRecorder, type Weather } from './recorder.ts';

/** What is done to the program. */
export interface Plan {
  name: string;
  kills: number;
  /** Kill at this step instead of at a random instant. */
  step?: Step;
  /** Processes on the one database at once. */
  processes?: number;
  weather?: { share: number; kinds: Weather[] };
  /** The database file may not grow in every other life. */
  full?: boolean;
  /** The clock jumps up to this far, either way, at each start, in milliseconds. */
  jump?: number;
}

/** What came of it. `lost`: neither message nor reason; `contradicted`: the record says something else than what stands there. */
export interface Outcome {
  name: string;
  kills: number;
  slots: number;
  sent: number;
  reasoned: number;
  lost: number;
  duplicates: number;
  contradicted: number;
}

/** Virtual time runs this much faster: a lease of two minutes is 3 s, longer than a busy machine holds up a process. */
const SPEED = 40;
const START = Date.parse('2026-03-28T20:00:00Z');
/** Each digest has a slot every quarter of an hour. */
const BEAT = 15 * 60_000;
/** The program stays away up to this long between two lives, in virtual milliseconds. */
const AWAY = 4 * 60_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Sydney'];

/** Runs one plan: lives and deaths, then one life in peace, then the count. `seed` makes the same draws again. */
export async function runPlan(plan: Plan, seed: number, digests = 24): Promise<Outcome> {
  const random = mulberry(seed);
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-faults-'));
  const database = join(folder, 'desk.db');
  const recorder = await startRecorder(random);
  try {
    const store = await openStore(database);
    for (let index = 0; index < digests; index += 1)
      await store.digests.add({
        to: { platform: 'wire', workspace: 'w', channel: `c${index % Math.ceil(digests / 2)}` },
        lines: ['/brief x'],
        schedule: `${index % 15}-59/15 * * * *`,
        zone: ZONES[index % ZONES.length] ?? 'UTC',
        owner: 'u',
        options: {},
        createdAt: new Date(START),
      });
    await store.close();
    const end = await lives(plan, { database, recorder, random });
    return await count(plan, database, recorder, end, digests);
  } finally {
    await recorder.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the virtual instant up to which slots are counted. */
async function lives(
  plan: Plan,
  { database, recorder, random }: { database: string; recorder: Recorder; random(): number },
): Promise<number> {
  const real = Date.now();
  let start = START;
  const virtual = (): number => start + (Date.now() - real) * SPEED;
  const begin = (die: string, full: boolean, jump: number): Life =>
    live([
      '--database',
      database,
      '--url',
      recorder.url,
      '--virtual',
      String(start + jump),
      '--real',
      String(real),
      '--speed',
      String(SPEED),
      '--die',
      die,
      ...(full ? ['--full'] : []),
    ]);
  recorder.weather = plan.weather ?? { share: 0, kinds: ['fair'] };
  for (let kill = 0; kill < plan.kills; kill += 1) {
    start += Math.round(random() * AWAY);
    const jump = plan.jump ? Math.round((random() * 2 - 1) * plan.jump) : 0;
    const full = plan.full === true && kill % 2 === 0;
    const die = plan.step ? `${plan.step}:${1 + Math.floor(random() * 3)}` : '';
    const others = Array.from({ length: (plan.processes ?? 1) - 1 }, () => begin('', false, jump));
    const one = begin(die, full, jump);
    await one.ready;
    const killer = setTimeout(() => one.kill(), plan.step ? 4_000 : random() * 500);
    await one.ended;
    clearTimeout(killer);
    for (const other of others) {
      other.kill();
      await other.ended;
    }
  }
  const end = virtual();
  recorder.weather = { share: 0, kinds: ['fair'] };
  const peace = begin('', false, 0);
  await peace.ready;
  // As long as a lease, the longest pause between tries, and some: until nothing waits any more.
  const store = await openStore(database);
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (virtual() < end + 60_000) continue;
    let open = 0;
    for (const { id } of await store.digests.list())
      for (const slot of await store.digests.history(id, 50))
        if (slot.state === 'planned' && slot.due.getTime() <= end) open += 1;
    if (open === 0) break;
  }
  await store.close();
  peace.kill();
  await peace.ended;
  return end;
}

async function count(
  plan: Plan,
  database: string,
  recorder: Recorder,
  end: number,
  digests: number,
): Promise<Outcome> {
  const store = await openStore(database);
  const outcome: Outcome = {
    name: plan.name,
    kills: plan.kills,
    slots: 0,
    sent: 0,
    reasoned: 0,
    lost: 0,
    duplicates: 0,
    contradicted: 0,
  };
  for (let index = 0; index < digests; index += 1) {
    const record = new Map<number, Slot>();
    for (const slot of await store.digests.history(index + 1, 100_000)) record.set(slot.due.getTime(), slot);
    // All zones here have offsets of whole quarters of an hour, so that the beats fall on the same instants everywhere.
    const first = Math.ceil((START + 1) / BEAT) * BEAT;
    for (let base = first - BEAT; base <= end; base += BEAT) {
      const due = base + (index % 15) * 60_000;
      if (due <= START || due > end) continue;
      outcome.slots += 1;
      const stands = recorder.messages.get(`d${index + 1}-${Math.floor(due / 1000).toString(36)}`) ?? 0;
      const slot = record.get(due);
      const said = slot?.state === 'sent' || slot?.state === 'late';
      if (stands > 1) outcome.duplicates += 1;
      if (stands > 0) outcome.sent += 1;
      else if (slot?.reason && !said) outcome.reasoned += 1;
      else outcome.lost += 1;
      if (said !== stands > 0 && !(slot?.state === 'failed' && slot.reason?.startsWith('Nobody knows')))
        outcome.contradicted += 1;
    }
  }
  await store.close();
  return outcome;
}

interface Life {
  ready: Promise<void>;
  ended: Promise<void>;
  kill(): void;
}

function live(args: string[]): Life {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('child.ts', import.meta.url)), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL'
        ? resolve()
        : reject(new Error(`the program ended by itself (${code ?? signal}): ${errors}`)),
    );
  });
  ended.catch(() => {});
  const ready = new Promise<void>((resolve) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => resolve());
  });
  return { ready, ended, kill: () => child.kill('SIGKILL') };
}

/** A small seeded generator (mulberry32, public domain, Tommy Ettinger): numbers from 0 to 1. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
