import fc from 'fast-check';
import type { Action, Block, Card, Rich, Run } from '../../src/card/card.ts';

/** Text as the world may send it: words, mark-up of every platform, control and bidirectional characters, lone surrogates. */
const hostile = fc.constantFrom(
  '<!channel>',
  '<@U012AB3CD>',
  '<#C1|x>',
  '<https://evil.example|here>',
  '@everyone',
  '[x](https://evil.example)',
  '**',
  '```',
  '&amp;',
  '<script>',
  '"\'',
  '\n',
  '\n# ',
  '\n> ',
  '\u202e',
  '\u001b[31m',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '   ',
);
const words = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.lorem({ maxCount: 12 }) }, { weight: 1, arbitrary: hostile }), {
    maxLength: 6,
  })
  .map((parts) => parts.join(' '));
const someText = fc.oneof(
  { weight: 20, arbitrary: words },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map((n) => 'x'.repeat(n)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((n) => 'A sentence & more. '.repeat(n)) },
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://a:b@c.example/', 'nonsense'),
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text: someText,
    style: fc.constantFrom('strong', 'emphasis', 'code', 'muted'),
    url,
    command: words.map((one) => `/brief ${one}`),
    cite: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
  },
  { requiredKeys: ['text'] },
);
const rich: fc.Arbitrary<Rich> = fc.array(run, { maxLength: 4 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ label: someText, url }),
  fc.record({ label: someText, command: someText.map((one) => `/brief ${one}`) }),
);
const few = { maxLength: 8 };

export const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: rich,
    level: fc.constantFrom(undefined, 1 as const, 2 as const, 3 as const),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, few), ordered: fc.boolean() }),
  fc.record({ kind: fc.constant('quote' as const), text: rich, by: rich }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ name: someText, value: rich }), few),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(words, { maxLength: 5 }),
    rows: fc.array(fc.array(rich, { maxLength: 5 }), few),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.record({
      kind: fc.constantFrom('bar' as const, 'line' as const),
      title: words,
      labels: fc.array(words, few),
      series: fc.array(
        fc.record({ name: words, values: fc.array(fc.integer({ min: -5, max: 1000 }), few) }),
        { maxLength: 3 },
      ),
    }),
  }),
  fc.record({ kind: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('divider' as const) }),
);

/** Any card, small and very large, kind and hostile. */
export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: someText,
    blocks: fc.array(block, { maxLength: 20 }),
    citations: fc
      .array(fc.record({ label: words, title: words, url }, { requiredKeys: ['label'] }), { maxLength: 40 })
      .map((notes) => notes.map((note, i) => ({ number: i + 1, ...note }))),
    footer: someText,
  },
  { requiredKeys: ['blocks'] },
);
