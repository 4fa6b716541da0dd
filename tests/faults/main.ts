/**
 * `npm run faults [-- KILLS [SEED [NAME]]]`: processes of the delivery killed over and over, with everything that goes wrong outside; afterwards every slot must have exactly
 * one message or a reason. NAME runs only the kinds with these words in their name. Exits 1 where one was lost or stands twice.
 */
import { printTable } from '../eval/table.ts';
import { runProgram } from './program.ts';
import { type Outcome, type Plan, runPlan } from './run.ts';

const kills = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const named = process.argv[4] ?? '';
const few = Math.max(3, Math.round(kills / 25));
const plans: Plan[] = [
  // Long enough that most slots get their message between two kills, on a busy machine too.
  { name: 'killed at a random instant', kills, life: 1_500 },
  ...(['composing', 'composed', 'planned', 'claimed', 'sent', 'settled'] as const).map((step) => ({
    name: `killed at “${step}”`,
    kills: few,
    step,
  })),
  { name: 'answers lost, resets', kills: few, weather: { share: 0.4, kinds: ['reset', 'lost-answer'] } },
  { name: '429 storm', kills: few, weather: { share: 0.7, kinds: ['429'] } },
  { name: '5xx', kills: few, weather: { share: 0.5, kinds: ['503'] } },
  { name: 'hangs', kills: few, weather: { share: 0.3, kinds: ['hang', 'hang-recorded'] } },
  { name: 'disk full', kills: few, full: true },
  { name: 'clock jumps', kills: few, jump: 40 * 60_000 },
  { name: 'two processes at once', kills: few, processes: 2 },
  { name: 'two processes, a third takes the processor', kills: few, processes: 2, load: true },
  ...(['composed', 'claimed', 'sending', 'sent', 'random'] as const).map((pause) => ({
    name: `paused past its lease, ${pause === 'random' ? 'at a random instant' : `at “${pause}”`}`,
    kills: few,
    processes: 2,
    pause,
  })),
  {
    name: 'the same, all weathers and load',
    kills: few,
    processes: 2,
    pause: 'random',
    load: true,
    weather: { share: 0.3, kinds: ['reset', 'lost-answer', '429', '503', 'hang', 'hang-recorded'] },
  },
  {
    name: 'two processes, all weathers',
    kills: few,
    processes: 2,
    weather: { share: 0.3, kinds: ['reset', 'lost-answer', '429', '503', 'hang', 'hang-recorded'] },
  },
];
const outcomes: Outcome[] = [];
/** Told at once: the whole takes most of an hour. */
function note(outcome: Outcome): void {
  outcomes.push(outcome);
  process.stderr.write(`${JSON.stringify(outcome)}\n`);
}
for (const [index, plan] of plans.entries()) {
  if (plan.name.includes(named)) note(await runPlan(plan, seed + index));
}
for (const [name, kills, how] of [
  ['the whole program on Discord and Slack', few, {}],
  ['the same, two processes', few, { processes: 2 }],
  ['the same, paused past its lease', Math.ceil(few / 10), { pause: true }],
] as const) {
  if (name.includes(named)) note(await runProgram(name, kills, seed, how));
}
printTable(
  ['fault', 'kills', 'slots', 'one message', 'reason', 'lost', 'duplicates', 'contradicted', 'taken back'],
  outcomes.map((o) => [
    o.name,
    o.kills,
    o.slots,
    o.sent - o.duplicates,
    o.reasoned,
    o.lost,
    o.duplicates,
    o.contradicted,
    o.takenBack,
  ]),
);
process.exitCode = outcomes.some((o) => o.lost + o.duplicates + o.contradicted > 0) ? 1 : 0;
