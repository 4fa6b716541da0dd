import type { Ping } from '../card/card.ts';

/** A ping in words, for settings and previews. */
export function describePing(ping: Ping): string {
  if (ping.who === 'here') return '@here';
  if (ping.who === 'everyone') return '@everyone';
  return ping.who === 'user' ? `the user ${ping.id}` : `the group ${ping.id}`;
}

/** The two that name everybody, in the words people type; undefined for anything else. */
export function everybody(words: string): Ping | undefined {
  const word = words.replace(/^@/, '').toLowerCase();
  if (word === 'here') return { who: 'here' };
  return word === 'everyone' || word === 'channel' || word === 'all' ? { who: 'everyone' } : undefined;
}
