import { button, card, go, list, muted, text } from '../card/build.ts';
import type { Card, Rich, Run } from '../card/card.ts';
import { formatDay } from '../domain/period.ts';
import type { Answer } from './profile.ts';
import { roleWords } from './role.ts';

/** Buttons below a pick list. */
const SHOWN = 5;

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

type Line = (command: string, words: string[], named?: Record<string, string>) => string;

/** A pick list where a name is that of several. */
export function choicesCard({ asked, choices }: Extract<Answer, { kind: 'choices' }>, line: Line): Card {
  const shown = choices.slice(0, 20);
  return card(`Which “${asked}”?`, [
    text(`${count(choices.length, 'actor')} can be meant.`),
    list(
      shown.map((choice): Rich => {
        const [role] = choice.roles;
        const about = role ? `${roleWords(role)}, as of ${formatDay(role.asOf)}` : choice.kind;
        return [
          go(choice.name, line('actor', [], { id: String(choice.id) })),
          muted(` – ${about}${choice.articles > 0 ? `, ${count(choice.articles, 'article')}` : ''}`),
        ];
      }),
    ),
    {
      kind: 'actions',
      actions: shown
        .slice(0, SHOWN)
        .map((choice) =>
          button(
            choice.roles[0] ? `${choice.name}, ${roleWords(choice.roles[0])}` : choice.name,
            line('actor', [], { id: String(choice.id) }),
          ),
        ),
    },
  ]);
}

/** What lies nearest where nobody bears a name. */
export function emptyCard(empty: Extract<Answer, { kind: 'empty' }>, line: Line): Card {
  return card(empty.asked, [
    text(whyEmpty(empty)),
    empty.nearest.length > 0 &&
      text([
        muted('Nearest names: '),
        ...empty.nearest.flatMap(({ id, name }, index): Run[] => [
          ...(index === 0 ? [] : [muted(' · ')]),
          go(name, line('actor', [], { id: String(id) })),
        ]),
      ]),
    {
      kind: 'actions',
      actions: [
        button('Search the words', line('search', [empty.asked])),
        ...empty.nearest
          .slice(0, 3)
          .map(({ id, name }) => button(name, line('actor', [], { id: String(id) }))),
      ],
    },
  ]);
}

/** Why nothing is known, with how much there is: "No article here names “X”. 13 articles from 4 sources, newest 26 Mar 2024." */
export function whyEmpty({ asked, coverage }: Extract<Answer, { kind: 'empty' }>): string {
  if (coverage.newest === undefined) return `No article here names “${asked}”: there are no articles yet.`;
  return `No article here names “${asked}”. ${count(coverage.articles, 'article')} from ${count(coverage.sources, 'source')}, newest ${formatDay(coverage.newest)}.`;
}
