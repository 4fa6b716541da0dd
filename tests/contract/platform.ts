import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Address, Caller } from '../../src/domain/caller.ts';
import type { Answer, Platform } from '../../src/platforms/platform.ts';
import { samples } from '../gallery/samples.ts';

/** A platform with the outside that it talks to. */
export interface Standing {
  platform: Platform;
  /** Somewhere it can post to. */
  to: Address;
  /** How many messages stand there. */
  messages(): number;
  /** Two processes post the same card at once, past what the platform does against it; resolves to one of the two. Not where it has nothing to post twice on. */
  twice?(key: string): Promise<{ ref: string }>;
  /** A person types this line; resolves when the answer can be seen. */
  type(line: string): Promise<void>;
  /** Takes the outside away. */
  close(): Promise<void>;
}

/** What every platform does alike. `stand` builds a fresh one, not started. */
export function platformContract(name: string, stand: () => Promise<Standing>): void {
  describe(`${name}: what every platform does`, () => {
    let standing: Standing;
    let asked: { line: string; caller: Caller }[];
    const answer: Answer = async (line, caller) => {
      asked.push({ line, caller });
      return { card: samples.brief!, data: null, visibility: 'channel' };
    };

    beforeEach(async () => {
      asked = [];
      standing = await stand();
    });
    afterEach(async () => {
      await standing.platform.stop();
      await standing.close();
    });

    test('is healthy from its start to its stop, and says why it is not', async () => {
      expect(standing.platform.health()).toMatchObject({ ok: false, why: expect.any(String) });
      await standing.platform.start(answer);
      expect(standing.platform.health()).toEqual({ ok: true });
      await standing.platform.stop();
      expect(standing.platform.health()).toMatchObject({ ok: false, why: expect.any(String) });
    });

    test('hands over a line once, with who asked and where', async () => {
      await standing.platform.start(answer);
      await standing.type('/brief harbour');
      expect(asked).toHaveLength(1);
      expect(asked[0]!.line).toBe('/brief harbour');
      expect(asked[0]!.caller).toMatchObject({
        platform: standing.platform.name,
        workspace: expect.stringMatching(/./),
        channel: expect.stringMatching(/./),
        user: expect.stringMatching(/./),
        manager: expect.any(Boolean),
      });
    });

    test('posts a key once, another one again, and every sample card', async () => {
      await standing.platform.start(answer);
      const before = standing.messages();
      const first = await standing.platform.send(standing.to, samples.digest!, 'key');
      expect(first).toMatchObject({ outcome: 'sent', ref: expect.stringMatching(/./) });
      expect(await standing.platform.send(standing.to, samples.digest!, 'key')).toEqual(first);
      expect(standing.messages() - before).toBe(1);
      for (const [key, card] of Object.entries(samples))
        expect(await standing.platform.send(standing.to, card, key)).toMatchObject({ outcome: 'sent' });
      expect(standing.messages() - before).toBe(1 + Object.keys(samples).length);
    });

    test('of two messages of one key, sent by two processes at once, the one on record stays', async () => {
      if (standing.twice === undefined) return;
      await standing.platform.start(answer);
      const before = standing.messages();
      await standing.platform.send(standing.to, samples.brief!, 'other');
      const { ref } = await standing.twice('key');
      expect(standing.messages() - before).toBe(3);
      await standing.platform.keepOne?.(standing.to, 'key', ref);
      expect(standing.messages() - before).toBe(2);
      expect(await standing.platform.send(standing.to, samples.brief!, 'key')).toEqual({
        outcome: 'sent',
        ref,
      });
    });

    test('stops twice without harm, and starts again', async () => {
      await standing.platform.start(answer);
      await standing.platform.stop();
      await standing.platform.stop();
      await standing.platform.start(answer);
      await standing.type('/brief harbour');
      expect(asked).toHaveLength(1);
    });
  });
}
