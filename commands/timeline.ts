import { z } from 'zod';
import { emptyBlocks, noteBlocks, titleOf } from '../src/briefing/briefcard.ts';
import { numberCitations } from '../src/briefing/citations.ts';
import { makeTimeline } from '../src/briefing/timelinebrief.ts';
import { button, cited, heading, list, muted, text } from '../src/card/build.ts';
import type { Block } from '../src/card/card.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';
import { formatDay, type Period, parseInstant } from '../src/domain/period.ts';

const options = z.object({
  topic: z.string().trim().min(1).meta({ positional: 1, raw: true }).describe('a topic or a name'),
  since: z.string().optional().describe('from when on: 3d, 2024-03-19, yesterday, monday'),
  until: z.string().optional().describe('until when: 2024-03-26, today'),
});

/** What happened when, as the articles tell it. */
export const timeline: Command<Desk, typeof options> = {
  name: 'timeline',
  summary: 'what happened when, every sentence cited',
  examples: ['/timeline ceasefire', '/timeline rafah since:2024-03-20'],
  options,
  async run({ topic, since, until }, { desk, caller, now }) {
    const at = now();
    const zone = caller.zone ?? desk.zone;
    const period: Period = {
      ...(since === undefined ? {} : { since: parseInstant(since, at, zone) }),
      until: until === undefined ? at : parseInstant(until, at, zone, true),
    };
    const found = await makeTimeline(desk.store, topic, period, { ahead: until === undefined });
    const title = `Timeline: ${titleOf(found.topic)}`;
    if (found.empty !== null)
      return { card: { title, blocks: emptyBlocks(found.empty) }, data: found, visibility: 'channel' };
    const citations = numberCitations();
    const days: Block[] = found.days.flatMap(({ date, points, planned }) => [
      heading(`${formatDay(new Date(`${date}T12:00:00Z`))}${planned ? ' (planned)' : ''}`, 3),
      list(points.map((point) => [cited(point.text, ...citations.number(point.citations))])),
    ]);
    const count = `${found.days.length} ${found.days.length === 1 ? 'day' : 'days'} · ${found.articles} ${found.articles === 1 ? 'article' : 'articles'}`;
    const blocks: Block[] = [
      text([muted(count)]),
      ...noteBlocks(found.notes, found.offers),
      ...days,
      { kind: 'actions', actions: [button('Brief', formatLine({ command: 'brief', free: found.topic }))] },
    ];
    return { card: { title, blocks, citations: citations.notes() }, data: found, visibility: 'channel' };
  },
};
