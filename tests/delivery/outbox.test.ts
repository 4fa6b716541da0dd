import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pause } from '../../src/delivery/sender.ts';
import { daily, plain, world } from './world.ts';

const due = '2026-03-02T06:30:00Z';
const later = (minutes: number): Date => new Date(Date.parse(due) + minutes * 60_000);

describe('sending', () => {
  test('a platform that asks to wait is asked again when it said, and the order in the channel is kept', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    await w.store.digests.add(daily());
    const asked: string[] = [];
    w.outside = (key) => {
      asked.push(key.split('-')[0] ?? '');
      return asked.length === 1
        ? { outcome: 'retry', why: '429', afterMs: 90_000 }
        : { outcome: 'sent', ref: key };
    };
    await w.at(due);
    await w.at(later(1));
    expect(asked).toEqual(['d1']);
    await w.at(later(2));
    expect(asked).toEqual(['d1', 'd1', 'd2']);
  });

  test('a pause noted by a clock that ran ahead is over when the clock has gone back', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.outside = () => ({ outcome: 'retry', why: '503', afterMs: 600_000 });
    await w.at(later(60));
    w.outside = (key) => ({ outcome: 'sent', ref: key });
    await w.at(later(5));
    expect(w.messages).toHaveLength(1);
  });

  test('an outcome nobody knows is repeated only with a look first', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    const looks: boolean[] = [];
    w.outside = (_key, _channel, again) => {
      looks.push(again);
      return again ? { outcome: 'sent', ref: 'found' } : { outcome: 'unknown', why: 'reset' };
    };
    await w.at(due);
    await w.at(later(1));
    await w.at(later(2));
    expect(looks).toEqual([false, true]);
    expect((await w.store.digests.history(1, 1))[0]?.state).toBe('sent');
  });

  test('a process that died while sending leaves the delivery to another, which looks first, but not before the lease is over', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    const never = w.second();
    w.outside = () => new Promise(() => {});
    w.clock = new Date(due);
    void never.tick();
    await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    const looks: boolean[] = [];
    w.outside = (key, _, again) => {
      looks.push(again);
      return { outcome: 'sent', ref: key };
    };
    await w.at(later(1));
    expect(looks).toEqual([]);
    await w.at(later(3));
    expect(looks).toEqual([true]);
  });

  test('held up between claim and send, it does not send on a claim that another has taken over', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.step = (name) => {
      if (name !== 'claimed') return;
      w.step = undefined;
      w.clock = later(3);
      void w.store.outbox.claim('another', later(3), 120_000);
    };
    await w.at(due);
    expect(w.messages).toEqual([]);
    await w.at(later(6));
    expect(w.messages.map((message) => message.again)).toEqual([true]);
  });

  test.each([
    [34, 'late', 'Late: was due 07:30, sent 08:04'],
    [300, 'failed', 'Nobody knows whether it arrived: held up here'],
  ])('held up alone for %i minutes between claim and send: %s', async (minutes, state, reason) => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.step = (name) => {
      if (name === 'claimed') w.clock = later(minutes);
    };
    await w.at(due);
    w.step = undefined;
    await w.at(later(minutes + 1));
    expect((await w.store.digests.history(1, 1))[0]).toMatchObject({ state, reason });
    expect(w.messages).toHaveLength(state === 'late' ? 1 : 0);
  });

  test.each([
    ['the other has sent', true],
    ['the other is still sending', false],
  ])(
    'held up while it sends, past its lease, and %s: one message stays and is the one on record',
    async (_, first) => {
      const w = await world('2026-03-01T12:00:00Z');
      await w.store.digests.add(daily());
      const standing = new Set<string>();
      w.keepOne = (ref) => {
        for (const one of standing) if (one !== ref) standing.delete(one);
      };
      const sends: ((ref: string) => void)[] = [];
      w.outside = () =>
        new Promise((resolve) =>
          sends.push((ref) => {
            standing.add(ref);
            resolve({ outcome: 'sent', ref });
          }),
        );
      const begun = async (count: number): Promise<void> => {
        while (sends.length < count) await new Promise((resolve) => setImmediate(resolve));
      };
      w.clock = new Date(due);
      const stale = w.house.tick();
      await begun(1);
      w.clock = later(3);
      const taking = w.second().tick();
      await begun(2);
      if (first) {
        sends[1]?.('second');
        await taking;
        sends[0]?.('first');
        await stale;
      } else {
        sends[0]?.('first');
        await stale;
        sends[1]?.('second');
        await taking;
      }
      expect([...standing]).toEqual([first ? 'second' : 'first']);
      expect((await w.store.digests.history(1, 1))[0]?.state).toBe('sent');
      expect((await w.store.outbox.waiting()).count).toBe(0);
    },
  );

  test('a message whose answer was lost is looked for once more a lease after it was found', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    const kept: string[] = [];
    w.keepOne = (ref) => {
      kept.push(ref);
      if (kept.length === 1) throw new Error('not now');
    };
    w.outside = (_key, _channel, again) =>
      again ? { outcome: 'sent', ref: 'found' } : { outcome: 'unknown', why: 'reset' };
    await w.at(due);
    await w.at(later(1));
    expect(kept).toEqual([]);
    await w.at(later(3.5));
    await w.at(later(4));
    expect(kept).toEqual(['found']);
    expect(w.errors).toEqual(['Error: not now']);
    await w.at(later(6));
    await w.at(later(60));
    expect(kept).toEqual(['found', 'found']);
  });

  test('two processes on one database send once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wiredesk-'));
    const one = await world('2026-03-01T12:00:00Z', join(folder, 'a.db'));
    const two = await world('2026-03-01T12:00:00Z', join(folder, 'a.db'));
    for (let index = 0; index < 20; index += 1)
      await one.store.digests.add(daily({ to: { platform: 'wire', workspace: 'w', channel: `c${index}` } }));
    for (const minute of [0, 1, 2]) await Promise.all([one.at(later(minute)), two.at(later(minute))]);
    const keys = [...one.messages, ...two.messages].map((message) => message.key);
    expect(keys).toHaveLength(20);
    expect(new Set(keys).size).toBe(20);
    await one.store.close();
    await two.store.close();
    rmSync(folder, { recursive: true });
  });

  test('a channel that refuses is left alone, its owner told once, and it resumes when access returns', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(
      daily({ schedule: '*/30 * * * *', createdAt: new Date('2026-03-02T06:00:00Z') }),
    );
    let refused = 0;
    w.outside = () => {
      refused += 1;
      return { outcome: 'gone', why: 'Missing Access' };
    };
    for (let minute = 0; minute < 6 * 60; minute += 10) await w.at(later(minute));
    expect(refused).toBeLessThanOrEqual(6);
    expect(w.messages.map((message) => message.user)).toEqual(['u1']);
    expect(plain(w.messages[0]?.card)).toContain('Missing Access');
    const record = await w.store.digests.history(1, 100);
    expect(record.every((slot) => slot.state === 'failed' && slot.reason?.includes('Missing Access'))).toBe(
      true,
    );
    expect((await w.store.digests.find(1))?.state).toBe('active');
    w.outside = (key) => ({ outcome: 'sent', ref: key });
    for (let minute = 360; minute < 480; minute += 10) await w.at(later(minute));
    expect(w.messages.length).toBeGreaterThan(1);
    expect(await w.store.outbox.closed()).toEqual([]);
  });

  test('what cannot be sent in time is on record as missed, with what stood in the way', async () => {
    const w = await world('2026-03-01T12:00:00Z');
    await w.store.digests.add(daily());
    w.outside = () => ({ outcome: 'retry', why: '503' });
    for (let minute = 0; minute < 130; minute += 5) await w.at(later(minute));
    expect((await w.store.digests.history(1, 1))[0]).toMatchObject({
      state: 'missed',
      reason: 'It could not be sent in time: 503',
    });
    w.outside = (key) => ({ outcome: 'sent', ref: key });
    await w.at(later(140));
    expect(w.messages).toEqual([]);
  });

  test('pauses grow to ten minutes, and what the platform asks for counts up to an hour', () => {
    expect([1, 2, 3, 4, 5, 9].map((attempt) => pause(attempt))).toEqual([
      5_000, 15_000, 45_000, 135_000, 405_000, 600_000,
    ]);
    expect(pause(1, 60_000)).toBe(60_000);
    expect(pause(1, 86_400_000)).toBe(3_600_000);
  });
});

test('what nobody opens any more is forgotten, the record of the slots is kept', async () => {
  const w = await world('2026-03-01T12:00:00Z');
  await w.store.digests.add(daily());
  await w.at(due);
  expect((await w.store.digests.slot(1, new Date(due)))?.replies).toBeDefined();
  await w.at(later(40 * 1440));
  const old = await w.store.digests.slot(1, new Date(due));
  expect(old?.replies).toBeUndefined();
  expect(old?.state).toBe('sent');
});
