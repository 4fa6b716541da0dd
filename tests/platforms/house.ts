import type { Card } from '../../src/card/card.ts';
import type { CommandShape, Reply } from '../../src/command/command.ts';
import { formatLine } from '../../src/command/line.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { forgetful, type Host } from '../../src/platforms/host.ts';
import type { Answer } from '../../src/platforms/platform.ts';
import { samples } from '../gallery/samples.ts';

export const shapes: CommandShape[] = [
  {
    name: 'brief',
    summary: 'What is known about a topic',
    examples: ['/brief harbour strike'],
    options: [
      {
        name: 'length',
        description: 'How much',
        required: false,
        kind: 'choice',
        choices: ['short', 'long'],
      },
      { name: 'topic', description: 'Words to look for', required: true, kind: 'string', positional: 1 },
    ],
  },
  { name: 'digest', summary: 'Digests of this channel', examples: ['/digest list'], options: [] },
];

/** A house that answers from the samples and notes who asked what. `/secret` is for the caller alone and known to be; `/refused` turns out to be. */
export function house() {
  const asked: { line: string; caller: Caller }[] = [];
  const warnings: string[] = [];
  const note = (_: object, message: string): void => void warnings.push(message);
  const host: Host = {
    shapes,
    privately: (line) => line.startsWith('/secret'),
    lineOf: (name, values) => {
      const { topic, ...named } = values;
      return formatLine({ command: name, words: topic === undefined ? [] : [String(topic)], named });
    },
    lines: forgetful(),
    log: { info: () => undefined, warn: note, error: note },
  };
  const answer: Answer = async (line, caller): Promise<Reply> => {
    asked.push({ line, caller });
    const name = line.replace(/^\//, '').split(' ')[0] ?? '';
    const card: Card = samples[name] ?? { title: `Answer to ${line}`, blocks: [] };
    return { card, data: null, visibility: /secret|refused/.test(name) ? 'caller' : 'channel' };
  };
  return { host, answer, asked, warnings };
}
