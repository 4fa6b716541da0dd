/** `npm run bench [NAME…]`: times the product beside named peers in the same run; the last line is one JSON object. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const known = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
  .map((name) => name.slice(0, -3));
const names = process.argv.slice(2).length > 0 ? process.argv.slice(2) : known;
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}\n`);
  process.exit(2);
}
const figures: Record<string, unknown> = {};
for (const name of names) {
  const module = (await import(`./${name}.ts`)) as { run(): Promise<Record<string, unknown>> };
  figures[name] = await module.run();
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
