import { expect, test } from 'vitest';
import { runPlan } from './run.ts';

test('thirty kills, lost answers, two processes, one paused past its lease: no slot is lost and none stands twice', async () => {
  const outcomes = await Promise.all([
    runPlan(
      {
        name: 'random',
        kills: 18,
        weather: { share: 0.2, kinds: ['reset', 'lost-answer', '429', '503', 'hang', 'hang-recorded'] },
      },
      7,
    ),
    runPlan({ name: 'sent', kills: 6, step: 'sent', processes: 2 }, 8),
    runPlan({ name: 'planned', kills: 6, step: 'planned' }, 9),
    runPlan({ name: 'paused', kills: 2, pause: 'sending', processes: 2 }, 10),
  ]);
  for (const outcome of outcomes) {
    expect(outcome.sent).toBeGreaterThan(5);
    expect(outcome).toMatchObject({ lost: 0, duplicates: 0, contradicted: 0 });
  }
}, 120_000);
