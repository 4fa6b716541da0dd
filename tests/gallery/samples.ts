import { askCard } from '../../src/briefing/askcard.ts';
import { trendsCard } from '../../src/briefing/trendscard.ts';
import * as build from '../../src/card/build.ts';
import type { Block, Card } from '../../src/card/card.ts';

/** Cards as the commands build them, of invented news: what the gallery shows and what the renderers' tests start from. */
export const samples: Record<string, Card> = {
  brief: build.card(
    'Harbour strike',
    [
      build.text('1 story · 2 sources · newest 14 May 2025, 3 hours ago'),
      build.heading([
        build.strong('Dockers in Port Maren walk out for a third day'),
        build.muted('  Coast Courier, 14 May 2025'),
      ]),
      build.list([
        build.cited(
          'Cranes at the container terminal stood still on Wednesday as 1,400 dockers stayed away from work.',
          1,
          2,
        ),
        build.cited(
          'Harbour minister Ilse Brandt, according to two officials, has offered to sit at the table herself.',
          2,
        ),
        [
          build.cited('The union says that “no ship will be unloaded” before Friday.', 1),
          ' ',
          build.emphasis('Sources differ on the number of ships waiting: 11 or 14.'),
        ],
      ]),
      build.text(build.muted('Reported by two sources, none a copy of the other.')),
      build.divider(),
      build.text([
        'Who: ',
        build.go('Ilse Brandt', '/actor Ilse Brandt'),
        ' · ',
        build.go('Dockers’ Union', '/actor Dockers’ Union'),
      ]),
      build.actions(
        build.button('Timeline', '/timeline harbour strike'),
        build.button('Sources', '/sources harbour strike'),
        build.button('Why this?', '/why harbour strike'),
        build.button('Watch', '/watch add harbour strike'),
      ),
    ],
    {
      citations: [
        {
          number: 1,
          label: 'Coast Courier, 14 May 2025',
          title: 'Dockers walk out for a third day',
          url: 'https://courier.example/2025/05/14/dockers?a=1&b=2',
          command: '/show 12',
        },
        { number: 2, label: 'The Lantern, 13 May 2025', title: 'Talks <soon>?', command: '/show 9' },
      ],
      footer: '2 articles · as of 14 May 2025 15:00 UTC',
    },
  ),
  actor: build.card(
    'Ilse Brandt · person',
    [
      build.text(build.muted('also: Brandt, the Harbour minister')),
      build.text(['Harbour minister of Vell – as of 14 May 2025 (Coast Courier)']),
      build.heading('Said', 3),
      build.list([
        [
          'to the Dockers’ Union, according to two officials: ',
          build.cited('that she would sit at the table herself', 2),
        ],
      ]),
      build.heading('Met', 3),
      build.list([[build.go('Oskar Lind', '/actor Oskar Lind'), build.cited(' – Port Maren', 1)]]),
      build.quote([build.cited('We have time, the ships have not.', 1)], 'Ilse Brandt, 14 May 2025'),
      build.fields([
        ['Often with', 'Oskar Lind (2) · Dockers’ Union (2)'],
        ['Seen', '2 articles, 7 mentions · newest 14 May 2025'],
      ]),
      build.actions(
        build.button('Timeline', '/timeline Ilse Brandt'),
        build.button('Everything she said', '/said Ilse Brandt'),
      ),
    ],
    {
      citations: [
        { number: 1, label: 'Coast Courier, 14 May 2025' },
        { number: 2, label: 'The Lantern, 13 May 2025' },
      ],
    },
  ),
  trends: build.card('Trends · 8–14 May 2025', [
    build.chart({
      kind: 'bar',
      title: 'Articles a day',
      labels: ['8 May', '9 May', '10 May', '11 May', '12 May', '13 May', '14 May'],
      series: [
        { name: 'harbour', values: [0, 2, 3, 3, 8, 13, 21] },
        { name: 'ferry', values: [4, 4, 3, 5, 1, 0, 2] },
      ],
    }),
    build.table(
      ['Topic', 'Articles', 'Against the week before'],
      [
        [[build.go('harbour strike', '/brief harbour strike')], '50', '+46'],
        [[build.go('ferry prices', '/brief ferry prices')], '19', '−3'],
      ],
    ),
  ]),
  rising: trendsCard(
    {
      since: new Date('2025-05-08T00:00:00Z'),
      until: new Date('2025-05-15T00:00:00Z'),
      end: 'newest',
      past: {
        since: new Date('2025-04-10T00:00:00Z'),
        until: new Date('2025-05-08T00:00:00Z'),
        windows: 4,
        reports: 610,
      },
      reports: 171,
      outlets: 6,
      copies: 12,
      crowded: false,
      begins: new Date('2024-11-02T00:00:00Z'),
      topics: [
        {
          label: 'harbour strike',
          kind: 'topic',
          now: 50,
          before: 3.5,
          state: 'rising',
          outlets: 6,
          score: 98,
          series: [2, 4, 3, 5, 50],
        },
        {
          label: 'night ferry',
          kind: 'topic',
          now: 7,
          before: 0,
          state: 'new',
          outlets: 3,
          score: 20,
          series: [0, 0, 0, 0, 7],
        },
      ],
      actors: [
        {
          label: 'Ilse Brandt',
          kind: 'person',
          id: 3,
          now: 31,
          before: 6,
          state: 'rising',
          outlets: 5,
          score: 40,
          series: [6, 8, 5, 5, 31],
        },
      ],
      falling: [
        {
          label: 'ferry prices',
          kind: 'topic',
          now: 2,
          before: 19,
          state: 'falling',
          outlets: 1,
          score: 17,
          series: [22, 21, 17, 16, 2],
        },
      ],
      most: [],
    },
    { zone: 'UTC', line: (command, words) => `/${command} ${words}` },
  ),
  answer: askCard(
    {
      question: 'how many ships wait off Port Maren',
      wanted: 'count',
      answers: [
        {
          value: 'eleven',
          points: [
            {
              text: 'Eleven ships waited off Port Maren on Wednesday morning.',
              start: 0,
              end: 6,
              citation: {
                article: 12,
                title: 'Dockers walk out for a third day',
                source: 'Coast Courier',
                publishedAt: new Date('2025-05-14T08:00:00Z'),
                dateOrigin: 'source',
                start: 0,
                end: 56,
              },
            },
          ],
        },
        {
          value: '14',
          points: [
            {
              text: 'The harbour office counted 14 ships at anchor off Port Maren.',
              start: 27,
              end: 29,
              citation: {
                article: 9,
                title: 'Talks soon?',
                source: 'The Lantern',
                publishedAt: new Date('2025-05-14T11:00:00Z'),
                dateOrigin: 'source',
                start: 120,
                end: 181,
              },
            },
          ],
        },
      ],
      differ: true,
      apart: false,
      topic: 'Port Maren ships',
      empty: null,
    },
    { zone: 'UTC', line: (command, words) => `/${command} ${words}` },
  ),
  unanswered: askCard(
    {
      question: 'who owns the lighthouse',
      wanted: 'who',
      answers: [],
      differ: false,
      apart: false,
      topic: 'lighthouse',
      empty: {
        why: 'No article here answers that. I have 13 articles from 4 sources, 8–14 May 2025.',
        nearest: [{ label: 'Brief: lighthouse', line: '/brief lighthouse' }],
        sentences: [
          {
            text: 'The lighthouse was painted last spring.',
            citation: {
              article: 4,
              title: 'Spring on the coast',
              source: 'Vell Tribune',
              publishedAt: new Date('2025-05-09T08:00:00Z'),
              dateOrigin: 'source',
              start: 40,
              end: 79,
            },
          },
        ],
      },
    },
    { zone: 'UTC', line: (command, words) => `/${command} ${words}` },
  ),
  digest: build.card(
    'Morning digest · Wednesday 14 May 2025, 07:30 Berlin',
    [
      build.text(build.strong('Late: was due 07:30, sent 08:04')),
      build.text(build.muted('3 new, 1 updated since yesterday 07:30')),
      build.heading('harbour', 3),
      build.numbered([
        [
          build.strong('Harbour strike enters third day'),
          ' – ',
          build.cited('Cranes stood still for a third day.', 1),
          build.muted(' 2 sources.'),
        ],
        [
          build.strong('UPDATE  '),
          build.strong('Ferry prices'),
          ' – ',
          build.cited('The council put off its vote to June.', 2),
        ],
      ]),
      build.heading('Ada Quill', 3),
      {
        ...build.numbered([
          [
            build.emphasis('to the council, according to the Courier: '),
            build.cited('not to wait for June', 2),
          ],
        ]),
        start: 3,
      } as Block,
      build.text(build.muted('Quiet: nothing new on “lighthouse”.')),
      build.actions(
        build.button('Brief 1', '/digest open d1-sw8h60 story:1'),
        build.button('Brief 2', '/digest open d1-sw8h60 story:2'),
        build.button('All: harbour', '/digest open d1-sw8h60 part:1'),
        build.button('Timeline: harbour', '/timeline harbour until:2025-05-14T05:30:00Z'),
        build.button('All: Ada Quill', '/digest open d1-sw8h60 part:2'),
        build.button('Settings', '/digest list 1'),
      ),
    ],
    {
      citations: [
        {
          number: 1,
          label: 'Coast Courier, 14 May 2025',
          title: 'Harbour strike enters third day',
          url: 'https://courier.example/1',
        },
        { number: 2, label: 'Island Post, 13 May 2025', title: 'Ferry prices: vote put off' },
      ],
    },
  ),
  empty: build.card(undefined, [
    build.text(
      'No article mentions “grain corridor”. I have 13 articles from 4 sources, 8–14 May 2025; 2 of 20 feeds have failed since Friday.',
    ),
    build.text(['Nearest topics: ', build.go('harbour strike', '/brief harbour strike')]),
  ]),
  hostile: build.card('<!channel> **@everyone** <script>alert(1)</script> & Ünïcode \u202eevil', [
    build.text([
      '<@U012AB3CD> @here <https://evil.example|click> [click](https://evil.example) `code` _x_ *y* ~z~ ||spoiler|| <#C1> <t:0>',
      build.link('a link', 'javascript:alert(1)'),
      build.link('good <b>', 'https://example.org/?a=1&b=<2>'),
    ]),
    build.text('# not a heading\n> not a quote\n- not a list\n1. nor this\n-# nor small\u001b[31m'),
    build.actions(
      build.button('Go "on" <now>', '/brief "a & b" <c>'),
      build.open('Open', 'https://example.org/'),
    ),
  ]),
  long: build.card(
    'A very long answer',
    [
      build.text('240 points of one story'),
      build.heading('Port Maren, day by day'),
      build.list(
        Array.from({ length: 240 }, (_, i) =>
          build.cited(
            `Day ${i + 1}: the harbour office counted ${10 + (i % 7)} ships at anchor and said that the talks would go on.`,
            (i % 30) + 1,
          ),
        ),
      ),
      build.actions(build.button('Timeline', '/timeline harbour strike')),
    ],
    {
      citations: Array.from({ length: 30 }, (_, i) => ({
        number: i + 1,
        label: `Coast Courier, ${i + 1} May 2025`,
        url: `https://courier.example/2025/05/${i + 1}`,
      })),
    },
  ),
};
