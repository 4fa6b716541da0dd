import type { Party, Reading } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';

/** How a marked text is drawn: with ANSI colours for a terminal, or with plain marks for a pipe. */
export interface MarkedOptions {
  colour: boolean;
}

const CODES = { name: '36', role: '33', said: '32', deed: '35', date: '34', dim: '2', bold: '1' } as const;
type Style = keyof typeof CODES;

/**
 * A reading drawn for a person: the text sentence by sentence with names and dates marked, under each what was read out of it, at the end who is
 * who. Control characters of the text are left out, so that it cannot steer the terminal.
 */
export function markedText(text: string, reading: Reading, options: MarkedOptions): string {
  const paint = (style: Style, words: string): string =>
    options.colour ? `\u001b[${CODES[style]}m${words}\u001b[0m` : words;
  const print = (span: Span): string => clean(text.slice(span.start, span.end));
  const party = (one: Party | undefined): string => {
    if (!one) return 'somebody';
    const name = one.actor === undefined ? undefined : reading.actors[one.actor]?.name;
    const printed = print(one);
    return name === undefined || clean(name) === printed ? printed : `${printed} = ${clean(name)}`;
  };
  const lines: string[] = [];
  let paragraph = -1;
  reading.sentences.forEach((sentence, index) => {
    if (sentence.paragraph !== paragraph && paragraph >= 0) lines.push('');
    paragraph = sentence.paragraph;
    lines.push(marked(text, sentence, reading, paint));
    for (const role of reading.roles.filter((one) => one.sentence === index)) {
      const of = role.of === undefined ? '' : ` of ${clean(role.of)}`;
      const standing = role.status === 'current' ? '' : `${role.status} `;
      lines.push(
        `    ${paint('role', 'role')}  ${clean(reading.actors[role.holder]?.name ?? '')}: ${standing}${clean(role.title)}${of}`,
      );
    }
    for (const one of reading.statements.filter((it) => it.sentence === index)) {
      const to = one.addressee ? ` to ${party(one.addressee)}` : '';
      const word = one.attribution ? ` (${print(one.attribution)})` : '';
      const content = one.content.map(print).join(' … ');
      const verb = `${one.negated ? 'not: ' : ''}${print(one.cue)}`;
      lines.push(
        `    ${paint('said', 'said')}  ${party(one.speaker)}${to}${word}, ${verb}: ${one.direct ? `“${content}”` : content}`,
      );
    }
    for (const one of reading.relations.filter((it) => it.sentence === index)) {
      const [first, ...others] = one.participants;
      const date = one.date === undefined ? undefined : reading.dates[one.date];
      const parts = [
        others.length > 0 ? ` ${others.map(party).join(', ')}` : '',
        one.place ? `, ${print(one.place)}` : '',
        date ? `, ${date.value}` : '',
        one.planned ? ', planned' : '',
        one.negated ? ', denied' : '',
        one.attribution ? ` (${print(one.attribution)})` : '',
      ];
      lines.push(
        `    ${paint('deed', one.kind)}  ${party(first)}${others.length > 0 ? ' –' : ''}${parts.join('')}`,
      );
    }
    for (const date of reading.dates.filter((it) => it.start >= sentence.start && it.end <= sentence.end))
      lines.push(`    ${paint('date', 'date')}  ${print(date)} = ${date.value}`);
  });
  if (reading.actors.length > 0) {
    lines.push('', paint('bold', 'Who'));
    for (const actor of reading.actors) {
      const also =
        actor.aliases.length > 0 ? paint('dim', `  also: ${actor.aliases.map(clean).join(', ')}`) : '';
      lines.push(`  ${clean(actor.name)} · ${actor.kind} · ${actor.mentions.length}${also}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function marked(
  text: string,
  sentence: Span,
  reading: Reading,
  paint: (style: Style, words: string) => string,
): string {
  const spans = [
    ...reading.mentions
      .filter((one) => one.in === 'text' && one.form === 'name')
      .map((span) => ({ span, style: 'name' as const })),
    ...reading.dates.map((span) => ({ span, style: 'date' as const })),
  ]
    .filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let out = '';
  let at = sentence.start;
  for (const { span, style } of spans) {
    if (span.start < at) continue;
    const words = clean(text.slice(span.start, span.end));
    const [open, close] = style === 'name' ? ['[', ']'] : ['{', '}'];
    out += clean(text.slice(at, span.start)) + paint(style, `${open}${words}${close}`);
    at = span.end;
  }
  return out + clean(text.slice(at, sentence.end));
}

/** One line without control characters. */
const clean = (words: string): string =>
  words.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').toWellFormed();
