import { expect, test } from 'vitest';
import { runPlan } from './run.ts';

test('thirty kills, lost answers, and two processes: no slot is lost and none stands twice', async () => {
  const random = await runPlan(
    {
      name: 'random',
      kills: 18,
      weather: { share: 0.2, kinds: ['reset', 'lost-answer', '429', '503', 'hang', 'hang-recorded'] },
    },
    7,
  );
  const sent = await runPlan({ name: 'sent', kills: 6, step: 'sent', processes: 2 }, 8);
  const planned = await runPlan({ name: 'planned', kills: 6, step: 'planned' }, 9);
  for (const outcome of [random, sent, planned]) {
    expect(outcome.sent).toBeGreaterThan(5);
    expect(outcome).toMatchObject({ lost: 0, duplicates: 0, contradicted: 0 });
  }
}, 120_000);
