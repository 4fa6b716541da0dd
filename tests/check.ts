/** `npm test`: every check of the project, each told with its time; ends with a line `N passed, N failed`. */
import { spawnSync } from 'node:child_process';

const checks: [name: string, command: string, args: string[]][] = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['imports and dead code', 'knip', []],
  ['tests (with the import rules)', 'vitest', ['run', '--config', 'tests/vitest.ts']],
];

let failed = 0;
for (const [name, command, args] of checks) {
  const started = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  if (error !== undefined) process.stderr.write(`${command} could not be run: ${error.message}\n`);
  if (status !== 0) failed++;
  process.stdout.write(
    `${status === 0 ? 'passed' : 'FAILED'}: ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
}
process.stdout.write(`\n${checks.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
