import { z } from 'zod';
import { makeTrends } from '../src/briefing/trends.ts';
import { trendsCard } from '../src/briefing/trendscard.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { AppError } from '../src/domain/errors.ts';
import { type Period, parseInstant } from '../src/domain/period.ts';

const options = z.object({
  since: z
    .string()
    .optional()
    .meta({ positional: 1 })
    .describe('from when on, 7d unless told: 3d, 2024-03-19, monday'),
  until: z.string().optional().describe('until when: 2024-03-26, today'),
});

/** Topics and actors that are told of more than before. */
export const trends: Command<Desk, typeof options> = {
  name: 'trends',
  summary: 'topics and people rising against their own past, with counts',
  examples: ['/trends', '/trends since:3d'],
  options,
  async run({ since, until }, { desk, caller, now }) {
    const at = now();
    const zone = caller.zone ?? desk.zone;
    const period: Period = {
      ...(since === undefined ? {} : { since: parseInstant(since, at, zone) }),
      ...(until === undefined ? {} : { until: parseInstant(until, at, zone, true) }),
    };
    if (period.since !== undefined && period.since >= (period.until ?? at))
      throw new AppError('invalid', 'since: must lie before now, or before until:.', {
        hints: ['/trends since:3d'],
      });
    const found = await makeTrends(desk.store, period, at);
    const line = (command: string, words: string) => formatLine({ command, free: words });
    return { card: trendsCard(found, { zone, line }), data: found, visibility: 'channel' };
  },
};
