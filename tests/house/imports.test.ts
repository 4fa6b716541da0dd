import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Who may import whom: each room from those before it. `ingest`, `briefing` and `delivery` are strangers to each other, and so are the platforms. */
const rooms: Record<string, string[]> = {
  'src/card': [],
  'src/domain': ['src/card'],
  'src/language': ['src/domain'],
  'src/store': ['src/language', 'src/domain', 'src/card'],
  'src/ingest': ['src/store', 'src/language', 'src/domain'],
  'src/briefing': ['src/store', 'src/language', 'src/domain', 'src/card'],
  'src/delivery': ['src/store', 'src/domain', 'src/card'],
  'src/command': [
    'src/ingest',
    'src/briefing',
    'src/delivery',
    'src/store',
    'src/language',
    'src/domain',
    'src/card',
  ],
  commands: [
    'src/command',
    'src/ingest',
    'src/briefing',
    'src/delivery',
    'src/store',
    'src/language',
    'src/domain',
    'src/card',
  ],
  'src/platforms/discord': ['src/command', 'src/domain', 'src/card'],
  'src/platforms/slack': ['src/command', 'src/domain', 'src/card'],
  'src/platforms/desk': ['src/command', 'src/domain', 'src/card'],
  'src/platforms/terminal': ['src/command', 'src/domain', 'src/card'],
};

const forbidden = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room} imports only ${allowed.join(', ') || 'itself'}`,
  severity: 'error' as const,
  from: { path: `^${room}/` },
  to: {
    path: '^(src|commands|tests)/',
    pathNot: `^(${[room, ...allowed].join('|')})/${room.startsWith('src/platforms') ? '|^src/platforms/[a-z]+\\.ts$' : ''}`,
  },
}));

async function sources(): Promise<string[]> {
  return ['src', 'commands'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`),
  );
}

async function look(rules: NonNullable<IConfiguration['forbidden']>) {
  const { output } = await cruise(
    ['src', 'commands'],
    {
      baseDir: root,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      ruleSet: { forbidden: rules },
      validate: true,
    },
    { extensions: ['.ts', '.js'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text');
  return output;
}

describe('the import rules', () => {
  test('every module is looked at, and none imports what it may not', async () => {
    const output = await look([
      ...forbidden,
      { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    ]);
    const files = await sources();
    const seen = new Set(output.modules.map(({ source }) => source));
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
    expect(output.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual(
      [],
    );
  }, 60_000);

  test('a rule that is broken is found', async () => {
    const output = await look([
      { name: 'nothing may import the store', severity: 'error', from: {}, to: { path: '^src/store/' } },
    ]);
    expect(output.summary.violations.length).toBeGreaterThan(3);
  }, 60_000);
});
