import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import * as build from '../../src/card/build.ts';
import { shapeOf } from '../../src/command/option.ts';
import { markOf, nonceOf } from '../../src/platforms/discord/post.ts';
import { discordCommands } from '../../src/platforms/discord/register.ts';
import { render as renderDiscord } from '../../src/platforms/discord/render.ts';
import { manifestOf } from '../../src/platforms/slack/manifest.ts';
import { render as renderSlack } from '../../src/platforms/slack/render.ts';
import { typed } from '../../src/platforms/slack/words.ts';
import { anyCard } from '../card/cards.ts';
import { samples } from '../gallery/samples.ts';
import { bodyProblem, type DiscordBody, flatten } from '../wire/discord-limits.ts';
import { blocksProblem, type SlackBlock, textsOf } from '../wire/slack-limits.ts';
import { shapes } from './house.ts';

const discordOf = (card: Parameters<typeof renderDiscord>[0]): DiscordBody =>
  renderDiscord(card, { idOf: (line) => `l:${line}`.slice(0, 100), mark: 7 });
const slackOf = (card: Parameters<typeof renderSlack>[0]) => renderSlack(card);

describe('every sample, and any card, within the limits', () => {
  test.each(Object.keys(samples))('%s', (name) => {
    expect(bodyProblem(discordOf(samples[name]!))).toBeUndefined();
    expect(blocksProblem(slackOf(samples[name]!).blocks as SlackBlock[])).toBeUndefined();
  });

  test('any card on Discord', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const payload = discordOf(card);
        expect(bodyProblem(payload)).toBeUndefined();
        expect(payload.allowed_mentions).toEqual({ parse: [] });
      }),
      { numRuns: 40 },
    );
  });

  test('any card on Slack, and nothing from outside is a mention or a link of its own', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const payload = slackOf(card);
        expect(blocksProblem(payload.blocks as SlackBlock[])).toBeUndefined();
        expect(payload.text.length).toBeLessThanOrEqual(4_000);
        for (const text of [
          payload.text,
          ...textsOf(payload.blocks.filter((one) => one.type === 'section' || one.type === 'context')),
        ])
          for (const bracket of text.match(/<[^>]*>?/g) ?? [])
            expect(bracket).toMatch(/^<https?:\/\/[^|<>]+\|[^<>|]*>$/);
      }),
      { numRuns: 40 },
    );
  });
});

test('Discord: outside mark-up is shown letter for letter', () => {
  const all = flatten(discordOf(samples.hostile!).components!)
    .map((one) => one.content ?? '')
    .join('\n');
  expect(all).toContain('\\<\\@U012AB3CD\\>');
  expect(all).toContain('\\[click\\]\\(https://evil.example\\)');
  expect(all).toContain('\\# not a heading');
  expect(all).toContain('\\- not a list');
  expect(all).toContain('1\\. nor this');
});

test('Discord: the mark and the nonce of a key are always the same, within their sizes', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(markOf(key)).toBe(markOf(key));
      expect(markOf(key)).toBeGreaterThan(0);
      expect(markOf(key)).toBeLessThan(2 ** 31);
      expect(nonceOf(key).length).toBeLessThanOrEqual(25);
    }),
  );
});

test('Discord: required options come first, choices are offered', () => {
  const [brief] = discordCommands(shapes);
  expect(brief!.options.map((option) => [option.name, option.required])).toEqual([
    ['topic', true],
    ['length', false],
  ]);
  expect(brief!.options[1]!.choices).toEqual([
    { name: 'short', value: 'short' },
    { name: 'long', value: 'long' },
  ]);
});

test('Slack: what a person typed', () => {
  expect(typed('a &amp;lt; <https://x.example/|x.example> <#C1|news> <@U1> <!here>')).toBe(
    'a &lt; https://x.example/ #news @U1 @here',
  );
});

test('words keep their gaps: one space where one was, a mark-up character only where Slack takes it', () => {
  const card = build.card(undefined, [
    build.text(['Who: ', build.strong('Ilse'), 'x', build.cited('said. ', 1), build.emphasis('so')]),
  ]);
  expect(JSON.stringify(discordOf(card).components)).toContain('Who: **Ilse**xsaid. [1] *so*');
  expect(JSON.stringify(slackOf(card).blocks)).toContain('Who: *Ilse*\u200bxsaid. [1] _so_');
});

test('the real commands can be registered at both platforms', () => {
  const real = commands.map(shapeOf);
  const registered = discordCommands(real);
  expect(registered.map((one) => one.name)).toEqual(real.map((one) => one.name));
  for (const one of registered) {
    const options = one.options.flatMap((option) => [option.name, option.description]);
    expect(options.length).toBeLessThanOrEqual(50);
    expect([one.name, one.description, ...options].join('').length).toBeLessThanOrEqual(8_000);
    for (const { name, description } of [one, ...one.options]) {
      expect(name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  }
  const slash = manifestOf(real).features.slash_commands.map((one) => one.command);
  expect(slash[0]).toBe('/news');
  expect(new Set(slash).size).toBe(slash.length);
  for (const taken of ['/who', '/feed', '/search', '/status']) expect(slash).not.toContain(taken);
});
