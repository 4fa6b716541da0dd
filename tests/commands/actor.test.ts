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
  // Nothing is spelt alike: those the articles name.
  expect(data).toMatchObject({ empty: { nearest: ['Kari Dalen', 'Pekka Salmi'] } });
  expect(words).toContain('Nearest names: Kari Dalen · Pekka Salmi');
  expect((await ask({ who: 'Dalgren' })).data).toMatchObject({ empty: { nearest: ['Kari Dalen'] } });
});

test('nothing of after the asked instant is known', async () => {
  await change();
  expect((await ask({ who: 'bergset', until: '2024-04-01' })).words).toContain('there are no articles yet');
  await expect(ask({ id: 999 })).rejects.toMatchObject({ code: 'not_found' });
  await expect(ask({})).rejects.toMatchObject({ code: 'invalid' });
});

/** The lines under a heading of an answer, up to the next heading. */
function part(words: string, name: string): string[] {
  const lines = words.split('\n');
  const from = lines.indexOf(name) + 1;
  if (from === 0) return [];
  const rest = lines.slice(from);
  const to = rest.findIndex((line) => !line.startsWith(' '));
  return rest.slice(0, to < 0 ? undefined : to).map((line) => line.trim().replace(/^• /u, ''));
}

test('whom somebody met is said of the two sides only: those met by one have not met each other', async () => {
  await keep(
    '2024-03-02',
    'Talks',
    'The foreign minister of Norway, Kari Dalen, met the President of Finland, Pekka Salmi, in Helsinki on Friday and also Maija Laine.',
  );
  expect(part((await ask({ who: 'salmi' })).words, 'Met')).toEqual(['Kari Dalen – Helsinki, 1 Mar 2024 [1]']);
  const dalen = part((await ask({ who: 'dalen' })).words, 'Met').join('\n');
  expect(dalen).toContain('Pekka Salmi');
});

test('those who meet somebody together each met that one; a visit is told from the side of who is asked', async () => {
  await keep(
    '2024-03-02',
    'Talks',
    'Kari Dalen and Ole Bergset met Pekka Salmi in Helsinki on Friday.\n\nNina Holm visited Jonas Vik in Bergen on Thursday.',
  );
  expect(part((await ask({ who: 'salmi' })).words, 'Met').map((line) => line.split(' – ')[0])).toEqual([
    'Kari Dalen',
    'Ole Bergset',
  ]);
  expect(part((await ask({ who: 'bergset' })).words, 'Met').map((line) => line.split(' – ')[0])).toEqual([
    'Pekka Salmi',
  ]);
  expect(part((await ask({ who: 'vik' })).words, 'Spoke with or visited')[0]).toMatch(/^visit by Nina Holm/u);
  expect(part((await ask({ who: 'holm' })).words, 'Spoke with or visited')[0]).toMatch(/^visit: Jonas Vik/u);
});

test('one meeting told by several articles is one line with all of them; a later one is another', async () => {
  await keep(
    '2024-03-02',
    'One',
    'Kari Dalen met Pekka Salmi in Helsinki on Friday. They said that the talks would go on.',
  );
  await keep('2024-03-03', 'Two', 'Kari Dalen met Pekka Salmi in Helsinki. Much was said about the sea.');
  await keep('2024-03-01', 'Plan', 'Kari Dalen will meet Pekka Salmi in Helsinki on Friday.');
  await keep('2024-05-20', 'Three', 'Kari Dalen met Pekka Salmi in Helsinki. Much was said about the land.');
  const { words } = await ask({ who: 'dalen' });
  expect(part(words, 'Met')).toEqual([
    'Pekka Salmi – Helsinki [1]',
    'Pekka Salmi – Helsinki, 1 Mar 2024 [2][3]',
  ]);
  expect(part(words, 'Planned')).toEqual([]);
});

test('a pronoun that is nobody known is no one met; a group is shown as unnamed', async () => {
  await keep(
    '2024-03-02',
    'Talks',
    'On Friday Kari Dalen will meet him in Helsinki.\n\nKari Dalen met the foreign ministers of Arab countries in Oslo.',
  );
  const { words } = await ask({ who: 'dalen' });
  expect(words).not.toMatch(/^ • (?:he|him)\b/mu);
  expect(part(words, 'Met')[0]).toMatch(/\(unnamed\) – Oslo/u);
});

test('an office told with and without whose it is stands once, in the fuller words, as of the newest article', async () => {
  await visit();
  await keep(
    '2024-03-06',
    'More talks',
    'Foreign Minister Kari Dalen said on Tuesday that the talks were going well.',
  );
  const { data, words } = await ask({ who: 'dalen' });
  expect((data as unknown as { roles: unknown[] }).roles).toHaveLength(1);
  expect(words).toContain('foreign minister of Norway – as of 6 Mar 2024 (Test Wire)');
  expect((await ask({ who: 'norwegian foreign minister' })).words).toContain('as of 6 Mar 2024: Kari Dalen');
});

test('different offices of one holder stay two', async () => {
  await visit();
  await keep(
    '2024-03-06',
    'Another office',
    'The finance minister of Norway, Kari Dalen, said on Tuesday that taxes would rise.',
  );
  const { data } = await ask({ who: 'dalen' });
  expect((data as unknown as { roles: { title: string }[] }).roles.map(({ title }) => title)).toEqual([
    'finance minister',
    'foreign minister',
  ]);
});

test('what several articles tell of a day is one line, and a day has two at most beside the rest', async () => {
  await keep(
    '2024-03-02',
    'Ships',
    'The minister Kari Dalen opened the new harbour of Bergen on Friday before many guests.\n\nOn Friday Kari Dalen praised the fishermen of the north.\n\nKari Dalen warned on Friday that the price of herring had fallen by half.',
  );
  await keep(
    '2024-03-03',
    'Harbour',
    'Before many guests Kari Dalen opened the new harbour of Bergen on Friday.',
  );
  const { words, data } = await ask({ who: 'dalen' });
  const lines = part(words, 'Timeline');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^1 Mar 2024 .*harbour of Bergen.* \[1\]\[2\]$/u);
  expect((data as unknown as { timeline: unknown[] }).timeline).toHaveLength(3);
});

test('what several articles say that somebody said is one line with all of them; another number is another statement', async () => {
  await keep(
    '2024-03-02',
    'Talks',
    'Kari Dalen said that the talks with Finland on herring would go on until May.',
  );
  await keep(
    '2024-03-03',
    'Herring',
    'Kari Dalen said the talks with Finland on herring would go on until May.',
  );
  await keep(
    '2024-03-03',
    'Tons',
    'Kari Dalen said that Norway had sold 300 tons of herring to Finland this year.',
  );
  await keep(
    '2024-03-03',
    'More tons',
    'Kari Dalen said that Norway had sold 500 tons of herring to Finland this year.',
  );
  const { words, data } = await ask({ who: 'dalen' });
  const lines = part(words, 'Said');
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => line.includes('until May'))).toEqual([
    expect.stringMatching(/ \[\d\]\[\d\]$/u),
  ]);
  const { statements } = data as unknown as { statements: { text: string; citations: unknown[] }[] };
  expect(statements.find(({ text: said }) => said.includes('until May'))?.citations).toHaveLength(2);
});

test('a day of a profile is told by sentences that stand alone and whose main clause tells of it', async () => {
  await keep(
    '2024-03-02',
    'Harbour',
    'Kari Dalen opened the new harbour of Bergen on Friday.\n\nShe then drove to Oslo on Friday.\n\nKari Dalen said little although the fishermen had asked for her on Thursday.',
  );
  const { data } = await ask({ who: 'dalen' });
  expect((data as unknown as { timeline: { date: string; text: string }[] }).timeline).toMatchObject([
    { date: '2024-03-01', text: 'Kari Dalen opened the new harbour of Bergen on Friday.' },
  ]);
});

test('who resigned is followed by who holds the office since; the former holder is found as such', async () => {
  await keep(
    '2024-03-05',
    'Norwegian minister quits',
    "Norway's finance minister, Kari Dalen, resigned on Monday after a lost vote.",
  );
  expect((await ask({ who: 'norwegian finance minister' })).words).toContain(
    'former finance minister of Norway – as of 5 Mar 2024: Kari Dalen',
  );
  await keep(
    '2024-03-09',
    'Norwegian budget',
    'The new finance minister, Ole Bergset, said on Friday that the Norwegian budget would be cut.\n\nFormer finance minister Kari Dalen did not comment.',
  );
  const present = await ask({ who: 'norwegian finance minister' });
  expect(present.card.title).toBe('Ole Bergset');
  expect(present.words).toContain('Earlier named as such: Kari Dalen (5 Mar 2024)');
  expect((await ask({ who: 'finance minister' })).card.title).toBe('Ole Bergset');
  const former = await ask({ who: 'former finance minister' });
  expect(former.card.title).toBe('Kari Dalen');
  expect(former.words).toContain('former finance minister of Norway – as of 9 Mar 2024: Kari Dalen');
});

test('an office whose holder was sacked is still found, and its successor where the next sentence names one', async () => {
  await keep('2024-03-05', 'Talks', 'The home secretary, Nina Holm, met police chiefs on Monday.');
  await keep('2024-03-08', 'Sacked', 'Nina Holm was sacked as home secretary on Thursday.');
  expect((await ask({ who: 'home secretary' })).words).toContain(
    'former home secretary – as of 8 Mar 2024: Nina Holm',
  );
  await keep(
    '2024-03-09',
    'After the sacking',
    'Nina Holm was sacked as home secretary on Thursday. Her successor is Jonas Vik, until now the justice minister. Vik said Holm did nothing wrong.',
  );
  expect((await ask({ who: 'home secretary' })).card.title).toBe('Jonas Vik');
});

test('an office asked without its owner is a pick list where holders are of different owners', async () => {
  await keep(
    '2024-03-05',
    'One',
    "Norway's foreign minister, Kari Dalen, said on Monday that she would wait.",
  );
  await keep(
    '2024-03-06',
    'Two',
    "Finland's foreign minister, Pekka Salmi, said on Tuesday that he had waited.",
  );
  await keep(
    '2024-03-07',
    'Three',
    'Foreign Minister Pekka Salmi said on Wednesday that he would wait again.',
  );
  const { words, data } = await ask({ who: 'foreign minister' });
  expect((data as unknown as { choices: { name: string }[] }).choices.map(({ name }) => name)).toEqual([
    'Pekka Salmi',
    'Kari Dalen',
  ]);
  expect(words).toContain('of Finland');
  expect(words).toContain('of Norway');
});

test('an acting holder is shown as acting, one of the past without the day of the article', async () => {
  await keep(
    '2024-03-05',
    'Hospital',
    'Acting mayor Nina Holm took over on Monday after the mayor, Jonas Vik, was taken to hospital.\n\nFormer mayor Ole Bergset opened the hospital in 2004.',
  );
  await keep('2024-03-08', 'Back', 'The mayor, Jonas Vik, left hospital on Thursday.');
  const { words } = await ask({ who: 'mayor' });
  expect(words).toContain('mayor – as of 8 Mar 2024: Jonas Vik');
  expect(words).toContain('Named as acting: Nina Holm (5 Mar 2024)');
  expect(words).toMatch(/Named as a former holder: Ole Bergset \[\d\]/u);
});

test('a place and the building in it are one, and so is a plan that came about; one that did not is told as a plan of then', async () => {
  await keep(
    '2024-03-04',
    'Ahead',
    'On Wednesday Kari Dalen will meet Pekka Salmi in Washington.\n\nKari Dalen is to meet Ole Bergset in Bergen on Thursday.',
  );
  await keep('2024-03-06', 'One', 'Kari Dalen met Pekka Salmi at the Pentagon on Wednesday.');
  await keep(
    '2024-03-07',
    'Two',
    'Kari Dalen met Pekka Salmi in Washington.\n\nKari Dalen met Pekka Salmi at Pentagon on Wednesday.',
  );
  const { words, data } = await ask({ who: 'dalen' });
  expect((data as unknown as { meetings: { date: string }[] }).meetings).toMatchObject([
    { with: 'Pekka Salmi', date: '2024-03-06' },
  ]);
  expect(part(words, 'Planned')).toEqual([]);
  expect(part(words, 'Was planned').join()).toContain('Ole Bergset – Bergen, was planned for 7 Mar 2024');
  expect(words).not.toContain('will meet Pekka Salmi');
});

test('a meeting that did not take place, or is denied, is told with its citation', async () => {
  await keep(
    '2024-03-06',
    'No',
    'Kari Dalen did not meet Pekka Salmi on Tuesday.\n\nThe mayor, Nina Holm, denied that she had met Ole Bergset.',
  );
  expect(part((await ask({ who: 'dalen' })).words, 'Denied or did not meet').join()).toMatch(
    /did not meet Pekka Salmi.*\[1\]/u,
  );
  expect(part((await ask({ who: 'holm' })).words, 'Denied or did not meet').join()).toMatch(
    /Ole Bergset.*\[\d\]/u,
  );
});

test('an attribution that began its sentence stands small within a line', async () => {
  await keep(
    '2024-03-06',
    'Told',
    'According to Finnish media, Kari Dalen told Pekka Salmi that the talks would go on.',
  );
  const { words } = await ask({ who: 'dalen' });
  expect(words).toContain('to Pekka Salmi, according to Finnish media: ');
});

test('what was promised stands with its verb', async () => {
  await keep('2024-05-30', 'Inquiry', 'Helena Brandt promised a public inquiry in Lisbon on Thursday.');
  expect((await ask({ who: 'Helena Brandt' })).words).toMatch(/promised: a public inquiry/);
});
