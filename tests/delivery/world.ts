import type { Card } from '../../src/card/card.ts';
import { type Deliveries, deliveries } from '../../src/delivery/delivery.ts';
import type { Answer, Step } from '../../src/delivery/outside.ts';
import type { Sent } from '../../src/domain/outbox.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

/** What stands in the channels, in order. */
export interface Message {
  channel: string;
  user?: string;
  key: string;
  card: Card;
  at: Date;
  again: boolean;
}

/** Delivery with the real store, a clock that is set, and an outside that can be told to fail. */
export interface World {
  store: Store;
  clock: Date;
  messages: Message[];
  errors: string[];
  /** Decides what becomes of a send; by default it arrives. */
  outside: (key: string, channel: string, again: boolean) => Sent | Promise<Sent>;
  answer: Answer;
  /** Called where two processes may have sent the same. */
  keepOne?: (ref: string) => void;
  house: Deliveries;
  step?: (name: Step) => void;
  /** Sets the clock and makes one round. */
  at(instant: string | Date): Promise<void>;
  /** Another process on the same store, with the same outside. */
  second(): Deliveries;
  /** Texts of the newest message, a line a block. */
  last(): string;
}

export const story = (id: number, headline: string, text = `${headline} happened.`) => ({
  stories: [{ id, headline, articles: 1, sources: 1 }],
  points: [{ text, story: id, citations: [] }],
});

export async function world(start: string, path = ':memory:'): Promise<World> {
  const store = await openStore(path);
  const made: World = {
    store,
    clock: new Date(start),
    messages: [],
    errors: [],
    outside: (key) => ({ outcome: 'sent', ref: key }),
    answer: async (line) => ({
      card: { title: line, blocks: [] },
      data: story(1, `News of ${made.clock.toISOString()}`),
    }),
    house: undefined as unknown as Deliveries,
    async at(instant) {
      made.clock = new Date(instant);
      await made.house.tick();
    },
    second: () => build(),
    last: () => plain(made.messages.at(-1)?.card),
  };
  const build = (): Deliveries =>
    deliveries({
      store,
      answer: (line, caller) => made.answer(line, caller),
      async send(to, card, key, again) {
        const sent = await made.outside(key, to.channel, again);
        if (sent.outcome === 'sent' && sent.ref !== 'found')
          made.messages.push({ channel: to.channel, key, card, at: made.clock, again });
        return sent;
      },
      keepOne: async (_to, _key, ref) => made.keepOne?.(ref),
      async tell(to, user, card, key) {
        made.messages.push({ channel: to.channel, user, key, card, at: made.clock, again: false });
        return { outcome: 'sent', ref: key };
      },
      now: () => made.clock,
      report: (error) => made.errors.push(String(error)),
      step: (name) => made.step?.(name),
    });
  made.house = build();
  return made;
}

/** The words of a card, a line a block. */
export const plain = (card: Card | undefined): string =>
  [
    card?.title ?? '',
    ...(card?.blocks ?? []).map((block) => {
      if (block.kind === 'text') return block.text.map((run) => run.text).join('');
      if (block.kind === 'list')
        return block.items.map((item) => item.map((run) => run.text).join('')).join('\n');
      return block.kind;
    }),
  ].join('\n');

export const daily = (overrides: Record<string, unknown> = {}) => ({
  to: { platform: 'wire', workspace: 'w', channel: 'c' },
  lines: ['/brief ceasefire'],
  schedule: 'daily 07:30',
  zone: 'Europe/Berlin',
  owner: 'u1',
  options: {},
  createdAt: new Date('2026-03-01T12:00:00Z'),
  ...overrides,
});
