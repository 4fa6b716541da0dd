import { afterEach, beforeEach, expect, test } from 'vitest';
import { actor } from '../../commands/actor.ts';
import { text } from '../../src/card/text.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { read } from '../../src/language/read.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

const now = new Date('2024-06-01T09:00:00Z');
const caller: Caller = {
  platform: 'local',
  workspace: 'local',
  channel: 'test',
  user: 'reader',
  manager: false,
};
let store: Store;

beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function keep(day: string, title: string, words: string): Promise<number> {
  const publishedAt = new Date(`${day}T08:00:00Z`);
  const reading = read({ title, text: words, publishedAt });
  return (
    await store.articles.save(
      { source: 'Test Wire', title, text: words, publishedAt, dateOrigin: 'given' },
      publishedAt,
      reading,
    )
  ).id;
}

async function ask(options: { who?: string; id?: number; show?: 'said' | 'why'; until?: string }) {
  const desk = {
    store,
    zone: 'UTC',
    commands: () => [],
    platforms: () => [],
    answer: () => Promise.reject(new Error('no other line')),
  };
  const reply = await actor.run(options, { desk: desk as never, caller, now: () => now, line: '/actor' });
  return { card: reply.card, words: text(reply.card), data: reply.data as Record<string, never> };
}

const visit = () =>
  keep(
    '2024-03-02',
    'Norway and Finland talk',
    'The foreign minister of Norway, Kari Dalen, met the President of Finland, Pekka Salmi, in Helsinki on Friday.\n\nDalen told Salmi that the talks would go on, according to Finnish media.',
  );
const change = () =>
  keep(
    '2024-05-03',
    'Talks fail',
    'The foreign minister of Norway, Ole Bergset, said on Thursday that the talks had failed.',
  );

test('a profile tells roles with their date, what was said to whom on whose word, and meetings with their place', async () => {
  const article = await visit();
  const { words, data, card } = await ask({ who: 'dalen' });
  expect(card.title).toBe('Kari Dalen');
  expect(words).toContain('foreign minister of Norway – as of 2 Mar 2024 (Test Wire)');
  expect(words).toContain('to Pekka Salmi, according to Finnish media: ');
  expect(words).toContain('Pekka Salmi – Helsinki, 1 Mar 2024');
  expect(words).toContain('1 article, 2 mentions · newest 2 Mar 2024');
  expect(Object.keys(data)).toEqual(
    expect.arrayContaining([
      'actor',
      'roles',
      'statements',
      'meetings',
      'related',
      'timeline',
      'articles',
      'mentions',
    ]),
  );
  expect(data).toMatchObject({
    actor: { name: 'Kari Dalen', kind: 'person', aliases: ['Dalen'] },
    roles: [{ title: 'foreign minister', of: 'Norway', citation: { article, source: 'Test Wire' } }],
    statements: [
      { addressee: 'Pekka Salmi', attribution: 'according to Finnish media', verb: 'tell', direct: false },
    ],
    meetings: [{ with: 'Pekka Salmi', place: 'Helsinki', date: '2024-03-01' }],
  });
  expect((await ask({ who: 'salmi' })).words).toContain('Was told');
});

test('every sentence shown stands in the article at its citation', async () => {
  await visit();
  const { data } = await ask({ who: 'dalen' });
  const statement = (
    data as unknown as {
      statements: { text: string; citation: { article: number; start: number; end: number } }[];
    }
  ).statements[0]!;
  const kept = await store.articles.find(statement.citation.article);
  expect(kept!.text.slice(statement.citation.start, statement.citation.end)).toContain(statement.text);
});

test('an office is its holder as of the newest article, the earlier one below; as of an earlier day the earlier one', async () => {
  await visit();
  await change();
  const { words, data } = await ask({ who: 'norwegian foreign minister' });
  expect(data).toMatchObject({ actor: { name: 'Ole Bergset' } });
  expect(words).toContain('as of 3 May 2024: Ole Bergset');
  expect(words).toMatch(/Earlier named as such: Kari Dalen \(2 Mar 2024\)/u);
  expect((await ask({ who: 'norwegian foreign minister', until: '2024-04-01' })).data).toMatchObject({
    actor: { name: 'Kari Dalen' },
  });
});

test('a name that two bear is a pick list with roles whose buttons work', async () => {
  await visit();
  await keep(
    '2024-03-05',
    'Budget',
    'The finance minister of Norway, Nina Dalen, said on Monday that taxes would rise.',
  );
  const { card, data } = await ask({ who: 'dalen' });
  const { choices } = data as unknown as {
    choices: { id: number; name: string; roles: { title: string }[] }[];
  };
  expect(choices.map(({ name }) => name).sort()).toEqual(['Kari Dalen', 'Nina Dalen']);
  const nina = choices.find(({ name }) => name === 'Nina Dalen')!;
  expect(nina.roles[0]?.title).toBe('finance minister');
  const actions = card.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  expect(actions).toContainEqual({
    label: expect.stringContaining('Nina Dalen'),
    command: `/actor id:${nina.id}`,
  });
  expect((await ask({ id: nina.id })).card.title).toBe('Nina Dalen');
});

test('a misspelt name finds its person and says so', async () => {
  await visit();
  const { words, data } = await ask({ who: 'Kary Dahlen' });
  expect(data).toMatchObject({ actor: { name: 'Kari Dalen' } });
  expect(words).toContain('Nobody here is printed “Kary Dahlen”');
});

test('where the paper slipped, both spellings are shown', async () => {
  await keep(
    '2024-03-05',
    'Vote',
    'The finance minister of Norway, Llyod Dalen, said on Monday that taxes would rise.',
  );
  expect((await ask({ who: 'Lloyd Dalen' })).card.title).toBe('Lloyd Dalen (printed “Llyod Dalen”)');
});

test('an unknown name is said to be unknown, with how much there is', async () => {
  await visit();
  const { words, data } = await ask({ who: 'kissinger' });
  expect(words).toContain('No article here names “kissinger”. 1 article from 1 source, newest 2 Mar 2024.');
  expect(data).toMatchObject({ empty: { nearest: expect.any(Array) } });
});

test('nothing of after the asked instant is known', async () => {
  await change();
  expect((await ask({ who: 'bergset', until: '2024-04-01' })).words).toContain('there are no articles yet');
  await expect(ask({ id: 999 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(ask({})).rejects.toMatchObject({ code: 'invalid' });
});
