import { z } from 'zod';
import { fields } from '../src/card/build.ts';
import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { healthOf } from '../src/domain/feed.ts';
import { formatAge, formatDay, formatDays } from '../src/domain/period.ts';

const options = z.object({});

/** How much is known and until when, and whether the platforms are connected. */
export const status: Command<Desk, typeof options> = {
  name: 'status',
  summary: 'what the desk knows and how it stands',
  examples: ['/status'],
  privately: () => true,
  options,
  async run(_options, { desk, now }) {
    const at = now();
    const known = await desk.store.articles.coverage(at);
    const platforms = desk.platforms();
    const rows: [string, string][] = [
      [
        'Articles',
        known.articles === 0
          ? 'none'
          : `${known.articles} from ${known.sources} ${known.sources === 1 ? 'source' : 'sources'}`,
      ],
    ];
    if (known.oldest !== undefined && known.newest !== undefined) {
      rows.push(['Days', formatDays(known.oldest, known.newest)]);
      rows.push(['Newest', `${formatDay(known.newest)}, ${formatAge(known.newest, at)}`]);
    }
    const feeds = (await desk.store.feeds.list()).map((feed) => ({
      title: feed.title,
      health: healthOf(feed, at),
      walls: feed.walls.consent + feed.walls.paywall,
    }));
    const troubled = feeds.filter(({ health }) => health === 'failing' || health === 'unsteady');
    rows.push([
      'Feeds',
      feeds.length === 0
        ? 'none: /feed add URL'
        : `${feeds.length}${
            troubled.length === 0
              ? ''
              : `, in trouble: ${troubled
                  .slice(0, 5)
                  .map(({ title }) => title)
                  .join(', ')}${troubled.length > 5 ? ` and ${troubled.length - 5} more` : ''}`
          }`,
    ]);
    const closed = feeds.filter(({ walls }) => walls > 0);
    if (closed.length > 0)
      rows.push([
        'Pages not open',
        `${closed.reduce((sum, { walls }) => sum + walls, 0)} of ${closed.length === 1 ? closed[0]?.title : `${closed.length} feeds`}; their summaries are kept (/feed list)`,
      ]);
    for (const { name, ok, why } of platforms)
      rows.push([name, ok ? 'connected' : `down: ${why ?? 'not known why'}`]);
    return {
      card: { title: 'Status', blocks: [fields(rows)] },
      data: { ...known, feeds: { all: feeds.length, troubled }, platforms },
      visibility: 'caller',
    };
  },
};
