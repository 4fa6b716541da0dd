/** `npm run eval -- TASK FILE… [--out PREDICTIONS.jsonl]`: measures the product's own code; the last line is one JSON object of figures. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
const [task = '', ...files] = positionals;
const own = new Set(['main', 'data', 'table']);
const tasks = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .filter((name) => !own.has(name));

if (!tasks.includes(task) || files.length === 0) {
  process.stderr.write(
    `Usage: npm run eval -- TASK FILE… [--out PREDICTIONS.jsonl]\nTasks: ${tasks.sort().join(', ')}\n`,
  );
  process.exit(2);
}
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  process.stderr.write(`No such file: ${missing.join(', ')}\n`);
  process.exit(2);
}
const module = (await import(`./${task}.ts`)) as {
  run(files: string[], out: string | undefined): Promise<Record<string, unknown>>;
};
const figures = await module.run(files, values.out);
process.stdout.write(`${JSON.stringify(figures)}\n`);
