/** What Slack refuses in a message's body: its own numbers, so that a slip in the product's shows. https://docs.slack.dev/reference/block-kit/blocks */

export interface SlackText {
  type: string;
  text: string;
}

export interface SlackElement {
  type: string;
  text?: SlackText | string;
  value?: string;
  url?: string;
  action_id?: string;
}

export interface SlackBlock {
  type: string;
  block_id?: string;
  text?: SlackText;
  fields?: SlackText[];
  elements?: SlackElement[];
  rows?: { type: string; text?: string; elements?: unknown[] }[][];
}

/** Why the blocks are refused; undefined where they are taken. */
export function blocksProblem(blocks: readonly SlackBlock[]): string | undefined {
  if (blocks.length > 50) return 'invalid_blocks: over 50';
  if (JSON.stringify(blocks.map(textsOf)).length > 13_000 || lengthOf(blocks) > 9_597)
    return 'msg_blocks_too_long';
  if (blocks.filter((block) => block.type === 'table').length > 1) return 'invalid_blocks: two tables';
  for (const block of blocks) {
    const size = block.text?.text.length ?? 0;
    if (block.type === 'header' && (size < 1 || size > 150)) return 'invalid_blocks: header';
    if (block.type === 'section') {
      if (!block.text && !block.fields?.length) return 'invalid_blocks: empty section';
      if (block.text && (size < 1 || size > 3000)) return 'invalid_blocks: section';
      if ((block.fields?.length ?? 0) > 10) return 'invalid_blocks: fields';
      if (block.fields?.some((field) => field.text.length < 1 || field.text.length > 2000))
        return 'invalid_blocks: field';
    }
    if (block.type === 'context' && !within(block.elements, 10)) return 'invalid_blocks: context';
    if (block.type === 'actions') {
      if (!within(block.elements, 25)) return 'invalid_blocks: actions';
      const ids = block.elements!.map((one) => one.action_id);
      if (new Set(ids).size < ids.length) return 'invalid_blocks: action_id twice';
      for (const one of block.elements!) {
        const label = typeof one.text === 'object' ? one.text.text : '';
        if (!label || label.length > 75) return 'invalid_blocks: label';
        if ((one.value?.length ?? 0) > 2000 || (one.url?.length ?? 0) > 3000) return 'invalid_blocks: button';
        if ((one.action_id?.length ?? 0) > 255) return 'invalid_blocks: action_id';
      }
    }
    if (block.type === 'table' && (!within(block.rows, 100) || block.rows!.some((row) => !within(row, 20))))
      return 'invalid_blocks: table';
  }
  return undefined;
}

const within = (list: readonly unknown[] | undefined, most: number): boolean =>
  list !== undefined && list.length >= 1 && list.length <= most;

/** Whom a message calls: special mentions in what Slack reads as mrkdwn, and in the fallback text. */
export function pingsOf(message: { text?: string; blocks?: readonly SlackBlock[] }): string[] {
  const read = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(read);
    if (typeof value !== 'object' || value === null) return [];
    const { type, text } = value as { type?: string; text?: unknown };
    if (type === 'mrkdwn' && typeof text === 'string') return [text];
    return Object.values(value).flatMap(read);
  };
  const text = [message.text ?? '', ...read(message.blocks ?? [])].join('\n');
  return [
    ...new Set(
      [...text.matchAll(/<(!(?:here|channel|everyone|subteam\^[^>|]+)|@[^>|]+)[^>]*>/g)].map(
        ([, one]) => one ?? '',
      ),
    ),
  ];
}

/** All strings under `text`, wherever they stand. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}

const lengthOf = (blocks: readonly SlackBlock[]): number =>
  textsOf(blocks).reduce((sum, text) => sum + text.length, 0);
