import type { Action, Card } from '../../card/card.ts';
import { cut } from '../../card/cut.ts';
import { fit as fitCard } from '../../card/fit.ts';
import { clean, oneLine, safeUrl } from '../../card/safe.ts';
import * as limits from './limits.ts';
import { blockMarkdown, citationMarkdown, escapeMarkdown } from './markdown.ts';
import { type AllowedMentions, allowedMentions, callNobody, pingMarkdown } from './ping.ts';

/** Components as Discord's API takes them; only those that are used here. https://discord.com/developers/docs/components/reference */
export type Component =
  | { type: 10; content: string }
  | { type: 14; divider: boolean; spacing: 1 }
  | { type: 1; components: Button[] }
  | { type: 17; id?: number; components: Component[] };

export type Button =
  | { type: 2; style: 2; label: string; custom_id: string }
  | { type: 2; style: 5; label: string; url: string };

/** A message body: Components V2; nobody is pinged but whom the card calls. */
export interface Payload {
  flags: number;
  components: Component[];
  allowed_mentions: AllowedMentions;
}

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const IS_COMPONENTS_V2 = 1 << 15;

export interface RenderOptions {
  /** The custom id that stands for a command line, at most 100 characters; undefined leaves the button out. */
  idOf(line: string): string | undefined;
  /** Number put on the outer container (1 to 2^31-1), by which the message is found again. */
  mark?: number;
}

/** The card as one message within all of Discord's limits: trimmed where it is longer, never refused. */
export function render(card: Card, options: RenderOptions): Payload {
  return draw(
    fitCard(card, (candidate) => within(draw(candidate, options))),
    options,
  );
}

/** The command lines of a card's buttons, which need a custom id before it is rendered. */
export const linesOf = (card: Card): string[] =>
  card.blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.flatMap((one) => ('command' in one ? [one.command] : [])) : [],
  );

function draw(card: Card, options: RenderOptions): Payload {
  const inner: Component[] = [];
  let words: string[] = [];
  if (card.ping) inner.push({ type: 10, content: pingMarkdown(card.ping) });
  const flush = (): void => {
    const content = callNobody(words.filter((part) => part.trim() !== '').join('\n'));
    if (content) inner.push({ type: 10, content });
    words = [];
  };
  if (card.title) words.push(`## ${escapeMarkdown(cut(oneLine(card.title), limits.TITLE))}`);
  for (const block of card.blocks) {
    if (block.kind === 'divider') {
      flush();
      if (inner.length > 0 && inner.at(-1)!.type !== 14) inner.push({ type: 14, divider: true, spacing: 1 });
    } else if (block.kind !== 'actions') words.push(blockMarkdown(block));
  }
  words.push(...(card.citations ?? []).map(citationMarkdown));
  if (card.footer) words.push(`-# ${escapeMarkdown(oneLine(card.footer))}`);
  flush();
  while (inner.at(-1)?.type === 14) inner.pop();
  inner.push(...rows(card, options));
  if (inner.length === 0) inner.push({ type: 10, content: '…' });
  return {
    flags: IS_COMPONENTS_V2,
    components: [
      { type: 17, ...(options.mark === undefined ? {} : { id: options.mark }), components: inner },
    ],
    allowed_mentions: allowedMentions(card.ping),
  };
}

/** Buttons in rows; the same id must not stand twice in a message, so the first of equal ones stays. */
function rows(card: Card, options: RenderOptions): Component[] {
  const seen = new Set<string>();
  const all: Button[] = [];
  for (const block of card.blocks) {
    if (block.kind !== 'actions') continue;
    for (const action of block.actions) {
      const one = button(action, options);
      const target = one && ('url' in one ? one.url : one.custom_id);
      if (!one || seen.has(target!)) continue;
      seen.add(target!);
      all.push(one);
    }
  }
  const out: Component[] = [];
  for (let at = 0; at < all.length && out.length < limits.ROWS; at += limits.BUTTONS_A_ROW)
    out.push({ type: 1, components: all.slice(at, at + limits.BUTTONS_A_ROW) });
  return out;
}

function button(action: Action, options: RenderOptions): Button | undefined {
  const label = cut(oneLine(action.label).trim(), limits.BUTTON_LABEL);
  if (!label) return undefined;
  if ('command' in action) {
    const id = options.idOf(clean(action.command));
    return id && id.length <= limits.CUSTOM_ID ? { type: 2, style: 2, label, custom_id: id } : undefined;
  }
  const url = safeUrl(action.url);
  return url && url.length <= limits.BUTTON_URL ? { type: 2, style: 5, label, url } : undefined;
}

function within(payload: Payload): boolean {
  let components = 0;
  let words = 0;
  const look = (list: readonly (Component | Button)[]): void => {
    for (const one of list) {
      components += 1;
      if (one.type === 10) words += one.content.length;
      if ('components' in one) look(one.components);
    }
  };
  look(payload.components);
  return components <= limits.COMPONENTS && words <= limits.TEXT;
}
