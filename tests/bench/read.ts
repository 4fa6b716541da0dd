import { parse } from 'chrono-node';
import { findDates } from '../../src/language/dates.ts';
import { read } from '../../src/language/read.ts';
import { structure } from '../../src/language/structure.ts';
import { printTable } from '../eval/table.ts';

/** Sentences of our own, with what an article of the press holds: titles, quotations, dates, meetings. */
const PARAGRAPHS = [
  'LISBON, March 4 (ANA) - Foreign Minister Teresa Valadares met her Norwegian counterpart, Einar Solbakken, in Lisbon on Monday and said the two countries would reopen talks on fishing rights before the summer.',
  '"We have lost two years," Valadares told reporters after the meeting. "Nobody in this harbour can afford a third one." She said a first draft had been sent to Oslo on Friday.',
  'Solbakken, who heads the Norwegian delegation, was informed by officials of the port authority that 41 vessels had not left the harbour since January, according to two people who attended the briefing.',
  'The chairman of the fishermen’s union, Rui Carvalhosa, accused the government of "buying time with other people’s boats". The prime minister’s spokesman, Artur Neves, denied that and said the union had been invited three times.',
  'In a statement, the European Commission urged both sides not to take steps that would harm smaller ports. It will publish its own figures in the second quarter.',
];

/** One article of 500 words, all of reading, one core, warm: milliseconds at the median and the 95th percentile. */
export async function run(): Promise<Record<string, unknown>> {
  const paragraphs: string[] = [];
  let count = 0;
  for (let i = 0; count < 500; i++) {
    const next = PARAGRAPHS[i % PARAGRAPHS.length]!;
    paragraphs.push(next);
    count += next.split(/\s+/).length;
  }
  const text = paragraphs.join('\n\n');
  const input = {
    title: 'Lisbon and Oslo to talk on fishing rights',
    text,
    publishedAt: new Date('2025-03-04T12:00:00Z'),
  };
  const cold = performance.now();
  const reading = read(input);
  const first = performance.now() - cold;
  const whole = times(60, () => read(input));
  const { sentences } = structure(text);
  const own = times(60, () => findDates(text, sentences, input.publishedAt));
  const peer = times(60, () =>
    sentences.map((one) => parse(text.slice(one.start, one.end), input.publishedAt)),
  );
  const words = text.split(/\s+/).length;
  printTable(
    ['ms', 'p50', 'p95'],
    [
      ['read, everything', whole.p50, whole.p95],
      ['dates alone', own.p50, own.p95],
      ['chrono-node, dates alone', peer.p50, peer.p95],
      ['read, first run with loading', first, first],
    ],
  );
  return {
    words,
    statements: reading.statements.length,
    read_p50_ms: whole.p50,
    read_p95_ms: whole.p95,
    dates_p50_ms: own.p50,
    chrono_p50_ms: peer.p50,
    first_ms: first,
  };
}

function times(runs: number, work: () => unknown): { p50: number; p95: number } {
  for (let i = 0; i < 15; i++) work();
  const taken = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return { p50: taken[Math.floor(runs * 0.5)]!, p95: taken[Math.floor(runs * 0.95)]! };
}
