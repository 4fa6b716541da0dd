import {
  button,
  card,
  cited,
  emphasis,
  go,
  heading,
  list,
  muted,
  rich,
  strong,
  text,
} from '../card/build.ts';
import type { Block, Card, Rich, Run } from '../card/card.ts';
import type { Citation } from '../domain/article.ts';
import { formatAge, formatDay, formatDays } from '../domain/period.ts';
import { findCountry } from '../language/english/nationalities.ts';
import { numberCitations } from './citations.ts';
import { mostTold } from './event.ts';
import type { ProfileMeeting } from './meeting.ts';
import { choicesCard, emptyCard } from './namecard.ts';
import type { Answer, Profile } from './profile.ts';
import { roleWords } from './role.ts';
import type { ProfileStatement } from './statement.ts';

/** Parts of a profile that can be shown whole. */
export const PARTS = ['said', 'told', 'met', 'roles', 'timeline', 'often', 'why'] as const;
export type Part = (typeof PARTS)[number];

export interface Settings {
  now: Date;
  line(command: string, words: string[], named?: Record<string, string>): string;
  /** Only this part, whole. */
  show?: Part;
}

/** Items of a list that are shown before "and N more". */
const SHOWN = 5;
/** Items shown where a part is asked whole. */
const WHOLE = 50;

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** The answer to `/actor` as a card. */
export function profileCard(answer: Answer, settings: Settings): Card {
  if (answer.kind === 'empty') return emptyCard(answer, settings.line);
  if (answer.kind === 'choices') return choicesCard(answer, settings.line);
  return actorCard(answer.profile, settings);
}

function actorCard(profile: Profile, { now, line, show }: Settings): Card {
  const citations = numberCitations();
  const { actor } = profile;
  const id = String(actor.id);
  const note = (citation: Profile['roles'][number]['citation']) => citations.number([citation]);
  const more = (items: readonly Rich[], part: Part): Block[] => {
    const shown = items.slice(0, show === part ? WHOLE : SHOWN);
    const left = items.length - shown.length;
    return [
      list(left === 0 ? shown : [...shown, [go(`and ${left} more`, line('actor', [], { id, show: part }))]]),
    ];
  };
  const part = (name: Part, title: string, items: readonly Rich[]): Block[] =>
    items.length === 0 || (show !== undefined && show !== name)
      ? []
      : [heading(title, 3), ...more(items, name)];
  const head: Block[] = [...officeLine(profile, note, line), text([muted(aboutLine(profile))])];
  const roles = profile.roles.map(
    (role): Rich => [
      strong(roleWords(role)),
      cited(` – as of ${formatDay(role.asOf)} (${role.citation.source})`, ...note(role.citation)),
    ],
  );
  // The roles need no heading on the whole card: they say who it is.
  const rolesPart =
    show === undefined ? (roles.length === 0 ? [] : more(roles, 'roles')) : part('roles', 'Roles', roles);
  const blocks: Block[] = [
    ...head,
    ...rolesPart,
    ...part(
      'said',
      'Said',
      profile.statements.map((one) => statementLine(one, 'to', citations.number)),
    ),
    ...part(
      'told',
      'Was told',
      profile.told.map((one) => statementLine(one, 'by', citations.number)),
    ),
    ...part(
      'met',
      'Met',
      profile.meetings
        .filter((one) => !one.planned && one.kind !== 'spoke' && one.kind !== 'visited')
        .map((one) => meetingLine(one, citations.number)),
    ),
    ...part(
      'met',
      'Spoke with or visited',
      profile.meetings
        .filter((one) => !one.planned && (one.kind === 'spoke' || one.kind === 'visited'))
        .map((one) => meetingLine(one, citations.number)),
    ),
    ...part(
      'met',
      'Planned',
      profile.meetings
        .filter((one) => one.planned && !isOver(one, now))
        .map((one) => meetingLine(one, citations.number)),
    ),
    ...part(
      'met',
      'Was planned',
      profile.meetings
        .filter((one) => one.planned && isOver(one, now))
        .map((one) => meetingLine(one, citations.number, 'was planned for ')),
    ),
    ...part(
      'met',
      'Denied or did not meet',
      profile.denials.map((one) => denialLine(one, actor.name, citations.number)),
    ),
    ...part(
      'timeline',
      'Timeline',
      (show === 'timeline' ? profile.timeline : mostTold(profile.timeline)).map(
        ({ date, until, text: words, citations: told }): Rich => [
          strong(`${formatDays(dayOf(date), dayOf(until ?? date))} `),
          cited(words, ...citations.number(told).sort((a, b) => a - b)),
        ],
      ),
    ),
    ...(show === 'why'
      ? part(
          'why',
          'Why these are one',
          profile.why.map((one): Rich => [cited(one.why, ...note(one.citation))]),
        )
      : []),
  ];
  if (profile.related.length > 0 && (show === undefined || show === 'often'))
    blocks.push(text(oftenWith(profile, line, show === 'often' ? WHOLE : SHOWN)));
  blocks.push(
    text([
      muted(
        `${count(profile.articles, 'article')}, ${count(profile.mentions, 'mention')} · newest ${formatDay(profile.newest)}, ${formatAge(profile.newest, now)}`,
      ),
    ]),
  );
  blocks.push({
    kind: 'actions',
    actions: [
      ...(show === undefined ? [] : [button('Whole profile', line('actor', [], { id }))]),
      button('Timeline', line('actor', [], { id, show: 'timeline' })),
      ...(profile.statements.length > 0 && show !== 'said'
        ? [button('Everything said', line('actor', [], { id, show: 'said' }))]
        : []),
      ...(show === 'why' ? [] : [button('Why one?', line('actor', [], { id, show: 'why' }))]),
      button('Brief', line('brief', [`"${actor.name.replaceAll('"', '')}"`])),
      button('Watch', line('watch', ['add', actor.name])),
    ],
  });
  return card(titleOf(profile), blocks, { citations: citations.notes() });
}

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

function titleOf({ actor, asked }: Profile): string {
  return asked?.how === 'slip' ? `${asked.words} (printed “${actor.name}”)` : actor.name;
}

/** How others of an office are told, in this order. */
const OTHERS = {
  later: 'Later named as such: ',
  acting: 'Named as acting: ',
  earlier: 'Earlier named as such: ',
  past: 'Named as a former holder: ',
};

function officeLine(
  { actor, asked, office }: Profile,
  note: (citation: Profile['roles'][number]['citation']) => number[],
  line: Settings['line'],
): Block[] {
  if (asked?.how === 'misspelt')
    return [text([`Nobody here is printed “${asked.words}”; the nearest name is `, strong(actor.name), '.'])];
  if (!office) return [];
  const { current, others } = office;
  const blocks: Block[] = [
    text([
      strong(roleWords(current)),
      cited(` – as of ${formatDay(current.asOf)}: ${actor.name}`, ...note(current.citation)),
    ]),
  ];
  for (const [as, label] of Object.entries(OTHERS)) {
    const own = others.filter((one) => one.as === as);
    if (own.length === 0) continue;
    blocks.push(
      text([
        muted(label),
        ...own.slice(0, SHOWN).flatMap((one, index): Run[] => [
          ...(index === 0 ? [] : [muted(' · ')]),
          go(one.name, line('actor', [], { id: String(one.id) })),
          // When an office of the past was held, the day of the article does not tell.
          cited(as === 'past' ? ' ' : ` (${formatDay(one.asOf)})`, ...note(one.citation)),
        ]),
      ]),
    );
  }
  return blocks;
}

function aboutLine({ actor, asked, descriptions }: Profile): string {
  const other = [
    ...actor.aliases.filter((alias) => alias !== actor.name),
    // "The secretary" tells nothing of its own.
    ...descriptions
      .map((one) => one.replace(/^[Tt]he /u, ''))
      .filter((one) => one.includes(' '))
      .map((one) => `the ${one}`),
  ];
  const shown = other
    .slice(0, 6)
    .map((alias) =>
      asked?.how !== 'slip' && alias.split(' ').length > 1 && isSlip(alias, actor.name)
        ? `printed “${alias}”`
        : alias,
    );
  const also =
    shown.length === 0
      ? ''
      : ` · also: ${shown.join(', ')}${other.length > shown.length ? ` and ${other.length - shown.length} more` : ''}`;
  return `${actor.kind === 'place' && findCountry(actor.name) ? 'country' : actor.kind}${also}`;
}

/** Another spelling of the same words, of equal number: shown as what was printed. */
const isSlip = (alias: string, name: string): boolean =>
  alias.split(' ').length === name.split(' ').length &&
  alias.split(' ').at(-1) === name.split(' ').at(-1) &&
  alias[0] === name[0];

/** Verbs of promising and wanting without which a bare thing ("a public inquiry") would not tell what was said of it. */
const BOUND: Readonly<Record<string, string | undefined>> = {
  promise: 'promised',
  pledge: 'pledged',
  vow: 'vowed',
  demand: 'demanded',
  propose: 'proposed',
  'call for': 'called for',
  'ask for': 'asked for',
};

function statementLine(
  one: ProfileStatement,
  side: 'to' | 'by',
  number: (citations: Citation[]) => number[],
): Rich {
  const other = side === 'to' ? one.addressee : one.speaker;
  const lead = [
    other && `${side} ${other}`,
    one.attribution && opened(one.attribution),
    one.negated ? (one.verb === 'deny' ? 'denied' : 'not said') : one.direct ? undefined : BOUND[one.verb],
  ]
    .filter(Boolean)
    .join(', ');
  return rich([
    ...(lead === '' ? [] : [emphasis(`${lead}: `)]),
    cited(one.direct ? `“${one.text}”` : one.text, ...number(one.citations)),
  ]);
}

/** True of what was planned for a day that is past. */
const isOver = ({ date, during }: ProfileMeeting, now: Date): boolean => {
  const last = date ?? during?.to;
  return last !== undefined && last < now.toISOString().slice(0, 10);
};

/** Place, day and source of a meeting; `dayed` stands before the day. */
function circumstances({ place, date, during, attribution }: ProfileMeeting, dayed = ''): string {
  const when =
    date !== undefined ? formatDay(dayOf(date)) : during && formatDays(dayOf(during.from), dayOf(during.to));
  return [place, when && `${dayed}${when}`, attribution && `“${opened(attribution)}”`]
    .filter(Boolean)
    .join(', ');
}

/** An attribution that began its sentence, as it stands within a line: "according to Egyptian media". */
const opened = (words: string): string =>
  /^(?:According|As|Citing|Quoting|In|By|Per|A|An|The|This|One|Two|Three|Several|Some|Many|His|Her|Their|Its|Officials?|Sources?|Witnesses|Speaking|Asked)\b(?! \p{Lu}\p{L}* (?:Times|Post|Journal|Telegraph|Guardian|Economist)\b)/u.test(
    words,
  )
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words;

/** What did not happen, by kind, from the side of who is shown. */
const NOT: Readonly<Record<string, readonly [string, string]>> = {
  met: ['did not meet', 'did not meet'],
  spoke: ['did not speak with', 'did not speak with'],
  hosted: ['did not receive', 'was not received by'],
  invited: ['did not invite', 'was not invited by'],
  visited: ['did not visit', 'was not visited by'],
};
const DENIED: Readonly<Record<string, string>> = {
  met: 'denied: a meeting with',
  spoke: 'denied: a talk with',
  hosted: 'denied: a meeting with',
  invited: 'denied: an invitation and',
  visited: 'denied: a visit and',
};

function denialLine(one: ProfileMeeting, name: string, number: (citations: Citation[]) => number[]): Rich {
  // Without a source it is the article's own word that it did not happen.
  const denied = one.attribution !== undefined && /\bden(?:y|ies|ied|ying)\b/iu.test(one.attribution);
  const verb = denied ? DENIED[one.kind] : NOT[one.kind]?.[one.passive ? 1 : 0];
  // Its own denial needs no source beside the name it stands under.
  const own = denied && (one.attribution ?? '').includes(name.split(' ').at(-1)!);
  const { attribution, ...bare } = one;
  const about = circumstances(own || attribution === undefined ? bare : one);
  return [
    cited(
      `${verb ?? 'not:'} ${one.with}${about === '' ? '' : ` – ${about}`}`,
      ...number(one.citations).sort((a, b) => a - b),
    ),
  ];
}

function meetingLine(one: ProfileMeeting, number: (citations: Citation[]) => number[], dayed = ''): Rich {
  const about = circumstances(one, dayed);
  const verb = { visited: 'visit', invited: 'invitation' }[one.kind as string];
  const lead = verb === undefined ? '' : `${verb}${one.passive ? ' by ' : ': '}`;
  const who = `${one.with}${one.unnamed ? ' (unnamed)' : ''}`;
  return [
    cited(
      `${lead}${who}${about === '' ? '' : ` – ${about}`}`,
      ...number(one.citations).sort((a, b) => a - b),
    ),
  ];
}

function oftenWith({ related }: Profile, line: Settings['line'], most: number): Rich {
  return rich([
    muted('Often with: '),
    ...related
      .slice(0, most)
      .flatMap(({ id, name, count: times }, index): Run[] => [
        ...(index === 0 ? [] : [muted(' · ')]),
        go(name, line('actor', [], { id: String(id) })),
        { text: ` (${times})` },
      ]),
  ]);
}
