import { expect, test } from 'vitest';
import { story, world } from './world.ts';

async function watched(more: Record<string, unknown> = {}) {
  const w = await world('2026-03-02T09:00:00Z');
  let data: ReturnType<typeof story> = story(1, 'Known before');
  let articles = 1;
  w.store.articles.coverage = async () => ({ articles, sources: 1, newest: w.clock });
  w.answer = async (line) => ({ card: { title: line, blocks: [] }, data });
  await w.store.watches.add({
    to: { platform: 'wire', workspace: 'w', channel: 'c' },
    owner: 'u',
    subject: 'talks',
    line: '/brief talks',
    zone: 'UTC',
    cap: 2,
    createdAt: w.clock,
    ...more,
  });
  const news = async (time: string, headline: string): Promise<number> => {
    data = story(articles++, headline);
    await w.at(`2026-03-${time}Z`);
    return w.messages.length;
  };
  await w.at('2026-03-02T09:00:00Z');
  return { w, news };
}

test('what is known when it begins is no news; a development is told once', async () => {
  const { w, news } = await watched();
  expect(await news('02T09:10:00', 'Known before')).toBe(0);
  expect(await news('02T09:20:00', 'An offer')).toBe(1);
  expect(w.last()).toContain('An offer');
  expect(await news('02T09:30:00', 'An offer')).toBe(1);
});

test('the cap holds for the local day, and what it kept back comes the day after', async () => {
  const { news } = await watched();
  expect(await news('02T10:00:00', 'One')).toBe(1);
  expect(await news('02T11:00:00', 'Two')).toBe(2);
  expect(await news('02T12:00:00', 'Three')).toBe(2);
  expect(await news('03T00:05:00', 'Three')).toBe(3);
});

test('quiet hours over midnight hold it back', async () => {
  const { news } = await watched({ quiet: { from: 22 * 60, to: 7 * 60 } });
  expect(await news('02T23:00:00', 'At night')).toBe(0);
  expect(await news('03T06:59:00', 'At night')).toBe(0);
  expect(await news('03T07:00:00', 'At night')).toBe(1);
});

test('asleep it says nothing', async () => {
  const { w, news } = await watched();
  await w.store.watches.snooze(1, new Date('2026-03-02T15:00:00Z'));
  expect(await news('02T14:00:00', 'Asleep')).toBe(0);
  expect(await news('02T15:00:00', 'Asleep')).toBe(1);
});
