import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { envExample } from '../../src/config.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);

describe('rules of the house', () => {
  test('.env.example tells of every variable', () => {
    expect(read('.env.example')).toBe(envExample());
  });

  test('README’s command table is the list of commands', () => {
    const rows = [...read('README.md').matchAll(/^\| `\/([a-z]+)[^`]*` \| (.+?) \|$/gmu)].map(
      ([, name, summary]) => [name, summary],
    );
    expect(rows).toEqual(commands.map(({ name, summary }) => [name, summary]));
  });

  test('only config.ts reads the environment', () => {
    const readers = files.filter((file) => file !== 'src/config.ts' && /process\.env\b/u.test(read(file)));
    expect(readers).toEqual([]);
  });

  test('SQL stands under store/ only', () => {
    const strangers = files.filter(
      (file) =>
        !file.startsWith('src/store/') &&
        /\b(SELECT .+ FROM|INSERT INTO|DELETE FROM|better-sqlite3')/u.test(read(file)),
    );
    expect(strangers).toEqual([]);
  });

  test('the clock is injected', () => {
    const allowed = new Set(['src/main.ts', 'src/app.ts']);
    const lookers = files.filter(
      (file) => !allowed.has(file) && /Date\.now\(\)|new Date\(\)|Temporal\.Now/u.test(read(file)),
    );
    expect(lookers).toEqual([]);
  });

  test('no file is called after nothing in particular', () => {
    const vague = files.filter((file) => /\/(utils?|helpers?|common|types|manager|service)\.ts$/u.test(file));
    expect(vague).toEqual([]);
  });
});
