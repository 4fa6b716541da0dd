import { z } from 'zod';
import { makeBrief } from '../src/briefing/brief.ts';
import { briefCard } from '../src/briefing/briefcard.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { AppError } from '../src/domain/errors.ts';
import { type Period, parseInstant } from '../src/domain/period.ts';

const options = z.object({
  topic: z
    .string()
    .trim()
    .default('')
    .meta({ positional: 1, raw: true })
    .describe(
      'what the brief is about: words, "phrases", -not; without words, since:1d tells the top stories',
    ),
  since: z
    .string()
    .optional()
    .describe('from when on: 3d, 2024-03-19, yesterday, monday; last: what came in since you last asked'),
  until: z.string().optional().describe('until when: 2024-03-26, today'),
  length: z.enum(['short', 'normal', 'long']).default('normal').describe('how much is told'),
  why: z.boolean().default(false).describe('also tell how the stories were found and ranked'),
});

/** Where a story stands, in cited sentences. */
export const brief: Command<Desk, typeof options> = {
  name: 'brief',
  summary: 'where a story stands, every sentence cited',
  examples: ['/brief ceasefire', '/brief "rafah" since:2024-03-20 length:short'],
  options,
  async run({ topic, since, until, length, why }, { desk, caller, now }) {
    if (topic === '' && (since === undefined || since.toLowerCase() === 'last'))
      throw new AppError(
        'invalid',
        'Say what the brief is about, or since when all top stories are to be told.',
        { hints: ['/brief ceasefire', '/brief since:1d'] },
      );
    const at = now();
    const zone = caller.zone ?? desk.zone;
    // Nothing is known of what came after the instant that is asked for.
    const end = until === undefined ? at : parseInstant(until, at, zone, true);
    const who = [caller.platform, caller.workspace, caller.channel, caller.user].join('/');
    const key = topic.toLowerCase().replace(/\s+/gu, ' ');
    // Where a digest or a watch asks, nobody looks.
    const last = caller.unattended || topic === '' ? undefined : await desk.store.looks.last(who, key);
    const onlyNews = since?.toLowerCase() === 'last' && last !== undefined;
    const from =
      since === undefined || since.toLowerCase() === 'last' ? undefined : parseInstant(since, at, zone);
    const period: Period = { ...(from === undefined ? {} : { since: from }), until: end };
    const found = await makeBrief(desk.store, topic, period, length, {
      ...(last === undefined ? {} : { last }),
      onlyNews,
    });
    // A look into the past leaves what is new now as it was.
    if (!caller.unattended && topic !== '' && until === undefined && (last === undefined || last < at))
      await desk.store.looks.save(who, key, at);
    // The buttons stay in the period that was asked for.
    const line = (command: string, words: string[], named: Record<string, string | undefined> = {}) =>
      formatLine({
        command,
        free: words.join(' '),
        named: command === 'watch' || command === 'actor' ? named : { since, until, ...named },
      });
    const data = {
      topic: found.topic,
      period: { since: period.since ?? null, until: until === undefined ? null : end },
      points: found.points,
      stories: found.stories.map(({ id, follows, headline, articles, sources, from, to }) => ({
        id,
        ...(follows === undefined ? {} : { follows }),
        headline,
        articles,
        sources,
        from,
        to,
      })),
      articles: found.articles,
      sources: found.sources,
      disagreements: found.disagreements,
      new: found.news,
      empty:
        found.empty === null
          ? null
          : { why: found.empty.why, nearest: found.empty.nearest.map(({ label }) => label) },
    };
    return { card: briefCard(found, { now: at, zone, line, why }), data, visibility: 'channel' };
  },
};
