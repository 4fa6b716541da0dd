import type { Card } from '../card/card.ts';
import type { Reply } from './command.ts';

/** An answer for everybody in the channel. */
export const inChannel = (card: Card, data: unknown): Reply => ({ card, data, visibility: 'channel' });

/** A card of plain lines. */
export const words = (...lines: string[]): Card => ({
  blocks: lines.map((text) => ({ kind: 'text', text: [{ text }] })),
});
