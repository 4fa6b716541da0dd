import { z } from 'zod';
import { emptiness } from '../src/briefing/brief.ts';
import { emptyBlocks, noteBlocks } from '../src/briefing/briefcard.ts';
import { selectArticles } from '../src/briefing/select.ts';
import { muted, rich, text } from '../src/card/build.ts';
import type { Card } from '../src/card/card.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { type Article, reportOf } from '../src/domain/article.ts';
import { formatDay, type Period, parseInstant } from '../src/domain/period.ts';

/** Articles shown; the count of all is told. */
const SHOWN = 15;

const options = z.object({
  words: z
    .string()
    .trim()
    .min(1)
    .meta({ positional: 1, raw: true })
    .describe('words, "phrases", -not, OR, title:word, source:outlet, actor:name'),
  since: z.string().optional().describe('from when on: 3d, 2024-03-19, yesterday, monday'),
  until: z.string().optional().describe('until when: 2024-03-26, today'),
});

/** The articles with these words, best first. */
export const search: Command<Desk, typeof options> = {
  name: 'search',
  summary: 'articles with these words, best first',
  examples: [
    '/search rafah',
    '/search "security council" -draft source:"Harbour Wire"',
    '/search actor:blinken rafah OR doha',
  ],
  options,
  async run({ words, since, until }, { desk, caller, now }) {
    const at = now();
    const zone = caller.zone ?? desk.zone;
    const period: Period = {
      ...(since === undefined ? {} : { since: parseInstant(since, at, zone) }),
      until: until === undefined ? at : parseInstant(until, at, zone, true),
    };
    const { articles, topic, notes, offers } = await selectArticles(desk.store, words, period, 'all');
    const data = articles.map(({ id, title, source, url, publishedAt }) => ({
      id,
      title,
      source,
      url: url ?? null,
      publishedAt,
    }));
    const reports = [...Map.groupBy(articles, reportOf).values()] as [Article, ...Article[]][];
    const title = `Articles with ${topic.label}`;
    if (articles.length === 0) {
      const empty = await emptiness(desk.store, topic.label, period, 'search');
      return {
        card: { title, blocks: emptyBlocks(empty) },
        data: { articles: data, empty },
        visibility: 'channel',
      };
    }
    const card: Card = {
      title,
      blocks: [
        text([
          muted(
            `${articles.length} ${articles.length === 1 ? 'article' : 'articles'}${reports.length > SHOWN ? `, the best ${SHOWN} shown` : ''}`,
          ),
        ]),
        ...noteBlocks(
          notes,
          offers.map(({ label, words }) => ({ label, line: `/search ${words}` })),
        ),
        {
          kind: 'list',
          items: reports.slice(0, SHOWN).map(([article, ...copies]) =>
            rich([
              {
                text: article.title,
                ...(article.url === undefined ? {} : { url: article.url }),
                command: `/article ${article.id}`,
              },
              muted(
                ` – ${article.source}, ${formatDay(article.publishedAt, zone)} · article ${article.id}${copies.length === 0 ? '' : ` (the same report: ${[...new Set(copies.map(({ source }) => source))].join(', ')})`}`,
              ),
            ]),
          ),
        },
      ],
    };
    return { card, data: { articles: data, notes, empty: null }, visibility: 'channel' };
  },
};
