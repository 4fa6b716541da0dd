import { z } from 'zod';
import { ask as answerTo } from '../src/briefing/ask.ts';
import { askCard } from '../src/briefing/askcard.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { formatLine } from '../src/command/line.ts';

const options = z.object({
  question: z
    .string()
    .trim()
    .min(2)
    .max(500)
    .meta({ positional: 1, raw: true })
    .describe('who, what, when, where, how many, why: in plain words'),
});

/** A question answered with the cited sentences that answer it. */
export const ask: Command<Desk, typeof options> = {
  name: 'ask',
  summary: 'answers a question with the sentences that answer it, or says that none does',
  examples: [
    '/ask who is the mossad chief?',
    '/ask what did blinken say about rafah?',
    '/ask how many voted for the draft?',
  ],
  options,
  plain: true,
  async run({ question }, { desk, caller, now }) {
    const asked = await answerTo(desk.store, question, now());
    // A bare topic or name: its brief or card, where there is one.
    if (asked.instead !== undefined) {
      const reply = await desk.answer(asked.instead, caller, now);
      const { empty, error } = (reply.data ?? {}) as { empty?: unknown; error?: unknown };
      if (!empty && error === undefined) return reply;
    }
    const line = (command: string, words: string, named: Record<string, string | number> = {}) =>
      formatLine({ command, free: words, named });
    return {
      card: askCard(asked, { zone: caller.zone ?? desk.zone, line }),
      data: asked,
      visibility: 'channel',
    };
  },
};
