import type { Action, Block, Card, Rich } from '../../card/card.ts';
import { cut } from '../../card/cut.ts';
import { fit as fitCard } from '../../card/fit.ts';
import { clean, oneLine, safeUrl } from '../../card/safe.ts';
import { text } from '../../card/text.ts';
import * as limits from './limits.ts';
import { blockMrkdwn, citationMrkdwn, codeBlocks, escapeSlack } from './mrkdwn.ts';
import { pingMrkdwn } from './ping.ts';

interface Words {
  type: 'mrkdwn' | 'plain_text';
  text: string;
  emoji?: boolean;
}

interface Button {
  type: 'button';
  action_id: string;
  text: { type: 'plain_text'; text: string; emoji: boolean };
  value?: string;
  url?: string;
}

type RawText = { type: 'raw_text'; text: string };

/** Blocks as Slack's API takes them; only those that are used here. https://docs.slack.dev/reference/block-kit/blocks */
export type SlackBlock =
  | { type: 'header'; text: { type: 'plain_text'; text: string; emoji: boolean } }
  | { type: 'section'; text: { type: 'mrkdwn'; text: string } }
  | { type: 'context'; elements: { type: 'mrkdwn'; text: string }[] }
  | { type: 'divider' }
  | { type: 'actions'; elements: Button[] }
  | { type: 'table'; rows: RawText[][] };

export interface SlackPayload {
  /** For the notification and for screen readers. */
  text: string;
  blocks: SlackBlock[];
  unfurl_links: false;
  unfurl_media: false;
}

/** Begins the action id of every button that carries a command line. */
export const LINE_ACTION = 'line';

/** The card as one message within all of Slack's limits: trimmed where it is longer, never refused. */
export function render(card: Card): SlackPayload {
  const fitted = fitCard(card, (candidate) => within(draw(candidate)));
  return {
    text: fallback(fitted),
    blocks: draw(fitted),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The first lines, without buttons: what a notification shows. */
function fallback(card: Card): string {
  const words = text({ ...card, citations: [], footer: undefined }, { actions: false });
  // Escaping makes text longer, so half of the limit is cut to.
  return cut(escapeSlack(cut(words, limits.FALLBACK / 2)), limits.FALLBACK) || '…';
}

function draw(card: Card): SlackBlock[] {
  const out: SlackBlock[] = [];
  let tables = 0;
  const title = oneLine(card.title ?? '').trim();
  if (title) out.push({ type: 'header', text: plain(cut(title, limits.HEADER)) });
  if (card.ping) out.push({ type: 'section', text: { type: 'mrkdwn', text: pingMrkdwn(card.ping) } });
  let words: string[] = [];
  const flush = (): void => {
    const all = words.filter((part) => part.trim() !== '').join('\n');
    if (all) out.push(...sections(all));
    words = [];
  };
  for (const block of card.blocks) {
    if (block.kind === 'actions') continue;
    if (block.kind === 'divider') {
      flush();
      out.push({ type: 'divider' });
    } else if (isMuted(block)) {
      flush();
      out.push(...contexts([blockMrkdwn(block)]));
    } else if (block.kind === 'table' && tables === 0 && isSmall(block)) {
      flush();
      tables += 1;
      out.push(table(block.head, block.rows));
    } else if (block.kind === 'table' || block.kind === 'chart') {
      flush();
      for (const code of codeBlocks(block, limits.SECTION))
        out.push({ type: 'section', text: { type: 'mrkdwn', text: code } });
    } else words.push(blockMrkdwn(block));
  }
  flush();
  out.push(...contexts((card.citations ?? []).map(citationMrkdwn)));
  if (card.footer) out.push(...contexts([escapeSlack(oneLine(card.footer))]));
  out.push(...actions(card));
  return out.length > 0 ? out : [{ type: 'section', text: { type: 'mrkdwn', text: '…' } }];
}

const isMuted = (block: Block): boolean =>
  block.kind === 'text' &&
  !block.level &&
  block.text.length > 0 &&
  block.text.every((one) => one.style === 'muted');

function isSmall(block: Extract<Block, { kind: 'table' }>): boolean {
  const cells = Math.max(block.head.length, ...block.rows.map((row) => row.length));
  // The head takes a row.
  return (
    block.rows.length > 0 && block.rows.length < limits.TABLE_ROWS && cells > 0 && cells <= limits.TABLE_CELLS
  );
}

const plain = (words: string) => ({ type: 'plain_text' as const, text: words, emoji: false });

/** Lines in as many sections as they need; a line that is longer than one is parted between words. */
function sections(all: string): SlackBlock[] {
  const out: string[] = [];
  let one = '';
  for (const line of all.split('\n').flatMap(parted)) {
    if (one !== '' && one.length + 1 + line.length > limits.SECTION) {
      out.push(one);
      one = line;
    } else one = one === '' ? line : `${one}\n${line}`;
  }
  out.push(one);
  return out
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'section', text: { type: 'mrkdwn', text: part } }));
}

function parted(line: string): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > limits.SECTION) {
    const at = placeToPart(rest, limits.SECTION);
    out.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...out, rest];
}

/** Where to part a line, at most at `max`: between words, never inside a link of ours, "&amp;" or a surrogate pair. */
function placeToPart(line: string, max: number): number {
  const inLink = (at: number): boolean => line.lastIndexOf('<', at - 1) > line.lastIndexOf('>', at - 1);
  const end = inLink(max) ? line.lastIndexOf('<', max - 1) || max : max;
  const space = line.lastIndexOf(' ', end);
  if (space > max / 2 && !inLink(space)) return space;
  const entity = line.lastIndexOf('&', end - 1);
  if (entity > 0 && end - entity < 6 && line.indexOf(';', entity) >= end) return entity;
  return /[\ud800-\udbff]/.test(line[end - 1] ?? '') ? end - 1 : end;
}

/** Small print: lines joined into one element, in further ones where they are many. */
function contexts(lines: string[]): SlackBlock[] {
  const elements = sections(lines.filter((line) => line.trim() !== '').join('\n')).flatMap((one) =>
    one.type === 'section' ? [one.text as Words & { type: 'mrkdwn' }] : [],
  );
  const out: SlackBlock[] = [];
  for (let at = 0; at < elements.length; at += limits.CONTEXT_ELEMENTS)
    out.push({ type: 'context', elements: elements.slice(at, at + limits.CONTEXT_ELEMENTS) });
  return out;
}

function table(head: string[], rows: Rich[][]): SlackBlock {
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const cell = (words: string): RawText => ({ type: 'raw_text', text: oneLine(words).trim() || '–' });
  const row = (cells: string[]): RawText[] => Array.from({ length: width }, (_, i) => cell(cells[i] ?? ''));
  return {
    type: 'table',
    rows: [
      ...(head.length > 0 ? [row(head)] : []),
      ...rows.map((cells) =>
        row(cells.map((words) => text({ blocks: [{ kind: 'text', text: words }] }, { actions: false }))),
      ),
    ],
  };
}

function actions(card: Card): SlackBlock[] {
  const buttons = card.blocks
    .flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    .flatMap((action) => button(action) ?? [])
    .slice(0, limits.BUTTONS)
    .map((one, i) => ({ ...one, action_id: `${LINE_ACTION}:${i}` }));
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

function button(action: Action): Button | undefined {
  const label = cut(oneLine(action.label).trim(), limits.BUTTON_LABEL);
  if (!label) return undefined;
  const common = { type: 'button' as const, action_id: LINE_ACTION, text: plain(label) };
  if ('command' in action) {
    const value = clean(action.command);
    return value && value.length <= limits.BUTTON_VALUE ? { ...common, value } : undefined;
  }
  const url = safeUrl(action.url);
  return url && url.length <= limits.BUTTON_URL ? { ...common, url } : undefined;
}

function within(blocks: readonly SlackBlock[]): boolean {
  return blocks.length <= limits.BLOCKS && lengthOf(blocks) <= limits.ALL_TEXT;
}

/** All characters that a message's blocks show, button values and addresses too. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      typeof inner === 'string'
        ? sum + (name === 'type' || name === 'action_id' ? 0 : inner.length)
        : sum + lengthOf(inner),
    0,
  );
}
