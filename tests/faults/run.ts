import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Step } from '../../src/delivery/outside.ts';
import type { Slot } from '../../src/domain/digest.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import { type Recorder, startRecorder, type Weather } from './recorder.ts';

/** What is done to the program. */
export interface Plan {
  name: string;
  kills: number;
  /** Longest life before a kill at a random instant, in real milliseconds; half a second unless told. */
  life?: number;
  /** Kill at this step instead of at a random instant. */
  step?: Step;
  /** Stop the process there for longer than its claims last, instead of killing it, while another one runs. */
  pause?: Step | 'random';
  /** A third process takes what it can get of the processor. */
  load?: boolean;
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
  /** Messages that were posted a second time and deleted at once by whoever found that another had sent them. */
  takenBack: number;
}

/** Virtual time runs this much faster: a lease of two minutes is 3 s, longer than a busy machine holds up a process. */
const SPEED = 40;
const START = Date.parse('2026-03-28T20:00:00Z');
/** Each digest has a slot every quarter of an hour. */
const BEAT = 15 * 60_000;
/** The program stays away up to this long between two lives, in virtual milliseconds. */
const AWAY = 6 * 60_000;
/** Claims last this long where processes are paused past them, in virtual milliseconds: half a second. */
const SHORT_LEASE = 20_000;
/** Compiled modules, so that a start takes a fourth of the time. */
const COMPILED = join(tmpdir(), 'wiredesk-compiled');
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Sydney'];

/** Runs one plan: lives and deaths, then one life in peace, then the count. `seed` makes the same draws again. */
export async function runPlan(plan: Plan, seed: number, digests = 24): Promise<Outcome> {
  const random = mulberry(seed);
  const folder = mkdtempSync(join(tmpdir(), 'wiredesk-faults-'));
  const database = join(folder, 'desk.db');
  const recorder = await startRecorder(random);
  const busy = plan.load ? spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }) : undefined;
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
    busy?.kill('SIGKILL');
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
      ...['--database', database, '--url', recorder.url, '--die', die],
      ...['--virtual', String(start + jump), '--real', String(real), '--speed', String(SPEED)],
      ...(full ? ['--full'] : []),
      ...(plan.pause ? ['--pause', '--lease', String(SHORT_LEASE)] : []),
    ]);
  /** The processes of one life, loaded and waiting for their word. */
  const next = (kill: number): Life[] => {
    start += Math.round(random() * AWAY);
    const jump = plan.jump ? Math.round((random() * 2 - 1) * plan.jump) : 0;
    const full = plan.full === true && kill % 2 === 0;
    const step = plan.pause === 'random' ? undefined : (plan.pause ?? plan.step);
    const die = step ? `${step}:${1 + Math.floor(random() * 3)}` : '';
    return Array.from({ length: plan.processes ?? 1 }, (_, index) =>
      begin(index === 0 ? die : '', index === 0 && full, jump),
    );
  };
  recorder.weather = plan.weather ?? { share: 0, kinds: ['fair'] };
  let waiting = next(0);
  for (let kill = 0; kill < plan.kills; kill += 1) {
    const [one, ...others] = waiting as [Life, ...Life[]];
    for (const life of waiting) life.go();
    await one.ready;
    // The next ones load meanwhile, so that a start costs no time.
    const following = kill + 1 < plan.kills ? next(kill + 1) : [];
    if (plan.pause) await pause(one, plan.pause, random);
    else {
      const killer = setTimeout(() => one.kill(), plan.step ? 4_000 : random() * (plan.life ?? 500));
      await one.ended;
      clearTimeout(killer);
    }
    for (const life of [one, ...others]) {
      life.kill();
      await life.ended;
    }
    waiting = following;
  }
  const end = virtual();
  recorder.weather = { share: 0, kinds: ['fair'] };
  const peace = begin('', false, 0);
  peace.go();
  await peace.ready;
  // As long as a lease, the longest pause between tries, and some: until nothing waits any more.
  const store = await openStore(database);
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    await sleep(200);
    if (virtual() < end + 60_000) continue;
    let open = 0;
    for (const { id } of await store.digests.list())
      for (const slot of await store.digests.history(id, 50))
        if (slot.state === 'planned' && slot.due.getTime() <= end) open += 1;
    const doubts = await store.outbox.doubtful(new Date(0), new Date(end + 60_000));
    if (open === 0 && doubts.length === 0) break;
  }
  await store.close();
  peace.kill();
  await peace.ended;
  return end;
}

/** Stops the process at its step or at a random instant, lets its claims run out, and lets it go on where it was. */
async function pause(one: Life, where: Step | 'random', random: () => number): Promise<void> {
  const timer = setTimeout(() => one.signal('SIGSTOP'), where === 'random' ? random() * 500 : 2_000);
  await Promise.race([one.stopped, sleep(where === 'random' ? 500 : 2_000)]);
  clearTimeout(timer);
  await sleep(SHORT_LEASE / SPEED + 200 + random() * 600);
  const through = one.round();
  one.signal('SIGCONT');
  // Killed before it could see that another had sent too, it would leave two messages, and no process that knows: two faults at once.
  await Promise.race([through, sleep(5_000)]);
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
    takenBack: recorder.takenBack(),
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
      const stands =
        recorder.messages.get(`d${index + 1}-${Math.floor(due / 1000).toString(36)}`)?.length ?? 0;
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
  /** It has stopped itself at its step. */
  stopped: Promise<void>;
  ended: Promise<void>;
  /** It has worked off all that it held. */
  round(): Promise<void>;
  /** It may open the database and begin. */
  go(): void;
  signal(name: NodeJS.Signals): void;
  kill(): void;
}

function live(args: string[]): Life {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('child.ts', import.meta.url)), '--wait', ...args],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } },
  );
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  child.stdin?.on('error', () => {});
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL'
        ? resolve()
        : reject(new Error(`the program ended by itself (${code ?? signal}): ${errors}`)),
    );
  });
  ended.catch(() => {});
  let said = '';
  const says = (word: string): Promise<void> =>
    new Promise<void>((resolve) => {
      child.stdout?.on('data', () => said.includes(word) && resolve());
      child.once('exit', () => resolve());
    });
  child.stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  return {
    ready: says('ready'),
    stopped: says('stopped'),
    ended,
    round: () => {
      said = '';
      return says('round');
    },
    go: () => void child.stdin?.write('go\n'),
    signal: (name) => void child.kill(name),
    kill: () => void child.kill('SIGKILL'),
  };
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
