import { z } from 'zod';
import { muted, open, text } from '../src/card/build.ts';
import type { Block } from '../src/card/card.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { AppError } from '../src/domain/errors.ts';
import { formatDay } from '../src/domain/period.ts';

const options = z.object({
  id: z
    .number()
    .int()
    .positive()
    .meta({ positional: 1 })
    .describe('the number of an article, as citations and /search give it'),
});

/** One article whole, to the caller only: to see a cited sentence where it stands. */
export const article: Command<Desk, typeof options> = {
  name: 'article',
  summary: 'one article, to you alone',
  examples: ['/article 3'],
  privately: () => true,
  options,
  async run({ id }, { desk }) {
    const found = await desk.store.articles.find(id);
    if (found === undefined)
      throw new AppError('not_found', `There is no article ${id}.`, {
        hints: ['Find articles with /search WORDS.'],
      });
    const about = [
      found.source,
      formatDay(found.publishedAt),
      found.byline,
      found.revisedAt && `corrected ${formatDay(found.revisedAt)}`,
    ];
    const blocks: Block[] = [
      text([muted(about.filter(Boolean).join(' · '))]),
      ...found.text.split('\n\n').map((paragraph) => text(paragraph)),
      ...(found.url === undefined
        ? []
        : [{ kind: 'actions' as const, actions: [open('At its source', found.url)] }]),
    ];
    return { card: { title: found.title, blocks }, data: found, visibility: 'caller' };
  },
};
