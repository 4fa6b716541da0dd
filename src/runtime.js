// Plain JavaScript that any Node can parse: it must run before a TypeScript file or a native module is loaded.
// Node 26 brings native TypeScript and Temporal; better-sqlite3 13 ends older ones with a segmentation fault.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

const NEEDED = 26;
const found = Number(process.versions.node.split('.')[0]);
if (found < NEEDED) {
  process.stderr.write(
    `Wiredesk needs Node ${NEEDED} and this is Node ${process.versions.node}: run "npm ci" and then "npm start", which brings and uses its own.\n`,
  );
  process.exit(1);
}

// Compiled files are kept beside the packages: a start takes half the time, and no thread has to load the compiler of TypeScript (20 MB
// each). Where the folder cannot be written, files are compiled every time.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/wiredesk', import.meta.url)));

// The space for new objects stays small: it would grow to 64 MB on the main thread alone, where articles pass through but do not stay.
// It can only be told not to grow, so it is first brought to a size at which little is taken for old too soon.
const NEW_SPACE = 4 * 2 ** 20;
const size = () => v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? NEW_SPACE;
for (let round = 0, held = []; round < 100 && size() < NEW_SPACE && held; round++)
  held = Array.from({ length: 20_000 }, (_, n) => [n]);
v8.setFlagsFromString('--semi-space-growth-factor=1');

// Old objects are collected when a fifth has come on top, not when they have doubled: while 10,000 articles come in and questions are asked, 140 MB less
// are held, for a tenth more of processor time.
v8.setFlagsFromString('--heap-growing-percent=20');
