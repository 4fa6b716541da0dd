import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import * as build from '../../src/card/build.ts';
import { columns } from '../../src/card/columns.ts';
import { html } from '../../src/card/html.ts';
import { clean, safeUrl } from '../../src/card/safe.ts';
import { barLength, text } from '../../src/card/text.ts';
import { samples } from '../gallery/samples.ts';
import { anyCard } from './cards.ts';

interface Node {
  type: string;
  name?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

const elements = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [...(node.name ? [node] : []), ...elements(node.children ?? [])]);

const parsed = (markup: string): Node[] => elements(parseDocument(markup).children as unknown as Node[]);

const ALLOWED = new Set(
  'article h2 h3 h4 h5 p ul ol li figure blockquote figcaption dl div dt dd table caption thead tbody tr th td hr br strong em code span a button svg rect'.split(
    ' ',
  ),
);

describe('text', () => {
  test('bullets, citations, their list, and buttons as lines', () => {
    const card = build.card(
      'Title',
      [
        build.list([build.cited('A point.', 1, 2)]),
        build.actions(build.button('Timeline', '/timeline ceasefire')),
      ],
      {
        citations: [
          { number: 1, label: 'Wire, 1 May' },
          { number: 2, label: 'Post, 2 May', url: 'https://p.example/a' },
        ],
      },
    );
    expect(text(card)).toBe(
      'Title\n • A point. [1][2]\n[1] Wire, 1 May\n[2] Post, 2 May <https://p.example/a>\n( Timeline )  /timeline ceasefire',
    );
  });

  test('wraps under the bullet', () => {
    const card = build.card(undefined, [build.list(['one two three four five six'])]);
    expect(text(card, { width: 16 })).toBe(' • one two three\n   four five six');
  });

  test('a table keeps its columns, a chart its proportions', () => {
    const shown = text(samples.trends!, { width: 60 });
    expect(shown).toContain('harbour strike  50        +46');
    expect(barLength(5, 10, 24)).toBe(12);
    expect(barLength(0.001, 10, 24)).toBe(1);
    expect(barLength(0, 10, 24)).toBe(0);
    expect(barLength(Number.NaN, 10, 24)).toBe(0);
  });

  test('within its width, and without a character that a terminal obeys', () => {
    const prose = anyCard.map((card) => ({
      ...card,
      blocks: card.blocks.filter((block) => ['text', 'list', 'quote', 'fields'].includes(block.kind)),
    }));
    fc.assert(
      fc.property(prose, fc.integer({ min: 30, max: 120 }), (card, width) => {
        const shown = text(card, { width });
        for (const line of shown.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('html', () => {
  test('outside text stays text', () => {
    expect(html(samples.hostile!)).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  });

  test('a citation leads to its source, a button carries its line', () => {
    const drawn = html(samples.brief!, { id: 'a-' });
    expect(drawn).toContain('<a class="cite" href="#a-c1" aria-label="Source 1">[1]</a>');
    expect(drawn).toContain(
      '<li id="a-c1" value="1"><span class="number">[1]</span> <a href="https://courier.example/2025/05/14/dockers?a=1&#38;b=2" rel="noopener noreferrer"',
    );
    expect(drawn).toContain('data-command="/timeline harbour strike"');
  });

  test('of any card: known elements, no style, no handler, web links only', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const { name, attribs = {} } of parsed(html(card))) {
          expect(ALLOWED.has(name!), name).toBe(true);
          for (const [key, value] of Object.entries(attribs)) {
            expect(key).not.toMatch(/^(style|on.*|src)$/i);
            if (key === 'href') expect(value).toMatch(/^(https?:|#c\d+$)/);
          }
          if (name === 'a' && attribs.target) expect(attribs.rel).toBe('noopener noreferrer');
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('safe', () => {
  expect(clean('a\u202eb\u001b[31mc\r\nd\te\ud800')).toBe('ab[31mc\nd e\ufffd');
  expect(safeUrl('javascript:alert(1)')).toBeUndefined();
  expect(safeUrl('https://user:pass@a.example/')).toBeUndefined();
  expect(safeUrl('HTTPS://A.example/ö')).toBe('https://a.example/%C3%B6');
});
