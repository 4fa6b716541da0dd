// What a thread of the pool begins with. Plain JavaScript: files that come after it are taken from the cache of compiled ones, which a
// thread has to be told of anew (`src/runtime.js` tells the main one).
import module from 'node:module';
import { fileURLToPath } from 'node:url';

module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/wiredesk', import.meta.url)));

const { default: work } = await import('./worker.ts');
export default work;
