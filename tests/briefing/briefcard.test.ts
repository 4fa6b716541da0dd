import { expect, test } from 'vitest';
import { briefCard } from '../../src/briefing/briefcard.ts';
import { text } from '../../src/card/text.ts';
import type { Citation, DateOrigin } from '../../src/domain/article.ts';
import type { Brief } from '../../src/domain/brief.ts';

const cite = (article: number, at: string, dateOrigin: DateOrigin): Citation => ({
  article,
  title: 'Bridge falls',
  source: `Wire ${article}`,
  publishedAt: new Date(at),
  dateOrigin,
  start: 0,
  end: 9,
});
const side = (value: string, citation: Citation) => ({
  value,
  sources: [citation.source],
  point: { text: `${value} were hurt.`, citations: [citation] as [Citation] },
});

test('sources that differ stand with their hour and its zone; where only a day is known without an hour', () => {
  const day = new Date('2026-06-08T12:00:00Z');
  const brief: Brief = {
    topic: 'bridge',
    period: {},
    stories: [
      {
        id: 's',
        headline: 'Bridge falls',
        articles: [1, 2, 3],
        copies: 0,
        sources: ['a', 'b'],
        from: day,
        to: day,
      },
    ],
    found: 1,
    points: [],
    disagreements: [
      {
        story: 's',
        about: 'injured',
        sides: [
          side('Six', cite(1, '2026-06-08T12:00:00Z', 'source')),
          side('Five', cite(2, '2026-06-08T15:20:00Z', 'source')),
          side('Four', cite(3, '2026-06-08T15:20:00Z', 'given')),
        ],
      },
    ],
    news: [],
    names: [],
    articles: 3,
    sources: 3,
    notes: [],
    offers: [],
    why: [],
    empty: null,
  };
  const words = text(briefCard(brief, { now: day, line: (command) => `/${command}`, zone: 'Europe/Oslo' }));
  expect(words).toContain('Six – Wire 1, 8 Jun 2026: ');
  expect(words).toContain('Five – Wire 2, 8 Jun 2026, 17:20 Oslo: ');
  expect(words).toContain('Four – Wire 3, 8 Jun 2026: ');
});
