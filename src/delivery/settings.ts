import type { Block, Rich } from '../card/card.ts';
import type { Digest, Slot } from '../domain/digest.ts';
import { describePing } from '../domain/ping.ts';
import { describeSchedule, parseSchedule } from '../domain/schedule/schedule.ts';
import { nextSlot } from '../domain/schedule/slot.ts';
import { local } from './moment.ts';

/** A digest's own line in a list. */
export const heading = (one: Digest): Block => ({
  kind: 'text',
  level: 2,
  text: [{ text: `${one.id} · ${one.options.name || one.lines.join(' | ')}` }],
});

/** What it is made of, when and where it comes. */
export function summary(one: Digest, now: Date): Block[] {
  const { onlyNews, quiet, length, ping } = one.options;
  const extras = [
    onlyNews ? 'only with news' : '',
    length ? `${length} stories at most` : '',
    ping ? `mentions ${describePing(ping)}` : '',
    quiet
      ? `quiet on ${[...quiet.weekdays.map((day) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1]), ...quiet.dates].join(', ')}`
      : '',
  ].filter((extra) => extra !== '');
  const value = (words: string): Rich => [{ text: words }];
  return [
    {
      kind: 'fields',
      fields: [
        {
          name: 'Lines',
          value: one.lines.map((line, index) => ({
            text: `${index > 0 ? ' | ' : ''}${line}`,
            command: line,
          })),
        },
        { name: 'When', value: value(`${describeSchedule(parseSchedule(one.schedule))}, ${one.zone}`) },
        { name: 'Next', value: value(one.state === 'paused' ? 'paused' : next(one, now)) },
        {
          name: 'Where',
          value: value(one.to.thread ? `${one.to.channel}, thread ${one.to.thread}` : one.to.channel),
        },
        ...(extras.length > 0 ? [{ name: 'Options', value: value(extras.join(' · ')) }] : []),
      ],
    },
  ];
}

/** The lines that lead on from it. */
export const buttons = (one: Digest): Block => ({
  kind: 'actions',
  actions: [
    { label: 'Preview', command: `/digest preview ${one.id}` },
    one.state === 'paused'
      ? { label: 'Resume', command: `/digest resume ${one.id}` }
      : { label: 'Pause', command: `/digest pause ${one.id}` },
    { label: 'History', command: `/digest history ${one.id}` },
  ],
});

const upcoming = (one: Digest, now: Date): Temporal.Instant | undefined =>
  nextSlot(parseSchedule(one.schedule), one.zone, Temporal.Instant.fromEpochMilliseconds(now.getTime()));

/** Its next slot in words. */
export function next(one: Digest, now: Date): string {
  const slot = upcoming(one, now);
  return slot === undefined ? 'never again' : local(new Date(slot.epochMilliseconds), one.zone);
}

/** Why a slot is as it is. */
export const reasonOf = (slot: Slot, zone: string): string =>
  slot.reason ?? (slot.settledAt ? `sent ${local(slot.settledAt, zone)}` : 'waiting to be sent');

/** Its settings as data. */
export const view = (one: Digest, now: Date) => ({
  id: one.id,
  lines: one.lines,
  schedule: one.schedule,
  zone: one.zone,
  to: one.to,
  owner: one.owner,
  state: one.state,
  options: one.options,
  next: one.state === 'paused' ? null : (upcoming(one, now)?.toString() ?? null),
});
